"""How long a case is kept, and erasing one: what is written down of it, and the rows.

The record of a removal bears nothing personal: no case, no id, no name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from gesprekshulp.store.schema import place_of, span_of

Connection = Any
Waiting = tuple[str, int | str | None]
"""A case that was removed (None), one event of it (ordinal), or what stood beside it (see `beside`)."""

LATER = "nog-te-wissen"
"""Under which name the store keeps what must still be wiped in the second place."""

HERE = "nog-te-wissen-hier"
"""Under which name it keeps what must still be wiped in the copies beside it, and in its file."""


class Kept(NamedTuple):
    """How long a case is kept: the ground in content, counted from a day, until a day (ISO)."""

    case: str
    ground: str
    from_day: str
    until: str
    noted_at: str


class Removal(NamedTuple):
    """What was removed: the day, why, how many events, copies changed, documents left to the user."""

    removed_on: str
    ground: str
    events: int
    copies: int
    documents: int


def waiting_under(con: Connection, place: str) -> list[Waiting]:
    """Return what still waits under `place` (HERE or LATER)."""
    kept = con.execute(
        "select value from personal where case_name = '' and meeting = '' and key = ?", (place,)
    ).fetchone()
    return waiting_in(kept[0]) if kept else []


def keep_waiting(con: Connection, place: str, more: Sequence[Waiting]) -> None:
    """Keep under `place` that these wait besides, within the caller's transaction."""
    waiting = dict.fromkeys([*waiting_under(con, place), *more])
    con.execute(
        "insert into personal values ('', '', ?, ?)"
        " on conflict do update set value = excluded.value",
        (place, json.dumps(list(waiting))),
    )


def waits_no_more(con: Connection, place: str) -> None:
    """Forget what waited under `place`, within the caller's transaction."""
    con.execute("delete from personal where case_name = '' and meeting = '' and key = ?", (place,))


def erase_case(con: Connection, case_id: int, case: str) -> int:
    """Erase every row of a case within the caller's transaction; return how many events it had."""
    erased = con.execute("delete from events where case_id = ?", (case_id,)).rowcount
    erased += con.execute(
        "delete from drafts where place between ? and ?", span_of(case_id)
    ).rowcount
    # A copy from before an upgrade lacks the tables that came later.
    there = {row[0] for row in con.execute("select name from sqlite_master where type = 'table'")}
    for table in sorted(there & {"half_lines", "personal", "keeping"}):
        con.execute(f"delete from {table} where case_name = ?", (case,))
    con.execute("delete from cases where id = ?", (case_id,))
    return int(erased)


def erase_content(con: Connection, case_id: int, ordinal: int) -> bool:
    """Erase what one event says, draft or sealed; return whether there was such an event."""
    changed = con.execute(
        "update events set salt = null, content = null where case_id = ? and ordinal = ?",
        (case_id, ordinal),
    ).rowcount
    changed += con.execute(
        "update drafts set salt = null, content = null where place = ? and place between ? and ?",
        (place_of(case_id, ordinal), *span_of(case_id)),
    ).rowcount
    return bool(changed)


def record_removal(con: Connection, removal: Removal) -> None:
    """Keep that something was removed; nothing in it says of whom."""
    con.execute(
        "insert into removals (removed_on, ground, events, copies, documents)"
        " values (?, ?, ?, ?, ?)",
        removal,
    )


def waiting_in(kept: str) -> list[Waiting]:
    """Read what stands under LATER or HERE; [] when unreadable."""
    try:
        return [(str(case), ordinal) for case, ordinal in json.loads(kept or "[]")]
    except (ValueError, TypeError):
        return []
