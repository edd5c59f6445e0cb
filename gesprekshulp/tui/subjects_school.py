"""The school as a form: of one case, and as the setting for all new ones.

What the answers are for stands in `casework.offer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, cast

from msgspec.structs import replace

from gesprekshulp.assistant.holidays import Region
from gesprekshulp.dossier import words
from gesprekshulp.dossier.types import School, Sector
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk

SchoolType = Literal["gewoon", "sbo", "praktijkonderwijs", "speciaal"]
Denomination = Literal["openbaar", "bijzonder"]

SCHOOL_FIELDS = (
    Field("name", "Naam"),
    Field("sector", "Onderwijs", "keuze", tuple(words.SECTORS.items())),
    Field("school_type", "Soort", "keuze", tuple(words.SCHOOL_TYPES.items())),
    Field("cluster", "Cluster", hint="Alleen voor so en vso."),
    Field("denomination", "Richting", "keuze", tuple(words.DENOMINATIONS.items())),
    Field("partnership", "Samenwerkingsverband"),
    Field("support_point", "Steunpunt", hint="Ouder- en jeugdsteunpunt: hoe te bereiken."),
    Field("contact", "Aanspreekpunt", hint="Wie vragen over de samenvatting beantwoordt."),
    Field(
        "region",
        "Vakantieregio",
        "keuze",
        tuple(words.REGIONS.items()),
        hint="Voor dagen als “na de voorjaarsvakantie”.",
    ),
)

OFFER_FIELDS = (
    Field(
        "basic_support", "Basisondersteuning", "lang", hint="Wat elke leerling hier kan krijgen."
    ),
    Field("extra_support", "Extra ondersteuning", "lang", hint="Wat jullie zelf extra bieden."),
    Field("decides", "Wie beslist", hint="Wie op school over extra ondersteuning beslist."),
)


def school_values(school: School) -> dict[str, str]:
    """Return the school as the form shows it."""
    fields = (*SCHOOL_FIELDS, *OFFER_FIELDS)
    return {field.name: getattr(school, field.name) or "" for field in fields}


def school_from(values: Mapping[str, str], before: School) -> School:
    """Return the school the answers describe; what is not asked stays as it was."""
    texts = ("name", "cluster", "partnership", "support_point", "contact")
    offers = (field.name for field in OFFER_FIELDS if field.name in values)
    return replace(
        before,
        sector=cast(Sector, values["sector"]) if values["sector"] else None,
        school_type=cast(SchoolType, values["school_type"] or "gewoon"),
        denomination=cast(Denomination, values["denomination"]) if values["denomination"] else None,
        region=cast(Region, values.get("region", before.region)),
        **{name: values[name] for name in (*texts, *offers)},
    )


def our_school_form(desk: Desk) -> FormDialog:
    """Return the form about our own school; its answers go to `school_from`."""
    return FormDialog(
        "Onze school",
        (*OFFER_FIELDS, *SCHOOL_FIELDS),
        school_values(desk.last_school()),
        today=desk.today(),
        draft=our_school_draft(desk),
        explanation="Dit staat klaar bij elke nieuwe zaak, en bij de stap over extra ondersteuning.",
    )


def our_school_draft(desk: Desk) -> DraftKey:
    """Return where unfinished typing in that form is kept."""
    return DraftKey("onze-school", "", desk.store)
