"""The drafts of a case as they lie in the database: keep, take back, put back, look up.

Each function works within a transaction of its caller. A case is given by the span of
its keys (see `schema.span_of`). Sealing drafts and reading their bytes stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from gesprekshulp.dossier.events import Event
from gesprekshulp.store.rows import Stored, read_envelope
from gesprekshulp.store.schema import ordinal_at, place_of
from gesprekshulp.store.whole_file import Connection

Span = tuple[int, int]
Row = tuple[Any, ...]  # place, envelope, content


class Last(NamedTuple):
    """The last draft of a case, undone or not; zeros and "" when there is none."""

    ordinal: int = 0
    action: int = 0
    entered_at: str = ""


def last_draft(con: Connection, span: Span) -> Last:
    """Return where the drafts of a case end."""
    row = con.execute(
        "select place, action, envelope from drafts where place between ? and ?"
        " order by place desc limit 1",
        span,
    ).fetchone()
    if row is None:
        return Last()
    try:
        entered_at = sortable(read_envelope(row[2]).entered_at)
    except ValueError:
        entered_at = ""  # loading the case says what is wrong with it
    return Last(ordinal_at(row[0]), row[1], entered_at)


def active_drafts(con: Connection, span: Span) -> list[Row]:
    """Return the drafts that are not undone."""
    rows: list[Row] = con.execute(
        "select place, envelope, content from drafts where place between ? and ? and undone = 0",
        span,
    ).fetchall()
    return rows


def keep_drafts(con: Connection, case_id: int, drafts: Iterable[tuple[Event, Stored]]) -> None:
    """Add drafts at the end."""
    con.executemany(
        "insert into drafts (place, action, bucket, envelope, salt, content, digest)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (place_of(case_id, event.ordinal), event.action, event.meeting, *kept)
            for event, kept in drafts
        ],
    )


def erase_undone(con: Connection, span: Span, bucket: str) -> list[str]:
    """Erase what was undone in this bucket; return the digests, by which a copy has it too."""
    # Without the index named, SQLite walks through all drafts of the case.
    rows = con.execute(
        "delete from drafts indexed by undone_drafts"
        " where bucket = ? and undone = 1 and place between ? and ? returning digest",
        (bucket, *span),
    ).fetchall()
    return [bytes(row[0]).hex() for row in rows]


def turn_action(con: Connection, span: Span, bucket: str, *, undone: bool) -> list[Row]:
    """Undo the last action of this bucket, or put back the one undone last; return its rows."""
    # Actions are undone from the last one back, so of the undone the first comes next.
    order = "desc" if undone else "asc"
    which = f"place between ? and ? and bucket = ? and undone = {int(not undone)}"
    chosen = (*span, bucket)
    found = con.execute(
        f"select action from drafts where {which} order by place {order} limit 1", chosen
    ).fetchone()
    if found is None:
        return []
    rows: list[Row] = con.execute(
        f"select place, envelope, content from drafts where {which} and action = ? order by place",
        (*chosen, found[0]),
    ).fetchall()
    con.executemany(
        f"update drafts set undone = {int(undone)} where place = ?", [row[:1] for row in rows]
    )
    return rows


def sortable(moment: datetime | None) -> str:
    """Return a time as text that sorts by time, "" for none."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds") if moment else ""
