"""Who talks, who has gezag, who was invited, who needs an interpreter, what was held."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from dossier_story import OCTOBER, Story

from gesprekshulp.dossier.events import (
    FeitVastgelegd,
    LeerlingGehoord,
    SchoolVastgelegd,
    UitnodigingVastgelegd,
)
from gesprekshulp.dossier.people import age_on, consenting, usually_consents
from gesprekshulp.dossier.types import ChildView, Invitation, School


def test_a_pupil_turns_eighteen_between_two_meetings() -> None:
    story = Story().opened(born=date(2008, 10, 20)).both_parents().held("g1", "moeder", "vader")
    before = story.facts("g1")
    assert (before["leeftijd"], before["gesprekspartner"], before["gezag"]) == (
        "16-17",
        "ouders",
        "twee",
    )
    story.later(30).plan("g2").begin("g2", "leerling")
    after = story.facts("g2")
    assert (after["leeftijd"], after["gesprekspartner"], after["gezag"]) == (
        "18-plus",
        "leerling-zelf",
        "niet-meer",
    )
    assert after["allen-aanwezig"] == "ja"
    assert [one.name for one in consenting(story.dossier, story.today)] == ["Sem"]
    assert story.facts("g1")["overleggen-gevoerd"] == "een"


def test_an_adult_pupil_recorded_as_person_keeps_that_id() -> None:
    story = Story().opened(born=date(2008, 9, 1)).person("sem", role="leerling", consents=False)
    assert [one.id for one in consenting(story.dossier, story.today)] == ["sem"]


def test_a_curator_appointed_for_an_adult_decides_along_a_guardian_of_before_no_more() -> None:
    story = Story().opened(born=date(2008, 9, 1)).person("voogd", role="voogd")
    story.person("curator", role="gemachtigde", consents=True, since=date(2026, 9, 15))
    assert [one.id for one in consenting(story.dossier, story.today)] == ["leerling", "curator"]


def test_a_pupil_under_eighteen_never_consents_even_when_ticked() -> None:
    story = Story().opened().person("sem", role="leerling", consents=True).person("moeder")
    assert [one.id for one in consenting(story.dossier, story.today)] == ["moeder"]


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 10, 20), date(2026, 10, 20), 18),
        (date(2027, 1, 1), date(2026, 1, 1), None),
        (None, date(2026, 1, 1), None),
    ],
)
def test_age_by_the_day(born: date | None, on: date, age: int | None) -> None:
    assert age_on(born, on) == age


def test_a_guardian_stands_in_the_parents_place_until_the_order_ends() -> None:
    story = Story().opened().person("moeder", role="ouder-zonder-gezag")
    story.person("nidos", role="voogd", until=date(2026, 12, 31))
    facts = story.facts()
    assert (facts["gesprekspartner"], facts["gezag"]) == ("voogd", "voogd")
    assert [one.id for one in consenting(story.dossier, story.today)] == ["nidos"]
    story.later(120)
    assert story.facts()["gezag"] == "onbekend"
    assert story.facts()["gesprekspartner"] == "onbekend"


def test_under_supervision_the_parents_keep_gezag() -> None:
    story = Story().opened().both_parents().person("jb", role="gezinsvoogd", consents=True)
    assert story.facts()["gesprekspartner"] == "ouders"
    assert story.facts()["gezag"] == "twee"


def test_only_gezag_by_role_is_proposed_as_consent() -> None:
    assert usually_consents("ouder-met-gezag")
    assert usually_consents("voogd")
    assert not usually_consents("ouder-zonder-gezag")
    assert not usually_consents("gezinsvoogd")
    assert not usually_consents("pleegouder")


def invited(story: Story, who: str, meeting: str = "", **fields: Any) -> Story:
    invitation = Invitation(partner=who, meeting=meeting, **fields)
    return story.tell(UitnodigingVastgelegd(invitation=invitation))


def test_both_parents_must_be_invited_or_the_reason_known() -> None:
    story = Story().opened().both_parents().plan("g1")
    assert story.facts("g1")["allen-uitgenodigd"] == "nee"
    invited(story, "moeder", "g1", how="e-mail", on=story.today)
    assert story.facts("g1")["allen-uitgenodigd"] == "deels"
    invited(story, "vader", "g1", reason_not="contactverbod van de rechter")
    assert story.facts("g1")["allen-uitgenodigd"] == "reden-vastgelegd"
    invited(story, "vader", "g1", how="brief", on=story.today)
    assert story.facts("g1")["allen-uitgenodigd"] == "ja"


def test_an_invitation_to_the_first_meeting_is_none_to_the_second() -> None:
    story = Story().opened().both_parents()
    for who in ("moeder", "vader"):
        invited(story, who, on=story.today)
    story.held("g1", "moeder").later(30).plan("g2")
    assert story.facts("g1")["allen-uitgenodigd"] == "ja"
    assert story.facts("g2")["allen-uitgenodigd"] == "nee"
    invited(story, "vader", on=story.today)
    assert story.facts()["allen-uitgenodigd"] == "deels"


def test_who_sits_at_the_table_was_reached() -> None:
    story = Story().opened().both_parents().plan("g1").begin("g1", "moeder", "vader")
    assert story.facts("g1")["allen-uitgenodigd"] == "ja"


def test_language_help_is_needed_known_not_needed_or_unknown() -> None:
    story = Story().opened().person("moeder", language="Nederlands").person("vader")
    assert story.facts()["tolk-nodig"] == "onbekend"
    story.person("vader", language="Tigrinya")
    assert story.facts()["tolk-nodig"] == "ja"
    story.person("vader", language="Tigrinya", needs=("geen tolk",))
    assert story.facts()["tolk-nodig"] == "nee"
    story.person("vader", language="Nederlands", needs=("gebarentaal",))
    assert story.facts()["tolk-nodig"] == "ja"


def test_a_meeting_counts_once_it_was_held() -> None:
    story = Story().opened().both_parents()
    assert story.facts()["overleggen-gevoerd"] == "onbekend"
    story.plan("g1").begin("g1", "moeder")
    assert story.facts("g1")["overleggen-gevoerd"] == "geen"
    assert story.end("g1").facts("g1")["overleggen-gevoerd"] == "een"
    story.later(7).plan("tel", kind="telefoon").begin("tel", "vader").end("tel")
    assert story.facts()["overleggen-gevoerd"] == "een"
    story.held("g2", "vader")
    assert story.facts()["overleggen-gevoerd"] == "meer"


def test_a_meeting_where_no_parent_came_is_no_consultation() -> None:
    story = Story().opened().both_parents().plan("g1").begin("g1", absent=("moeder", "vader"))
    assert story.end("g1").facts()["overleggen-gevoerd"] == "geen"


def test_a_new_version_of_the_plan_needs_its_own_talk_adopting_it_does_not() -> None:
    story = Story().opened().both_parents().opp(1, "concept", date(2026, 9, 20))
    story.held("g1", "moeder", "vader").later(10).opp(1, "vastgesteld", story.today)
    assert story.facts()["overleggen-gevoerd"] == "een"
    story.later(90).opp(2, "bijstelling", story.today)
    assert story.facts()["opp-stand"] == "bijstelling"
    assert story.facts()["overleggen-gevoerd"] == "geen"
    assert story.held("g2", "moeder").facts()["overleggen-gevoerd"] == "een"


def test_talks_before_a_plan_of_which_only_the_adoption_is_known_count() -> None:
    story = Story().opened().both_parents().held("g1", "moeder").later(10)
    assert story.opp(1, "vastgesteld", story.today).facts()["overleggen-gevoerd"] == "een"


def test_the_pupil_is_heard_again_for_every_adjustment() -> None:
    story = Story().opened()
    assert story.facts()["leerling-gehoord"] == "onbekend"
    view = ChildView(offered_on=story.today)
    assert story.tell(LeerlingGehoord(view=view)).facts()["leerling-gehoord"] == "aangeboden"
    view = ChildView(
        offered_on=story.today, words="Ik wil buiten spelen.", told_back_on=story.today
    )
    story.tell(LeerlingGehoord(view=view))
    assert story.facts()["leerling-gehoord"] == "gehoord"
    assert story.facts()["leerling-teruggekoppeld"] == "ja"
    story.later(5).opp(1, "vastgesteld", story.today)
    assert story.facts()["leerling-gehoord"] == "gehoord"
    story.later(100).opp(2, "bijstelling", story.today)
    assert story.facts()["leerling-gehoord"] == "nee"
    assert story.facts()["leerling-teruggekoppeld"] == "nee"
    story.tell(LeerlingGehoord(view=ChildView(offered_on=story.today, declined=True)))
    assert story.facts()["leerling-gehoord"] == "wil-niet"


def test_hearing_recorded_by_an_answer_counts_too() -> None:
    story = Story().opened()
    story.tell(FeitVastgelegd(fact="leerling-gehoord", value="gehoord", on=story.today))
    story.tell(LeerlingGehoord(view=ChildView(offered_on=story.today - timedelta(days=3))))
    assert story.facts()["leerling-gehoord"] == "gehoord"


def test_facts_of_the_school_and_of_its_own() -> None:
    story = Story().opened().tell(SchoolVastgelegd(school=School(sector="vso")))
    assert story.facts()["schoolsoort"] == "speciaal"
    assert story.facts()["richting"] == "onbekend"
    story.tell(SchoolVastgelegd(school=School(sector="po", denomination="openbaar")))
    assert (story.facts()["sector"], story.facts()["schoolsoort"]) == ("po", "gewoon")
    assert story.facts()["richting"] == "openbaar"
    story.tell(FeitVastgelegd(fact="eigen-feit", value="ja", on=story.today, meeting="g1"))
    story.tell(FeitVastgelegd(fact="sector", value="vo", on=story.today))
    assert story.facts()["eigen-feit"] == "ja"
    assert story.facts()["sector"] == "po"


def test_a_right_holds_up_to_and_including_its_last_day() -> None:
    story = Story().opened().person("moeder", until=date(2026, 10, 5))
    assert consenting(story.dossier, date(2026, 10, 5))
    assert not consenting(story.dossier, date(2026, 10, 6))


def test_talks_of_before_the_last_adoption_do_not_count_for_an_undated_proposal() -> None:
    story = (
        Story().opened().both_parents().held("g1", "moeder").opp(1, "vastgesteld", OCTOBER.date())
    )
    story.later(100).opp(2, "bijstelling", None)
    assert story.facts()["overleggen-gevoerd"] == "geen"
    assert story.held("g2", "moeder").facts()["overleggen-gevoerd"] == "een"


def test_filling_in_the_same_version_of_the_plan_is_no_new_version() -> None:
    story = Story().opened().opp(1, "concept", None).opp(1, "concept", OCTOBER.date())
    assert [one.dated for one in story.dossier.opp_history] == [OCTOBER.date()]


def test_a_fact_of_a_meeting_recorded_without_one_holds_nowhere() -> None:
    story = Story().opened().plan("g1")
    story.tell(FeitVastgelegd(fact="stemming", value="boos", on=story.today))
    assert story.facts("g1")["stemming"] == "onbekend"
    assert story.facts()["stemming"] == "onbekend"
