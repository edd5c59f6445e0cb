"""What stands in the case form. Keys are Dutch, as in all that users write; every part may be absent.

An absent part is unknown; an empty list says that there was none. `feiten` has one field
per fact of `dossier.vocabulary`, so a new fact can be written at once.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Union

import msgspec
from msgspec import Meta

from gesprekshulp.dossier.types import AgeGroup, ConsentStand, OppStatus, Role, Sector
from gesprekshulp.dossier.vocabulary import OF_MEETING, RECORDED

FORMAT = "gesprekshulp-zaakformulier-1"


class Part(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True
):
    """Base of every part: frozen, no unknown keys."""


Text = Annotated[str, Meta(max_length=20_000)]
Id = Annotated[
    str,
    Meta(
        pattern="^[a-z0-9][a-z0-9-]{0,39}$",
        description="een kort kenmerk: kleine letters, cijfers en streepjes, zoals moeder",
    ),
]


class Pupil(Part, frozen=True):
    """De leerling. `leeftijd` alleen als de geboortedatum niet bekend is."""

    voornaam: Text = ""
    achternaam: Text = ""
    afkorting: Text = ""
    geboortedatum: date | None = None
    leeftijd: AgeGroup = ""
    ingeschreven_op: date | None = None
    groep: Text = ""


class FormSchool(Part, frozen=True):
    """De school. Weet je niet of het so of vso is: laat sector weg en schrijf soort: speciaal."""

    naam: Text = ""
    sector: Sector | None = None
    soort: Literal["gewoon", "sbo", "praktijkonderwijs", "speciaal"] = "gewoon"
    richting: Literal["openbaar", "bijzonder"] | None = None
    samenwerkingsverband: Text = ""


class Person(Part, frozen=True):
    """Iemand rond de leerling. `beslist_mee`: laat weg als het uit de rol volgt."""

    id: Id
    rol: Role
    naam: Text = ""
    beslist_mee: bool | None = None
    vanaf: date | None = None
    tot: date | None = None
    taal: Text = ""
    hulp: tuple[Text, ...] = ()


class Invited(Part, frozen=True):
    """Een uitnodiging, of waarom iemand niet is uitgenodigd."""

    wie: Id
    op: date | None = None
    hoe: Text = ""
    reden_niet: Text = ""


class Input(Part, frozen=True):
    """Wat iemand inbracht, en wat ermee is gedaan."""

    tekst: Text
    van: Text = ""
    antwoord: Text = ""
    gedaan: bool = False


class Agreement(Part, frozen=True):
    """Een afspraak: wie doet wat, wanneer, en of het klaar is."""

    tekst: Text
    wie: Text = ""
    wanneer: date | None = None
    klaar: bool = False


class Talk(Part, frozen=True):
    """Een gesprek met ouders (of met de leerling van 18 of ouder) op een dag."""

    op: date
    titel: Text = ""
    erbij: tuple[Id, ...] = ()
    niet_erbij: tuple[Id, ...] = ()
    inbreng: tuple[Input, ...] = ()
    afspraken: tuple[Agreement, ...] = ()


class OutsideTalk(Part, frozen=True):
    """Een contact buiten een gesprek om: telefoon, e-mail, brief."""

    op: date
    hoe: Text
    tekst: Text
    met: tuple[Id, ...] = ()


class Plan(Part, frozen=True):
    """Een stand van het OPP, de oudste eerst. Zonder OPP: schrijf "opp": []."""

    stand: OppStatus
    op: date | None = None
    versie: Annotated[int, Meta(ge=1, le=999)] | None = None
    uitstroombestemming: Text = ""
    onderbouwing: Text = ""
    bevorderend: Text = ""
    belemmerend: Text = ""


class ConsentGiven(Part, frozen=True):
    """Het antwoord van één persoon op één onderdeel."""

    wie: Id
    stand: ConsentStand
    op: date | None = None
    tot: date | None = None
    hoe: Literal["", "gezegd", "e-mail", "ondertekend", "brief"] = ""
    woorden: Text = ""


class PlanItemGiven(Part, frozen=True):
    """Een onderdeel van de begeleiding. Ken je de onderdelen niet: één onderdeel "de begeleiding"."""

    id: Id
    tekst: Text
    antwoorden: tuple[ConsentGiven, ...] = ()


class PupilHeard(Part, frozen=True):
    """Het horen van de leerling over het OPP."""

    aangeboden_op: date | None = None
    manier: Text = ""
    woorden: Text = ""
    wil_niet: bool = False
    veranderd: Text = ""
    verteld_op: date | None = None


class Evaluated(Part, frozen=True):
    """Een evaluatie van het OPP."""

    op: date
    met_ouders: bool | None = None
    met_leerling: bool | None = None


class Support(Part, frozen=True):
    """Ondersteuning die is geboden, met wat die opleverde."""

    wat: Text
    op: date | None = None
    uitkomst: Text = ""
    bijgesteld: bool = False


class Judged(Part, frozen=True):
    """Wat een commissie of rechter vond, voor wie een uitspraak naspeelt.

    `ontbrak` en `in_orde`: codes van de wacht. `feiten_uit`: per plek in dit formulier waar
    het feit staat. `niet_bekend`: wat de bron niet zegt.
    """

    instantie: Text
    nummer: Text
    datum: date
    uitkomst: Literal["gegrond", "deels-gegrond", "ongegrond", "niet-ontvankelijk"]
    bron: Text
    ontbrak: tuple[Annotated[str, Meta(pattern="^W[1-9][0-9]{2}$")], ...] = ()
    in_orde: tuple[Annotated[str, Meta(pattern="^W[1-9][0-9]{2}$")], ...] = ()
    feiten_uit: dict[str, str] = {}
    niet_bekend: tuple[Text, ...] = ()


class _Said(Part, frozen=True):
    """Base of a fact with its day and where it can be read."""

    op: date | None = None
    waar: Text = ""


def _fact_type(fact: str, values: tuple[str, ...]) -> Any:
    """Return the type of one fact: a value, or a value with its day and place."""
    value: Any = Literal.__getitem__(values)
    told = msgspec.defstruct(
        "Feit_" + fact.replace("-", "_"),
        [("waarde", value)],
        bases=(_Said,),
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )
    return Union[value, told, None]  # noqa: UP007  # built at run time


FACTS: tuple[str, ...] = tuple(fact for fact in RECORDED if fact not in OF_MEETING)
"""The facts a form can hold: those of the case that are recorded by hand."""


def field_of(fact: str) -> str:
    """Return the attribute under which a fact stands in the form's facts."""
    return fact.replace("-", "_")


Facts: Any = msgspec.defstruct(
    "Feiten",
    [(field_of(fact), _fact_type(fact, RECORDED[fact]), None) for fact in FACTS],
    bases=(Part,),
    rename={field_of(fact): fact for fact in FACTS},
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
)


class Form(Part, frozen=True):
    """Een zaak, met de hand geschreven. Wat er niet in staat, is niet bekend."""

    formaat: Literal["gesprekshulp-zaakformulier-1"]
    titel: Text
    op: Annotated[
        date | None,
        Meta(description="de dag waarop dit zo was; feiten zonder datum horen bij deze dag"),
    ] = None
    uitspraak: Judged | None = None
    leerling: Pupil = Pupil()
    school: FormSchool = FormSchool()
    personen: tuple[Person, ...] = ()
    uitnodigingen: tuple[Invited, ...] = ()
    gesprekken: tuple[Talk, ...] | None = None
    alle_gesprekken: bool | None = None
    contacten: tuple[OutsideTalk, ...] = ()
    opp: tuple[Plan, ...] | None = None
    onderdelen: tuple[PlanItemGiven, ...] = ()
    leerling_gehoord: PupilHeard | None = None
    evaluaties: tuple[Evaluated, ...] | None = None
    ondersteuning: tuple[Support, ...] | None = None
    feiten: Facts = Facts()
