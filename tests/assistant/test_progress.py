"""The count of steps at the top of a meeting: it never runs backwards while one goes on."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import choose, start
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.loading import load_content

ON = date(2026, 11, 24)
CONTENT = load_content()[0]


@settings(max_examples=60, deadline=None)
@given(
    tree=st.sampled_from(["oogo", "bijstelling", "nazorg", "voorbereiding"]),
    to_go=st.sampled_from(["ja", "nee", "onbekend"]),
    picks=st.lists(st.integers(0, 5), max_size=60),
)
def test_walking_on_never_makes_it_less(tree: str, to_go: str, picks: list[int]) -> None:
    facts = {"sector": "po", "onderdelen-te-gaan": to_go}
    walk = start(CONTENT, tree)
    shown = view(CONTENT, walk, facts, NEUTRAL, ON)
    assert shown.index == 1
    for pick in picks:
        inside = [option for option in shown.options if not option.side]
        if shown.ending or not inside:
            break
        walk = choose(CONTENT, walk, inside[min(pick, len(inside) - 1)].id, facts)
        if walk.tree != tree:
            break
        before, shown = shown, view(CONTENT, walk, facts, NEUTRAL, ON)
        assert before.index <= shown.index <= shown.total
        assert before.total <= shown.total
    if shown.ending:
        assert shown.index == shown.total


def test_going_round_the_items_does_not_count_twice() -> None:
    facts = {"sector": "po", "onderdelen-te-gaan": "ja"}
    walk = start(CONTENT, "oogo")
    while view(CONTENT, walk, facts, NEUTRAL, ON).step != "onderdeel":
        walk = choose(CONTENT, walk, view(CONTENT, walk, facts, NEUTRAL, ON).options[0].id, facts)
    totals = set()
    for option in ("past", "klopt", "volgende") * 3:
        walk = choose(CONTENT, walk, option, facts)
        totals.add(view(CONTENT, walk, facts, NEUTRAL, ON).total)
    assert len(totals) == 1
    assert walk.step == "onderdeel"
