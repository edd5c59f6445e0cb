"""Which form fills the gap that a rule found, so that Enter in Voorbereiden always helps."""

from __future__ import annotations

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.points import PLAN, SCHOOL
from gesprekshulp.dossier.people import with_gezag
from gesprekshulp.knowledge.conditions import facts_in
from gesprekshulp.tui import subjects, subjects_plan
from gesprekshulp.tui.subjects import Subject


def subject_of(case: OpenCase, rule: str) -> Subject | None:
    """Return the form behind a rule; None when a single fact, or nothing here, answers it."""
    if rule == SCHOOL:
        return subjects.school(case)
    if rule == PLAN:
        return subjects_plan.plan_item(case)
    known = case.desk.content.rules.get(rule)
    facts = facts_in(known.condition) if known else set()
    if facts & {"leerling-gehoord", "leerling-teruggekoppeld"}:
        return subjects_plan.child_view(case)
    if "allen-uitgenodigd" in facts:
        return subjects_plan.invitation(case, _not_invited(case))
    if "opp-stand" in facts and not facts & {"uitstroom", "handelingsdeel"}:
        return subjects_plan.opp(case)
    if "schoolsoort" in facts and not case.dossier.school.sector:
        return subjects.school(case)
    return None


def _not_invited(case: OpenCase) -> str:
    """The first one who decides and was not invited, "" when all were."""
    asked = {one.partner for one in case.dossier.invitations}
    people = with_gezag(case.dossier, case.today())
    return next((one.id for one in people if one.id not in asked), "")
