"""What must still be wiped in copies: kept in the store itself, until each place with copies had it.

It is kept in the same transaction that erased it here, so that a process that is killed halfway
goes on with it later. It stands in the table of the personal layer, under names of its own. What
is done with it: `wiping` in one copy, `casework.finishing` in all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

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


def forget_taken_back(con: Connection, case: str) -> None:
    """A case goes: what was undone in it goes with it, and waits for nothing any more."""
    taken_back = waiting_under(con, UNDONE)
    if taken_back:
        set_waiting(con, UNDONE, [one for one in taken_back if one.case != case])


def back_again(con: Connection, case: str) -> None:
    """A case was taken in: what waits for its removal must not hit it any more."""
    for place in places_waiting(con):
        left = [one for one in waiting_under(con, place) if one.case != case]
        set_waiting(con, place, left)


def waiting_in(kept: str) -> list[Waiting]:
    """Read what stands under LATER or HERE; [] when unreadable."""
    try:
        return [Waiting(str(one[0]), *one[1:3]) for one in json.loads(kept or "[]")]
    except (ValueError, TypeError, IndexError):
        return []
