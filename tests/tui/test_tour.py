"""The first start: a walk that shows the example, can be left, can be had again; tips that go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from screen_help import MemoryDesk, MemoryEntrance, screen_text
from story import Place, Story, played

from gesprekshulp.knowledge.types import Content
from gesprekshulp.settings.keeping import FILE_NAME, Settings
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.screens.rondleiding import _stops, start_tour
from gesprekshulp.tui.tips import TIPS


async def walk(story: Story, place: Place) -> None:
    """Begin the walk on the example of this desk."""
    start_tour(story.app, place.desk)
    await at_stop(story, 1)


async def at_stop(story: Story, number: int) -> None:
    """Wait until this stop is painted."""
    for _ in range(100):
        await story.pilot.pause()
        if f"Rondleiding {number}/" in story.text:
            return
    raise AssertionError(f"Rondleiding {number} kwam niet:\n{story.text}")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_walk_passes_every_screen_and_ends_on_the_example(
    place: Place, size: tuple[int, int]
) -> None:
    place.example()
    async with played(place, size=size) as story:
        await walk(story, place)
        seen = []
        for number in range(1, len(_stops()) + 1):
            await at_stop(story, number)
            seen.append(getattr(story.app.screen_stack[-2], "place", ""))
            await story.press("enter")
        await story.pilot.pause()
        assert list(dict.fromkeys(seen)) == ["zaak", "voorbereiden", "gesprek", "nazorg"]
        assert story.place == "nazorg"
        notes = list(place.desk.open_case("S.V.").dossier.notes.values())
        assert [(note.kind, note.text) for note in notes] == [
            ("bezwaar", "dus jullie willen van hem af")
        ]
    assert Settings(place.folder)["rondleiding"]


async def test_what_the_walk_points_at_can_be_seen_at_80_columns(place: Place) -> None:
    place.example()
    async with played(place) as story:
        await walk(story, place)
        for number in (2, 3, 4):
            await story.press("enter")
            await at_stop(story, number)
        story.sees("dus jullie willen van hem af", "enter verder", "esc terug")
        await story.press("enter")
        await at_stop(story, 5)


async def test_esc_leaves_it_and_f7_gives_it_again(place: Place) -> None:
    place.example()
    async with played(place) as story:
        await walk(story, place)
        await story.press("enter")
        await at_stop(story, 2)
        await story.press("escape")
        assert story.place == "voorbereiden"
        assert "Rondleiding" not in story.text
        story.app.entrance.example = lambda folder=None: place.desk  # type: ignore[method-assign]
        await story.press("f7")
        await at_stop(story, 1)


async def test_at_the_first_start_it_is_offered_once(tmp_path: Path, content: Content) -> None:
    entrance = MemoryEntrance(tmp_path, secret="")
    entrance.desk = MemoryDesk()
    app = GesprekshulpApp(entrance)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press(*"goed paard", "enter", *"goed paard", "enter")
        for _ in range(20):
            await pilot.pause(0.05)
            if "rondleiden?" in screen_text(app):
                break
        assert "Zal ik je in twee minuten rondleiden?" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert "Nog geen zaken" in screen_text(app)


async def test_a_tip_goes_for_good_once_it_was_done(place: Place) -> None:
    async with played(place) as story:
        story.sees("Tip: Alles wat je hier kunt doen, staat in het menu: spatie.")
        await story.press("space", "escape")
        story.sees_nothing_of("staat in het menu")
        story.sees("Tip: Nieuw hier? F7")
    assert "gebruikt: menu" in (place.folder / FILE_NAME).read_text(encoding="utf-8")
    async with played(place) as story:
        story.sees_nothing_of("staat in het menu")


async def test_tips_take_no_room_on_a_small_screen(place: Place) -> None:
    async with played(place, size=(60, 14)) as story:
        story.sees_nothing_of("Tip:")


def test_every_tip_names_its_key() -> None:
    tips: list[tuple[str, Any]] = [one for tips in TIPS.values() for one in tips]

    assert all("{key}" in sentence for _, sentence in tips)
