"""A talk with a simulated parent: what the same replies give, what warms, what cools, how it ends."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_scene import EARS, SCENE

from gesprekshulp.assistant.rehearsal import engine
from gesprekshulp.assistant.rehearsal.debrief import debrief, goals, turning_point
from gesprekshulp.assistant.rehearsal.hearing import every_option
from gesprekshulp.assistant.rehearsal.options import SHOWN, choices, level_of_option
from gesprekshulp.assistant.rehearsal.transcript import read, replaced, written
from gesprekshulp.assistant.rehearsal.trial import one_trick, run
from gesprekshulp.assistant.rehearsal.types import Reply, Talk
from gesprekshulp.knowledge.scenes import PITFALLS

OPTIONS = [option.id for option in every_option(SCENE)]
LABELS = sorted(PITFALLS | {"erkennen", "open-vraag", "samenvatten", "afspraak-maken"})
REPLIES = st.one_of(
    st.sampled_from(OPTIONS).map(lambda name: Reply(option=name)),
    st.text(max_size=60).map(Reply),
    st.lists(st.sampled_from(LABELS), max_size=3).map(
        lambda labels: Reply(f"Thuis zei Bo iets over rekenen [{' '.join(labels)}]")
    ),
    st.sampled_from(["", "   ", "...", "haha grapje", "rot op", "asdf", "x" * 5000]).map(Reply),
)
TALKS = st.lists(REPLIES, max_size=18)
SEEDS = st.integers(0, 99_999)


def talk_of(*names: str, seed: int = 1) -> Talk:
    """The talk of these options; a name with a space in it is typed."""
    replies = [Reply(name) if " " in name or not name else Reply(option=name) for name in names]
    return engine.play(SCENE, seed, replies, EARS)


@given(TALKS, SEEDS)
@settings(max_examples=150, deadline=None)
def test_the_same_replies_and_seed_give_the_same_talk(replies: list[Reply], seed: int) -> None:
    once = engine.play(SCENE, seed, replies, EARS)

    assert engine.play(SCENE, seed, once.replies, EARS) == once


@given(TALKS, SEEDS)
@settings(max_examples=150, deadline=None)
def test_trust_and_tension_stay_on_their_scale_and_a_parent_always_says_something(
    replies: list[Reply], seed: int
) -> None:
    talk = engine.play(SCENE, seed, replies, EARS)

    for turn in talk.turns:
        assert 0 <= turn.trust <= 10
        assert 0 <= turn.tension <= 10
        assert -3 <= turn.trust_step <= 2
        assert turn.answer.strip()
    assert len(talk.turns) <= int(SCENE.turns)


@given(TALKS, SEEDS, st.integers(0, 18))
@settings(max_examples=150, deadline=None)
def test_rewinding_is_the_same_as_playing_only_so_far(
    replies: list[Reply], seed: int, number: int
) -> None:
    talk = engine.play(SCENE, seed, replies, EARS)

    back = engine.rewound(SCENE, talk, number)

    assert back == engine.play(SCENE, seed, talk.replies[:number], EARS)
    assert talk.turns[: len(back.turns)] == back.turns


@given(TALKS, SEEDS)
@settings(max_examples=100, deadline=None)
def test_what_a_parent_consents_to_never_scores(replies: list[Reply], seed: int) -> None:
    """The parent says yes to everything besides; the user is scored as if nothing was agreed to."""
    yes = [
        msgspec.structs.replace(
            rule, says=tuple(f"{line} Goed, ik ben akkoord. Ik teken alles." for line in rule.says)
        )
        for rule in SCENE.reactions
    ]
    agreeing = msgspec.structs.replace(SCENE, reactions=tuple(yes))

    mine, theirs = (engine.play(scene, seed, replies, EARS) for scene in (SCENE, agreeing))

    assert goals(SCENE, mine) == goals(agreeing, theirs)
    assert [t.trust for t in mine.turns] == [t.trust for t in theirs.turns]


@given(TALKS, SEEDS)
@settings(max_examples=100, deadline=None)
def test_a_debrief_can_be_had_of_any_talk(replies: list[Reply], seed: int) -> None:
    told = debrief(SCENE, engine.stopped(engine.play(SCENE, seed, replies, EARS)))

    assert all(0 <= goal.score <= 4 for goal in told.goals)
    assert len(told.plans) <= 5
    assert len({plan.cue for plan in told.plans}) == len(told.plans)
    assert told.behind == "Een excuus."


@given(TALKS, SEEDS)
@settings(max_examples=100, deadline=None)
def test_four_different_answers_are_shown_good_and_bad_ones_until_the_end(
    replies: list[Reply], seed: int
) -> None:
    talk = engine.play(SCENE, seed, replies, EARS)

    shown = choices(SCENE, talk)

    if talk.state.end:
        assert shown == ()
        return
    assert len({option.id for option in shown}) == SHOWN
    assert {"hoog", "laag"} <= {level_of_option(option) for option in shown}
    assert shown == choices(SCENE, talk)


def test_affirming_and_pursuing_warms_and_a_but_cools() -> None:
    warm, cold = talk_of("thuis").turns[0], talk_of("maar").turns[0]

    assert (warm.heard.level, warm.trust_step > 0, warm.tension_step) == ("hoog", True, -1)
    assert (cold.heard.level, cold.trust_step, cold.tension_step) == ("laag", -1, 1)


def test_a_fact_is_told_only_when_asked_well_and_taking_it_up_helps() -> None:
    asked = talk_of("thuis", "buikpijn-ja")

    assert asked.turns[0].told == "buikpijn"
    assert asked.turns[0].answer == "Bo heeft buikpijn op die ochtenden."
    assert asked.state.taken == ("buikpijn",)
    assert asked.turns[1].answer.startswith("Ja, elke keer.")
    assert talk_of("Wat merkt u thuis? [open-vraag ja-maar]").state.told == ()
    assert talk_of("thuis", "buikpijn-nee").state.taken == ()


def test_answers_to_a_fact_are_shown_just_after_it_was_told() -> None:
    shown = {option.id for option in choices(SCENE, talk_of("thuis"))}

    assert {"buikpijn-ja", "buikpijn-nee"} <= shown


def test_a_reproach_is_held_against_you_until_it_is_mended() -> None:
    talk = talk_of("schuld", "lukt", "kiezen")

    assert "verweten" in talk.state.memory
    assert talk.turns[1].trust_step == 0
    assert "hersteld" in talk.state.memory
    assert talk.turns[2].trust_step > 0


def test_what_sets_this_parent_off_goes_before_everything_else() -> None:
    turn = talk_of("U krijgt onze berichten toch [open-vraag erkennen]").turns[0]

    assert turn.rule == "berichten"
    assert turn.answer == "Dus het ligt aan mij."


def test_owning_up_is_the_way_out_and_explaining_is_not() -> None:
    assert "geeft-toe" in talk_of("toegeven").turns[0].heard.marks
    assert "geeft-toe" in talk_of("Sorry, ik had u moeten bellen.").turns[0].heard.marks
    assert "geeft-toe" not in talk_of("Wij bellen niet altijd [verdedigen]").turns[0].heard.marks
    assert talk_of("toegeven").turns[0].trust_step == 2


def test_trust_stops_halfway_while_the_school_has_not_owned_up() -> None:
    warm = ["thuis", "buikpijn-ja", "lukt", "kiezen"]
    held = talk_of(*warm, *["Wat nog meer dan? [erkennen open-vraag]"] * 4)

    assert max(turn.trust for turn in held.turns) <= 6
    assert max(turn.trust for turn in talk_of("toegeven", *warm, "ik-zag").turns) > 6


@pytest.mark.parametrize("move", ["erkennen", "open-vraag", "samenvatten", "afspraak-maken"])
def test_one_trick_never_reaches_the_top(move: str) -> None:
    for labels in ((move,), ("erkennen", "open-vraag")):
        assert all(turn.trust <= 6 for turn in run(SCENE, 3, one_trick(*labels)).turns)


def test_saying_the_same_again_gains_nothing() -> None:
    talk = talk_of(*["Dat is wat voor u. Hoe dan? [erkennen open-vraag]"] * 3)

    assert [turn.trust_step for turn in talk.turns] == [1, 0, -1]


def test_silence_helps_once_and_nonsense_ends_nothing() -> None:
    silent = talk_of("", "", "")

    assert [turn.tension_step for turn in silent.turns] == [-1, 1, 1]
    assert talk_of("zomaar wat").state.end == ""


def test_a_doubtful_pitfall_is_no_pitfall_and_opens_no_wound() -> None:
    turn = talk_of("Tja, zo doen wij dat hier [verdedigen?]").turns[0]

    assert turn.heard.pitfalls == ()
    assert turn.heard.doubted == ("verdedigen",)
    assert turn.trust_step == 0


@pytest.mark.parametrize(
    ("names", "end"),
    [
        (["druk", "schuld", "toets"], "afgebroken"),
        (["toegeven", "thuis", "buikpijn-ja", "lukt", "Telt Bo? Wat nog meer [samenvatten open-vraag]", "kiezen"], "begrepen"),
        (["toegeven", "thuis", "buikpijn-ja", "lukt", "vrijdag"], "afgesproken"),
        ([f"Vraag {at} of zo [{'open-vraag' if at % 2 else 'ik-boodschap'}]" for at in range(12)], "tijd"),
    ],
)  # fmt: skip
def test_a_talk_ends_by_being_understood_agreed_broken_off_or_by_the_clock(
    names: list[str], end: str
) -> None:
    assert talk_of(*names).state.end == end


def test_after_the_end_nothing_more_can_be_said() -> None:
    over = engine.stopped(talk_of("thuis"))

    with pytest.raises(ValueError, match="afgelopen"):
        engine.step(SCENE, over, Reply("nog iets"), EARS)


def test_the_parent_changes_the_subject_after_a_while_and_so_may_the_user() -> None:
    asking = talk_of("vrijdag", "nou ja zo", "iets anders dan")
    jumped = talk_of("vrijdag", "nou ja zo", "druk")

    assert jumped.state.subject == "rekenen"
    assert jumped.turns[2].answer.endswith("En het rekenen?")
    assert asking.turns[2].answer.endswith("?")  # who asks something waits for that first
    assert asking.state.subject == "groepje"
    assert talk_of("Hoe gaat het rekenen nu").state.subject == "rekenen"


def test_the_turning_point_is_the_turn_that_moved_most() -> None:
    turn = turning_point(talk_of("thuis", "schuld"))

    assert turn is not None
    assert turn.reply.option == "schuld"


def test_a_transcript_is_read_back_to_the_same_talk() -> None:
    talk = talk_of("thuis", "Wat gaat er goed?", "", "maar")

    script = read(written(SCENE, engine.stopped(talk)))

    assert script is not None
    assert engine.play(SCENE, script.seed, script.replies, EARS) == talk
    assert read("zomaar een tekst") is None


def test_a_transcript_bears_fictional_names() -> None:
    text = written(SCENE, talk_of("thuis"), {"Bo": "Robin", "mevrouw Smit": "mevrouw X"})

    assert "Bo " not in text
    assert "Robin" in text
    assert replaced("Bos en Bo", {"Bo": "Robin"}) == "Bos en Robin"
