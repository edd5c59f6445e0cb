"""Nazorg: putting notes right, completing agreements, dealing with objections, closing.

Works on a meeting that has ended; while it is not closed all of this is undoable.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from gesprekshulp.assistant.notecheck import check_note
from gesprekshulp.assistant.remarks import Remark
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.dossier.events import (
    AanwezigheidVastgelegd,
    ContactVastgelegd,
    GesprekGesloten,
    NotitieGewijzigd,
    NotitieVervallen,
)
from gesprekshulp.dossier.notes import first_meeting, notes_of, readable_by, recordable
from gesprekshulp.dossier.people import called, consented_aloud, consenting
from gesprekshulp.dossier.types import (
    Contact,
    Dossier,
    Note,
    NoteKind,
    NoteLayer,
    NoteReader,
    Presence,
    PresentHow,
    Role,
)
from gesprekshulp.dossier.words import not_filled_in


class Todo(msgspec.Struct, frozen=True):
    """Something Nazorg asks to look at: which note, what, and what to do.

    `note` is "" when it is not about one note; `partner` is who it is about, if anyone.
    """

    note: str
    what: str
    advice: str
    partner: str = ""

    def __str__(self) -> str:
        """The point in one line."""
        end = "" if self.what.endswith((".", "?")) else "."
        return f"{self.what[:1].upper()}{self.what[1:]}{end} {self.advice}"


class Aftercare:
    """Nazorg of one meeting."""

    def __init__(self, case: OpenCase, meeting: str) -> None:
        self.case = case
        self.meeting = meeting

    def notes(self) -> list[Note]:
        """Return the notes of this meeting in the order kept.

        Those carried to it are among them, and those carried on to a later one.
        """
        return notes_of(self.case.dossier, self.meeting)

    def todos(self) -> list[Todo]:
        """Return what still needs the user's eye; empty means ready to close."""
        dossier = self.case.dossier
        notes = [note for note in self.notes() if not note.struck_on]
        said = [todo for note in notes for todo in _todos_of(note, dossier)]
        return [*said, *self._absent_but_heard(notes)]

    def remarks(self, note: str) -> tuple[Remark, ...]:
        """Return what the lint sees in a note: an explanation as a fact, a label, always or never.

        For Nazorg only; a note for the user alone, or struck out, is left in peace.
        """
        found = self.case.dossier.notes[note]
        if found.reader == "eigen" or found.struck_on:
            return ()
        dossier = self.case.dossier
        names = [dossier.leerling.alias, *(one.name for one in dossier.partners.values())]
        return check_note(found.text, self.case.desk.content, found.layer, names, the_herkenner())

    def change(self, note: str, reason: str = "", **fields: object) -> Note:
        """Change fields of a note; what was guessed counts as looked at.

        After closing this is a visible correction, and `reason` belongs to it.
        """
        before = self.case.dossier.notes[note]
        settled: dict[str, object] = {}
        if "kind" in fields:
            settled["kind_guessed"] = False
            if fields["kind"] in ("bezwaar", "afspraak", "vraag") and not before.stand:
                settled["stand"] = "open"
            elif fields["kind"] not in ("bezwaar", "afspraak", "vraag"):
                settled["stand"] = ""
        if "stand" in fields:
            settled["kind_guessed"] = False  # who deals with an objection has seen that it is one
        if "when" in fields:
            settled["when_guessed"] = False
        after = msgspec.structs.replace(before, **{**settled, **fields})
        self._record(NotitieGewijzigd(note=recordable(after), reason=reason))
        return self.case.dossier.notes[note]

    def settle(self, note: str) -> Note:
        """Say that the guesses of a note are right."""
        before = self.case.dossier.notes[note]
        after = msgspec.structs.replace(before, kind_guessed=False, when_guessed=False)
        self._record(NotitieGewijzigd(note=recordable(after)))
        return self.case.dossier.notes[note]

    def set_kind(self, note: str, kind: NoteKind) -> Note:
        """Put the kind of a note right."""
        return self.change(note, kind=kind)

    def set_layer(self, note: str, layer: NoteLayer) -> Note:
        """Say whether it was seen, quoted or is an interpretation."""
        return self.change(note, layer=layer)

    def set_reader(self, note: str, reader: NoteReader, shared_with: tuple[str, ...] = ()) -> Note:
        """Say who may read a note."""
        return self.change(note, reader=reader, shared_with=shared_with)

    def complete_agreement(
        self, note: str, who: str, what: str, when: date | None, how_known: str
    ) -> Note:
        """Complete an agreement: who does what, when, and how we will know."""
        return self.change(
            note, kind="afspraak", who=who, text=what, when=when, how_known=how_known
        )

    def told_back(self, note: str, yes: bool = True) -> Note:
        """Record that the parents told this agreement back in their own words."""
        return self.change(note, told_back=yes)

    def resolve(self, note: str, answer: str) -> Note:
        """Close an objection or question with what was answered."""
        return self.change(note, answer=answer, stand="opgelost")

    def carry_over(self, note: str, next_step: str) -> Note:
        """Leave an objection open, with what happens next."""
        return self.change(note, next_step=next_step, stand="doorgeschoven")

    def drop(self, note: str, reason: str = "") -> None:
        """Take a note away."""
        self._record(NotitieVervallen(note=note, reason=reason))

    def was_there(self, partner: str, how: PresentHow = "in de kamer") -> None:
        """Put right that someone was there after all."""
        self._set_presence(partner, how, "")

    def was_absent(self, partner: str) -> None:
        """Say that someone was not there indeed, whatever was recorded of them."""
        self._set_presence(partner, "afwezig", "nagekeken: was er niet bij")

    def close(self) -> None:
        """Close the meeting: drafts become fixed, the personal layer is erased for good."""
        self._record(GesprekGesloten(meeting=self.meeting, at=self.case.desk.clock()))
        store = self.case.desk.store
        store.seal(self.case.id, "")
        store.seal(self.case.id, self.meeting)
        store.forget_personal(self.case.id, self.meeting)
        self.case.reload()
        self.case.refresh_glance()
        if self.case.desk.backups is not None:
            self.case.desk.backups.want()

    @property
    def closed(self) -> bool:
        """Whether changes now are visible corrections."""
        return self.case.dossier.meetings[self.meeting].stand == "gesloten"

    def _absent_but_heard(self, notes: list[Note]) -> Iterator[Todo]:
        """Ask about who is not recorded as there and yet spoke or consented in this meeting."""
        dossier = self.case.dossier
        gesprek = dossier.meetings[self.meeting]
        noted = {one.partner: one for one in gesprek.presence}
        for partner in dict.fromkeys((*noted, *self._deciding())):
            one = noted.get(partner)
            if one and (one.how != "afwezig" or one.remark):
                continue
            spoke = next(
                (n for n in notes if n.speaker == partner and first_meeting(n) == self.meeting),
                None,
            )
            if spoke is None and not consented_aloud(dossier, gesprek, partner):
                continue
            who = called(dossier, partner)
            stands = "staat als afwezig" if one else "staat niet bij wie er waren"
            yield Todo(
                spoke.id if spoke else "",
                f"{who} {stands}, en er staat iets van {who}: was {who} er toch?",
                "Zet bij het gesprek wie erbij was, of haal weg wat niet klopt.",
                partner,
            )

    def _deciding(self) -> dict[str, Role]:
        """Return who had a say on the day of the meeting, and in what role."""
        held = self.case.held_on(self.meeting)
        return {person.id: person.role for person in consenting(self.case.dossier, held)}

    def _set_presence(self, partner: str, how: PresentHow, remark: str) -> None:
        noted = {one.partner: one for one in self.case.dossier.meetings[self.meeting].presence}
        before = noted.get(partner) or Presence(partner=partner, role=self._deciding()[partner])
        after = msgspec.structs.replace(before, how=how, remark=remark)
        self._record(AanwezigheidVastgelegd(meeting=self.meeting, presence=after))

    def _record(
        self,
        payload: NotitieGewijzigd | NotitieVervallen | GesprekGesloten | AanwezigheidVastgelegd,
    ) -> None:
        bucket = "" if self.closed else self.meeting
        self.case.record(payload, meeting=bucket)


def add_contact(case: OpenCase, how: str, on: date, text: str, partners: tuple[str, ...]) -> str:
    """Record a contact outside a meeting under its own date; return its id."""
    contact = case.desk.new_id("c")
    case.record(
        ContactVastgelegd(contact=Contact(id=contact, how=how, on=on, text=text, partners=partners))
    )
    return contact


def _todos_of(note: Note, dossier: Dossier) -> list[Todo]:
    found = []
    if note.reader == "delen" and not note.shared_with:
        own = readable_by(note, (note.speaker,))
        who = f"alleen {called(dossier, note.speaker)}" if own else "niemand"
        found.append(Todo(note.id, f"{who} mag dit lezen", "Kies wie dit mag lezen."))
    if note.kind_guessed:
        found.append(Todo(note.id, "soort geraden", "Kijk of de soort klopt."))
    if note.kind == "afspraak":
        gaps = [
            name
            for name, value in (
                ("wie", note.who),
                ("wanneer", note.when),
                ("hoe we het weten", note.how_known),
            )
            if not value
        ]
        if gaps:
            found.append(Todo(note.id, not_filled_in(gaps), "Maak de afspraak compleet."))
        elif note.when_guessed:
            found.append(Todo(note.id, "datum geraden", "Kijk of de datum klopt."))
    if note.kind in ("bezwaar", "vraag") and note.stand == "open":
        found.append(Todo(note.id, "nog open", "Schrijf wat is geantwoord, of wat er nu gebeurt."))
    return found
