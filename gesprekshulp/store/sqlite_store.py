"""The events of cases in one SQLCipher file, behind the interface in `interface`.

What a row holds stands in `rows`, the tables in `schema`, drafts in `drafts`, the chain
in `chain`, what stands beside a case in `beside`, opening and transactions in `database`, making and finding a store in `sqlite`.
Each method that changes something is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from gesprekshulp.dossier.events import Event, NewEvent
from gesprekshulp.dossier.hashing import chain_hash, first_hash
from gesprekshulp.store.beside import Beside, took_back
from gesprekshulp.store.carrying import CarriedCase, carry_in, carry_out
from gesprekshulp.store.cases import case_id_in, glances_of
from gesprekshulp.store.chain import Link
from gesprekshulp.store.checking import LINK, check_case
from gesprekshulp.store.database import Database
from gesprekshulp.store.drafts import (
    active_drafts,
    erase_undone,
    keep_drafts,
    last_draft,
    sortable,
    turn_action,
)
from gesprekshulp.store.interface import ChainReport, DamagedStore, Glance, StoreError
from gesprekshulp.store.keys import Opened
from gesprekshulp.store.rows import numbered, read_event, sealed_envelope, stored
from gesprekshulp.store.schema import ordinal_at, span_of
from gesprekshulp.store.waiting import back_again
from gesprekshulp.store.which_key import key_under


class SqliteStore(Beside):
    """A store in one SQLCipher file; see `Store` for what each method promises.

    `opened`: by what, and what the user must hear about that; None for a store that goes
    when it is closed.
    """

    def __init__(self, database: Database, opened: Opened | None = None) -> None:
        self._db = database
        # Without the key: that is to be gone once the store is locked.
        self.opened = msgspec.structs.replace(opened, key=b"") if opened else None

    def glances(self) -> list[Glance]:
        """Return one line per case, most recently changed first."""
        with self._db.reading() as con:
            return glances_of(con)

    def set_glance(self, glance: Glance) -> None:
        """Replace what Overzicht shows of a case."""
        with self._db.writing() as con:
            con.execute(
                "update cases set title = ?, glance = ?, changed_at = max(changed_at, ?) where id = ?",
                (
                    glance.title,
                    msgspec.json.encode(glance),
                    sortable(glance.updated_at),
                    case_id_in(con, glance.case),
                ),
            )

    def create_case(self, case: str, title: str) -> None:
        """Make an empty case; raises StoreError when the id exists."""
        with self._db.writing() as con:
            if con.execute("select 1 from cases where name = ?", (case,)).fetchone():
                raise StoreError(f"Zaak “{case}” bestaat al: open die, of geef een ander kenmerk.")
            con.execute(
                "insert into cases (name, title, last_hash) values (?, ?, ?)",
                (case, title, first_hash(case)),
            )

    def load(self, case: str) -> list[Event]:
        """Return sealed events and active drafts by ordinal; raises StoreError if unknown."""
        with self._db.reading() as con:
            case_id = case_id_in(con, case)
            sealed = con.execute(
                "select number, ordinal, envelope, content from events where case_id = ?",
                (case_id,),
            ).fetchall()
            drafts = active_drafts(con, span_of(case_id))
        found = [self._event(*row) for row in sealed]
        found += [self._draft(*row) for row in drafts]
        return sorted(found, key=lambda event: event.ordinal)

    def append(self, case: str, events: Sequence[NewEvent]) -> list[Event]:
        """Keep `events` as drafts of one action; naive times raise ValueError.

        Undone drafts of the buckets they go to are gone for good.
        """
        if not events:
            return []
        with self._db.writing() as con:
            case_id = case_id_in(con, case)
            last = last_draft(con, span_of(case_id))
            floor = con.execute(
                "select next_ordinal, next_action from cases where id = ?", (case_id,)
            ).fetchone()
            first, action = max(floor[0], last.ordinal + 1), max(floor[1], last.action + 1)
            for bucket in {new.meeting for new in events}:
                took_back(con, case, erase_undone(con, span_of(case_id), bucket))
            kept = [numbered(new, first + place, action) for place, new in enumerate(events)]
            keep_drafts(
                con, case_id, [(e, stored(e, n.payload)) for e, n in zip(kept, events, strict=True)]
            )
        return kept

    def undo(self, case: str, meeting: str) -> list[Event]:
        """Take back the last action in this bucket of drafts; return its events ([] if none)."""
        return self._turn(case, meeting, undone=True)

    def redo(self, case: str, meeting: str) -> list[Event]:
        """Put back the action last undone in this bucket; return its events ([] if none)."""
        return self._turn(case, meeting, undone=False)

    def _turn(self, case: str, meeting: str, *, undone: bool) -> list[Event]:
        with self._db.writing() as con:
            rows = turn_action(con, span_of(case_id_in(con, case)), meeting, undone=undone)
            return [self._draft(*row) for row in rows]

    def seal(self, case: str, meeting: str) -> list[Event]:
        """Move active drafts of this bucket into the hash chain; undone ones are erased."""
        with self._db.writing() as con:
            case_id = case_id_in(con, case)
            chosen = (*span_of(case_id), meeting)
            number, previous = con.execute(
                "select last_number, last_hash from cases where id = ?", (case_id,)
            ).fetchone()
            drafts = con.execute(
                "select place, action, envelope, salt, content, digest from drafts"
                " where place between ? and ? and bucket = ? and undone = 0 order by place",
                chosen,
            ).fetchall()
            links = []
            for place, action, draft, salt, content, digest in drafts:
                number, ordinal = number + 1, ordinal_at(place)
                try:
                    envelope = sealed_envelope(draft, number)
                except ValueError:
                    raise self._damaged_event(ordinal) from None
                hashed = chain_hash(previous, envelope, digest)
                links.append(
                    Link(number, ordinal, action, envelope, salt, content, digest, previous, hashed)
                )
                previous = hashed
            con.executemany(
                f"insert into events (case_id, {LINK}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(case_id, *link) for link in links],
            )
            last = last_draft(con, span_of(case_id))
            con.execute(
                "update cases set last_number = ?, last_hash = ?, changed_at = max(changed_at, ?),"
                " next_ordinal = max(next_ordinal, ?), next_action = max(next_action, ?)"
                " where id = ?",
                (number, previous, last.entered_at, last.ordinal + 1, last.action + 1, case_id),
            )
            took_back(con, case, erase_undone(con, span_of(case_id), meeting))
            con.execute("delete from drafts where place between ? and ? and bucket = ?", chosen)
            return [
                self._event(link.number, link.ordinal, link.envelope, link.content)
                for link in links
            ]

    def verify(self, case: str) -> ChainReport:
        """Check the hash chain of a case over the stored bytes."""
        with self._db.reading() as con:
            return check_case(con, case_id_in(con, case), case)

    def carry_out(self, case: str, without: Collection[int] = ()) -> CarriedCase:
        """Return a case to carry to another store, chain and drafts; `without`: ordinals left empty."""
        with self._db.reading() as con:
            return carry_out(con, case_id_in(con, case), case, without)

    def carry_in(self, carried: CarriedCase) -> None:
        """Take in a case of another store; raises StoreError when it is here, or does not fit."""
        with self._db.writing() as con:
            if con.execute("select 1 from cases where name = ?", (carried.case,)).fetchone():
                raise StoreError(
                    f"Zaak “{carried.case}” staat al in je opslag. Er is niets overgenomen."
                )
            carry_in(con, carried)
            back_again(con, carried.case)

    def changed_elsewhere(self) -> bool:
        """Whether another program changed this store since this was last asked."""
        return self._db.changed_elsewhere()

    def close(self) -> None:
        """Close the store; safe to call twice."""
        self._db.close()

    @property
    def key(self) -> bytes:
        """The key, for copies; raises StoreError once closed or locked."""
        return self._db.key

    @property
    def path(self) -> Path:
        """The file of the store."""
        return self._db.path

    def quiet(self) -> AbstractContextManager[None]:
        """Return a context in which nothing of this process uses the file."""
        return self._db.quiet()

    def copy_into(self, path: Path) -> None:
        """Write a copy, with the same key, to the empty file at `path`; raises StoreError."""
        self._db.copy_into(path)

    def away(self, act: Callable[[], bytes]) -> None:
        """Close the file while `act` replaces it, then open it by the key that `act` returns.

        Other threads wait; when `act` fails the store is as it was. Raises StoreError.
        """
        self._db.away(act)

    def lock(self) -> None:
        """Close the file and forget the key, until `unlock`; every other call then raises."""
        self._db.close()

    def unlock(self, key: bytes) -> None:
        """Open the same file again after `lock`; raises StoreError."""
        self._db.reopen(key_under(self.path, self.path.parent, key))

    def _event(self, number: int, ordinal: int, envelope: bytes, content: bytes | None) -> Event:
        try:
            event = read_event(envelope, content)
        except ValueError:
            raise self._damaged_event(ordinal) from None
        if (event.number, event.ordinal) != (number, ordinal):
            raise self._damaged_event(ordinal)
        return event

    def _draft(self, place: int, envelope: bytes, content: bytes | None) -> Event:
        return self._event(0, ordinal_at(place), envelope, content)

    def _damaged_event(self, ordinal: int) -> DamagedStore:
        return DamagedStore(
            f"Gebeurtenis {ordinal} in “{self._db.path}” is onleesbaar: laat het bestand staan"
            " en haal terug wat nog klopt, ook uit je reservekopieën (gesprekshulp herstel --samen)."
        )
