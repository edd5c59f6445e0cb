"""A case on the screens over time: who decides, silence, a text that changes, a next meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from story import Place, person, played

from gesprekshulp.casework.papers import summary_of
from gesprekshulp.documents.markdown import render
from gesprekshulp.dossier.people import standing_with
from gesprekshulp.tui.screens import papier


async def test_two_meetings_a_month_apart(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notes, Nazorg, closing, a paper; a month later what is open comes along."""
    monkeypatch.setattr(papier, "paper_folder", lambda: tmp_path)
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.types("v: ik wil geen onderzoek", "down")
        await story.types("> juf belt de logopedist op 1 december", "enter")
        story.sees("(dinsdag 1 december 2026)")
        await story.types("* vader keek weg", "enter")
        await story.menu("q")
        story.sees("2 na te lopen")
        await story.press("down", "enter")
        story.sees("Hoe we het weten", "dinsdag 1 december 2026")
        await story.press(*["tab"] * 5)
        await story.types("zij mailt ouders", "f2")
        assert story.notes[1].how_known == "zij mailt ouders"
        await story.press("l")
        story.sees("We weten het als: zij mailt ouders", "eigen woorden zeggen")
        await story.press("escape", "s", "1", "5", "enter")
        await story.pilot.pause(0.2)
        made = next(tmp_path.glob("samenvatting-*.md")).read_text(encoding="utf-8")
        assert "ik wil geen onderzoek" in made
        assert "vader keek weg" not in made
        story.sees("De samenvatting is klaar. Hier lezen?")
        await story.press("j")
        story.sees("Samenvatting van ons gesprek over Sem")
        await story.press("escape", "s", "1", "5", "enter")
        story.sees("Dat bestand bestaat al. Vervangen?")
        await story.press("escape", "c", "j")
        story.sees("gesloten")
        story.sees_nothing_of("nu: s samenvatting", "s maakt de samenvatting")
        await story.press("enter")
        story.sees("Notitie")
        await story.press("f2")
        story.sees("Schrijf kort waarom.")
        await story.press("escape", "escape")

        place.later(30)
        await story.press("v")
        story.sees("Nog open van eerder", "bezwaar: ik wil geen onderzoek")
        await story.press("escape", "g", "1", "2", "enter")
        story.sees("ik wil geen onderzoek", "juf belt de logopedist")
        await story.menu("q")
        await story.press("enter")
        await story.press(*["tab"] * 7)
        await story.types("we wachten tot januari", "f2")
        first = case.dossier.notes[story.notes[0].id]
        assert (first.stand, first.answer) == ("opgelost", "we wachten tot januari")


async def test_consent_per_person_is_asked_again_when_the_text_changes(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.menu("i")
        await story.press("1", "right", "down", "right", "right", "enter")
        dossier = case.dossier
        assert standing_with(dossier, "d1", "moeder") == "akkoord"
        assert standing_with(dossier, "d1", "vader") == "deels"
        story.sees("akkoord", "deels")
        await story.menu("i")
        await story.press("1", "t", "end")
        await story.types(" van vier", "f2")
        story.sees("Rekenen in een groepje van vier", "‹ opnieuw vragen ›")
        await story.press("escape")
        assert case.dossier.items["d1"].text.endswith("van vier")
        assert standing_with(case.dossier, "d1", "moeder") == "opnieuw-vragen"
        story.sees("opnieuw")
        await story.menu("-")
        story.sees("Teruggedraaid")
        assert standing_with(case.dossier, "d1", "moeder") == "akkoord"


async def test_a_silent_second_parent_is_never_taken_to_agree(place: Place) -> None:
    case = place.case()
    async with played(place, case) as story:
        await story.press("g")
        story.sees("[ ] moeder", "[ ] vader")
        await story.press("enter")
        story.sees("Zo mag niemand de notities lezen.")
        await story.press("1", "enter")
        there = next(iter(case.dossier.meetings.values())).presence
        assert {p.partner: p.how for p in there} == {"moeder": "in de kamer", "vader": "afwezig"}
        await story.menu("i")
        await story.press("1", "right", "enter")
        assert standing_with(case.dossier, "d1", "vader") == "nog-niet-gevraagd"
        await story.menu("q")
        await story.press("b")
        story.sees("Samenvatting van ons gesprek")
        meeting = next(iter(case.dossier.meetings))
        told = render(summary_of(case, meeting, ("moeder", "vader")).document).decode()
        assert "nog niet gevraagd" in told


async def test_a_pupil_of_eighteen_decides_and_is_addressed(place: Place) -> None:
    case = place.case(date(2008, 3, 4), person("moeder"))
    async with played(place, case) as story:
        await story.press("g")
        story.sees("Wie zitten er aan tafel?", "Sem")
        await story.press("enter")
        await story.menu("i")
        await story.press("1")
        story.sees("Wat vindt iedereen hiervan?")
        story.sees_nothing_of("Moeder ‹")


async def test_a_guardian_decides_and_the_mother_without_gezag_does_not(place: Place) -> None:
    people = (person("voogd", role="voogd"), person("moeder", role="ouder-zonder-gezag"))
    case = place.case(date(2015, 3, 4), *people)
    async with played(place, case, at="gesprek") as story:
        story.sees("Plan", "voogd")
        await story.menu("i")
        await story.press("1")
        story.sees("Voogd ‹")
        story.sees_nothing_of("Moeder ‹")


async def test_breaking_off_and_going_on_where_it_was(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.chooses("a")
        await story.types("m: ik moet zo weg", "enter")
        before = story.text.splitlines()[0].split("stap")[1]
        await story.menu("o")
        await story.types("vader werd gebeld", "enter")
        assert story.place == "zaak"
        assert case.current_meeting().stand == "onderbroken"  # type: ignore[union-attr]
        place.later(7)
        await story.press("g")
        assert story.text.splitlines()[0].split("stap")[1] == before
        story.sees("ik moet zo weg")


async def test_a_side_scene_returns_to_where_it_was_left(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.chooses("a")
        left = story.text.splitlines()[1]
        await story.menu("z")
        await story.press("1")
        story.sees("zijpad; terug naar")
        await story.menu("z")
        story.sees("terug naar")
        await story.press("escape", "escape")
        assert story.text.splitlines()[1].split("▏")[0] == left.split("▏")[0]


async def test_undo_and_redo_tell_what_they_did_below_the_line(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.types("m: thuis is hij rustig", "enter")
        await story.press("ctrl+z")
        story.sees("Teruggedraaid", "thuis is hij rustig")
        assert story.notes == []
        await story.press("ctrl+y")
        assert [note.text for note in story.notes] == ["thuis is hij rustig"]
        await story.press("ctrl+y")
        story.sees("Er is niets om terug te zetten.")


async def test_a_case_opens_with_a_line_pointed_at(place: Place) -> None:
    async with played(place, place.example()) as story:
        listed = story.app.screen.query_one("#regels")
        pointed = listed.get_option_at_index(listed.highlighted)  # type: ignore[attr-defined]
        assert not pointed.disabled
        await story.press("enter")
        assert story.place == "formulier"
