"""Voorbereiden: opening sentences, what is still open, and the facts a user can still fill in."""

from __future__ import annotations

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import start
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.guard import guard_of
from gesprekshulp.dossier.events import AfwijkingVastgelegd
from gesprekshulp.dossier.notes import first_said_on, open_notes
from gesprekshulp.dossier.words import SAID_ON
from gesprekshulp.knowledge.conditions import facts_in


def opening_sentences(case: OpenCase, most: int = 3, tree: str = "oogo") -> list[str]:
    """Return up to `most` sentences from the first step of the meeting, rendered."""
    content = case.desk.content
    if tree not in content.trees:
        return []
    shown = view(content, start(content, tree), case.facts(), case.names(), case.today())
    return [wording.text for wording in shown.wordings[:most]]


def open_points(case: OpenCase) -> list[str]:
    """Return what is still open of earlier meetings, one line each, with the day it was said."""
    return [
        f"{note.kind}: {note.text} ({SAID_ON[note.kind]} op "
        f"{dutch_date(first_said_on(case.dossier, note), weekday=False)})"
        for note in open_notes(case.dossier)
    ]


def deviate(case: OpenCase, rule: str, reason: str, meeting: str = "") -> None:
    """Record that the school departs from a rule on purpose: named, never blocked."""
    case.record(
        AfwijkingVastgelegd(rule=rule, reason=reason, on=case.today(), meeting=meeting),
        meeting=meeting,
    )


def deviations(case: OpenCase) -> dict[str, str]:
    """Return rule -> the reason given for departing from it, the last one per rule."""
    return {one.rule: one.reason for one in case.dossier.deviations}


def askable_facts(case: OpenCase) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return (id, question, values) of facts of the case that a user can answer."""
    return [
        (fact.id, fact.question or fact.title, tuple((v.id, v.title) for v in fact.values))
        for fact in case.desk.content.facts.values()
        if fact.derived == "nee" and fact.scope == "zaak"
    ]


def facts_at_play(case: OpenCase) -> set[str]:
    """Return the facts to show with a case: the usual ones, and the rest once it matters.

    A fact matters when it is recorded, or when the guard looks at it now.
    """
    report = guard_of(case)
    looked_at = {
        *(fact for one in (*report.findings, *report.coming) for fact, _ in one.facts),
        *(fact for one in report.unknown for fact in one.facts),
    }
    return {
        fact.id
        for fact in case.desk.content.facts.values()
        if fact.shown == "altijd" or fact.id in looked_at or fact.id in case.dossier.facts
    }


def fact_to_ask(case: OpenCase, rule: str) -> str:
    """Return the fact behind a rule that a user can answer on the spot, "" when none."""
    content = case.desk.content
    found = content.rules.get(rule) or content.guards.get(rule)
    if found is None:
        return ""
    askable = [fact for fact, _, _ in askable_facts(case)]
    named = facts_in(found.condition)
    return next((fact for fact in askable if fact in named), "")
