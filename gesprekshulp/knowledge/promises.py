"""The types of what the program promises about all it proposes, and of what can be proposed.

Only frozen data; whether a promise is kept is proven in `assistant.proofs`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from gesprekshulp.knowledge.item import Item, Sector
from gesprekshulp.knowledge.wordings import Condition


class Proposal(Item, frozen=True):
    """Something a step can propose (voorstel), such as adopting the plan."""

    id: str
    title: str
    explanation: str = ""


Phase = Literal["vooraf", "gesprek", "erna"]


class Promise(Item, frozen=True):
    """What the program promises (belofte) about all it proposes; proven by `proofs`.

    One of two forms. `never`: no step proposes any of these while `required` does not
    hold (never at all without it), and each such step says a claim that rests on one of
    the sources in `names`, where there are any. `always`: the side scene (or a step in
    it) that can be entered at any moment of the phase `where`; for every value of the
    fact `about` the step in `answers` comes within so many options, with a wording that
    fits. Recording is never bound by a promise.
    """

    id: str
    title: str
    weight: Literal["wet", "commissielijn", "huisregel"]
    explanation: str
    never: tuple[str, ...] = ()
    required: Condition | None = None
    names: tuple[str, ...] = ()
    always: str = ""
    where: Phase = "gesprek"
    about: str = ""
    answers: dict[str, str] = msgspec.field(default_factory=dict)
    within: Literal["0", "1", "2", "3", "4"] = "2"
    sources: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
