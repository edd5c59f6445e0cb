"""What holds on a date, and how sure it is. Which facts hold is for `conditions`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from gesprekshulp.knowledge.types import (
    UNKNOWN,
    Certainty,
    Claim,
    Content,
    GuardRule,
    Promise,
    Rule,
)

LEAST_FIRST: Mapping[Certainty, int] = {"laag": 0, "middel": 1, "hoog": 2}


class Bounded(Protocol):
    """Something that holds from and until a date (both included), or without bound."""

    @property
    def valid_from(self) -> date | None:
        """The first day on which it holds."""

    @property
    def valid_until(self) -> date | None:
        """The last day on which it holds."""


def in_force(thing: Bounded, on: date) -> bool:
    """Return whether `thing` holds on a date; its first and last day count."""
    return (thing.valid_from is None or thing.valid_from <= on) and (
        thing.valid_until is None or on <= thing.valid_until
    )


def certainty_of_sources(sources: tuple[str, ...], content: Content) -> Certainty:
    """Return the certainty of the least certain source; "laag" when one is not known."""
    known = [content.sources[one].certainty for one in sources if one in content.sources]
    if not known or len(known) < len(sources):
        return "laag"
    return min(known, key=LEAST_FIRST.__getitem__)


def sources_for(sources: tuple[str, ...], content: Content, sector: str) -> tuple[str, ...]:
    """Return the sources that speak of this sector; all of them while it is unknown.

    A source without sectors speaks of every one. When not one fits, all stay: a claim
    without any source would look like our own.
    """
    fits = [
        one
        for one in sources
        if one not in content.sources
        or not content.sources[one].sectors
        or sector in content.sources[one].sectors
    ]
    return sources if sector == UNKNOWN or not fits else tuple(fits)


def certainty_of(thing: Claim | Rule | Promise | GuardRule, content: Content) -> Certainty:
    """Return how sure a claim, rule, promise or guard rule is: never surer than its least certain source.

    A rule or promise without any source is a rule of our own (huisregel): it claims nothing about
    the law, and is sure. A claim always rests on sources.
    """
    if isinstance(thing, Rule | Promise | GuardRule):
        return certainty_of_sources(thing.sources, content) if thing.sources else "hoog"
    sourced = certainty_of_sources(thing.sources, content)
    own = thing.certainty
    return min(own, sourced, key=LEAST_FIRST.__getitem__) if own else sourced
