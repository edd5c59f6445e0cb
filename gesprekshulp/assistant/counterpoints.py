"""Tegenspraak: the five weakest points, as the parents' side would put them.

Out of what the letter itself calls for, what the guard finds and what cannot be shown on
paper; shown before a letter leaves, never kept. It says what to mend, not who is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.guard import GuardFinding, guard
from gesprekshulp.assistant.weak_spots import Topic, WeakSpot, weak_spots
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.types import Content

MOST = 5
_OWN_FIRST = 2  # of each kind of point of the letter itself, before those of the case


class Counterpoint(msgspec.Struct, frozen=True):
    """One weak point: what the other side would say, what is missing, what can still be done.

    `code`: of the rule of the guard, "" when it is about the letter or the record only.
    """

    said: str
    missing: str
    remedy: str
    code: str = ""
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The point in one line."""
        return f"{self.said} Wat ontbreekt: {self.missing} Wat nog kan: {self.remedy}"


class Leaning(msgspec.Struct, frozen=True, kw_only=True):
    """What one letter leans on, so that what matters to it comes first.

    `own`: points that go with this letter; `lacking`: what it rests on and is not there, of
    which the facts stand in `told`. `facts`: fact -> how much the letter turns on it.
    `sources`: of what it says of the law. `topics`: of the record. `readers`: ids of the
    persons it is for, empty when it is for others: what is about somebody else is left out.
    """

    own: tuple[Counterpoint, ...] = ()
    lacking: tuple[Counterpoint, ...] = ()
    told: frozenset[str] = frozenset()
    facts: dict[str, int] = {}
    sources: frozenset[str] = frozenset()
    topics: frozenset[Topic] = frozenset()
    readers: frozenset[str] = frozenset()


def counterpoints(
    content: Content,
    dossier: Dossier,
    on: date,
    most: int = MOST,
    leaning: Leaning | None = None,
) -> tuple[Counterpoint, ...]:
    """Return the weakest points on that day: of the letter, then of the case as they touch it.

    Without a letter: first what the guard finds, then the record. Of what is weak in the
    record in the same way only the first counts: five times the same would hide the rest.
    """
    letter = leaning or Leaning()
    findings = [one for one in guard(content, dossier, on).findings if not _told(one, letter)]
    ranked = sorted(
        [
            *((_weight(one, letter), _of_gap(one)) for one in findings),
            *((_touches(spot, letter), _of_spot(spot)) for spot in _spots(dossier, on, letter)),
        ],
        key=lambda pair: -pair[0],
    )
    first = (*letter.own[:_OWN_FIRST], *letter.lacking[:_OWN_FIRST])
    rest = (*letter.own[_OWN_FIRST:], *letter.lacking[_OWN_FIRST:])
    found = dict.fromkeys((*first, *(point for _, point in ranked), *rest))
    return tuple(_each_once(list(found)))[:most]


def _each_once(points: Sequence[Counterpoint]) -> Iterator[Counterpoint]:
    said: set[str] = set()
    for one in points:
        if one.said not in said:
            said.add(one.said)
            yield one


def _told(one: GuardFinding, letter: Leaning) -> bool:
    """Return whether the letter itself already says that this is not there."""
    return any(fact in letter.told for fact, _ in one.facts)


def _weight(one: GuardFinding, letter: Leaning) -> int:
    """Return how much a gap touches this letter: by the facts it turns on, and its law."""
    facts = max((letter.facts.get(fact, 0) for fact, _ in one.facts), default=0)
    return facts + (2 if letter.sources & set(one.sources) else 0)


def _touches(spot: WeakSpot, letter: Leaning) -> int:
    return 2 if spot.topic in letter.topics else 0


def _spots(dossier: Dossier, on: date, letter: Leaning) -> Iterator[WeakSpot]:
    people = set(dossier.partners)
    for spot in weak_spots(dossier, on):
        elsewhere = spot.partner in people and letter.readers and spot.partner not in letter.readers
        if not elsewhere:
            yield spot


def _of_gap(one: GuardFinding) -> Counterpoint:
    due = one.due_text or (f"Uiterlijk {dutch_date(one.due, weekday=False)}." if one.due else "")
    missing = f"{one.text}{f' {due}' if due else ''}"
    said = (one.contested or one.title).strip("“”")
    return Counterpoint(f"“{said}”", missing, one.remedy, one.code, one.sources)


def _of_spot(one: WeakSpot) -> Counterpoint:
    return Counterpoint(one.said, one.text, one.remedy)
