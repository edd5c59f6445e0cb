"""What `reservekopie ...` and `herstel` do: copies of the store, and putting one back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_count, store_options
from gesprekshulp.cli.asking import may
from gesprekshulp.cli.output import Misuse, ask_passphrase, complain, say
from gesprekshulp.cli.place import folder_of

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Backups
    from gesprekshulp.casework.copy_places import Listed
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS, FAILURE = 0, 1, 2

_TOGETHER = "Dit komt in de plaats van je opslag. Wat er nu staat, gaat opzij."


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
    _tell_aside(folder)
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
    lost = [one for one in backups.known_places() if not backups.folders_in(one)]
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
    if chosen.red and (chosen.proef or (chosen.nummer is not None and not chosen.samen)):
        raise Misuse(
            "--red leest alles wat er ligt en schrijft een bestand. Laat het nummer en --proef weg."
        )
    folder = _folder(chosen, may_be_empty=bool(chosen.uit))
    if chosen.samen:
        return _together(chosen, folder)
    if chosen.red:
        return _salvage(chosen, folder)
    place = _place(chosen, folder)
    found = listed_at(place) if chosen.uit else listed(place)
    if not found and not (chosen.nummer is None and listed_aside(folder)):
        raise Misuse(
            f"In “{place}” staat geen reservekopie. Staat er een op een stick of netwerkmap? "
            "Geef die map met --uit."
        )
    if chosen.nummer is None:
        if found:
            _tell(found)
            away = f" --uit {chosen.uit}" if chosen.uit else ""
            verb = f"gesprekshulp herstel NUMMER{away}"
            say(f"Kijk erin: {verb} --proef. Zet terug: {verb}")
        if not chosen.uit:
            _tell_aside(folder)
        say("Is je opslag beschadigd? Voeg samen wat nog klopt: gesprekshulp herstel --samen")
        return GOOD
    copy = next((one for one in found if one.backup.number == chosen.nummer), None)
    if copy is None:
        raise Misuse(f"Kopie {chosen.nummer} is er niet. Zie gesprekshulp herstel.")
    return (
        _try_out(chosen, folder, place, copy)
        if chosen.proef
        else _back(chosen, folder, place, copy)
    )


def _try_out(chosen: Namespace, folder: Path, place: Path, copy: Listed) -> int:
    from gesprekshulp.casework.copy_places import told_of

    keys, _ = _keys(chosen, folder, place, copy)
    whole, told = told_of(copy.backup.path, keys)
    say(told)
    if whole:
        say("Alles past. Er is niets veranderd.")
    return GOOD if whole else FINDINGS


def _salvage(chosen: Namespace, folder: Path) -> int:
    """Write what can still be read of the store, and of what was set aside, as plain text.

    With `--uit`: of everything in that place.
    """
    from gesprekshulp.casework.copy_places import listed_at
    from gesprekshulp.store.keys import earlier_keys, read_key
    from gesprekshulp.store.locations import write_atomically
    from gesprekshulp.store.restore import asides
    from gesprekshulp.store.salvage import as_text, salvage
    from gesprekshulp.store.sqlite import DATABASE_FILE

    target = _free(chosen.red)
    if chosen.uit:
        place = _place(chosen, folder)
        there = listed_at(place)
        keys, _ = _keys(chosen, folder, place, there[0] if there else None)
        files = [one.backup.path for one in there]
    else:
        key = read_key(folder, ask_passphrase(chosen.passphrase_fd))
        files = [one / DATABASE_FILE for one in (folder, *asides(folder))]
        keys = (key, *earlier_keys(folder, key))
    found = salvage([one for one in files if one.exists()], keys)
    write_atomically(target, as_text(found).encode())
    say(f"{len(found)} gebeurtenissen staan leesbaar in {target}. Bewaar dat bestand goed.")
    return GOOD if found else FINDINGS


def _together(chosen: Namespace, folder: Path) -> int:
    """Put together what the store and its copies still give."""
    from gesprekshulp.casework.backups import Copies
    from gesprekshulp.casework.copy_places import listed, listed_at
    from gesprekshulp.casework.key_places import key_file_back
    from gesprekshulp.casework.putting_together import (
        WHOLE,
        done,
        lacking,
        look_together,
        put_together,
        rest_as_text,
        told,
    )
    from gesprekshulp.cli.verbs import clock
    from gesprekshulp.store.locations import BACKUP_FOLDER, write_atomically

    if chosen.nummer is not None:
        raise Misuse("Met --samen doen alle kopieën mee. Laat het nummer weg.")
    target = _free(chosen.red) if chosen.red else None
    place = _place(chosen, folder)
    there = listed_at(place) if chosen.uit else listed(place)
    keys, key_file = _keys(chosen, folder, place, there[0] if there else None)
    copies = listed(folder / BACKUP_FOLDER) if key_file else Copies(folder, keys[0], clock).listed()
    if chosen.uit:
        known = {one.backup.path.absolute() for one in copies}
        copies += [one for one in there if one.backup.path.absolute() not in known]
        copies.sort(key=_newest_first)
    found = look_together(folder, copies, keys)
    if found.whole:
        say(WHOLE)
        if back := key_file_back(folder, key_file, trial=bool(chosen.proef)):
            say(back)
        _tell_aside(folder)
        return GOOD
    for line in told(found):
        say(line)
    code = FINDINGS if lacking(found) else GOOD
    if chosen.proef:
        say("Er is niets veranderd.")
        _tell_aside(folder)
        return code
    if not may(chosen, _TOGETHER):
        return code
    aside = put_together(folder, found, keys, clock(), key_file)
    say(done(found))
    if aside.exists():
        say(f"Wat er stond, is niet weg: het ligt in {aside}.")
    if target is not None:
        write_atomically(target, rest_as_text(folder, aside, keys).encode())
        say(f"De rest staat leesbaar in {target}. Bewaar dat bestand goed.")
    return code


def _place(chosen: Namespace, folder: Path) -> Path:
    """Return where the copies are: the place after `--uit`, or those on this computer."""
    from gesprekshulp.casework.copy_places import place_in
    from gesprekshulp.store.locations import BACKUP_FOLDER

    return place_in(Path(chosen.uit)) if chosen.uit else folder / BACKUP_FOLDER


def _newest_first(one: Listed) -> tuple[int, bool]:
    return -one.backup.number, one.place != "hier"


def _free(name: str) -> Path:
    target = Path(name)
    if target.exists():
        raise Misuse(f"“{target}” bestaat al. Kies met --red een andere naam.")
    return target


def _back(chosen: Namespace, folder: Path, place: Path, copy: Listed) -> int:
    from gesprekshulp.casework.copy_places import told_of
    from gesprekshulp.cli.verbs import clock
    from gesprekshulp.store.restore import put_back

    keys, key_file = _keys(chosen, folder, place, copy)
    whole, inside = told_of(copy.backup.path, keys)
    if not whole and len(inside.splitlines()) == 1:
        raise Misuse(f"{inside} Er is niets veranderd. Kies een andere.")
    what = f"Je zaken worden zoals in {copy.name}. Wat er nu staat, gaat opzij. Daarin:"
    if not may(chosen, what, *inside.splitlines()):
        return GOOD
    aside = put_back(folder, copy.backup.path, keys, clock(), key_file)
    say(f"{copy.name[0].upper()}{copy.name[1:]} is teruggezet.")
    if aside.exists():
        say(f"Wat er stond, is niet weg: het ligt in {aside}.")
    return GOOD


def _keys(
    chosen: Namespace, folder: Path, place: Path, copy: Listed | None
) -> tuple[tuple[bytes, ...], Path | None]:
    """Return the keys that `copy` may be under, and the key file to put back when ours is another.

    The first key is the one that the store is under afterwards.
    """
    from gesprekshulp.store.interface import StoreError, WrongPassphrase
    from gesprekshulp.store.keyfile import KEY_FILE
    from gesprekshulp.store.keys import earlier_keys, read_key
    from gesprekshulp.store.which_key import which_key

    def opened_in(where: Path) -> tuple[bytes, ...]:
        key = read_key(where, secret)
        return (key, *earlier_keys(where, key))

    secret = ask_passphrase(chosen.passphrase_fd, "Wachtwoordzin (of een herstelcode): ")
    if not chosen.uit:
        return opened_in(folder), None
    try:
        ours = opened_in(folder)
    except StoreError:
        ours = ()
    # A stick that was away still has the key file, and the passphrase, of then.
    if ours and copy and which_key(copy.backup.path, ours):
        return ours, None
    try:
        return opened_in(place), place / KEY_FILE
    except WrongPassphrase:
        raise WrongPassphrase(
            f"Deze wachtwoordzin of code past niet op de kopieën in “{place}”: lagen ze daar al voor je je"
            " zin veranderde, typ dan de zin van toen."
        ) from None


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


def _tell_aside(folder: Path) -> None:
    """Tell which stores were set aside, and how to put one back."""
    from gesprekshulp.casework.copy_places import listed_aside

    there = listed_aside(folder)
    if there:
        say("Opzij gegaan bij terugzetten of samenvoegen, het nieuwste eerst:")
    for one in there:
        say(f"{one.line()}: {one.backup.path.parent}")
    if there:
        say("Terugzetten kan ook daarmee, met die map: gesprekshulp herstel --uit MAP")


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
