"""A new store out of what a damaged one and its copies still give; the damaged one goes aside.

Reading changes nothing. The new store is made beside the old, checked whole, and only
then put in its place; when it breaks off anywhere, doing it again finishes it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from gesprekshulp.store.backups import check_backup
from gesprekshulp.store.checking import LINK
from gesprekshulp.store.database import Database
from gesprekshulp.store.errors import NewerStore, files_of
from gesprekshulp.store.interface import DamagedStore, Glance, StoreError
from gesprekshulp.store.joining import Joined, join
from gesprekshulp.store.locations import make_private_folder
from gesprekshulp.store.log_files import log_of, remove_database
from gesprekshulp.store.pieces import Pieces, pieces_of
from gesprekshulp.store.restore import put_back
from gesprekshulp.store.rests import TOGETHER
from gesprekshulp.store.schema import place_of
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.which_key import key_of
from gesprekshulp.store.whole_file import Connection

OWN = ""
"""The label of the store itself, among those of the copies."""


class Together(NamedTuple):
    """What would come together. `whole`: the store itself lacks nothing; `unread`: copies
    that could not be reached."""

    joined: Joined
    whole: bool
    unread: tuple[str, ...]


def look(
    folder: Path,
    copies: Sequence[tuple[str, Path]],
    keys: Sequence[bytes],
    quiet: AbstractContextManager[object] | None = None,
) -> Together:
    """Return what the store in `folder` and these copies (label, file; newest first) give.

    `keys`: the present key, then those it replaced; each file may be under any of them.
    `quiet`: held while the store is read, so that nobody writes in it. Raises StoreError when
    the store itself cannot be reached, or is of a newer version.
    """
    store = folder / DATABASE_FILE
    with quiet or contextlib.nullcontext():
        key = _under(store, keys)
        files = [pieces_of(store, key, OWN)]
    unread = []
    for label, path in copies:
        try:
            files.append(pieces_of(path, _under(path, keys), label))
        except NewerStore:
            raise
        except StoreError:
            unread.append(label)
    joined = join(files)
    return Together(joined, _is_whole(store, key, files[0], joined), tuple(unread))


def rebuild(
    folder: Path,
    together: Together,
    keys: Sequence[bytes],
    now: datetime,
    key_file: Path | None = None,
) -> Path:
    """Put what came together in the place of the store; return where that lies now.

    `keys`, `key_file`: as for `put_back`; it is under the first. Raises StoreError, and then the store is as it was.
    """
    if not together.joined.cases:
        raise StoreError(
            f"In “{folder}” is geen enkele zaak meer te lezen, ook niet in een kopie: er is niets "
            "veranderd. Ligt er een kopie op een stick? Geef die plek met --uit."
        )
    made = folder / f"{DATABASE_FILE}.{TOGETHER}"
    _remove(made)
    try:
        with files_of(folder):
            make_private_folder(folder)
        database = Database(made, keys[0], fresh=True)
        try:
            with database.writing() as con:
                _write(con, together.joined)
        finally:
            database.close()
        fault = check_backup(made, keys[0]).fault
        if fault:
            raise DamagedStore(
                f"Het samenvoegen in “{folder}” lukte niet ({fault}): er is niets veranderd. "
                "Zet een reservekopie terug (gesprekshulp herstel)."
            )
        return put_back(folder, made, keys, now, key_file)
    finally:
        _remove(made)


def _under(path: Path, keys: Sequence[bytes]) -> bytes:
    try:
        return key_of(path, keys)
    except StoreError:
        return keys[0]  # reading it says what is wrong


def _is_whole(store: Path, key: bytes, own: Pieces, joined: Joined) -> bool:
    if not own.whole or joined.missing or joined.hollow or joined.relinked:
        return False
    if any(label != OWN and count for label, count in joined.from_where.items()):
        return False
    if log_of(store).exists():
        return True  # the file alone is not all of it
    try:
        return not check_backup(store, key).fault
    except StoreError:
        return False


def _write(con: Connection, joined: Joined) -> None:
    for case_id, case in joined.cases.items():
        con.execute(
            "insert into cases (id, name, title, glance, changed_at, next_ordinal, next_action,"
            " last_number, last_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (case_id, *case.row._replace(glance=_glance(case.row.glance))),
        )
        con.executemany(
            f"insert into events (case_id, {LINK}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(case_id, *link) for link in case.links],
        )
        con.executemany(
            "insert into drafts (place, action, bucket, undone, envelope, salt, content, digest)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            [(place_of(case_id, ordinal), *one) for ordinal, one in case.drafts.items()],
        )
    for table, rows in joined.side.items():
        for key, row in rows.items():
            values = (key[0], *row[1:]) if table == "removals" else row
            con.execute(f"insert into {table} values ({', '.join('?' * len(values))})", values)


def _glance(kept: bytes | None) -> bytes | None:
    """Return the line of Overzicht when it reads; it is made again otherwise."""
    try:
        msgspec.json.decode(kept or b"", type=Glance)
    except msgspec.MsgspecError:
        return None
    return kept


def _remove(made: Path) -> None:
    with contextlib.suppress(OSError):
        remove_database(made)
