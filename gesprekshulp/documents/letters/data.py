"""The data of a case that a letter can name, whether they are there, and how to fill them in.

Names and meaning stand in `knowledge.letters`; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gesprekshulp.assistant.dates import dutch_date, dutch_time
from gesprekshulp.documents.letters.request import Request, addressed, may_read, notes_for
from gesprekshulp.documents.noted import FAMILY_ROLES, asks_an_answer, is_decision
from gesprekshulp.dossier.anchors import moments
from gesprekshulp.dossier.localtime import local, local_date
from gesprekshulp.dossier.people import (
    consenting,
    latest_consent,
    pupil_ids,
    standing_with,
    with_gezag,
)
from gesprekshulp.dossier.plan import AGREED, IN_PART, REFUSED
from gesprekshulp.dossier.plan_facts import plan_items, talks_held
from gesprekshulp.dossier.types import Contact, Dossier, Gesprek, PlanItem
from gesprekshulp.knowledge.letters import LIST_DATA, OF_THE_SCHOOL, SINGLE_DATA
from gesprekshulp.text import in_a_row

NOT_SO = REFUSED | IN_PART
"""The answers of somebody who said no, or not like this."""

_PLAN = "plan een gesprek bij Zaak, voeg toe: Gesprek plannen"
_PUPIL = "vul het in bij Zaak, De leerling"
_OPP = "vul het in bij Zaak, Het OPP"
_HEARD = "vul het in bij Zaak, Stem van de leerling"
_SCHOOL = "vul het in bij Zaak, De school"
_NOTES = "noteer het bij het gesprek, of in de nazorg"
_ITEMS = "voeg ze toe bij Zaak, voeg toe: Onderdeel van het handelingsdeel"
_CONSENT = "leg het vast bij instemming, in het gesprek of in de nazorg"

HOW_TO_CLOSE: Mapping[str, str] = {
    "ouder": "voeg de persoon toe bij Zaak, voeg toe: Persoon",
    "ouders_namen": "voeg ze toe bij Zaak, voeg toe: Persoon",
    "datum": "kies een datum",
    "gespreksdatum": "er is nog geen gesprek gevoerd; begin het bij Zaak, gesprek",
    "gesprekstijd": "er is nog geen gesprek gevoerd; begin het bij Zaak, gesprek",
    "gespreksplaats": "vul de plaats in bij Zaak, het gesprek",
    "volgend_gesprek": _PLAN,
    "volgende_plaats": "vul de plaats in bij Zaak, het geplande gesprek",
    "leerling_volledig": _PUPIL,
    "geboortedatum": _PUPIL,
    "groep": _PUPIL,
    "inschrijfdatum": _PUPIL,
    "schoolcontact": _SCHOOL,
    "uitstroombestemming": _OPP,
    "onderbouwing": _OPP,
    "bevorderend": _OPP,
    "belemmerend": _OPP,
    "opp_versie": _OPP,
    "opp_datum": _OPP,
    "originelen": _OPP,
    "leerling_manier": _HEARD,
    "leerling_aangeboden": _HEARD,
    "leerling_woorden": _HEARD,
    "leerling_veranderd": _HEARD,
    "leerling_verteld": _HEARD,
    "eerste_uitnodiging": "leg de uitnodiging vast bij Zaak, voeg toe: Uitnodiging",
    "laatste_uitnodiging": "leg de uitnodiging vast bij Zaak, voeg toe: Uitnodiging",
    "laatst_gebeld": "leg het telefoongesprek vast bij Zaak, contact",
    "inzage_gevraagd": "zet de dag bij Zaak, Feiten: Inzage gevraagd",
    "zienswijze_ontvangen": "leg de eigen woorden vast bij Zaak, eigen woorden",
    "onderdelen": _ITEMS,
    "afspraken": _NOTES,
    "bezwaren": _NOTES,
    "bezwaren_open": _NOTES,
    "akkoorden": _CONSENT,
    "niet_akkoorden": _CONSENT,
    "uitnodigingen": "leg de uitnodiging vast bij Zaak, voeg toe: Uitnodiging",
    "contacten": "leg het vast bij Zaak, contact",
    "gesprekken": "er is nog geen gesprek gevoerd; begin het bij Zaak, gesprek",
    "aanwezigen": "leg vast wie er was, in de nazorg bij aanwezig",
    "woorden_ouders": _NOTES,
    "besluiten": _NOTES,
    "uitspraken": "leg de uitspraak vast bij Zaak, voeg toe: Uitspraak van de rechter",
    "documenten": "maak eerst het andere papier",
    "zienswijze": "leg de eigen woorden van ouders vast bij de zaak",
    "school": _SCHOOL,
    "samenwerkingsverband": _SCHOOL,
    "steunpunt": _SCHOOL,
    "beslisser": "vul het in op het overzicht, onze school",
    "basisondersteuning": "vul het in op het overzicht, onze school",
    "extra_ondersteuning": "vul het in op het overzicht, onze school",
}
"""Name of a datum -> how the user fills it in."""


def next_meeting(dossier: Dossier, on: date) -> Gesprek | None:
    """Return the talk that is planned first, on this day or later."""
    planned = [
        (local(one.planned_for), one)
        for one in dossier.meetings.values()
        if one.planned_for and one.stand == "gepland" and one.kind == "oogo"
    ]
    coming = [pair for pair in planned if pair[0].date() >= on]
    return min(coming, key=lambda pair: pair[0])[1] if coming else None


def agreed_items(request: Request) -> list[PlanItem]:
    """Return the items that everyone who decides agreed to, as they stand on this day."""
    people = consenting(request.dossier, request.on)
    return [
        item
        for item in plan_items(request.dossier)
        if people
        and all(
            standing_with(request.dossier, item.id, one.id, request.on) in AGREED for one in people
        )
    ]


def refused_items(request: Request) -> list[PlanItem]:
    """Return the items of which somebody who decides said no, or not like this."""
    return [
        item
        for item in plan_items(request.dossier)
        if any(
            standing_with(request.dossier, item.id, one.id, request.on) in NOT_SO
            for one in consenting(request.dossier, request.on)
        )
    ]


def lapsed_items(request: Request) -> list[tuple[PlanItem, date]]:
    """Return the items of which a trial is over without a new answer, with its last day."""
    found = []
    for item in plan_items(request.dossier):
        over = [
            last.until
            for one in consenting(request.dossier, request.on)
            if (last := latest_consent(request.dossier, item.id, one.id))
            and last.stand == "tot-datum"
            and last.item_version == item.version
            and last.until
            and last.until < request.on
        ]
        if over:
            found.append((item, min(over)))
    return found


def single_data(request: Request) -> dict[str, str]:
    """Return every datum that can stand between braces -> its words, "" when it is missing."""
    dossier, on = request.dossier, request.on
    pupil, opp, view = dossier.leerling, dossier.opp, dossier.child_view
    gesprek = dossier.meetings.get(request.meeting)
    begun = gesprek.started_at if gesprek else None
    coming = next_meeting(dossier, on)
    planned = coming.planned_for if coming else None
    mine = set(request.reader_ids)
    asked = sorted(
        one.on
        for one in dossier.invitations
        # Of a parent the own invitations: when another was asked is not theirs to read.
        if one.on and not one.reason_not and (one.partner in mine or not request.family)
    )
    own_name = in_a_row([one.name for one in request.readers if one.name])
    found = {
        "ouder": own_name,
        "ouders_namen": in_a_row([addressed(one) for one in with_gezag(dossier, on)]),
        "datum": dutch_date(on, weekday=False),
        "gespreksdatum": dutch_date(local_date(begun)) if begun else "",
        "gesprekstijd": dutch_time(begun) if begun else "",
        "gespreksplaats": gesprek.place if gesprek and begun else "",
        "volgend_gesprek": f"{dutch_date(local_date(planned))} om {dutch_time(planned)}"
        if planned
        else "",
        "volgende_plaats": coming.place if coming else "",
        "leerling_volledig": f"{pupil.first_name} {pupil.last_name}".strip()
        if pupil.last_name
        else "",
        "geboortedatum": _day(pupil.birth_date),
        "groep": pupil.group,
        "inschrijfdatum": _day(pupil.enrolled_on),
        "schoolcontact": dossier.school.contact,
        "uitstroombestemming": opp.uitstroombestemming,
        "onderbouwing": opp.grounds,
        "bevorderend": opp.helping,
        "belemmerend": opp.hindering,
        "opp_versie": str(opp.version) if opp.version else "",
        "opp_datum": _day(opp.dated),
        "originelen": opp.originals,
        "leerling_manier": view.chosen_way,
        "leerling_aangeboden": _day(view.offered_on),
        "leerling_woorden": "" if words_withheld(request) else view.words,
        "leerling_veranderd": view.changed,
        "leerling_verteld": _day(view.told_back_on),
        "eerste_uitnodiging": _day(asked[0]) if asked else "",
        "laatste_uitnodiging": _day(asked[-1]) if asked else "",
        "laatst_gebeld": _day(_last_call(request)),
        "inzage_gevraagd": _day(_access_asked(dossier)),
        "zienswijze_ontvangen": _day(_views_received(request)),
    }
    assert found.keys() == SINGLE_DATA.keys()
    return found


def _last_call(request: Request) -> date | None:
    mine = set(request.reader_ids)
    calls = [
        one.on
        for one in request.dossier.contacts.values()
        if one.how == "telefoon" and one.on <= request.on and mine & set(one.partners)
    ]
    return max(calls, default=None)


def _access_asked(dossier: Dossier) -> date | None:
    days = moments(dossier).days["inzage-gevraagd"]
    return days[-1] if days else None


def _views_received(request: Request) -> date | None:
    mine = set(request.reader_ids)
    days = [one.received_on for one in request.dossier.views.values() if one.who in mine]
    return max(days, default=None)


def words_withheld(request: Request) -> bool:
    """Return whether the pupil keeps the words from these readers; never from itself."""
    return request.dossier.child_view.withheld and not (
        bool(request.reader_ids) and set(request.reader_ids) <= pupil_ids(request.dossier)
    )


def present_data(request: Request) -> frozenset[str]:
    """Return the names of all data that are there for these readers."""
    dossier = request.dossier
    shown, _ = notes_for(request)
    school = dossier.school
    lists: dict[str, Callable[[], object]] = {
        "onderdelen": lambda: plan_items(dossier),
        "afspraken": lambda: [n for n in shown if n.kind == "afspraak"],
        "bezwaren": lambda: [n for n in shown if asks_an_answer(n)],
        "bezwaren_open": lambda: [n for n in shown if asks_an_answer(n) and n.stand != "opgelost"],
        "akkoorden": lambda: agreed_items(request),
        "niet_akkoorden": lambda: refused_items(request),
        "uitnodigingen": lambda: [i for i in dossier.invitations if i.on and not i.reason_not],
        "contacten": lambda: [c for c in dossier.contacts.values() if with_readers(request, c)],
        "gesprekken": lambda: [one for one, _ in talks_held(dossier)],
        "aanwezigen": lambda: _presence(request),
        "woorden_ouders": lambda: [
            n
            for n in shown
            if n.layer == "citaat"
            and (partner := dossier.partners.get(n.speaker)) is not None
            and partner.role in FAMILY_ROLES
        ],
        "besluiten": lambda: [n for n in shown if is_decision(n)],
        "uitspraken": lambda: dossier.orders,
        "documenten": lambda: dossier.documents,
        "zienswijze": lambda: request.views,
    }
    assert lists.keys() == LIST_DATA.keys()
    of_school = dict(
        zip(
            OF_THE_SCHOOL,
            (
                *(school.name, school.partnership, school.support_point),
                *(school.decides, school.basic_support, school.extra_support),
            ),
            strict=True,
        )
    )
    return frozenset(
        [name for name, words in {**single_data(request), **of_school}.items() if words.strip()]
        + [name for name, find in lists.items() if find()]
    )


def with_readers(request: Request, contact: Contact) -> bool:
    """Return whether a contact was with one of the readers, or may be read by all of them."""
    return may_read(request, contact) or bool(set(contact.partners) & set(request.reader_ids))


def _presence(request: Request) -> list[str]:
    gesprek = request.dossier.meetings.get(request.meeting)
    return [one.partner for one in gesprek.presence if one.how != "afwezig"] if gesprek else []


def _day(day: date | None) -> str:
    return dutch_date(day, weekday=False) if day else ""
