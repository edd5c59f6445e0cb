"""How long a case is kept, and erasing one: what is written down of it, and the rows.

The record of a removal bears nothing personal: no case, no id, no name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from gesprekshulp.store.schema import ordinal_at, place_of, span_of

Connection = Any

LATER = "nog-te-wissen"
"""Under which name the store keeps what must still be wiped in the second place: see `later`."""

HERE = "nog-te-wissen-hier"
"""Under which name it keeps what must still be wiped in the copies beside it, and in its file."""


UNDONE = "teruggenomen"
"""Under which name it keeps what was undone for good, until a meeting is closed: see `beside`."""


class Waiting(NamedTuple):
    """A case that was removed (None), one event of it (ordinal), or what stood beside it (a word).

    Words: see `beside`. `digest`: of the event, in hex: after an older copy was put back another
    event may have its ordinal. "" fits any.
    """

    case: str
    what: int | str | None
    digest: str = ""


def later(mark: str) -> str:
    """Return the name under which stands what must be wiped in the place with this mark."""
    return f"{LATER}/{mark}" if mark else LATER


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
    set_waiting(con, place, [*waiting_under(con, place), *more])


def set_waiting(con: Connection, place: str, waiting: Sequence[Waiting]) -> None:
    """Keep what waits under `place`, nothing for none, within the caller's transaction."""
    con.execute("delete from personal where case_name = '' and meeting = '' and key = ?", (place,))
    if waiting:
        text = json.dumps(list(dict.fromkeys(waiting)))
        con.execute("insert into personal values ('', '', ?, ?)", (place, text))


def places_waiting(con: Connection) -> list[str]:
    """Return every name under which something waits."""
    rows = con.execute(
        "select key from personal where case_name = '' and meeting = '' order by key"
    ).fetchall()
    return [str(row[0]) for row in rows if is_waiting(str(row[0]))]


def is_waiting(key: str) -> bool:
    """Whether a row of the personal layer under this key is a list of what waits."""
    return key in (HERE, LATER) or key.startswith(f"{LATER}/")


def back_again(con: Connection, case: str) -> None:
    """A case was taken in: what waits for its removal must not hit it any more."""
    for place in places_waiting(con):
        left = [one for one in waiting_under(con, place) if one.case != case]
        set_waiting(con, place, left)


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
    took_back = waiting_under(con, UNDONE)
    if took_back:
        set_waiting(con, UNDONE, [one for one in took_back if one.case != case])
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


def waiting_in(kept: str) -> list[Waiting]:
    """Read what stands under LATER or HERE; [] when unreadable."""
    try:
        return [Waiting(str(one[0]), *one[1:3]) for one in json.loads(kept or "[]")]
    except (ValueError, TypeError, IndexError):
        return []
