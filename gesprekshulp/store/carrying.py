"""A whole case as it is carried to another store: the stored bytes, so the chain still verifies.

Content that may not go along is left out like wiped content: its digest stays, so every link
still fits. Half lines and the personal layer never go along.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from gesprekshulp.dossier.hashing import first_hash
from gesprekshulp.store.chain import End, Link, verify_chain
from gesprekshulp.store.checking import LINK
from gesprekshulp.store.interface import DamagedStore
from gesprekshulp.store.rows import read_event
from gesprekshulp.store.schema import MOST_EVENTS, ordinal_at, place_of, span_of
from gesprekshulp.text import clean_line

Connection = Any

_MOST_ACTIONS = 1 << 62  # what the database takes
_LONGEST_NAME = 200


class CarriedDraft(msgspec.Struct, frozen=True):
    """One draft as it lies in its row, without its place in the database."""

    ordinal: int
    action: int
    bucket: str
    envelope: bytes
    salt: bytes | None
    content: bytes | None
    digest: bytes


class CarriedLink(msgspec.Struct, frozen=True):
    """One link of the chain as it lies in its row."""

    number: int
    ordinal: int
    action: int
    envelope: bytes
    salt: bytes | None
    content: bytes | None
    digest: bytes
    prev: bytes
    hash: bytes


class CarriedCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case with everything the chain needs."""

    case: str
    title: str
    changed_at: str
    next_ordinal: int
    next_action: int
    last_number: int
    last_hash: bytes
    links: tuple[CarriedLink, ...]
    drafts: tuple[CarriedDraft, ...]


def carry_out(con: Connection, case_id: int, case: str, without: Collection[int]) -> CarriedCase:
    """Return a case to carry; of the events in `without` (ordinals) the content stays here."""
    row = con.execute(
        "select title, changed_at, next_ordinal, next_action, last_number, last_hash"
        " from cases where id = ?",
        (case_id,),
    ).fetchone()
    links = con.execute(f"select {LINK} from events where case_id = ? order by number", (case_id,))
    drafts = con.execute(
        "select place, action, bucket, envelope, salt, content, digest from drafts"
        " where place between ? and ? and undone = 0 order by place",
        span_of(case_id),
    )
    return CarriedCase(
        case=case,
        title=row[0],
        changed_at=row[1],
        next_ordinal=row[2],
        next_action=row[3],
        last_number=row[4],
        last_hash=row[5],
        links=tuple(_emptied(CarriedLink(*one), without) for one in links),
        drafts=tuple(
            _emptied(CarriedDraft(ordinal_at(one[0]), *one[1:]), without) for one in drafts
        ),
    )


def carry_in(con: Connection, carried: CarriedCase) -> None:
    """Put a carried case in a store that does not have it; raises DamagedStore when it does not fit."""
    _judge(carried)
    con.execute(
        "insert into cases (name, title, changed_at, next_ordinal, next_action, last_number,"
        " last_hash) values (?, ?, ?, ?, ?, ?, ?)",
        (
            carried.case,
            clean_line(carried.title)[:_LONGEST_NAME] or carried.case,
            carried.changed_at,
            carried.next_ordinal,
            carried.next_action,
            carried.last_number,
            carried.last_hash,
        ),
    )
    (case_id,) = con.execute("select id from cases where name = ?", (carried.case,)).fetchone()
    con.executemany(
        f"insert into events (case_id, {LINK}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(case_id, *msgspec.structs.astuple(one)) for one in carried.links],
    )
    con.executemany(
        "insert into drafts (place, action, bucket, envelope, salt, content, digest)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (place_of(case_id, one.ordinal), *msgspec.structs.astuple(one)[1:])
            for one in carried.drafts
        ],
    )


def _judge(carried: CarriedCase) -> None:
    end = End(carried.last_number, carried.last_hash)
    links = (Link(*msgspec.structs.astuple(one)) for one in carried.links)
    report = verify_chain(first_hash(carried.case), end, links)
    if report.first_fault is not None:
        raise DamagedStore(
            f"De zaak is onderweg veranderd bij gebeurtenis {report.first_fault}: {report.reason}. "
            "Er is niets overgenomen. Vraag een nieuw bestand."
        )
    try:
        _bounded(carried)
        for link in carried.links:
            read_event(link.envelope, link.content)
        for draft in carried.drafts:
            event = read_event(draft.envelope, draft.content)
            if (event.ordinal, event.action, event.meeting, event.number) != (
                *(draft.ordinal, draft.action, draft.bucket),
                0,
            ):
                raise ValueError("een concept op een andere plaats")
    except ValueError:
        raise DamagedStore(
            "Een gebeurtenis in het bestand is onleesbaar. Er is niets overgenomen. "
            "Vraag een nieuw bestand."
        ) from None


def _bounded(carried: CarriedCase) -> None:
    """Raise ValueError for what no store of ours writes: it would harm the cases beside it."""
    rows: list[CarriedLink | CarriedDraft] = [*carried.links, *carried.drafts]
    ordinals = [one.ordinal for one in rows]
    numbers = (carried.next_ordinal, *ordinals, carried.last_number)
    actions = (carried.next_action, *(one.action for one in rows))
    if len(set(ordinals)) != len(ordinals) or not all(0 <= one < MOST_EVENTS for one in numbers):
        raise ValueError("een volgnummer dat niet kan")
    if not all(0 <= one < _MOST_ACTIONS for one in actions):
        raise ValueError("een handeling die niet kan")
    name = carried.case
    if not name or name != clean_line(name) or len(name) > _LONGEST_NAME:
        raise ValueError("een kenmerk dat niet kan")
    if carried.changed_at and datetime.fromisoformat(carried.changed_at).tzinfo is None:
        raise ValueError("een tijd zonder tijdzone")


_Row = TypeVar("_Row", CarriedLink, CarriedDraft)


def _emptied(row: _Row, without: Collection[int]) -> _Row:
    if row.ordinal not in without:
        return row
    return msgspec.structs.replace(row, salt=None, content=None)
