"""Putting a copy back in the place of the store, which is set aside whole.

Nothing is ever overwritten: what stood there lies in a folder of its own afterwards. When
it breaks off anywhere, doing it again finishes it.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from gesprekshulp.store.backups import backups_in, check_backup
from gesprekshulp.store.cases import glances_of
from gesprekshulp.store.checking import Checked
from gesprekshulp.store.database import Database
from gesprekshulp.store.errors import StoreBusy, UnknownCase, files_of
from gesprekshulp.store.interface import Glance, StoreError
from gesprekshulp.store.keyfile import KEY_FILE, read_form
from gesprekshulp.store.locations import (
    BACKUP_FOLDER,
    make_private_folder,
    replace_patiently,
    sync_folder,
    write_atomically,
)
from gesprekshulp.store.log_files import beside, remove_beside
from gesprekshulp.store.pieces import pieces_of
from gesprekshulp.store.rests import PUT_BACK
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.which_key import key_of, which_key
from gesprekshulp.store.whole_file import change_key, reading_copy, sole_user
from gesprekshulp.store.wiping import wiping
from gesprekshulp.store.with_log import with_its_log

ASIDE = "opzij-"
"""How the folders begin in which a store that was replaced lies, among the backups."""

OTHERS = "ander-"
"""So they begin when it is of somebody else: what is wiped here is not looked for there."""

ASIDE_TIME = "%Y%m%dT%H%M%S"


def put_back(
    folder: Path, copy: Path, keys: Sequence[bytes], now: datetime, key_file: Path | None
) -> Path:
    """Make `copy` the store in `folder`; return where what was there lies now.

    `keys`: the present key, then those it replaced; a copy under one of those is put under
    the present one. `key_file`: the one that belongs to the copy, where `folder` has none or
    another. The copy is checked first. Raises StoreError, and then the store is as it was.
    """
    key = key_of(copy, keys)
    try:
        with with_its_log(copy, key) as whole:
            return _put_back(folder, whole, key, keys, now, key_file)
    except BaseException:
        with contextlib.suppress(OSError):
            _fresh(folder).unlink()
        raise


def _put_back(
    folder: Path,
    copy: Path,
    key: bytes,
    keys: Sequence[bytes],
    now: datetime,
    key_file: Path | None,
) -> Path:
    checked = check_backup(copy, key)
    if checked.fault and not checked.cases:
        raise StoreError(f"Deze reservekopie is beschadigd ({checked.fault}): kies een andere.")
    store = folder / DATABASE_FILE
    fresh = _fresh(folder)
    mine = which_key(store, keys) if store.exists() else None
    others = store.exists() and mine is None and key_file is not None
    aside = _free(
        folder / BACKUP_FOLDER / f"{OTHERS if others else ASIDE}{now.astimezone(UTC):{ASIDE_TIME}}"
    )
    with files_of(folder):
        make_private_folder(folder)
        write_atomically(fresh, copy.read_bytes())
        if key_file is not None:
            read_form(key_file)  # a damaged one must not replace what may be right
        elif key != keys[0]:
            _put_under(keys[0], fresh, key, checked)
        if mine is not None:
            _take_over(store, mine, fresh, key_of(fresh, keys))
        set_aside(folder, aside, mine or keys[0])
        if others:  # its copies go with it: they must not be taken for those of this store
            _copies_aside(folder / BACKUP_FOLDER, aside)
        if key_file is not None:
            write_atomically(folder / KEY_FILE, key_file.read_bytes())
        remove_beside(store)
        replace_patiently(fresh, store)
    return aside


def _put_under(new: bytes, fresh: Path, key: bytes, checked: Checked) -> None:
    """Put the copy that comes in its place under the present key; raises StoreError."""
    change_key(fresh, key, new)
    if check_backup(fresh, new) != checked:
        raise StoreError(f"De kopie kwam niet heel in “{fresh.parent}”: maak ruimte op de schijf.")


def _fresh(folder: Path) -> Path:
    return folder / f"{DATABASE_FILE}.{PUT_BACK}"


def _take_over(store: Path, key: bytes, fresh: Path, under: bytes) -> None:
    """Let the copy that comes in its place know what was wiped and removed since; StoreError.

    What still had to be wiped in copies is wiped in this one.
    """
    try:
        known = pieces_of(store, key, "")
    except StoreError:  # of a newer version: it lies aside, whole
        return
    waiting, removals = known.waiting(), known.side["removals"]
    if not waiting and not removals:
        return
    became = SqliteStore(Database(fresh, under))
    try:
        with contextlib.suppress(UnknownCase):
            wiping([one for more in waiting.values() for one in more])(became)
        became.take_over(waiting, [(key[0], *row[1:]) for key, row in removals.items()])
    finally:
        became.close()
        remove_beside(fresh)
    check_backup(fresh, under)


def _copies_aside(place: Path, aside: Path) -> None:
    for one in backups_in(place):
        replace_patiently(one.path, aside / one.path.name)


def _free(aside: Path) -> Path:
    """Return a folder that is not there yet: what lies aside is never overwritten."""
    tried = itertools.chain(
        [aside], (aside.with_name(f"{aside.name}-{n}") for n in itertools.count(2))
    )
    return next(one for one in tried if not one.exists())


def set_aside(folder: Path, aside: Path, key: bytes) -> None:
    """Copy the store as it lies there to `aside`; it stays too, until the copy replaces it."""
    store = folder / DATABASE_FILE
    if not store.exists() and not (folder / KEY_FILE).exists():
        return
    make_private_folder(aside.parent)
    make_private_folder(aside)
    for one in (store, *beside(store), folder / KEY_FILE):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(one, aside / one.name)
            (aside / one.name).chmod(0o600)
    sync_folder(aside)
    # Only now: looking writes a log back, and with it what was damaged in it would go.
    if store.exists() and not sole_user(store, key):
        shutil.rmtree(aside, ignore_errors=True)
        raise StoreBusy(
            f"De opslag in “{folder}” is nog open in een ander venster: sluit dat eerst."
        )


def asides(folder: Path) -> list[Path]:
    """Return the folders with a store that was replaced, oldest first."""
    with contextlib.suppress(OSError):
        return sorted((folder / BACKUP_FOLDER).glob(f"{ASIDE}*"))
    return []


def others_aside(folder: Path) -> list[Path]:
    """Return the folders with a store of somebody else that was replaced, oldest first."""
    with contextlib.suppress(OSError):
        return sorted((folder / BACKUP_FOLDER).glob(f"{OTHERS}*"))
    return []


def glances_in(copy: Path, key: bytes) -> list[Glance]:
    """Return the cases in a copy without changing it, as Overzicht shows them; StoreError."""
    with reading_copy(copy, key) as con:
        return glances_of(con)
