"""What happens to notes: kept, changed, taken away, carried over.

Until its meeting is closed a note is a draft and changes without a trace. After that
every change is a correction that shows: the note keeps its first text, is struck out
instead of removed, and each correction is listed with the note as it was before. A note
that was carried over is fixed by the closing of any meeting it stood in.
"""

from __future__ import annotations

from msgspec.structs import asdict, replace

from gesprekshulp.dossier.draft import Draft
from gesprekshulp.dossier.events import (
    Event,
    NotitieGemaakt,
    NotitieGewijzigd,
    NotitieMeegenomen,
    NotitieVervallen,
)
from gesprekshulp.dossier.types import Correction, Note

# Kept up here; what an event says of these does not count.
OWN = (
    "carried_from",
    "earlier_meetings",
    "corrected_from",
    "corrected_on",
    "struck_on",
    "struck_because",
)
# Dealing with an open note in a later meeting is progress, no correction of the first.
_PROGRESS = {
    "stand",
    "answer",
    "next_step",
    "told_back",
    "shared_with",
    "kind_guessed",
    "when_guessed",
}
# Looking at a guess and finding it right changes nothing that was recorded.
_GUESSES = {"kind_guessed", "when_guessed"}


def recordable(note: Note) -> Note:
    """Return the note without what the fold keeps up: the form to put in an event.

    A stored event then never carries the text of before a correction, which may have
    to be wiped.
    """
    empty = Note(id=note.id, meeting=note.meeting, text="", at=note.at)
    return replace(note, **{name: getattr(empty, name) for name in OWN})


def made(draft: Draft, what: NotitieGemaakt, event: Event) -> None:
    """Keep a line; in a closed meeting it counts as added later."""
    note = recordable(what.note)
    if note.id in draft.notes:
        _change(draft, draft.notes[note.id], note, "", event)
        return
    draft.notes[note.id] = note
    if draft.closed(note.meeting):
        _list(
            draft, note.id, Correction(what="toegevoegd", on=event.entered_at, by=event.entered_by)
        )


def changed(draft: Draft, what: NotitieGewijzigd, event: Event) -> None:
    """Give a note another form; one that is not known (wiped) is kept as it is here."""
    known = draft.notes.get(what.note.id)
    if known is None:
        draft.notes[what.note.id] = recordable(what.note)
        return
    _change(draft, known, what.note, what.reason, event)


def taken_away(draft: Draft, what: NotitieVervallen, event: Event) -> None:
    """Remove a draft; strike out a note that was fixed."""
    known = draft.notes.get(what.note)
    if known is None or known.struck_on:
        return
    if not _fixed(draft, known):
        del draft.notes[known.id]
        draft.corrections.pop(known.id, None)
        return
    draft.notes[known.id] = replace(known, struck_on=event.entered_at, struck_because=what.reason)
    _list(draft, known.id, _correction("vervallen", known, what.reason, event))


def carried(draft: Draft, what: NotitieMeegenomen, _: Event) -> None:
    """Bring an open note to a later meeting; it remembers where it stood."""
    known = draft.notes.get(what.note)
    if known is None or known.struck_on:
        return
    if not what.meeting or known.meeting == what.meeting:
        draft.notes[known.id] = replace(known, stand=what.stand)
        return
    draft.notes[known.id] = replace(
        known,
        meeting=what.meeting,
        stand=what.stand,
        carried_from=known.meeting,
        earlier_meetings=(*known.earlier_meetings, known.meeting),
    )


def _change(draft: Draft, known: Note, new: Note, reason: str, event: Event) -> None:
    kept = {name: getattr(known, name) for name in (*OWN, "meeting")}
    after = replace(new, **kept)
    if _visible(draft, known, after):
        first_text = known.corrected_from
        if not first_text and after.text != known.text:
            first_text = known.text
        after = replace(after, corrected_from=first_text, corrected_on=event.entered_at)
        _list(draft, known.id, _correction("gewijzigd", known, reason, event))
    draft.notes[known.id] = after


def _visible(draft: Draft, before: Note, after: Note) -> bool:
    if not _fixed(draft, before):
        return False
    new = asdict(after)
    changed = {name for name, value in asdict(before).items() if value != new[name]}
    silent = _GUESSES if draft.closed(before.meeting) else _PROGRESS
    return bool(changed - silent)


def _fixed(draft: Draft, note: Note) -> bool:
    return any(draft.closed(one) for one in (note.meeting, *note.earlier_meetings))


def _correction(what: str, before: Note, reason: str, event: Event) -> Correction:
    return Correction(
        what="vervallen" if what == "vervallen" else "gewijzigd",
        on=event.entered_at,
        by=event.entered_by,
        reason=reason,
        before=before,
    )


def _list(draft: Draft, note: str, correction: Correction) -> None:
    draft.corrections[note] = (*draft.corrections.get(note, ()), correction)
