"""What happens to the views of parents and pupil, to a bundle, and when the case moves on.

A view stands once it is there: a second event of the same id changes nothing. Nothing here
touches the school's text, and nothing elsewhere touches the parents'.
"""

from __future__ import annotations

from msgspec.structs import replace

from gesprekshulp.dossier.draft import Draft
from gesprekshulp.dossier.events import (
    BundelregelBeoordeeld,
    DossierOvergezet,
    Event,
    SchooltekstErnaast,
    ZienswijzeBeantwoord,
    ZienswijzeOntvangen,
)
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.views import Zienswijze


def received(draft: Draft, what: ZienswijzeOntvangen, _: Event) -> None:
    """Keep a view as it came; the first one of an id stays."""
    if what.view.id not in draft.views:
        draft.views[what.view.id] = replace(what.view, beside="", answers=())


def beside(draft: Draft, what: SchooltekstErnaast, _: Event) -> None:
    """Keep the school's text as it read on that day; the first one stays."""
    known = draft.views.get(what.view)
    if known is not None and not known.beside:
        draft.views[known.id] = replace(known, beside=what.text)


def answered(draft: Draft, what: ZienswijzeBeantwoord, _: Event) -> None:
    """Add an answer of the school; an earlier one stays."""
    known = draft.views.get(what.view)
    if known is not None:
        draft.views[known.id] = replace(known, answers=(*known.answers, what.answer))


def judged(draft: Draft, what: BundelregelBeoordeeld, _: Event) -> None:
    """Keep what was decided of a line of a bundle; the last one counts."""
    key = f"{what.choice.whom}/{what.choice.line}"
    draft.bundle_choices[key] = what.choice


def transferred(draft: Draft, what: DossierOvergezet, _: Event) -> None:
    """Remember where the case went."""
    draft.change(transfer=what.transfer)


def school_text(dossier: Dossier, view: Zienswijze) -> str:
    """Return the school's text that a view is about as it reads now, "" when there is none."""
    if view.about == "opp":
        return ""
    if view.about == "uitstroom":
        return dossier.opp.uitstroombestemming
    if view.about == "onderdeel":
        item = dossier.items.get(view.ref)
        return item.text if item else ""
    if view.about == "notitie":
        note = dossier.notes.get(view.ref)
        return note.text if note else ""
    return ""
