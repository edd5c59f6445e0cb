"""What to see before a letter leaves: gaps, the parents' eye, the other side, the law.

Everything is computed when it is shown and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gesprekshulp.assistant.counterpoints import Counterpoint, counterpoints
from gesprekshulp.assistant.remarks import Remark, title_of
from gesprekshulp.casework.grounds import Ground
from gesprekshulp.casework.letters import Reader, request_for
from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.casework.recording import record_paper
from gesprekshulp.documents.letters.build import BuiltLetter
from gesprekshulp.documents.letters.filling import LetterGap
from gesprekshulp.documents.letters.law import LawPoint
from gesprekshulp.documents.letters.leaning import leaning_of
from gesprekshulp.documents.model import Box, Document, Paragraph
from gesprekshulp.documents.papercheck import check_document
from gesprekshulp.documents.writing import write_document
from gesprekshulp.dossier.trail import FOR_LAWYER
from gesprekshulp.knowledge.letters import FAMILY_READERS, Letter

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

_FOR_LAWYER = (
    "Dit blad is voor de jurist van de school of het bestuur, niet voor ouders. "
    "Het noemt wat in de brief op wet of uitspraak steunt en niet zeker genoeg is nagelezen."
)


class Before(msgspec.Struct, frozen=True):
    """What to see before a letter leaves."""

    gaps: tuple[LetterGap, ...]
    remarks: tuple[Remark, ...]
    counter: tuple[Counterpoint, ...]
    law: tuple[LawPoint, ...]

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (heading, lines) of everything there is to see, in the order to look at it."""
        parts = (
            ("Wat nog ontbreekt", [f"{one.what} ({one.how})" for one in self.gaps]),
            ("Met de ogen van een ouder", [_remarked(one) for one in self.remarks]),
            ("Tegenspraak: dit zou de kant van ouders zeggen", [str(one) for one in self.counter]),
            (
                "Voor de jurist",
                [f"{one.said} {one.check}".strip() for one in self.law if one.check],
            ),
        )
        yield from ((title, tuple(lines)) for title, lines in parts if lines)

    def grounds(self) -> list[Ground]:
        """Return what is said here of law and rules, each with its sources."""
        counter = [Ground(one.said, one.sources) for one in self.counter if one.sources]
        return [*counter, *(Ground(one.said or one.check, one.sources) for one in self.law)]


def before_leaving(
    case: OpenCase,
    letter: Letter,
    built: BuiltLetter,
    on: date | None = None,
    readers: Sequence[Reader] = (),
) -> Before:
    """Return what to see before this letter leaves; the other side only where it goes outside."""
    outside = letter.readers != ("intern",)
    day = on or case.today()
    family = bool(set(letter.readers) & FAMILY_READERS) and letter.address_form != "geen"
    return Before(
        gaps=built.gaps,
        remarks=check_document(built.document, case.desk.content, the_herkenner())
        if family
        else (),
        counter=_other_side(case, letter, built, readers, day) if outside else (),
        law=built.law,
    )


def _other_side(
    case: OpenCase, letter: Letter, built: BuiltLetter, readers: Sequence[Reader], day: date
) -> tuple[Counterpoint, ...]:
    """Return the weakest points of this letter, in this case, for these readers."""
    leaning = leaning_of(request_for(case, letter, readers, on=day), built)
    return counterpoints(case.desk.content, case.dossier, day, leaning=leaning)


def lawyer_document(built: BuiltLetter) -> Document:
    """Return a page of its own with what a lawyer must check; not for parents."""
    boxes = [Box(one.said or "Vraag aan de jurist", (one.check,)) for one in built.law if one.check]
    nothing = [Paragraph("Deze brief zegt niets over de wet dat nog nagekeken moet worden.")]
    return Document(
        title=f"Voor de jurist: {built.document.title}",
        author=built.document.author,
        blocks=(Paragraph(_FOR_LAWYER), *(boxes or nothing)),
        foot="Alleen voor gebruik binnen de school.",
    )


def write_for_lawyer(
    case: OpenCase, built: BuiltLetter, path: Path, overwrite: bool = False
) -> Path:
    """Write that page and record that; raises WriteError, StoreError."""
    write_document(lawyer_document(built), path, overwrite=overwrite)
    record_paper(case, FOR_LAWYER, path)
    return path


def _remarked(one: Remark) -> str:
    """Return a remark as one line: what, where, the sentence, why, and how it can be said."""
    instead = f"Liever: “{one.rewrite}”" if one.rewrite else one.advice
    quoted = f" “{one.sentence}”" if one.sentence else ""
    place = f" ({one.place})" if one.place else ""
    return f"{title_of(one)}{place}:{quoted} {one.why} {instead}"
