"""The log of the database (SQLite's WAL) after a flipped byte: what SQLite would drop, kept.

SQLite takes the log up to the first frame whose checksum is wrong and forgets what comes
after, confirmed or not. Here the frames after it are found again: each page carries the
HMAC of SQLCipher, and the checksums chain from frame to frame, so a frame that was
damaged is told from one that is left over of older work. Pure but for the key: bytes in,
pages out. What to do with them stands in `repair`.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Callable
from typing import NamedTuple

PAGE = 4096
RESERVED = 80  # SQLCipher 4: an IV of 16 bytes and an HMAC-SHA512 of 64
_HEADER, _FRAME = 32, 24
_SALT = 16
_MAGIC = (0x377F0682, 0x377F0683)

Sum = tuple[int, int]
Sound = Callable[[int, bytes], bool]


class Rescue(NamedTuple):
    """What the log holds.

    `pages`: page number -> its last committed contents, of the whole log. `size`: pages in
    the database after it. `damaged`: frames with a fault; `older`: pages of which the last
    contents are gone, so that an older one stands; `lost_last`: the last frame cannot be
    read, so the last write may be gone.
    """

    pages: dict[int, bytes]
    size: int
    damaged: int
    older: frozenset[int]
    lost_last: bool


def rescue(log: bytes, sound: Sound) -> Rescue | None:
    """Return what is in a damaged log; None when SQLite reads all of it by itself.

    `sound(number, page)` says whether the HMAC of a page fits.
    """
    found = replay(log, sound)
    return found if found is not None and found.damaged else None


def replay(log: bytes, sound: Sound) -> Rescue | None:
    """Return what is in a log, damaged or not; None when it is none. See `rescue`."""
    header = _read_header(log)
    if header is None:
        return None
    words, salts, running = header
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    older: set[int] = set()
    size = damaged = 0
    lost_last = False
    for at in range(_HEADER, len(log) - _FRAME - PAGE + 1, _FRAME + PAGE):
        head, page = log[at : at + _FRAME], log[at + _FRAME : at + _FRAME + PAGE]
        number, after = struct.unpack(">II", head[:8])
        stored = struct.unpack(">II", head[16:])
        computed = _sum(words, running, head[:8] + page)
        following = log[at + _FRAME + PAGE : at + 2 * (_FRAME + PAGE)]
        if head[8:16] == salts and computed == stored:
            running = computed
        elif computed == stored or _chains(words, salts, computed, following):
            running, damaged = computed, damaged + 1  # only salts or checksum were hit
        elif head[8:16] == salts and not sound(number, page):
            damaged += 1
            if not _chains(words, salts, stored, following):
                lost_last = True
                break
            # Its place in the chain is sure, and its commit with it: what follows was written.
            running = stored
            real = _number_of(page, max([size, *committed, *pending], default=0) + 8, sound)
            if not real:
                older.add(number)
                if after:
                    committed |= pending
                    pending = {}
                continue
            number = real
        else:
            break  # left over of older work
        pending[number] = page
        if after:
            committed |= pending
            older -= pending.keys()
            pending = {}
            size = after
    return Rescue(committed, size, damaged, frozenset(older), lost_last)


def hmac_of(key: bytes, salt: bytes) -> Sound:
    """Return the test of a page's HMAC, for a raw key and the salt of the database file."""
    mask = bytes(byte ^ 0x3A for byte in salt)
    signing = hashlib.pbkdf2_hmac("sha512", key, mask, 2, dklen=len(key))

    def sound(number: int, page: bytes) -> bool:
        start = _SALT if number == 1 else 0
        signed = page[start : PAGE - RESERVED + 16] + struct.pack("<I", number)
        return hmac.compare_digest(
            hmac.digest(signing, signed, "sha512"), page[PAGE - RESERVED + 16 :]
        )

    return sound


def _number_of(page: bytes, most: int, sound: Sound) -> int:
    """Return the number of a whole page whose number was hit, 0 when the page was."""
    return next((number for number in range(1, min(most, 1 << 16)) if sound(number, page)), 0)


def _read_header(log: bytes) -> tuple[str, bytes, Sum] | None:
    if len(log) < _HEADER:
        return None
    magic, _, page = struct.unpack(">III", log[:12])
    if magic not in _MAGIC or page != PAGE:
        return None
    words = ">" if magic & 1 else "<"
    computed = _sum(words, (0, 0), log[:24])
    if computed != struct.unpack(">II", log[24:32]):
        return None
    return words, log[16:24], computed


def _chains(words: str, salts: bytes, running: Sum, frame: bytes) -> bool:
    """Whether this frame follows in the chain on a frame with this checksum."""
    if len(frame) < _FRAME + PAGE or frame[8:16] != salts:
        return False
    return _sum(words, running, frame[:8] + frame[_FRAME:]) == struct.unpack(">II", frame[16:24])


def _sum(words: str, running: Sum, data: bytes) -> Sum:
    first, second = running
    values = struct.unpack(f"{words}{len(data) // 4}I", data)
    for even, odd in zip(values[::2], values[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
