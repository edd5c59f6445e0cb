"""The zienswijze of a case: kept as received, answered, and put on paper with the OPP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gesprekshulp.casework.papers import Paper, find_readers
from gesprekshulp.casework.recording import record_paper
from gesprekshulp.documents.views import KIND, views_document
from gesprekshulp.documents.writing import write_document
from gesprekshulp.dossier.events import (
    Known,
    SchooltekstErnaast,
    ZienswijzeBeantwoord,
    ZienswijzeOntvangen,
)
from gesprekshulp.dossier.localtime import local_date, short_day
from gesprekshulp.dossier.on_views import school_text
from gesprekshulp.dossier.people import called, pupil_partner
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.trail import INSIDE
from gesprekshulp.dossier.types import Gesprekspartner
from gesprekshulp.dossier.views import ViewAbout, ViewAnswer, ViewHow, ViewOutcome, Zienswijze
from gesprekshulp.dossier.words import VIEW_ABOUT, VIEW_OUTCOMES
from gesprekshulp.store.interface import StoreError
from gesprekshulp.text import shorten

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.documents.model import Document

_OWN = ("medewerker", "deskundige", "tolk")


class Target(NamedTuple):
    """A text of the school that a view can be about, as the user picks it."""

    about: ViewAbout
    ref: str
    title: str


def speakers(case: OpenCase) -> list[Gesprekspartner]:
    """Return whose view can be kept: everyone around the pupil who is not of the school."""
    people = [one for one in case.dossier.partners.values() if one.role not in _OWN]
    pupil = pupil_partner(case.dossier)
    return people if any(one.role == "leerling" for one in people) else [*people, pupil]


def targets(case: OpenCase) -> list[Target]:
    """Return what a view can be about: plan, items, notes that were shared, talks, papers."""
    dossier = case.dossier
    found = [Target("opp", "", VIEW_ABOUT["opp"])]
    if dossier.opp.uitstroombestemming:
        goal = shorten(dossier.opp.uitstroombestemming, 60)
        found.append(Target("uitstroom", "", f"het eindniveau: {goal}"))
    found += [
        Target("onderdeel", item.id, f"onderdeel: {shorten(item.text, 60)}")
        for item in plan_items(dossier)
    ]
    found += [
        Target("gesprek", one.id, f"{one.title}{_on(one.started_at)}")
        for one in case.held_meetings()
    ]
    found += [
        Target("notitie", note.id, f"verslag: {shorten(note.text, 60)}")
        for note in dossier.notes.values()
        if note.reader == "delen" and not note.struck_on
    ]
    kinds = dict.fromkeys(made.kind for made in dossier.documents if made.kind not in INSIDE)
    found += [Target("document", kind, f"{kind.replace('-', ' ')}") for kind in kinds]
    return [*found, Target("anders", "", VIEW_ABOUT["anders"])]


def add_view(
    case: OpenCase,
    who: str,
    words: str,
    received_on: date,
    how: ViewHow,
    target: Target,
    place: str = "",
    shared_with: Sequence[str] = (),
) -> Zienswijze:
    """Keep what someone says of the school's text, word for word; raises StoreError."""
    if not words.strip():
        raise StoreError("Er staan nog geen woorden. Neem over wat er is gezegd of geschreven.")
    if received_on > case.today():
        raise StoreError("Die dag moet nog komen. Kies de dag waarop het binnenkwam.")
    view = Zienswijze(
        id=case.desk.new_id("w"),
        who=who,
        words=words,
        received_on=received_on,
        how=how,
        about=target.about,
        ref=target.ref,
        place=place,
        shared_with=tuple(dict.fromkeys(one for one in shared_with if one != who)),
    )
    payloads: list[Known] = [ZienswijzeOntvangen(view=view)]
    text = school_text(case.dossier, view)
    if text:
        note = target.ref if target.about == "notitie" else ""
        payloads.append(SchooltekstErnaast(view=view.id, text=text, note=note))
    case.record(*payloads)
    return case.dossier.views[view.id]


def answer_view(case: OpenCase, view: str, outcome: ViewOutcome, text: str) -> Zienswijze:
    """Record what the school did with it: what changed, or why not; raises StoreError."""
    if view not in case.dossier.views:
        known = ", ".join(case.dossier.views) or "nog geen"
        raise StoreError(f"Zienswijze “{view}” is er niet. Wel: {known}.")
    if not text.strip():
        asked = "wat er is veranderd" if outcome == "overgenomen" else "waarom"
        raise StoreError(f"Schrijf erbij {asked}. Ouders lezen dit.")
    answer = ViewAnswer(outcome=outcome, text=text, on=case.today(), by=case.desk.user)
    case.record(ZienswijzeBeantwoord(view=view, answer=answer))
    return case.dossier.views[view]


def told(case: OpenCase, view: Zienswijze) -> str:
    """Return a view as one line of a list."""
    stand = VIEW_OUTCOMES[view.answers[-1].outcome] if view.answers else "nog geen antwoord"
    who = called(case.dossier, view.who)
    return f"{short_day(view.received_on)} {who}: {shorten(view.words, 60)} ({stand})"


def views_paper(case: OpenCase, wanted: Sequence[str] = (), on: date | None = None) -> Document:
    """Return the document that goes with the OPP: for the school, or for readers by name."""
    readers = find_readers(case, wanted) if wanted else None
    return views_document(case.dossier, readers, on or case.today())


def make_views(
    case: OpenCase, path: Path, wanted: Sequence[str] = (), overwrite: bool = False
) -> Paper:
    """Write it and record that; raises WriteError, StoreError."""
    if not case.dossier.views:
        raise StoreError("Er is in deze zaak nog geen zienswijze vastgelegd.")
    readers = find_readers(case, wanted) if wanted else ()
    remarks = write_document(views_paper(case, wanted), path, overwrite=overwrite)
    record_paper(case, KIND, path, readers=readers)
    return Paper(path=path, left_out=0, remarks=tuple(remarks))


def _on(moment: datetime | None) -> str:
    return f" van {short_day(local_date(moment))}" if moment else ""
