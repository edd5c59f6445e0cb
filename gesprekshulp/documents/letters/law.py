"""What a letter says of the law: whether it may say so now, and what a lawyer must check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import msgspec

from gesprekshulp.documents.letters.request import Request
from gesprekshulp.documents.rights import rights_in_force
from gesprekshulp.documents.summary import LETTER
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.letters import LetterBlock
from gesprekshulp.knowledge.types import UNKNOWN, Certainty, Claim, Content
from gesprekshulp.knowledge.validity import certainty_of, in_force, sources_for

_TEXTS = ("heading", "subheading", "paragraph", "bullet", "numbered", "quote", "box")


class LawPoint(msgspec.Struct, frozen=True):
    """Something a letter says of the law, or a question about it.

    `check`: what a lawyer must look at, "" when it is certain enough. `said` is "" for a
    question that the letter itself puts to the lawyer.
    """

    said: str
    sources: tuple[str, ...]
    certainty: Certainty
    check: str = ""


def block_in_force(
    block: LetterBlock, content: Content, facts: Mapping[str, str], on: date
) -> bool:
    """Return whether a block fits the sector and its sources hold on that day."""
    if block.sectors and facts.get("sector", UNKNOWN) not in block.sectors:
        return False
    known = [content.sources[one] for one in block.sources if one in content.sources]
    if block.sources and not known:
        return False
    return all(in_force(source, on) for source in known)


def law_points(
    request: Request, used: Iterable[LetterBlock], rights: bool, fill: Callable[[str], str]
) -> tuple[LawPoint, ...]:
    """Return the law in the letter, then what the letter itself asks of a lawyer."""
    facts = derive_facts(request.dossier, request.on, request.meeting)
    sector = facts.get("sector", UNKNOWN)
    content = request.content
    points: dict[LawPoint, None] = {}
    for block in used:
        claim = Claim(
            text=next((getattr(block, name) for name in _TEXTS if getattr(block, name)), ""),
            sources=sources_for(block.sources, content, sector),
            certainty=block.certainty,
            uncertain=block.uncertain,
        )
        points[_point(claim, content, fill)] = None
    if rights and request.deciding:
        for claim in rights_in_force(content, LETTER, facts, request.on):
            here = msgspec.structs.replace(
                claim, sources=sources_for(claim.sources, content, sector)
            )
            points[_point(here, content, fill)] = None
    for asked in request.letter.lawyer:
        fits = not asked.sectors or sector in asked.sectors
        if fits and holds(asked.condition, facts):
            points[LawPoint("", asked.sources, "laag", fill(asked.text))] = None
    return tuple(points)


def _point(claim: Claim, content: Content, fill: Callable[[str], str]) -> LawPoint:
    certainty = certainty_of(claim, content)
    check = ""
    if certainty != "hoog" or claim.uncertain:
        doubts = [claim.uncertain] + [
            content.sources[one].still_to_check
            for one in claim.sources
            if one in content.sources and content.sources[one].certainty != "hoog"
        ]
        titles = [content.sources[one].title for one in claim.sources if one in content.sources]
        told = " ".join(dict.fromkeys(one for one in doubts if one))
        check = f"{told or 'Klopt dit zo?'} (zekerheid {certainty}; bron: {', '.join(titles)})"
    return LawPoint(fill(claim.text), claim.sources, certainty, check)
