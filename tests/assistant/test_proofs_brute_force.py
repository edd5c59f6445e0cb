"""The search finds exactly what trying out every walk finds, on small trees."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.cubes import Space
from gesprekshulp.assistant.search import Ways, proposing, search
from gesprekshulp.assistant.walk import BACK, Place, start_of, target_of
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import (
    UNKNOWN,
    All,
    AnyOf,
    Condition,
    Content,
    Ending,
    Fact,
    FactValue,
    Is,
    Not,
    Option,
    Step,
    Tree,
)

VALUES = ("x", "y")
DOMAIN = (UNKNOWN, *VALUES)
RECORDED = ("een", "twee")
FACTS = {
    name: Fact(name, name, tuple(FactValue(v, v) for v in VALUES), derived=derived)  # type: ignore[arg-type]
    for name, derived in (("een", "nee"), ("twee", "nee"), ("akkoord", "ja"), ("sector", "ja"))
}
LONGEST_STACK = 2

conditions: st.SearchStrategy[Condition] = st.recursive(
    st.builds(
        Is,
        st.sampled_from(sorted(FACTS)),
        st.lists(st.sampled_from(DOMAIN), min_size=1, max_size=2, unique=True).map(tuple),
    ),
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(All, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)


@st.composite
def trees(draw: st.DrawFn, with_sides: bool) -> Content:
    """Two trees of up to four steps with options between them, and perhaps a side scene."""
    names = ["a", "b", *(["zij"] if with_sides else [])]
    built = {}
    for name in names:
        side_scene = name == "zij"
        count = draw(st.integers(1, 3 if side_scene else 4))
        targets = [f"s{n}" for n in range(count)] + ["a", "b"] * (not side_scene)
        steps = []
        for n in range(count):
            options = []
            for m in range(draw(st.integers(0, 3))):
                side = with_sides and not side_scene and draw(st.integers(0, 3)) == 0
                to = draw(st.sampled_from([*targets, *([BACK] if side_scene else [])]))
                options.append(
                    Option(
                        f"k{m}",
                        f"keuze {m}",
                        to="" if side and draw(st.booleans()) else to,
                        side="zij" if side else "",
                        condition=draw(st.none() | conditions),
                        sets=draw(
                            st.dictionaries(
                                st.sampled_from(RECORDED), st.sampled_from(DOMAIN), max_size=1
                            )
                        ),
                    )
                )
            proposes = ("plan",) if draw(st.integers(0, 3)) == 0 else ()
            steps.append(
                Step(
                    f"s{n}",
                    f"stap {n}",
                    "doel",
                    proposes=proposes,
                    options=tuple(options),
                    ending=None if options else Ending("u", "v"),
                )
            )
        kind = "zijpad" if side_scene else "hoofdlijn"
        built[name] = Tree(name, name, "doel", kind, "s0", tuple(steps))  # type: ignore[arg-type]
    return Content(facts=FACTS, trees=built)


def shortest_by_trying(content: Content, required: Condition) -> int | None:
    """Return the number of choices of a shortest walk that breaks it, trying every one."""
    goals = set(proposing(content, ["plan"]))

    def broken(place: Place, facts: dict[str, str]) -> bool:
        return place in goals and not holds(required, facts)

    waiting = deque()
    seen = set()
    for tree in content.trees:
        begin = start_of(content, tree)
        assert begin
        for values in product(DOMAIN, repeat=len(FACTS)):
            facts = dict(zip(FACTS, values, strict=True))
            if broken(begin, facts):
                return 0
            waiting.append((begin, (), facts, 0))
    while waiting:
        place, stack, given, depth = waiting.popleft()
        key = (place, stack, tuple((k, given[k]) for k in (*RECORDED, "sector")))
        if key in seen:
            continue
        seen.add(key)
        for consent in DOMAIN:
            facts = {**given, "akkoord": consent}
            for to, onto, after, shown in one_move(content, place, stack, facts):
                if shown and broken(to, after):
                    return depth + 1
                waiting.append((to, onto, after, depth + 1))
    return None


Stack = tuple[tuple[Place, bool], ...]


def one_move(
    content: Content, place: Place, stack: Stack, facts: dict[str, str]
) -> Iterator[tuple[Place, Stack, dict[str, str], bool]]:
    """Yield (place, stack, facts, whether the step comes into view) of every next move."""
    step = next(s for s in content.trees[place.tree].steps if s.id == place.step)
    for option in step.options:
        if not holds(option.condition, facts):
            continue
        after = {**facts, **option.sets}
        if option.side:
            if option.to == BACK or len(stack) == LONGEST_STACK:
                continue
            entry = start_of(content, option.side)
            to = target_of(content, place.tree, option.to) if option.to else place
            assert entry
            assert to
            yield entry, (*stack, (to, bool(option.to))), after, True
        elif option.to == BACK:
            if stack:
                yield stack[-1][0], stack[:-1], after, stack[-1][1]
        else:
            to = target_of(content, place.tree, option.to)
            assert to
            yield to, stack, after, True
    if stack:
        yield stack[-1][0], stack[:-1], facts, stack[-1][1]
    for tree in content.trees.values():
        if tree.kind == "zijpad" and tree.id != place.tree and len(stack) < LONGEST_STACK:
            entry = start_of(content, tree.id)
            assert entry
            yield entry, (*stack, (place, False)), facts, True


@settings(max_examples=200, deadline=None)
@given(trees(with_sides=False), conditions)
def test_without_side_scenes_the_shortest_fault_is_found_and_no_other(
    content: Content, required: Condition
) -> None:
    goals = proposing(content, ["plan"])
    found = search(Ways(content), goals, required, never=False)
    tried = shortest_by_trying(content, required)

    assert (found.reached is None) == (tried is None)
    if tried is not None:
        assert len(found.lines) == tried
        assert found.depth == tried


@settings(max_examples=120, deadline=None)
@given(trees(with_sides=True), conditions)
def test_with_side_scenes_entered_and_left_at_will_no_fault_is_missed(
    content: Content, required: Condition
) -> None:
    goals = proposing(content, ["plan"])
    found = search(Ways(content), goals, required, never=False)

    if shortest_by_trying(content, required) is not None:
        assert found.reached is not None


@settings(max_examples=200, deadline=None)
@given(trees(with_sides=False), conditions)
def test_the_walk_that_is_told_can_really_be_made(content: Content, required: Condition) -> None:
    found = search(Ways(content), proposing(content, ["plan"]), required, never=False)
    if found.reached is None or found.begin is None:
        return
    recorded = {name: found.start_facts.get(name, UNKNOWN) for name in FACTS}
    states = [(found.begin, recorded)]
    for line in found.lines:
        assert [place for place, _ in states] == [line.move.place] * len(states)
        assert line.move.to is not None
        free = [{**facts, "akkoord": consent} for _, facts in states for consent in DOMAIN]
        states = [
            (line.move.to, {**facts, **line.move.option.sets})
            for facts in free
            if holds(line.move.option.condition, facts)
        ]
        assert states
    if not found.lines:
        states = [(found.begin, {**recorded, **found.end_facts})]
    assert found.reached == states[0][0]
    assert any(not holds(required, facts) for _, facts in states)
    assert not holds(required, found.end_facts)


@settings(max_examples=300, deadline=None)
@given(conditions)
def test_the_cases_of_a_condition_are_exactly_where_it_holds(condition: Condition) -> None:
    space = Space(dict.fromkeys(FACTS, DOMAIN))
    cases = space.cases(condition)
    others = space.cases(condition, holds=False)
    for values in product(DOMAIN, repeat=len(FACTS)):
        facts = dict(zip(FACTS, values, strict=True))
        point = space.after(space.full, facts)
        assert any(not space.is_empty(point & case) for case in cases) is holds(condition, facts)
        assert any(not space.is_empty(point & case) for case in others) is not holds(
            condition, facts
        )
