"""The case as a closed meeting left it, so that its summary stays right afterwards.

Later meetings move on: an objection is answered, an item gets another text, someone
agrees after all. None of that belongs in the report of an earlier meeting. Visible
corrections of its own notes do.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from gesprekshulp.dossier.events import Event, GesprekGesloten
from gesprekshulp.dossier.fold import fold
from gesprekshulp.dossier.notes import notes_of
from gesprekshulp.dossier.types import Dossier, Note


def as_closed(events: Sequence[Event], meeting: str) -> Dossier:
    """Return the case for the report of `meeting`: as it was closed, with later corrections.

    A meeting that is not closed gives the case as it is now.
    """
    now = fold(events)
    closing = [
        event.ordinal
        for event in events
        if isinstance(event.payload, GesprekGesloten) and event.payload.meeting == meeting
    ]
    if not closing:
        return now
    then = fold(event for event in events if event.ordinal <= closing[-1])
    return replace(
        then,
        leerling=now.leerling,
        school=now.school,
        partners=now.partners,
        meetings=now.meetings,
        notes={note.id: _corrected(then, note) for note in notes_of(now, meeting)},
        corrections=now.corrections,
    )


def _corrected(then: Dossier, note: Note) -> Note:
    """Return the note with its corrections, but not what a later meeting made of it."""
    before = then.notes.get(note.id)
    if before is None or before.meeting == note.meeting:
        return note
    return replace(
        note,
        stand=before.stand,
        answer=before.answer,
        next_step=before.next_step,
        told_back=before.told_back,
    )
