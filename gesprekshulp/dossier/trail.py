"""What was done with a case beside talking: papers made, rules departed from, contents wiped.

Only frozen data, never a paper or a wiped text itself. How it comes about stands in `on_case`.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class Deviation(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A departure from the rules: allowed, named, with the reason given."""

    rule: str
    reason: str
    on: date
    meeting: str = ""


CALENDAR, CHEATSHEET, FOR_LAWYER = "agenda", "spiekbrief", "vragen-aan-een-jurist"
INSIDE = frozenset({CALENDAR, CHEATSHEET, FOR_LAWYER, "overdracht"})
"""Kinds of files that somebody in the school made to work with: no text of the school to a parent."""


class MadeDocument(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A document that was made or sent; the file itself is not kept."""

    kind: str
    on: datetime
    meeting: str = ""
    readers: tuple[str, ...] = ()
    file_name: str = ""
    sha256: str = ""
    left_out: int = 0


class Wiping(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The content of event `number` was wiped for good; why, never what."""

    number: int
    on: date
    reason: str = ""
