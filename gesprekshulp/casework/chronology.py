"""The chronology and the calendar of a case on disk, and the record that they were made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gesprekshulp.assistant.guard import GuardFinding, guard
from gesprekshulp.casework.house import house_style_of
from gesprekshulp.casework.offer import school_with_offer
from gesprekshulp.casework.papers import Paper, find_readers
from gesprekshulp.casework.recording import record_paper
from gesprekshulp.documents.agenda import appointments, calendar
from gesprekshulp.documents.chronology import (
    KIND,
    MissingLine,
    chronology,
    chronology_request,
)
from gesprekshulp.documents.letters.request import Reader, Request
from gesprekshulp.documents.model import Document
from gesprekshulp.documents.writing import WriteError, write_bytes, write_document
from gesprekshulp.dossier.people import called, pupil_ids, with_gezag
from gesprekshulp.dossier.trail import CALENDAR
from gesprekshulp.knowledge.letters import Addressed

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

INTERNAL = Reader("intern")


def chronology_reader(case: OpenCase, wanted: str, on: date) -> Reader:
    """Return who reads the chronology: "" or "intern" the school itself; raises StoreError."""
    if wanted.strip().casefold() in ("", "intern", "school"):
        return INTERNAL
    partner = find_readers(case, [wanted])[0]
    kind: Addressed = "ouder-zonder-gezag"
    if partner in pupil_ids(case.dossier):
        kind = "leerling"
    elif partner in {one.id for one in with_gezag(case.dossier, on)}:
        kind = "ouders-met-gezag"
    return Reader(kind, partner, called(case.dossier, partner))


def chronology_of(case: OpenCase, reader: Reader, on: date | None = None) -> Document:
    """Return the chronology for preview."""
    request = _request(case, reader, on or case.today())
    return chronology(request, _missing(case, request.on) if request.internal else ())


def make_chronology(
    case: OpenCase, path: Path, wanted: str = "", on: date | None = None, overwrite: bool = False
) -> Paper:
    """Write the chronology for one reader and record that; raises WriteError, StoreError."""
    day = on or case.today()
    reader = chronology_reader(case, wanted, day)
    document = chronology_of(case, reader, day)
    remarks = write_document(document, path, overwrite, house_style_of(case.desk))
    record_paper(case, KIND, path, readers=(reader.id,) if reader.id else ())
    return Paper(path=path, left_out=0, remarks=tuple(remarks))


def make_calendar(
    case: OpenCase,
    path: Path,
    names: bool = False,
    on: date | None = None,
    overwrite: bool = False,
) -> int:
    """Write the calendar file (.ics) and record that; return how many entries stand in it.

    Raises WriteError, StoreError.
    """
    if path.suffix.lower() != ".ics":
        raise WriteError(f"“{path.name}” is geen agendabestand. Kies een naam op .ics.")
    entries = appointments(case.dossier, on or case.today(), names)
    write_bytes(path, calendar(entries, case.desk.clock()), overwrite)
    record_paper(case, CALENDAR, path)
    return len(entries)


def _request(case: OpenCase, reader: Reader, on: date) -> Request:
    dossier = replace(case.dossier, school=school_with_offer(case))
    user = "" if case.desk.nameless else case.desk.user
    return chronology_request(dossier, case.desk.content, reader, on, user)


def _missing(case: OpenCase, on: date) -> tuple[MissingLine, ...]:
    """Return what the guard finds missing on that day."""
    return tuple(
        MissingLine(one.text, one.remedy, _ground(case, one))
        for one in guard(case.desk.content, case.dossier, on).findings
    )


def _ground(case: OpenCase, one: GuardFinding) -> str:
    """Return on what a gap rests: its code and weight, the sources, and how sure they are."""
    known = case.desk.content.sources
    titles = ", ".join(known[name].title for name in one.sources if name in known)
    told = f"{one.code}, {one.weight}"
    return f"{told}; bron: {titles}; zekerheid {one.certainty}" if titles else told
