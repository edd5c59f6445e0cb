"""Lines of the user's own for a talk, from the parts of the program: shown, never recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from gesprekshulp.parts import parts_in

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


class OwnLines(NamedTuple):
    """A heading with lines under it."""

    title: str
    lines: Sequence[str]


def own_lines(case: OpenCase, meeting: str) -> list[OwnLines]:
    """Return what the user keeps for this talk: for Voorbereiden and the cheat sheet."""
    return [
        OwnLines(title, lines)
        for part in parts_in("casework", "own")
        for title, lines in part.own_lines(case, meeting)
        if lines
    ]
