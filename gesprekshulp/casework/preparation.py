"""Voorbereiden: opening sentences, what is still open, and the facts a user can still fill in."""

from __future__ import annotations

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import start
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.notes import open_agreements, open_objections


def opening_sentences(case: OpenCase, most: int = 3, tree: str = "oogo") -> list[str]:
    """Return up to `most` sentences from the first step of the meeting, rendered."""
    content = case.desk.content
    if tree not in content.trees:
        return []
    shown = view(content, start(content, tree), case.facts(), case.names(), case.today())
    return [wording.text for wording in shown.wordings[:most]]


def open_points(case: OpenCase) -> list[str]:
    """Return open objections and agreements of earlier meetings, one line each."""
    objections = [f"bezwaar: {note.text}" for note in open_objections(case.dossier)]
    agreements = [f"afspraak: {note.text}" for note in open_agreements(case.dossier)]
    return objections + agreements


def askable_facts(case: OpenCase) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Return (id, question, values) of facts of the case that a user can answer."""
    return [
        (fact.id, fact.question or fact.title, tuple((v.id, v.title) for v in fact.values))
        for fact in case.desk.content.facts.values()
        if fact.derived == "nee" and fact.scope == "zaak"
    ]
