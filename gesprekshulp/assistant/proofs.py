"""Proofs about the trees: is every promise kept, and if not, the shortest way it is broken.

What a walk is and how it is searched stands in `search`; whether an answer is always
within reach in `answers`; where a broken promise stands in its file in `promise_findings`.
A promise binds what the program proposes. What really happened can always be recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.assistant.answers import unanswered
from gesprekshulp.assistant.search import MOST_STATES, Found, Line, Ways, proposing, search
from gesprekshulp.assistant.walk import Place, step_at
from gesprekshulp.knowledge.conditions import describe
from gesprekshulp.knowledge.logic import TooHard, domains_of, example_for, narrowed
from gesprekshulp.knowledge.types import AnyOf, Content, Not, Promise, Sector, Step
from gesprekshulp.knowledge.validity import in_force

SECTORS: tuple[Sector, ...] = ("po", "vo", "so", "vso")


class Proof(msgspec.Struct, frozen=True):
    """What became of one promise.

    `holds`: proven. `in_force`: it binds on this date (else nothing was searched).
    `steps`: how many steps the promise speaks of; 0 means that it says nothing.
    `limit_hit`: the search grew too large, `depth` steps were searched through.
    `counterexample`: the shortest way it is broken, in Dutch lines; `broken_at` the step.
    """

    promise: str
    holds: bool
    in_force: bool = True
    steps: int = 0
    states_examined: int = 0
    depth: int = 0
    limit_hit: bool = False
    counterexample: tuple[str, ...] = ()
    broken_at: Place | None = None


def prove_all(content: Content, on: date, most: int = MOST_STATES) -> list[Proof]:
    """Return the proof of every promise on a date, in the order of content."""
    ways = Ways(content)
    return [prove(content, one, on, ways, most) for one in content.promises.values()]


def prove(
    content: Content,
    promise: Promise,
    on: date,
    ways: Ways | None = None,
    most: int = MOST_STATES,
) -> Proof:
    """Return whether a promise is kept by all trees on a date. Never raises on content.

    `ways`: the moves of the same content, when made before. `most`: states before the
    search gives up.
    """
    if not in_force(promise, on):
        return Proof(promise.id, True, in_force=False)
    if promise.always:
        return _always(content, promise)
    goals = proposing(content, promise.never)
    if not goals:
        return Proof(promise.id, True)
    found = search(
        ways or Ways(content),
        goals,
        promise.required,
        never=promise.required is None and not promise.names,
        sectors=promise.sectors,
        most=most,
    )
    told = () if found.reached is None else _tell(content, promise, found)
    broken = found.reached
    if broken is None and not found.limit_hit:
        broken, told = _unnamed(content, promise, goals, on)
    return Proof(
        promise=promise.id,
        holds=broken is None and not found.limit_hit,
        steps=len(goals),
        states_examined=found.states,
        depth=found.depth,
        limit_hit=found.limit_hit,
        counterexample=told,
        broken_at=broken,
    )


def _always(content: Content, promise: Promise) -> Proof:
    lines, place, looked_at = unanswered(content, promise)
    return Proof(
        promise=promise.id,
        holds=not lines,
        steps=max(1, len(promise.answers)),
        states_examined=looked_at,
        counterexample=tuple(lines),
        broken_at=place,
    )


def _tell(content: Content, promise: Promise, found: Found) -> tuple[str, ...]:
    assert found.begin is not None
    assert found.reached is not None
    lines = [f"Begin: {_where(content, found.begin)}."]
    lines += [f"  {_fact(content, fact, value)}" for fact, value in found.start_facts.items()]
    lines += [f"{n}. {_line(content, one)}" for n, one in enumerate(found.lines, start=1)]
    step = step_at(content, found.reached)
    proposed = [one for one in promise.never if step and one in step.proposes]
    lines.append(f"Dan stelt {_where(content, found.reached)} voor: {_titles(content, proposed)}.")
    if promise.required is None:
        lines.append("Dat hoort nooit voorgesteld te worden.")
    else:
        lines.append(f"Eerst hoort te gelden: {describe(promise.required, content)}.")
    if found.end_facts:
        lines.append("Op dat moment kan gelden:")
        lines += [f"  {_fact(content, fact, value)}" for fact, value in found.end_facts.items()]
    return tuple(lines)


def _line(content: Content, line: Line) -> str:
    move = line.move
    said = f"{_where(content, move.place)}: keuze “{move.option.title}”"
    if line.aside:
        title = content.trees[move.place.tree].title
        said = f"Tussendoor met de hand naar “{title}” en terug; daar {_lower(said)}"
    elif move.by_side:
        side = content.trees.get(move.option.side)
        said += f", door het zijpad “{side.title if side else move.option.side}” heen"
    if line.given:
        said += f", terwijl {' en '.join(_fact(content, *one) for one in line.given)}"
    if move.option.sets:
        sets = " en ".join(_fact(content, *one) for one in move.option.sets.items())
        said += f". Daarna: {sets}"
    return said + "."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(content: Content, place: Place) -> str:
    step = step_at(content, place)
    return f"stap “{step.title if step else place.step}” ({place})"


def _fact(content: Content, fact: str, value: str) -> str:
    known = content.facts.get(fact)
    titles: Mapping[str, str] = {one.id: one.title for one in known.values} if known else {}
    return f"{known.title if known else fact} is “{titles.get(value, value)}”"


def _titles(content: Content, proposals: list[str]) -> str:
    known = content.proposals
    return ", ".join(known[one].title if one in known else one for one in proposals)


def _unnamed(
    content: Content, promise: Promise, goals: list[Place], on: date
) -> tuple[Place | None, tuple[str, ...]]:
    """Return a step that does not name what the promise wants named, and how that looks."""
    for place in goals if promise.names else ():
        step = step_at(content, place)
        own = content.trees[place.tree].sectors
        for sector in promise.sectors or SECTORS:
            if step is None or (own and sector not in own):
                continue
            facts = _silent_when(content, promise, step, sector, on)
            if facts is not None:
                names = ", ".join(_source(content, one) for one in promise.names)
                lines = [
                    f"{_where(content, place)} stelt voor: {_titles(content, list(promise.never))}.",
                    f"Onder recht hoort daar te staan wat volgt uit: {names}.",
                    f"Dat staat er niet als {_fact(content, 'sector', sector)}.",
                    *(f"  {_fact(content, *one)}" for one in facts.items() if one[0] != "sector"),
                ]
                return place, tuple(line[:1].upper() + line[1:] for line in lines)
    return None, ()


def _silent_when(
    content: Content, promise: Promise, step: Step, sector: Sector, on: date
) -> dict[str, str] | None:
    """Return facts for which no claim in force rests on the sources to name; None if none."""
    fitting = [
        claim
        for claim in step.claims
        if set(claim.sources) & set(promise.names)
        and (not claim.sectors or sector in claim.sectors)
        and all(in_force(content.sources[s], on) for s in claim.sources if s in content.sources)
    ]
    conditions = [claim.condition for claim in fitting if claim.condition is not None]
    if len(conditions) < len(fitting):
        return None
    if not conditions:
        return {}
    domains = narrowed(domains_of(content.facts), "sector", [sector])
    domains = {**domains, "sector": (sector,)} if "sector" in domains else domains
    try:
        return example_for(Not(AnyOf(tuple(conditions))), domains)
    except (TooHard, KeyError):
        return {}


def _source(content: Content, name: str) -> str:
    known = content.sources.get(name)
    return f"“{known.title}”" if known else name
