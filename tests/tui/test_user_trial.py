"""What a trial with users found: each of these once did harm, or made someone stop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from story import Place, Story, played
from textual import events

from gesprekshulp.assistant.walk import Place as Step
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.points import points_before
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.events import StapGezet
from gesprekshulp.dossier.people import standing_with
from gesprekshulp.dossier.types import Answer, Leerling, School
from gesprekshulp.tui.screens import papier
from gesprekshulp.tui.widgets import noteline


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short rest, and all the time to regret: no test waits for a slow typist."""
    monkeypatch.setattr(noteline, "REST", 0.05)
    monkeypatch.setattr(noteline, "REGRET", 30)


def at_item(place: Place, there: tuple[str, ...] = ("moeder", "vader")) -> OpenCase:
    """A talk that stands at the first item of the plan."""
    case = place.case()
    meeting = begin(case, there)
    here = meeting.walk.place
    answer = Answer(tree=here.tree, step=here.step, to=str(Step("oogo", "onderdeel")))
    case.record(StapGezet(meeting=meeting.id, answer=answer), meeting=meeting.id)
    return case


def stands(case: OpenCase, item: str = "d1") -> dict[str, str]:
    return {who: standing_with(case.dossier, item, who) for who in ("moeder", "vader")}


def step_of(story: Story) -> str:
    meeting: Any = story.app.screen
    return str(meeting._meeting.walk.step)


async def test_what_parents_say_of_an_item_is_recorded_for_who_is_there(place: Place) -> None:
    """The choice alone used to go on to the next step, and nobody's answer was kept."""
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g")
        await story.chooses("a")
        story.sees("Wat vindt iedereen hiervan?", "Rekenen in een groepje")
        story.sees("Moeder ‹ akkoord ›", "Vader ‹ akkoord ›")
        await story.press("down", "5", "enter")
        assert stands(case) == {"moeder": "akkoord", "vader": "bezwaar"}
        assert step_of(story) == "onderdeel-terugzeggen"
        story.sees_nothing_of("Nog niet vastgelegd")


async def test_who_is_not_there_is_not_filled_in(place: Place) -> None:
    case = at_item(place, ("moeder",))
    async with played(place, case) as story:
        await story.press("g")
        await story.chooses("a")
        story.sees("Moeder ‹ akkoord ›", "Vader ‹ nog niet gevraagd ›")
        await story.press("enter")
        assert stands(case) == {"moeder": "akkoord", "vader": "nog-niet-gevraagd"}


async def test_esc_goes_on_without_recording_and_says_so(place: Place) -> None:
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g")
        await story.chooses("a")
        await story.press("escape")
        assert set(stands(case).values()) == {"nog-niet-gevraagd"}
        assert step_of(story) == "onderdeel-terugzeggen"
        story.sees("Nog niet vastgelegd wie dit vindt: spatie, i")


async def test_when_they_differ_nothing_is_filled_in(place: Place) -> None:
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g")
        titles = {w.title: w.letter for w in story.app.screen._ways}  # type: ignore[attr-defined]
        await story.chooses(titles["De ene ouder wil dit, de andere niet"])
        story.sees("Moeder ‹ nog niet gevraagd ›", "Vader ‹ nog niet gevraagd ›")
        await story.press("enter")
        assert set(stands(case).values()) == {"nog-niet-gevraagd"}
        story.sees("Nog niet vastgelegd wie dit vindt")


async def test_without_an_item_at_hand_the_choice_is_just_taken(place: Place) -> None:
    case = at_item(place)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    meeting.consent("moeder", "d1", "akkoord")
    meeting.consent("vader", "d1", "akkoord")
    async with played(place, case) as story:
        await story.press("g")
        await story.chooses("a")
        assert step_of(story) == "onderdeel-terugzeggen"


async def test_consent_keeps_words_and_a_date_of_one_person(place: Place) -> None:
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g")
        await story.menu("i")
        await story.press("1", "3", "w")
        await story.types("eerst maar eens zien", "tab")
        await story.types("1 december", "f2")
        story.sees("“eerst maar eens zien”, tot dinsdag 1 december 2026")
        await story.press("escape")
        await story.menu("i")
        await story.press("1")
        story.sees("“eerst maar eens zien”")  # Esc loses nothing
        await story.press("3", "enter")
        (said,) = case.dossier.consents["moeder/d1"]
        assert (said.stand, said.words, str(said.until)) == (
            "tot-datum",
            "eerst maar eens zien",
            "2026-12-01",
        )


async def test_typing_at_the_consent_box_never_changes_the_plan(place: Place) -> None:
    case = at_item(place)
    async with played(place, case, (80, 24)) as story:
        await story.press("g")
        await story.menu("i")
        await story.press("1", "x", "y", "z", "right", "enter")
        assert case.dossier.items["d1"].text == "Rekenen in een groepje"
        assert stands(case)["moeder"] == "akkoord"


async def _open_the_talk(place: Place, case: OpenCase) -> None:
    async with played(place, case) as story:
        await story.press("g")
        await story.pilot.pause()


@pytest.mark.usefixtures("quick")
async def test_a_slow_typist_gets_the_letter_and_the_step_back(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        before = step_of(story)
        await story.press("a")
        await story.pilot.pause(0.1)
        assert step_of(story) != before
        await story.press("l", "s")
        assert step_of(story) == before
        story.sees("Keuze teruggedraaid: je typt een notitie.")
        await story.press("enter")
        assert [note.text for note in story.notes] == ["als"]
        await story.press("2")
        await story.pilot.pause(0.1)
        await story.press("0", "enter")
        assert [note.text for note in story.notes] == ["als", "20"]


async def test_what_is_typed_right_after_enter_is_the_next_line(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        screen: Any = story.app.screen
        for key in [*"m: een", "enter", *"m: twee", "enter"]:  # no waiting in between
            name = {" ": "space", ":": "colon"}.get(key, key)
            story.app.post_message(events.Key(name, None if key == "enter" else key))
        await story.pilot.pause()
        assert screen._line.value == ""
        assert [note.text for note in story.notes] == ["een", "twee"]


@pytest.mark.usefixtures("quick")
async def test_rest_alone_never_opens_a_box_over_the_line(place: Place) -> None:
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g", "a")
        await story.pilot.pause(0.1)
        assert story.place == "gesprek"
        story.sees("Enter kiest: Dit past volgens ouders")
        await story.press("l", "s", "enter")
        assert [note.text for note in story.notes] == ["als"]


async def test_a_fault_while_opening_does_not_take_the_half_typed_line(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = at_item(place)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    meeting.save_half_line("v: en op zondag")

    def broken(*_: object, **__: object) -> None:
        raise AttributeError("kapot")

    monkeypatch.setattr("gesprekshulp.tui.screens.gesprek_view.note_rows", broken)
    with pytest.raises(AttributeError, match="kapot"):
        await _open_the_talk(place, case)
    assert meeting.half_line() == "v: en op zondag"


async def test_after_closing_the_next_step_is_the_summary(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papier, "paper_folder", lambda: tmp_path)
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g")
        await story.menu("q")
        story.sees("j klopt", "d doorlopen", "c afsluiten")
        await story.press("c", "j")
        story.sees("s maakt de samenvatting, b laat haar lezen")
        await story.press("b")
        story.sees("Samenvatting van ons gesprek")
        await story.press("escape", "s", "1", "5", "enter")
        await story.pilot.pause(0.2)
        story.sees("De samenvatting is klaar. Hier lezen?")
        await story.press("n")
        story.sees_nothing_of("nu: s samenvatting", "s maakt de samenvatting")


async def test_a_date_as_people_write_it_and_a_wrong_one_told_at_once(place: Place) -> None:
    async with played(place) as story:
        await story.press("n")
        await story.types("Sem")
        await story.press(*["tab"] * 4)
        await story.types("3 mrt 2012")
        story.sees("zaterdag 3 maart 2012")
        await story.press("tab")
        await story.types("vroeger", "tab")
        story.sees("“vroeger” is geen datum.")


async def test_the_case_counts_what_the_talk_needs(place: Place) -> None:
    case = place.case()
    async with played(place, case) as story:
        count = len(case.missing("voor"))
        story.sees(f"{count} punten voor het gesprek")
        story.sees_nothing_of("in te vullen")
        await story.press("end")
        assert "…" not in story.text


async def test_without_a_school_and_a_plan_those_are_the_points(place: Place) -> None:
    case = place.desk.new_case(Leerling(first_name="Sem", pronouns="hij"), School())
    async with played(place, case, at="voorbereiden") as story:
        assert story.text.splitlines()[2].lstrip().startswith("· Vul de school in")
        assert [one.title for one in points_before(case)].count("Vul de school in") == 1
        await story.press("x")
        assert case.dossier.deviations == ()
        await story.press("w")
        story.sees("Kies bij Onderwijs")
        await story.press("escape", "enter")
        story.sees("De school", "Onderwijs")
        await story.press("tab", "right", "f2")
        assert case.dossier.school.sector == "po"
        story.sees_nothing_of("Vul de school in")
        await story.press("end")
        story.sees("Het handelingsdeel is nog leeg")
        await story.press("enter")
        await story.types("Rekenen in een groepje", "f2")
        assert [item.text for item in case.dossier.items.values()] == ["Rekenen in een groepje"]


async def test_a_changed_step_is_told_once(place: Place) -> None:
    case = at_item(place)
    meeting = next(iter(case.dossier.meetings))
    old = Answer(tree="oogo", step="onderdeel", option="past", to="oogo/onderdeel", fingerprint="x")
    case.record(StapGezet(meeting=meeting, answer=old), meeting=meeting)
    async with played(place, case) as story:
        await story.press("g")
        story.sees("is gewijzigd sinds je hem liep")
        await story.press("escape", "g")
        assert story.place == "gesprek"
        story.sees_nothing_of("is gewijzigd sinds je hem liep")


async def test_a_concern_about_safety_leaves_the_line_and_no_trace(place: Place) -> None:
    case = at_item(place)
    async with played(place, case) as story:
        await story.press("g")
        screen: Any = story.app.screen
        screen._move(lambda: screen._meeting.enter("veiligheidszorg"))
        await story.pilot.pause()
        story.sees("hier wordt niets bewaard")
        before = len(place.store.load(case.id))
        await story.types("blauwe plekken", "enter")
        assert screen._line.value == "blauwe plekken"
        story.sees_nothing_of("✗", "meldcode.")
        await story.press("escape")
        story.sees_nothing_of("hier wordt niets bewaard", "blauwe plekken")
        await story.press("escape")
        assert len(place.store.load(case.id)) == before
        assert place.store.half_line(case.id, f"gesprek:{screen._meeting.id}") == ""


async def test_room_shows_more_sentences_and_the_first_frame_fits(place: Place) -> None:
    case = at_item(place)
    async with played(place, case, (200, 60)) as story:
        await story.press("g")
        screen: Any = story.app.screen
        told = screen._meeting.view().wordings
        assert len(told) > 3
        story.sees(*(f"{number} “" for number in range(1, len(told) + 1)))


async def test_labels_can_be_read_at_forty_columns(place: Place) -> None:
    case = place.case()
    async with played(place, case, (40, 12)) as story:
        await story.press("down", "down")
        story.sees("Stem van de leerling")
