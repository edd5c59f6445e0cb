"""What a form asks: a list of fields, and whether an answer will do.

Plain data and functions; drawing stands in `form`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from gesprekshulp.dossier.localtime import short_day

Kind = Literal["tekst", "datum", "keuze", "ja-nee", "lang"]

YES_NO = (("ja", "ja"), ("nee", "nee"))


class Field(NamedTuple):
    """One field of a form.

    `kind`: `tekst` one line, `datum` a date (answered as 2026-12-01), `keuze` one of
    `choices`, `ja-nee`, `lang` several lines. `required`: the sentence shown when it is
    left empty. `check`: returns a Dutch sentence when the answer will not do, else "".
    `optional_choice`: a keuze or ja-nee may be set back to not chosen. `past`: a date
    without a year is the last such day, not the next.
    """

    name: str
    label: str
    kind: Kind = "tekst"
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""
    required: str = ""
    check: Callable[[str], str] | None = None
    optional_choice: bool = True
    past: bool = False


class Judged(NamedTuple):
    """The answers as they will be handed over, and a sentence per field that will not do."""

    values: dict[str, str]
    faults: dict[str, str]


def judge(fields: Sequence[Field], raw: Mapping[str, str], today: date) -> Judged:
    """Judge what was typed; dates come back in ISO form."""
    values: dict[str, str] = {}
    faults: dict[str, str] = {}
    for field in fields:
        value = raw.get(field.name, "").strip()
        fault = field.required if field.required and not value else ""
        if value and field.kind == "datum":
            found = read_date(value, today, past=field.past)
            if found is None:
                fault = f"“{value}” is geen datum. Schrijf bijvoorbeeld 1-12-2026."
            else:
                value = found.isoformat()
        if value and not fault and field.check is not None:
            fault = field.check(value)
        if fault:
            faults[field.name] = fault
        values[field.name] = value
    return Judged(values, faults)


def read_date(text: str, today: date, *, past: bool = False) -> date | None:
    """Read a date as people write it: 1-12-2026, 2026-12-01, 1 december, volgende week dinsdag."""
    from gesprekshulp.assistant.given_dates import read_given_date

    return read_given_date(text, today, past=past)


def date_in_words(text: str, today: date, *, past: bool = False) -> str:
    """Return the whole date with its weekday, or "" when `text` is no date."""
    from gesprekshulp.assistant.dates import dutch_date

    found = read_date(text, today, past=past) if text.strip() else None
    return dutch_date(found) if found else ""


def typed_date(value: date | None) -> str:
    """Return a date as a field shows it: 1-12-2026."""
    return short_day(value) if value else ""


def as_date(value: str) -> date | None:
    """Return the date of an answer of kind `datum`."""
    return date.fromisoformat(value) if value else None
