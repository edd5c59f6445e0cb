"""The pages of a database file as they lie there, damaged or not, and what its log adds.

SQLite gives up on a tree when one page of it is wrong; here every page is looked at by
itself. Each is decrypted whether its HMAC fits or not, and marked. What is in a page is
read in `cells`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gesprekshulp.store.errors import files_of
from gesprekshulp.store.log_files import log_of
from gesprekshulp.store.wal import PAGE, RESERVED, hmac_of, replay

USABLE = PAGE - RESERVED
"""Bytes of a page that hold data."""

_SALT = 16
_VERSION_AT = 60  # of user_version, in the header of the first page


class Pages(NamedTuple):
    """Decrypted pages by number (from 1), and which of them are as they were written."""

    content: dict[int, bytes]
    sound: frozenset[int]

    @property
    def version(self) -> int:
        """The version of the tables, 0 when the first page does not say."""
        if 1 not in self.sound:
            return 0
        return int.from_bytes(self.content[1][_VERSION_AT : _VERSION_AT + 4], "big")


def read_pages(path: Path, key: bytes) -> Pages:
    """Return the pages of the file at `path` and of its log; none when it is not there.

    Raises StoreError when the disk refuses; damage inside is marked, not raised.
    """
    log = log_of(path)
    with files_of(path.parent):
        raw = path.read_bytes() if path.exists() else b""
        written = log.read_bytes() if log.exists() else b""
    return decoded(raw, written, key)


def decoded(raw: bytes, log: bytes, key: bytes) -> Pages:
    """Return the pages in the bytes of a file and of its log."""
    sound = hmac_of(key, raw[:_SALT])
    sealed = {at // PAGE + 1: raw[at : at + PAGE] for at in range(0, len(raw) - PAGE + 1, PAGE)}
    found = replay(log, sound) if log and raw else None
    if found is not None and found.pages:
        sealed |= found.pages
        sealed = {number: page for number, page in sealed.items() if number <= found.size}
    return Pages(
        {number: _decrypted(page, key, first=number == 1) for number, page in sealed.items()},
        frozenset(number for number, page in sealed.items() if sound(number, page)),
    )


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    # The salt stands where SQLite has a fixed text; it is not encrypted.
    start = _SALT if first else 0
    reader = Cipher(algorithms.AES(key), modes.CBC(page[USABLE : USABLE + 16])).decryptor()
    return page[:start] + reader.update(page[start:USABLE]) + reader.finalize()
