"""A new key for the store, and what follows: copies go along, old keys go once nothing needs them.

A copy under the old key would go on opening for whoever knows the old one. So each copy that
can be reached is put under the new key too. One that cannot, such as on a stick that is not
there, keeps its own; that old key stays, wrapped under the new, until the copy was reached
or is gone. How it is done safely stands in `store.renewal`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import folder_names, known_places, place_name
from gesprekshulp.casework.key_places import key_files_aside
from gesprekshulp.store import system_keyring
from gesprekshulp.store.backups import backups_in, check_backup
from gesprekshulp.store.errors import files_of
from gesprekshulp.store.interface import DamagedStore, StoreError
from gesprekshulp.store.keyfile import KEY_FILE, KEYRING, RECOVERY, SCHOOL
from gesprekshulp.store.keys import earlier_keys, keep_earlier, keyring_name, read_key
from gesprekshulp.store.locations import BACKUP_FOLDER, make_private_folder, write_atomically
from gesprekshulp.store.log_files import log_of
from gesprekshulp.store.renewal import TooManyKeys, move_copy, renew
from gesprekshulp.store.restore import asides
from gesprekshulp.store.rests import clear_aside
from gesprekshulp.store.second_places import MARK, folders_of, mark_of, recognise
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.wal import hmac_of, rescue
from gesprekshulp.store.which_key import which_key

_DONE = "Je zaken hebben een nieuwe sleutel. Je wachtwoordzin is dezelfde gebleven."
_FALLEN = {
    RECOVERY: "Je herstelcode opent niets meer: maak een nieuwe en gooi het oude blad weg.",
    SCHOOL: "De code van de school opent niets meer: maak een nieuwe en geef die aan je directeur.",
    KEYRING: "De sleutelring van deze computer opent niets meer: zet hem zo nodig weer aan.",
}
_LEFT = (
    "Nog niet elke kopie kon mee, bijvoorbeeld omdat de tweede plek er niet is. Die kopieën blijven"
    " open gaan voor jou. Sluit die plek aan en maak een reservekopie: dan gaan ze over op de nieuwe"
    " sleutel."
)
_STAYS = (
    "Wie je oude sleutelbestand en je oude zin heeft, kan dat nog lezen. Heb je het niet meer nodig,"
    " gooi het dan zelf weg en maak een reservekopie."
)
_ASIDE_STAYS = (
    "In “{}” ligt een beschadigde opslag. Die kan niet mee en blijft onder de vorige sleutel. Kijk"
    f" wat er nog in staat: gesprekshulp herstel --red BESTAND. {_STAYS}"
)
_COPY_STAYS = (
    "De kopie “{}” is beschadigd. Die kan niet mee en blijft onder de vorige sleutel. " + _STAYS
)


def renew_key(
    folder: Path, passphrase: str, today: date, open_store: Backups | None = None
) -> list[str]:
    """Give the store a new key and take the copies along; return what to tell. StoreError.

    `open_store`: what holds the store open in this process; it goes on under the new key.
    Nobody else may have it open.
    """
    name = keyring_name(folder)
    try:
        if open_store is not None:
            renewed, taken = open_store.renew(passphrase, today)
        else:
            renewed = renew(folder, passphrase, today)
            taken = take_copies_along(folder, renewed.key)
    except TooManyKeys as error:
        left = _staying_behind(folder, read_key(folder, passphrase))
        raise StoreError(" ".join((str(error), *left))) from None
    if name:
        system_keyring.forget(name)
    told = [_DONE, *(_FALLEN[kind] for kind in renewed.fallen if kind in _FALLEN)]
    if not taken:
        told += _staying_behind(folder, renewed.key) or [_LEFT]
    return told


def take_copies_along(folder: Path, key: bytes) -> bool:
    """Put every copy under `key`, and forget the earlier keys that none is under any more.

    Returns False when a copy still needs an earlier one. Does nothing when there is none.
    """
    try:
        earlier = earlier_keys(folder, key)
    except StoreError:  # opening the store says what is wrong with its key file
        return False
    if not earlier:
        return True
    needed: set[bytes] = set()
    keys = (key, *earlier)
    for copy in _copies_here(folder):
        needed.update(_left_after(copy, keys, None))
    key_files_aside(folder, keys)
    needed.update(_second_places(folder, keys))
    with contextlib.suppress(StoreError):
        keep_earlier(folder, key, needed)
    return not needed


def _copies_here(folder: Path) -> Iterator[Path]:
    for one in backups_in(folder / BACKUP_FOLDER):
        yield one.path
    for aside in asides(folder):
        clear_aside(aside)
        if (aside / DATABASE_FILE).exists():
            yield aside / DATABASE_FILE


def _staying_behind(folder: Path, key: bytes) -> list[str]:
    """Return in sentences what is still under an earlier key, and what to do about it."""
    earlier = earlier_keys(folder, key)
    keys = (key, *earlier)
    told = [_stays(copy, earlier) for copy in _copies_here(folder)]
    for place in known_places(folder, keys):
        there = folders_of(place, folder_names(keys))
        if not there and place.under != place_name(key):
            told.append(_LEFT)
        told += [_stays(one.path, earlier) for before in there for one in backups_in(before)]
    return [one for one in dict.fromkeys(told) if one]


def _stays(copy: Path, earlier: Sequence[bytes]) -> str:
    """Return what to tell of a copy that lies under one of these keys, "" when it does not."""
    try:
        under = which_key(copy, earlier)
    except StoreError:
        return _LEFT
    if under is None:
        return ""
    try:
        damaged = _bears_damage(copy, under) or bool(check_backup(copy, under).fault)
    except DamagedStore:
        damaged = True
    except (StoreError, OSError):
        damaged = False
    if not damaged:
        return _LEFT
    if copy.name == DATABASE_FILE:
        return _ASIDE_STAYS.format(copy.parent)
    return _COPY_STAYS.format(copy)


def _left_after(copy: Path, keys: Sequence[bytes], target: Path | None) -> set[bytes]:
    """Put one copy under the first of `keys`; return the key it is still under when that fails."""
    try:
        under = which_key(copy, keys)
    except StoreError:
        return set(keys[1:])  # nothing is known of it, so nothing may go
    if under is None:  # of another store, or too damaged for any key
        return set()
    if under == keys[0] and target is None:
        return set()
    try:
        if _bears_damage(copy, under):
            return {under}
        move_copy(copy, under, keys[0], target)
    except (StoreError, OSError):
        return {under}
    return set()


def _bears_damage(copy: Path, key: bytes) -> bool:
    """Whether a damaged log lies beside it, kept for what may still be read in it."""
    log = log_of(copy)
    if not log.exists():
        return False
    with copy.open("rb") as file:
        salt = file.read(16)
    return rescue(log.read_bytes(), hmac_of(key, salt)) is not None


def _second_places(folder: Path, keys: Sequence[bytes]) -> set[bytes]:
    """Take the copies in every second place along; return the keys that copies are still under."""
    left: set[bytes] = set()
    for place in known_places(folder, keys):
        if folders_of(place, folder_names(keys)):
            left |= _in_place(folder, place.root, keys)
        elif place.under != place_name(keys[0]):  # away, or another stick lies there now
            left |= set(keys[1:])
    return left


def _in_place(folder: Path, root: Path, keys: Sequence[bytes]) -> set[bytes]:
    there = root / place_name(keys[0])
    left: set[bytes] = set()
    for old in keys[1:]:
        before = root / place_name(old)
        if not before.is_dir():
            continue
        try:
            with files_of(root):
                make_private_folder(there)
                write_atomically(there / KEY_FILE, (folder / KEY_FILE).read_bytes())
                if mark_of(before):
                    write_atomically(there / MARK, mark_of(before).encode())
        except StoreError:
            return set(keys[1:])
        for one in backups_in(before):
            left |= _left_after(one.path, keys, there / one.path.name)
        if not backups_in(before):
            with contextlib.suppress(OSError):
                for name in (KEY_FILE, MARK):
                    (before / name).unlink(missing_ok=True)
                before.rmdir()
    if not left and there.is_dir():
        with contextlib.suppress(OSError):
            recognise(folder / BACKUP_FOLDER, there, folder_names(keys))
    return left
