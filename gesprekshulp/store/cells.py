"""The rows on single pages of an SQLite file, and which keys went with pages that are lost.

Only what a page lists as its own is read, never bytes that merely lie there: what was
erased must not come back. Nothing here knows what a row means, and nothing raises.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from gesprekshulp.store.pages import USABLE, Pages

Value = None | int | float | str | bytes
Key = tuple[int | bytes, ...]
Range = tuple[Key | None, Key | None]
"""Keys above the first and up to the second; None: without end."""

EVERYTHING: Range = (None, None)

_TABLE_LEAF, _TABLE_NODE, _INDEX_LEAF, _INDEX_NODE = 0x0D, 0x05, 0x0A, 0x02
_NODES = (_TABLE_NODE, _INDEX_NODE)
_MOST_BYTES = 64 << 20  # of one row
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_MOST_LOCAL_INDEX = (USABLE - 12) * 64 // 255 - 23
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


class Cell(NamedTuple):
    """One entry of a page. `row` is None where it cannot be read; `child` is 0 on a leaf."""

    rowid: int | None
    row: tuple[Value, ...] | None
    child: int = 0


def cells_of(pages: Pages, number: int) -> tuple[list[Cell], int]:
    """Return the entries of a page, and its last child (0 on a leaf); ([], 0) for no such page."""
    if not _is_tree(pages, number):
        return [], 0
    page, start = pages.content[number], _start(number)
    kind = page[start]
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    node = kind in _NODES
    first = start + (12 if node else 8)
    last_child = int.from_bytes(page[start + 8 : start + 12], "big") if node else 0
    found = []
    for at in range(first, min(first + 2 * count, USABLE - 1), 2):
        place = int.from_bytes(page[at : at + 2], "big")
        if first <= place < USABLE - 3:
            found.append(_cell(pages, page, place, kind))
    return found, last_child


def lost_keys(pages: Pages, root: int, width: int = 0) -> list[Range]:
    """Return which keys of a tree went with pages that are damaged or gone.

    `width`: how many columns the key of a table without rowid has, 0 for one with.
    """
    lost: list[Range] = []
    seen: set[int] = set()
    waiting: list[tuple[int, Key | None, Key | None]] = [(root, None, None)]
    while waiting:
        number, low, high = waiting.pop()
        if number in seen or number not in pages.sound or not _is_tree(pages, number):
            lost.append((low, high))
            continue
        seen.add(number)
        cells, last_child = cells_of(pages, number)
        for cell in cells:
            key = key_of(cell, width)
            if cell.child:
                waiting.append((cell.child, low, key or high))
            elif cell.row is None:  # it went on in a page that is not there
                lost.append((low, key or high))
            low = key or low
        if last_child:
            waiting.append((last_child, low, high))
    return lost


def key_of(cell: Cell, width: int) -> Key | None:
    """Return the key of an entry, None when it has none that can be read."""
    if not width:
        return None if cell.rowid is None else (cell.rowid,)
    if cell.row is None or len(cell.row) < width:
        return None
    return sortable(cell.row[:width])


def sortable(values: tuple[Value, ...]) -> Key:
    """Return values as the database sorts them: text by its bytes."""
    return tuple(
        one.encode(errors="surrogatepass") if isinstance(one, str) else one
        for one in values
        if isinstance(one, str | bytes | int)
    )


def within(key: Key, ranges: list[Range]) -> bool:
    """Whether a key lies in one of these."""
    return any((low is None or low < key) and (high is None or key <= high) for low, high in ranges)


def _start(number: int) -> int:
    """Return where a page begins: the first holds the header of the file."""
    return 100 if number == 1 else 0


def _is_tree(pages: Pages, number: int) -> bool:
    page = pages.content.get(number, b"")
    return len(page) >= USABLE and page[_start(number)] in (_TABLE_LEAF, _INDEX_LEAF, *_NODES)


def _cell(pages: Pages, page: bytes, at: int, kind: int) -> Cell:
    child, rowid = 0, None
    if kind in _NODES:
        child = int.from_bytes(page[at : at + 4], "big")
        at += 4
    if kind == _TABLE_NODE:
        return Cell(_varint(page, at)[0], None, child)  # it bears a key and no row
    size, at = _varint(page, at)
    if kind == _TABLE_LEAF:
        rowid, at = _varint(page, at)
    most = USABLE - 35 if kind == _TABLE_LEAF else _MOST_LOCAL_INDEX
    local = size
    if size > most:
        local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
        local = local if local <= most else _LEAST_LOCAL
    body = page[at : min(at + local, USABLE)]
    if local < size <= _MOST_BYTES:
        after = int.from_bytes(page[at + local : at + local + 4], "big")
        body = b"".join([body, *_overflow(pages, after, size - local)])
    return Cell(rowid, _record(body) if len(body) == size else None, child)


def _overflow(pages: Pages, number: int, missing: int) -> Iterator[bytes]:
    """Yield what a row has on other pages; whether they are sound, its digest tells."""
    seen: set[int] = set()
    while missing > 0 and number in pages.content and number not in seen:
        seen.add(number)
        page = pages.content[number]
        part = page[4 : min(USABLE, 4 + missing)]
        yield part
        missing -= len(part)
        number = int.from_bytes(page[:4], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of up to nine bytes (signed), and where it ends."""
    value = 0
    for count, byte in enumerate(data[at : at + 9], 1):
        if count == 9:
            value = value << 8 | byte
            return (value - (1 << 64) if value >> 63 else value), at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count
    return 0, len(data)


def _record(body: bytes) -> tuple[Value, ...] | None:
    """Return the values of a row, None when these bytes are none."""
    head, at = _varint(body, 0)
    if not at <= head <= len(body):
        return None
    values: list[Value] = []
    place = head
    while at < head:
        kind, at = _varint(body, at)
        size = _SIZES.get(kind, (kind - 12) // 2)
        if kind in (10, 11) or size < 0 or place + size > len(body):
            return None
        raw = body[place : place + size]
        place += size
        try:
            values.append(_value(kind, raw))
        except UnicodeDecodeError:
            return None
    return tuple(values)


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind >= 12:
        return raw.decode() if kind % 2 else raw
    if kind == 7:
        return float(struct.unpack(">d", raw)[0])
    return kind - 8 if kind >= 8 else int.from_bytes(raw, "big", signed=True)
