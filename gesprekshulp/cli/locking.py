"""Asking the passphrase line by line: again when it is wrong, and when the store was locked."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gesprekshulp.cli.output import TRIES, Misuse, ask_passphrase, complain

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk

Got = TypeVar("Got")

_WIPE = "\x1b[2J\x1b[3J\x1b[H"  # the screen, what scrolled off it, and the cursor at the top
_LOCKED = "Vergrendeld. Wat je tot hier bevestigde, is bewaard."


def until_it_fits(use: Callable[[str], Got]) -> Got:
    """Ask the passphrase until `use` takes it; the last refusal is raised as it is.

    Whoever types it cannot see or hear what was typed, so one slip must not end the program.
    """
    from gesprekshulp.store.interface import WrongPassphrase

    for _ in range(TRIES - 1):
        try:
            return use(_asked())
        except WrongPassphrase as error:
            complain(str(error))
    return use(_asked())


def _asked() -> str:
    """Return what was typed, and say that it is being tried: that takes a second or more."""
    typed = ask_passphrase(None)
    complain("Even ontgrendelen.")
    return typed


def lock_of(desk: Desk, chosen: Namespace) -> Callable[[], None] | None:
    """Return what locks the store until its passphrase is typed; None when none can be asked."""
    if chosen.passphrase_fd is not None or not sys.stdin.isatty() or desk.backups is None:
        return None
    folder = desk.backups.folder
    return lambda: _lock(desk, folder)


def _lock(desk: Desk, folder: Path) -> None:
    from typing import cast

    from gesprekshulp.store.interface import WrongPassphrase
    from gesprekshulp.store.keys import open_key
    from gesprekshulp.store.sqlite_store import SqliteStore

    store = cast(SqliteStore, desk.store)
    store.lock()
    if sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb"):
        print(_WIPE, end="")
    print(_LOCKED, flush=True)
    while True:
        try:
            store.unlock(open_key(folder, _asked()).key)
        except WrongPassphrase as error:
            complain(str(error))
        except Misuse:
            if desk.backups is not None:
                desk.backups.wanted = False  # a copy needs the key; at the next start then
            raise Misuse("De invoer stopte terwijl je zaken vergrendeld waren.") from None
        else:
            print("Weer open.", flush=True)
            return
