"""Whether law and rules are in force on a date, and how sure a claim is."""

from __future__ import annotations

from datetime import date

from gesprekshulp.knowledge.types import Certainty, Claim, Content, Rule, Source

_ORDER: tuple[Certainty, ...] = ("laag", "middel", "hoog")


def in_force(thing: Source | Rule, on: date) -> bool:
    """Return whether `on` lies within its dates; both ends count in."""
    return (thing.valid_from is None or thing.valid_from <= on) and (
        thing.valid_until is None or on <= thing.valid_until
    )


def certainty_of(thing: Claim | Rule, content: Content) -> Certainty:
    """Return the certainty of its least certain source, or its own when lower."""
    named = [content.sources[s].certainty for s in thing.sources if s in content.sources]
    own = getattr(thing, "certainty", None)
    return min([*named, *([own] if own else [])], key=_ORDER.index, default="laag")
