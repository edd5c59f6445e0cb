"""A bundle on the screen: whom, each line about another, reading, writing it locked; handing over."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from story import SIZES, Place, played

from gesprekshulp.casework.aftercare import add_contact


@pytest.mark.parametrize("size", SIZES)
async def test_looked_at_and_written_locked(
    place: Place, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gesprekshulp.tui.screens.papier.paper_folder", lambda: tmp_path)
    case = place.case()
    add_contact(case, "telefoon", case.today(), "vader [/x] was boos", ("vader",))
    async with played(place, case) as story:
        await story.pilot.resize_terminal(*size)
        await story.press("m", "end", "up", "up", "up", "up")
        story.sees("Voor wie het dossier vraagt")
        await story.press("enter", "1")
        assert story.place == "bundel"
        story.sees("vader [/x] was boos", "Gaat ook over een ander", "1 te bekijken")
        await story.press("enter", "2")
        await story.types("gaat over vader")
        await story.press("f2")
        story.sees("blijft eruit", "klaar om te schrijven")
        await story.press("b")
        story.sees("Wat er niet in staat")
        await story.press("escape", "s", "1", "enter")
        await story.pilot.pause()
        await story.pilot.pause()
        story.sees("Wachtwoordzin:")
    (path,) = tmp_path.glob("bundel-*.pdf")
    assert PdfReader(path).is_encrypted


async def test_overgezet_leaves_a_pointer_on_the_overview(place: Place) -> None:
    case = place.case()
    async with played(place, case) as story:
        await story.press("m", "end", "up", "up", "enter")
        await story.types("ParnasSys")
        await story.press("tab")
        await story.types("1-8-2027")
        await story.press("f2")
        story.sees("Alles hier weghalen?")
        await story.press("j")
        await story.app.workers.wait_for_complete()
        await story.pilot.pause()
        story.sees("alleen nog een verwijzing")
        await story.press("escape")
        assert story.place == "overzicht"
        story.sees("ParnasSys")
        await story.press("enter")
        story.sees("Deze zaak staat nu in ParnasSys")
    (glance,) = place.desk.glances()
    assert glance.stage == "overgezet"
