"""Which of several keys a database file is under: the present one, or one that was replaced.

Found by the HMAC that SQLCipher puts on every page, without opening the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gesprekshulp.store.errors import files_of
from gesprekshulp.store.keys import earlier_keys
from gesprekshulp.store.wal import PAGE, hmac_of

_SALT = 16


def which_key(path: Path, keys: Sequence[bytes]) -> bytes | None:
    """Return the key that a page of the file fits, None when none does; raises StoreError."""
    with files_of(path.parent):
        raw = path.read_bytes()
    tests = [(key, hmac_of(key, raw[:_SALT])) for key in keys]
    for number, start in enumerate(range(0, len(raw) - PAGE + 1, PAGE), 1):
        page = raw[start : start + PAGE]
        for key, sound in tests:
            if sound(number, page):
                return key
    return None


def key_of(path: Path, keys: Sequence[bytes]) -> bytes:
    """Return the key of `keys` that the file is under, the first when none fits; StoreError.

    Then reading says what is wrong.
    """
    return which_key(path, keys) or keys[0]


def key_under(path: Path, folder: Path, key: bytes) -> bytes:
    """Return the key that the file at `path` is under: `key`, or one that it replaced.

    `folder`: of the store, whose key file knows the earlier keys. `key` too when none fits:
    then opening says what is wrong. Raises StoreError.
    """
    with files_of(path.parent), path.open("rb") as file:
        first = file.read(PAGE)
    if len(first) < PAGE or hmac_of(key, first[:_SALT])(1, first):
        return key
    earlier = earlier_keys(folder, key)
    return (which_key(path, (key, *earlier)) if earlier else None) or key
