"""How a note reads in a paper: who said it, in which part it stands, what changed since.

Only single notes; what goes into a paper and in what order stands in `summary`.
"""

from __future__ import annotations

from collections.abc import Iterable

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.wording import Names
from gesprekshulp.documents.words import Words
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.notes import first_meeting, first_said_on
from gesprekshulp.dossier.people import pupil_ids, short_name
from gesprekshulp.dossier.types import Dossier, Note
from gesprekshulp.knowledge.types import Content

FAMILY_ROLES = frozenset(
    {
        "ouder-met-gezag",
        "ouder-zonder-gezag",
        "verzorger",
        "pleegouder",
        "voogd",
        "stiefouder",
        "gemachtigde",
    }
)
# What a parent is called who was heard but is no partner in the case.
_FAMILY_WORDS = frozenset(
    [
        "moeder",
        "vader",
        "ouders",
        "verzorger",
        "verzorgers",
        "voogd",
        "stiefmoeder",
        "stiefvader",
        "pleegmoeder",
        "pleegvader",
        "pleegouders",
    ]
)
SCHOOL = "school"
VERDER = "verder"
PARTS = ("kind", "school", "leerling", "eindniveau", "hulp", "afspraken", VERDER)
"""The parts of what was discussed, in the order a parent reads them."""


class Noted:
    """Reads notes as the report of one meeting shows them."""

    def __init__(
        self, dossier: Dossier, meeting: str, content: Content, names: Names, words: Words
    ) -> None:
        self.dossier = dossier
        self.meeting = meeting
        self.content = content
        self.names = names
        self.words = words
        self.pupil = pupil_ids(dossier)

    def by_part(self, notes: Iterable[Note]) -> list[tuple[str, list[Note]]]:
        """Return (title, notes) of each part that has any, in the order of `PARTS`.

        One part alone needs no title: it is "" when all of it is "verder".
        """
        found: dict[str, list[Note]] = {}
        for note in notes:
            found.setdefault(self._part(note), []).append(note)
        if list(found) == [VERDER]:
            return [("", found[VERDER])]
        return [
            (self.words(f"deel-{part}") or "Verder", found[part]) for part in PARTS if part in found
        ]

    def line(self, note: Note) -> str:
        """Return the note as one line; a decision is named as such, a guessed one is not."""
        who = self.who(note)
        text = (f"“{note.text}”" if note.layer == "citaat" else note.text) + mark(note)
        if is_decision(note):
            return f"Besluit: {text}" + (f" ({who})" if who else "")
        return f"{who}: {text}" if who else text

    def who(self, note: Note) -> str:
        """Return who said it, "" when not said."""
        if note.speaker in self.pupil:
            return self.names.leerling
        if note.speaker == SCHOOL:
            return SCHOOL
        partner = self.dossier.partners.get(note.speaker)
        return short_name(partner) if partner else note.speaker_name

    def who_and_since(self, note: Note) -> str:
        """Return who said it and, of what was carried over, the day it was first said."""
        return ", ".join(part for part in (self.who(note), self.since(note)) if part)

    def since(self, note: Note) -> str:
        """Return the day of the first meeting of a note that was carried to this one, else ""."""
        if first_meeting(note) == self.meeting:
            return ""
        return dutch_date(first_said_on(self.dossier, note), weekday=False)

    def is_family_quote(self, note: Note) -> bool:
        """Return whether these are words of the family, the pupil among them."""
        if note.layer != "citaat":
            return False
        if note.speaker in self.pupil:
            return True
        partner = self.dossier.partners.get(note.speaker)
        if partner is not None:
            return partner.role in FAMILY_ROLES
        return bool(note.speaker_name) and (
            set(note.speaker_name.casefold().split(" en ")) <= _FAMILY_WORDS
        )

    def _part(self, note: Note) -> str:
        tree_id, _, step_id = note.step.partition("/")
        tree = self.content.trees.get(tree_id)
        if tree is None:
            return VERDER
        own = next((step.part for step in tree.steps if step.id == step_id), None)
        return own or tree.part or VERDER


def is_decision(note: Note) -> bool:
    """Return whether someone said that this was decided; a guess of the program is not enough."""
    return note.kind == "besluit" and not note.kind_guessed


def asks_an_answer(note: Note) -> bool:
    """Return whether the note stands among objections and questions, with what came of it."""
    return note.kind == "bezwaar" or (note.kind == "vraag" and bool(note.stand))


def worded(note: Note) -> str:
    """Return the text with what shows that it was changed after closing."""
    return note.text + mark(note)


def mark(note: Note) -> str:
    """Return what shows that a note was changed after closing; "" when it was not."""
    if note.struck_on:
        because = f": {note.struck_because}" if note.struck_because else ""
        return f" (doorgehaald op {dutch_date(local_date(note.struck_on))}{because})"
    if note.corrected_on:
        return f" (gewijzigd op {dutch_date(local_date(note.corrected_on))})"
    return ""


NOT_SHARED = "niet met alle lezers gedeeld"


def ground(note: Note) -> str:
    """Return why a note is left out, for the user."""
    if note.reader == "eigen":
        return "eigen aantekening"
    if note.reader == "dossier":
        return "alleen voor het dossier"
    return NOT_SHARED
