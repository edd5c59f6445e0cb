"""A case as it stood on an earlier day: what came later is left out.

The fold itself is by order of entry; this goes by the day on which things happened. Texts
of the plan are kept as they read now: older versions of an item are not in the state.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.types import ChildView, Dossier, FactEntry, Gesprek, Instemming, Opp
from gesprekshulp.dossier.views import Zienswijze


def as_of(dossier: Dossier, on: date) -> Dossier:
    """Return the case without what happened after that day."""
    history = {
        name: kept
        for name, entries in dossier.fact_history.items()
        if (kept := tuple(one for one in entries if _day(one) <= on))
    }
    opps = tuple(one for one in dossier.opp_history if one.dated is None or one.dated <= on)
    return replace(
        dossier,
        facts={name: history[name][-1] for name in dossier.facts if name in history},
        fact_history=history,
        opp=opps[-1] if opps else Opp(),
        opp_history=opps,
        consents=_consents(dossier, on),
        child_view=_child_view(dossier.child_view, on),
        invitations=tuple(one for one in dossier.invitations if one.on is None or one.on <= on),
        contacts={name: one for name, one in dossier.contacts.items() if one.on <= on},
        meetings={name: one for name, one in dossier.meetings.items() if not _later(one, on)},
        notes={name: one for name, one in dossier.notes.items() if local_date(one.at) <= on},
        views=_views(dossier, on),
    )


def _day(entry: FactEntry) -> date:
    return entry.happened_on or entry.on


def _later(gesprek: Gesprek, on: date) -> bool:
    return gesprek.started_at is not None and local_date(gesprek.started_at) > on


def _consents(dossier: Dossier, on: date) -> dict[str, tuple[Instemming, ...]]:
    kept = {
        key: tuple(one for one in given if one.given_on is None or one.given_on <= on)
        for key, given in dossier.consents.items()
    }
    return {key: given for key, given in kept.items() if given}


def _views(dossier: Dossier, on: date) -> dict[str, Zienswijze]:
    return {
        name: replace(one, answers=tuple(a for a in one.answers if a.on <= on))
        for name, one in dossier.views.items()
        if one.received_on <= on
    }


def _child_view(view: ChildView, on: date) -> ChildView:
    if view.offered_on and view.offered_on > on:
        return ChildView()
    if view.told_back_on and view.told_back_on > on:
        return replace(view, told_back_on=None)
    return view
