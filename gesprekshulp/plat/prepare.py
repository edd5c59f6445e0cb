"""Preparation line by line: what is missing and why; opening sentences and open points on a word."""

from __future__ import annotations

from collections.abc import Callable

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
from gesprekshulp.plat.console import Aside, Console
from gesprekshulp.plat.entries import ask_day, entry_for
from gesprekshulp.plat.where import say_sections
from gesprekshulp.plat.why import why_aside


def run_preparation(case: OpenCase, console: Console) -> None:
    """Let the user hear what is missing, one point at a time, and the rest when asked."""
    while True:
        gaps = points_to_fill(case)
        picked = console.choose(
            _title(len(gaps)),
            [gap.text for gap in gaps],
            stop="klaar",
            asides=_asides(case, console),
            aside=why_aside(case.desk, console, lambda: grounds_of_points(points_to_fill(case))),
        )
        if picked is None:
            return
        _fill_in(case, gaps[picked], console)


def _title(count: int) -> str:
    if not count:
        return "Voorbereiden. Geen gat gevonden in wat is vastgelegd."
    points = "Er ontbreekt nog 1 punt." if count == 1 else f"Er ontbreken nog {count} punten."
    return f"Voorbereiden. {points} Kies er een om te horen waarom het telt."


def points_to_fill(case: OpenCase) -> list[Missing]:
    """Return the gaps of the guard, then what else is missing before the talk."""
    report = guard_of(case)
    return [*gaps_of(report), *without_gaps(case, case.missing("voor"), report)]


def _asides(case: OpenCase, console: Console) -> list[Aside]:
    """Return what more can be heard, each behind a word: nobody sits through all of it unasked."""
    found = (
        ("zinnen", "om mee te openen", [f"“{one}”" for one in opening_sentences(case)]),
        ("termijnen", "die lopen", list(terms_running(case))),
        ("onbekend", "wat niet is vastgelegd, en ertoe kan doen", list(not_recorded(case))),
        ("eerder", "wat nog open is van eerder", list(open_points(case))),
    )
    return [
        Aside(word, f"{title} ({len(lines)})", _telling(console, f"{word}: {title}", lines))
        for word, title, lines in found
        if lines
    ]


def _telling(console: Console, title: str, lines: list[str]) -> Callable[[], None]:
    return lambda: console.say("", title.capitalize(), *(f"  {line}" for line in lines))


def _fill_in(case: OpenCase, gap: Missing, console: Console) -> None:
    """Say why the gap is there; fill it in here, or take why the school departs from the rule."""
    console.say("", gap.text, f"  Waarom: {gap.why}", f"  Doe nu: {gap.advice}")
    why = Aside(
        "waarom",
        "waaruit het programma dit afleidt",
        lambda: say_sections(why_point(case, gap.rule), console),
    )
    entry = entry_for(case, gap.rule)
    if entry is None and _asked(case, gap.rule, why, console):
        return
    ways = [*((entry.title,) if entry else ()), "wij doen dit bewust anders: de reden opschrijven"]
    picked = console.choose("Wat doe je?", ways, stop="later", aside=why)
    if picked is None:
        return
    if entry and picked == 0:
        entry.run(case, console)
        return
    reason = console.ask("Waarom doe je dit anders? (leeg = toch niet): ")
    if reason:
        deviate(case, gap.rule, reason)
        console.say("Bewaard, met je reden.")


def _asked(case: OpenCase, rule: str, why: Aside, console: Console) -> bool:
    """Ask the fact behind a rule; False when there is no single one."""
    asked = fact_to_ask(case, rule)
    for fact, question, values in askable_facts(case):
        if fact == asked:
            titles = [title for _, title in values]
            said = console.choose(question, titles, stop="weet ik nog niet", aside=why)
            if said is not None:
                case.set_fact(fact, values[said][0], happened_on=ask_day(fact, console, case))
                console.say("Bewaard.")
            return True
    return False
