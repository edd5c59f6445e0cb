"""How far consent to the handelingsdeel is: the weakest answer counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dossier_story import Story

from gesprekshulp.dossier.people import standing_with


def two_items() -> Story:
    return Story().opened().both_parents().item("d1", "rekengroepje").item("d2", "lezen 1-op-1")


def test_both_parents_agree_with_everything() -> None:
    story = two_items()
    assert story.facts()["handelingsdeel"] == "niet-gevraagd"
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "akkoord")
    assert story.facts()["handelingsdeel"] == "akkoord"


def test_a_silent_second_parent_has_not_agreed() -> None:
    story = two_items().says("moeder", "d1", "akkoord").says("moeder", "d2", "akkoord")
    assert story.facts()["handelingsdeel"] == "wacht"
    story.says("vader", "d1", "geen-antwoord").says("vader", "d2", "geen-antwoord")
    assert story.facts()["handelingsdeel"] == "wacht"
    assert story.later(365).facts()["handelingsdeel"] == "wacht"


def test_one_objection_weighs_more_than_all_agreement() -> None:
    story = two_items()
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "akkoord")
    story.says("vader", "d2", "bezwaar", words="Niet uit de klas halen.")
    assert story.facts()["handelingsdeel"] == "bezwaar"
    story.says("vader", "d2", "akkoord").says("vader", "d1", "ingetrokken")
    assert story.facts()["handelingsdeel"] == "bezwaar"


@pytest.mark.parametrize("stand", ["deels", "voorbehoud"])
def test_agreeing_in_part_or_under_reservation_is_part(stand: str) -> None:
    story = two_items()
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "akkoord")
    assert story.says("moeder", "d2", stand).facts()["handelingsdeel"] == "deels"


def test_a_changed_text_asks_everyone_again_whatever_they_said() -> None:
    story = two_items()
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "akkoord")
    story.item("d1", "rekengroepje van vier kinderen")
    assert story.dossier.items["d1"].version == 2
    assert standing_with(story.dossier, "d1", "moeder") == "opnieuw-vragen"
    assert story.facts()["handelingsdeel"] == "wacht"
    assert story.facts()["onderdelen-te-gaan"] == "ja"
    story.says("moeder", "d1", "akkoord").says("vader", "d1", "akkoord")
    assert story.facts()["handelingsdeel"] == "akkoord"


def test_an_objection_to_the_old_text_is_asked_again_and_stays_in_the_case() -> None:
    story = two_items().says("vader", "d1", "bezwaar", words="Te veel kinderen.")
    story.item("d1", "rekengroepje van vier kinderen")
    assert standing_with(story.dossier, "d1", "vader") == "opnieuw-vragen"
    assert story.dossier.consents["vader/d1"][0].words == "Te veel kinderen."


def test_the_same_text_again_or_a_dropped_item_asks_nothing_anew() -> None:
    story = two_items()
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord")
    story.item("d1", "rekengroepje").item("d2", "lezen 1-op-1", dropped=True)
    assert story.dossier.items["d1"].version == 1
    assert story.facts()["handelingsdeel"] == "akkoord"


def test_a_trial_holds_up_to_and_including_its_last_day() -> None:
    story = two_items()
    last = story.today + timedelta(days=30)
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "tot-datum", until=last)
    assert story.facts()["handelingsdeel"] == "proef"
    assert story.later(30).facts()["handelingsdeel"] == "proef"
    assert story.later(1).facts()["handelingsdeel"] == "wacht"
    assert standing_with(story.dossier, "d2", "moeder", story.today) == "opnieuw-vragen"


def test_a_trial_without_a_date_is_no_agreement() -> None:
    story = two_items()
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "tot-datum")
    assert story.facts()["handelingsdeel"] == "wacht"


def test_nobody_who_may_consent_is_never_agreement() -> None:
    story = Story().opened().person("oma", role="pleegouder").item("d1", "rekengroepje")
    assert story.facts()["handelingsdeel"] == "niet-gevraagd"
    assert story.says("oma", "d1", "akkoord").facts()["handelingsdeel"] == "wacht"


def test_a_new_parent_with_gezag_must_be_asked_too() -> None:
    story = Story().opened().person("moeder").item("d1", "rekengroepje")
    story.says("moeder", "d1", "akkoord")
    assert story.facts()["handelingsdeel"] == "akkoord"
    story.person("vader", since=story.today + timedelta(days=10))
    assert story.facts()["handelingsdeel"] == "akkoord"
    assert story.later(10).facts()["handelingsdeel"] == "wacht"


def test_at_the_table_items_are_discussed_with_who_is_there() -> None:
    story = two_items().plan("g1").begin("g1", "moeder", absent=("vader",))
    assert story.facts("g1")["onderdelen-te-gaan"] == "ja"
    story.says("moeder", "d1", "akkoord").says("moeder", "d2", "bezwaar")
    assert story.facts("g1")["onderdelen-te-gaan"] == "nee"
    assert story.facts()["onderdelen-te-gaan"] == "ja"


def test_items_can_be_discussed_before_anyone_recorded_who_has_gezag() -> None:
    story = Story().opened(born=None).item("d1", "rekengroepje")
    assert story.facts()["onderdelen-te-gaan"] == "ja"
    assert story.says("moeder", "d1", "akkoord").facts()["onderdelen-te-gaan"] == "nee"


def test_a_pupil_who_turns_eighteen_is_asked_anew_and_parents_no_longer_count() -> None:
    story = Story().opened(born=date(2008, 10, 20)).both_parents().item("d1", "stage")
    story.says("moeder", "d1", "akkoord").says("vader", "d1", "akkoord")
    assert story.facts()["handelingsdeel"] == "akkoord"
    story.later(19)
    assert story.facts()["handelingsdeel"] == "niet-gevraagd"
    assert story.says("leerling", "d1", "akkoord").facts()["handelingsdeel"] == "akkoord"


def test_the_other_parent_is_silent_only_when_asked_about_every_item_and_nobody_objects() -> None:
    story = two_items().says("moeder", "d1", "akkoord").says("moeder", "d2", "akkoord")
    assert story.facts()["andere-ouder-stil"] == "nee"
    story.says("vader", "d1", "geen-antwoord")
    assert story.facts()["andere-ouder-stil"] == "nee"
    story.says("vader", "d2", "geen-antwoord")
    assert story.facts()["andere-ouder-stil"] == "ja"
    assert story.facts()["handelingsdeel"] == "wacht"
    story.says("vader", "d2", "bezwaar", words="Niet uit de klas halen.")
    assert story.facts()["andere-ouder-stil"] == "nee"


def test_when_everyone_agrees_nobody_is_silent_and_without_anyone_agreeing_silence_is_nothing() -> (
    None
):
    story = two_items()
    for who in ("moeder", "vader"):
        story.says(who, "d1", "geen-antwoord").says(who, "d2", "geen-antwoord")
    assert story.facts()["andere-ouder-stil"] == "nee"
    for who in ("moeder", "vader"):
        story.says(who, "d1", "akkoord").says(who, "d2", "akkoord")
    assert story.facts()["andere-ouder-stil"] == "nee"
