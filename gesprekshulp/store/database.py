"""One encrypted database file: opening it, transactions, faults turned into sentences.

Knows SQLCipher and nothing of cases. One connection may be used by several threads:
they take turns.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from gesprekshulp.store.errors import (
    StoreUnwritable,
    damaged,
    from_os,
    from_sqlite,
    newer,
    swapped,
    taken_away,
)
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEY_BYTES
from gesprekshulp.store.locations import make_private_file
from gesprekshulp.store.log_files import log_of
from gesprekshulp.store.schema import MIGRATIONS, VERSION
from gesprekshulp.store.whole_file import (
    PATIENCE,
    Connection,
    compact_copy,
    connect,
    identity,
    unlock,
)

_LOG_PAGES = 480  # after this many the log is written back and used from the start
_LOG_BYTES = 2 << 20  # holds that many pages
_PRAGMAS = (
    f"busy_timeout={PATIENCE}",
    "synchronous=FULL",
    # On macOS an ordinary fsync does not reach the disk itself.
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    f"wal_autocheckpoint={_LOG_PAGES}",
)


class Database:
    """An open connection. All methods raise StoreError."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        fresh: bool = False,
        durable: bool = True,
        upgrade: bool = True,
        before_upgrade: Callable[[], None] | None = None,
    ) -> None:
        """Open the file at `path`, or make it when `fresh` (it may then not exist).

        Not `durable`: a transaction does not wait for the disk. `before_upgrade` is called
        before an older file is brought up to this version; when it raises, the file stays
        as it was. Not `upgrade`: it stays of its own version, for who only erases in it.
        """
        self._upgrade = upgrade
        self._before_upgrade = before_upgrade
        self.path = path
        self._durable = durable
        self._lock = threading.RLock()
        self._con: Connection = None
        self._key = b""
        self._opened = (0, 0)
        self._connect(key, fresh)

    def reopen(self, key: bytes) -> None:
        """Open the file again after `close`."""
        with self._lock:
            self.close()
            self._connect(key, fresh=False)

    def _connect(self, key: bytes, fresh: bool) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"sleutel van {len(key)} bytes; {KEY_BYTES} nodig")
        try:
            if fresh:
                make_private_file(self.path)
            before = self._opened = identity(self.path)
            with self.translated():
                self._con = connect(self.path)
                self._prepare(key, fresh)
            if identity(self.path) != before:  # replaced while this waited for its turn
                raise swapped(self.path)
        except OSError as error:
            raise from_os(error, self.path.parent) from None
        except BaseException:
            self.close()
            raise
        self._seen_version = self._data_version()
        self._make_room()

    def _prepare(self, key: bytes, fresh: bool) -> None:
        con = self._con
        unlock(con, key)
        self._key = key
        for pragma in _PRAGMAS:
            con.execute(f"PRAGMA {pragma}")
        if not self._durable:
            con.execute("PRAGMA synchronous=OFF")
        version = int(con.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise newer(self.path)
        if version == 0 and not fresh:
            # An emptied file would otherwise pass for a new store without any case.
            raise damaged(self.path)
        if con.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
            raise StoreUnwritable(
                f"De map “{self.path.parent}” kan de opslag niet veilig bewaren (een"
                " netwerkschijf?): kies met GESPREKSHULP_MAP een map op deze computer."
            )
        if version < VERSION and (self._upgrade or fresh):
            if self._before_upgrade is not None and not fresh:
                self._before_upgrade()
            self._migrate()

    def _migrate(self) -> None:
        with self.writing() as con:
            # Read again inside the transaction: another program may have been first.
            version = int(con.execute("PRAGMA user_version").fetchone()[0])
            for migration in MIGRATIONS[version:]:
                for statement in migration:
                    con.execute(statement)
            con.execute(f"PRAGMA user_version={max(version, VERSION)}")

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what the database raises inside into a StoreError."""
        from sqlcipher3 import dbapi2

        try:
            yield
        except dbapi2.Error as error:
            raise from_sqlite(error, self.path) from None
        except UnicodeEncodeError:
            raise StoreError(
                "De tekst bevat een teken dat niet te bewaren is: haal het weg en doe het opnieuw."
            ) from None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield the connection in a transaction that sees one moment of the database."""
        with self._transaction("BEGIN") as con:
            yield con

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield the connection in a transaction that is on disk when the block ends.

        When anything fails, nothing of it stays and the connection can be used on. A file that
        is no longer at its place would take what is written to it along when it is closed.
        """
        with self._transaction("BEGIN IMMEDIATE") as con:
            here = identity(self.path)
            if here != self._opened:
                raise swapped(self.path) if any(here) else taken_away(self.path)
            yield con

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with self._lock, self.translated():
            con = self._open()
            try:
                con.execute(begin)
                yield con
                con.execute("COMMIT")
            except BaseException:
                if con.in_transaction:
                    con.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def quiet(self) -> Iterator[None]:
        """Let nothing of this process write or read meanwhile, for who looks at the file itself."""
        with self._lock:
            yield

    def _open(self) -> Connection:
        if self._con is None:
            raise StoreError(
                f"De opslag in “{self.path.parent}” is al gesloten: start het programma opnieuw."
            )
        return self._con

    def scrub(self) -> bool:
        """Rebuild the file and empty the log, so that erased bytes are nowhere in them.

        Erasing alone is not enough: moving rows between pages leaves stale copies behind.
        Returns False when another program is reading and old pages still stand in the log.
        """
        with self._lock, self.translated():
            self._open().execute("VACUUM")
            emptied = not self._con.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if emptied:
            self._make_room()
        return emptied

    def _make_room(self) -> None:
        """Give the log its full length at once, in zeros that SQLite takes for no entry.

        A note then overwrites bytes that are there, and the file system need not record a
        longer file: that halves the time it takes to be durable. Only ever appends, so it
        cannot overwrite what another program puts in the log.
        """
        if not self._durable:
            return
        log = log_of(self.path)
        with contextlib.suppress(OSError):
            opened = os.open(log, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
            try:
                missing = _LOG_BYTES - os.fstat(opened).st_size
                if missing > 0:
                    os.write(opened, bytes(missing))
                    os.fsync(opened)
            finally:
                os.close(opened)

    def copy_into(self, path: Path) -> None:
        """Write a compacted, encrypted copy to the empty file at `path`, while others write on.

        Through a connection of its own: whoever keeps a note meanwhile waits for nothing.
        """
        compact_copy(self.path, self.key, path)

    @property
    def key(self) -> bytes:
        """The key, as long as the file is open."""
        self._open()
        return self._key

    def changed_elsewhere(self) -> bool:
        """Whether another connection has changed the file since this was last asked."""
        with self._lock:
            now = self._data_version()
            changed, self._seen_version = now != self._seen_version, now
            return changed

    def _data_version(self) -> int:
        with self.translated():
            return int(self._open().execute("PRAGMA data_version").fetchone()[0])

    def away(self, act: Callable[[], bytes]) -> None:
        """Close the file while `act` replaces it, then open it by the key that `act` returns.

        Whoever calls another method meanwhile waits. When `act` fails, the file is opened as
        it was.
        """
        with self._lock:
            key = self.key
            self.close()
            try:
                key = act()
            finally:
                self._connect(key, fresh=False)

    def close(self) -> None:
        """Close; safe to call twice. Never raises: everything confirmed is already on disk."""
        from sqlcipher3 import dbapi2

        with self._lock:
            con, self._con = self._con, None
            self._key = b""
            if con is not None:
                with contextlib.suppress(dbapi2.Error):
                    con.close()
