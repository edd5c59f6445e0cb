"""Which letters fit a case now, and why."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import Content, Letter


class Fitting(msgspec.Struct, frozen=True):
    """A letter, and why it fits now: "" when it can be made but nothing asks for it."""

    letter: Letter
    why: str = ""


def fitting_letters(content: Content, facts: Mapping[str, str], names: Names) -> list[Fitting]:
    """Return every letter with blocks; first those that fit now, each group by name."""
    found = [
        Fitting(letter, _why(letter, facts, names))
        for letter in content.letters.values()
        if letter.blocks
    ]
    return sorted(found, key=lambda one: (not one.why, one.letter.short_name.casefold()))


def _why(letter: Letter, facts: Mapping[str, str], names: Names) -> str:
    reason = next((fit.why for fit in letter.fits if holds(fit.condition, facts)), "")
    return render(reason, names)
