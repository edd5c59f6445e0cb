"""The state of a case from its events: `fold` all, or `apply` one more.

Only the dispatch; what each event does stands in `on_case`, `on_meeting`,
`on_notes` and `on_views`. No clock: every moment comes from an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from gesprekshulp.dossier import events as happened
from gesprekshulp.dossier import on_case, on_meeting, on_notes, on_views
from gesprekshulp.dossier.draft import Draft
from gesprekshulp.dossier.events import Event, Unknown, Wiped
from gesprekshulp.dossier.types import Dossier

# Each function takes the content type it is listed under; a test holds it to `Known`.
HANDLERS: dict[type, Callable[[Draft, Any, Event], None]] = {
    happened.ZaakGeopend: on_case.opened,
    happened.LeerlingVastgelegd: on_case.pupil,
    happened.SchoolVastgelegd: on_case.school,
    happened.FeitVastgelegd: on_case.fact,
    happened.PartnerVastgelegd: on_case.partner,
    happened.UitspraakVastgelegd: on_case.court_order,
    happened.OppVastgelegd: on_case.opp,
    happened.OnderdeelVastgelegd: on_case.plan_item,
    happened.InstemmingVastgelegd: on_case.consent,
    happened.LeerlingGehoord: on_case.pupil_heard,
    happened.UitnodigingVastgelegd: on_case.invitation,
    happened.ContactVastgelegd: on_case.contact,
    happened.GesprekGepland: on_meeting.planned,
    happened.GesprekBegonnen: on_meeting.begun,
    happened.AanwezigheidVastgelegd: on_meeting.present,
    happened.StapGezet: on_meeting.step,
    happened.StapTeruggenomen: on_meeting.step_back,
    happened.NotitieGemaakt: on_notes.made,
    happened.NotitieGewijzigd: on_notes.changed,
    happened.NotitieVervallen: on_notes.taken_away,
    happened.NotitieMeegenomen: on_notes.carried,
    happened.GesprekOnderbroken: on_meeting.broken_off,
    happened.GesprekBeeindigd: on_meeting.ended,
    happened.GesprekGesloten: on_meeting.closed,
    happened.AfwijkingVastgelegd: on_case.deviation,
    happened.DocumentGemaakt: on_case.document,
    happened.ZienswijzeOntvangen: on_views.received,
    happened.SchooltekstErnaast: on_views.beside,
    happened.ZienswijzeBeantwoord: on_views.answered,
    happened.BundelregelBeoordeeld: on_views.judged,
    happened.DossierOvergezet: on_views.transferred,
    happened.GebeurtenisGewist: on_case.wiping,
}


def apply(dossier: Dossier, event: Event) -> Dossier:
    """Return the case after one more event; the old state is not changed. Never raises."""
    draft = Draft(dossier)
    _handle(draft, event)
    return draft.freeze()


def fold(events: Iterable[Event]) -> Dossier:
    """Return the case that these events make, in order of `ordinal`. Never raises.

    Unknown and wiped events are counted and change nothing else.
    """
    draft = Draft(Dossier())
    for event in sorted(events, key=attrgetter("ordinal")):
        _handle(draft, event)
    return draft.freeze()


def without_answers(dossier: Dossier, meeting: str, keep: int) -> Dossier:
    """Return the case as if only the first `keep` answers of this meeting had been given."""
    draft = Draft(dossier)
    on_meeting.cut_walk(draft, meeting, keep)
    return draft.freeze()


def _handle(draft: Draft, event: Event) -> None:
    payload = event.payload
    if isinstance(payload, Unknown):
        draft.change(unknown_events=draft.rest.unknown_events + 1)
    elif isinstance(payload, Wiped):
        draft.change(wiped_events=draft.rest.wiped_events + 1)
    else:
        HANDLERS[type(payload)](draft, payload, event)
