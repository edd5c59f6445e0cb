"""What the user filled in for a letter: kept with the case until it is not needed any more.

It is unfinished work, so it stands where half a line does: encrypted, by case, and no part
of the record. A shared field has one value for all letters of the case. A day counts for one
use: once the letter was made without gaps it is asked anew from the next day on, and the
other words stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from gesprekshulp.documents.letters.filling import asked_fields
from gesprekshulp.knowledge.letters import Letter, LetterField
from gesprekshulp.store.interface import StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


def field_values(case: OpenCase, letter: Letter) -> dict[str, str]:
    """Return what was filled in for the fields of a letter, without what is empty or of last time."""
    past = days_of_last_time(case, letter)
    return {name: text for name, text in _kept(case, letter).items() if name not in past}


def fields_filled(case: OpenCase, letter: Letter) -> tuple[int, int]:
    """Return how many of the fields that are asked in this case are filled in, and how many are."""
    asked = asked_fields(letter, case.facts())
    kept = field_values(case, letter)
    return sum(one.id in kept for one in asked), len(asked)


def days_of_last_time(case: OpenCase, letter: Letter) -> dict[str, str]:
    """Return the days that were filled in for an earlier use of the letter, as they were kept."""
    made = case.desk.store.half_line(case.id, _made(letter))
    if not made or made >= case.today().isoformat():
        return {}
    known = {one.id: one for one in letter.fields}
    return {
        name: text
        for name, text in _kept(case, letter).items()
        if _of_one_use(known[name])
        and case.desk.store.half_line(case.id, _given(letter, known[name])) <= made
    }


def keep_fields(case: OpenCase, letter: Letter, values: Mapping[str, str]) -> None:
    """Keep what was filled in; "" forgets it. Raises StoreError, also for an unknown field."""
    known = {one.id: one for one in letter.fields}
    store = case.desk.store
    for name, text in known_fields(letter, values).items():
        store.save_half_line(case.id, _place(letter, known[name]), text)
        if _of_one_use(known[name]):
            given = case.today().isoformat() if text else ""
            store.save_half_line(case.id, _given(letter, known[name]), given)


def used_up(case: OpenCase, letter: Letter) -> None:
    """Remember that the letter was made today without gaps."""
    if any(_of_one_use(one) for one in letter.fields):
        case.desk.store.save_half_line(case.id, _made(letter), case.today().isoformat())


def known_fields(letter: Letter, values: Mapping[str, str]) -> Mapping[str, str]:
    """Return `values`; raises StoreError when the letter has no such field."""
    known = {one.id for one in letter.fields}
    for name in values:
        if name not in known:
            raise StoreError(_unknown(name, letter))
    return values


def _kept(case: OpenCase, letter: Letter) -> dict[str, str]:
    store = case.desk.store
    found = {one.id: store.half_line(case.id, _place(letter, one)) for one in letter.fields}
    return {name: text for name, text in found.items() if text}


def _of_one_use(field: LetterField) -> bool:
    return field.form == "datum" and field.shared == "nee"


def _unknown(name: str, letter: Letter) -> str:
    fields = ", ".join(one.id for one in letter.fields)
    return f"Deze brief heeft geen veld “{name}”. Wel: {fields or 'geen enkel'}."


def _place(letter: Letter, field: LetterField) -> str:
    whose = "*" if field.shared == "ja" else letter.id
    return f"brief:{whose}:{field.id}"


def _given(letter: Letter, field: LetterField) -> str:
    """Where it stands on which day this day was filled in."""
    return f"{_place(letter, field)}:op"


def _made(letter: Letter) -> str:
    """Where it stands on which day the letter was last made without gaps."""
    return f"brief:{letter.id}::gemaakt"


def shown_value(field: LetterField, value: str) -> str:
    """Return a kept value, or an example, as people write it: a date as 3-12-2026."""
    if field.form != "datum":
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day}-{day.month}-{day.year}"


def told_of_field(case: OpenCase, letter: Letter, field: LetterField, known: str) -> str:
    """Return what a user must know while filling in: what the case says, or last time; may be "".

    `known`: what the case says of it, as words.
    """
    if known:
        return f"Leeg laten mag: in de zaak staat {known}."
    past = days_of_last_time(case, letter).get(field.id, "")
    return f"Vorige keer was het {shown_value(field, past)}." if past else ""
