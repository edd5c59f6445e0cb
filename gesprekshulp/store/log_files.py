"""What SQLite lays beside a database file: its log, that log's index, a journal; gone with the file.

With another file of the same name they would be misread, so who replaces one removes these.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_TAILS = ("-wal", "-shm", "-journal")


def log_of(database: Path) -> Path:
    """Return where the log of a database file lies; it need not be there."""
    return database.with_name(f"{database.name}-wal")


def beside(database: Path) -> Iterator[Path]:
    """Yield where all of it lies; any of it need not be there."""
    for tail in _TAILS:
        yield database.with_name(database.name + tail)


def remove_beside(database: Path) -> None:
    """Remove what lies beside a database file that is closed, or about to go; raises OSError."""
    for one in beside(database):
        one.unlink(missing_ok=True)


def remove_database(database: Path) -> None:
    """Remove a database file, if it is there, and what lies beside it; raises OSError."""
    database.unlink(missing_ok=True)
    remove_beside(database)
