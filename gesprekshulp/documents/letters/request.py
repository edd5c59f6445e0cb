"""For whom a letter is, and everything it is made of.

Who may be chosen follows from the kinds of reader that a letter allows and from who stands
in the case on that day. Which notes a reader may see is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.dossier.addresses import visible_addresses
from gesprekshulp.dossier.notes import in_file, notes_of, readable_by
from gesprekshulp.dossier.people import (
    active,
    age_on,
    consenting,
    is_adult,
    pupil_ids,
    pupil_partner,
    with_gezag,
)
from gesprekshulp.dossier.types import Contact, Dossier, Gesprekspartner, Note, Role
from gesprekshulp.knowledge.letters import FAMILY_READERS, Addressed, Letter
from gesprekshulp.knowledge.types import Content

READER_WORDS: Mapping[Addressed, str] = {
    "ouders-met-gezag": "ouders met gezag",
    "ouder-zonder-gezag": "een ouder zonder gezag",
    "leerling": "de leerling",
    "samenwerkingsverband": "het samenwerkingsverband",
    "onderwijsconsulent": "de onderwijsconsulent",
    "leerplicht": "de leerplichtambtenaar",
    "nieuwe-school": "de nieuwe school",
    "deskundige": "een deskundige",
    "tolk": "de tolk",
    "intern": "alleen binnen de school",
}
"""Kind of reader -> what the user calls it."""

_BY_ROLE: Mapping[Addressed, Role] = {
    "ouder-zonder-gezag": "ouder-zonder-gezag",
    "deskundige": "deskundige",
    "tolk": "tolk",
}


class Reader(msgspec.Struct, frozen=True):
    """Who reads a letter. `id`: partner in the case, "" for who is none; `name`: as addressed."""

    kind: Addressed
    id: str = ""
    name: str = ""


class OwnWords(msgspec.Struct, frozen=True):
    """What parents wrote themselves about the plan (zienswijze), and what was answered."""

    who: str
    text: str
    on: date | None = None
    answer: str = ""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a letter is made of.

    `meeting`: the talk it is about, "" for none. `fields`: what the user filled in, by the
    id of the field. `user`: the name under the letter. `views`: the parents' own words.
    """

    letter: Letter
    dossier: Dossier
    content: Content
    readers: tuple[Reader, ...]
    on: date
    meeting: str = ""
    user: str = ""
    fields: Mapping[str, str] = {}
    views: tuple[OwnWords, ...] = ()

    @property
    def reader_ids(self) -> tuple[str, ...]:
        """The partners among the readers."""
        return tuple(one.id for one in self.readers if one.id)

    @property
    def internal(self) -> bool:
        """Whether it stays within the school."""
        return all(one.kind == "intern" for one in self.readers) and bool(self.readers)

    @property
    def family(self) -> bool:
        """Whether every reader is a parent or the pupil."""
        return bool(self.readers) and all(one.kind in FAMILY_READERS for one in self.readers)

    @property
    def deciding(self) -> bool:
        """Whether every reader has a say in the plan on this day, or stays within the school."""
        deciders = {one.id for one in consenting(self.dossier, self.on)}
        return self.internal or (
            bool(self.reader_ids)
            and len(self.reader_ids) == len(self.readers)
            and set(self.reader_ids) <= deciders
        )


def possible_readers(letter: Letter, dossier: Dossier, on: date) -> list[Reader]:
    """Return everyone the letter may be for on this day, in the order of its `lezers`.

    A kind of which nobody stands in the case gives one reader without a name, so that the
    letter can be seen as a concept; but from 18 nobody is a parent with gezag any more.
    """
    found: list[Reader] = []
    for kind in letter.readers:
        people = _people(kind, letter, dossier, on)
        if people:
            found += [Reader(kind, one.id, addressed(one)) for one in people]
        elif kind != "leerling" and not (
            kind in ("ouders-met-gezag", "ouder-zonder-gezag") and is_adult(dossier, on)
        ):
            found.append(Reader(kind, "", _outside_name(kind, dossier)))
    return found


def addressed(partner: Gesprekspartner) -> str:
    """Return how a person is addressed in a letter."""
    return partner.salutation or partner.name or partner.short


def default_readers(letter: Letter, dossier: Dossier, on: date) -> tuple[Reader, ...]:
    """Return who gets the letter unless said otherwise: all of its first kind, or the first one."""
    possible = possible_readers(letter, dossier, on)
    known = [one for one in possible if one.id] or possible
    if is_adult(dossier, on):
        known = [one for one in known if one.kind == "leerling"] or known
    first = [one for one in known if one.kind == known[0].kind]
    return tuple(first) if letter.addressed == "samen" else tuple(first[:1])


def _people(kind: Addressed, letter: Letter, dossier: Dossier, on: date) -> list[Gesprekspartner]:
    if kind == "ouders-met-gezag":
        # From 18 the pupil decides and is spoken to as such, not as a parent.
        return [one for one in with_gezag(dossier, on) if one.id not in pupil_ids(dossier)]
    if kind == "leerling":
        return [pupil_partner(dossier)] if _old_enough(letter, dossier, on) else []
    role = _BY_ROLE.get(kind)
    return [one for one in active(dossier, on) if one.role == role] if role else []


def _old_enough(letter: Letter, dossier: Dossier, on: date) -> bool:
    """Return whether the pupil may get a letter that speaks to who decides."""
    usual = 18 if "ouders-met-gezag" in letter.readers else 0
    least = int(letter.pupil_from) if letter.pupil_from else usual
    age = age_on(dossier.leerling.birth_date, on)
    return least == 0 or (age is not None and age >= least)


def _outside_name(kind: Addressed, dossier: Dossier) -> str:
    return dossier.school.partnership if kind == "samenwerkingsverband" else ""


def may_read(request: Request, thing: Note | Contact) -> bool:
    """Return whether every reader of the letter may read a note or contact.

    Within the school: what belongs to the file, so never someone's own working notes. To
    anyone else: what is shared with each of them by name, or their own words.
    """
    if request.internal:
        return in_file(thing)
    everyone = len(request.reader_ids) == len(request.readers)
    return everyone and readable_by(thing, request.reader_ids)


def notes_for(request: Request) -> tuple[list[Note], list[Note]]:
    """Return (the notes that the readers may see, those they may not).

    Of the letter's talk when there is one that was held, else of the whole case. What was
    struck out stands only in reports.
    """
    dossier = request.dossier
    gesprek = dossier.meetings.get(request.meeting)
    held = gesprek is not None and gesprek.started_at is not None
    every = notes_of(dossier, request.meeting) if held else list(dossier.notes.values())
    if request.letter.kind not in ("verslag", "intern"):
        every = [note for note in every if note.struck_on is None]
    shown = [note for note in every if may_read(request, note)]
    return shown, [note for note in every if not may_read(request, note)]


def address_lines(request: Request) -> tuple[str, ...]:
    """Return whom the letter goes to, with the address where all readers may see it."""
    addresses = visible_addresses(request.dossier, request.reader_ids)
    lines: list[str] = []
    for reader in request.readers:
        partner = request.dossier.partners.get(reader.id)
        name = partner.name if partner and partner.name else reader.name
        lines += [line for line in (name,) if line]
        lines += [
            part.strip() for part in addresses.get(reader.id, "").splitlines() if part.strip()
        ]
    return tuple(dict.fromkeys(lines))


def is_pupil(request: Request, reader: Reader) -> bool:
    """Return whether this reader is the pupil."""
    return reader.kind == "leerling" or reader.id in pupil_ids(request.dossier)
