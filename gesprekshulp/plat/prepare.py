"""Preparation line by line: what is missing and why, opening sentences, open points."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekshulp.assistant.checks import Missing
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.grounds import grounds_of_points
from gesprekshulp.casework.guard import guard_of
from gesprekshulp.casework.points import gaps_of, not_recorded, terms_running, without_gaps
from gesprekshulp.casework.preparation import (
    askable_facts,
    deviate,
    fact_to_ask,
    open_points,
    opening_sentences,
)
from gesprekshulp.casework.whereabouts import why_point
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.entries import ask_day
from gesprekshulp.plat.where import say_sections
from gesprekshulp.plat.why import why_aside


def run_preparation(case: OpenCase, console: Console) -> None:
    """Show the preparation, and let the user fill in what is missing, one point at a time."""
    show_preparation(case, console)
    while gaps := points_to_fill(case):
        titles = [gap.text for gap in gaps]
        why = why_aside(case.desk, console, lambda: grounds_of_points(points_to_fill(case)))
        picked = console.choose("Wil je nu iets invullen?", titles, stop="klaar", aside=why)
        if picked is None:
            return
        _fill_in(case, gaps[picked], console)
    console.say("", "Er ontbreekt niets meer.")


def points_to_fill(case: OpenCase) -> list[Missing]:
    """Return the gaps of the guard, then what else is missing before the talk."""
    report = guard_of(case)
    return [*gaps_of(report), *without_gaps(case, case.missing("voor"), report)]


def show_preparation(case: OpenCase, console: Console) -> None:
    """Tell what is missing, three sentences to open with, and what is still open."""
    _gaps(points_to_fill(case), console)
    terms = terms_running(case)
    if terms:
        console.say("", "Termijnen die lopen", *(f"  {one}" for one in terms))
    unknown = not_recorded(case)
    if unknown:
        lines = (f"  {line}" for line in unknown)
        console.say("", "Niet vastgelegd, en het kan ertoe doen", *lines)
    console.say("", "Zinnen om mee te openen")
    for sentence in opening_sentences(case):
        console.say(f"  “{sentence}”")
    points = open_points(case)
    if points:
        console.say("", "Nog open van eerder")
        for point in points:
            console.say(f"  {point}")


def _gaps(gaps: Sequence[Missing], console: Console) -> None:
    console.say("", "Wat ontbreekt nog?")
    if not gaps:
        console.say("Geen gat gevonden in wat is vastgelegd.")
    for number, gap in enumerate(gaps, 1):
        console.say(f"{number}. {gap.text}", f"   Waarom: {gap.why}", f"   Doe nu: {gap.advice}")


def _fill_in(case: OpenCase, gap: Missing, console: Console) -> None:
    """Say why the gap is there; ask the fact behind it, or why the school departs from the rule."""
    say_sections(why_point(case, gap.rule), console)
    asked = fact_to_ask(case, gap.rule)
    for fact, question, values in askable_facts(case):
        if fact == asked:
            said = console.choose(question, [title for _, title in values], stop="weet ik nog niet")
            if said is not None:
                case.set_fact(fact, values[said][0], happened_on=ask_day(fact, console, case))
                console.say("Bewaard.")
            return
    console.say(f"Dit vul je niet hier in. {gap.advice}")
    reason = console.ask("Doe je dit bewust anders? Schrijf dan waarom (leeg = nee): ")
    if reason:
        deviate(case, gap.rule, reason)
        console.say("Bewaard, met je reden.")
