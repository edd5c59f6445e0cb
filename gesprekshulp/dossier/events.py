"""What can happen to a case: one frozen type per event, and its envelope.

Only the types; their stored form stands in `codec`. Older versions are lifted by
`upcast`; an event of an unknown type or newer version is kept untouched as `Unknown`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from gesprekshulp.dossier.types import (
    Answer,
    ChildView,
    Contact,
    CourtOrder,
    Gesprekspartner,
    Instemming,
    Invitation,
    Leerling,
    Moved,
    Note,
    NoteStand,
    Opp,
    Presence,
    School,
)
from gesprekshulp.dossier.views import BundleChoice, Transfer, ViewAnswer, Zienswijze


class Payload(
    msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="soort", tag=True
):
    """Base of all event contents. `version` rises when the meaning of a field changes."""

    version: int = 1


class ZaakGeopend(Payload, frozen=True, tag="zaak-geopend"):
    """The case was opened, with an id that bears no name."""

    case: str
    title: str
    on: date


class LeerlingVastgelegd(Payload, frozen=True, tag="leerling-vastgelegd"):
    """The pupil's data, whole; the last one counts."""

    leerling: Leerling


class SchoolVastgelegd(Payload, frozen=True, tag="school-vastgelegd"):
    """The school's data, whole; the last one counts."""

    school: School


class FeitVastgelegd(Payload, frozen=True, tag="feit-vastgelegd"):
    """A fact of the vocabulary got a value; in a meeting for scope `gesprek`."""

    fact: str
    value: str
    on: date
    ground: str = ""
    meeting: str = ""  # set only for facts of scope `gesprek`
    happened_on: date | None = None  # the day it came about, when that was said


class PartnerVastgelegd(Payload, frozen=True, tag="partner-vastgelegd"):
    """A person was added or changed, whole."""

    partner: Gesprekspartner


class UitspraakVastgelegd(Payload, frozen=True, tag="uitspraak-vastgelegd"):
    """A court order was recorded."""

    order: CourtOrder


class OppVastgelegd(Payload, frozen=True, tag="opp-vastgelegd"):
    """The OPP got this form and status."""

    opp: Opp


class OnderdeelVastgelegd(Payload, frozen=True, tag="onderdeel-vastgelegd"):
    """An item of the handelingsdeel got this text (a changed text raises its version)."""

    item: str
    text: str
    dropped: bool = False


class InstemmingVastgelegd(Payload, frozen=True, tag="instemming-vastgelegd"):
    """One person answered about one version of one item."""

    consent: Instemming


class LeerlingGehoord(Payload, frozen=True, tag="leerling-gehoord"):
    """What is known of hearing the pupil, whole; the last one counts."""

    view: ChildView


class UitnodigingVastgelegd(Payload, frozen=True, tag="uitnodiging-vastgelegd"):
    """Someone was invited, or the reason not to was given."""

    invitation: Invitation


class ContactVastgelegd(Payload, frozen=True, tag="contact-vastgelegd"):
    """A contact outside a meeting."""

    contact: Contact


class GesprekGepland(Payload, frozen=True, tag="gesprek-gepland"):
    """A meeting was planned or its plan changed."""

    meeting: str
    title: str
    kind: str = "oogo"
    planned_for: datetime | None = None
    place: str = ""


class GesprekBegonnen(Payload, frozen=True, tag="gesprek-begonnen"):
    """The meeting started, or was resumed after it was broken off."""

    meeting: str
    at: datetime
    content_version: str = ""


class AanwezigheidVastgelegd(Payload, frozen=True, tag="aanwezigheid-vastgelegd"):
    """Presence of one person at a meeting, whole; the last one per person counts."""

    meeting: str
    presence: Presence


class StapGezet(Payload, frozen=True, tag="stap-gezet"):
    """The walk through a tree went one step on."""

    meeting: str
    answer: Answer


class StapTeruggenomen(Payload, frozen=True, tag="stap-teruggenomen"):
    """An earlier answer was taken back or changed: the walk was cut back to `keep` answers.

    `held`: the answers that the same action puts back: the facts they set keep their place
    in time, so that what was recorded by hand since stays.
    """

    meeting: str
    keep: int
    held: tuple[Moved, ...] = ()


class NotitieGemaakt(Payload, frozen=True, tag="notitie-gemaakt"):
    """A line was kept."""

    note: Note


class NotitieGewijzigd(Payload, frozen=True, tag="notitie-gewijzigd"):
    """A note got this form, whole. After closing this shows as a correction."""

    note: Note
    reason: str = ""


class NotitieVervallen(Payload, frozen=True, tag="notitie-vervallen"):
    """A note was taken away while still a draft, or struck out after closing."""

    note: str
    reason: str = ""


class NotitieMeegenomen(Payload, frozen=True, tag="notitie-meegenomen"):
    """An open note of an earlier meeting is carried to this one."""

    note: str
    meeting: str
    stand: NoteStand = "open"


class GesprekOnderbroken(Payload, frozen=True, tag="gesprek-onderbroken"):
    """The meeting was broken off."""

    meeting: str
    at: datetime
    reason: str


class GesprekBeeindigd(Payload, frozen=True, tag="gesprek-beeindigd"):
    """The talking ended; Nazorg begins. Notes are still drafts."""

    meeting: str
    at: datetime


class GesprekGesloten(Payload, frozen=True, tag="gesprek-gesloten"):
    """Nazorg is done: from here every change is a visible correction."""

    meeting: str
    at: datetime


class AfwijkingVastgelegd(Payload, frozen=True, tag="afwijking-vastgelegd"):
    """A departure from the rules, named, with its reason."""

    rule: str
    reason: str
    on: date
    meeting: str = ""


class DocumentGemaakt(Payload, frozen=True, tag="document-gemaakt"):
    """A document was made (only its hash and readers are kept)."""

    kind: str
    on: datetime
    meeting: str = ""
    readers: tuple[str, ...] = ()
    file_name: str = ""
    sha256: str = ""
    left_out: int = 0


class ZienswijzeOntvangen(Payload, frozen=True, tag="zienswijze-ontvangen"):
    """Parents or pupil said of the school's text how they see it, in their own words."""

    view: Zienswijze


class SchooltekstErnaast(Payload, frozen=True, tag="schooltekst-ernaast"):
    """The school's text that a view is about, as it read then.

    An event of its own, so that wiping it leaves the words of the parents.
    """

    view: str
    text: str
    note: str = ""  # the note whose text it is, when it is one


class ZienswijzeBeantwoord(Payload, frozen=True, tag="zienswijze-beantwoord"):
    """The school said what it did with a view: what changed, or why not."""

    view: str
    answer: ViewAnswer


class BundelregelBeoordeeld(Payload, frozen=True, tag="bundelregel-beoordeeld"):
    """Someone decided whether a line goes into a bundle for one requester, and why."""

    choice: BundleChoice


class DossierOvergezet(Payload, frozen=True, tag="dossier-overgezet"):
    """The case went to the pupil's file; what is left here is where it went."""

    transfer: Transfer


class GebeurtenisGewist(Payload, frozen=True, tag="gebeurtenis-gewist"):
    """The content of event `number` was wiped for good; says why, without what."""

    number: int
    reason: str


class Unknown(msgspec.Struct, frozen=True):
    """An event this version does not know: kept byte for byte."""

    kind: str
    version: int
    raw: bytes


class Wiped(msgspec.Struct, frozen=True):
    """The content of this event was wiped; only its place in the chain is left."""

    kind: str


Known = (
    ZaakGeopend
    | LeerlingVastgelegd
    | SchoolVastgelegd
    | FeitVastgelegd
    | PartnerVastgelegd
    | UitspraakVastgelegd
    | OppVastgelegd
    | OnderdeelVastgelegd
    | InstemmingVastgelegd
    | LeerlingGehoord
    | UitnodigingVastgelegd
    | ContactVastgelegd
    | GesprekGepland
    | GesprekBegonnen
    | AanwezigheidVastgelegd
    | StapGezet
    | StapTeruggenomen
    | NotitieGemaakt
    | NotitieGewijzigd
    | NotitieVervallen
    | NotitieMeegenomen
    | GesprekOnderbroken
    | GesprekBeeindigd
    | GesprekGesloten
    | AfwijkingVastgelegd
    | DocumentGemaakt
    | ZienswijzeOntvangen
    | SchooltekstErnaast
    | ZienswijzeBeantwoord
    | BundelregelBeoordeeld
    | DossierOvergezet
    | GebeurtenisGewist
)


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened, in its envelope.

    `number`: place in the hash chain, from 1; 0 while it is a draft.
    `ordinal`: order of entry within the case, for drafts and sealed events alike; the
    fold goes by this. `action`: events of one user action share it (one undo).
    `happened_at` and `entered_at` are aware UTC times.
    """

    ordinal: int
    action: int
    happened_at: datetime
    entered_at: datetime
    entered_by: str
    payload: Known | Unknown | Wiped
    meeting: str = ""  # bucket of drafts it belongs to; "" outside a meeting
    number: int = 0
    state: Literal["concept", "vast"] = "concept"


class NewEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event to append: the store gives it its ordinal and action."""

    happened_at: datetime
    entered_at: datetime
    entered_by: str
    payload: Known
    meeting: str = ""
