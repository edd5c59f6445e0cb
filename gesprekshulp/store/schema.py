"""The tables of the database, as a list of migrations that only ever grows.

`user_version` counts how many were run. Reading and writing rows stands elsewhere.

Keeping a line touches one page, the last of `drafts`: `place` is case and ordinal in one
number (see `place_of`), so a new draft comes at the end of the tree. `next_ordinal` and
`next_action` are therefore only a floor, raised at sealing, so that numbers of erased
drafts are never used again. `last_number` and `last_hash` hold the end of the chain:
without them, cutting off its tail would not show. Drafts carry their digest from the
start: one that is wiped can still be sealed. `half_lines` and `personal` do not refer to
a case: what belongs to the user alone stands there under case "".
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        create table cases (
            id integer primary key,
            name text not null unique,
            title text not null,
            glance blob,
            changed_at text not null default '',
            next_ordinal integer not null default 1,
            next_action integer not null default 1,
            last_number integer not null default 0,
            last_hash blob not null
        ) strict
        """,
        """
        create table events (
            case_id integer not null references cases (id),
            number integer not null,
            ordinal integer not null,
            action integer not null,
            envelope blob not null,
            salt blob,
            content blob,
            digest blob not null,
            prev blob not null,
            hash blob not null,
            primary key (case_id, number)
        ) strict, without rowid
        """,
        """
        create table drafts (
            place integer primary key,
            action integer not null,
            bucket text not null,
            undone integer not null default 0,
            envelope blob not null,
            salt blob,
            content blob,
            digest blob not null
        ) strict
        """,
        # Holds undone rows alone, so keeping a line does not touch it.
        "create index undone_drafts on drafts (bucket) where undone = 1",
        """
        create table half_lines (
            case_name text not null,
            field text not null,
            content text not null,
            primary key (case_name, field)
        ) strict, without rowid
        """,
        """
        create table personal (
            case_name text not null,
            meeting text not null,
            key text not null,
            value text not null,
            primary key (case_name, meeting, key)
        ) strict, without rowid
        """,
    ),
    (
        # How long a case is kept and why; and what was removed, without saying of whom.
        """
        create table keeping (
            case_name text primary key,
            ground text not null,
            from_day text not null,
            until text not null,
            noted_at text not null
        ) strict, without rowid
        """,
        """
        create table removals (
            id integer primary key,
            removed_on text not null,
            ground text not null,
            events integer not null,
            copies integer not null,
            documents integer not null
        ) strict
        """,
    ),
)

VERSION = len(MIGRATIONS)

MOST_EVENTS = 1 << 32
"""Room per case."""


def place_of(case_id: int, ordinal: int) -> int:
    """Return the key of a draft; all drafts of a case lie between ordinal 0 and the next case."""
    return case_id * MOST_EVENTS + ordinal


def span_of(case_id: int) -> tuple[int, int]:
    """Return the first and last key that a draft of this case can have."""
    return place_of(case_id, 0), place_of(case_id + 1, 0) - 1


def ordinal_at(place: int) -> int:
    """Return the ordinal of the draft with this key."""
    return place % MOST_EVENTS
