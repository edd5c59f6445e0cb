"""The types of a case: people, notes, meetings, and the state itself.

Only frozen data. What can happen to them stands in `events`, how they come about in
`fold`. Titles of the closed lists, in Dutch, stand in `words`. The plan and consent to it
stand in `plan` and can be had from here; what people wrote about it stands in `views`, what
was done with it in `trail`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from gesprekshulp.dossier.plan import (
    SAYABLE,
    ConsentStand,
    Data,
    Instemming,
    Opp,
    OppStatus,
    PlanItem,
)
from gesprekshulp.dossier.trail import Deviation, MadeDocument, Wiping
from gesprekshulp.dossier.views import BundleChoice, Transfer, Zienswijze

# What stands in `plan` and can be had from here.
__all__ = ["SAYABLE", "ConsentStand", "Instemming", "Opp", "OppStatus", "PlanItem"]

Sector = Literal["po", "vo", "so", "vso"]
Role = Literal[
    "ouder-met-gezag",
    "ouder-zonder-gezag",
    "verzorger",
    "pleegouder",
    "voogd",
    "gezinsvoogd",
    "stiefouder",
    "gemachtigde",
    "tolk",
    "deskundige",
    "leerling",
    "medewerker",
]
Pronouns = Literal["hij", "zij", "die"]
AgeGroup = Literal["", "onder-12", "12-15", "16-17", "18-plus"]


class Leerling(Data, frozen=True):
    """The pupil. `alias` stands on screen titles, file names and ids instead of the name.

    `age_group`: what is known of the age without a birth date; a birth date goes before it.
    """

    first_name: str
    last_name: str = ""
    alias: str = ""
    pronouns: Pronouns = "die"
    birth_date: date | None = None
    enrolled_on: date | None = None
    group: str = ""
    age_group: AgeGroup = ""


class School(Data, frozen=True):
    """The school as the summary names it, with where parents find help."""

    name: str = ""
    sector: Sector | None = None
    school_type: Literal["gewoon", "sbo", "praktijkonderwijs", "speciaal"] = "gewoon"
    cluster: str = ""
    denomination: Literal["openbaar", "bijzonder"] | None = None
    partnership: str = ""  # samenwerkingsverband
    support_point: str = ""  # ouder- en jeugdsteunpunt: how to reach it
    contact: str = ""  # who at school answers questions about the summary
    basic_support: str = ""  # basisondersteuning: what every pupil here can get
    extra_support: str = ""  # what the school itself offers beyond that
    decides: str = ""  # who decides at school about extra support
    region: Literal["", "noord", "midden", "zuid"] = ""  # of the school holidays


class Gesprekspartner(Data, frozen=True):
    """A person around the pupil, with the role and the right to consent.

    `consents`: this person's consent to the handelingsdeel counts; `since` / `until` bound
    role and right (a court order, the 18th birthday). No one else's paper has a secret address.
    """

    id: str
    name: str
    role: Role
    consents: bool = False
    since: date | None = None
    until: date | None = None
    short: str = ""  # "moeder", "vader", "juf Marloes": as the notes call them
    salutation: str = ""  # "mevrouw Yılmaz"
    language: str = ""
    needs: tuple[str, ...] = ()  # tolk, voorlezen, gebarentaal, groot lettertype ...
    reach: str = ""  # best way to reach them
    address: str = ""
    address_secret: bool = False
    remark: str = ""


class CourtOrder(Data, frozen=True):
    """A court order: a dated fact about gezag, contact or supervision."""

    dated: date
    text: str
    concerns: tuple[str, ...] = ()  # partner ids
    until: date | None = None


NoteKind = Literal["afspraak", "bezwaar", "besluit", "vraag", "informatie", "akkoord"]
NoteLayer = Literal["waarneming", "citaat", "uitleg"]
NoteReader = Literal["eigen", "dossier", "delen"]
NoteStand = Literal["", "open", "opgelost", "doorgeschoven"]


class Note(Data, frozen=True):
    """One line kept: what it is (kind), how it is known (layer), who may read it (reader).

    `kind_guessed`, `when_guessed`: put there by the program, to be looked at in Nazorg.
    For an afspraak: who, what (`text`), when, how we will know. For a bezwaar: whose
    words, what was answered, and `stand`. `meeting` is where the note stands now,
    `earlier_meetings` where it stood before it was carried over, first one first.
    `corrected_from`: the text as it was when the meeting was closed. `struck_on`: struck
    out after closing; it stays visible. Everything from `carried_from` down is kept up
    by the fold; what an event says of it does not count.
    """

    id: str
    meeting: str
    text: str
    at: datetime  # aware, UTC
    kind: NoteKind = "informatie"
    layer: NoteLayer = "waarneming"
    reader: NoteReader = "delen"
    shared_with: tuple[str, ...] = ()  # partner ids, with reader "delen"
    speaker: str = ""  # partner id, or "" when not said
    speaker_name: str = ""  # what a speaker was called who is no partner in this case
    step: str = ""  # "boom/stap" where it was written
    item: str = ""  # plan item it is about
    who: str = ""
    when: date | None = None
    how_known: str = ""  # hoe we het weten
    told_back: bool = False
    answer: str = ""
    next_step: str = ""  # what happens next with an objection
    stand: NoteStand = ""
    kind_guessed: bool = False
    when_guessed: bool = False
    carried_from: str = ""  # meeting it was carried over from
    earlier_meetings: tuple[str, ...] = ()
    corrected_from: str = ""
    corrected_on: datetime | None = None
    struck_on: datetime | None = None
    struck_because: str = ""


class Correction(Data, frozen=True):
    """One visible correction of a note after closing; `before` is None for one added later."""

    what: Literal["gewijzigd", "vervallen", "toegevoegd"]
    on: datetime
    by: str = ""
    reason: str = ""
    before: Note | None = None


class Contact(Data, frozen=True):
    """A contact outside a meeting: phone, e-mail, school gate, paper note."""

    id: str
    how: str
    on: date
    text: str
    partners: tuple[str, ...] = ()
    reader: NoteReader = "dossier"
    shared_with: tuple[str, ...] = ()


class Invitation(Data, frozen=True):
    """Someone was invited, or the reason not to invite was recorded."""

    partner: str
    how: str = ""
    on: date | None = None
    by: str = ""
    meeting: str = ""
    reason_not: str = ""


PresentHow = Literal["in de kamer", "telefoon", "online", "afwezig"]


class Presence(Data, frozen=True):
    """Who was at a meeting, in what role, how, and from when to when."""

    partner: str
    role: Role
    how: PresentHow = "in de kamer"
    invited_by: str = ""
    invited_how: str = ""
    since: str = ""  # "14:00", local wall time
    until: str = ""
    remark: str = ""


class Answer(Data, frozen=True):
    """One step of a walk: the option chosen, where it led, and the step as it was then.

    `fingerprint` is of the step at that moment, so a later change of content can be told.
    `move`: `keuze` an option; `zijpad` a side scene entered by hand; `terug` left by hand;
    `begin` the start of a tree.
    """

    tree: str
    step: str
    option: str = ""
    to: str = ""  # "boom/stap" reached
    move: Literal["begin", "keuze", "zijpad", "terug"] = "keuze"
    fingerprint: str = ""
    title: str = ""
    sets: dict[str, str] = {}
    reset: tuple[str, ...] = ()  # "boom/stap/keuze" that no longer counted after this one


class Moved(Data, frozen=True):
    """An answer that stays while an earlier one changes: its index before and after."""

    was: int
    now: int


MeetingStand = Literal["gepland", "loopt", "onderbroken", "nazorg", "gesloten"]


class Break(Data, frozen=True):
    """A meeting was broken off, and perhaps resumed."""

    at: datetime
    reason: str = ""
    resumed_at: datetime | None = None


class Gesprek(Data, frozen=True):
    """One meeting: planned, running, broken off, in Nazorg, or closed."""

    id: str
    title: str
    kind: str = "oogo"
    stand: MeetingStand = "gepland"
    planned_for: datetime | None = None
    place: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    closed_at: datetime | None = None
    broken_off_because: str = ""
    content_version: str = ""
    presence: tuple[Presence, ...] = ()
    walk: tuple[Answer, ...] = ()
    facts: dict[str, str] = {}  # facts with scope `gesprek`
    child_view: str = ""
    breaks: tuple[Break, ...] = ()


class FactEntry(Data, frozen=True):
    """A fact as recorded, with when and on what ground.

    `on` is the day it was recorded, `happened_on` the day it came about, when that was said.
    `meeting`: where it was recorded. `answer`: index in that meeting's walk of the answer
    that set it, -1 when it was recorded by hand.
    """

    value: str
    on: date
    ground: str = ""
    meeting: str = ""
    answer: int = -1
    happened_on: date | None = None


class ChildView(Data, frozen=True):
    """How and when the pupil was offered to be heard, and what came of it."""

    offered_on: date | None = None
    chosen_way: str = ""
    words: str = ""  # the pupil's own words
    withheld: bool = False  # the pupil does not want the words in what parents read
    declined: bool = False
    changed: str = ""  # what it changed in the plan
    told_back_on: date | None = None


class Dossier(Data, frozen=True):
    """The state of one case: the fold of its events. Treat every field as read-only.

    `opp_history` ends with the current `opp`. `fact_history`: every value a fact had,
    oldest first, under the fact's id, or "gesprek-id/feit-id" for scope `gesprek`.
    """

    id: str = ""
    title: str = ""
    opened_on: date | None = None
    leerling: Leerling = Leerling(first_name="")
    school: School = School()
    partners: dict[str, Gesprekspartner] = {}
    orders: tuple[CourtOrder, ...] = ()
    opp: Opp = Opp()
    opp_history: tuple[Opp, ...] = ()
    items: dict[str, PlanItem] = {}
    consents: dict[str, tuple[Instemming, ...]] = {}  # key "partner/item", oldest first
    facts: dict[str, FactEntry] = {}
    fact_history: dict[str, tuple[FactEntry, ...]] = {}
    child_view: ChildView = ChildView()
    invitations: tuple[Invitation, ...] = ()
    contacts: dict[str, Contact] = {}
    meetings: dict[str, Gesprek] = {}
    notes: dict[str, Note] = {}  # insertion order is the order kept
    corrections: dict[str, tuple[Correction, ...]] = {}  # by note id, oldest first
    deviations: tuple[Deviation, ...] = ()
    documents: tuple[MadeDocument, ...] = ()
    wipings: tuple[Wiping, ...] = ()
    views: dict[str, Zienswijze] = {}  # in the order received
    bundle_choices: dict[str, BundleChoice] = {}  # key "for whom/line"
    transfer: Transfer | None = None
    unknown_events: int = 0
    wiped_events: int = 0
