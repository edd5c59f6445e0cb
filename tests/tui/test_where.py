"""Where am I, on screen: read it, change an earlier answer, and nothing a parent may not see."""

from __future__ import annotations

import pytest
from story import SIZES, Place, played

from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.walks import begin_walk

at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
Size = tuple[int, int]


@at_each_size
async def test_she_sees_how_she_came_here_and_changes_her_first_answer(
    place: Place, size: Size
) -> None:
    case = place.case()
    walk = begin_walk(case, "voorbereiding")
    walk.choose("niet-zeker")
    walk.choose("toch-extra")
    async with played(place, case, size) as story:
        story.app.open("gesprek", Meeting(case, walk.id))
        await story.pilot.pause()
        await story.menu("w")
        story.sees("Waar ben ik?", "De weg tot hier", "Dat weet ik nog niet", "nu:")
        await story.press("up", "up")
        story.sees("enter verander")
        await story.press("enter")
        story.sees("Welk antwoord moet het zijn?", "Alleen wat hierop voortbouwde")
        await story.press("b" if "b Nee" in story.words else "c")
        story.sees("Wat er is veranderd", "Vervallen: “Uitzoeken wat er nodig is”", "is nu")
        await story.press("escape")
        assert case.facts(walk.id)["extra-ondersteuning"] == "nee"
        await story.press("ctrl+z")
        assert case.facts(walk.id)["extra-ondersteuning"] == "ja"


@at_each_size
async def test_a_parent_who_reads_along_sees_the_way_but_no_facts(place: Place, size: Size) -> None:
    case = place.case()
    async with played(place, case, size, at="gesprek") as story:
        await story.chooses("a")
        await story.menu("w")
        story.sees("De weg tot hier", "Zet de hints aan")
        story.sees_nothing_of("Waarom deze stap", "vastgelegd op", "volgt uit")
        await story.press("escape")
        await story.press("tab")
        await story.menu("w")
        story.sees("Waarom deze stap er zo uitziet")


async def test_a_point_to_settle_says_why_it_is_there(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="voorbereiden") as story:
        await story.press("w")
        story.sees("Waarom staat dit hier?", "Wat het verandert", "zolang dit geldt")


async def test_afterwards_the_way_is_there_to_read(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.chooses("a")
        await story.menu("q")
        assert story.place == "nazorg"
        await story.press("w")
        story.sees("De weg tot hier", "Welkom")
        story.sees_nothing_of("✎")
