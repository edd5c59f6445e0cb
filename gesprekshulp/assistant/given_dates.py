"""Dates a user fills in on purpose, past ones too: birth dates, contacts, court orders.

For dates that are found in a running line see `dates`: there a past day is never meant.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from gesprekshulp.assistant.date_rules import SHORT_MONTHS, WEEKDAYS
from gesprekshulp.assistant.dates import find_date
from gesprekshulp.dossier.words import MONTHS

_NUMBERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_GLUED = re.compile(r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[^\s\d]")
_NAMED = re.compile(r"^(?:[a-z]+ )?(\d{1,2}) ([a-z]{3,})\.?(?: (\d{4}))?$")
_LAST_DAY = re.compile(r"^(?:afgelopen|vorige|laatste) ([a-z]+)$")
_WORDS = {"vandaag": 0, "gisteren": 1, "eergisteren": 2, "vorige week": 7}


def read_given_date(text: str, today: date, *, past: bool = False) -> date | None:
    """Return the date written in `text`, or None when it is no date.

    A year may be left out: with `past` the last such day is meant, else the next one.
    """
    asked = " ".join(text.casefold().replace(",", " ").split())
    if asked in _WORDS:
        return today - timedelta(days=_WORDS[asked])
    if found := _ISO.match(asked):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(asked):
        return _with_year(int(found[1]), int(found[2]), found[3], today, past)
    if (found := _NAMED.match(asked)) and (month := _month(found[2])):
        return _with_year(int(found[1]), month, found[3], today, past)
    if (found := _LAST_DAY.match(asked)) and found[1] in WEEKDAYS:
        back = (today.weekday() - WEEKDAYS.index(found[1])) % 7 or 7
        return today - timedelta(days=back)
    if _GLUED.match(asked):
        return None  # two answers in one field, "28-11-2026gisteren": which is meant is not ours to guess
    return find_date(text, today)


def _month(word: str) -> int:
    whole = next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)
    return whole or SHORT_MONTHS.get(word, 0)


def _with_year(day: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Four years at most: 29 February comes back no later.
    years = range(today.year, today.year - 5, -1) if past else range(today.year, today.year + 5)
    for candidate in years:
        found = _date(candidate, month, day)
        if found and (found <= today if past else found >= today):
            return found
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
