"""The cheat sheet (spiekbrief): one page for the user's own use at the table.

Who comes, how to open, the steps with one sentence each, what is still missing or open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gesprekshulp.assistant.checks import missing
from gesprekshulp.assistant.dates import dutch_date, dutch_time
from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import Walk, start
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.documents.model import Blocks, Bullets, Document, Heading, Table
from gesprekshulp.dossier.localtime import local
from gesprekshulp.dossier.notes import open_agreements, open_objections
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.words import ROLES
from gesprekshulp.knowledge.types import Content
from gesprekshulp.text import clean_line, shorten

# What fits on one A4 page; the screen shows everything.
_MOST_GAPS, _MOST_POINTS, _MOST_STEPS, _WIDTH = 4, 5, 12, 110


def build_cheatsheet(
    dossier: Dossier,
    meeting: str,
    content: Content,
    facts: Mapping[str, str],
    names: Names,
    on: date,
    tree: str = "oogo",
) -> Document:
    """Return the cheat sheet for a meeting (or for none planned, with `meeting` "")."""
    blocks: list[Blocks] = []
    people = [
        (p.name, ROLES[p.role], " · ".join((p.language, *p.needs)).strip(" ·"))
        for p in dossier.partners.values()
    ]
    if people:
        header = ("Wie", "Rol", "Let op")
        blocks += [Heading("Aan tafel"), Table(header, tuple(people), "Wie er komen")]
    if tree in content.trees:
        blocks += _sentences(content, tree, facts, names, on)
    blocks += _offer(names)
    gaps = missing(content, facts, on, "voor")[:_MOST_GAPS]
    if gaps:
        blocks += [Heading("Nog regelen"), Bullets(tuple(shorten(g.text, _WIDTH) for g in gaps))]
    points = _points(dossier)
    if points:
        blocks += [Heading("Nog open van eerder"), Bullets(points)]
    return Document(
        title=f"Spiekbrief {dossier.leerling.alias or dossier.title}",
        subtitle=_when(dossier, meeting),
        blocks=tuple(blocks),
        foot="Eigen werkaantekening. Niet delen, niet in het dossier.",
    )


def _sentences(
    content: Content, tree: str, facts: Mapping[str, str], names: Names, on: date
) -> list[Blocks]:
    opened = view(content, start(content, tree), facts, names, on)
    opening = tuple(wording.text for wording in opened.wordings[:3])
    rows = []
    for step in content.trees[tree].steps:
        if step.ending is not None or step.speaker == "jij":
            continue
        shown = view(content, Walk(tree, step.id), facts, names, on)
        sentence = shown.wordings[0].text if shown.wordings else ""
        rows.append((render(step.title, names), shorten(sentence, _WIDTH)))
    return [
        Heading("Zo open ik"),
        Bullets(opening),
        Heading("De stappen"),
        Table(("Stap", "Eén zin"), tuple(rows[:_MOST_STEPS]), "De stappen van het gesprek"),
    ]


def _offer(names: Names) -> list[Blocks]:
    """What the school itself offers, or what to fill in."""
    said = (
        ("Basisondersteuning", names.basisondersteuning),
        ("Extra ondersteuning", names.extra_ondersteuning),
        ("Wie beslist", names.beslisser),
        ("Steunpunt voor ouders", names.steunpunt),
    )
    lines = [f"{title}: {shorten(clean_line(text), _WIDTH)}" for title, text in said if text]
    absent = [title.lower() for title, text in said if not text]
    if absent:
        lines.append(shorten(f"Nog invullen bij “onze school”: {', '.join(absent)}.", _WIDTH))
    return [Heading("Wat onze school biedt"), Bullets(tuple(lines))]


def _points(dossier: Dossier) -> tuple[str, ...]:
    objections = [f"Bezwaar: {note.text}" for note in open_objections(dossier)]
    agreements = [
        f"Afspraak: {note.text}" + (f" ({dutch_date(note.when)})" if note.when else "")
        for note in open_agreements(dossier)
    ]
    return tuple(shorten(p, _WIDTH) for p in (objections + agreements)[:_MOST_POINTS])


def _when(dossier: Dossier, meeting: str) -> str:
    gesprek = dossier.meetings.get(meeting)
    if gesprek is None:
        return ""
    parts = [gesprek.title]
    if gesprek.planned_for:
        at = local(gesprek.planned_for)
        parts.append(f"{dutch_date(at.date())}, {dutch_time(gesprek.planned_for)}")
    parts.append(gesprek.place)
    return " · ".join(part for part in parts if part)
