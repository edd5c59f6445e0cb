"""Changing an earlier answer: what hung on it falls away, everything else stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from small_content import content

from gesprekshulp.assistant.changing import Changed, change_answer, changeable
from gesprekshulp.assistant.replay import replay
from gesprekshulp.assistant.walk import (
    Place,
    Refusal,
    Walk,
    choose,
    enter_side,
    leave_side,
    refusal,
    start,
    step_at,
)

VO = {"sector": "vo"}


def walked(*options: str, facts: dict[str, str] = VO) -> Walk:
    walk = start(content(), "oogo")
    for option in options:
        assert refusal(content(), walk, option, facts) is None, option
        walk = choose(content(), walk, option, facts)
    return walk


def changed(walk: Walk, index: int, option: str, facts: dict[str, str] = VO) -> Changed:
    result = change_answer(content(), walk, index, option, facts)
    assert isinstance(result, Changed), result
    return result


def test_a_shorter_way_keeps_what_comes_after_and_drops_what_it_skips() -> None:
    walk = walked("ouders-eerst", "verder", "nog-een", "klaar")

    result = changed(walk, 1, "alleen-vo")

    assert [a.option for a in result.walk.answers] == ["", "alleen-vo", "nog-een", "klaar"]
    assert [a.step for a in result.reset] == ["ouders"]
    assert [(one.was, one.now) for one in result.kept] == [(3, 2), (4, 3)]
    assert result.walk.answers[1].reset == ("oogo/ouders/verder",)
    assert result.walk.place == Place("oogo", "slot")


def test_on_a_longer_way_the_walk_stands_at_the_first_question_not_yet_answered() -> None:
    walk = walked("alleen-vo", "klaar")

    result = changed(walk, 1, "ouders-eerst")

    assert result.walk.place == Place("oogo", "ouders")
    assert [a.step for a in result.reset] == ["plan"]
    assert result.kept == ()


def test_a_side_scene_of_the_answer_falls_away_with_it() -> None:
    walk = walked("ouders-eerst", "boos", "weer-rustig", "klaar")

    result = changed(walk, 2, "verder")

    assert [a.step for a in result.reset] == ["rust"]
    assert result.walk.place == Place("oogo", "slot")
    assert result.walk.stack == ()


def test_a_side_scene_entered_by_hand_hangs_on_no_answer() -> None:
    walk = enter_side(content(), walked("alleen-vo"), "boosheid")
    walk = choose(content(), walk, "weer-rustig", VO)
    walk = choose(content(), walk, "klaar", VO)

    result = changed(walk, 1, "ouders-eerst")

    assert [a.move for a in result.kept_answers] == ["zijpad", "keuze"]
    assert [a.step for a in result.reset] == ["plan"]
    assert result.walk.place == Place("oogo", "ouders")  # it came back to where it now begins


def test_an_answer_whose_condition_no_longer_holds_falls_away() -> None:
    walk = walked("ouders-eerst", "verder", "opnieuw", "alleen-vo", "klaar")

    result = changed(walk, 2, "verder", facts={"sector": "po"})
    assert result.nothing  # the same answer: nothing is judged anew

    other = changed(walk, 2, "boos", facts={"sector": "po"})
    assert "alleen-vo" in [a.option for a in other.reset]


def test_what_cannot_be_changed_is_refused_with_a_sentence() -> None:
    walk = walked("ouders-eerst")
    for index, option in ((0, "verder"), (9, "verder"), (-1, "verder"), (1, "weg")):
        refused = change_answer(content(), walk, index, option, VO)
        assert isinstance(refused, Refusal)
        assert refused.reason.endswith(".")


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    walk = start(content(), "oogo")
    for _ in range(draw(st.integers(1, 14))):
        move = draw(st.sampled_from(("keuze", "keuze", "keuze", "zijpad", "terug", "begin")))
        if move == "zijpad":
            walk = enter_side(content(), walk, draw(st.sampled_from(("boosheid", "pauze"))))
        elif move == "terug":
            walk = leave_side(content(), walk)
        elif move == "begin":
            walk = enter_side(content(), walk, "nazorg") if draw(st.booleans()) else walk
        else:
            step = step_at(content(), walk.place)
            fits = [o.id for o in step.options if not refusal(content(), walk, o.id, VO)]  # type: ignore[union-attr]
            walk = choose(content(), walk, draw(st.sampled_from(fits)), VO) if fits else walk
    return walk


@given(walks(), st.data())
def test_any_change_gives_the_walk_that_its_answers_give(walk: Walk, data: st.DataObject) -> None:
    indexes = changeable(walk)
    if not indexes:
        return
    index = data.draw(st.sampled_from(indexes))
    at = replay(content(), walk.answers[:index]).walk
    step = step_at(content(), at.place)
    option = data.draw(st.sampled_from([o.id for o in step.options]))  # type: ignore[union-attr]
    result = change_answer(content(), walk, index, option, VO)
    if isinstance(result, Refusal):
        assert refusal(content(), at, option, VO)
        return

    # A fresh walk with the answers that stayed stands at the same place, with the same way back.
    fresh = replay(content(), result.walk.answers).walk
    assert (fresh.place, fresh.stack) == (result.walk.place, result.walk.stack)
    # What came before is untouched; every later answer is either kept or reset, in order.
    assert result.walk.answers[:index] == walk.answers[:index]
    later = [one.was for one in result.kept]
    assert later == sorted(later)
    assert len(later) + len(result.reset) == len(walk.answers) - index - 1
    for one in result.kept:
        old, new = walk.answers[one.was], result.walk.answers[one.now]
        assert (old.move, old.option) == (new.move, new.option)


@given(walks(), st.data())
def test_the_same_answer_changes_nothing(walk: Walk, data: st.DataObject) -> None:
    indexes = changeable(walk)
    if not indexes:
        return
    index = data.draw(st.sampled_from(indexes))

    result = changed(walk, index, walk.answers[index].option)

    assert result.nothing
    assert result.walk == walk
    assert result.reset == ()
