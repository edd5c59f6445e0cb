"""What the guard sees, on the real screens: counted on Overzicht, listed with why before the talk."""

from __future__ import annotations

from datetime import date

import pytest
from story import SIZES, Place, played

from gesprekshulp.assistant.form import read_form
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.glances import watched
from gesprekshulp.casework.guard import take_in
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.store.interface import Glance

RULING = content_dir() / "voorbeeld" / "uitspraken" / "gpo-107710.json"
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")


def _ruling(place: Place) -> OpenCase:
    form, _ = read_form(RULING.read_bytes())
    assert form is not None
    return take_in(place.desk, form)


@at_each_size
async def test_counted_on_overzicht_and_listed_before_the_talk_with_why(
    place: Place, size: tuple[int, int]
) -> None:
    _ruling(place)
    async with played(place, size=size) as story:
        assert "2 punten" in story.text
        await story.press("enter", "v")
        assert story.place == "voorbereiden"
        assert "(W607)" in story.text
        assert "(W605)" in story.text
        await story.press("f4")
        assert story.place == "bronnen"
        assert "WPO, artikel 40" in story.text


async def test_enter_on_a_gap_asks_the_fact_and_the_gap_goes(place: Place) -> None:
    case = _ruling(place)
    async with played(place, case, at="voorbereiden") as story:
        before = len(story.app.screen._gaps)  # type: ignore[attr-defined]
        await story.press("enter")
        await story.press("down", "enter")
        case.reload()
        assert case.facts()["andere-school-bereid"] == "ja"
        assert "W607" not in story.text
        assert len(story.app.screen._gaps) == before - 1  # type: ignore[attr-defined]


async def test_facts_that_do_not_play_stay_out_of_the_case_until_asked(place: Place) -> None:
    case = place.case()
    async with played(place, case) as story:
        lines = [line.ref for line in story.app.screen._lines]  # type: ignore[attr-defined]
    assert "feiten-meer" in lines
    assert "feit/bezwaar-gemaakt" not in lines
    case.set_fact("bezwaar-gemaakt", "ja")
    async with played(place, case) as story:
        lines = [line.ref for line in story.app.screen._lines]  # type: ignore[attr-defined]
    assert "feit/bezwaar-gemaakt" in lines


@pytest.mark.parametrize(
    ("gaps", "due", "said"),
    [
        (0, None, ""),
        (1, None, "1 punt te regelen"),
        (3, date(2026, 12, 1), "3 punten te regelen; een termijn loopt t/m 1 december 2026"),
        (0, date(2027, 7, 31), ""),
        (0, date(2026, 11, 1), "termijn voorbij"),
    ],
)
def test_a_term_is_named_when_it_is_near(gaps: int, due: date | None, said: str) -> None:
    glance = Glance(case="z", title="S.V.", gaps=gaps, due=due)
    assert watched(glance, date(2026, 11, 28)) == said
