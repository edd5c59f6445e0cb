"""Putting a copy back in the place of the store, which is set aside whole.

Nothing is ever overwritten: what stood there lies in a folder of its own afterwards. When
it breaks off anywhere, doing it again finishes it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from gesprekshulp.store.backups import check_backup
from gesprekshulp.store.cases import glances_of
from gesprekshulp.store.errors import StoreBusy, files_of
from gesprekshulp.store.interface import Glance, StoreError
from gesprekshulp.store.keyfile import KEY_FILE, read_form
from gesprekshulp.store.locations import (
    BACKUP_FOLDER,
    make_private_folder,
    replace_patiently,
    sync_folder,
    write_atomically,
)
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.which_key import which_key
from gesprekshulp.store.whole_file import change_key, reading_copy, sole_user
from gesprekshulp.store.with_log import with_its_log

ASIDE = "opzij-"
"""How the folders begin in which a store that was replaced lies, among the backups."""

_TAILS = ("", "-wal", "-shm")


def put_back(
    folder: Path, copy: Path, keys: Sequence[bytes], now: datetime, key_file: Path | None
) -> Path:
    """Make `copy` the store in `folder`; return where what was there lies now.

    `keys`: the present key, then those it replaced; a copy under one of those is put under
    the present one. `key_file`: the one that belongs to the copy, where `folder` has none or
    another. The copy is checked first. Raises StoreError, and then the store is as it was.
    """
    key = which_key(copy, keys) or keys[0]
    with with_its_log(copy, key) as whole:
        return _put_back(folder, whole, key, keys, now, key_file)


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
    fresh = folder / f"{DATABASE_FILE}.terug"
    aside = _free_aside(folder, now)
    with files_of(folder):
        make_private_folder(folder)
        write_atomically(fresh, copy.read_bytes())
        if key_file is not None:
            read_form(key_file)  # a damaged one must not replace what may be right
        elif key != keys[0]:
            change_key(fresh, key, keys[0])
            if check_backup(fresh, keys[0]) != checked:
                raise StoreError(
                    f"De kopie kwam niet heel in “{folder}”: maak ruimte op de schijf."
                )
        set_aside(folder, aside, (store.exists() and which_key(store, keys)) or keys[0])
        if key_file is not None:
            write_atomically(folder / KEY_FILE, key_file.read_bytes())
        for tail in _TAILS[1:]:  # of the file that goes; with another it would be misread
            (folder / (DATABASE_FILE + tail)).unlink(missing_ok=True)
        replace_patiently(fresh, store)
    return aside


def _free_aside(folder: Path, now: datetime) -> Path:
    """Return a folder that is not there yet: twice in one second must not cost the first."""
    first = folder / BACKUP_FOLDER / f"{ASIDE}{now.astimezone(UTC):%Y%m%dT%H%M%S}"
    aside, number = first, 1
    while aside.exists():
        number += 1
        aside = first.with_name(f"{first.name}-{number}")
    return aside


def set_aside(folder: Path, aside: Path, key: bytes) -> None:
    """Copy the store as it lies there to `aside`; it stays too, until the copy replaces it."""
    store = folder / DATABASE_FILE
    if not store.exists() and not (folder / KEY_FILE).exists():
        return
    make_private_folder(aside.parent)
    make_private_folder(aside)
    for name in (*(DATABASE_FILE + tail for tail in _TAILS), KEY_FILE):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(folder / name, aside / name)
            (aside / name).chmod(0o600)
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


def glances_in(copy: Path, key: bytes) -> list[Glance]:
    """Return the cases in a copy without changing it, as Overzicht shows them; StoreError."""
    with reading_copy(copy, key) as con:
        return glances_of(con)
