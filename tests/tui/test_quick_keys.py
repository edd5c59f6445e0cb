"""A quick typist is ahead of the screen: nothing is answered twice, nothing breaks, nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from monkey_play import play
from own_store import PASS, unlocked
from story import Place, played
from textual import events

from gesprekshulp.knowledge.types import Content
from gesprekshulp.settings.keeping import FILE_NAME, Settings
from gesprekshulp.settings.schema import THEME
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.keymap import judge_keys


def at_once(app: Any, *keys: str) -> None:
    """Hand over keys without waiting for any of them."""
    for key in keys:
        event = events.Key(key, key if len(key) == 1 else None)
        event.set_sender(app)
        app._driver.send_message(event)


@pytest.mark.parametrize(
    "keys", [("enter", "enter", "enter"), ("1", "1"), ("escape", "escape", "1")]
)
async def test_a_box_answers_once(place: Place, keys: tuple[str, ...]) -> None:
    answers: list[str | None] = []
    async with played(place, place.case()) as story:
        await story.press("t")
        story.app.push_screen(Choose("Wat?", [Choice("a", "dit")]), answers.append)
        await story.pilot.pause()
        at_once(story.app, *keys)
        await story.pilot.pause()
        assert len(answers) == 1
        assert story.app.is_running


async def test_keys_before_a_box_is_drawn_wait_for_it(place: Place) -> None:
    answers: list[str | None] = []
    async with played(place, place.case()) as story:
        story.app.push_screen(
            Choose("Wat?", [Choice("a", "dit"), Choice("b", "dat")]), answers.append
        )
        at_once(story.app, "down", "enter")
        await story.pilot.pause(0.2)
        assert answers == ["b"]


async def test_a_key_while_the_program_stops_is_for_nobody(place: Place) -> None:
    async with played(place, place.case()) as story:
        at_once(story.app, "ctrl+q", "x", "enter", "escape")
        story.app.post_message(events.Paste("te laat"))
        await story.pilot.pause()
    assert story.app.return_code == 0


async def test_what_was_on_its_way_when_it_was_locked_is_kept(own_store: Path) -> None:
    """The draft of a form is written once the store is open again; until then nothing breaks."""
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("n")
        at_once(app, *"Sem", "ctrl+l", *"x")
        await pilot.pause(0.6)  # the rest after which a draft is written
        assert app.locked
        assert app.is_running
        app.screen.query_one("#zin").value = PASS
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert not app.locked
        assert app.focused.value.startswith("Sem")


@pytest.mark.parametrize(
    "line", ["toets.zaak-nieuw:", "toets.zaak-nieuw: ctrl+", "toets.x\x1b[2J: +"]
)
def test_a_strange_key_in_the_settings_does_not_stop_a_start(tmp_path: Path, line: str) -> None:
    (tmp_path / FILE_NAME).write_text(f"{line}\n", encoding="utf-8")
    told = judge_keys(Settings(tmp_path).keys).problems
    assert len(told) == 1
    assert told[0].isprintable()


@pytest.mark.parametrize("data", [b"thema: \xff", b"# mijn regel\n" + b"x" * 200_000])
def test_settings_that_cannot_be_read_are_never_written_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    read = Settings(tmp_path)
    assert "niet te lezen" in read.problems[0]
    read.set(THEME, "donker")
    assert (tmp_path / "instellingen.onleesbaar.txt").read_bytes() == data
    assert Settings(tmp_path)[THEME] == "donker"


def test_a_monkey_on_all_screens_breaks_and_loses_nothing(tmp_path: Path, content: Content) -> None:
    """A sample of tests/bench/monkey.py."""
    done = play(tmp_path, content, seed=7, keys=250)
    assert done.keys >= 250
