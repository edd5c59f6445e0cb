"""Tegenspraak: the five weakest points, as the parents' side would put them.

Out of what the guard finds and what is not recorded; shown before a letter leaves, never
kept. It says what to mend, not who is right.
"""

from __future__ import annotations

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.guard import GuardFinding, GuardReport, GuardUnknown

MOST = 5
_UNRECORDED = "“Daarvan staat niets op papier.”"


class Counterpoint(msgspec.Struct, frozen=True):
    """One weak point: what the other side would say, what is missing, what can still be done."""

    code: str
    said: str
    missing: str
    remedy: str
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The point in one line."""
        return " ".join(part for part in (self.said, self.missing, self.remedy) if part)


def counterpoints(report: GuardReport, most: int = MOST) -> tuple[Counterpoint, ...]:
    """Return the weakest points, the heaviest first: gaps, then what is not recorded."""
    found = [_of_gap(one) for one in report.findings]
    found += [_of_unknown(one) for one in report.unknown]
    return tuple(found[:most])


def _of_gap(one: GuardFinding) -> Counterpoint:
    due = one.due_text or (f"Uiterlijk {dutch_date(one.due, weekday=False)}." if one.due else "")
    said = one.contested or f"“{one.text}”"
    missing = f"Wat ontbreekt: {one.text}{f' {due}' if due else ''}"
    return Counterpoint(one.code, said, missing, f"Wat nog kan: {one.remedy}", one.sources)


def _of_unknown(one: GuardUnknown) -> Counterpoint:
    remedy = "Wat nog kan: leg vast hoe het is gegaan, met de dag en waar dat uit blijkt."
    return Counterpoint(one.code, _UNRECORDED, f"Wat ontbreekt: {one.text}", remedy)
