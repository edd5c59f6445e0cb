"""The zienswijze: what parents or pupil say of the school's text, in their own words.

Never overwritten: who sees it otherwise later adds a next one, and an answer of the school
stands beside it. What happens to them stands in `on_views`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

ViewAbout = Literal["opp", "uitstroom", "onderdeel", "notitie", "gesprek", "document", "anders"]
ViewHow = Literal["gezegd", "e-mail", "brief", "papier", "telefoon"]
ViewOutcome = Literal["overgenomen", "deels", "niet"]


class ViewAnswer(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What the school did with it: taken over (what changed), in part, or not (why)."""

    outcome: ViewOutcome
    text: str
    on: date
    by: str = ""


class Zienswijze(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One correction or view, as it was received.

    `about` and `ref`: which text of the school it is about (item, note, meeting, kind of
    document); `place`: which sentence, when that was said. `shared_with`: who else of the
    family may read it (partner ids). `beside`: the school's text as it read on the day;
    `answers`: oldest first. The last two are kept up by the fold: what an event says of
    them does not count.
    """

    id: str
    who: str  # partner id
    words: str
    received_on: date
    how: ViewHow = "gezegd"
    about: ViewAbout = "opp"
    ref: str = ""
    place: str = ""
    shared_with: tuple[str, ...] = ()
    beside: str = ""
    answers: tuple[ViewAnswer, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the school said what it did with it."""
        return bool(self.answers)


class Transfer(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The case went to the pupil's file: where, when, by whom, until when this pointer stays."""

    where: str
    on: date
    by: str
    remove_on: date


class BundleChoice(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a person decided of one line of a bundle for one requester, and why.

    `line`: id of the line, `of`: the check of its text as it was looked at, so that a
    changed line is looked at again. `short`: what stands there instead, with `ingekort`.
    """

    whom: str
    line: str
    of: str
    choice: Literal["in", "uit", "ingekort"]
    reason: str
    on: date
    short: str = ""
