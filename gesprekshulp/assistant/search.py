"""The search under `proofs`: can a walk come to a step while something does not hold?

What counts as a walk. It may begin at the start of any tree, main line or side scene,
with any facts at all: that covers every way of coming there. Facts change only by what an
option sets. Derived facts (consent among them, added up over people) follow from the case
and may change between any two steps, so of a guard on those only what the last option
asks still counts on arrival. Sector, kind of school and denomination stay as they are.

Side scenes may be entered by hand from anywhere and left again at any moment, so a stack
of return places restrains nothing: on coming back any derived fact may differ, and any
fact that an option in some side scene can set. Such an option is a move of its own here
(its own guard counts, the way to it does not): this finds at least every real walk.
Coming back by hand to a step that was already on screen is no new proposal.

The search is breadth first over (step, cube of facts), so the first fault found is a
shortest one. It is finite: a cube within one seen earlier at that step adds nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from gesprekshulp.assistant.cubes import Cube, Space, domain_of
from gesprekshulp.assistant.walk import BACK, Place, start_of, target_of
from gesprekshulp.knowledge.conditions import facts_in
from gesprekshulp.knowledge.types import UNKNOWN, Condition, Content, Option

FIXED = frozenset({"sector", "schoolsoort", "richting"})
"""Derived facts that do not change during a walk."""

PER_ROUND = frozenset({"leerling-gehoord", "leerling-teruggekoppeld"})
"""Recorded facts that begin anew with every round of the OPP, so they too change by themselves."""

MOST_STATES = 200_000
"""States looked at before the search gives up and says how far it came."""


class Move(NamedTuple):
    """Taking one option. `to`: where it leads, None for coming back from a side scene.

    `by_side`: what lies between is a side scene, from which the walk comes to `to`.
    """

    place: Place
    option: Option
    to: Place | None
    by_side: bool

    @property
    def shows(self) -> bool:
        """Whether a step comes into view by it; not one from which a side scene was entered."""
        return not self.by_side or bool(self.option.to)


class Line(NamedTuple):
    """One line of a counterexample. `aside`: done in a side scene, and back again.

    `given`: derived facts that its guard asked for, as they may have been then.
    """

    move: Move
    aside: bool
    given: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """What a search found: nothing (`reached` None), or the way to a fault."""

    reached: Place | None
    begin: Place | None
    lines: tuple[Line, ...]
    start_facts: Mapping[str, str]  # only those that matter
    end_facts: Mapping[str, str]  # only those that the broken condition speaks of
    states: int
    depth: int
    limit_hit: bool


class _State(NamedTuple):
    place: Place
    cube: Cube
    pending: bool  # came by way of a side scene: the step is first shown on return
    before: _State | None
    line: Line | None
    case: Cube  # the case of the guard by which it came


class Ways:
    """All moves of the trees, and which steps lead where. Made once for many searches."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.moves: dict[Place, tuple[Move, ...]] = {}
        for tree in content.trees.values():
            for step in tree.steps:
                place = Place(tree.id, step.id)
                self.moves[place] = tuple(self._moves(place, step.options))
        starts = {tree: start_of(content, tree) for tree in content.trees}
        self.starts = {tree: place for tree, place in starts.items() if place}
        self.backward: dict[Place, set[Place]] = {}
        for move in (one for moves in self.moves.values() for one in moves):
            if move.to is not None:
                self.backward.setdefault(move.to, set()).add(move.place)
        # A side scene that an option leads into may be entered in any sector.
        self.entered = {m.option.side for moves in self.moves.values() for m in moves if m.by_side}
        self.asides = self._in_side_scenes()

    def _moves(self, place: Place, options: Collection[Option]) -> Iterator[Move]:
        for option in options:
            back = option.to == BACK
            to = target_of(self.content, place.tree, option.to) if option.to else None
            if option.side:
                if start_of(self.content, option.side) is not None:
                    yield Move(place, option, to if option.to else place, True)
            elif to is not None or back:
                yield Move(place, option, None if back else to, False)

    def _onward(self, place: Place) -> Iterator[Place]:
        """Steps that may follow, side scenes that are entered on the way among them."""
        for move in self.moves.get(place, ()):
            if move.to is not None:
                yield move.to
            if move.by_side:
                entry = start_of(self.content, move.option.side)
                if entry is not None:
                    yield entry

    def _in_side_scenes(self) -> tuple[Move, ...]:
        """Return the moves that set a fact and can be made in a side scene entered by hand."""
        seen = {
            place
            for tree, place in self.starts.items()
            if self.content.trees[tree].kind == "zijpad"
        }
        waiting = sorted(seen)
        while waiting:
            for to in self._onward(waiting.pop()):
                if to not in seen:
                    seen.add(to)
                    waiting.append(to)
        return tuple(
            move
            for place in self.moves
            if place in seen
            for move in self.moves[place]
            if move.option.sets
        )

    def leading_to(self, goals: Collection[Place]) -> set[Place]:
        """Return the steps from which one of `goals` can follow, goals among them."""
        seen = set(goals)
        waiting = list(goals)
        while waiting:
            for place in self.backward.get(waiting.pop(), ()):
                if place not in seen:
                    seen.add(place)
                    waiting.append(place)
        return seen


def search(
    ways: Ways,
    goals: Collection[Place],
    required: Condition | None,
    never: bool,
    sectors: Collection[str] = (),
    most: int = MOST_STATES,
) -> Found:
    """Look for a shortest walk to one of `goals` while `required` does not hold.

    `never`: there is no such condition, every arrival is a fault. `sectors`: only there
    (and where the sector is not known) it counts as one.
    """
    return _Search(ways, goals, required, never, sectors, most).run()


class _Search:
    """One search: the facts that matter, the states seen, and the way back from a fault."""

    def __init__(
        self,
        ways: Ways,
        goals: Collection[Place],
        required: Condition | None,
        never: bool,
        sectors: Collection[str],
        most: int,
    ) -> None:
        self.ways = ways
        self.goals = frozenset(goals)
        self.most = most
        self.allowed = ways.leading_to(goals)
        self.asked = facts_in(required) | ({"sector"} if sectors else set())
        self.asides: tuple[Move, ...] = ()
        self.space = self._space()
        self.asides = self._unlike(self.asides)
        content = ways.content
        derived = {name for name, fact in content.facts.items() if fact.derived == "ja"}
        self.derived = (derived | PER_ROUND) - FIXED
        self.free = self.space.field(self.derived)
        faults = (self.space.full,) if never else self.space.cases(required, holds=False)
        here = self.space.limited("sector", (*sectors, UNKNOWN)) if sectors else self.space.full
        self.faults = [one & here for one in faults if not self.space.is_empty(one & here)]
        self.guards: dict[tuple[Place, str], tuple[Cube, ...]] = {}
        self.seen: dict[tuple[Place, bool], list[Cube]] = {}
        self.count = 0

    def _space(self) -> Space:
        """Return the facts that can make a difference: those asked for, and those of guards."""
        content = self.ways.content
        named = set(self.asked)
        if any(content.trees[place.tree].sectors for place in self.allowed):
            named.add("sector")
        moves = [
            move
            for place in self.allowed
            for move in self.ways.moves[place]
            if move.to in self.allowed
        ]
        named.update(*(facts_in(move.option.condition) for move in moves))
        while True:
            asides = tuple(m for m in self.ways.asides if named & set(m.option.sets))
            if asides == self.asides:
                break
            self.asides = asides
            named.update(*(facts_in(move.option.condition) for move in asides))
        values: dict[str, set[str]] = {fact: set() for fact in named}
        for move in (*moves, *asides):
            for fact in named & set(move.option.sets):
                values[fact].add(move.option.sets[fact])
        return Space({f: domain_of(content, f, sorted(values[f])) for f in sorted(named)})

    def _unlike(self, asides: Collection[Move]) -> tuple[Move, ...]:
        """Return the first of all that ask and set the same: without it the work is squared."""
        kept: dict[object, Move] = {}
        for move in asides:
            sets = {f: value for f, value in move.option.sets.items() if f in self.space.domains}
            alike = (self.space.cases(move.option.condition), frozenset(sets.items()))
            kept.setdefault(alike, move)
        return tuple(kept.values())

    def run(self) -> Found:
        """Search breadth first; the first fault is a shortest."""
        waiting: deque[tuple[_State, int]] = deque()
        depth = 0
        for tree, place in self.ways.starts.items():
            if place not in self.allowed:
                continue
            sectors = self.ways.content.trees[tree].sectors
            bound = sectors and tree not in self.ways.entered
            cube = self.space.limited("sector", (*sectors, UNKNOWN)) if bound else self.space.full
            state = _State(place, cube, False, None, None, self.space.full)
            if place in self.goals and (fault := self._fault(cube)):
                return self._told(state, fault, 0)
            if self._is_new(state):
                waiting.append((state, 0))
        while waiting:
            state, depth = waiting.popleft()
            if self.count > self.most:
                return Found(None, None, (), {}, {}, self.count, depth, True)
            for following, arrival in self._following(state):
                if following.place in self.goals and _comes_into_view(following):
                    fault = self._fault(arrival)
                    if fault:
                        return self._told(following, fault, depth + 1)
                if self._is_new(following):
                    waiting.append((following, depth + 1))
        return Found(None, None, (), {}, {}, self.count, depth, False)

    def _following(self, state: _State) -> Iterator[tuple[_State, Cube]]:
        """Yield what may come next, with the cube at the moment of arriving there."""
        for move in self.ways.moves[state.place]:
            to = move.to
            if to is None or to not in self.allowed:
                continue
            for case, arrival in self._taken(state.cube, move):
                cube = arrival | self.free
                line = Line(move, False)
                here = cube if move.by_side else arrival
                pending = move.by_side and move.shows
                yield _State(to, cube, pending, state, line, case), here
        for move in self.asides:
            for case, arrival in self._taken(state.cube, move):
                cube = arrival | self.free
                line = Line(move, True)
                yield _State(state.place, cube, state.pending, state, line, case), cube

    def _taken(self, cube: Cube, move: Move) -> Iterator[tuple[Cube, Cube]]:
        """Yield (case of the guard, cube after the option) for each way it can be taken."""
        key = (move.place, move.option.id)
        cases = self.guards.get(key)
        if cases is None:
            cases = self.guards[key] = self.space.cases(move.option.condition)
        for case in cases:
            within = cube & case
            if not self.space.is_empty(within):
                yield case, self.space.after(within, move.option.sets)

    def _fault(self, cube: Cube) -> Cube | None:
        return next((f for f in self.faults if not self.space.is_empty(cube & f)), None)

    def _is_new(self, state: _State) -> bool:
        seen = self.seen.setdefault((state.place, state.pending), [])
        if any(state.cube & ~one == 0 for one in seen):
            return False
        seen[:] = [one for one in seen if one & ~state.cube]
        seen.append(state.cube)
        self.count += 1
        return True

    def _told(self, state: _State, fault: Cube, depth: int) -> Found:
        """Walk back from the fault and choose facts for which exactly this walk is made."""
        space = self.space
        cube = state.cube & fault if not state.line or self._is_free(state) else fault
        lines: list[Line] = []
        end: Cube | None = None
        at: _State = state
        while at.before is not None and at.line is not None:
            arrival = next(
                one for case, one in self._taken(at.before.cube, at.line.move) if case == at.case
            )
            if end is None:
                end = (arrival | self.free if self._is_free(at) else arrival) & fault
                cube = end
            sets = at.line.move.option.sets
            last_guard = at is state and not self._is_free(at)
            kept = cube if last_guard else cube | self.free
            cube = (kept | space.field(sets)) & at.before.cube & at.case
            asked = facts_in(at.line.move.option.condition) & self.derived
            lines.append(at.line._replace(given=tuple(self._chosen(cube, asked).items())))
            at = at.before
        begin = cube & at.cube
        return Found(
            reached=state.place,
            begin=at.place,
            lines=tuple(reversed(lines)),
            start_facts=self._chosen(begin | self.free, set(space.domains)),
            end_facts=self._chosen(cube if end is None else end, self.asked, every=True),
            states=self.count,
            depth=depth,
            limit_hit=False,
        )

    def _is_free(self, state: _State) -> bool:
        """Whether derived facts may have changed before the step was first shown."""
        return state.pending or state.line is None

    def _chosen(self, cube: Cube, facts: set[str], every: bool = False) -> dict[str, str]:
        """Return one value of each fact that is bound (or of every), a known one if it can be."""
        chosen = {}
        for fact in sorted(facts & set(self.space.domains)):
            values = self.space.values(cube, fact)
            if every or len(values) < len(self.space.domains[fact]):
                known = [value for value in values if value != UNKNOWN]
                chosen[fact] = (known or [UNKNOWN])[0]
        return chosen


def _comes_into_view(state: _State) -> bool:
    if state.line is None or state.pending:
        return True
    return not state.line.aside and state.line.move.shows


def proposing(content: Content, proposals: Collection[str]) -> list[Place]:
    """Return the steps that propose any of these."""
    return [
        Place(tree.id, step.id)
        for tree in content.trees.values()
        for step in tree.steps
        if set(proposals) & set(step.proposes)
    ]
