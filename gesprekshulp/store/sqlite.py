"""Making and opening the store of cases: one encrypted file `gesprekshulp.db` per data folder.

What is done with an open store stands in `sqlite_store`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gesprekshulp.store.database import Database
from gesprekshulp.store.errors import StoreMissing, files_of, swapped
from gesprekshulp.store.interface import DamagedStore, StoreError
from gesprekshulp.store.keyfile import KEY_FILE, Cost
from gesprekshulp.store.keys import STANDARD, Opened, new_key, open_key, write_key
from gesprekshulp.store.locations import (
    BACKUP_FOLDER,
    keep_private,
    make_private_folder,
    replace_patiently,
)
from gesprekshulp.store.log_files import beside, log_of, remove_database
from gesprekshulp.store.rests import clear_beside
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.which_key import key_under

__all__ = [
    "DATABASE_FILE",
    "SqliteStore",
    "create_store",
    "open_store",
    "store_exists",
    "throwaway_store",
]

DATABASE_FILE = "gesprekshulp.db"

_UNFINISHED = DATABASE_FILE + ".nieuw"  # a new database until its key is on disk


def store_exists(folder: Path) -> bool:
    """Whether a store was made in `folder` (also when a part of it is gone)."""
    with files_of(folder):
        return any((folder / name).exists() for name in (DATABASE_FILE, KEY_FILE))


def create_store(folder: Path, passphrase: str, *, cost: Cost = STANDARD) -> SqliteStore:
    """Make a store in `folder` (made if needed) and open it; raises StoreError."""
    if store_exists(folder):
        raise StoreError(
            f"In “{folder}” staat al een opslag: open die met de wachtwoordzin, of kies een"
            " andere map met GESPREKSHULP_MAP."
        )
    key = new_key()
    with files_of(folder):
        make_private_folder(folder)
        remove_database(folder / _UNFINISHED)
    # The key goes on disk before the database gets its name: a crash in between can
    # leave neither a database without its key nor a store that silently starts empty.
    Database(folder / _UNFINISHED, key, fresh=True).close()
    write_key(folder, key, passphrase, cost)
    with files_of(folder):
        replace_patiently(folder / _UNFINISHED, folder / DATABASE_FILE)
    return open_store(folder, key=key)


def open_store(
    folder: Path, passphrase: str | None = None, *, key: bytes | None = None
) -> SqliteStore:
    """Open the store in `folder` by its passphrase or a code on paper, or by the key itself.

    Raises StoreMissing, WrongPassphrase, DamagedStore, NewerStore or another StoreError.
    """
    path = folder / DATABASE_FILE
    finished = _is_finished(folder)
    if key is not None:
        opened = Opened(key)
    elif passphrase is not None:
        opened = open_key(folder, passphrase)
    else:
        raise ValueError("een wachtwoordzin of een sleutel is nodig")
    if not finished:
        with files_of(folder):
            replace_patiently(folder / _UNFINISHED, path)
    with contextlib.suppress(OSError):  # a copy may go while this looks
        keep_private(*_all_in(folder))  # first: a log gets the mode of its file
    opened = _made_ready(path, opened)

    def keep_a_copy() -> None:
        from gesprekshulp.store.upgrading import keep_before_upgrade

        keep_before_upgrade(path, opened.key)

    try:
        database = Database(path, opened.key, before_upgrade=keep_a_copy)
    except DamagedStore:
        # Another window may have given the store a new key while this one stretched the passphrase.
        if passphrase is not None and open_key(folder, passphrase).key != opened.key:
            raise swapped(path) from None
        raise
    clear_beside(path)
    store = SqliteStore(database, opened)
    with contextlib.suppress(StoreError):  # a damaged store must open as far as it does
        store.drop_left_over(in_copies=True)
    return store


def _is_finished(folder: Path) -> bool:
    """Whether the database has its name; False where making it broke off. Raises StoreMissing."""
    path = folder / DATABASE_FILE
    with files_of(folder):
        there, unfinished = path.exists(), (folder / _UNFINISHED).exists()
    if not there and not store_exists(folder):
        raise StoreMissing(
            f"In “{folder}” staat nog geen opslag: start gesprekshulp en maak er een."
        )
    if not there and not unfinished:
        raise StoreMissing(
            f"Het bestand “{path}” ontbreekt: haal je zaken uit je reservekopieën (gesprekshulp herstel --samen);"
            f" wil je leeg beginnen, geef {KEY_FILE} dan een andere naam."
        )
    return there


def _made_ready(path: Path, opened: Opened) -> Opened:
    """Mend what a crash or a renewal that broke off left; return what opens it, and what to tell."""
    under = key_under(path, path.parent, opened.key)
    if log_of(path).exists():  # it was not closed, or is open elsewhere
        from gesprekshulp.store.repair import mend_log

        told = mend_log(path, under)
        opened = msgspec.structs.replace(opened, remarks=(*opened.remarks, *told))
    if under != opened.key:
        from gesprekshulp.store.renewal import finish

        opened = finish(path, under, opened)
    return opened


def _all_in(folder: Path) -> Iterator[Path]:
    """Yield what the program made in the folder of a store; what the school put there is its own."""
    path, copies = folder / DATABASE_FILE, folder / BACKUP_FOLDER
    yield from (path, *beside(path))
    yield from folder.glob(f"{KEY_FILE}*")
    if copies.is_dir():
        yield from (copies, *copies.rglob("*"))


def throwaway_store(folder: Path, durable: bool = True) -> SqliteStore:
    """Make a store in the existing empty `folder` whose key is only in memory.

    Once it is closed nobody can read it any more; the caller removes the folder. Not
    `durable`: nothing waits for the disk, as what is in it need not outlive a crash.
    """
    database = Database(folder / DATABASE_FILE, new_key(), fresh=True, durable=durable)
    return SqliteStore(database)
