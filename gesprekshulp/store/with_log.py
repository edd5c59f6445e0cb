"""A store that lies closed, together with what is only in its log: one set aside after a crash."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gesprekshulp.store.errors import files_of, from_sqlite
from gesprekshulp.store.log_files import log_of
from gesprekshulp.store.whole_file import connect, unlock


@contextlib.contextmanager
def with_its_log(copy: Path, key: bytes) -> Iterator[Path]:
    """Yield a file with all that `copy` and its log hold; both stay as they are. StoreError.

    `copy` itself where there is no log. Otherwise an encrypted file that goes afterwards.
    """
    log = log_of(copy)
    if not log.exists():
        yield copy
        return
    with tempfile.TemporaryDirectory(prefix="gesprekshulp-", ignore_cleanup_errors=True) as folder:
        whole = Path(folder) / copy.name
        with files_of(copy.parent):
            shutil.copyfile(copy, whole)
            shutil.copyfile(log, whole.with_name(log.name))
        _write_back(whole, key)
        yield whole


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
