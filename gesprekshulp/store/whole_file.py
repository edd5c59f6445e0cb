"""A database file as a whole: connecting, copying, reading a copy, holding it alone, another key.

Knows SQLCipher and nothing of what is in the tables. The open store stands in `database`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gesprekshulp.store.errors import StoreBusy, from_sqlite, newer, swapped
from gesprekshulp.store.schema import VERSION

Connection = Any  # sqlcipher3 has no types

PATIENCE = 3000
"""Milliseconds to wait for another program."""


def compact_copy(path: Path, key: bytes, target: Path) -> None:
    """Write a compacted copy, under the same key, to the empty file `target`; StoreError."""
    from sqlcipher3 import dbapi2

    con = connect(path)
    try:
        unlock(con, key)
        con.execute("VACUUM INTO ?", (str(target),))
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None
    finally:
        con.close()


def copy_under(path: Path, key: bytes, target: Path, new: bytes) -> None:
    """Write a compacted copy of the file at `path` under another key to `target`; StoreError."""
    compact_copy(path, key, target)
    change_key(target, key, new)


def copy_held(con: Connection, path: Path, key: bytes, target: Path, new: bytes) -> None:
    """Do as `copy_under`, through a connection that holds `path` (see `held_alone`)."""
    from sqlcipher3 import dbapi2

    try:
        con.execute("VACUUM INTO ?", (str(target),))
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None
    change_key(target, key, new)


def change_key(path: Path, key: bytes, new: bytes) -> None:
    """Encrypt a closed file anew, in place: only for a copy that nobody needs yet. StoreError."""
    from sqlcipher3 import dbapi2

    con = connect(path)
    try:
        unlock(con, key)
        con.execute("PRAGMA journal_mode=MEMORY")  # asks no more room than there is
        con.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None
    finally:
        con.close()


@contextlib.contextmanager
def held_alone(path: Path, key: bytes) -> Iterator[Connection]:
    """Yield a connection that keeps everyone else out, its log written back and gone.

    Raises StoreBusy when another program has the file, or another StoreError.
    """
    from sqlcipher3 import dbapi2

    before = identity(path)
    con = connect(path)
    try:
        unlock(con, key)
        con.execute("PRAGMA busy_timeout=1000")
        con.execute("PRAGMA locking_mode=EXCLUSIVE")
        con.execute("PRAGMA journal_mode=DELETE")
        con.execute("BEGIN EXCLUSIVE")  # the lock outlives the transaction in this mode
        con.execute("COMMIT")
        if identity(path) != before:
            raise swapped(path)
        yield con
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None
    finally:
        con.close()


def identity(path: Path) -> tuple[int, int]:
    """Return what tells one file at `path` from another that replaced it; (0, 0) when gone."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def reading_copy(path: Path, key: bytes) -> Iterator[Connection]:
    """Yield a connection that only reads the closed file at `path`; raises StoreError."""
    from sqlcipher3 import dbapi2

    try:
        con = connect(path, "mode=ro&immutable=1")
        try:
            unlock(con, key)
            if int(con.execute("PRAGMA user_version").fetchone()[0]) > VERSION:
                raise newer(path)
            yield con
        finally:
            con.close()
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None


def sole_user(path: Path, key: bytes) -> bool:
    """Whether no other program has this file open; also true when it is too damaged to tell.

    Looks at a connection that asks for the file alone, which SQLite refuses while another
    has it. Closing it leaves the log written back.
    """
    from sqlcipher3 import dbapi2

    con = connect(path)
    try:
        unlock(con, key)
        con.execute("PRAGMA busy_timeout=200")
        con.execute("PRAGMA locking_mode=EXCLUSIVE")
        con.execute("BEGIN IMMEDIATE")
        con.execute("ROLLBACK")
    except dbapi2.Error as error:
        return not isinstance(from_sqlite(error, path), StoreBusy)
    finally:
        con.close()
    return True


def unlock(con: Connection, key: bytes) -> None:
    """Give a connection its key; a wrong one shows at the first read."""
    # First of all: a wrong key would make it write on stderr, through the screen.
    con.execute("PRAGMA cipher_log=off")
    con.execute(f"PRAGMA key=\"x'{key.hex()}'\"")


def connect(path: Path, how: str = "mode=rw") -> Connection:
    """Return a connection to the file at `path`, which must be there; raises StoreError."""
    from sqlcipher3 import dbapi2

    # mode=rw: a file that vanished must be missed, not made anew. Threads take turns by
    # the lock of Database, so the check on the thread is not needed.
    try:
        return dbapi2.connect(
            f"{path.absolute().as_uri()}?{how}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=PATIENCE / 1000,
        )
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None
