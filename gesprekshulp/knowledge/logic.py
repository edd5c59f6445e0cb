"""Whether a condition can hold at all, given what values each fact can take.

A search over the facts that a condition speaks of, deciding as early as it can. Whether
it holds for given facts is `conditions.holds`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gesprekshulp.knowledge.types import UNKNOWN, All, AnyOf, Condition, Fact, Is, Not

Domains = Mapping[str, tuple[str, ...]]
"""Fact -> every value it can have, `onbekend` among them."""

MAX_TRIED = 20_000
"""Beyond this many combinations a condition is taken to be possible."""


class TooHard(Exception):
    """The search was given up: too many combinations."""


def domains_of(facts: Mapping[str, Fact]) -> dict[str, tuple[str, ...]]:
    """Return the domain of every fact."""
    return {name: (UNKNOWN, *(v.id for v in fact.values)) for name, fact in facts.items()}


def narrowed(domains: Domains, fact: str, values: Collection[str]) -> Domains:
    """Return the domains with those of one fact cut to `values` and `onbekend`.

    Unchanged without values, or when the fact is not known.
    """
    if not values or fact not in domains:
        return domains
    return {**domains, fact: tuple(v for v in domains[fact] if v == UNKNOWN or v in values)}


def is_known(condition: Condition | None, domains: Domains) -> bool:
    """Return whether a condition speaks only of known facts and values.

    If not it has a fault of its own, and nothing is proven from it.
    """
    named = named_values(condition) if condition is not None else {}
    return all(values <= set(domains.get(fact, ())) for fact, values in named.items())


def example_for(condition: Condition, domains: Domains) -> dict[str, str] | None:
    """Return facts for which a condition holds, or None when it never can.

    Facts that do not matter are left out. Raises TooHard when there are too many
    combinations to try, KeyError when a fact has no domain (see `is_known`).
    """
    # Values that are nowhere named behave alike: one of them stands for all.
    named = named_values(condition)
    small = {fact: _representatives(domains[fact], named[fact]) for fact in sorted(named)}
    return _search(condition, small, {}, [0])


def can_hold(condition: Condition | None, domains: Domains, within: Domains | None = None) -> bool:
    """Return False only when it is proven that a condition can never hold.

    `within`: the domains as they are where the condition stands (see `narrowed`).
    """
    if condition is None or not is_known(condition, domains):
        return True
    try:
        return example_for(condition, domains if within is None else within) is not None
    except TooHard:
        return True


def _search(
    condition: Condition, domains: Domains, chosen: dict[str, str], tried: list[int]
) -> dict[str, str] | None:
    tried[0] += 1
    if tried[0] > MAX_TRIED:
        raise TooHard
    outcome = _decide(condition, chosen)
    if outcome is not None:
        return dict(chosen) if outcome else None
    fact = next(name for name in domains if name not in chosen)
    for value in domains[fact]:
        found = _search(condition, domains, {**chosen, fact: value}, tried)
        if found is not None:
            return found
    return None


def _decide(condition: Condition, chosen: Mapping[str, str]) -> bool | None:
    """Return whether a condition holds whatever the other facts are, or None if that depends."""
    match condition:
        case Is(fact, values):
            return chosen[fact] in values if fact in chosen else None
        case Not(part):
            inner = _decide(part, chosen)
            return None if inner is None else not inner
        case All(parts):
            return _all(parts, chosen, False)
        case AnyOf(parts):
            return _all(parts, chosen, True)


def _all(parts: tuple[Condition, ...], chosen: Mapping[str, str], settles: bool) -> bool | None:
    """Return `settles` when one part has that outcome, its opposite when all have that."""
    outcomes = [_decide(part, chosen) for part in parts]
    if settles in outcomes:
        return settles
    return None if None in outcomes else not settles


def named_values(condition: Condition) -> dict[str, set[str]]:
    """Return the facts a condition speaks of, each with the values it names."""
    match condition:
        case Is(fact, values):
            return {fact: set(values)}
        case Not(part):
            return named_values(part)
        case All(parts) | AnyOf(parts):
            named: dict[str, set[str]] = {}
            for part in parts:
                for inner, several in named_values(part).items():
                    named.setdefault(inner, set()).update(several)
            return named


def _representatives(domain: tuple[str, ...], named: set[str]) -> tuple[str, ...]:
    others = [value for value in domain if value not in named]
    return (*(value for value in domain if value in named), *others[:1])
