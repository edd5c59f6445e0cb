"""The line above the keys with a tip for who is new; not there when there is none, or no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import RenderResult
from textual.widget import Widget

from gesprekshulp.tui.text import veilige_regel
from gesprekshulp.tui.tips import tip_for

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp


class TipLine(Widget):
    """Shows the first tip of `place` that the user has not done yet."""

    DEFAULT_CSS = """
    TipLine {
        dock: bottom;
        height: 1;
        margin: 0 0 1 0;
        padding: 0 1;
        color: $text-muted;
    }
    """

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._tip = ""

    def on_mount(self) -> None:
        """Look whether there is a tip."""
        self.look()

    def look(self) -> None:
        """Look again: a tip goes as soon as it was done."""
        self._tip = tip_for(self._place, cast("GesprekshulpApp", self.app).settings)
        if not self._tip:
            self.display = False
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the tip."""
        return veilige_regel(f"Tip: {self._tip}", self.content_size.width)
