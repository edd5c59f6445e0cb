"""Papers of a case on disk: the summary and the cheat sheet, and the record that they were made.

What stands in them is decided in `documents`; here only who reads, where it goes and
what is recorded of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from gesprekshulp.casework.asof import as_closed
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.house import house_style_of
from gesprekshulp.casework.meeting import FAMILY
from gesprekshulp.casework.own_lines import own_lines
from gesprekshulp.casework.recording import record_paper
from gesprekshulp.documents.cheatsheet import build_cheatsheet
from gesprekshulp.documents.summary import Built, build_summary
from gesprekshulp.documents.writing import write_document
from gesprekshulp.dossier.people import consenting, pupil_partner, short_name
from gesprekshulp.dossier.trail import CHEATSHEET
from gesprekshulp.store.interface import StoreError


class Paper(msgspec.Struct, frozen=True):
    """A paper that was written: where, what was left out, and what the user must know."""

    path: Path
    left_out: int
    remarks: tuple[str, ...] = ()


def default_readers(case: OpenCase, meeting: str) -> tuple[str, ...]:
    """Return who reads the summary unless said otherwise: family at the table, else who consents."""
    gesprek = case.dossier.meetings[meeting]
    there = tuple(p.partner for p in gesprek.presence if p.how != "afwezig" and p.role in FAMILY)
    return there or tuple(p.id for p in consenting(case.dossier, case.held_on(meeting)))


def find_readers(case: OpenCase, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the partner ids meant by names or short names; raises StoreError when unknown."""
    people = {p.id: p for p in (*case.dossier.partners.values(), pupil_partner(case.dossier))}
    found = []
    for name in wanted:
        asked = name.strip().casefold()
        matches = [
            p.id
            for p in people.values()
            if asked in (p.id.casefold(), p.name.casefold(), short_name(p).casefold())
        ]
        if len(matches) != 1:
            known = ", ".join(short_name(p) for p in people.values())
            raise StoreError(f"“{name}” staat niet in deze zaak. Wel: {known or 'nog niemand'}.")
        found.append(matches[0])
    return tuple(found)


def file_stem(case: OpenCase, kind: str) -> str:
    """Return a file name without suffix that bears no child's name, only the case's id."""
    return f"{kind}-{case.id}-{case.today().isoformat()}"


def summary_of(
    case: OpenCase, meeting: str, readers: Sequence[str] = (), on: date | None = None
) -> Built:
    """Return the summary of a meeting for these readers as of `on`, for preview or writing."""
    chosen = tuple(readers) or default_readers(case, meeting)
    dossier = as_closed(case.desk.store.load(case.id), meeting)
    # What parents said of the report came after the meeting was closed, and belongs with it.
    dossier = msgspec.structs.replace(dossier, views=case.dossier.views)
    return build_summary(dossier, meeting, chosen, case.desk.content, on or case.today())


def make_summary(
    case: OpenCase,
    meeting: str,
    path: Path,
    readers: Sequence[str] = (),
    overwrite: bool = False,
    on: date | None = None,
) -> Paper:
    """Write the summary to `path` (.docx, .pdf, .html, .txt, .md) and record that it was made.

    Raises documents.writing.WriteError (target exists, locked, unknown suffix, full disk).
    """
    chosen = tuple(readers) or default_readers(case, meeting)
    built = summary_of(case, meeting, chosen, on)
    remarks = write_document(built.document, path, overwrite, house_style_of(case.desk))
    record_paper(case, "samenvatting", path, meeting, chosen, built.left_out)
    return Paper(path=path, left_out=built.left_out, remarks=(*built.reasons, *remarks))


def make_cheatsheet(case: OpenCase, meeting: str, path: Path, overwrite: bool = False) -> Paper:
    """Write the one-page cheat sheet for the user's own use to `path`, and record that."""
    document = build_cheatsheet(
        case.dossier,
        meeting,
        case.desk.content,
        case.facts(meeting),
        case.names(meeting),
        case.today(),
        own=own_lines(case, meeting),
    )
    remarks = write_document(document, path, overwrite=overwrite)
    record_paper(case, CHEATSHEET, path, meeting)
    return Paper(path=path, left_out=0, remarks=tuple(remarks))
