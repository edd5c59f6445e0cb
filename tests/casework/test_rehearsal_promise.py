"""A parent knows what you promised in the rehearsal before this one."""

from __future__ import annotations

import pytest
from case_story import World

from gesprekshulp.casework.rehearsal import Rehearsals
from gesprekshulp.casework.rehearsal.unfinished import Going, unfinished

SCENE = "rekengroepje"
PROMISE = "Ik bel u vrijdag om vier uur."


@pytest.fixture
def service(world: World) -> Rehearsals:
    return Rehearsals(world.desk)


def rehearse(service: Rehearsals, *said: str) -> None:
    running = service.start(SCENE, 3)
    for one in said:
        running.say(one)
    running.stop()
    running.keep()


def test_a_promise_nobody_came_back_to_is_held_against_you(service: Rehearsals) -> None:
    fresh = service.start(SCENE)
    rehearse(service, "Ik had u moeten bellen. Dat spijt me.", PROMISE)

    again = service.start(SCENE)

    assert "Ik bel u vrijdag om vier uur" in again.parent
    assert "hoorde ik niets meer" in again.parent
    assert again.talk.state.trust == fresh.talk.state.trust - 1


def test_coming_back_to_it_now_makes_it_good(service: Rehearsals) -> None:
    rehearse(service, PROMISE)
    again = service.start(SCENE)

    turn = again.say("Zoals ik beloofde heb ik het opgeschreven. U schrok ervan.")

    assert "komt-na" in turn.heard.marks
    assert turn.trust_step > 0


def test_a_promise_that_was_kept_helps(service: Rehearsals) -> None:
    fresh = service.start(SCENE)
    rehearse(service, PROMISE, "Zoals ik zei: het staat in mijn agenda.")

    again = service.start(SCENE)

    assert "Dat hebt u gedaan" in again.parent
    assert again.talk.state.trust == fresh.talk.state.trust + 1


def test_without_a_promise_and_with_a_seed_the_talk_is_as_ever(service: Rehearsals) -> None:
    first = service.start(SCENE, 5).parent
    rehearse(service, "Wat merkt u thuis?")
    assert "Vorige keer" not in service.start(SCENE).parent

    rehearse(service, PROMISE)
    assert service.start(SCENE, 5).parent == first


def test_it_is_played_again_and_gone_on_with_as_it_was(service: Rehearsals) -> None:
    rehearse(service, PROMISE)
    again = service.start(SCENE)
    going = Going(again, service.desk.store)
    going.say("Vier weken, en u wist van niets. Wat merkt u thuis?")

    left = unfinished(service.desk.store, SCENE)
    assert left is not None
    other = Going(service.start(SCENE, left.seed), service.desk.store)
    other.resume(left)
    assert other.rehearsal.talk == again.talk

    again.stop()
    kept = again.keep()
    assert service.replay(kept).talk == again.talk
    written = service.play_written(again.transcript())
    assert written is not None
    assert written.talk == again.talk
