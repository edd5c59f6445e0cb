"""The views of parents and pupil in papers: their words beside the school's, with the answer.

Both texts stand as they were written. Who may read a view is decided here: who wrote it,
who it was shared with, and the school.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.documents.letters.request import OwnWords
from gesprekshulp.documents.model import Blocks, Document, Heading, Paragraph, Quote
from gesprekshulp.dossier.on_views import school_text
from gesprekshulp.dossier.people import called, pupil_ids
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.views import ViewAnswer, Zienswijze
from gesprekshulp.dossier.words import OPP_STATUS, VIEW_ABOUT, VIEW_HOW, VIEW_OUTCOMES

KIND = "zienswijze"
TITLE = "Zienswijze bij het OPP"
UNANSWERED = "De school heeft hier nog niet op geantwoord."
_INTRO = (
    "Hier staat wat is gezegd over de tekst van de school. De woorden staan er zoals ze "
    "binnenkwamen. De school verandert daar niets aan."
)
_BELONGS = "Deze bladzijden horen bij het OPP."
_NONE = "Er zijn nog geen eigen woorden vastgelegd."


def views_for(dossier: Dossier, readers: Collection[str] | None, on: date) -> list[Zienswijze]:
    """Return the views that all `readers` (partner ids) may see on a day, oldest first.

    None: within the school, so all of them; nobody: none.
    """
    known = sorted(dossier.views.values(), key=lambda one: one.received_on)
    known = [one for one in known if one.received_on <= on]
    if readers is None:
        return known
    return [one for one in known if readers and set(readers) <= {one.who, *one.shared_with}]


def own_words(dossier: Dossier, readers: Collection[str] | None, on: date) -> tuple[OwnWords, ...]:
    """Return the views as letters take them."""
    return tuple(
        OwnWords(
            who=called(dossier, one.who),
            text=one.words,
            on=one.received_on,
            answer="; ".join(_said(answer) for answer in one.answers),
        )
        for one in views_for(dossier, readers, on)
    )


def words_outside(dossier: Dossier, on: date) -> tuple[OwnWords, ...]:
    """Return the views that go along to who stands outside, such as the samenwerkingsverband.

    The words of a pupil who wants to keep them stay here.
    """
    held = pupil_ids(dossier) if dossier.child_view.withheld else ()
    views = {name: one for name, one in dossier.views.items() if one.who not in held}
    return own_words(replace(dossier, views=views), None, on)


def view_blocks(dossier: Dossier, view: Zienswijze, level: int = 2) -> list[Blocks]:
    """Return one view: about what, the school's text, the own words, the answers."""
    when = dutch_date(view.received_on, weekday=False)
    blocks: list[Blocks] = [
        Heading(f"{called(dossier, view.who).capitalize()}, {when}", level),
        Paragraph(
            f"{_about(dossier, view)}. Binnengekomen: {VIEW_HOW[view.how]}.", lead="Gaat over:"
        ),
    ]
    then, now = view.beside, school_text(dossier, view)
    if then:
        blocks += [Paragraph("", lead="De tekst van de school:"), *_quoted(then)]
    if now and now != then:
        blocks += [Paragraph("", lead="Zo staat die tekst er nu:"), *_quoted(now)]
    blocks += [Paragraph("", lead="In eigen woorden:"), *_quoted(view.words)]
    if not view.answers:
        blocks.append(Paragraph(UNANSWERED, lead="Antwoord:"))
    for answer in view.answers:
        by = f", {answer.by}" if answer.by else ""
        lead = f"Antwoord van de school ({dutch_date(answer.on, weekday=False)}{by}):"
        blocks.append(Paragraph(_said(answer), lead=lead))
    return blocks


def views_part(dossier: Dossier, readers: Collection[str], on: date) -> list[Blocks]:
    """Return the views as a part of another paper; [] when these readers may see none."""
    views = views_for(dossier, readers, on)
    blocks: list[Blocks] = [Heading("Eigen woorden bij het plan")] if views else []
    for one in views:
        blocks += view_blocks(dossier, one)
    return blocks


def views_document(dossier: Dossier, readers: Collection[str] | None, on: date) -> Document:
    """Return the document that goes with the OPP, for these readers (None: the school)."""
    views = views_for(dossier, readers, on)
    blocks: list[Blocks] = [Paragraph(_INTRO if views else _NONE), Paragraph(_BELONGS)]
    for one in views:
        blocks += view_blocks(dossier, one, level=1)
    opp = dossier.opp
    version = f"OPP versie {opp.version}, {OPP_STATUS[opp.status]}" if opp.version else ""
    parts = (dossier.school.name, version, dutch_date(on))
    return Document(
        title=TITLE,
        subtitle=" · ".join(part for part in parts if part),
        author=dossier.school.name,
        blocks=tuple(blocks),
        foot="Hier staan persoonlijke gegevens in. Bewaar het zorgvuldig.",
    )


def _about(dossier: Dossier, view: Zienswijze) -> str:
    known = VIEW_ABOUT[view.about]
    if view.about == "gesprek" and view.ref in dossier.meetings:
        known = dossier.meetings[view.ref].title or known
    elif view.about == "document" and view.ref:
        known = view.ref
    return f"{known}: {view.place}" if view.place else known


def _quoted(text: str) -> list[Blocks]:
    return [Quote(line.strip()) for line in text.splitlines() if line.strip()]


def _said(answer: ViewAnswer) -> str:
    return f"{VIEW_OUTCOMES[answer.outcome].capitalize()}. {answer.text}".strip()
