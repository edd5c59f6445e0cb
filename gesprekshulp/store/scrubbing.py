"""Wiping in copies too: each copy is rewritten whole, and replaces the old one when it is right.

Rewriting is chosen over letting copies age: a copy of a year old would otherwise bring
back what a parent was told is gone. A copy that cannot be opened cannot be rewritten, so
it is removed.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from gesprekshulp.store.backups import backups_in, check_backup
from gesprekshulp.store.database import Database
from gesprekshulp.store.errors import StoreFull, TraceLeft, UnknownCase, files_of
from gesprekshulp.store.interface import DamagedStore, StoreError
from gesprekshulp.store.locations import make_private_file, replace_patiently
from gesprekshulp.store.log_files import log_of, remove_database
from gesprekshulp.store.restore import asides
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.which_key import key_of
from gesprekshulp.store.wiping import Act


class Scrubbed(NamedTuple):
    """How many copies were rewritten and removed, and which could not be changed at all.

    `full`: for some of those because the disk is.
    """

    rewritten: int = 0
    removed: int = 0
    stuck: tuple[Path, ...] = ()
    full: bool = False

    def and_also(self, more: Scrubbed) -> Scrubbed:
        """Return both together."""
        return Scrubbed(
            self.rewritten + more.rewritten,
            self.removed + more.removed,
            self.stuck + more.stuck,
            self.full or more.full,
        )


def copies_at(folder: Path, place: Path) -> list[Path]:
    """Return every file with cases in a place of copies; `folder` adds what was set aside."""
    return [*(one.path for one in backups_in(place)), *copies_aside(folder)]


def copies_aside(folder: Path) -> list[Path]:
    """Return the files of the stores that were set aside, oldest first."""
    return [one / DATABASE_FILE for one in asides(folder) if (one / DATABASE_FILE).exists()]


def scrub(copies: Iterable[Path], keys: Sequence[bytes], act: Act, spare: bool = False) -> Scrubbed:
    """Do `act` in every copy. What it does not find there (StoreError UnknownCase) is fine.

    `keys`: the present key, then those it replaced; a copy may be under any of them. `spare`:
    leave a damaged copy as it is, as there may be something in it to bring back.
    """
    rewritten = removed = 0
    stuck, full = [], False
    for copy in copies:
        try:
            key = key_of(copy, keys)
            if readable(copy, key):
                rewritten += _rewrite(copy, key, act)
            elif not spare:
                remove_database(copy)
                removed += 1
        except (StoreError, OSError) as error:
            stuck.append(copy)
            # Nobody else uses a copy, so a trace is only left in it for want of room.
            full = full or isinstance(error, StoreFull | TraceLeft)
    return Scrubbed(rewritten, removed, tuple(stuck), full)


def lost_by_wiping(folder: Path, keys: Sequence[bytes]) -> list[Path]:
    """Return which stores that were set aside do not open: they go as a whole, whatever is wiped."""
    lost = []
    for aside in copies_aside(folder):
        with contextlib.suppress(StoreError, OSError):
            if not readable(aside, key_of(aside, keys)):
                lost.append(aside)
    return lost


def readable(copy: Path, key: bytes) -> bool:
    """Return False for a copy that is damaged; raises StoreError for one that is only in the way."""
    try:
        check = check_backup(copy, key)
    except DamagedStore:
        return False
    return bool(check.cases) or not check.fault


def _rewrite(copy: Path, key: bytes, act: Act) -> bool:
    """Return whether the copy held something to change. Raises StoreError."""
    made = copy.with_name(f"{copy.name}.nieuw")
    try:
        with files_of(copy.parent):
            # Of an attempt that was killed: its log would be read into the new file.
            remove_database(made)
            make_private_file(made)
            shutil.copyfile(copy, made)
            log = log_of(copy)  # of a store that was set aside
            if log.exists():
                shutil.copyfile(log, log_of(made))
        # A copy from before an upgrade stays the way back to the older program.
        store = SqliteStore(Database(made, key, upgrade=False))
        try:
            act(store)
        except UnknownCase:
            return False
        finally:
            store.close()
        with files_of(copy.parent):
            log.unlink(missing_ok=True)
            replace_patiently(made, copy)
        return True
    finally:
        with contextlib.suppress(OSError):
            remove_database(made)
