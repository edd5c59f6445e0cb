"""From a form to the events of a case, the same whether it is kept or only looked at.

A fact without a day belongs to the day of the form (`op`), or else to the last day that
the form names. Times of day are not in a form: noon stands for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import msgspec

from gesprekshulp.assistant.form.types import FACTS, Form, Talk, field_of
from gesprekshulp.dossier.events import (
    AanwezigheidVastgelegd,
    ContactVastgelegd,
    Event,
    FeitVastgelegd,
    GesprekBeeindigd,
    GesprekBegonnen,
    GesprekGepland,
    GesprekGesloten,
    InstemmingVastgelegd,
    Known,
    LeerlingGehoord,
    LeerlingVastgelegd,
    NotitieGemaakt,
    OnderdeelVastgelegd,
    OppVastgelegd,
    PartnerVastgelegd,
    SchoolVastgelegd,
    UitnodigingVastgelegd,
    ZaakGeopend,
)
from gesprekshulp.dossier.fold import fold
from gesprekshulp.dossier.people import usually_consents
from gesprekshulp.dossier.types import (
    ChildView,
    Contact,
    Dossier,
    Gesprekspartner,
    Instemming,
    Invitation,
    Leerling,
    Note,
    Opp,
    Presence,
    Role,
    School,
)

_NOON = time(12, 0)
_NAMELESS = "de leerling"


class FormEvents(msgspec.Struct, frozen=True):
    """A form as a case: pupil, school, and everything else that happened, in order."""

    title: str
    opened_on: date
    leerling: Leerling
    school: School
    payloads: tuple[Known, ...]

    def dossier(self) -> Dossier:
        """Return the case that this makes, without keeping it."""
        first: tuple[Known, ...] = (
            ZaakGeopend(case="formulier", title=self.title, on=self.opened_on),
            LeerlingVastgelegd(leerling=self.leerling),
            SchoolVastgelegd(school=self.school),
        )
        at = _noon(self.opened_on)
        return fold(
            Event(ordinal=n, action=1, happened_at=at, entered_at=at, entered_by="", payload=one)
            for n, one in enumerate((*first, *self.payloads), 1)
        )


def events_of(form: Form, today: date) -> FormEvents:
    """Return the events of a form; `today` counts only where the form names no day at all."""
    on = form.op or max(_days(form), default=today)
    payloads = (
        *_people(form),
        *_invitations(form),
        *(one for n, talk in enumerate(form.gesprekken or (), 1) for one in _talk(talk, n)),
        *_contacts(form),
        *_plan(form),
        *_items(form),
        *_pupil_heard(form),
        *_facts(form, on),
    )
    return FormEvents(form.titel, on, _pupil(form), _school(form), payloads)


def _noon(day: date) -> datetime:
    try:
        return datetime.combine(day, _NOON, ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
    except OverflowError:
        return datetime.combine(day, _NOON, UTC)


def _days(thing: object) -> Iterator[date]:
    """Yield every day that stands anywhere in a form, but not that of a ruling or of birth."""
    if isinstance(thing, date):
        yield thing
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            # What is still to come is no day on which this was so.
            if name not in ("uitspraak", "geboortedatum", "tot", "wanneer"):
                yield from _days(getattr(thing, name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _days(one)


def _pupil(form: Form) -> Leerling:
    pupil = form.leerling
    return Leerling(
        first_name=pupil.voornaam or _NAMELESS,
        last_name=pupil.achternaam,
        alias=pupil.afkorting or form.titel[:40],
        birth_date=pupil.geboortedatum,
        enrolled_on=pupil.ingeschreven_op,
        group=pupil.groep,
        age_group=pupil.leeftijd,
    )


def _school(form: Form) -> School:
    school = form.school
    return School(
        name=school.naam,
        sector=school.sector,
        school_type=school.soort,
        denomination=school.richting,
        partnership=school.samenwerkingsverband,
    )


def _people(form: Form) -> Iterator[Known]:
    for one in form.personen:
        decides = usually_consents(one.rol) if one.beslist_mee is None else one.beslist_mee
        yield PartnerVastgelegd(
            partner=Gesprekspartner(
                id=one.id,
                name=one.naam or one.id,
                role=one.rol,
                consents=decides,
                since=one.vanaf,
                until=one.tot,
                short=one.id,
                language=one.taal,
                needs=one.hulp,
            )
        )


def _invitations(form: Form) -> Iterator[Known]:
    for one in form.uitnodigingen:
        invitation = Invitation(partner=one.wie, how=one.hoe, on=one.op, reason_not=one.reden_niet)
        yield UitnodigingVastgelegd(invitation=invitation)


def _talk(talk: Talk, number: int) -> Iterator[Known]:
    """Yield a talk from plan to closing: what a form says of it is final."""
    at, meeting = _noon(talk.op), f"g-{number}"
    yield GesprekGepland(meeting=meeting, title=talk.titel or "Gesprek", planned_for=at)
    yield GesprekBegonnen(meeting=meeting, at=at)
    # The role on that day is not in a form; that of the person stands with the person.
    there: Role = "ouder-met-gezag"
    for who in talk.erbij:
        yield AanwezigheidVastgelegd(meeting=meeting, presence=Presence(partner=who, role=there))
    for who in talk.niet_erbij:
        absent = Presence(partner=who, role=there, how="afwezig")
        yield AanwezigheidVastgelegd(meeting=meeting, presence=absent)
    for n, one in enumerate(talk.inbreng, 1):
        yield NotitieGemaakt(
            note=Note(
                id=f"n-{number}-b{n}",
                meeting=meeting,
                text=one.tekst,
                at=at,
                kind="bezwaar",
                speaker=one.van if one.van in talk.erbij else "",
                speaker_name="" if one.van in talk.erbij else one.van,
                answer=one.antwoord,
                stand="opgelost" if one.gedaan else "open",
            )
        )
    for n, agreed in enumerate(talk.afspraken, 1):
        yield NotitieGemaakt(
            note=Note(
                id=f"n-{number}-a{n}",
                meeting=meeting,
                text=agreed.tekst,
                at=at,
                kind="afspraak",
                who=agreed.wie,
                when=agreed.wanneer,
                stand="opgelost" if agreed.klaar else "open",
            )
        )
    yield GesprekBeeindigd(meeting=meeting, at=at)
    yield GesprekGesloten(meeting=meeting, at=at)


def _contacts(form: Form) -> Iterator[Known]:
    for number, one in enumerate(form.contacten, 1):
        yield ContactVastgelegd(
            contact=Contact(
                id=f"c-{number}", how=one.hoe, on=one.op, text=one.tekst, partners=one.met
            )
        )


def _plan(form: Form) -> Iterator[Known]:
    if form.opp is not None and not form.opp:
        yield OppVastgelegd(opp=Opp())
    version, adopted = 0, True
    for one in form.opp or ():
        if one.stand != "geen" and adopted and one.stand != "beeindigd":
            version += 1
        adopted = one.stand in ("vastgesteld", "beeindigd", "geen")
        version = one.versie or version
        yield OppVastgelegd(
            opp=Opp(
                version=version,
                status=one.stand,
                uitstroombestemming=one.uitstroombestemming,
                grounds=one.onderbouwing,
                helping=one.bevorderend,
                hindering=one.belemmerend,
                dated=one.op,
            )
        )


def _items(form: Form) -> Iterator[Known]:
    for item in form.onderdelen:
        yield OnderdeelVastgelegd(item=item.id, text=item.tekst)
        for given in item.antwoorden:
            yield InstemmingVastgelegd(
                consent=Instemming(
                    partner=given.wie,
                    item=item.id,
                    item_version=1,
                    stand=given.stand,
                    how=given.hoe,
                    until=given.tot,
                    words=given.woorden,
                    given_on=given.op,
                )
            )


def _pupil_heard(form: Form) -> Iterator[Known]:
    heard = form.leerling_gehoord
    if heard is not None:
        yield LeerlingGehoord(
            view=ChildView(
                offered_on=heard.aangeboden_op,
                chosen_way=heard.manier,
                words=heard.woorden,
                declined=heard.wil_niet,
                changed=heard.veranderd,
                told_back_on=heard.verteld_op,
            )
        )


def _facts(form: Form, on: date) -> Iterator[Known]:
    """Yield what follows from the parts of the form, then the facts as written: those count."""
    known = form.gesprekken is not None and form.alle_gesprekken is not False
    yield _fact("gesprekken-bekend", "alle" if known else "niet-alle", on)
    if form.ondersteuning is not None and not form.ondersteuning:
        yield _fact("ondersteuning-geboden", "nee", on)
    for support in form.ondersteuning or ():
        said = "; ".join(filter(None, (support.wat, support.uitkomst)))
        value = "bijgesteld" if support.bijgesteld else "geboden"
        yield _fact("ondersteuning-geboden", value, on, support.op, said)
    if form.evaluaties is not None:
        yield _fact("evaluaties-bekend", "alle", on)
    elif form.feiten.evaluatie_schooljaar is None:
        yield _fact("evaluaties-bekend", "niet-alle", on)
    for one in sorted(form.evaluaties or (), key=lambda one: one.op):
        yield _fact("evaluatie-schooljaar", "gedaan", on, one.op)
        if one.met_ouders is not None:
            yield _fact("evaluatie-met-ouders", "ja" if one.met_ouders else "nee", on, one.op)
        if one.met_leerling is not None:
            yield _fact("evaluatie-met-leerling", "ja" if one.met_leerling else "nee", on, one.op)
    for fact in FACTS:
        said = getattr(form.feiten, field_of(fact))
        if isinstance(said, str):
            yield _fact(fact, said, on)
        elif said is not None:
            yield _fact(fact, said.waarde, on, said.op, said.waar)


def _fact(
    fact: str, value: str, on: date, happened: date | None = None, ground: str = ""
) -> FeitVastgelegd:
    return FeitVastgelegd(
        fact=fact, value=value, on=happened or on, ground=ground, happened_on=happened
    )
