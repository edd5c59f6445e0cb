"""The guard over a case, and a case made from a form written by hand."""

from __future__ import annotations

from datetime import date

from gesprekshulp.assistant.form.making import events_of
from gesprekshulp.assistant.form.types import Form
from gesprekshulp.assistant.guard import GuardReport, guard
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.dossier.events import LeerlingVastgelegd, SchoolVastgelegd, ZaakGeopend
from gesprekshulp.knowledge.types import Content


def guard_of(case: OpenCase, on: date | None = None) -> GuardReport:
    """Return what this case lacks or owes on a day; today when none is given."""
    return guard(case.desk.content, case.dossier, on or case.today())


def guard_of_form(content: Content, form: Form, on: date | None, today: date) -> GuardReport:
    """Return the same of a form, without making a case of it.

    Without a day given, that of the form counts, and without that today.
    """
    return guard(content, events_of(form, today).dossier(), on or form.op or today)


def take_in(desk: Desk, form: Form) -> OpenCase:
    """Make a case of a form; when this returns it is on disk. Raises StoreError."""
    made = events_of(form, desk.today())
    case_id = desk.new_id("z")
    desk.store.create_case(case_id, made.leerling.alias or made.title)
    case = OpenCase(desk, case_id)
    case.record(
        ZaakGeopend(case=case_id, title=made.title, on=made.opened_on),
        LeerlingVastgelegd(leerling=made.leerling),
        SchoolVastgelegd(school=made.school),
        *made.payloads,
    )
    case.leave()
    return case
