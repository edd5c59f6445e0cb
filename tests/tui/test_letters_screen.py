"""Brieven on the screen: which fit, filling in, seeing the other side first, writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from story import SIZES, Place, played

from gesprekshulp.casework.letter_fields import field_values
from gesprekshulp.casework.walks import begin


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_case_to_a_letter_on_disk(
    place: Place, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gesprekshulp.tui.screens.papier.paper_folder", lambda: tmp_path)
    case = place.example()
    begin(case, ["moeder", "vader"]).end()  # before it nobody could answer, nor hold it against us
    async with played(place, case) as story:
        await story.pilot.resize_terminal(*size)
        await story.press("m")
        assert story.place == "brieven"
        story.sees("Past nu", "Brief terug aan de leerling", "CONCEPT")
        await story.press("enter")
        await story.types("Hij zit bij het raam [/x].")
        await story.press("f2")
        story.sees("1 van 4")
        await story.press("b")
        story.sees("Beste Sem,")
        await story.press("escape", "s")
        assert story.place == "voor-vertrek"
        story.sees("TEGENSPRAAK")
        await story.press("enter", "4", "enter")
        await story.pilot.pause()
        await story.pilot.pause()
    letter = place.desk.content.letters["brief-terug-leerling"]
    assert "Hij zit bij het raam [/x]." in field_values(case, letter).values()
    (path,) = tmp_path.glob("brief-terug-leerling-*.txt")
    text = path.read_text(encoding="utf-8-sig")
    assert "Hij zit bij het raam [/x]." in text
    assert "nooit" not in text, "de tegenspraak hoort niet in de brief"
    assert "Sem" not in path.name


async def test_who_reads_is_chosen_and_escape_does_nothing(place: Place) -> None:
    case = place.example()
    async with played(place, case) as story:
        await story.press("m", "down")
        story.sees("Voor: moeder")
        await story.press("l", "2")
        story.sees("Voor: vader")
        await story.press("s", "escape")
        assert story.place == "brieven"
    assert not case.dossier.documents


async def test_that_it_left_is_asked_and_counts_only_then(place: Place) -> None:
    case = place.example()
    async with played(place, case) as story:
        await story.press("m")
        screen = story.app.screen
        rows = [getattr(getattr(row, "letter", None), "id", "") for row in screen._rows]  # type: ignore[attr-defined]
        screen.listed.highlighted = rows.index("excuus")  # type: ignore[attr-defined]
        await story.pilot.pause()
        await story.press("v", "escape")
        assert not case.dossier.contacts or all(
            "verstuurd" not in one.text for one in case.dossier.contacts.values()
        )
        await story.press("v")
        await story.types("vandaag")
        await story.press("f2")
    assert any("verstuurd" in one.text for one in case.dossier.contacts.values())


async def test_chronology_and_calendar_are_at_the_end(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gesprekshulp.tui.screens.papier.paper_folder", lambda: tmp_path)
    async with played(place, place.example()) as story:
        await story.press("m", "end")
        story.sees("Agendabestand")
        await story.press("s", "1", "enter")
        await story.pilot.pause()
        await story.press("up", "b")
        story.sees("Wat er gebeurde, op volgorde")
    assert list(tmp_path.glob("agenda-*.ics"))


async def test_why_shows_what_the_letter_rests_on(place: Place) -> None:
    async with played(place, place.example()) as story:
        await story.press("m", "down", "r")
        assert story.place == "bronnen"
