"""The five scenes that must feel right (design, section 1), through the real screens."""

from __future__ import annotations

import pytest
from story import SIZES, Place, played

from gesprekshulp.casework.case import OpenCase

at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
Size = tuple[int, int]


@at_each_size
async def test_sunday_evening_a_new_teacher_walks_the_meeting_and_reads_a_summary(
    place: Place, size: Size
) -> None:
    case = place.example()
    async with played(place, case, size) as story:
        story.sees("g gesprek", "v voorbereiden")
        await story.press("g")
        story.sees("Wie zitten er aan tafel?", "moeder")
        await story.press("enter")
        story.sees("Welkom, wie is wie", "1 “", "Wat gebeurt er?", "enter noteer")
        shown: list[str] = []
        for _ in range(14):
            shown.append(story.text.splitlines()[0])
            # The first way on, and another one on coming back to the same step.
            await story.chooses("b" if shown.count(shown[-1]) > 1 else "a")
        assert len(set(shown)) > 8
        await story.menu("q")
        assert story.place == "nazorg"
        await story.press("b")
        story.sees("Samenvatting van ons gesprek over Sem")


@at_each_size
async def test_tuesday_ten_minutes_before_the_meeting(place: Place, size: Size) -> None:
    """What is missing, three sentences to open with, and the way to fill a gap."""
    case = place.case()
    async with played(place, case, size, at="voorbereiden") as story:
        story.sees("Leerling", "uitgenodigd", "Waarom:", "Doe nu:", "Zo kun je openen")
        assert story.text.count("· “") == 3, story.text
        gaps = [line for line in story.text.splitlines() if line.startswith(" !")]
        asked = next(n for n, line in enumerate(gaps) if "itgenodigd" in line)
        await story.press(*["down"] * asked, "enter")
        story.sees("Uitnodiging", "Wie")
        await story.press("f2")
        assert case.dossier.invitations[0].partner == "moeder"
        story.sees("W206")


@at_each_size
async def test_father_says_it_and_before_she_looks_up_it_stands_there(
    place: Place, size: Size
) -> None:
    case = place.case()
    async with played(place, case, size, at="gesprek") as story:
        await story.press("tab")
        await story.types("v: dus julie wille van em af")
        hints = story.app.screen._hints  # type: ignore[attr-defined]
        assert 1 <= len(hints) <= 3
        story.sees(hints[0].title, hints[0].sentence[:40])
        if len(hints) > 1:
            await story.press("right")
            story.sees(hints[1].title, hints[1].sentence[:40])
            await story.press(*["right"] * (len(hints) - 1))
        await story.press("down")
        (note,) = story.notes
        assert (note.kind, note.stand, note.speaker) == ("bezwaar", "open", "vader")
        assert note.text == "dus julie wille van em af"
        story.sees("! vader: dus julie wille van em af [open]")


@at_each_size
async def test_the_laptop_dies_and_all_is_there_but_for_the_last_half_second(
    place: Place, size: Size
) -> None:
    case = place.case()
    async with played(place, case, size, at="gesprek") as story:
        await story.chooses("a")
        await story.types("m: thuis is hij rustig", "enter")
        await story.types("v: en op zon")
        await story.pilot.pause(0.5)  # no leaving, no saving: the battery is out

    again = OpenCase(place.desk, case.id)
    async with played(place, again, size) as story:
        await story.press("g")
        story.sees("thuis is hij rustig", "› v: en op zon".replace("› ", "›"), "stap 2/")
        await story.types("dag", "enter")
        assert story.notes[-1].text == "en op zondag"


@at_each_size
async def test_half_a_year_later_the_timeline_tells_it_all_in_order(
    place: Place, size: Size
) -> None:
    case = place.case()
    async with played(place, case, size, at="gesprek") as story:
        await story.types("v: dit wil ik niet", "down")
        await story.types("* moeder is moe", "enter")
        await story.menu("q")
        await story.press("c", "j", "escape")
        place.later(180)
        await story.press("t")
        told = story.words
        story.sees("Zaak geopend", "dit wil ik niet")
        assert told.index("Zaak geopend") < told.index("dit wil ik niet")
