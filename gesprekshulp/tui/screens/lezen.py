"""A text to read, in a scrolling box."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import veilig


class ReadText(Dialog[None]):
    """Shows text until Esc."""

    place = "lezen"
    BINDINGS = dialog_bindings("lezen")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self._text = text

    def body(self) -> Iterable[Widget]:
        """Yield the text."""
        with VerticalScroll():
            yield Static(veilig(self._text))


def show_text(screen: Screen[Any], title: str, text: str) -> None:
    """Open the box over `screen`."""
    screen.app.push_screen(ReadText(title, text))
