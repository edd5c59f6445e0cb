"""Rehearsing on the screens: by typing, by choosing, with nonsense and silence, and nothing lost."""

from __future__ import annotations

import pytest
from screen_help import NASTY
from story import SIZES, Place, Story, played

SCENE = "rekengroepje"
GOOD = "Dat had ik u vooraf moeten vertellen. U hoorde het van Milan. Hoe was dat voor u?"
BAD = "Dat begrijp ik, maar u had het in de nieuwsbrief kunnen lezen."


async def _to_scene(story: Story, scene: str = SCENE) -> None:
    """Open the list and point at a scene."""
    await story.press("o")
    assert story.place == "oefenen"
    rows = [row.id for row in story.app.screen._rows]  # type: ignore[attr-defined]
    await story.press(*["down"] * rows.index(scene))


async def _begin(story: Story, sure: str = "3") -> None:
    await _to_scene(story)
    await story.press("enter", sure)
    assert story.place == "oefengesprek"


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_rehearsal_by_typing(place: Place, size: tuple[int, int]) -> None:
    async with played(place, size=size) as story:
        await _to_scene(story)
        story.sees("Je oefent", "Wie:", "oefen", "F1")
        await story.press("enter")
        story.sees("Hoe zeker voel je je", "Vandaag praten jullie")
        await story.press("2")
        story.sees("beurt 1 van 12", "Vertrouwen:", "Spanning:", "Je oefent:")
        await story.types(GOOD, "enter")
        story.sees("beurt 2 van 12", "+ Je gaf toe wat school fout deed")
        await story.types(BAD, "enter")
        story.sees("beurt 3 van 12", "Liever:")
        await story.menu("q")
        story.sees("Hoe zeker voel je je nu")
        await story.press("1")
        assert story.place == "nabespreking"
        story.sees("◆", "Het keerpunt")
        kept = story.app.screen._kept  # type: ignore[attr-defined]
        assert (kept.before, kept.after, kept.end) == (2, 1, "gestopt")
        await story.press("p")
        story.sees("Welke plannen neem je mee?", "Als moeder zegt")
        await story.press("enter")
        assert story.place == "plannen"
        story.sees("Als moeder zegt")
