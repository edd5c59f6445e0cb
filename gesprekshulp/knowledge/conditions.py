"""Conditions: the author's short form to the stored form, and whether one holds."""

from __future__ import annotations

from collections.abc import Mapping

from gesprekshulp.knowledge.types import UNKNOWN, All, AnyOf, Condition, Is, Not


def holds(condition: Condition | None, facts: Mapping[str, str]) -> bool:
    """Return whether the condition holds; a fact that is missing is "onbekend"."""
    if condition is None:
        return True
    if isinstance(condition, Is):
        return facts.get(condition.fact, UNKNOWN) in condition.values
    if isinstance(condition, All):
        return all(holds(part, facts) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(holds(part, facts) for part in condition.parts)
    return not holds(condition.part, facts)


def facts_in(condition: Condition | None) -> set[str]:
    """Return the ids of the facts a condition looks at."""
    if condition is None:
        return set()
    if isinstance(condition, Is):
        return {condition.fact}
    if isinstance(condition, Not):
        return facts_in(condition.part)
    return {fact for part in condition.parts for fact in facts_in(part)}
