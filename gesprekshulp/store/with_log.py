"""A store that lies closed, together with what is only in its log: one set aside after a crash."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gesprekshulp.store.errors import files_of, from_sqlite
from gesprekshulp.store.locations import make_private_file
from gesprekshulp.store.log_files import log_of, remove_database
from gesprekshulp.store.whole_file import connect, unlock


@contextlib.contextmanager
def with_its_log(copy: Path, key: bytes) -> Iterator[Path]:
    """Yield a file with all that `copy` and its log hold; both stay as they are. StoreError.

    `copy` itself where there is no log. Otherwise an encrypted file beside it that goes afterwards
    (see `rests` when this breaks off); elsewhere only where nothing can be written beside it.
    """
    log = log_of(copy)
    if not log.exists():
        yield copy
        return
    with _place_for(copy) as whole:
        with files_of(copy.parent):
            shutil.copyfile(copy, whole)
            make_private_file(log_of(whole))
            shutil.copyfile(log, log_of(whole))
        _write_back(whole, key)
        yield whole


@contextlib.contextmanager
def _place_for(copy: Path) -> Iterator[Path]:
    """Yield an empty private file, with nothing of it left afterwards."""
    whole = copy.with_name(f"{copy.name}.{secrets.token_hex(4)}.nieuw")
    try:
        make_private_file(whole)
    except OSError:  # a stick that may only be read
        with tempfile.TemporaryDirectory(prefix="gesprekshulp-", ignore_cleanup_errors=True) as one:
            yield Path(one) / copy.name
        return
    try:
        yield whole
    finally:
        with contextlib.suppress(OSError):
            remove_database(whole)


def _write_back(path: Path, key: bytes) -> None:
    from sqlcipher3 import dbapi2

    con = connect(path)
    try:
        unlock(con, key)
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except dbapi2.Error as error:
        raise from_sqlite(error, path) from None
    finally:
        con.close()
