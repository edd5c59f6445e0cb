"""The cheat sheet (spiekbrief): one page for the user's own use at the table.

Who comes, how to open, the steps with one sentence each, what is still missing or open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gesprekshulp.assistant.checks import missing
from gesprekshulp.assistant.dates import dutch_date, dutch_time
from gesprekshulp.assistant.view import fitting_wordings, view
from gesprekshulp.assistant.walk import choose, start, step_at
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.documents.model import Blocks, Bullets, Document, Heading, Table
from gesprekshulp.dossier.localtime import local
from gesprekshulp.dossier.notes import first_said_on, open_notes
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import Dossier, Note
from gesprekshulp.dossier.words import NOTE_KINDS, ROLES, SAID_ON
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import Content, Step
from gesprekshulp.text import clean_line, shorten

# What fits on one A4 page; the screen shows everything. A sentence to say is never cut.
_MOST_GAPS, _MOST_POINTS, _MOST_STEPS, _SENTENCE, _TYPED = 4, 5, 20, 90, 160
_THIS_ITEM = "dit onderdeel"


def build_cheatsheet(
    dossier: Dossier,
    meeting: str,
    content: Content,
    facts: Mapping[str, str],
    names: Names,
    on: date,
    tree: str = "oogo",
    own: Sequence[tuple[str, Sequence[str]]] = (),
) -> Document:
    """Return the cheat sheet for a meeting (or for none planned, with `meeting` "").

    `own`: headings with lines of the user's own, such as plans out of a rehearsal.
    """
    blocks: list[Blocks] = []
    people = [
        (p.name, ROLES[p.role], " · ".join((p.language, *p.needs)).strip(" ·"))
        for p in dossier.partners.values()
    ]
    if people:
        header = ("Wie", "Rol", "Let op")
        blocks += [Heading("Aan tafel"), Table(header, tuple(people), "Wie er komen")]
    if tree in content.trees:
        items = bool(plan_items(dossier))
        blocks += _sentences(content, tree, facts, names, on, items)
    for title, lines in own:
        blocks += [Heading(title), Bullets(tuple(clean_line(line) for line in lines))]
    blocks += _offer(names)
    gaps = missing(content, facts, on, "voor")[:_MOST_GAPS]
    if gaps:
        blocks += [Heading("Nog regelen"), Bullets(tuple(gap.text for gap in gaps))]
    points = _points(dossier)
    if points:
        blocks += [Heading("Nog open van eerder"), Bullets(points)]
    return Document(
        title=f"Spiekbrief {dossier.leerling.alias or dossier.title}",
        subtitle=_when(dossier, meeting),
        blocks=tuple(blocks),
        foot="Eigen werkaantekening. Niet delen, niet in het dossier.",
        dense=True,
    )


def _sentences(
    content: Content, tree: str, facts: Mapping[str, str], names: Names, on: date, items: bool
) -> list[Blocks]:
    opened = view(content, start(content, tree), facts, names, on)
    rows = []
    for step in main_road(content, tree, facts):
        title = render(step.title, names)
        sentence = _shortest(step, facts, names, items)
        about_no_item = not items and _THIS_ITEM in title.casefold()
        if step.ending is None and step.speaker != "jij" and sentence and not about_no_item:
            rows.append((title, sentence))
    return [
        Heading("Zo open ik"),
        Bullets(tuple(wording.text for wording in opened.wordings[:2])),
        Heading("De stappen"),
        Table(("Stap", "Eén zin"), tuple(rows[:_MOST_STEPS]), "De stappen van het gesprek", (3, 8)),
    ]


def main_road(content: Content, tree: str, facts: Mapping[str, str]) -> list[Step]:
    """Return the steps of the usual way through a tree: the first answer that leads on.

    Walked as in a meeting, with the facts that the answers set, and each step once.
    """
    walk, known = start(content, tree), dict(facts)
    road: list[Step] = []
    seen: set[str] = set()
    while walk.tree == tree and walk.step not in seen:
        step = step_at(content, walk.place)
        if step is None:
            break
        seen.add(walk.step)
        road.append(step)
        ahead = (
            choose(content, walk, option.id, known)
            for option in step.options
            if holds(option.condition, known) and not option.side
        )
        walk = next((to for to in ahead if to.tree == tree and to.step not in seen), walk)
        if walk.answers:
            known.update(walk.answers[-1].sets)
    return road


def _shortest(step: Step, facts: Mapping[str, str], names: Names, items: bool) -> str:
    """Return the first wording when it is short enough, else the shortest; whole, never cut."""
    fitting = [w for w in fitting_wordings(step.wordings, facts) if not w.only_if_true]
    plain = [w for w in fitting if "gewoon" in w.tags] or fitting
    texts = [
        render(w.text, names)
        for w in plain
        if items or ("{onderdeel}" not in w.text and _THIS_ITEM not in w.text.casefold())
    ]
    if not texts:
        return ""
    return texts[0] if len(texts[0]) <= _SENTENCE else min(texts, key=len)


def _offer(names: Names) -> list[Blocks]:
    """What the school itself offers, or what to fill in."""
    said = (
        ("Basisondersteuning", names.basisondersteuning),
        ("Extra ondersteuning", names.extra_ondersteuning),
        ("Wie beslist", names.beslisser),
        ("Steunpunt voor ouders", names.steunpunt),
    )
    lines = [f"{title}: {shorten(clean_line(text), _TYPED)}" for title, text in said if text]
    absent = [title.lower() for title, text in said if not text]
    if absent:
        lines.append(f"Nog invullen bij “onze school”: {', '.join(absent)}.")
    return [Heading("Wat onze school biedt"), Bullets(tuple(lines))]


def _points(dossier: Dossier) -> tuple[str, ...]:
    return tuple(_point(dossier, note) for note in open_notes(dossier)[:_MOST_POINTS])


def _point(dossier: Dossier, note: Note) -> str:
    said = dutch_date(first_said_on(dossier, note), weekday=False)
    due = f", voor {dutch_date(note.when, weekday=False)}" if note.when else ""
    return (
        f"{NOTE_KINDS[note.kind].capitalize()}: {shorten(note.text, _TYPED)} "
        f"({SAID_ON[note.kind]} op {said}{due})"
    )


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
