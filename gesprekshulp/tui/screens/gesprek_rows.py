"""Rows of the panels of Gesprek, made from the case. No widget here."""

from __future__ import annotations

from datetime import datetime

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.view import StepView
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.localtime import local
from gesprekshulp.dossier.notes import notes_of
from gesprekshulp.dossier.people import consenting, short_name, standing_with
from gesprekshulp.dossier.plan import TO_ASK
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import Note
from gesprekshulp.dossier.words import CONSENT_SHORT
from gesprekshulp.tui.widgets.notespanel import MOST, NoteRow, PlanRow
from gesprekshulp.tui.widgets.steppanel import Way

END, NEXT = "einde", "verder"
"""Ways on that are no option of the step: end the talk, or go on with another tree."""


def note_rows(meeting: Meeting, *, open_view: bool) -> tuple[list[NoteRow], int]:
    """Return the last rows of the notes and how many notes there are.

    In the view that a parent may read, the user's own working notes show no text.
    """
    notes = notes_of(meeting.case.dossier, meeting.id)
    return [_row(meeting, note, open_view) for note in notes[-MOST:]], len(notes)


def _row(meeting: Meeting, note: Note, open_view: bool) -> NoteRow:
    own = note.reader == "eigen"
    hidden = open_view and own
    return NoteRow(
        time=clock_time(note.at),
        # What a note is about says something too: an own one has no kind to read either.
        kind="informatie" if hidden else note.kind,
        speaker="" if hidden else speaker_name(meeting, note.speaker) or note.speaker_name,
        text="(eigen aantekening)" if hidden else note.text,
        remark=("" if hidden else "alleen jij")
        if own
        else note.stand
        if note.kind == "bezwaar"
        else "",
        due=dutch_date(note.when) if note.when and not hidden else "",
    )


def clock_time(moment: datetime) -> str:
    """Return the local time as "14:02": narrow enough for a row."""
    return f"{local(moment):%H:%M}"


def speaker_name(meeting: Meeting, speaker: str) -> str:
    """Return how the speaker is called in a row, "" when not said."""
    if speaker in ("leerling", "school"):
        return speaker
    partner = meeting.case.dossier.partners.get(speaker)
    return short_name(partner) if partner else ""


def plan_rows(meeting: Meeting) -> tuple[list[str], list[PlanRow], int]:
    """Return people, rows and the index of the item not yet asked of everyone (-1 none)."""
    dossier = meeting.case.dossier
    people = consenting(dossier, meeting.case.today())
    rows, current = [], -1
    for number, item in enumerate(plan_items(dossier)):
        stands = [standing_with(dossier, item.id, person.id) for person in people]
        if current < 0 and not TO_ASK.isdisjoint(stands):
            current = number
        rows.append(PlanRow(item.text, tuple(CONSENT_SHORT[stand] for stand in stands)))
    return [short_name(person) for person in people], rows, current


def ways_of(step: StepView, talk: bool) -> list[Way]:
    """Return the ways on: options by letter; at an ending what may follow, and the end.

    `talk`: this is the meeting with parents, after which Nazorg comes.
    """
    if step.options:
        return [Way(option.id, option.letter, option.title) for option in step.options]
    end = "het gesprek beëindigen, naar de nazorg" if talk else "klaar, terug naar de zaak"
    if step.ending is None:
        return [Way(END, "z", end)]
    following = step.ending.next_tree
    if following and following != "nazorg":
        return [
            Way(NEXT, "a", f"verder met: {step.ending.next_title}"),
            Way(END, "b", end),
        ]
    return [Way(END, "a", end)]
