"""The coach: short, names a pitfall only where it is certain, and gives your sentence back better."""

from __future__ import annotations

from datetime import date

import pytest
from small_scene import EARS, SCENE

from gesprekshulp.assistant.recognise.questions import told as told_in
from gesprekshulp.assistant.rehearsal import coach, drills, engine, reversal, team
from gesprekshulp.assistant.rehearsal.debrief import debrief, plans
from gesprekshulp.assistant.rehearsal.plot import BEFORE, BOTH, NOW, plot, trust_and_tension
from gesprekshulp.assistant.rehearsal.tomorrow import Quote, template_of, tomorrow
from gesprekshulp.assistant.rehearsal.types import Feedback, Reply, Talk
from gesprekshulp.assistant.rehearsal.words import (
    AGAIN,
    ASK_OPENLY,
    GOALS,
    HARMED,
    LEARNING,
    PLANS,
    TENSION,
    TRUST,
    after_sure,
    in_words,
)
from gesprekshulp.assistant.wording import Names
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.scenes import PITFALLS
from gesprekshulp.knowledge.types import Content


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()[0]


def talk_of(*replies: Reply) -> Talk:
    return engine.play(SCENE, 1, replies, EARS)


def said(content: Content, *typed: str) -> Feedback:
    talk = talk_of(*(Reply(text) for text in typed))
    return coach.feedback(SCENE, talk, len(talk.turns), content.moves)


def test_after_affirming_and_pursuing_the_coach_says_what_helped_and_rewrites_nothing(
    content: Content,
) -> None:
    told = said(content, "U hoorde het van Bo. Hoe was dat? [samenvatten open-vraag]")

    assert told.level == "hoog"
    assert told.helped
    assert told.rewritten == ""


def test_a_but_is_named_and_the_sentence_comes_back_with_a_full_stop(content: Content) -> None:
    talk = talk_of(
        Reply(option="toegeven"), Reply("Ik snap dat u schrikt, maar het was druk. [ja-maar]")
    )

    told = coach.feedback(SCENE, talk, 2, content.moves)

    assert told.harmed == (HARMED["ja-maar"],)
    assert told.rewritten.startswith("Ik snap dat u schrikt. ")
    assert told.rewritten.endswith("?")
    assert told.change == content.moves["ja-maar"].smallest


def test_a_doubtful_pitfall_is_asked_about_and_never_named(content: Content) -> None:
    told = said(content, "Daar zitten er nog meer [bagatelliseren?]")

    assert told.question == content.moves["bagatelliseren"].question
    assert told.harmed == ()
    assert told.change == ""


def test_where_the_school_erred_the_better_sentence_owns_up(content: Content) -> None:
    assert said(content, "Het was druk [verdedigen]").rewritten == "Ik had u moeten bellen."


def test_every_pitfall_has_words_for_harm_and_a_plan() -> None:
    assert set(HARMED) >= PITFALLS
    assert set(PLANS) >= PITFALLS
    assert all(in_words(table, value) for table in (TRUST, TENSION) for value in range(11))


def test_asking_the_coach_follows_the_talk_and_costs_nothing(content: Content) -> None:
    talk = talk_of(Reply(option="toegeven"), Reply(option="thuis"))
    advice = coach.advice(SCENE, talk.state, content.kinds)

    assert "vertelde net iets" in advice.notice
    assert 1 <= len(advice.sentences) <= 2
    assert all("{" not in sentence for sentence in advice.sentences)
    assert "fout" in coach.advice(SCENE, talk_of().state, content.kinds).notice


def test_plans_come_from_what_went_wrong_with_the_parents_words_in_them() -> None:
    made = plans(SCENE, talk_of(Reply(option="maar"), Reply(option="druk")))

    assert made[0].pitfall == "toegeven"
    assert any("zet ik na mijn erkenning een punt" in str(plan) for plan in made)
    assert any("“Laat maar”" in plan.cue for plan in made)
    assert all(str(plan).startswith("Als ") for plan in made)


def test_the_debrief_tells_what_was_never_found_and_that_confidence_may_dip() -> None:
    told = debrief(SCENE, engine.stopped(talk_of(Reply(option="maar"))))

    assert [fact for _, fact in told.missed] == [secret.text for secret in SCENE.secrets]
    assert "Dat is leren" in told.learning
    assert "Bo" in told.child


def test_two_lines_are_drawn_together() -> None:
    rows = trust_and_tension(([3, 4, 5], [5, 4, 3]), ([3, 1], [5, 8]), width=40)

    drawn = "".join(rows)
    assert NOW in drawn
    assert BEFORE in drawn
    assert BOTH in drawn
    assert all(len(row) <= 40 for row in rows)
    assert all(len(row) <= 20 for row in plot(list(range(200)), high=200, width=20))


def test_a_drill_has_five_items_on_one_goal_and_judges_each(content: Content) -> None:
    for goal in GOALS:
        items = drills.drill(goal, content.moves, 3)
        assert len({item.parent for item in items}) == drills.ITEMS
        assert items == drills.drill(goal, content.moves, 3)
    item = drills.drill("doorvragen", content.moves, 1)[0]

    good = drills.judge(
        item, "Dus dat was het. Hoe dan? [erkennen open-vraag]", EARS, content.moves
    )
    wrong = drills.judge(item, "Ja maar [ja-maar]", EARS, content.moves)

    assert (good.level, wrong.level) == ("hoog", "laag")
    assert wrong.rewritten == item.examples[0]
    assert drills.judge(item, "", EARS, content.moves).level == "midden"


def test_drills_are_planned_toward_the_talk_and_never_after_it() -> None:
    today, talk = date(2026, 11, 2), date(2026, 11, 12)

    days = drills.calendar(today, talk, ["rust", "kind"])

    assert days[0] == (today, "rust")
    assert days[-1][0] == date(2026, 11, 11)
    assert all(today <= day < talk for day, _ in days)
    assert drills.calendar(today, today, ["rust"]) == ()


def test_with_roles_turned_a_defending_teacher_comes_first_and_quotes_you() -> None:
    talk = reversal.begin(SCENE, 1, ("Dat ziet u verkeerd.",))
    lines = [talk.teacher]
    while not talk.ended:
        talk = reversal.answer(SCENE, talk, "En het rekenen dan?", ("Dat ziet u verkeerd.",))
        lines.append(talk.teacher)

    assert "Dat ziet u verkeerd." in lines[: reversal.EACH]
    assert lines[reversal.EACH] in {o.text for s in SCENE.subjects for o in s.options}
    assert len(talk.said) == 2 * reversal.EACH


def test_the_watcher_sees_time_roles_and_whether_the_child_was_named() -> None:
    roles = team.Team("Ans", "Wil", "Kees")
    start = " ".join(team.cards(SCENE, talk_of(), roles))
    later = talk_of(*[Reply(f"Zin {at} dan maar [open-vraag]") for at in range(3)])

    assert "wie praat" in start
    assert "Kees, geef een teken" in " ".join(team.cards(SCENE, later, roles))
    assert team.opening_complete(SCENE, later, roles)
    named = talk_of(Reply("Ik praat, Wil schrijft en Kees let op. We praten over Bo."))
    assert team.opening_complete(SCENE, named, roles) == ()


def test_who_feels_surer_is_not_asked_whether_that_went_down() -> None:
    learning = f"{LEARNING} {AGAIN}"

    assert after_sure(learning, 4, 2) == learning
    assert after_sure(learning, 0, 4) == learning
    for before, after in ((2, 4), (3, 3)):
        assert "minder zeker" not in after_sure(learning, before, after)
        assert after_sure(learning, before, after).endswith(AGAIN)


def test_the_best_answers_of_tomorrows_talk_say_something_before_they_ask(
    content: Content,
) -> None:
    template = template_of(content.scenes)
    assert template is not None
    for kind in content.kinds:
        quotes = [Quote("Dat zei ik al.", kind)]
        scene = tomorrow(template, quotes, Names(leerling="Sem"), "moeder", content.kinds, EARS)
        assert scene is not None
        best = [o.text for o in scene.subjects[0].options if "erkennen" in o.labels]
        assert best, kind
        assert all(told_in(one) and one.endswith("?") for one in best), best


def test_tomorrows_talk_is_made_of_own_words_only(content: Content) -> None:
    template = template_of(content.scenes)
    assert template is not None
    kind = "niet-gehoord"
    quotes = [
        Quote("Ik heb dit al drie keer gezegd.", kind),
        Quote("Hij slaapt slecht.", kind, False),
    ]

    scene = tomorrow(template, quotes, Names(leerling="Sem"), "moeder", content.kinds, EARS)

    assert scene is not None
    assert scene.opening == ("Ik heb dit al drie keer gezegd.",)
    assert [secret.text for secret in scene.secrets] == ["Hij slaapt slecht."]
    assert scene.pupil == "Sem"
    assert all("{" not in option.text for s in scene.subjects for option in s.options)
    assert tomorrow(template, [], Names(), "moeder", content.kinds, EARS) is None


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("U bent boos. Mag ik iets uitleggen? [erkennen]", ASK_OPENLY),
        ("U bent boos. Wat wil Bo zelf? [samenvatten]", ""),
    ],
)
def test_who_asked_is_not_told_to_put_a_question_behind_it(
    content: Content, typed: str, then: str
) -> None:
    helped = " ".join(said(content, typed).helped)
    assert "erachteraan" not in helped
    assert (ASK_OPENLY in helped) == bool(then)
