"""What the user filled in for a letter: kept with the case until it is not needed any more.

It is unfinished work, so it stands where half a line does: encrypted, by case, and no part
of the record. A shared field has one value for all letters of the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from gesprekshulp.knowledge.letters import Letter, LetterField
from gesprekshulp.store.interface import StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


def field_values(case: OpenCase, letter: Letter) -> dict[str, str]:
    """Return what was filled in for the fields of a letter, without the empty ones."""
    store = case.desk.store
    found = {one.id: store.half_line(case.id, _place(letter, one)) for one in letter.fields}
    return {name: text for name, text in found.items() if text}


def keep_fields(case: OpenCase, letter: Letter, values: Mapping[str, str]) -> None:
    """Keep what was filled in; "" forgets it. Raises StoreError, also for an unknown field."""
    known = {one.id: one for one in letter.fields}
    for name, text in known_fields(letter, values).items():
        case.desk.store.save_half_line(case.id, _place(letter, known[name]), text)


def known_fields(letter: Letter, values: Mapping[str, str]) -> Mapping[str, str]:
    """Return `values`; raises StoreError when the letter has no such field."""
    known = {one.id for one in letter.fields}
    for name in values:
        if name not in known:
            raise StoreError(_unknown(name, letter))
    return values


def _unknown(name: str, letter: Letter) -> str:
    fields = ", ".join(one.id for one in letter.fields)
    return f"Deze brief heeft geen veld “{name}”. Wel: {fields or 'geen enkel'}."


def _place(letter: Letter, field: LetterField) -> str:
    whose = "*" if field.shared == "ja" else letter.id
    return f"brief:{whose}:{field.id}"


def shown_value(field: LetterField, value: str) -> str:
    """Return a kept value, or an example, as people write it: a date as 3-12-2026."""
    if field.form != "datum":
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day}-{day.month}-{day.year}"
