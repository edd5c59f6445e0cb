"""Which notes are open, where they stand, and who may read them.

The reader decides, not the kind: a note goes to others only when it may be shared and
every one of them was named. The kind of weerstand is no part of a note and of nothing
here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from gesprekshulp.dossier.events import (
    BundelregelBeoordeeld,
    Event,
    NotitieGemaakt,
    NotitieGewijzigd,
    SchooltekstErnaast,
)
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.on_notes import recordable
from gesprekshulp.dossier.types import Contact, Dossier, Note, NoteKind

__all__ = [
    "events_with_text_of",
    "first_meeting",
    "first_said_on",
    "in_file",
    "notes_of",
    "open_agreements",
    "open_notes",
    "open_objections",
    "open_questions",
    "readable_by",
    "readable_notes",
    "recordable",
]


def is_open(note: Note) -> bool:
    """Return whether this note still asks for something: not settled, not struck out."""
    return note.kind in ("bezwaar", "afspraak", "vraag") and (
        note.stand != "opgelost" and note.struck_on is None
    )


def open_objections(dossier: Dossier) -> list[Note]:
    """Return the objections not yet resolved, those carried over too, oldest first."""
    return _open(dossier, "bezwaar")


def open_agreements(dossier: Dossier) -> list[Note]:
    """Return the agreements not yet done, oldest first."""
    return _open(dossier, "afspraak")


def open_questions(dossier: Dossier) -> list[Note]:
    """Return the questions not yet answered, oldest first."""
    return _open(dossier, "vraag")


def open_notes(dossier: Dossier) -> list[Note]:
    """Return everything that goes along to the next meeting: objections, questions, agreements."""
    return [*open_objections(dossier), *open_questions(dossier), *open_agreements(dossier)]


def notes_of(dossier: Dossier, meeting: str) -> list[Note]:
    """Return the notes that stand or stood in this meeting, in the order kept.

    A note that was carried over to a later meeting still belongs to the report of the
    meeting it was made in.
    """
    return [
        note
        for note in dossier.notes.values()
        if note.meeting == meeting or meeting in note.earlier_meetings
    ]


def readable_by(note: Note | Contact, readers: Collection[str]) -> bool:
    """Return whether all `readers` (partner ids) may read this; with no readers, never.

    What someone said is always readable by that person, named or not: who was ticked as
    absent and still spoke must find those words back.
    """
    allowed = {*note.shared_with, *_own_words_of(note)}
    return bool(readers) and note.reader == "delen" and set(readers) <= allowed


def first_meeting(note: Note) -> str:
    """Return the meeting the note was made in, before it was carried over."""
    return (*note.earlier_meetings, note.meeting)[0]


def first_said_on(dossier: Dossier, note: Note) -> date:
    """Return the day of the meeting the note was made in, else the day it was written."""
    gesprek = dossier.meetings.get(first_meeting(note))
    begun = gesprek.started_at if gesprek else None
    return local_date(begun or note.at)


def in_file(note: Note | Contact) -> bool:
    """Return whether this belongs to the pupil's file; own working notes never do.

    Personal working notes stay outside the right to see the file as long as they stay
    personal (UAVG art. 5, recht.md 52).
    """
    return note.reader != "eigen"


def readable_notes(
    dossier: Dossier, meeting: str, readers: Collection[str]
) -> tuple[list[Note], int]:
    """Return the notes of a meeting that all `readers` may read, and how many they may not."""
    notes = notes_of(dossier, meeting)
    shown = [note for note in notes if readable_by(note, readers)]
    return shown, len(notes) - len(shown)


def events_with_text_of(events: Iterable[Event], note: str) -> list[int]:
    """Return the ordinals of all events that carry text of this note.

    To wipe a note for good, all of them must be wiped: a correction holds text too, and so
    do the school's text beside a view and what was decided of the line in a bundle.
    """
    return [event.ordinal for event in events if _bears(event.payload, note)]


def _bears(payload: object, note: str) -> bool:
    if isinstance(payload, NotitieGemaakt | NotitieGewijzigd):
        return payload.note.id == note
    if isinstance(payload, SchooltekstErnaast):
        return payload.note == note
    if isinstance(payload, BundelregelBeoordeeld):
        return payload.choice.line == f"notitie/{note}"
    return False


def _own_words_of(note: Note | Contact) -> tuple[str, ...]:
    """Return whose own words this is; an interpretation of somebody is not."""
    if isinstance(note, Contact) or note.layer != "citaat" or not note.speaker:
        return ()
    return (note.speaker,)


def _open(dossier: Dossier, kind: NoteKind) -> list[Note]:
    return [note for note in dossier.notes.values() if note.kind == kind and is_open(note)]
