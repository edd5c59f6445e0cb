"""The seeded random player: walks the trees many times and tells what it never saw.

It prefers what was used least (ChoiceScript's randomtest), and turns facts so that
conditions not yet met come true. Proving that something never happens stands in
`proofs`; here only that everything can happen, and that every walk comes to an end.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import Place, Walk, choose, enter_side, start, step_at
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.conditions import facts_in, holds
from gesprekshulp.knowledge.logic import TooHard, domains_of, example_for
from gesprekshulp.knowledge.types import UNKNOWN, Condition, Content, Step

LONGEST = 400
"""Steps after which a walk counts as one that never ends."""


class Played(msgspec.Struct, frozen=True):
    """What a series of walks saw. Ids are `boom/stap` and `boom/stap/keuze` or `/zin`."""

    walks: int
    steps_taken: int
    steps: tuple[int, int]  # seen, of how many
    options: tuple[int, int]
    wordings: tuple[int, int]
    unseen: tuple[str, ...]
    endless: tuple[str, ...]  # starts of walks that came to no end
    stuck: tuple[str, ...]  # steps without a way on and without an ending


def play(
    content: Content,
    times: int,
    seed: int,
    on: date,
    *,
    at: Place | None = None,
    facts: Mapping[str, str] | None = None,
) -> Played:
    """Walk `times` times and return what was seen; same seed, same walks.

    `at`: begin every walk there. `facts`: hold in every walk and are never turned.
    """
    player = _Player(content, random.Random(seed), on, dict(facts or {}))
    for _ in range(times):
        player.walk(at)
    return player.played(times)


class _Player:
    def __init__(
        self, content: Content, chance: random.Random, on: date, fixed: dict[str, str]
    ) -> None:
        self.content = content
        self.chance = chance
        self.on = on
        self.fixed = fixed
        self.domains = domains_of(content.facts)
        self.used: Counter[str] = Counter()
        self.taken = 0
        self.endless: set[str] = set()
        self.stuck: set[str] = set()
        self.facts: dict[str, str] = {}
        self.aim: dict[str, str] = {}  # step -> option, the way to something never seen

    def walk(self, at: Place | None) -> None:
        """Play one walk from its start to an ending."""
        self.facts = {
            fact.id: self.chance.choice([UNKNOWN, *(v.id for v in fact.values)])
            for fact in self.content.facts.values()
        } | self.fixed
        walk = Walk(at.tree, at.step) if at else self._begin()
        self.aim = self._way_to_unseen(walk)
        begun = f"{walk.tree}/{walk.step}"
        for _ in range(LONGEST):
            step = step_at(self.content, walk.place)
            if step is None:
                return
            self._turn_facts(walk, step)
            following = self._go_on(walk, step)
            if following is None:
                return
            walk = following
        self.endless.add(begun)

    def _begin(self) -> Walk:
        """Start a tree with something unseen, else the one used least.

        A side scene is entered from the first step of a main line.
        """
        every = self.content.trees.values()
        unseen = [t for t in every if any(self._unseen_at(t.id, step) for step in t.steps)]
        tree = min(unseen or every, key=lambda t: (self.used[t.id], t.id))
        self.used[tree.id] += 1
        if tree.kind == "hoofdlijn":
            return start(self.content, tree.id)
        mains = [t.id for t in self.content.trees.values() if t.kind == "hoofdlijn"]
        if not mains:
            return start(self.content, tree.id)
        return enter_side(self.content, start(self.content, self.chance.choice(mains)), tree.id)

    def _way_to_unseen(self, walk: Walk) -> dict[str, str]:
        """Return step -> option along a shortest way to a step with something never seen.

        Half of the walks aim so: chance alone seldom meets many conditions in a row.
        """
        tree = self.content.trees.get(walk.tree)
        if tree is None or self.chance.random() < 0.5:
            return {}
        steps = {step.id: step for step in tree.steps}
        came_from: dict[str, tuple[str, str]] = {walk.step: ("", "")}
        queue = [walk.step]
        for here in queue:
            for option in steps[here].options:
                if option.to in steps and option.to not in came_from:
                    came_from[option.to] = (here, option.id)
                    queue.append(option.to)
        fresh = [step for step in queue if self._unseen_at(tree.id, steps[step])]
        if not fresh:
            return {}
        way, here = {}, self.chance.choice(fresh)
        while came_from[here][0]:
            here, option_id = came_from[here]
            way[here] = option_id
        return way

    def _unseen_at(self, tree: str, step: Step) -> bool:
        parts = [part.id for part in step.wordings] + [part.id for part in step.options]
        place = f"{tree}/{step.id}"
        return not (self.used[place] and all(self.used[f"{place}/{part}"] for part in parts))

    def _turn_facts(self, walk: Walk, step: Step) -> None:
        """Make one condition come true that was never met here, if facts can be turned so."""
        place = f"{walk.tree}/{walk.step}"
        parts = [(w.id, w.condition) for w in step.wordings]
        parts += [(o.id, o.condition) for o in step.options]
        unmet = [
            condition
            for part, condition in parts
            if condition is not None and not self.used[f"{place}/{part}"]
        ]
        ahead = next((o for o in step.options if o.id == self.aim.get(step.id)), None)
        if ahead is not None and ahead.condition is not None:
            self._make_true(ahead.condition)
        elif unmet:
            self._make_true(self.chance.choice(unmet))
        adult = any(
            "leerling" in w.tags and not self.used[f"{place}/{w.id}"] for w in step.wordings
        )
        if adult and self.chance.random() < 0.5:
            self._set("gesprekspartner", "leerling-zelf")
            self._set("leeftijd", "18-plus")

    def _make_true(self, condition: Condition) -> None:
        """Turn facts so that the condition holds; left as they are when that cannot be."""
        if holds(condition, self.facts):
            return
        free = {
            fact: (self.fixed[fact],) if fact in self.fixed else self._shuffled(values)
            for fact, values in self.domains.items()
            if fact in facts_in(condition)
        }
        try:
            self.facts |= example_for(condition, free) or {}
        except (TooHard, KeyError):  # a condition with a fault is a finding elsewhere
            return

    def _shuffled(self, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.chance.sample(values, len(values)))

    def _set(self, fact: str, value: str) -> None:
        if fact not in self.fixed:
            self.facts[fact] = value

    def _go_on(self, walk: Walk, step: Step) -> Walk | None:
        place = f"{walk.tree}/{walk.step}"
        shown = view(self.content, walk, self.facts, NEUTRAL, self.on)
        self.taken += 1
        self.used[place] += 1
        for wording in shown.wordings:
            self.used[f"{place}/{wording.id}"] += 1
        if step.ending is not None:
            following = shown.ending.next_tree if shown.ending else ""
            go_on = following and self.chance.random() < 0.2
            return start(self.content, following, walk) if go_on else None
        if not shown.options:
            self.stuck.add(place)
            return None
        aimed = [o for o in shown.options if o.id == self.aim.get(step.id)]
        self.aim.pop(step.id, None)  # once: a way back must not bring the walk round for ever
        least = min(self.used[f"{place}/{o.id}"] for o in shown.options)
        option = self.chance.choice(
            aimed or [o for o in shown.options if self.used[f"{place}/{o.id}"] == least]
        )
        self.used[f"{place}/{option.id}"] += 1
        after = choose(self.content, walk, option.id, self.facts)
        for fact, value in after.answers[-1].sets.items():
            self._set(fact, value)
        return after

    def played(self, walks: int) -> Played:
        """Add up what was seen."""
        steps, options, wordings = [], [], []
        for tree in self.content.trees.values():
            for step in tree.steps:
                place = f"{tree.id}/{step.id}"
                steps.append(place)
                options += [f"{place}/{option.id}" for option in step.options]
                wordings += [f"{place}/{wording.id}" for wording in step.wordings]

        def seen(ids: list[str]) -> tuple[int, int]:
            return sum(bool(self.used[one]) for one in ids), len(ids)

        return Played(
            walks=walks,
            steps_taken=self.taken,
            steps=seen(steps),
            options=seen(options),
            wordings=seen(wordings),
            unseen=tuple(one for one in (*steps, *options, *wordings) if not self.used[one]),
            endless=tuple(sorted(self.endless)),
            stuck=tuple(sorted(self.stuck)),
        )
