"""How long a case is kept, and erasing one: what is written down of it, and the rows.

The record of a removal bears nothing personal: no case, no id, no name.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from gesprekshulp.store.schema import ordinal_at, place_of, span_of
from gesprekshulp.store.waiting import forget_taken_back

Connection = Any


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


def digests_of(con: Connection, case_id: int) -> dict[int, str]:
    """Return the digest of every event of a case that still says something, by ordinal."""
    sealed = con.execute(
        "select ordinal, digest from events where case_id = ? and content is not null", (case_id,)
    ).fetchall()
    drafts = con.execute(
        "select place, digest from drafts where place between ? and ? and content is not null",
        span_of(case_id),
    ).fetchall()
    found = {int(ordinal): bytes(digest).hex() for ordinal, digest in sealed}
    return found | {ordinal_at(place): bytes(digest).hex() for place, digest in drafts}


def erase_case(con: Connection, case_id: int, case: str) -> int:
    """Erase every row of a case within the caller's transaction; return how many events it had."""
    erased = con.execute("delete from events where case_id = ?", (case_id,)).rowcount
    erased += con.execute(
        "delete from drafts where place between ? and ?", span_of(case_id)
    ).rowcount
    for table in beside_tables(con):
        con.execute(f"delete from {table} where case_name = ?", (case,))
    con.execute("delete from cases where id = ?", (case_id,))
    forget_taken_back(con, case)
    return int(erased)


def beside_tables(con: Connection) -> list[str]:
    """Return the tables that bear the name of a case and refer to none, as far as they are here.

    A copy from before an upgrade lacks those that came later.
    """
    there = {row[0] for row in con.execute("select name from sqlite_master where type = 'table'")}
    return sorted(there & {"half_lines", "personal", "keeping"})


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
