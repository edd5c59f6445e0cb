"""Lifting stored events of an older version to the form the program knows today.

How to add a lifter, when the meaning of a field of an event changes:

1. In `events`, change the fields of that event's type and give it `version: int = 2`
   (with `kw_only=True` on the class, since a field with a default then comes first).
   Adding a field with a default needs none of this.
2. Write a function here that takes the stored form of version 1 as a plain dict (JSON
   values only) and returns that of version 2, and register it:

       @LIFTERS.register("notitie-gemaakt", 1)
       def _split_who(raw: Raw) -> Raw:
           ...

3. Never change a lifter that was ever released: stored bytes stay as they are for good,
   and version 1 reaches version 3 through both lifters.
4. Add a test with the stored bytes of a real old event.

Reading and writing bytes stands in `codec`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Raw = dict[str, Any]
Lifter = Callable[[Raw], Raw]


class Lifters:
    """A registry of lifters: event type and version it starts from -> function."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Lifter] = {}

    def register(self, kind: str, from_version: int) -> Callable[[Lifter], Lifter]:
        """Return a decorator that registers a lifter from `from_version` to the next.

        Raises ValueError when that one is registered already.
        """

        def keep(lifter: Lifter) -> Lifter:
            if (kind, from_version) in self._known:
                raise ValueError(f"twee lifters voor {kind} vanaf versie {from_version}")
            self._known[kind, from_version] = lifter
            return lifter

        return keep

    def lift(self, kind: str, raw: Raw, version: int, to: int) -> Raw | None:
        """Return `raw` lifted from `version` to version `to`; None when a lifter is missing."""
        for step in range(version, to):
            lifter = self._known.get((kind, step))
            if lifter is None:
                return None
            raw = lifter(dict(raw))
        return raw


LIFTERS = Lifters()
