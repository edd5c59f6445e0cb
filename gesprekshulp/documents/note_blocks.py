"""Notes as blocks of a paper: what was discussed, what was agreed, what is open; no headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.documents.model import Blocks, Bullets, Heading, Paragraph, Quote, Table
from gesprekshulp.documents.noted import Noted, asks_an_answer, is_decision, worded
from gesprekshulp.dossier.types import Note
from gesprekshulp.dossier.words import NOTE_STANDS

NOTHING = "–"


def listed_elsewhere(note: Note) -> bool:
    """Return whether the note has its place among agreements, or objections and questions."""
    return note.kind == "afspraak" or asks_an_answer(note)


def discussed(noted: Noted, notes: Iterable[Note]) -> list[Blocks]:
    """Return what was noted, per part of the talk, but for the families' own words and the lists."""
    some = [
        note
        for note in notes
        if not listed_elsewhere(note) and (is_decision(note) or not noted.is_family_quote(note))
    ]
    blocks: list[Blocks] = []
    for title, part in noted.by_part(some):
        if title:
            blocks.append(Heading(title, 2))
        blocks.append(Bullets(tuple(noted.line(note) for note in part)))
    return blocks


def agreements(notes: Iterable[Note], text: Callable[[Note], str] = worded) -> list[Blocks]:
    """Return the agreements as a table of who, what, when and how we will know; [] for none."""
    rows = tuple(
        (
            note.who or NOTHING,
            text(note),
            dutch_date(note.when) if note.when else NOTHING,
            note.how_known or NOTHING,
        )
        for note in notes
        if note.kind == "afspraak"
    )
    header = ("Wie", "Wat", "Wanneer", "Hoe we het weten")
    return [Table(header, rows, "Wie doet wat en wanneer", (3, 6, 3, 4))] if rows else []


def open_points(noted: Noted, notes: Iterable[Note]) -> list[Blocks]:
    """Return objections and questions with what came of each, the resolved ones last."""
    points = [note for note in notes if asks_an_answer(note)]
    points.sort(key=lambda note: note.stand == "opgelost")
    blocks: list[Blocks] = []
    for note in points:
        blocks.append(Quote(worded(note), noted.who_and_since(note)))
        blocks += _came_of(note)
    return blocks


def _came_of(note: Note) -> list[Blocks]:
    if note.struck_on:
        return []
    blocks: list[Blocks] = []
    if note.answer:
        blocks.append(Paragraph(note.answer, lead="Antwoord:"))
    blocks.append(Paragraph(NOTE_STANDS[note.stand or "open"] + ".", lead="Stand:"))
    if note.next_step:
        blocks.append(Paragraph(note.next_step, lead="Wat er nu gebeurt:"))
    return blocks
