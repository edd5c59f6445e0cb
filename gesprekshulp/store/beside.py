"""What stands beside a case and is no part of it: half lines and the personal layer.

These rows bear the name of a case and refer to none, so nothing takes them along by itself: a
case that is gone gets no new ones, and those that are left are erased. Under case "" stands
what belongs to the user alone. What is erased for good here goes in copies too: it is kept in
the same transaction that it must (`waiting`), as a word in the place of a number of an event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gesprekshulp.store.cases import case_id_in
from gesprekshulp.store.erasing import Erasing
from gesprekshulp.store.errors import UnknownCase
from gesprekshulp.store.keeping import beside_tables
from gesprekshulp.store.schema import span_of
from gesprekshulp.store.waiting import (
    HERE,
    UNDONE,
    Waiting,
    keep_waiting,
    set_waiting,
    waiting_under,
)
from gesprekshulp.store.whole_file import Connection

TYPED, CLOSED, TAKEN_BACK, ANSWERED = "getypt", "gesloten", "terug", "ingevuld"
"""Waiting words: `getypt` all half lines of a case, `getypt:FIELD` one, `gesloten:MEETING` what goes
when a meeting is closed, `terug:DIGEST` a draft that was undone here, and may stand as it was in
a copy, `ingevuld:FIELD` a form of no case that was answered or emptied."""

LEFT_OVER = Waiting("", None)
"""Waiting: rows of cases that are not in that same file."""

_OF_NO_CASE = "case_name <> '' and case_name not in (select name from cases)"


class Beside(Erasing):
    """The part of a store that keeps what stands beside a case."""

    def save_half_line(self, case: str, field: str, text: str) -> None:
        """Keep what is half typed in `field` ("" forgets it). One mutable row per field.

        Raises UnknownCase for a case that is gone.
        """
        with self._db.writing() as con:
            if text:
                _must_be_there(con, case)
                con.execute(
                    "insert into half_lines values (?, ?, ?)"
                    " on conflict do update set content = excluded.content",
                    (case, field, text),
                )
            else:
                gone = con.execute(
                    "delete from half_lines where case_name = ? and field = ?", (case, field)
                ).rowcount
                # A form of a case goes from copies with it; a new case, that has none yet, not.
                if gone and not case:
                    keep_waiting(con, HERE, [Waiting("", f"{ANSWERED}:{field}")])

    def half_line(self, case: str, field: str) -> str:
        """Return what was half typed in `field`, or ""."""
        with self._db.reading() as con:
            row = con.execute(
                "select content from half_lines where case_name = ? and field = ?", (case, field)
            ).fetchone()
        return str(row[0]) if row else ""

    def half_lines(self, case: str) -> dict[str, str]:
        """Return everything half typed in a case, by field."""
        with self._db.reading() as con:
            rows = con.execute(
                "select field, content from half_lines where case_name = ? order by field", (case,)
            ).fetchall()
        return {str(field): str(content) for field, content in rows}

    def save_personal(self, case: str, meeting: str, key: str, value: str) -> None:
        """Keep one thing of the personal layer ("" forgets it); never part of the case.

        Raises UnknownCase for a case that is gone.
        """
        with self._db.writing() as con:
            if value:
                _must_be_there(con, case)
                con.execute(
                    "insert into personal values (?, ?, ?, ?)"
                    " on conflict do update set value = excluded.value",
                    (case, meeting, key, value),
                )
            else:
                con.execute(
                    "delete from personal where case_name = ? and meeting = ? and key = ?",
                    (case, meeting, key),
                )

    def personal(self, case: str, meeting: str) -> dict[str, str]:
        """Return the personal layer of this user for this meeting."""
        with self._db.reading() as con:
            rows = con.execute(
                "select key, value from personal where case_name = ? and meeting = ? order by key",
                (case, meeting),
            ).fetchall()
        return {str(key): str(value) for key, value in rows}

    def forget_personal(self, case: str, meeting: str) -> None:
        """Erase the personal layer of a meeting that is closed; the next copy erases it in all.

        In copies what was undone or half typed in the meeting goes with it.
        """
        with self._db.writing() as con:
            con.execute("delete from personal where case_name = ? and meeting = ?", (case, meeting))
            taken_back = waiting_under(con, UNDONE)
            gone = [one for one in taken_back if one.case == case]
            keep_waiting(con, HERE, [Waiting(case, f"{CLOSED}:{meeting}"), *gone])
            set_waiting(con, UNDONE, [one for one in taken_back if one.case != case])

    def wipe_typed(self, case: str, word: str) -> None:
        """Erase half lines for good (`word`: TYPED or TYPED:FIELD), and keep that copies must follow.

        Raises TraceLeft, as `wipe`.
        """
        with self._db.writing() as con:
            case_id_in(con, case)
            _erase(con, case, word)
            keep_waiting(con, HERE, [Waiting(case, word)])
        self.scrub()

    def wipe_beside(self, case: str, word: str) -> bool:
        """Erase in a copy what waits under this word; return whether there was anything."""
        with self._db.writing() as con:
            gone = _erase(con, case, word)
        if gone:
            self.scrub()
        return gone

    def drop_left_over(self, in_copies: bool = False) -> bool:
        """Erase rows of cases that are not in this file; return whether there were any.

        `in_copies`: keep, in the same transaction, that copies must do the same.
        """
        with self._db.reading() as con:
            found = [
                one
                for one in beside_tables(con)
                if con.execute(f"select 1 from {one} where {_OF_NO_CASE} limit 1").fetchone()
            ]
        if not found:
            return False
        with self._db.writing() as con:
            for table in found:
                con.execute(f"delete from {table} where {_OF_NO_CASE}")
            if in_copies:
                keep_waiting(con, HERE, [LEFT_OVER])
        self.scrub()
        return True


def of_itself(waiting: Waiting) -> bool:
    """Whether this goes because of what else was done, and not because the user had it wiped."""
    return str(waiting.what).startswith((f"{CLOSED}:", f"{TAKEN_BACK}:", f"{ANSWERED}:"))


def took_back(con: Connection, case: str, digests: Sequence[str]) -> None:
    """Keep that these drafts were undone for good, within the caller's transaction.

    Not under HERE at once: copies are rewritten when a meeting is closed, not at every undo.
    """
    if digests:
        keep_waiting(con, UNDONE, [Waiting(case, f"{TAKEN_BACK}:{one}") for one in digests])


def wiped(table: str, row: Sequence[object], waiting: Collection[Waiting]) -> bool:
    """Whether a row of such a table is one that waits to be wiped."""
    if table == "half_lines":
        case, field = str(row[0]), str(row[1])
        words = (
            *(TYPED, f"{TYPED}:{field}", f"{TYPED}:{field.removesuffix(':op')}"),
            f"{ANSWERED}:{field}",
        )
        return any(Waiting(case, word) in waiting for word in words)
    return table == "personal" and Waiting(str(row[0]), f"{CLOSED}:{row[1]}") in waiting


def _must_be_there(con: Connection, case: str) -> None:
    if case:
        case_id_in(con, case)


def _erase(con: Connection, case: str, word: str) -> bool:
    kind, _, which = word.partition(":")
    if kind == CLOSED:
        return _erase_closed(con, case, which)
    if kind == TAKEN_BACK:
        return _erase_draft(con, case, which)
    if which:
        gone = con.execute(
            "delete from half_lines where case_name = ? and field in (?, ?)",
            (case, which, f"{which}:op"),
        )
    else:
        gone = con.execute("delete from half_lines where case_name = ?", (case,))
    return bool(gone.rowcount)


def _erase_draft(con: Connection, case: str, digest: str) -> bool:
    try:
        span = span_of(case_id_in(con, case))
    except UnknownCase:
        return False
    gone = con.execute(
        "delete from drafts where digest = ? and place between ? and ?",
        (bytes.fromhex(digest), *span),
    )
    return bool(gone.rowcount)


def _erase_closed(con: Connection, case: str, meeting: str) -> bool:
    gone = con.execute(
        "delete from personal where case_name = ? and meeting = ?", (case, meeting)
    ).rowcount
    gone += con.execute(
        "delete from half_lines where case_name = ? and instr(field, ?) > 0", (case, meeting)
    ).rowcount
    try:
        span = span_of(case_id_in(con, case))
    except UnknownCase:
        return bool(gone)
    gone += con.execute(
        "delete from drafts where undone = 1 and bucket in (?, '') and place between ? and ?",
        (meeting, *span),
    ).rowcount
    return bool(gone)
