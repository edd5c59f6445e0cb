"""Whether an answer is always within reach: promises with `altijd`.

A side scene can be entered by hand from every step, so being always reachable comes down
to three things: it is a side scene and holds for the sectors of the promise; from its
start the answer that fits the facts comes within so many options, whatever other facts
are; and at that answer there is a wording that can be said. That no other answer than the
true one is given is a promise of the other form, about the proposals of those steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gesprekshulp.assistant.walk import (
    BACK,
    Place,
    find_step,
    parse_place,
    start_of,
    step_at,
    target_of,
)
from gesprekshulp.knowledge.conditions import describe_facts
from gesprekshulp.knowledge.logic import TooHard, domains_of, example_for
from gesprekshulp.knowledge.types import (
    UNKNOWN,
    All,
    AnyOf,
    Condition,
    Content,
    Is,
    Not,
    Promise,
    Step,
)

ALWAYS: Condition = All(())
_MOST_PATHS = 2_000


def unanswered(content: Content, promise: Promise) -> tuple[list[str], Place | None, int]:
    """Return (how the promise fails in Dutch lines, the step where, ways looked at).

    No lines: it is kept.
    """
    wanted = parse_place(promise.always)
    tree = content.trees.get(wanted.tree)
    entry = start_of(content, wanted.tree)
    if tree is None or entry is None or tree.kind != "zijpad":
        return (
            [f"“{promise.always}” is er niet als zijpad; het is niet altijd te bereiken."],
            None,
            0,
        )
    missed = sorted(set(promise.sectors or tree.sectors) - set(tree.sectors))
    if tree.sectors and (missed or not promise.sectors):
        where = ", ".join(missed) or "de andere sectoren"
        return [f"Het zijpad “{tree.title}” is er niet voor {where}."], entry, 0
    domains = domains_of(content.facts)
    looked_at = 0
    values = domains.get(promise.about, ()) if promise.about else (UNKNOWN,)
    for value in values:
        target = promise.answers.get(value, wanted.step) if promise.about else wanted.step
        known = {promise.about: value} if promise.about else {}
        said = describe_facts(known, content)
        if not target:
            if promise.about:
                return [f"Als {said} is er geen stap met een antwoord."], entry, looked_at
            continue
        if find_step(tree, target) is None:
            return [f"Als {said} is de stap “{target}” er niet."], entry, looked_at
        goal = Place(tree.id, target)
        roads = list(_roads(content, entry, goal, int(promise.within)))[:_MOST_PATHS]
        looked_at += len(roads)
        within = {**domains, **({promise.about: (value,)} if promise.about else {})}
        missing = _example(Not(AnyOf(tuple(roads))) if roads else ALWAYS, within)
        if missing is not None:
            when = describe_facts({**known, **missing}, content)
            return _told(content, goal, when, promise), goal, looked_at
    return [], None, looked_at


def _told(content: Content, goal: Place, when: str, promise: Promise) -> list[str]:
    step = step_at(content, goal)
    start = start_of(content, goal.tree)
    first = step_at(content, start) if start else None
    return [
        f"Begin: stap “{first.title if first else goal.tree}” ({start}).",
        f"Stel: {when or 'wat dan ook'}.",
        f"Binnen {promise.within} keuzes komt stap “{step.title if step else goal.step}” ({goal}) "
        "dan niet in beeld, of er is daar geen zin die past.",
    ]


def _example(condition: Condition, domains: Mapping[str, tuple[str, ...]]) -> dict[str, str] | None:
    try:
        return example_for(condition, domains)
    except (TooHard, KeyError):
        return {}


def _roads(content: Content, entry: Place, goal: Place, most: int) -> Iterator[Condition]:
    """Yield for each way from entry to goal when it can be gone and ends in a wording."""
    waiting: list[tuple[Place, dict[str, str], list[Condition]]] = [(entry, {}, [])]
    for turn in range(most + 1):
        following: list[tuple[Place, dict[str, str], list[Condition]]] = []
        for place, sets, asked in waiting:
            step = step_at(content, place)
            if step is None:
                continue
            if place == goal:
                yield All((*asked, _given(_sayable(step), sets)))
                continue
            if turn == most:
                continue
            for option in step.options:
                if option.side or option.to == BACK:
                    continue
                to = target_of(content, place.tree, option.to)
                if to is not None:
                    guard = _given(option.condition or ALWAYS, sets)
                    following.append((to, {**sets, **option.sets}, [*asked, guard]))
        waiting = following[:_MOST_PATHS]


def _sayable(step: Step) -> Condition:
    """Return when there is something to say here, as `view.fitting_wordings` chooses it."""
    pupil = Is("gesprekspartner", ("leerling-zelf",))
    ways: list[Condition] = []
    for wording in step.wordings:
        only_pupil = "leerling" in wording.tags and "gewoon" not in wording.tags
        fits = wording.condition or ALWAYS
        ways.append(All((fits, pupil)) if only_pupil and step.speaker != "leerling" else fits)
    return AnyOf(tuple(ways))


def _given(condition: Condition, sets: Mapping[str, str]) -> Condition:
    """Return a condition as it reads once these facts have been set."""
    match condition:
        case Is(fact, values) if fact in sets:
            return ALWAYS if sets[fact] in values else AnyOf(())
        case Not(part):
            return Not(_given(part, sets))
        case All(parts):
            return All(tuple(_given(part, sets) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_given(part, sets) for part in parts))
    return condition
