"""The part of a store that erases for good, and keeps how long a case stays.

Erasing here is not the end: copies hold the same. What must follow there is kept in the
same transaction, so that a process that is killed halfway goes on with it later
(`casework.finishing`). The rows are in `keeping`, what must follow in `waiting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gesprekshulp.store.cases import case_id_in
from gesprekshulp.store.database import Database
from gesprekshulp.store.errors import trace_left
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keeping import (
    Kept,
    Removal,
    digests_of,
    erase_case,
    erase_content,
    record_removal,
)
from gesprekshulp.store.waiting import HERE, Waiting, keep_waiting, set_waiting, waiting_under

Row = tuple[object, ...]


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
            digests = digests_of(con, case_id) if in_copies else {}
            for ordinal in ordinals:
                if not erase_content(con, case_id, ordinal):
                    raise StoreError(
                        f"Zaak “{case}” heeft geen gebeurtenis {ordinal}: open de zaak opnieuw."
                    )
            if in_copies:
                waiting = [Waiting(case, one, digests.get(one, "")) for one in ordinals]
                keep_waiting(con, HERE, waiting)
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
                keep_waiting(con, HERE, [Waiting(case, None)])
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
        """Return what must still be wiped in copies: HERE, or in a second place (`later`)."""
        with self._db.reading() as con:
            return waiting_under(con, place)

    def set_waiting(self, place: str, waiting: Sequence[Waiting]) -> None:
        """Keep what waits under `place` from now on, nothing for none."""
        with self._db.writing() as con:
            set_waiting(con, place, waiting)

    def take_over(self, waiting: Mapping[str, Sequence[Waiting]], rows: Iterable[Row]) -> None:
        """Take over what waited, and the records of removals, of the store this one replaces.

        `rows`: of the table `removals`, whole; the same number is the same record.
        """
        with self._db.writing() as con:
            for place, more in waiting.items():
                keep_waiting(con, place, more)
            con.executemany("insert or replace into removals values (?, ?, ?, ?, ?, ?)", rows)

    def still_says(self, waiting: Sequence[Waiting]) -> list[int]:
        """Return the ordinals of these events of one case that are here, and not wiped yet."""
        with self._db.reading() as con:
            digests = digests_of(con, case_id_in(con, waiting[0].case))
        return [
            one.what
            for one in waiting
            if isinstance(one.what, int)
            and one.what in digests
            and one.digest in ("", digests[one.what])
        ]

    def removals(self) -> list[Removal]:
        """Return what was removed, oldest first."""
        with self._db.reading() as con:
            rows = con.execute(
                "select removed_on, ground, events, copies, documents from removals order by id"
            )
            return [Removal(*row) for row in rows]
