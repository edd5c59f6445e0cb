"""What five people stumbled over: a beginner who fears to do wrong, an ib'er in a hurry."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from screen_help import MemoryEntrance, bottom_line, screen_text
from story import Place, Story, played

from gesprekshulp.assistant.lines import read_line
from gesprekshulp.assistant.wording import render
from gesprekshulp.casework.desk import NAMELESS
from gesprekshulp.casework.letter_fields import shown_value
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.types import Leerling
from gesprekshulp.knowledge.letters import LetterField
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.dialogs.fields import Field, judge
from gesprekshulp.tui.subjects import PUPIL_FIELDS
from gesprekshulp.tui.tips import tip_for


async def test_two_passphrases_that_differ_lead_to_the_line_to_type_again(
    entrance: MemoryEntrance,
) -> None:
    """The second line kept its dots, so that every further try was appended and failed too."""
    entrance.secret = ""
    app = GesprekshulpApp(entrance)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"vier losse woorden", "enter", *"vier lose woorden", "enter")
        assert "niet gelijk" in screen_text(app)
        await pilot.press(*"vier losse woorden", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "rondleiden" in screen_text(app)


async def test_a_short_passphrase_leads_back_to_the_first_line(entrance: MemoryEntrance) -> None:
    entrance.secret = ""
    app = GesprekshulpApp(entrance)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"kort", "enter", *"kort", "enter")
        assert "8 tekens" in screen_text(app)
        await pilot.press(*"vier losse woorden", "enter", *"vier losse woorden", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "rondleiden" in screen_text(app)


@pytest.mark.parametrize("typed", ["1 september", "1-9", "1 sept"])
def test_a_day_of_enrolment_without_a_year_is_past(typed: str) -> None:
    today = date(2026, 11, 28)
    judged = judge(PUPIL_FIELDS, {"enrolled_on": typed}, today)
    assert judged.values["enrolled_on"] == "2026-09-01"


def test_nobody_is_called_an_employee_in_a_sentence_to_parents(place: Place) -> None:
    """Before a name was given the opening read: Ik ben medewerker."""
    case = place.case()
    case.desk.user = NAMELESS
    assert render("Ik ben {ik}.", case.names()) == "Ik ben uw contactpersoon."


async def test_the_example_says_that_it_is_one(place: Place) -> None:
    """An own case is not called invented, the example on top of it is."""
    place.example()
    async with played(place, place.case()) as story:
        story.sees_nothing_of("verzonnen voorbeeld")
        story.app.show_example(place.desk)
        await story.pilot.pause()
        story.sees("verzonnen voorbeeld")


async def _find(story: Story, typed: str) -> None:
    await story.press("z")
    await story.types(typed, "enter")


async def test_one_case_of_many_is_found_by_letters_and_by_name(place: Place) -> None:
    for first, last in (("Zoë", "Smit"), ("Daan", "Yıldız"), ("Saar", "Meijer")):
        place.desk.new_case(Leerling(first_name=first, last_name=last))
    async with played(place) as story:
        assert "z zoek zaak" in bottom_line(story.app)
        await _find(story, "zs")
        story.sees("Z.S.")
        assert story.place == "zaak"
        await story.press("escape")
        await _find(story, "saar")
        assert story.place == "zaak"
        story.sees("S.M.")
        await story.press("escape")
        await _find(story, "zoe")
        assert story.place == "zaak"
        await story.press("escape")
        await _find(story, "a")
        assert story.place == "kiezen", "Daan and Saar both fit"
        await story.press("escape")
        await _find(story, "qqq")
        story.sees("Geen zaak past")


async def test_typing_in_a_date_that_stands_there_replaces_it(place: Place) -> None:
    """It was appended, and "28-11-2026gisteren" was kept as the 28th."""
    case = place.case()
    async with played(place, case) as story:
        await story.press("c")
        await story.types("moeder belde af", "tab", *"gisteren", "f2")
        await story.pilot.pause()
    kept = [one.on for one in case.dossier.contacts.values() if one.text == "moeder belde af"]
    place_today = case.today()
    assert kept == [place_today - timedelta(days=1)]


def test_two_answers_in_one_date_are_no_date() -> None:
    field = Field("on", "Wanneer", "datum")
    assert judge([field], {"on": "28-11-2026gisteren"}, date(2026, 11, 28)).faults


async def test_the_case_says_that_its_talk_runs_and_then_that_nazorg_waits(place: Place) -> None:
    case = place.case()
    meeting = begin(case, ["moeder"])
    async with played(place, case) as story:
        story.sees("gesprek loopt")
    meeting.end()
    async with played(place, case) as story:
        assert "nazorg" in story.text.splitlines()[0]


def test_who_prepared_a_talk_is_no_longer_offered_the_walk(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert "F7" in tip_for("zaak", settings)
    settings.mark_used("voorbereiden")
    assert "F7" not in tip_for("zaak", settings)


async def test_a_note_that_nobody_may_read_does_not_say_it_is_shared(place: Place) -> None:
    """Mag lezen: te delen, and below it: niemand mag dit lezen."""
    case = place.case()
    meeting = begin(case, [])
    meeting.keep("moeder is bang dat hij weg moet")
    meeting.end()
    async with played(place, case) as story:
        await story.press("z")
        story.sees("Mag lezen: nog niemand")


def test_an_example_of_a_date_is_written_as_people_write_it() -> None:
    field = LetterField("dag", "Dag", "Welke dag?", "2026-12-03", form="datum")
    assert shown_value(field, field.example) == "3-12-2026"


@pytest.mark.parametrize("typed", ["moedre", "mdoer", "meoder"])
def test_a_slip_in_moeder_is_still_moeder(typed: str) -> None:
    line = read_line(f"{typed} wil weten of hij mag blijven", {}, date(2026, 11, 28))
    assert line.who == "moeder"
