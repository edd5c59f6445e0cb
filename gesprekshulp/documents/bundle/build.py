"""How a bundle reads: what is in it, and a list of what stays out with the ground.

The list of what stays out says how many and why, never what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.documents.bundle.judging import Judged, Requester
from gesprekshulp.documents.model import Blocks, Bullets, Document, Heading, Paragraph, Table
from gesprekshulp.dossier.people import called
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.bundles import BundleGround
from gesprekshulp.knowledge.types import Content

KIND = "bundel"
WHOM = {
    "ouder-met-gezag": "ouder met gezag",
    "ouder-zonder-gezag": "ouder zonder gezag",
    "leerling": "de leerling",
    "nieuwe-school": "de nieuwe school",
    "commissie": "de geschillencommissie",
}
SHORTENED = "(ingekort)"
_INTRO = (
    "Hier staat wat de school vastlegde over {}. Onderaan staat wat er niet in staat, en waarom."
)
_PARTS = (
    ("Het plan", ("opp",)),
    ("Wat de leerling zegt", ("leerling",)),
    ("Eigen woorden bij het plan", ("zienswijze",)),
)


def bundle_document(
    dossier: Dossier, judged: Sequence[Judged], requester: Requester, content: Content, on: date
) -> Document:
    """Return the bundle; lines that nobody looked at yet stay out, and it is a CONCEPT."""
    pupil = dossier.leerling.first_name or "de leerling"
    blocks: list[Blocks] = [Paragraph(_INTRO.format(pupil))]
    placed = {kind for _, kinds in _PARTS for kind in kinds}
    for title, kinds in _PARTS:
        blocks += _part(title, [one for one in judged if one.line.kind in kinds])
    rest = [one for one in judged if one.line.kind not in placed]
    blocks += _part("Wat er gebeurde, op volgorde", rest)
    blocks += _out(judged, content)
    name = called(dossier, requester.id) if requester.id else ""
    parts = (dossier.school.name, f"voor {name or WHOM[requester.kind]}", dutch_date(on))
    return Document(
        title=f"Uit het dossier van {pupil}",
        subtitle=" · ".join(part for part in parts if part),
        mark="CONCEPT" if any(one.open for one in judged) else "",
        author=dossier.school.name,
        blocks=tuple(blocks),
        foot="Hier staan persoonlijke gegevens in. Bewaar het zorgvuldig.",
    )


def _part(title: str, some: Iterable[Judged]) -> list[Blocks]:
    rows = [(one.line.when, _shown(one)) for one in some if one.text]
    return [Heading(title), Table(("Wanneer", "Wat"), tuple(rows), title, (1, 4))] if rows else []


def _shown(one: Judged) -> str:
    short = one.choice is not None and one.choice.choice == "ingekort"
    return f"{one.text} {SHORTENED}" if short else one.text


def _out(judged: Iterable[Judged], content: Content) -> list[Blocks]:
    blocks: list[Blocks] = [Heading("Wat er niet in staat, en waarom")]
    counted = Counter(one.ground for one in judged if not one.text)
    if not counted:
        return [*blocks, Paragraph("Er is niets weggelaten.")]
    lines = [_ground_line(ground, count, content) for ground, count in counted.items()]
    return [*blocks, Bullets(tuple(lines))]


def _ground_line(ground: str, count: int, content: Content) -> str:
    known = content.grounds.get(ground)
    rows = "1 regel" if count == 1 else f"{count} regels"
    if known is None:
        return f"{rows}: {ground}."
    return f"{rows}: {known.title[:1].lower()}{known.title[1:]}. {known.text}{_sources(known, content)}"


def _sources(ground: BundleGround, content: Content) -> str:
    found = [content.sources[one].title for one in ground.sources if one in content.sources]
    return f" (Bron: {'; '.join(found)}.)" if found else ""
