"""Tegenspraak: the five weakest points, as the parents' side would put them.

Out of what the guard finds and of what cannot be shown on paper; shown before a letter
leaves, never kept. It says what to mend, not who is right.
"""

from __future__ import annotations

from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.guard import GuardFinding, guard
from gesprekshulp.assistant.weak_spots import WeakSpot, weak_spots
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.types import Content

MOST = 5


class Counterpoint(msgspec.Struct, frozen=True):
    """One weak point: what the other side would say, what is missing, what can still be done.

    `code`: of the rule of the guard, "" when it is about the record only.
    """

    said: str
    missing: str
    remedy: str
    code: str = ""
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The point in one line."""
        return f"{self.said} Wat ontbreekt: {self.missing} Wat nog kan: {self.remedy}"


def counterpoints(
    content: Content, dossier: Dossier, on: date, most: int = MOST
) -> tuple[Counterpoint, ...]:
    """Return the weakest points on that day: first what the guard finds, then the record.

    Of what is weak in the record in the same way only the first counts: five times the
    same remark would hide the rest.
    """
    found = [_of_gap(one) for one in guard(content, dossier, on).findings]
    seen: set[str] = set()
    for spot in weak_spots(dossier, on):
        if spot.said not in seen:
            seen.add(spot.said)
            found.append(_of_spot(spot))
    return tuple(found[:most])


def _of_gap(one: GuardFinding) -> Counterpoint:
    due = one.due_text or (f"Uiterlijk {dutch_date(one.due, weekday=False)}." if one.due else "")
    missing = f"{one.text}{f' {due}' if due else ''}"
    said = (one.contested or one.title).strip("“”")
    return Counterpoint(f"“{said}”", missing, one.remedy, one.code, one.sources)


def _of_spot(one: WeakSpot) -> Counterpoint:
    return Counterpoint(one.said, one.text, one.remedy)
