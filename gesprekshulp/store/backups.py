"""Copies of the store: made while it is in use, checked by opening, thinned out as they age.

A place is a folder with copies called `zaken-<number>-<time>.db`. The number orders them,
so a clock that is set back mixes nothing up. Copies are encrypted with the store's own
key; the key file lies beside them, so that a place alone brings everything back. When a
copy is due, and a second place, stand in `casework.backups`; putting back in `restore`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from gesprekshulp.store.checking import Checked, check_database
from gesprekshulp.store.errors import files_of
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEY_FILE
from gesprekshulp.store.locations import (
    make_private_file,
    make_private_folder,
    replace_patiently,
    write_atomically,
)
from gesprekshulp.store.rests import clear_among
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.whole_file import reading_copy

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months keep a copy."""

_NAME = re.compile(r"zaken-(\d{6,9})-(\d{8}T\d{6})Z(-voor-versie-\d+)?\.db")
_TIME = "%Y%m%dT%H%M%S"


class Backup(NamedTuple):
    """One copy. `at`: when it was made (UTC), as the clock stood then."""

    number: int
    at: datetime
    path: Path

    @property
    def size(self) -> int:
        """Bytes of the file; 0 when it went away."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def backups_in(place: Path) -> list[Backup]:
    """Return the copies in a place, newest first; [] when it is not there."""
    found = []
    with contextlib.suppress(OSError):
        for path in place.iterdir():
            named = _NAME.fullmatch(path.name)
            if named:
                with contextlib.suppress(ValueError):
                    at = datetime.strptime(named[2], _TIME).replace(tzinfo=UTC)
                    found.append(Backup(int(named[1]), at, path))
    return sorted(found, reverse=True)


def make_backup(store: SqliteStore, place: Path, now: datetime) -> tuple[Backup, Checked]:
    """Make a copy in `place` and check it by opening it; raises StoreError.

    A copy that cannot be read is not kept. One of which a chain does not fit is: it is
    what there is, and `Checked.fault` says so.
    """
    with files_of(place):
        make_private_folder(place)
    path = next_name(place, now)
    made = path.with_name(f"{path.name}.nieuw")
    try:
        with files_of(place):
            clear_among(place)
            make_private_file(made)
        store.copy_into(made)
        with reading_copy(made, store.key) as con:
            checked = check_database(con)
        if checked.fault and not checked.cases:
            raise StoreError(f"De reservekopie is niet te lezen: {checked.fault}.")
        with files_of(place):
            _on_disk(made)
            replace_patiently(made, path)
    except BaseException:
        with contextlib.suppress(OSError):
            made.unlink()
        raise
    return backups_in(place)[0], checked


def next_name(place: Path, at: datetime, label: str = "") -> Path:
    """Return where the next copy in `place` goes."""
    last = backups_in(place)
    number = (last[0].number if last else 0) + 1
    return place / f"zaken-{number:06}-{at.astimezone(UTC).strftime(_TIME)}Z{label}.db"


def send_to(backup: Backup, place: Path, key_file: Path) -> Backup:
    """Put a copy, with the key file, in another place, byte for byte; raises StoreError."""
    target = place / backup.path.name
    with files_of(place):
        make_private_folder(place)
        clear_among(place)
        raw = backup.path.read_bytes()
        write_atomically(target, raw)
        write_atomically(place / KEY_FILE, key_file.read_bytes())
        arrived = target.read_bytes()
    if hashlib.sha256(arrived).digest() != hashlib.sha256(raw).digest():
        with contextlib.suppress(OSError):
            target.unlink()
        raise StoreError(f"De reservekopie kwam niet heel aan in “{place}”: kies een andere plek.")
    return Backup(backup.number, backup.at, target)


def check_backup(path: Path, key: bytes) -> Checked:
    """Open a copy without changing it and check all of it; raises StoreError (DamagedStore)."""
    with reading_copy(path, key) as con:
        return check_database(con)


def thin_out(place: Path) -> list[Backup]:
    """Remove the copies that are too many; return them. Call only after a good new one."""
    have = backups_in(place)
    kept = worth_keeping(have)
    gone = [one for one in have if one not in kept]
    for one in gone:
        with contextlib.suppress(OSError):
            one.path.unlink()
    return gone


def worth_keeping(backups: Iterable[Backup]) -> set[Backup]:
    """Return the copies to keep: the newest of each of the last days, weeks and months.

    Counted over the days that have a copy, not back from today: a summer without the
    program, or a wrong clock, takes nothing away.
    """
    ordered = sorted(backups, reverse=True)
    # The last one made before an upgrade is the way back, whatever else that day brought.
    kept = {*ordered[:1], *[one for one in ordered if "-voor-" in one.path.name][:1]}
    for most, form in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        kept |= set(_newest_of_each(ordered, form)[:most])
    return kept


def _newest_of_each(ordered: Sequence[Backup], form: str) -> list[Backup]:
    first: dict[str, Backup] = {}
    for one in ordered:
        first.setdefault(one.at.strftime(form), one)
    return list(first.values())


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
