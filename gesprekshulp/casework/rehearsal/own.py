"""Plans and sentences to take along: beside the preparation, on the cheat sheet, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gesprekshulp.assistant.rehearsal.types import Plan
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.papers import Paper
from gesprekshulp.casework.rehearsal.keeping import Shelf
from gesprekshulp.documents.model import Bullets, Document, Heading
from gesprekshulp.documents.writing import write_document

PLANS, SENTENCES = "Als-dan", "Zinnen om mee te nemen"
_MOST_SENTENCES, _MOST_ON_PAGE = 5, 10
"""On the cheat sheet, and on a page that stays one page: those chosen last."""


def own_lines(case: OpenCase, meeting: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield plans and sentences for a talk: those of the talk itself, else the general ones."""
    here, library = Shelf(case.desk.store, case.id, meeting), Shelf(case.desk.store)
    yield PLANS, [str(plan) for plan in here.plans() or library.plans()]
    sentences = here.favourites() or library.favourites()
    yield SENTENCES, [f"“{one}”" for one in sentences[-_MOST_SENTENCES:]]


def make_plans_page(
    desk: Desk, path: Path, case: OpenCase | None = None, meeting: str = "", overwrite: bool = False
) -> Paper:
    """Write one page of plans and sentences to `path`, for the user alone; recorded nowhere.

    Raises documents.writing.WriteError (target exists, locked, unknown suffix, full disk).
    """
    shelf = Shelf(desk.store, case.id if case else "", meeting)
    document = plans_document(shelf.plans(), shelf.favourites())
    remarks = write_document(document, path, overwrite=overwrite)
    return Paper(path=path, left_out=0, remarks=tuple(remarks))


def plans_document(plans: Sequence[Plan], sentences: Sequence[str]) -> Document:
    """Return the page."""
    blocks: list[Heading | Bullets] = []
    if plans:
        blocks += [Heading(PLANS), Bullets(tuple(str(plan) for plan in plans))]
    if sentences:
        shown = tuple(f"“{one}”" for one in sentences[-_MOST_ON_PAGE:])
        more = len(sentences) - len(shown)
        rest = (f"Nog {more} staan bij je plannen.",) if more else ()
        blocks += [Heading(SENTENCES), Bullets((*shown, *rest))]
    return Document(
        title="Mijn als-dan-plannen",
        subtitle="",
        blocks=tuple(blocks),
        foot="Dit blad is van jou. Het hoort niet in het dossier.",
        dense=True,
    )
