"""Own words on the screen: taken over, answered, read, put on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from story import SIZES, Place, played

THEIRS = "Sem leest thuis wél [/x], elke avond."


@pytest.mark.parametrize("size", SIZES)
async def test_taken_over_answered_and_written(
    place: Place, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gesprekshulp.tui.screens.papier.paper_folder", lambda: tmp_path)
    case = place.case()
    async with played(place, case) as story:
        await story.pilot.resize_terminal(*size)
        await story.press("e")
        assert story.place == "zienswijze"
        story.sees("Nog niets")
        await story.press("n", "2", "enter", "2", "tab")
        await story.types(THEIRS)
        await story.press("f2")
        story.sees("Rekenen in een groepje", "In eigen woorden", "nog niet op geantwoord")
        story.sees("1 zonder antwoord")
        await story.press("enter", "enter", "4", "tab")
        await story.types("Op school zien wij dat nog niet.")
        await story.press("f2")
        story.sees("Niet overgenomen")
        await story.press("b")
        story.sees("bij het OPP")
        await story.press("escape", "s", "1", "4", "enter")
        await story.pilot.pause()
        await story.pilot.pause()
    (view,) = case.reload().views.values()
    assert (view.words, view.who, view.beside) == (THEIRS, "moeder", "Rekenen in een groepje")
    (path,) = tmp_path.glob("zienswijze-*.txt")
    text = path.read_text(encoding="utf-8-sig")
    assert THEIRS in text
    assert "Op school zien wij dat nog niet." in text
