"""How long a case stays, and removing one, or something in one, for good, line by line."""

from __future__ import annotations

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.grounds import Ground
from gesprekshulp.casework.keeping import (
    about_the_same,
    called_apart,
    over,
    reason_of_term,
    removals_told,
    remove_case,
    removing_told,
    set_term,
    terms,
    typed_wiping_told,
    wipe_events,
    wipe_typed,
    wipeable,
    wiping_told,
)
from gesprekshulp.casework.naming import describe_at
from gesprekshulp.casework.typed import Typed, typed_in
from gesprekshulp.plat.answers import ask_date, sure
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.why import why_aside
from gesprekshulp.store.interface import Glance, StoreError


def run_keeping(desk: Desk, console: Console) -> None:
    """Let the user set a term, remove a case, wipe, or hear what was removed, until they go back."""
    ways = (_term, _remove, _removals, _wipe)
    while True:
        picked = console.choose(
            "Bewaren en weghalen",
            [
                "hoe lang een zaak blijft",
                "een zaak voorgoed weghalen",
                "horen wat er ooit is weggehaald",
                "iets in een zaak voorgoed wissen",
            ],
            menu=True,
        )
        if picked is None:
            return
        try:
            ways[picked](desk, console)
        except StoreError as error:
            console.say(str(error))


def _case(desk: Desk, console: Console) -> Glance | None:
    known, until = desk.glances(), terms(desk)
    if not known:
        console.say("Er zijn nog geen zaken.")
        return None
    late = over(desk)
    told = [
        f"{one.title}, {'bleef' if one.case in late else 'blijft'} tot en met "
        f"{dutch_date(until[one.case], weekday=False)}"
        f"{': bewaartermijn voorbij' if one.case in late else ''}"
        if one.case in until
        else f"{one.title}, nog geen termijn"
        for one in known
    ]
    picked = console.choose("Welke zaak?", told)
    return None if picked is None else known[picked]


def _term(desk: Desk, console: Console) -> None:
    one = _case(desk, console)
    if one is None:
        return
    console.say("De privacywet noemt geen getal. Wat je school afspreekt, gaat voor.")
    grounds = list(desk.content.keeping.values())
    behind = [Ground(ground.title, tuple(ground.sources)) for ground in grounds]
    picked = console.choose(
        f"Waarom blijft {one.title}, en hoe lang?",
        [f"{ground.title} ({_years(ground.years)})" for ground in grounds],
        aside=why_aside(desk, console, lambda: behind),
    )
    if picked is None:
        return
    ground = grounds[picked]
    console.say(ground.text)
    day = ask_date(console, "Vanaf welke dag? (leeg = terug): ", desk.today())
    if day is None:
        return
    last = set_term(desk, one.case, ground.id, day)
    console.say(f"{one.title} blijft tot en met {dutch_date(last, weekday=False)}.")
    console.say(*([ground.uncertain] if ground.uncertain else []))


def _years(years: str) -> str:
    return "geen jaren erbij" if years == "0" else f"{years} jaar"


def _remove(desk: Desk, console: Console) -> None:
    one = _case(desk, console)
    if one is None:
        return
    grounds = list(desk.content.keeping.values())
    kept = reason_of_term(desk, one.case)
    picked = console.choose(
        "Om welke reden?",
        [ground.title for ground in grounds],
        stop=f"die van de bewaartermijn: {kept}" if kept else "geen reden noemen",
    )
    console.say("", f"{called_apart(desk, one.case)} voorgoed weghalen:")
    if not sure(console, *removing_told(desk, desk.store.load(one.case))):
        return
    removed = remove_case(desk, one.case, "" if picked is None else grounds[picked].id)
    console.say(f"Weg: {removed.events} gebeurtenissen.", *removed.remarks)


def _removals(desk: Desk, console: Console) -> None:
    console.say("")
    console.read_out(removals_told(desk) or ["Er is nog nooit een zaak weggehaald."])


def _wipe(desk: Desk, console: Console) -> None:
    one = _case(desk, console)
    if one is None:
        return
    events = desk.store.load(one.case)
    offered = wipeable(events)[::-1]
    # What is typed now is the newest there is; all of it at once comes last.
    *typed, everything = typed_in(desk, one.case)
    picked = console.choose(
        "Wat wil je voorgoed wissen? Het nieuwste staat bovenaan.",
        [*(one.told for one in typed), *map(describe_at, offered), everything.told],
    )
    if picked is None:
        return
    if not len(typed) <= picked < len(typed) + len(offered):
        _wipe_typed(desk, console, one.case, typed[picked] if picked < len(typed) else everything)
        return
    picked -= len(typed)
    chosen = offered[picked]
    ordinals = about_the_same(events, chosen)
    console.say("", describe_at(chosen))
    if not sure(console, *wiping_told(desk, events, ordinals, chosen.ordinal)):
        return
    removed = wipe_events(desk, one.case, ordinals)
    console.say("Gewist, ook uit de kopieën.", *removed.remarks)


def _wipe_typed(desk: Desk, console: Console, case: str, one: Typed) -> None:
    console.say("", one.told)
    if sure(console, *typed_wiping_told(desk)):
        console.say("Gewist, ook uit de kopieën.", *wipe_typed(desk, case, one.field).remarks)
