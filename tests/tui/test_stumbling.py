"""What nobody foresaw costs one key, or a moment: with parents at the table the program goes on."""

from __future__ import annotations

import time
from itertools import count
from typing import Any, NoReturn

import pytest
from story import Place, played
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets._toast import Toast

from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.crash import CRASHED
from gesprekshulp.tui.lasting import LastingNotification
from gesprekshulp.tui.screens.gesprek import GesprekScreen
from gesprekshulp.tui.screens.nazorg import NazorgScreen
from gesprekshulp.tui.stumbling import Stumbles

AS_SHIPPED = Stumbles.__dict__["most"]


@pytest.fixture(autouse=True)
def _as_shipped(_every_fault_counts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stumbles, "most", AS_SHIPPED)


def break_down(
    monkeypatch: pytest.MonkeyPatch, screen: type[Screen[Any]], action: str, fault: Exception
) -> None:
    def fails(*_: object) -> NoReturn:
        raise fault

    monkeypatch.setattr(screen, action, fails)


@pytest.mark.parametrize("fault", [LookupError("moeder huilde"), NoMatches("moeder huilde")])
async def test_a_key_that_fails_in_a_talk_is_passed_over_and_the_talk_goes_on(
    place: Place, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    break_down(monkeypatch, GesprekScreen, "action_redo", fault)
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.types("v: ik schrik hiervan", "enter")
        await story.types("m: wij willen")
        await story.press("ctrl+y")
        story.sees("Er ging iets mis, en dat is overgeslagen.", "m: wij willen")
        await story.press("space")
        await story.types("meer tijd", "enter")
        assert [one.text for one in story.notes] == ["ik schrik hiervan", "wij willen meer tijd"]
        await story.press("ctrl+z")
        assert len(story.notes) == 1, "wat niet stuk is, doet het nog"
        assert story.app.is_running
    report = (place.folder / "storing.txt").read_text(encoding="utf-8")
    assert report.startswith(f"{type(fault).__name__}\n")
    assert "moeder" not in report
    assert not story.app.return_code


async def test_what_is_half_typed_is_saved_the_moment_something_fails(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_down(monkeypatch, GesprekScreen, "action_redo", LookupError())
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.types("m: ik wil nog")
        await story.press("ctrl+y")
        kept = place.store.half_lines(case.id)
        assert any("ik wil nog" in one for one in kept.values())


async def test_a_screen_that_cannot_be_drawn_can_be_left(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_down(monkeypatch, NazorgScreen, "show_all", LookupError())
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        await story.types("v: ik schrik hiervan", "enter")
        await story.menu("q")
        await story.pilot.pause()
        await story.press("escape")
        assert story.place == "zaak"


async def test_faults_that_come_faster_than_keys_stop_the_program_as_before(
    place: Place,
) -> None:
    def fails() -> NoReturn:
        raise LookupError

    async def fail_again_and_again() -> None:
        async with played(place) as story:
            apps.append(story.app)
            for _ in range(AS_SHIPPED):
                story.app.call_later(fails)
            await story.pilot.pause()

    apps: list[GesprekshulpApp] = []
    with pytest.raises(LookupError):
        await fail_again_and_again()
    assert apps[0].return_code == CRASHED


def test_slow_faults_are_stumbles_and_quick_ones_are_not() -> None:
    seconds = count(step=Stumbles.WITHIN)
    slow = Stumbles(lambda: next(seconds))
    assert all(slow.may_go_on() for _ in range(20))
    quick = Stumbles(lambda: 0.0)
    assert [quick.may_go_on() for _ in range(AS_SHIPPED)] == [True] * (AS_SHIPPED - 1) + [False]


async def test_a_notification_that_comes_too_late_does_not_hold_the_program(place: Place) -> None:
    """On a busy computer its time was over before it was shown: Textual then waited for good."""
    async with played(place) as story:
        late = LastingNotification("Bewaard.", timeout=5, raised_at=time.time() - 60)
        await story.app.mount(toast := Toast(late))
        assert toast._timeout > 0
        assert late.has_expired, "op een volgend scherm staat zij niet nog eens"
        story.app.notify("Bewaard.")
        await story.pilot.pause()
        assert all(isinstance(one, LastingNotification) for one in story.app._notifications)
        story.sees("Bewaard.")
