"""Rehearsing with results kept: in the personal layer, deletable, in no case and no paper."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from case_story import World, every_word, finish, paper, table, words_in

from gesprekshulp.assistant.rehearsal.types import Plan, Reply
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.papers import make_summary
from gesprekshulp.casework.rehearsal import Rehearsal, Rehearsals
from gesprekshulp.casework.rehearsal.unfinished import Going, unfinished
from gesprekshulp.documents.writing import FORMATS
from gesprekshulp.store.interface import StoreError

SCENE = "rekengroepje"
OWN = "Niemand luistert hier naar mij, ik heb het al drie keer gezegd"


@pytest.fixture
def service(world: World) -> Rehearsals:
    return Rehearsals(world.desk)


def rehearsed(service: Rehearsals, typed: str = "Dat snap ik, maar het was druk.") -> Rehearsal:
    running = service.start(SCENE, 3)
    running.choose("druk-begin")
    running.say(typed)
    running.stop()
    return running


def test_the_list_says_what_there_is_and_how_often_it_was_rehearsed(service: Rehearsals) -> None:
    before = {card.id: card for card in service.scenes()}
    rehearsed(service).keep()
    after = {card.id: card for card in service.scenes()}

    assert "morgen" not in before
    assert before[SCENE].times == 0
    assert (after[SCENE].times, after[SCENE].last) == (1, date(2026, 10, 6))
    assert after[SCENE].school_erred


def test_a_scene_that_does_not_exist_is_told_in_one_sentence(service: Rehearsals) -> None:
    with pytest.raises(StoreError, match="is er niet"):
        service.start("onzin")


def test_without_a_seed_every_rehearsal_is_another_one(service: Rehearsals) -> None:
    assert service.start(SCENE).talk.seed != service.start(SCENE).talk.seed
    assert service.start(SCENE, 3).talk == service.start(SCENE, 3).talk


def test_what_is_kept_is_played_again_to_the_same_talk(world: World, service: Rehearsals) -> None:
    running = rehearsed(service)
    running.keep(3, 2)

    again = Rehearsals(world.desk)
    (kept,) = again.kept()

    assert again.replay(kept).talk == running.talk
    assert (kept.before, kept.after, kept.end) == (3, 2, "gestopt")


def test_rewinding_keeps_the_line_that_was_left_and_draws_both(service: Rehearsals) -> None:
    running = service.start(SCENE, 3)
    running.say("U had het in de nieuwsbrief kunnen lezen.")
    running.say("Laat maar.")
    left = running.talk
    running.rewind(0)
    running.say("Dat hadden wij u moeten vertellen, het spijt me.")

    assert running.branches == (left,)
    assert len(running.talk.turns) == 1
    assert "○" in "".join(running.lines())


def test_rewinding_twice_loses_neither_line(service: Rehearsals) -> None:
    running = service.start(SCENE, 3)
    for text in ("Hoe ging dat?", "En toen?"):
        running.say(text)
        running.rewind(0)

    assert [talk.replies for talk in running.branches] == [
        (Reply("Hoe ging dat?"),),
        (Reply("En toen?"),),
    ]


def test_forgetting_erases_one_or_everything_and_nothing_else(
    world: World, service: Rehearsals
) -> None:
    world.desk.set_user("Karin")
    first, _ = rehearsed(service).keep(), rehearsed(service).keep()
    service.keep_plans(rehearsed(service).debrief().plans)
    service.add_favourite("Wat heb ik gemist?")

    service.forget(first)
    assert len(service.kept()) == 1
    service.forget_all()

    assert service.kept() == ()
    assert service.plans() == ()
    assert service.favourites() == ()
    assert set(world.store.personal("", "")) == {"gebruiker"}


def test_the_weakest_goal_is_drilled_and_planned_and_progress_is_drawn(
    world: World, service: Rehearsals
) -> None:
    assert service.weakest() == ""
    assert "nog geen gesprek" in service.progress()[0]
    for _ in range(3):
        rehearsed(service).keep()
        world.later(7)

    weakest = service.weakest()
    assert weakest in service.kept()[0].goals
    assert {item.goal for item in service.drill()} == {weakest}
    assert service.calendar(service.desk.today()) == ()
    assert service.calendar()[0].goal == weakest
    assert "3 keer geoefend" in service.progress()[-1]
    assert "●" in "".join(service.progress(weakest))


def test_whether_it_goes_better_is_told_in_words(world: World, service: Rehearsals) -> None:
    for typed in ("Laat maar.", "Het was druk.", "Hoe is hij thuis?"):
        rehearsed(service, typed).keep()
    assert not any("gemiddeld" in row for row in service.progress())
    running = service.start(SCENE, 3)
    running.say("Dat had ik u moeten vertellen, sorry. Hoe was het om het van Milan te horen?")
    running.stop()
    running.keep()

    told = next(row for row in service.progress() if "gemiddeld" in row)
    first, last = (float(one.replace(",", ".")) for one in re.findall(r"\d,\d", told))
    assert told.startswith("De eerste 2 keer gemiddeld")
    assert last > first
    assert len(service.progress("", 60, 8)) <= 8


def test_general_plans_are_brought_to_a_talk_and_stay_with_the_user(
    world: World, case: OpenCase
) -> None:
    service = Rehearsals(world.desk)
    service.keep_plans([Plan(f"moeder {n}", "vat ik samen") for n in range(4)])
    service.add_favourite("Hoe was dat voor u?")
    planned = case.plan_meeting()
    service.keep_plans(
        [Plan("vader zwijgt", "wacht ik"), Plan("tijd om", "stop ik")], case, planned
    )
    assert service.elsewhere(None) == 0
    assert service.elsewhere(case, planned) == 5

    left = service.bring_along(case, planned)

    assert [str(one.cue) for one in left] == ["moeder 3"]
    assert len(service.plans(case, planned)) == 5
    assert service.favourites(case, planned) == ("Hoe was dat voor u?",)
    assert len(service.plans()) == 4
    meeting = table(case)
    finish(meeting)
    assert service.plans(case, planned) == ()
    assert len(service.plans()) == 4


def test_drills_are_kept_and_told_below_the_plot_and_once_a_day_is_enough(
    world: World, service: Rehearsals
) -> None:
    assert service.calendar()[0].on == service.desk.today()
    service.drill_done("kind", 2, 5)
    assert service.calendar()[0].on > service.desk.today()
    world.later(3)
    service.drill_done("kind", 4, 5)
    rehearsed(service).keep()

    assert service.progress("kind")[-1].startswith("2 keer vijf minuten")
    assert service.progress("kind")[-1].endswith("2 van 5, 4 van 5")
    assert "vijf minuten" not in service.progress("rust")[-1]
    assert "vijf minuten" in service.progress()[-1]


def test_tomorrows_talk_counts_in_the_progress_of_its_case(world: World, case: OpenCase) -> None:
    service = Rehearsals(world.desk)
    earlier = table(case)
    earlier.keep(f"! m: {OWN}")
    finish(earlier)
    planned = case.plan_meeting()
    running = service.tomorrow(case, planned, 5)
    running.say("Wat maakt dat u dat zegt?")
    running.keep()

    assert "1 keer geoefend" in service.progress("", 60, 8, case, planned)[-1]
    assert service.weakest(case, planned)
    assert "nog geen gesprek" in service.progress()[0]


def test_everything_is_erased_at_once_that_of_a_case_too(world: World, case: OpenCase) -> None:
    service = Rehearsals(world.desk)
    meeting = table(case)
    meeting.keep(f"! m: {OWN}")
    before = world.store.personal(case.id, meeting.id)
    running = service.tomorrow(case, meeting.id, 5)
    running.say("Wat maakt dat u dat zegt?")
    running.keep()
    service.add_favourite("Wat heb ik gemist?", case, meeting.id)
    service.drill_done("kind", 2, 5)

    service.forget_all()

    assert world.store.personal(case.id, meeting.id) == before
    assert service.progress()[0].startswith("Er is nog geen gesprek geoefend.")


def test_plans_of_a_new_rehearsal_come_beside_ones_own_as_far_as_there_is_room(
    service: Rehearsals,
) -> None:
    own = [Plan(f"vader {n} zegt", "wacht ik") for n in range(4)]
    service.keep_plans(own)
    new = [Plan("moeder zwijgt", "wacht ik ook"), Plan("het stokt", "vat ik samen")]

    assert service.add_plans([own[0], *new]) == (new[1],)
    assert service.plans() == (*own, new[0])


def test_at_most_five_plans_are_kept_and_typing_one_drills_it(service: Rehearsals) -> None:
    plans = rehearsed(service).debrief().plans
    service.keep_plans(plans * 3)
    assert len(service.plans()) == 5

    service.keep_plans(plans[:1])
    assert not service.drill_plan(plans[0], "iets anders")
    assert service.drill_plan(plans[0], str(plans[0]).upper())
    assert service.plans()[0].drilled
    assert str(plans[0]) in service.plans_page()


def test_tomorrows_talk_says_what_was_said_and_goes_when_the_meeting_closes(
    world: World, case: OpenCase
) -> None:
    service = Rehearsals(world.desk)
    earlier = table(case)
    earlier.keep(f"! m: {OWN}")
    finish(earlier)
    planned = case.plan_meeting()
    running = service.tomorrow(case, planned, 5)

    assert OWN in running.parent
    running.choose(running.choices()[0].id)
    running.keep()
    service.keep_plans(running.debrief().plans, case, planned)
    (kept,) = service.kept_for(case, planned)
    assert service.replay(kept, case).talk.replies == running.talk.replies
    assert service.kept() == ()

    meeting = table(case)
    assert meeting.id == planned
    finish(meeting)
    assert service.kept_for(case, planned) == ()
    assert service.plans(case, planned) == ()


def test_words_whose_kind_is_not_sure_bring_no_answers_about_something_else(
    world: World, case: OpenCase
) -> None:
    earlier = table(case)
    earlier.keep("! m: Ik moest van de buurvrouw horen dat ze in de gang zit")
    finish(earlier)

    running = Rehearsals(world.desk).tomorrow(case, case.plan_meeting(), 5)

    assert [one.id for one in running.scene.subjects] == ["niet-gehoord"]
    assert not any("meegekomen" in one.text for one in running.choices())


def test_tomorrows_talk_goes_on_as_it_was_when_more_is_said_meanwhile(
    world: World, case: OpenCase
) -> None:
    service = Rehearsals(world.desk)
    first = table(case)
    first.keep(f"! m: {OWN}")
    finish(first)
    planned = case.plan_meeting()
    going = Going(service.tomorrow(case, planned, 5), world.store, case.id, planned)
    going.say("U zei dat niemand luistert. Hoe ging dat?")
    going.say("Dat is niet hoe het hoort.")
    before = going.rehearsal.talk

    meeting = table(case)
    meeting.keep("! m: Niemand belt mij terug, ik word hier niet gehoord")
    left = unfinished(world.store, "morgen", case.id, planned)
    assert left is not None
    again = Going(service.tomorrow(case, planned, left.seed), world.store, case.id, planned)
    again.resume(left)

    assert again.rehearsal.talk == before
    assert again.rehearsal.keep().made == going.rehearsal.scene
    assert service.tomorrow(case, planned, 6).scene != going.rehearsal.scene


def test_a_transcript_of_tomorrows_talk_names_nobody_of_the_case(
    world: World, case: OpenCase
) -> None:
    earlier = table(case)
    earlier.keep("! m: Juf Vos luistert niet naar Sem, en ik word niet gehoord")
    finish(earlier)
    running = Rehearsals(world.desk).tomorrow(case, case.plan_meeting(), 5)
    running.say("Sem vertelde het u.")

    assert "Sem" not in running.transcript()
    assert "Vos" not in running.transcript()


def test_without_words_or_a_plan_there_is_nothing_to_rehearse(world: World, case: OpenCase) -> None:
    service = Rehearsals(world.desk)
    with pytest.raises(StoreError, match="Plan eerst"):
        service.tomorrow(case, "")
    with pytest.raises(StoreError, match="nog geen woorden"):
        service.tomorrow(case, case.plan_meeting())


def test_nothing_of_a_rehearsal_is_in_the_case_or_on_paper(world: World, case: OpenCase) -> None:
    service = Rehearsals(world.desk)
    typed = "Wat een kruidkoekzin is dit."
    rehearsed(service, typed).keep()
    service.add_favourite(typed)
    meeting = table(case)
    meeting.keep("thuis is hij rustig")
    meeting.end()

    everything = chain([every_word(case), paper(case, meeting.id)])

    assert all("kruidkoek" not in text for text in everything)


def test_no_word_of_rehearsing_is_in_any_file_that_can_be_made(
    world: World, case: OpenCase, tmp_path: Path
) -> None:
    """Typed, rewound, drilled, planned and half typed: none of it is found in what leaves."""
    service = Rehearsals(world.desk)
    meeting = table(case)
    meeting.keep("! m: thuis is hij rustig en hier hoor ik alleen klachten")
    secret = "kruidkoek"
    for place in ((None, ""), (case, meeting.id)):
        running = service.tomorrow(case, meeting.id, 5) if place[0] else service.start(SCENE, 3)
        going = Going(running, world.store, case.id if place[0] else "", place[1])
        going.say(f"{secret} een")
        going.rewind(0)
        going.say(f"{secret} twee")
        going.keep_half(f"{secret} half")
        going.save()
        running.keep(1, 2)
        service.add_plans([Plan(f"moeder {secret} zegt", f"eet ik {secret}")], *place)
        service.add_favourite(f"Lust u {secret}?", *place)
    assert secret in str(world.store.personal(case.id, meeting.id))
    meeting.end()

    for suffix in FORMATS:
        make_summary(case, meeting.id, tmp_path / f"uit{suffix}")
    files = sorted(tmp_path.glob("uit.*"))
    assert len(files) == len(FORMATS)
    for file in files:
        assert "thuis is hij rustig" in words_in(file), file.name
        assert secret not in words_in(file).casefold(), file.name
    assert secret not in every_word(case)
    assert secret not in repr(world.desk.glances())


def test_with_roles_turned_the_teacher_quotes_what_closed_an_earlier_talk(
    service: Rehearsals,
) -> None:
    running = service.start(SCENE, 3)
    running.choose("nieuwsbrief")
    running.keep()
    talk = service.reversal(SCENE, 2)
    heard = [talk.teacher]
    while not talk.ended:
        heard.append(talk.say("Waarom belde niemand?"))

    assert "U had het in de nieuwsbrief kunnen lezen." in heard
    assert talk.questions()
