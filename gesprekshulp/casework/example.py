"""The fictional example case: read from content/voorbeeld, built in a throw-away store.

The script in it is played by `playback` in plat, through the same actions a user takes.
Dates in the file are counted from today, so that the example never grows old.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec

from gesprekshulp import __version__
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.dossier.events import (
    ContactVastgelegd,
    FeitVastgelegd,
    Known,
    LeerlingGehoord,
    OnderdeelVastgelegd,
    OppVastgelegd,
    PartnerVastgelegd,
    UitnodigingVastgelegd,
)
from gesprekshulp.dossier.people import usually_consents
from gesprekshulp.dossier.types import (
    ChildView,
    ConsentStand,
    Contact,
    Gesprekspartner,
    Invitation,
    Leerling,
    Opp,
    Pronouns,
    Role,
    School,
)
from gesprekshulp.knowledge.typed_cache import keep, recall
from gesprekshulp.store.interface import StoreError

EXAMPLE = "sem"


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of what the example file holds; its keys are Dutch, as in all content."""


class ExamplePupil(_Data, frozen=True):
    """The pupil; `leeftijd` in years, `ingeschreven` in days before today."""

    voornaam: str
    achternaam: str
    afkorting: str
    voornaamwoord: Pronouns
    leeftijd: int
    ingeschreven: int
    groep: str


class ExampleSchool(_Data, frozen=True):
    """The school."""

    naam: str
    sector: Literal["po", "vo", "so", "vso"]
    richting: Literal["openbaar", "bijzonder"]
    samenwerkingsverband: str
    steunpunt: str
    contact: str


class ExamplePerson(_Data, frozen=True):
    """Someone around the pupil."""

    id: str
    naam: str
    rol: Role
    kort: str
    aanhef: str = ""
    bereik: str = ""
    taal: str = ""


class ExampleItem(_Data, frozen=True):
    """An item of the handelingsdeel."""

    id: str
    tekst: str


class ExampleEvent(_Data, frozen=True):
    """An invitation or contact, `dagen` before today."""

    wie: str
    hoe: str
    dagen: int
    tekst: str = ""


class ExampleConsent(_Data, frozen=True):
    """What someone says about an item."""

    wie: str
    onderdeel: str
    stand: ConsentStand
    dagen: int = 0
    woorden: str = ""


class ExampleAct(_Data, frozen=True):
    """One act of the script: exactly one field is given (`soort` goes with `bezwaar`)."""

    kies: str = ""
    typt: str = ""
    bezwaar: str = ""
    soort: str = ""
    instemming: ExampleConsent | None = None
    zijpad: str = ""
    terug: str = ""
    uitleg: str = ""


class ExampleRepair(_Data, frozen=True):
    """One act of Nazorg on the note that contains `notitie`."""

    notitie: str
    wie: str = ""
    wanneer: int | None = None  # days from today
    weten: str = ""
    antwoord: str = ""
    vervolg: str = ""
    alleen_voor_mij: Literal["ja", "nee"] = "nee"
    klopt: Literal["ja", "nee"] = "nee"


class Example(_Data, frozen=True):
    """A fictional case with a script of its meeting."""

    id: str
    titel: str
    uitleg: str
    gebruiker: str
    leerling: ExamplePupil
    school: ExampleSchool
    mensen: tuple[ExamplePerson, ...]
    uitstroombestemming: str
    onderbouwing: str
    bevorderend: str
    belemmerend: str
    onderdelen: tuple[ExampleItem, ...]
    feiten: dict[str, str]
    leerling_koos: str
    leerling_zei: str
    uitnodigingen: tuple[ExampleEvent, ...]
    contacten: tuple[ExampleEvent, ...]
    gesprek: tuple[ExampleAct, ...]
    nazorg: tuple[ExampleRepair, ...]


def load_example(root: Path, name: str = EXAMPLE, cache: Path | None = None) -> Example:
    """Read content/voorbeeld/`name`.yaml; raises StoreError with the place of the fault.

    `cache`: folder for what was read before. Reading the YAML takes 27 ms of the 120 between
    the first frame and the case; from the cache it takes one.
    """
    path = root / "voorbeeld" / f"{name}.yaml"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(
            f"Het voorbeeld “{path}” is niet te lezen (fout {error.errno}). "
            "Zet het programma opnieuw neer."
        ) from None
    key = sha256(f"{__version__}\n".encode() + data).hexdigest()
    place = cache / f"inhoud-voorbeeld-{name}.msgpack" if cache else None
    known = recall(place, key, Example) if place else None
    if known is None:
        known = _read(data, path)
        if place:
            keep(place, key, known)
    return known


def _read(data: bytes, path: Path) -> Example:
    from gesprekshulp.knowledge.reader import read_yaml

    value, _, findings = read_yaml(data, str(path))
    if findings:
        raise StoreError(f"Het voorbeeld bevat een fout. {findings[0]}")
    try:
        return msgspec.convert(value, Example, strict=False)
    except msgspec.ValidationError as error:
        raise StoreError(f"Het voorbeeld “{path}” klopt niet: {error}.") from None


def our_example() -> Example:
    """Return the example that comes with the program; raises StoreError as `load_example` does."""
    from gesprekshulp.knowledge.loading import content_dir
    from gesprekshulp.store.locations import cache_dir

    return load_example(content_dir(), cache=cache_dir())


def example_desk(
    folder: Path, clock: Callable[[], datetime], example: Example | None = None
) -> Desk:
    """Return a desk on a throw-away store in `folder` holding the example case.

    `example`: what was read already. The caller removes the folder; the key is kept in
    memory only.
    """
    from gesprekshulp.knowledge.loading import load_content
    from gesprekshulp.store.locations import cache_dir
    from gesprekshulp.store.sqlite import throwaway_store

    content, _ = load_content(cache=cache_dir())
    desk = Desk(throwaway_store(folder, durable=False), content, clock)
    build_example(desk, example or our_example())
    return desk


def build_example(desk: Desk, example: Example) -> OpenCase:
    """Make the example case on this desk, as if a user had prepared it."""
    desk.set_user(example.gebruiker)
    today = desk.today()
    case = desk.new_case(_pupil(example.leerling, today), _school(example.school))
    case.record(*_prepared(desk, example, today))
    case.plan_meeting()
    case.refresh_glance()
    return case


def _prepared(desk: Desk, example: Example, today: date) -> list[Known]:
    def ago(days: int) -> date:
        return today - timedelta(days=days)

    facts = [
        FeitVastgelegd(fact=fact, value=value, on=ago(7)) for fact, value in example.feiten.items()
    ]
    people = [PartnerVastgelegd(partner=_person(one)) for one in example.mensen]
    items = [OnderdeelVastgelegd(item=one.id, text=one.tekst) for one in example.onderdelen]
    invitations = [
        UitnodigingVastgelegd(
            invitation=Invitation(
                partner=one.wie, how=one.hoe, on=ago(one.dagen), by=example.gebruiker
            )
        )
        for one in example.uitnodigingen
    ]
    contacts = [
        ContactVastgelegd(
            contact=Contact(
                id=desk.new_id("c"),
                how=one.hoe,
                on=ago(one.dagen),
                text=one.tekst,
                partners=(one.wie,),
            )
        )
        for one in example.contacten
    ]
    opp = Opp(
        version=1,
        status="concept",
        uitstroombestemming=example.uitstroombestemming,
        grounds=example.onderbouwing,
        helping=example.bevorderend,
        hindering=example.belemmerend,
        dated=ago(10),
    )
    heard = ChildView(
        offered_on=ago(9), chosen_way=example.leerling_koos, words=example.leerling_zei
    )
    return [
        *people,
        OppVastgelegd(opp=opp),
        *items,
        LeerlingGehoord(view=heard),
        *facts,
        *invitations,
        *contacts,
    ]


def _pupil(pupil: ExamplePupil, today: date) -> Leerling:
    return Leerling(
        first_name=pupil.voornaam,
        last_name=pupil.achternaam,
        alias=pupil.afkorting,
        pronouns=pupil.voornaamwoord,
        birth_date=today.replace(year=today.year - pupil.leeftijd, day=1) - timedelta(days=60),
        enrolled_on=today - timedelta(days=pupil.ingeschreven),
        group=pupil.groep,
    )


def _school(school: ExampleSchool) -> School:
    return School(
        name=school.naam,
        sector=school.sector,
        denomination=school.richting,
        partnership=school.samenwerkingsverband,
        support_point=school.steunpunt,
        contact=school.contact,
    )


def _person(person: ExamplePerson) -> Gesprekspartner:
    return Gesprekspartner(
        id=person.id,
        name=person.naam,
        role=person.rol,
        short=person.kort,
        salutation=person.aanhef,
        reach=person.bereik,
        language=person.taal,
        consents=usually_consents(person.rol),
    )
