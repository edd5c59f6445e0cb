"""What can still be trusted of one database file, damaged or whole, table by table.

A row of a page that is as it was written counts. On a damaged page only what proves itself
counts: a link whose hash fits its envelope and digest, a draft whose digest fits and whose
envelope is byte for byte what this program writes. Putting pieces of several files
together stands in `joining`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec

from gesprekshulp.dossier.hashing import chain_hash, content_digest
from gesprekshulp.store.cells import (
    EVERYTHING,
    Key,
    Range,
    Value,
    cells_of,
    lost_keys,
    sortable,
    within,
)
from gesprekshulp.store.chain import Link
from gesprekshulp.store.errors import newer
from gesprekshulp.store.pages import Pages, read_pages
from gesprekshulp.store.rows import Envelope, read_envelope, read_event
from gesprekshulp.store.schema import VERSION, ordinal_at
from gesprekshulp.store.waiting import Waiting, is_waiting, waiting_in

Row = tuple[Value, ...]

_WIDTHS = {
    **{"cases": 0, "drafts": 0, "removals": 0},
    **{"events": 2, "half_lines": 2, "personal": 3, "keeping": 1},
}
"""Per table how many columns its key has; 0: it has a rowid."""

_SHAPES: dict[str, tuple[type | tuple[type, ...], ...]] = {
    "cases": (str, str, (bytes, type(None)), str, int, int, int, bytes),
    "drafts": (int, str, int, bytes, (bytes, type(None)), (bytes, type(None)), bytes),
    "removals": (str, str, int, int, int),
    "events": (
        *(int, int, int, int, bytes, (bytes, type(None)), (bytes, type(None))),
        *(bytes, bytes, bytes),
    ),
    "half_lines": (str, str, str),
    "personal": (str, str, str, str),
    "keeping": (str, str, str, str, str),
}
_SIDE = ("half_lines", "personal", "keeping", "removals")


class Draft(NamedTuple):
    """One draft as it lies in its row."""

    action: int
    bucket: str
    undone: int
    envelope: bytes
    salt: bytes | None
    content: bytes | None
    digest: bytes


class CaseRow(NamedTuple):
    """What a store knows of a case besides its events."""

    name: str
    title: str
    glance: bytes | None
    changed_at: str
    next_ordinal: int
    next_action: int
    last_number: int
    last_hash: bytes


class Pieces:
    """What one file gives.

    `label`: what the user calls it; `hollow`: (case, number) whose content is lost while the
    link stands; `unread`: drafts that are there and do not fit.
    """

    def __init__(self, label: str) -> None:
        self.label = label
        self.cases: dict[int, CaseRow] = {}
        self.links: dict[int, dict[int, Link]] = {}
        self.hollow: set[tuple[int, int]] = set()
        self.drafts: dict[int, Draft] = {}
        self.side: dict[str, dict[Key, Row]] = {name: {} for name in _SIDE}
        self.unread: list[Range] = []
        self.lost: dict[str, list[Range]] = {name: [EVERYTHING] for name in _WIDTHS}

    def may_hide(self, table: str, key: Key) -> bool:
        """Whether a row with this key may have been on a page that is lost."""
        return within(key, self.lost[table])

    @property
    def whole(self) -> bool:
        """Whether no page with rows is lost."""
        return not self.hollow and not any(self.lost.values())

    def waiting(self) -> dict[str, list[Waiting]]:
        """Return what must still be wiped in copies, by the name under which it stands."""
        return waiting_rows(self.side["personal"])


def waiting_rows(personal: Mapping[Key, Row]) -> dict[str, list[Waiting]]:
    """Return what waits to be wiped in copies, from rows of the personal layer."""
    rows = [row for row in personal.values() if row[:2] == ("", "") and is_waiting(str(row[2]))]
    return {str(row[2]): waiting_in(str(row[3])) for row in rows}


def pieces_of(path: Path, key: bytes, label: str) -> Pieces:
    """Read what can be trusted in the file at `path`; nothing when it is not there.

    Raises StoreError when the disk refuses, NewerStore for a file of a newer version.
    """
    pages = read_pages(path, key)
    if pages.version > VERSION:
        raise newer(path)
    return sorted_out(pages, label)


def sorted_out(pages: Pages, label: str) -> Pieces:
    """Sort the rows on these pages by table."""
    found = Pieces(label)
    roots: dict[str, int] = {}
    for number in pages.content:
        sound = number in pages.sound
        for cell in cells_of(pages, number)[0]:
            if cell.row is not None:
                _take(found, roots, cell.rowid, cell.row, sound)
    if 1 in pages.sound:
        for name, width in _WIDTHS.items():
            if name in roots:
                found.lost[name] = lost_keys(pages, roots[name], width)
            elif not lost_keys(pages, 1):
                found.lost[name] = []  # a version without this table
    found.lost["drafts"] += found.unread
    return found


def fits_itself(link: Link) -> Envelope | None:
    """Return the envelope of a link whose place and hash fit, None when they do not."""
    try:
        envelope = read_envelope(link.envelope)
    except ValueError:
        return None
    placed = (envelope.number, envelope.ordinal, envelope.action) == link[:3] and link.number > 0
    return (
        envelope
        if placed and chain_hash(link.prev, link.envelope, link.digest) == link.hash
        else None
    )


def _take(found: Pieces, roots: dict[str, int], rowid: int | None, row: Row, sound: bool) -> None:
    table = _table_of(rowid, row)
    if table == "events":
        _take_link(found, cast(int, row[0]), Link(*cast(Any, row[1:])))
    elif table == "drafts":
        draft = Draft(*cast(Any, row[1:]))
        place = cast(int, rowid)
        if _draft_fits(place, draft, sound):
            found.drafts[place] = draft
        else:
            found.unread.append(((place - 1,), (place,)))
    elif not sound:
        return
    elif table == "cases":
        found.cases[cast(int, rowid)] = CaseRow(*cast(Any, row[1:]))
    elif table in _SIDE:
        key = (rowid,) if rowid is not None else sortable(row[: _WIDTHS[table]])
        found.side[table][key] = row
    elif len(row) == 5 and row[0] == "table" and isinstance(row[3], int):
        roots[str(row[1])] = row[3]


def _table_of(rowid: int | None, row: Row) -> str:
    for name, shape in _SHAPES.items():
        # The column that is the rowid itself lies there as null.
        values = row if _WIDTHS[name] else row[1:]
        if (rowid is None) != bool(_WIDTHS[name]) or len(values) != len(shape):
            continue
        if all(isinstance(one, kind) for one, kind in zip(values, shape, strict=True)):
            return name
    return ""


def _take_link(found: Pieces, case_id: int, link: Link) -> None:
    envelope = fits_itself(link)
    if envelope is None:
        return
    if (link.salt, link.content) != (None, None) and not _readable(link):
        # That it was there still stands, and the chain with it; only the words are gone.
        link = link._replace(salt=None, content=None)
        found.hollow.add((case_id, link.number))
    found.links.setdefault(case_id, {})[link.number] = link


def _draft_fits(place: int, draft: Draft, sound: bool) -> bool:
    try:
        envelope = read_envelope(draft.envelope)
    except ValueError:
        return False
    return (
        (envelope.ordinal, envelope.action, envelope.meeting, envelope.number)
        == (ordinal_at(place), draft.action, draft.bucket, 0)
        and draft.undone in (0, 1)
        and (sound or msgspec.json.encode(envelope) == draft.envelope)
        and ((draft.salt, draft.content) == (None, None) or _readable(draft))
    )


def _readable(one: Link | Draft) -> bool:
    try:
        if one.salt is None or one.content is None:
            return False
        if content_digest(one.salt, one.content) != one.digest:
            return False
        read_event(one.envelope, one.content)
    except ValueError:
        return False
    return True
