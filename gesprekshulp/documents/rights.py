"""What readers may do and where they find help: claims in force, and the school's own contacts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.dossier.types import School
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import Claim, Content
from gesprekshulp.knowledge.validity import in_force


def rights_lines(
    content: Content, letter: str, facts: Mapping[str, str], on: date, names: Names
) -> list[str]:
    """Return the claims of a letter that hold for this case on this date, one line each."""
    return [render(claim.text, names) for claim in rights_in_force(content, letter, facts, on)]


def rights_in_force(
    content: Content, letter: str, facts: Mapping[str, str], on: date
) -> list[Claim]:
    """Return the claims of a letter that hold for this case on this date, with their sources."""
    found = content.letters.get(letter)
    claims = found.claims if found else ()
    return [claim for claim in claims if _applies(claim, content, facts, on)]


def help_lines(school: School) -> tuple[str, ...]:
    """Return where the readers can turn to, from what the school recorded; may be empty."""
    lines = [
        f"Op school: {school.contact}" if school.contact else "",
        _support_point(school.support_point),
        "Onderwijsconsulenten (gratis en onafhankelijk): www.onderwijsconsulenten.nl",
    ]
    return tuple(line for line in lines if line)


def _support_point(reach: str) -> str:
    named = not reach or "steunpunt" in reach.casefold()
    return reach if named else f"Ouder- en jeugdsteunpunt: {reach}"


def _applies(claim: Claim, content: Content, facts: Mapping[str, str], on: date) -> bool:
    sector = facts.get("sector", "")
    if claim.sectors and sector not in claim.sectors:
        return False
    sources = [content.sources[s] for s in claim.sources if s in content.sources]
    return bool(sources) and all(in_force(s, on) for s in sources) and holds(claim.condition, facts)
