"""A text to read, in a scrolling box."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.flowing import FlowingText


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
            yield FlowingText()

    def on_mount(self) -> None:
        """Show the text."""
        self.query_one(FlowingText).update(veilig(self._text))

    def on_resize(self) -> None:
        """No higher than the text, and no higher than there is room for."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        box, text = self.query_one(".venster"), self.query_one(VerticalScroll)
        title = self.query_one(".titel")
        taken = box.gutter.height + title.outer_size.height + title.styles.margin.height
        text.styles.max_height = max(2, self.size.height - 1 - taken)


def show_text(screen: Screen[Any], title: str, text: str) -> None:
    """Open the box over `screen`."""
    screen.app.push_screen(ReadText(title, text))
