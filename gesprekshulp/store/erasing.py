"""The part of a store that erases for good, and keeps how long a case stays.

Erasing here is not the end: copies hold the same. What must follow there is kept in the
same transaction, so that a process that is killed halfway goes on with it later
(`casework.keeping`). The rows are in `keeping`.
"""

from __future__ import annotations

from collections.abc import Sequence

from gesprekshulp.store.cases import case_id_in
from gesprekshulp.store.database import Database
from gesprekshulp.store.errors import trace_left
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keeping import (
    HERE,
    LATER,
    Kept,
    Removal,
    Waiting,
    erase_case,
    erase_content,
    keep_waiting,
    record_removal,
    waiting_under,
    waits_no_more,
)


class Erasing:
    """What `SqliteStore` can do for good; `_db` is its file."""

    _db: Database

    def wipe(self, case: str, *ordinals: int, in_copies: bool = False) -> None:
        """Erase the content of events for good, draft or sealed; the chain still verifies.

        All of them or none. `in_copies`: keep, in the same transaction, that copies must follow.
        Rewrites the whole file, so that no copy of the bytes is left in it; raises TraceLeft
        when that could not be done now.
        """
        with self._db.writing() as con:
            case_id = case_id_in(con, case)
            for ordinal in ordinals:
                if not erase_content(con, case_id, ordinal):
                    raise StoreError(
                        f"Zaak “{case}” heeft geen gebeurtenis {ordinal}: open de zaak opnieuw."
                    )
            if in_copies:
                keep_waiting(con, HERE, [(case, ordinal) for ordinal in ordinals])
        self.scrub()

    def scrub(self) -> None:
        """Rewrite the whole file, so that nothing erased is left in it; raises TraceLeft."""
        try:
            gone = self._db.scrub()
        except StoreError:
            gone = False
        if not gone:
            raise trace_left(self._db.path)

    def keep_until(self, kept: Kept) -> None:
        """Record how long a case is kept and why, in the place of what stood there."""
        with self._db.writing() as con:
            case_id_in(con, kept.case)
            con.execute("insert or replace into keeping values (?, ?, ?, ?, ?)", kept)

    def kept(self) -> dict[str, Kept]:
        """Return per case how long it is kept; cases without a term are not in it."""
        with self._db.reading() as con:
            return {row[0]: Kept(*row) for row in con.execute("select * from keeping")}

    def remove_case(self, case: str, record: Removal | None = None) -> int:
        """Erase a case and all that belongs to it, for good; return how many events it had.

        `record`: keep, in the same transaction, that something was removed (its number of
        events is filled in), and that copies must follow. Rewrites the whole file, as `wipe`.
        """
        with self._db.writing() as con:
            events = erase_case(con, case_id_in(con, case), case)
            if record is not None:
                record_removal(con, record._replace(events=events))
                keep_waiting(con, HERE, [(case, None)])
        self.scrub()
        return events

    def count_copies(self, copies: int) -> None:
        """Add to the latest record of a removal how many copies were changed for it."""
        with self._db.writing() as con:
            con.execute(
                "update removals set copies = copies + ? where id = (select max(id) from removals)",
                (copies,),
            )

    def waiting(self, place: str) -> list[Waiting]:
        """Return what must still be wiped in copies: HERE, or in the second place (LATER)."""
        with self._db.reading() as con:
            return waiting_under(con, place)

    def wiped_in(self, place: str, later: Sequence[Waiting] = ()) -> None:
        """Keep that nothing waits any more under `place`; `later` still does under LATER."""
        with self._db.writing() as con:
            waits_no_more(con, place)
            if later:
                keep_waiting(con, LATER, later)

    def removals(self) -> list[Removal]:
        """Return what was removed, oldest first."""
        with self._db.reading() as con:
            rows = con.execute(
                "select removed_on, ground, events, copies, documents from removals order by id"
            )
            return [Removal(*row) for row in rows]
