"""What can be filled in about a case: a form per subject, and recording its answers.

`ask` shows the form and records; every screen that lets the user fill something in uses
it, so drafts, errors and undo work the same everywhere. Who is who stands here; the plan,
contacts and meetings in `subjects_plan`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec

from gesprekshulp.casework.offer import with_offer_of
from gesprekshulp.dossier import words
from gesprekshulp.dossier.events import LeerlingVastgelegd, PartnerVastgelegd, SchoolVastgelegd
from gesprekshulp.dossier.people import usually_consents
from gesprekshulp.dossier.types import Gesprekspartner, Leerling, Pronouns, Role
from gesprekshulp.tui.dialogs.fields import Field, as_date, typed_date
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.subjects_school import SCHOOL_FIELDS, school_from, school_values

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.tui.app import GesprekshulpApp

Values = Mapping[str, str]


class Subject(NamedTuple):
    """A form about one thing: `record` keeps the answers; when it returns they are on disk."""

    draft: str
    title: str
    fields: Sequence[Field]
    values: Mapping[str, str]
    record: Callable[[Values], object]
    explanation: str = ""


def ask(
    app: GesprekshulpApp,
    case: OpenCase,
    subject: Subject,
    then: Callable[[], None] | None = None,
) -> None:
    """Show the form of `subject`; record what is answered and call `then`.

    When the store refuses, the sentence is shown and the typing is kept as a draft.
    """
    key = DraftKey(subject.draft, case.id, case.desk.store)

    def answered(values: dict[str, str] | None) -> None:
        if values is None:
            return
        app.drafts.keep(key, values)  # forgotten below, unless the store refuses
        with app.telling_faults():
            subject.record(values)
            app.drafts.forget(key)
            if then is not None:
                then()

    app.push_screen(
        FormDialog(
            subject.title,
            subject.fields,
            subject.values,
            today=case.today(),
            draft=key,
            explanation=subject.explanation,
        ),
        answered,
    )


def listed(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return a table of words as choices."""
    return tuple(table.items())


PUPIL_FIELDS = (
    Field("first_name", "Voornaam", required="Vul de voornaam in."),
    Field("last_name", "Achternaam"),
    Field(
        "alias",
        "Kenmerk",
        hint="Zo heet de zaak op schermen. Leeg: de voorletters.",
    ),
    Field(
        "pronouns",
        "Voornaamwoorden",
        "keuze",
        listed(words.PRONOUNS),
        required="Kies hij, zij of die.",
        optional_choice=False,
    ),
    Field("birth_date", "Geboren op", "datum", past=True),
    Field("enrolled_on", "Ingeschreven op", "datum", past=True),
    Field("group", "Groep of klas"),
)


def pupil_from(values: Values, before: Leerling | None = None) -> Leerling:
    """Return the pupil the answers describe; what is not asked stays as it was."""
    return msgspec.structs.replace(
        before or Leerling(first_name=""),
        first_name=values["first_name"],
        last_name=values["last_name"],
        alias=values["alias"] or (before.alias if before else ""),
        pronouns=cast(Pronouns, values["pronouns"] or "die"),
        birth_date=as_date(values["birth_date"]),
        enrolled_on=as_date(values["enrolled_on"]),
        group=values["group"],
    )


def new_case_form(desk: Desk) -> FormDialog:
    """Return the form for a new case; its answers go to `pupil_from`.

    With the first case the user's own name is asked too (answer `user`), once.
    """
    own = Field("user", "Jouw eigen naam", hint="Zo sta je in zinnen en in de samenvatting.")
    return FormDialog(
        "Nieuwe zaak: wie is de leerling?",
        [*PUPIL_FIELDS, own] if desk.nameless else PUPIL_FIELDS,
        today=desk.today(),
        draft=DraftKey("nieuwe-zaak", "", desk.store),
    )


def pupil(case: OpenCase) -> Subject:
    """The pupil of the case."""
    known = case.dossier.leerling
    return Subject(
        "leerling",
        "De leerling",
        PUPIL_FIELDS,
        {
            "first_name": known.first_name,
            "last_name": known.last_name,
            "alias": known.alias,
            "pronouns": known.pronouns,
            "birth_date": typed_date(known.birth_date),
            "enrolled_on": typed_date(known.enrolled_on),
            "group": known.group,
        },
        lambda values: case.record(LeerlingVastgelegd(leerling=pupil_from(values, known))),
    )


def school(case: OpenCase) -> Subject:
    """The school; remembered for the next new case."""
    known = case.dossier.school

    def record(values: Values) -> None:
        new = school_from(values, known)
        case.record(SchoolVastgelegd(school=new))
        case.desk.remember_school(with_offer_of(new, case.desk.last_school()))

    return Subject("school", "De school", SCHOOL_FIELDS, school_values(known), record)


def person(case: OpenCase, partner_id: str = "") -> Subject:
    """A person around the pupil; "" for a new one."""
    known = case.dossier.partners.get(partner_id)

    def record(values: Values) -> None:
        role = cast(Role, values["role"])
        # Not answered: who has gezag by role decides, and it can be put right later.
        consents = values["consents"] == "ja" if values["consents"] else usually_consents(role)
        base = known or Gesprekspartner(id=case.desk.new_id("p"), name="", role=role)
        new = msgspec.structs.replace(
            base,
            name=values["name"],
            role=role,
            consents=consents,
            since=as_date(values["since"]),
            until=as_date(values["until"]),
            short=values["short"],
            salutation=values["salutation"],
            language=values["language"],
            needs=_split(values["needs"]),
            reach=values["reach"],
            address=values["address"],
            address_secret=values["address_secret"] == "ja",
            remark=values["remark"],
        )
        case.record(PartnerVastgelegd(partner=new))

    return Subject(
        f"persoon/{partner_id or 'nieuw'}",
        known.name if known else "Nieuwe persoon",
        _PERSON_FIELDS,
        _person_values(known) if known else {},
        record,
    )


_PERSON_FIELDS = (
    Field("name", "Naam", required="Vul een naam in."),
    Field("role", "Rol", "keuze", listed(words.ROLES), required="Kies een rol."),
    Field("short", "Kort", hint="Zo noteer je deze persoon: moeder, vader, juf Marloes."),
    Field("salutation", "Aanspreken als", hint="Bijvoorbeeld: mevrouw Yılmaz."),
    Field(
        "consents",
        "Beslist mee",
        "ja-nee",
        hint="Telt de instemming met het handelingsdeel? Leeg: wie gezag heeft, beslist mee.",
    ),
    Field("since", "Rol sinds", "datum", past=True),
    Field("until", "Rol tot", "datum"),
    Field("language", "Taal"),
    Field("needs", "Nodig", hint="Met komma's: tolk, voorlezen, groot lettertype."),
    Field("reach", "Bereiken", hint="Hoe het liefst: bellen na vier uur, e-mail."),
    Field("address", "Adres"),
    Field("address_secret", "Adres geheim", "ja-nee", hint="Staat dan in geen enkel stuk."),
    Field("remark", "Bijzonderheden", "lang"),
)


def _person_values(known: Gesprekspartner) -> dict[str, str]:
    return {
        "name": known.name,
        "role": known.role,
        "short": known.short,
        "salutation": known.salutation,
        "consents": yes_no(known.consents),
        "since": typed_date(known.since),
        "until": typed_date(known.until),
        "language": known.language,
        "needs": ", ".join(known.needs),
        "reach": known.reach,
        "address": known.address,
        "address_secret": yes_no(known.address_secret),
        "remark": known.remark,
    }


def yes_no(value: bool) -> str:
    """Return a truth as a field of kind `ja-nee` shows it."""
    return "ja" if value else "nee"


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
