"""What to settle before the talk: what is needed to know anything, then gaps, then what the rules find."""

from __future__ import annotations

from gesprekshulp.assistant.checks import Missing
from gesprekshulp.assistant.guard import GuardFinding, GuardReport
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.guard import guard_of
from gesprekshulp.dossier.plan_facts import plan_items

SCHOOL, PLAN = "vul-school-in", "vul-handelingsdeel-in"
"""Points of the program itself, not of a rule: nothing to depart from."""
_SCHOOL_RULE = "school-onbekend"
"""The rule that asks the same as SCHOOL; line by line, without that point, it is the one."""


def points_before(case: OpenCase) -> list[Missing]:
    """Return what to settle before the next talk, the first thing first."""
    school = [] if case.dossier.school.sector else [_NO_SCHOOL]
    plan = [] if plan_items(case.dossier) else [_NO_PLAN]
    report = guard_of(case)
    others = without_gaps(case, case.missing("voor"), report)
    if school:
        others = [one for one in others if one.rule != _SCHOOL_RULE]
    return [*school, *gaps_of(report), *others, *plan]


def gaps_of(report: GuardReport) -> list[Missing]:
    """Return the gaps of the guard as points, each with its code; `rule` is that of the guard."""
    return [_point(one) for one in report.findings]


def without_gaps(case: OpenCase, points: list[Missing], report: GuardReport) -> list[Missing]:
    """Return the points without those that a gap already says, and more precisely."""
    guards = case.desk.content.guards
    said = {rule for one in report.findings for rule in guards[one.rule].replaces}
    return [one for one in points if one.rule not in said]


def terms_running(case: OpenCase) -> list[str]:
    """Return the terms that still run, one sentence each with the last day."""
    return [one.due_text for one in guard_of(case).coming if one.due_text]


def not_recorded(case: OpenCase, most: int = 5) -> list[str]:
    """Return what is not recorded and would decide, at most so many lines, then how many more."""
    unknown = guard_of(case).unknown
    lines = [f"{one.code} {one.text.removeprefix('Niet vastgelegd: ')}" for one in unknown[:most]]
    rest = len(unknown) - most
    return [*lines, f"en nog {rest}; zie gesprekshulp dossier controleer"] if rest > 0 else lines


def _point(one: GuardFinding) -> Missing:
    due = f" {one.due_text}" if one.due_text else ""
    return Missing(
        rule=one.rule,
        title=f"{one.title} ({one.code})",
        text=f"{one.text}{due}",
        why=one.why,
        advice=f"{one.remedy} Dit verandert als: {one.changes[:1].lower()}{one.changes[1:]}",
        weight=one.weight,
        certainty=one.certainty,
        sources=one.sources,
    )


_NO_SCHOOL = Missing(
    SCHOOL,
    "Vul de school in",
    "Er staat nog niet bij wat voor onderwijs dit is.",
    "Voor elk soort onderwijs gelden andere regels. Zonder dit kan het programma ze niet kiezen.",
    "Kies bij Onderwijs: po, vo, so of vso.",
    "huisregel",
    "hoog",
)

_NO_PLAN = Missing(
    PLAN,
    "Het handelingsdeel is nog leeg",
    "Er staat nog niet bij wat school gaat doen.",
    "Ouders beslissen per onderdeel mee. Zonder onderdelen valt er niets te vragen.",
    "Schrijf wat je wilt voorstellen, één onderdeel per keer. Het blijft een voorstel.",
    "huisregel",
    "hoog",
)
