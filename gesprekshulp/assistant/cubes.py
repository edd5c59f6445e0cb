"""Sets of fact values as one number each: the arithmetic under `proofs`.

A cube says for every fact which values it may have; all combinations of those belong to
it. A condition becomes a few cubes (its cases). Which cubes matter, and what a walk does
to them, stands in `search`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gesprekshulp.knowledge.types import UNKNOWN, All, AnyOf, Condition, Content, Is, Not

Cube = int
"""One field of bits per fact, a bit per value that is possible, and a zero bit between."""


def domain_of(content: Content, fact: str, set_to: Iterable[str] = ()) -> tuple[str, ...]:
    """Return all values of a fact, `onbekend` first; values an option sets that it lacks last."""
    known = content.facts.get(fact)
    own = (UNKNOWN, *(value.id for value in known.values)) if known else (UNKNOWN,)
    return tuple(dict.fromkeys((*own, *set_to)))


class Space:
    """The facts that matter with their values, and the cubes over them."""

    def __init__(self, domains: Mapping[str, tuple[str, ...]]) -> None:
        self.domains = dict(domains)
        self._at: dict[str, int] = {}
        self._bits: dict[str, dict[str, int]] = {}
        self._fields: dict[str, int] = {}
        self._low = self._guards = 0
        place = 0
        for fact, values in self.domains.items():
            self._at[fact] = place
            self._bits[fact] = {value: 1 << (place + n) for n, value in enumerate(values)}
            self._fields[fact] = ((1 << len(values)) - 1) << place
            self._low |= self._fields[fact]
            place += len(values) + 1
            self._guards |= 1 << (place - 1)
        self.full: Cube = self._low

    def is_empty(self, cube: Cube) -> bool:
        """Return whether some fact has no value left."""
        # Adding all ones to a field carries into the bit above it unless the field is zero.
        return (cube + self._low) & self._guards != self._guards

    def field(self, facts: Iterable[str]) -> Cube:
        """Return the bits of these facts; those that do not matter have none."""
        bits = 0
        for fact in facts:
            bits |= self._fields.get(fact, 0)
        return bits

    def limited(self, fact: str, values: Iterable[str]) -> Cube:
        """Return the cube in which a fact has one of these values and the rest is free."""
        if fact not in self._fields:
            return self.full
        mask = sum(bit for value in set(values) if (bit := self._bits[fact].get(value)))
        return self.full & ~self._fields[fact] | mask

    def after(self, cube: Cube, sets: Mapping[str, str]) -> Cube:
        """Return the cube once these facts have been set."""
        for fact, value in sets.items():
            if fact in self._fields:
                cube = cube & ~self._fields[fact] | self._bits[fact].get(value, 0)
        return cube

    def values(self, cube: Cube, fact: str) -> tuple[str, ...]:
        """Return the values a fact may have, in the order of its domain."""
        return tuple(value for value, bit in self._bits[fact].items() if cube & bit)

    def cases(self, condition: Condition | None, holds: bool = True) -> tuple[Cube, ...]:
        """Return cubes that together are exactly where a condition holds (or does not)."""
        match condition:
            case None:
                found = [self.full] if holds else []
            case Is(fact, values):
                rest = [one for one in self.domains[fact] if one not in values]
                found = [self.limited(fact, values if holds else rest)]
            case Not(part):
                return self.cases(part, not holds)
            case All(parts) | AnyOf(parts) if isinstance(condition, All) is holds:
                found = [self.full]
                for part in parts:
                    more = self.cases(part, holds)
                    found = self._widest(one & other for one in found for other in more)
            case All(parts) | AnyOf(parts):
                found = [one for part in parts for one in self.cases(part, holds)]
        return tuple(self._widest(found))

    def _widest(self, cubes: Iterable[Cube]) -> list[Cube]:
        """Leave out what is empty, and what lies within another."""
        kept: list[Cube] = []
        for cube in cubes:
            if self.is_empty(cube) or any(cube & ~one == 0 for one in kept):
                continue
            kept = [one for one in kept if one & ~cube]
            kept.append(cube)
        return kept
