"""Why do you say that: what is said now in a case, and the sources it rests on.

For the screens and for --plat. What a source itself says stands in `assistant.sources`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gesprekshulp.assistant.checks import Missing
from gesprekshulp.assistant.view import claim_applies
from gesprekshulp.assistant.walk import step_at
from gesprekshulp.assistant.wording import render
from gesprekshulp.casework.asof import as_closed
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.documents.letters.law import LawPoint
from gesprekshulp.documents.rights import rights_in_force
from gesprekshulp.documents.summary import LETTER
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.knowledge.letters import Letter
from gesprekshulp.knowledge.types import UNKNOWN
from gesprekshulp.knowledge.validity import sources_for

NO_SOURCE = "Wat hier staat, steunt niet op een bron."

_WEIGHTS = {
    "wet": "dat vraagt de wet",
    "commissielijn": "dat is de lijn van de geschillencommissie",
    "advies": "dat is een advies",
    "huisregel": "dat is een huisregel van dit programma",
}


class Ground(NamedTuple):
    """Something that is said, and the ids of the sources behind it; none where it is our own."""

    said: str
    sources: tuple[str, ...]


def grounds_of_step(meeting: Meeting, *, open_view: bool = False, kind: str = "") -> list[Ground]:
    """Return what the step says and what it rests on.

    `kind`: the kind hinted now. In the view that a parent may read only the claims of law.
    """
    shown = meeting.view()
    grounds = [
        Ground(_with_doubt(claim.text, claim.uncertain), claim.sources) for claim in shown.claims
    ]
    if open_view:
        return grounds
    if shown.sources:
        grounds.append(Ground(f"De stap “{shown.title}”", shown.sources))
    return [*grounds, *_tips(meeting), *_kind(meeting, kind)]


def grounds_of_points(points: Iterable[Missing]) -> list[Ground]:
    """Return the points that are missing or due, each with its ground."""
    return [
        Ground(f"{one.title} ({_WEIGHTS.get(one.weight, one.weight)})", one.sources)
        for one in points
    ]


def grounds_of_summary(case: OpenCase, meeting: str) -> list[Ground]:
    """Return what is still to do after a meeting, and the rights its summary tells of."""
    closed = as_closed(case.desk.store.load(case.id), meeting)
    facts = derive_facts(closed, case.held_on(meeting), meeting)
    rights = rights_in_force(case.desk.content, LETTER, facts, case.today())
    names = case.names(meeting)
    return [
        *grounds_of_points(case.missing("na", meeting)),
        *(Ground(f"In de samenvatting: {render(one.text, names)}", one.sources) for one in rights),
    ]


def grounds_of_letter(letter: Letter, law: Iterable[LawPoint]) -> list[Ground]:
    """Return what a letter rests on, and what it says of the law."""
    rests = [Ground(one.title, one.sources) for one in letter.rests_on if one.sources]
    return [*rests, *(Ground(one.said or one.check, one.sources) for one in law)]


def _with_doubt(text: str, uncertain: str) -> str:
    return f"{text} Onzeker: {uncertain}" if uncertain else text


def _tips(meeting: Meeting) -> Iterator[Ground]:
    """The tips of the source page that this step covers, as they should be followed."""
    content = meeting.case.desk.content
    step = step_at(content, meeting.walk.place)
    for name in step.tips if step else ():
        tip = content.tips.get(name)
        if tip is not None:
            yield Ground(f"Tip: {tip.instead or tip.text}", tip.sources)


def _kind(meeting: Meeting, name: str) -> Iterator[Ground]:
    content, case = meeting.case.desk.content, meeting.case
    kind = content.kinds.get(name)
    if kind is None:
        return
    facts, names = case.facts(meeting.id), case.names(meeting.id)
    sector = facts.get("sector", UNKNOWN)
    yield Ground(f"De hint “{kind.title}”", sources_for(kind.sources, content, sector))
    for claim in (*kind.entitled, *kind.may, *kind.may_not):
        if claim_applies(claim, content, facts, case.today()):
            said = render(_with_doubt(claim.text, claim.uncertain), names)
            yield Ground(said, sources_for(claim.sources, content, sector))
