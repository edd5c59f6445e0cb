"""What `reservekopie ...` and `herstel` do: copies of the store, and putting one back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_count, store_options
from gesprekshulp.cli.asking import may
from gesprekshulp.cli.output import Misuse, complain, say
from gesprekshulp.cli.place import folder_of
from gesprekshulp.cli.restoring import (
    back,
    place_of,
    tell_aside,
    together,
    try_out,
    write_readable,
)

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Backups
    from gesprekshulp.casework.copy_places import Listed
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS, FAILURE = 0, 1, 2


def reservekopie(chosen: Namespace) -> int:
    """List the copies on this computer, without opening anything."""
    from gesprekshulp.casework.copy_places import listed
    from gesprekshulp.store.locations import BACKUP_FOLDER

    folder = _folder(chosen)
    here = folder / BACKUP_FOLDER
    found = listed(here)
    if found:
        _tell(found)
        say(f"Ze staan in {here}. Terugzetten: gesprekshulp herstel NUMMER")
    else:
        say("Er is nog geen reservekopie. Ze komt vanzelf, of nu: gesprekshulp reservekopie maak")
    tell_aside(folder)
    return GOOD


def maak(chosen: Namespace) -> int:
    """Make a copy now, check it, and send it to the second place."""
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        backups = _backups(desk.backups)
        before = _newest(backups)
        remarks = backups.run()
        for remark in remarks:
            complain(remark)
        newest = _newest(backups)
        if newest > before:
            say(f"De nieuwste reservekopie is nummer {newest}, en zij opent.")
        else:
            had = f" De nieuwste is nog nummer {before}." if before else ""
            say(f"Er is geen kopie bij gekomen.{had}")
    return FINDINGS if remarks else GOOD


def plek(chosen: Namespace) -> int:
    """Choose the second place, say what it is, or stop using it."""
    from gesprekshulp.cli.verbs import opened

    _refuse_nameless(chosen.folder_for_copies, "Wil je geen tweede plek meer? Typ dan --geen.")
    if sum((chosen.geen, chosen.kwijt, chosen.folder_for_copies is not None)) > 1:
        raise Misuse("Kies er één: een map, --geen of --kwijt.")
    with opened(chosen) as desk:
        backups = _backups(desk.backups)
        if chosen.kwijt:
            return _forget_lost(chosen, backups)
        if chosen.folder_for_copies is None and not chosen.geen:
            place = backups.second_place()
            say(f"De tweede plek is {place}." if place else "Er is nog geen tweede plek gekozen.")
            return GOOD
        remarks = backups.choose_second_place("" if chosen.geen else chosen.folder_for_copies)
        for remark in remarks:
            complain(remark)
        place = backups.second_place()
        if place is None:
            say("Er gaat geen kopie meer naar een tweede plek. Wat er al staat, blijft staan.")
        elif remarks:
            say(f"De tweede plek is nu {place}. De volgende kopie gaat er ook heen.")
        else:
            say(f"Elke kopie gaat nu ook naar {place}. Zij is net zo versleuteld.")
        for line in backups.left_behind():
            say(line)
    return FINDINGS if remarks else GOOD


def _forget_lost(chosen: Namespace, backups: Backups) -> int:
    lost = backups.lost_places()
    if not lost:
        say("Elke plek met kopieën is er nu. Er is niets vergeten.")
        return GOOD
    where = ", ".join(str(one.root) for one in lost)
    told = f"Niet te bereiken: {where}. Wat daar nog gewist moest worden, blijft daar staan."
    if not may(chosen, told):
        return GOOD
    backups.forget_lost()
    say(f"Vergeten: {where}. Vind je die plek terug? Haal de map met kopieën daar dan zelf weg.")
    return GOOD


def _newest(backups: Backups) -> int:
    return max((one.backup.number for one in backups.listed()), default=0)


def _refuse_nameless(folder: str | None, remedy: str) -> None:
    """Raise Misuse for a folder without a name, as a script gives that has nothing filled in."""
    if folder is not None and not folder.strip():
        raise Misuse(f"De map heeft geen naam. {remedy}")


def herstel(chosen: Namespace) -> int:
    """List copies to choose from, try one out, put one back, or put all of them together."""
    from gesprekshulp.casework.copy_places import listed, listed_aside, listed_at

    _refuse_nameless(chosen.uit, "Geef achter --uit de map met de kopieën.")
    if chosen.red is not None and (
        chosen.proef or (chosen.nummer is not None and not chosen.samen)
    ):
        raise Misuse(
            "--red leest alles wat er ligt en schrijft een bestand. Laat het nummer en --proef weg."
        )
    folder = _folder(chosen, may_be_empty=bool(chosen.uit))
    if chosen.samen:
        return together(chosen, folder)
    if chosen.red is not None:
        return write_readable(chosen, folder)
    place = place_of(chosen, folder)
    found = listed_at(place) if chosen.uit else listed(place)
    if not found and not (chosen.nummer is None and listed_aside(folder)):
        raise Misuse(
            f"In “{place}” staat geen reservekopie. Staat er een op een stick of netwerkmap? "
            "Geef die map met --uit."
        )
    if chosen.nummer is None:
        away = f" --uit {chosen.uit}" if chosen.uit else ""
        if found:
            _tell(found)
            verb = f"gesprekshulp herstel NUMMER{away}"
            say(f"Kijk erin: {verb} --proef. Zet terug: {verb}")
        if not chosen.uit:
            tell_aside(folder)
        say(
            f"Is je opslag beschadigd? Voeg samen wat nog klopt: gesprekshulp herstel --samen{away}"
        )
        return GOOD
    copy = next((one for one in found if one.backup.number == chosen.nummer), None)
    if copy is None:
        raise Misuse(f"Kopie {chosen.nummer} is er niet. Zie gesprekshulp herstel.")
    return (
        try_out(chosen, folder, place, copy) if chosen.proef else back(chosen, folder, place, copy)
    )


def _folder(chosen: Namespace, may_be_empty: bool = False) -> Path:
    from gesprekshulp.store.sqlite import store_exists

    folder = folder_of(chosen)
    if not may_be_empty and not store_exists(folder):
        raise Misuse(
            f"In “{folder}” staat geen opslag. Kies met --map de goede map, of zeg met --uit waar "
            "de kopieën staan."
        )
    return folder


def _backups(backups: Backups | None) -> Backups:
    if backups is None:
        raise Misuse("Van deze opslag worden geen reservekopieën gemaakt.")
    return backups


def _tell(found: list[Listed]) -> None:
    say("nummer  gemaakt op          grootte  plek")
    for one in found:
        say(one.line())


def add_backups(verbs: Verbs) -> None:
    """Add the arguments of `reservekopie` and `herstel`."""
    verb = verbs.add_parser(
        "reservekopie",
        help="kijk welke reservekopieën er zijn, maak er een, kies een tweede plek",
        description="Zonder meer: noemt de reservekopieën op deze computer.",
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="reservekopie")
    below = verb.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    one = below.add_parser(
        "maak",
        help="maak nu een reservekopie",
        description="Maakt een versleutelde kopie, opent haar om te zien of zij klopt, en brengt haar "
        "naar de tweede plek. Kopieën die te oud zijn, gaan weg.",
    )
    store_options(one, again=True)
    one.set_defaults(verb="reservekopie maak")
    one = below.add_parser(
        "plek",
        help="kies een tweede plek, zoals een stick of netwerkmap",
        description="Zonder map hoor je welke plek gekozen is. Elke kopie gaat ook daarheen.",
    )
    one.add_argument("folder_for_copies", nargs="?", metavar="PLEK", help="een map die er al is")
    one.add_argument("--geen", action="store_true", help="gebruik geen tweede plek meer")
    one.add_argument(
        "--kwijt",
        action="store_true",
        help="vergeet de plekken die er niet zijn, zoals een stick die voorgoed weg is",
    )
    one.add_argument("--ja", action="store_true", help="vraag niet of je het zeker weet")
    store_options(one, again=True)
    one.set_defaults(verb="reservekopie plek")
    verb = verbs.add_parser(
        "herstel",
        help="zet een reservekopie terug, of voeg samen wat nog klopt",
        description="Zonder nummer: de kopieën om uit te kiezen. Met een nummer wordt die kopie je "
        "opslag. Met --samen komt er een nieuwe opslag uit wat nog klopt, in je opslag en in alle "
        "kopieën. Wat er stond, wordt opzij gelegd en niet overschreven.",
    )
    verb.add_argument("nummer", nargs="?", type=a_count, metavar="NUMMER", help="welke kopie")
    verb.add_argument("--proef", action="store_true", help="kijk erin, zonder iets te veranderen")
    verb.add_argument("--uit", metavar="PLEK", help="neem de kopieën uit deze map, zoals een stick")
    verb.add_argument(
        "--red",
        metavar="BESTAND",
        help="schrijf wat nog te lezen is van een beschadigde opslag als gewone tekst",
    )
    verb.add_argument(
        "--samen",
        action="store_true",
        help="voeg samen wat in je opslag en in alle kopieën nog klopt",
    )
    verb.add_argument("--ja", action="store_true", help="vraag niet of je het zeker weet")
    store_options(verb, again=True)
    verb.set_defaults(verb="herstel")


BACKUP_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "reservekopie": reservekopie,
    "reservekopie maak": maak,
    "reservekopie plek": plek,
    "herstel": herstel,
}
