"""What is typed in a case and not recorded: fields of letters, half lines, forms left unfinished.

No part of the record, so it is on no list of events; and yet it stands in the store and in
copies. Here it is told, so that it can be wiped (`keeping.wipe_typed`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple, cast

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import HALF_LINE
from gesprekshulp.store.beside import TYPED
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.text import shorten

FORM, LETTER = "formulier", "brief"
ALL = TYPED
"""The word for everything typed in a case at once, also what stands in a copy alone."""

_EVERYTHING = "alles wat half getypt of ingevuld is, ook wat alleen nog in een kopie staat"


class Typed(NamedTuple):
    """One thing that is typed. `word`: what the user chooses it by; `field`: where the store has it."""

    word: str
    told: str
    field: str


def typed_in(desk: Desk, case: str) -> list[Typed]:
    """Return what is typed in a case now; last, everything at once."""
    kept = cast(SqliteStore, desk.store).half_lines(case)
    told = {field: _told(desk, field, text) for field, text in kept.items()}
    # A star means something to the shell in which the word is typed.
    found = [
        Typed(field.replace(":*:", ":alle:"), one, field) for field, one in told.items() if one
    ]
    return [*found, Typed(ALL, _EVERYTHING, ALL)]


def _told(desk: Desk, field: str, text: str) -> str:
    """Return how a user knows it; "" for a day that only goes along with a field."""
    kind, _, rest = field.partition(":")
    if kind == LETTER:
        letter, _, name = rest.partition(":")
        if not name or name.startswith(":") or name.endswith(":op"):
            return ""
        return f"ingevuld in {_place(desk, letter, name)}: “{shorten(text, 40)}”"
    where = " in het gesprek" if kind == HALF_LINE else ""
    words = " / ".join(_words(text)) if kind == FORM else text
    return f"half getypt{where}: “{shorten(words, 40)}”" if words.strip() else ""


def _place(desk: Desk, letter: str, name: str) -> str:
    known = desk.content.letters.get(letter)
    if known is None:  # shared by all letters, or of a letter that is not there any more
        return f"brieven, {name}"
    title = next((one.title for one in known.fields if one.id == name), name)
    return f"brief {known.short_name}, {title}"


def _words(text: str) -> Iterator[str]:
    try:
        values = json.loads(text)
    except ValueError:
        values = text
    for value in values.values() if isinstance(values, dict) else [text]:
        if isinstance(value, str) and value.strip():
            yield value
