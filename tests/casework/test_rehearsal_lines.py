"""Rewinding loses nothing: every line is kept, told, written out and played again."""

from __future__ import annotations

from typing import Any

import pytest
from case_story import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprekshulp.casework.rehearsal import Rehearsal, Rehearsals
from gesprekshulp.casework.rehearsal.unfinished import Going, unfinished

SCENE = "rekengroepje"
BLAMES = "U had het in de nieuwsbrief kunnen lezen."
OWNS_UP = "Dat hadden wij u moeten vertellen, het spijt me."

step = st.one_of(
    st.tuples(st.just("zeg"), st.sampled_from(["Hoe hoorde u het?", "", "Ja.", BLAMES, OWNS_UP])),
    st.tuples(st.just("kies"), st.integers(0, 3)),
    st.tuples(st.just("terug"), st.integers(0, 6)),
    st.tuples(st.just("lijn"), st.integers(0, 3)),
)


@pytest.fixture
def service(world: World) -> Rehearsals:
    return Rehearsals(world.desk)


def two_lines(service: Rehearsals) -> Rehearsal:
    running = service.start(SCENE, 3)
    running.say("Hoe hoorde u het?")
    running.say(BLAMES)
    running.rewind(1)
    running.say(OWNS_UP)
    running.stop()
    return running


def walk(running: Any, steps: list[tuple[str, Any]], talk: Rehearsal) -> None:
    """Do these steps as far as they can be done."""
    for what, given_ in steps:
        if what == "terug":
            running.rewind(min(given_, len(talk.talk.turns)))
        elif what == "lijn":
            if given_ < len(talk.left):
                running.take_line(given_)
        elif talk.ended:
            continue
        elif what == "kies":
            offered = talk.choices()
            running.choose(offered[given_ % len(offered)].id)
        else:
            running.say(given_)


def test_a_sentence_rewound_twice_is_told_once(service: Rehearsals) -> None:
    running = service.start(SCENE, 5)
    for later in ("Laat maar.", "Hoe was dat?"):
        running.say("Het was toen heel druk.")
        running.say(later)
        running.rewind(1 if later == "Laat maar." else 0)
        if later == "Laat maar.":
            running.rewind(0)
    running.say("Dat had ik u moeten vertellen, sorry.")

    told = running.left_told()
    assert len(told) == len(set(told)) >= 1


def test_both_lines_are_kept_and_come_back(world: World, service: Rehearsals) -> None:
    running = two_lines(service)
    kept = running.keep()

    again = Rehearsals(world.desk).replay(kept)

    assert len(kept.branches) == 1
    assert again.talk == running.talk
    assert again.left == running.left
    assert "eerder" in again.lines()[0]


def test_what_was_left_is_told_with_what_it_came_to(service: Rehearsals) -> None:
    (told,) = two_lines(service).left_told()

    assert told.startswith("In beurt 2 zei je eerst “U had het in de nieuwsbrief kunnen lezen”.")
    assert "nu op" in told


def test_both_lines_are_written_once_and_played_again(service: Rehearsals) -> None:
    running = two_lines(service)
    text = running.transcript()

    assert text.count("Hoe hoorde u het?") == 1
    assert "Teruggespoeld. Vanaf beurt 2 ging het eerst zo:" in text
    assert text.index(OWNS_UP) < text.index(BLAMES)
    again = service.play_written(text)
    assert again is not None
    assert again.left == running.left
    assert again.transcript() == text
    assert service.play_written("zomaar een tekst") is None


def test_a_line_that_was_left_is_taken_up_again_and_the_other_one_stays(
    service: Rehearsals,
) -> None:
    running = two_lines(service)
    running.take_line(0)

    assert running.talk.turns[-1].heard.text == BLAMES
    assert [line.turns[-1].heard.text for line in running.left] == [OWNS_UP]
    assert not running.ended
    with pytest.raises(LookupError):
        running.take_line(1)


def test_going_back_and_saying_the_same_again_is_no_other_line(service: Rehearsals) -> None:
    running = service.start(SCENE, 3)
    running.say(OWNS_UP)
    running.rewind(0)
    running.say(OWNS_UP)

    assert running.left == ()
    assert "Teruggespoeld" not in running.transcript()


@given(steps=st.lists(step, max_size=14))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_every_line_is_kept_written_and_taken_up_again(
    world: World, service: Rehearsals, steps: list[tuple[str, Any]]
) -> None:
    going = Going(service.start(SCENE, 5), world.store)
    running = going.rehearsal
    said = set()
    for one in steps:
        walk(going, [one], running)
        said.add(running.talk.replies)
    lines = (running.talk, *running.left)

    assert all(any(line.replies[: len(one)] == one for line in lines) for one in said)
    left = unfinished(world.store, SCENE)
    resumed = Going(service.start(SCENE, 5), world.store)
    if left is not None:
        resumed.resume(left)
    assert (resumed.rehearsal.talk, resumed.rehearsal.left) == (running.talk, running.left)
    going.done()

    running.stop()
    text = running.transcript()
    again = service.play_written(text)
    assert again is not None
    assert (again.talk.replies, again.left) == (running.talk.replies, running.left)
    assert again.transcript() == text
