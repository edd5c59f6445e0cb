"""What `herstel` does once it is known which copies: try one out, put one back, or all together."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.asking import may
from gesprekshulp.cli.output import Misuse, ask_passphrase, say

if TYPE_CHECKING:
    from gesprekshulp.casework.copy_places import Listed

GOOD, FINDINGS = 0, 1

_TOGETHER = "Dit komt in de plaats van je opslag. Wat er nu staat, gaat opzij."


def try_out(chosen: Namespace, folder: Path, place: Path, copy: Listed) -> int:
    """Say what is in a copy, without changing anything."""
    from gesprekshulp.casework.copy_places import told_of

    keys, _ = _keys(chosen, folder, place, copy)
    whole, told = told_of(copy.backup.path, keys)
    say(told)
    if whole:
        say("Alles past. Er is niets veranderd.")
    return GOOD if whole else FINDINGS


def write_readable(chosen: Namespace, folder: Path) -> int:
    """Write what can still be read of the store, and of what was set aside, as plain text.

    With `--uit`: of everything in that place.
    """
    from gesprekshulp.casework.copy_places import listed_at
    from gesprekshulp.store.keys import earlier_keys, read_key
    from gesprekshulp.store.locations import write_atomically
    from gesprekshulp.store.restore import asides
    from gesprekshulp.store.salvage import salvage
    from gesprekshulp.store.salvage_words import as_text
    from gesprekshulp.store.sqlite import DATABASE_FILE

    target = _free(chosen.red)
    if chosen.uit:
        place = place_of(chosen, folder)
        there = listed_at(place)
        keys, _ = _keys(chosen, folder, place, there[0] if there else None)
        files = [one.backup.path for one in there]
    else:
        key = read_key(folder, ask_passphrase(chosen.passphrase_fd))
        files = [one / DATABASE_FILE for one in (folder, *asides(folder))]
        keys = (key, *earlier_keys(folder, key))
    found = salvage([one for one in files if one.exists()], keys)
    if not found:
        say(f"Er is geen gebeurtenis meer te lezen. {target} is niet gemaakt.")
        return FINDINGS
    write_atomically(target, as_text(found).encode())
    say(f"{len(found)} gebeurtenissen staan leesbaar in {target}. Bewaar dat bestand goed.")
    return GOOD


def together(chosen: Namespace, folder: Path) -> int:
    """Put together what the store and its copies still give."""
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
    from gesprekshulp.store.locations import write_atomically

    if chosen.nummer is not None:
        raise Misuse("Met --samen doen alle kopieën mee. Laat het nummer weg.")
    target = None if chosen.red is None else _free(chosen.red)
    keys, key_file, copies = _that_take_part(chosen, folder)
    found = look_together(folder, copies, keys)
    if found.whole:
        say(WHOLE)
        if told_back := key_file_back(folder, key_file, trial=bool(chosen.proef)):
            say(told_back)
        tell_aside(folder)
        return GOOD
    for line in told(found):
        say(line)
    code = FINDINGS if lacking(found) else GOOD
    if chosen.proef:
        say("Er is niets veranderd.")
        tell_aside(folder)
        return code
    if not may(chosen, _TOGETHER):
        return code
    aside = put_together(folder, found, keys, clock(), key_file)
    say(done(found))
    if aside.exists():
        say(f"Wat er stond, is niet weg: het ligt in {aside}.")
    if target is not None:
        if rest := rest_as_text(folder, aside, keys):
            write_atomically(target, rest.encode())
            say(f"De rest staat leesbaar in {target}. Bewaar dat bestand goed.")
        else:
            say(f"Van de rest is niets meer te lezen. {target} is niet gemaakt.")
    return code


def _that_take_part(
    chosen: Namespace, folder: Path
) -> tuple[tuple[bytes, ...], Path | None, list[Listed]]:
    """Return the keys and the key file, as `_keys`, and all copies, newest first; of `--uit` too."""
    from gesprekshulp.casework.backups import Copies
    from gesprekshulp.casework.copy_places import listed, listed_at
    from gesprekshulp.cli.verbs import clock
    from gesprekshulp.store.locations import BACKUP_FOLDER

    place = place_of(chosen, folder)
    there = listed_at(place) if chosen.uit else listed(place)
    keys, key_file = _keys(chosen, folder, place, there[0] if there else None)
    copies = listed(folder / BACKUP_FOLDER) if key_file else Copies(folder, keys[0], clock).listed()
    if chosen.uit:
        known = {one.backup.path.absolute() for one in copies}
        copies += [one for one in there if one.backup.path.absolute() not in known]
        copies.sort(key=_newest_first)
    return keys, key_file, copies


def place_of(chosen: Namespace, folder: Path) -> Path:
    """Return where the copies are: the place after `--uit`, or those on this computer."""
    from gesprekshulp.casework.copy_places import place_in
    from gesprekshulp.store.locations import BACKUP_FOLDER

    return place_in(Path(chosen.uit)) if chosen.uit else folder / BACKUP_FOLDER


def _newest_first(one: Listed) -> tuple[int, bool]:
    return -one.backup.number, one.place != "hier"


def _free(name: str) -> Path:
    from gesprekshulp.casework.key_changes import refused

    if not name.strip():
        raise Misuse("Het bestand heeft geen naam. Typ er een achter --red, zoals gered.txt.")
    if why := refused(Path(name)):
        raise Misuse(f"{why} Kies met --red een andere naam.")
    return Path(name)


def back(chosen: Namespace, folder: Path, place: Path, copy: Listed) -> int:
    """Put a copy in the place of the store, after asking."""
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


def tell_aside(folder: Path) -> None:
    """Tell which stores were set aside, and how to put one back."""
    from gesprekshulp.casework.copy_places import listed_aside

    there = listed_aside(folder)
    if there:
        say("Opzij gegaan bij terugzetten of samenvoegen, het nieuwste eerst:")
    for one in there:
        say(f"{one.line()}: {one.backup.path.parent}")
    if there:
        say("Terugzetten kan ook daarmee, met die map: gesprekshulp herstel --uit MAP")
