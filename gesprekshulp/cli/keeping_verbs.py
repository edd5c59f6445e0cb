"""What `dossier bewaar`, `verwijder`, `weggehaald` and `wis` do: how long a case stays, removing it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_date, a_number_or_word, store_options
from gesprekshulp.cli.asking import may
from gesprekshulp.cli.output import Misuse, complain, say
from gesprekshulp.text import in_a_row, quoted

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.casework.keeping import Removed
    from gesprekshulp.casework.typed import Typed
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS = 0, 1


def bewaar(chosen: Namespace) -> int:
    """Say how long a case is kept, or record it with its reason."""
    from gesprekshulp.assistant.dates import dutch_date
    from gesprekshulp.casework.keeping import reason_of_term, set_term, terms
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.find_case(chosen.zaak)
        if chosen.reden is None and chosen.vanaf is not None:
            raise Misuse(
                "Geef met --reden ook waarom, bijvoorbeeld --reden vertrokken. De redenen zie je met: "
                f"gesprekshulp dossier bewaar {case}"
            )
        if chosen.reden is None:
            until = terms(desk).get(case)
            why = reason_of_term(desk, case)
            why = f" Reden: {why}." if why else ""
            say(
                f"Zaak {case} blijft tot en met {dutch_date(until, weekday=False)}.{why}"
                if until
                else f"Voor zaak {case} is nog niet vastgelegd hoe lang zij blijft."
            )
            say("Redenen, met --reden en --vanaf:")
            for ground in desk.content.keeping.values():
                years = "geen jaren erbij" if ground.years == "0" else f"{ground.years} jaar"
                say(f"  {ground.id:24} {ground.title} ({years}). {ground.text}")
            return GOOD
        if chosen.vanaf is None:
            raise Misuse("Geef met --vanaf ook de dag, bijvoorbeeld --vanaf 2027-08-01.")
        until = set_term(desk, case, chosen.reden, chosen.vanaf)
        say(f"Zaak {case} blijft tot en met {dutch_date(until, weekday=False)}.")
        ground = desk.content.keeping[chosen.reden]
        if ground.uncertain:
            say(ground.uncertain)
        for source in ground.sources:
            say(f"Bron: {source}. Lees haar met: gesprekshulp bron {source}")
    return GOOD


def verwijder(chosen: Namespace) -> int:
    """Remove a case for good: from the store and from every copy."""
    from gesprekshulp.casework.keeping import ground_of, remove_case, removing_told
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.find_case(chosen.zaak)
        if chosen.reden:
            ground_of(desk, chosen.reden)  # a wrong one is told before anything is asked
        events = desk.store.load(case)
        title = next(one.title for one in desk.glances() if one.case == case)
        what = f"Voorgoed weghalen: zaak {case} ({title})."
        if not may(chosen, what, *removing_told(desk, events)):
            return GOOD
        removed = remove_case(desk, case, chosen.reden or "")
        return _tell(
            removed,
            f"Weg: {removed.events} gebeurtenissen. Er blijft staan dat er een zaak is weggehaald, "
            "niet van wie.",
        )


def weggehaald(chosen: Namespace) -> int:
    """List what was ever removed; nothing in it says of whom."""
    from gesprekshulp.casework.keeping import removals_told
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        for line in removals_told(desk) or ["Er is nog nooit een zaak weggehaald."]:
            say(line)
    return GOOD


def wis(chosen: Namespace) -> int:
    """List what is in a case, or wipe one thing for good, with what else is of the same note."""
    from gesprekshulp.casework.keeping import about_the_same, wipe_events, wipeable, wiping_told
    from gesprekshulp.casework.naming import describe_at
    from gesprekshulp.casework.typed import typed_in
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.find_case(chosen.zaak)
        events = {event.ordinal: event for event in desk.store.load(case)}
        typed = typed_in(desk, case)
        if chosen.nummer is None:
            for event in events.values():
                say(f"{event.ordinal:5}  {describe_at(event)}")
            say("Getypt, en niet vastgelegd:")
            for one in typed:
                say(f"{one.word}  {one.told}")
            say("Wis er één voorgoed: gesprekshulp dossier wis ZAAK NUMMER, of het woord vooraan.")
            return GOOD
        if isinstance(chosen.nummer, str):
            return _wipe_typed(desk, case, chosen, {one.word: one for one in typed})
        if chosen.nummer not in events:
            raise Misuse(
                f"Gebeurtenis {chosen.nummer} is er niet. Zie gesprekshulp dossier wis {case}."
            )
        if not wipeable([events[chosen.nummer]]):
            raise Misuse(
                f"Gebeurtenis {chosen.nummer} kan de zaak niet missen, of is al gewist. "
                f"De hele zaak weghalen: gesprekshulp dossier verwijder {case}."
            )
        ordinals = about_the_same(events.values(), events[chosen.nummer])
        also = in_a_row([str(one) for one in ordinals if one != chosen.nummer])
        if also:
            say(f"Over hetzelfde gaat ook: {also}. Dat gaat mee weg.")
        what = [f"{one:5}  {describe_at(events[one])}" for one in ordinals]
        if not may(chosen, "Voorgoed wissen:", *what, *wiping_told(desk, events.values())):
            return GOOD
        done = f"Gewist: {in_a_row([str(one) for one in ordinals])}."
        return _tell(wipe_events(desk, case, ordinals), done)


def _wipe_typed(desk: Desk, case: str, chosen: Namespace, typed: Mapping[str, Typed]) -> int:
    from gesprekshulp.casework.keeping import typed_wiping_told, wipe_typed

    one = typed.get(chosen.nummer)
    if one is None:
        raise Misuse(f"{quoted(chosen.nummer)} is er niet. Zie gesprekshulp dossier wis {case}.")
    if not may(chosen, "Voorgoed wissen:", one.told, *typed_wiping_told(desk)):
        return GOOD
    return _tell(wipe_typed(desk, case, one.field), "Gewist.")


def _tell(removed: Removed, done: str) -> int:
    """Tell what was done and what is left to do; return the exit code."""
    say(done)
    for remark in removed.remarks:
        complain(remark)
    return GOOD if removed.everywhere else FINDINGS


def add_keeping(below: Verbs) -> None:
    """Add the arguments below `dossier`."""
    one = below.add_parser(
        "bewaar",
        help="leg vast hoe lang een zaak blijft, en waarom",
        description="Zonder --reden hoor je hoe lang de zaak blijft, en welke redenen er zijn.",
    )
    one.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    one.add_argument("--reden", metavar="REDEN", help="waarom, zoals vertrokken")
    one.add_argument("--vanaf", type=a_date, metavar="D", help="de dag waarop het tellen begint")
    store_options(one, again=True)
    one.set_defaults(verb="dossier bewaar")
    one = below.add_parser(
        "verwijder",
        help="haal een zaak voorgoed weg, ook uit de reservekopieën",
        description="Daarna staat er alleen nog dat er iets is verwijderd, niet van wie. Wat je voor "
        "anderen maakte, wordt genoemd: dat haal je zelf weg.",
    )
    one.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    one.add_argument(
        "--reden", metavar="REDEN", help="waarom; anders de reden van de bewaartermijn"
    )
    one.add_argument("--ja", action="store_true", help="vraag niet of je het zeker weet")
    store_options(one, again=True)
    one.set_defaults(verb="dossier verwijder")
    one = below.add_parser(
        "weggehaald",
        help="noem wat er ooit is weggehaald, wanneer en waarom",
        description="Eén regel per zaak die voorgoed wegging: de dag, de reden en hoeveel het was. Er "
        "staat niet bij van wie.",
    )
    store_options(one, again=True)
    one.set_defaults(verb="dossier weggehaald")
    one = below.add_parser(
        "wis",
        help="wis de inhoud van één gebeurtenis, of getypte tekst, ook uit de reservekopieën",
        description="Zonder nummer krijg je alle gebeurtenissen met hun nummer, en daaronder wat getypt is "
        "en niet vastgelegd. Na het wissen van een gebeurtenis staat er nog dat er iets was, en klopt de zaak nog.",
    )
    one.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    one.add_argument(
        "nummer",
        nargs="?",
        type=a_number_or_word,
        metavar="NUMMER",
        help="welke gebeurtenis; of het woord vooraan bij wat getypt is",
    )
    one.add_argument("--ja", action="store_true", help="vraag niet of je het zeker weet")
    store_options(one, again=True)
    one.set_defaults(verb="dossier wis")


KEEPING_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "dossier bewaar": bewaar,
    "dossier verwijder": verwijder,
    "dossier weggehaald": weggehaald,
    "dossier wis": wis,
}
