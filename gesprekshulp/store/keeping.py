"""How long a case is kept, and erasing one: what is written down of it, and the rows.

The record of a removal bears nothing personal: no case, no id, no name.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from gesprekshulp.store.schema import span_of

Connection = Any

LATER = "nog-te-wissen"
"""Under which name the store keeps what must still be wiped in copies out of reach."""


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


def erase_case(con: Connection, case_id: int, case: str) -> int:
    """Erase every row of a case within the caller's transaction; return how many events it had."""
    erased = con.execute("delete from events where case_id = ?", (case_id,)).rowcount
    erased += con.execute(
        "delete from drafts where place between ? and ?", span_of(case_id)
    ).rowcount
    for table in ("half_lines", "personal", "keeping"):
        con.execute(f"delete from {table} where case_name = ?", (case,))
    con.execute("delete from cases where id = ?", (case_id,))
    return int(erased)


def waiting_in(kept: str) -> list[tuple[str, int | None]]:
    """Read what stands under LATER: cases, or single events by ordinal; [] when unreadable."""
    try:
        return [(str(case), ordinal) for case, ordinal in json.loads(kept or "[]")]
    except (ValueError, TypeError):
        return []
