"""Whether a condition holds, does not hold, or cannot be known from what is recorded.

Unlike `knowledge.conditions.holds` an unknown fact decides nothing here, unless the rule
names `onbekend` itself: then the record should have held it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gesprekshulp.knowledge.types import UNKNOWN, All, AnyOf, Condition, Is, Not


def truth(condition: Condition | None, facts: Mapping[str, str]) -> bool | None:
    """Return True or False when that is certain, None when an unknown fact decides."""
    match condition:
        case None:
            return True
        case Is(fact, values):
            value = facts.get(fact, UNKNOWN)
            if value in values:
                return True
            return None if value == UNKNOWN else False
        case All(parts):
            return _every(truth(part, facts) for part in parts)
        case AnyOf(parts):
            held = _every(_denied(truth(part, facts)) for part in parts)
            return _denied(held)
        case Not(part):
            return _denied(truth(part, facts))


def _every(parts: Iterable[bool | None]) -> bool | None:
    found = list(parts)
    if False in found:
        return False
    return None if None in found else True


def _denied(held: bool | None) -> bool | None:
    return None if held is None else not held


def undecided(condition: Condition | None, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the unknown facts that keep a condition from being decided, in its order."""
    return tuple(dict.fromkeys(_undecided(condition, facts)))


def _undecided(condition: Condition | None, facts: Mapping[str, str]) -> Iterator[str]:
    if truth(condition, facts) is not None:
        return
    match condition:
        case Is(fact, _):
            yield fact
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _undecided(part, facts)
        case Not(part):
            yield from _undecided(part, facts)


def rests_on(condition: Condition | None, facts: Mapping[str, str]) -> Iterator[str]:
    """Yield the facts by which a condition holds: of alternatives only those that hold."""
    match condition:
        case Is(fact, _):
            yield fact
        case All(parts):
            for part in parts:
                yield from rests_on(part, facts)
        case AnyOf(parts):
            for part in parts:
                if truth(part, facts):
                    yield from rests_on(part, facts)
