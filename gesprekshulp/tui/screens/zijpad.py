"""Choosing a side scene during a meeting, or the way back out of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.tui.dialogs.choose import Choice, Choose


def ask_side_scene(
    screen: Screen[Any], meeting: Meeting, move: Callable[[Callable[[], Any]], None]
) -> None:
    """Ask where the talk goes now; `move` runs the step and redraws."""
    scenes = [Choice(tree, title) for tree, title in meeting.side_scenes()]
    if meeting.walk.stack:
        scenes.insert(0, Choice("", f"terug naar {meeting.view().return_title}"))

    def go(chosen: str | None) -> None:
        if chosen:
            move(lambda: meeting.enter(chosen))
        elif chosen == "":
            move(meeting.leave)

    screen.app.push_screen(Choose("Waar gaat het nu over?", scenes), go)
