"""The lines of the Zaak screen: what is known of a case, section by section.

Pure: a case in, lines out. Drawing and editing stand in `zaak`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gesprekshulp.casework.preparation import askable_facts, facts_at_play
from gesprekshulp.dossier import words
from gesprekshulp.dossier.localtime import local_date, short_day
from gesprekshulp.dossier.people import is_active
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.tui.dialogs.fields import typed_date

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

NOT_YET = "nog invullen"
MORE_FACTS = "feiten-meer"


class Line(NamedTuple):
    """One line. `ref` says what it is about ("persoon/p-1a2b"); "" for a heading."""

    ref: str
    label: str
    value: str = ""


def case_lines(case: OpenCase) -> list[Line]:
    """Return all lines, headings included."""
    return [
        Line("", "Leerling en school"),
        *_pupil_and_school(case),
        Line("", "Personen"),
        *_people(case),
        Line("", "Plan"),
        *_plan(case),
        Line("", "Feiten"),
        *_facts(case),
        Line("", "Gesprekken en contacten"),
        *_meetings(case),
    ]


def _pupil_and_school(case: OpenCase) -> Iterator[Line]:
    pupil, school = case.dossier.leerling, case.dossier.school
    born = f", {typed_date(pupil.birth_date)}" if pupil.birth_date else ""
    group = f", {pupil.group}" if pupil.group else ""
    name = f"{pupil.first_name} {pupil.last_name}".strip()
    yield Line("leerling", "Leerling", f"{name}{born}{group}" if name else NOT_YET)
    view = case.dossier.child_view
    heard = "gehoord" if view.words else "wil niets zeggen" if view.declined else ""
    offered = f"aangeboden op {typed_date(view.offered_on)}" if view.offered_on else ""
    yield Line("leerling-gehoord", "Stem van de leerling", heard or offered or NOT_YET)
    sector = f", {words.SECTORS[school.sector]}" if school.sector else ""
    yield Line("school", "School", f"{school.name}{sector}".strip(", ") or NOT_YET)


def _people(case: OpenCase) -> Iterator[Line]:
    for one in case.dossier.partners.values():
        says = ", beslist mee" if one.consents else ""
        past = "" if is_active(one, case.today()) else " (nu niet)"
        yield Line(
            f"persoon/{one.id}", one.short or one.name, f"{words.ROLES[one.role]}{says}{past}"
        )
    if not case.dossier.partners:
        yield Line("persoon/", "Nog niemand", "druk op enter")
    for order in case.dossier.orders:
        yield Line("uitspraak", f"Uitspraak {typed_date(order.dated)}", order.text)


def _plan(case: OpenCase) -> Iterator[Line]:
    opp = case.dossier.opp
    goal = f", {opp.uitstroombestemming}" if opp.uitstroombestemming else ""
    yield Line("opp", "OPP", f"{words.OPP_STATUS[opp.status]}{goal}")
    items = plan_items(case.dossier)
    for number, item in enumerate(items, 1):
        yield Line(f"onderdeel/{item.id}", f"Onderdeel {number}", item.text)
    if not items:
        yield Line("onderdeel/", "Handelingsdeel", NOT_YET)


def _facts(case: OpenCase) -> Iterator[Line]:
    now, playing = case.facts(), facts_at_play(case)
    asked = askable_facts(case)
    for fact, _question, values in asked:
        if fact not in playing:
            continue
        said = dict(values).get(now.get(fact, ""), "")
        yield Line(f"feit/{fact}", case.desk.content.facts[fact].title, said or NOT_YET)
    others = sum(fact not in playing for fact, _, _ in asked)
    if others:
        yield Line(MORE_FACTS, "Andere feiten", f"{others} vragen die nu niet spelen")


def _meetings(case: OpenCase) -> Iterator[Line]:
    for one in case.dossier.meetings.values():
        moment = one.started_at or one.planned_for
        on = f" {short_day(local_date(moment))}" if moment else ""
        yield Line(f"gesprek/{one.id}", f"{one.title}{on}", words.MEETING_STANDS[one.stand])
    for contact in case.dossier.contacts.values():
        yield Line(f"contact/{contact.id}", f"{contact.how} {typed_date(contact.on)}", contact.text)
    if not case.dossier.meetings and not case.dossier.contacts:
        yield Line("gesprek/", "Nog geen gesprek", "druk op enter om er een te plannen")
