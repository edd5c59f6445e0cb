"""What events outside the talking itself do to a case: people, plan, consent, contacts.

Every function takes the draft, the event's content and its envelope, and never raises:
an id that is not known is kept for what it is. Meetings stand in `on_meeting`, notes in
`on_notes`.
"""

from __future__ import annotations

from msgspec.structs import replace

from gesprekshulp.dossier.draft import Draft
from gesprekshulp.dossier.events import (
    AfwijkingVastgelegd,
    ContactVastgelegd,
    DocumentGemaakt,
    Event,
    FeitVastgelegd,
    GebeurtenisGewist,
    InstemmingVastgelegd,
    LeerlingGehoord,
    LeerlingVastgelegd,
    OnderdeelVastgelegd,
    OppVastgelegd,
    PartnerVastgelegd,
    SchoolVastgelegd,
    UitnodigingVastgelegd,
    UitspraakVastgelegd,
    ZaakGeopend,
)
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.trail import Deviation, MadeDocument, Wiping
from gesprekshulp.dossier.types import FactEntry, PlanItem


def consent_key(partner: str, item: str) -> str:
    """Return the key under which consent of one person to one item is kept."""
    return f"{partner}/{item}"


def opened(draft: Draft, what: ZaakGeopend, _: Event) -> None:
    """Give the case its id and title."""
    draft.change(id=what.case, title=what.title, opened_on=what.on)


def pupil(draft: Draft, what: LeerlingVastgelegd, _: Event) -> None:
    """Replace the pupil's data."""
    draft.change(leerling=what.leerling)


def school(draft: Draft, what: SchoolVastgelegd, _: Event) -> None:
    """Replace the school's data."""
    draft.change(school=what.school)


def fact(draft: Draft, what: FeitVastgelegd, _: Event) -> None:
    """Keep the value of a fact, for the case or for the meeting by the fact's scope."""
    draft.record_fact(
        what.fact,
        FactEntry(
            value=what.value,
            on=what.on,
            ground=what.ground,
            meeting=what.meeting,
            happened_on=what.happened_on,
        ),
    )


def partner(draft: Draft, what: PartnerVastgelegd, _: Event) -> None:
    """Add or replace a person."""
    draft.partners[what.partner.id] = what.partner


def court_order(draft: Draft, what: UitspraakVastgelegd, _: Event) -> None:
    """Add a court order."""
    draft.change(orders=(*draft.rest.orders, what.order))


def opp(draft: Draft, what: OppVastgelegd, _: Event) -> None:
    """Replace the OPP; a new version or status is a new entry in its history."""
    history = draft.rest.opp_history
    last = history[-1] if history else None
    if last and (last.version, last.status) == (what.opp.version, what.opp.status):
        history = history[:-1]
    draft.change(opp=what.opp, opp_history=(*history, what.opp))


def plan_item(draft: Draft, what: OnderdeelVastgelegd, _: Event) -> None:
    """Set the text of an item; another text is a new version, dropping it is not."""
    known = draft.items.get(what.item)
    if known is None:
        draft.items[what.item] = PlanItem(id=what.item, text=what.text, dropped=what.dropped)
        return
    raised = known.version + (known.text != what.text)
    draft.items[what.item] = replace(known, text=what.text, version=raised, dropped=what.dropped)


def consent(draft: Draft, what: InstemmingVastgelegd, _: Event) -> None:
    """Keep an answer as it was given; what it is worth now is said by `people`."""
    key = consent_key(what.consent.partner, what.consent.item)
    draft.consents[key] = (*draft.consents.get(key, ()), what.consent)


def pupil_heard(draft: Draft, what: LeerlingGehoord, _: Event) -> None:
    """Replace what is known of hearing the pupil."""
    draft.change(child_view=what.view)


def invitation(draft: Draft, what: UitnodigingVastgelegd, _: Event) -> None:
    """Add an invitation, or the reason not to invite."""
    draft.change(invitations=(*draft.rest.invitations, what.invitation))


def contact(draft: Draft, what: ContactVastgelegd, _: Event) -> None:
    """Add or replace a contact outside a meeting."""
    draft.contacts[what.contact.id] = what.contact


def deviation(draft: Draft, what: AfwijkingVastgelegd, _: Event) -> None:
    """Add a departure from the rules."""
    made = Deviation(rule=what.rule, reason=what.reason, on=what.on, meeting=what.meeting)
    draft.change(deviations=(*draft.rest.deviations, made))


def document(draft: Draft, what: DocumentGemaakt, _: Event) -> None:
    """Add a document that was made."""
    made = MadeDocument(
        kind=what.kind,
        on=what.on,
        meeting=what.meeting,
        readers=what.readers,
        file_name=what.file_name,
        sha256=what.sha256,
        left_out=what.left_out,
    )
    draft.change(documents=(*draft.rest.documents, made))


def wiping(draft: Draft, what: GebeurtenisGewist, event: Event) -> None:
    """Remember that an event was wiped, and why."""
    gone = Wiping(number=what.number, on=local_date(event.entered_at), reason=what.reason)
    draft.change(wipings=(*draft.rest.wipings, gone))
