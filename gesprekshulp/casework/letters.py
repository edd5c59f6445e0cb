"""Letters of a case: which fit now, what each still asks, a preview, and writing one.

What stands in a letter is decided in `documents.letters`; here only which case, which
readers, what the user filled in, where it goes and what is recorded of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gesprekshulp.casework.asof import as_closed
from gesprekshulp.casework.house import house_style_of
from gesprekshulp.casework.letter_fields import field_values, told_of_field, used_up
from gesprekshulp.casework.offer import school_with_offer
from gesprekshulp.casework.papers import Paper
from gesprekshulp.casework.recording import record_paper
from gesprekshulp.documents.letters.build import BuiltLetter, build_letter
from gesprekshulp.documents.letters.data import next_meeting, single_data
from gesprekshulp.documents.letters.fitting import Fitting, fitting_letters
from gesprekshulp.documents.letters.request import (
    READER_WORDS,
    OwnWords,
    Reader,
    Request,
    default_readers,
    possible_readers,
)
from gesprekshulp.documents.views import own_words, words_outside
from gesprekshulp.documents.writing import write_document
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.people import called
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.letters import FAMILY_READERS, Letter
from gesprekshulp.store.interface import StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

__all__ = [
    "READER_WORDS",
    "Reader",
    "choose_readers",
    "fields_told",
    "find_letter",
    "letter_of",
    "letters_now",
    "make_letter",
    "reader_called",
    "readers_of",
    "request_for",
]


def letters_now(case: OpenCase, on: date | None = None) -> list[Fitting]:
    """Return every letter that somebody may get; first those that fit now, with the reason."""
    day = on or case.today()
    facts = derive_facts(case.dossier, day, _talk(case, None))
    fitting = fitting_letters(case.desk.content, facts, case.names())
    return [one for one in fitting if possible_readers(one.letter, case.dossier, day)]


def find_letter(case: OpenCase, wanted: str) -> Letter:
    """Return the letter with this id, or a unique part of its name; raises StoreError."""
    letters = {one.id: one for one in case.desk.content.letters.values() if one.blocks}
    asked = wanted.strip().casefold()
    if asked in letters:
        return letters[asked]
    near = [
        one
        for one in letters.values()
        if asked and (asked in one.id or asked in one.short_name.casefold())
    ]
    if len(near) == 1:
        return near[0]
    names = ", ".join(sorted(one.id for one in (near or letters.values())))
    what = "past op meer brieven" if near else "is er niet"
    raise StoreError(f"Brief “{wanted}” {what}. Kies uit: {names}.")


def readers_of(case: OpenCase, letter: Letter, on: date | None = None) -> list[Reader]:
    """Return everyone this letter may be for."""
    return possible_readers(letter, case.dossier, on or case.today())


def choose_readers(
    case: OpenCase, letter: Letter, wanted: Sequence[str], on: date | None = None
) -> tuple[Reader, ...]:
    """Return the readers meant by names, short names or kinds; without any, the usual ones.

    Raises StoreError when someone is not meant to read this letter.
    """
    day = on or case.today()
    if not wanted:
        return default_readers(letter, case.dossier, day)
    possible = readers_of(case, letter, day)
    found: list[Reader] = []
    for name in wanted:
        asked = name.strip().casefold()
        matches = [one for one in possible if asked and asked in _names_of(case, one)]
        if not matches:
            known = ", ".join(dict.fromkeys(_said(case, one) for one in possible))
            raise StoreError(f"“{name}” kan deze brief niet krijgen. Wel: {known or 'niemand'}.")
        found += matches
    return tuple(dict.fromkeys(found))


def request_for(
    case: OpenCase,
    letter: Letter,
    readers: Sequence[Reader] = (),
    fields: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Request:
    """Return what the letter is made of; `fields` go before what was filled in earlier."""
    day = on or case.today()
    meeting = _talk(case, letter, day)
    dossier = case.dossier
    if letter.kind == "verslag" and meeting:
        dossier = as_closed(case.desk.store.load(case.id), meeting)
    dossier = replace(dossier, school=school_with_offer(case), views=case.dossier.views)
    chosen = tuple(readers) or default_readers(letter, dossier, day)
    return Request(
        letter=letter,
        dossier=dossier,
        content=case.desk.content,
        readers=chosen,
        views=_views(dossier, chosen, day),
        on=day,
        meeting=meeting,
        user="" if case.desk.nameless else case.desk.user,
        fields={**field_values(case, letter), **(fields or {})},
    )


def letter_of(
    case: OpenCase,
    letter: Letter,
    readers: Sequence[Reader] = (),
    fields: Mapping[str, str] | None = None,
    on: date | None = None,
) -> BuiltLetter:
    """Return the letter for preview."""
    return build_letter(request_for(case, letter, readers, fields, on))


def fields_told(case: OpenCase, letter: Letter, readers: Sequence[Reader] = ()) -> dict[str, str]:
    """Return field -> what the case says of it already, or the day of last time; "" for neither."""
    data = single_data(request_for(case, letter, readers))
    return {
        one.id: told_of_field(case, letter, one, data.get(one.prefill, "")) for one in letter.fields
    }


def make_letter(
    case: OpenCase,
    letter: Letter,
    path: Path,
    readers: Sequence[Reader] = (),
    fields: Mapping[str, str] | None = None,
    on: date | None = None,
    overwrite: bool = False,
) -> Paper:
    """Write the letter to `path` and record that it was made, with its readers and hash.

    Raises documents.writing.WriteError (target exists, locked, unknown suffix, full disk).
    """
    request = request_for(case, letter, readers, fields, on)
    built = build_letter(request)
    remarks = list(write_document(built.document, path, overwrite, house_style_of(case.desk)))
    record_paper(case, letter.id, path, request.meeting, request.reader_ids, built.left_out)
    if built.final:
        used_up(case, letter)
    else:
        count = len(built.gaps)
        gaps = "1 ding is" if count == 1 else f"{count} dingen zijn"
        remarks.insert(0, f"Dit is een CONCEPT: {gaps} nog niet ingevuld.")
    return Paper(path=path, left_out=built.left_out, remarks=(*built.reasons, *remarks))


def _views(dossier: Dossier, readers: Sequence[Reader], day: date) -> tuple[OwnWords, ...]:
    """Return the own words that these readers may see."""
    if all(one.kind == "intern" for one in readers):
        return own_words(dossier, None, day)
    if any(one.kind in FAMILY_READERS for one in readers):
        return own_words(dossier, {one.id for one in readers}, day)
    return words_outside(dossier, day)


def _talk(case: OpenCase, letter: Letter | None, on: date | None = None) -> str:
    """Return the talk a letter is about: the one held last, the next one, or none."""
    if letter is not None and letter.meeting == "geen":
        return ""
    if letter is not None and letter.meeting == "volgende":
        coming = next_meeting(case.dossier, on or case.today())
        return coming.id if coming else ""
    last = case.meeting_to_report()
    return last.id if last else ""


def _names_of(case: OpenCase, reader: Reader) -> set[str]:
    partner = case.dossier.partners.get(reader.id)
    names = {reader.kind, reader.name, reader.id, READER_WORDS[reader.kind]}
    if partner is not None:
        names |= {partner.name, partner.short, partner.salutation}
    if reader.kind == "leerling":
        names.add("leerling")
    return {name.casefold() for name in names if name}


def reader_called(case: OpenCase, reader: Reader) -> str:
    """Return how the case calls a reader; one from outside by name, or else by what it is."""
    return (
        called(case.dossier, reader.id) if reader.id else reader.name or READER_WORDS[reader.kind]
    )


def _said(case: OpenCase, reader: Reader) -> str:
    return called(case.dossier, reader.id) if reader.id else READER_WORDS[reader.kind]
