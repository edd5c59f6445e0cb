"""The empty screen: hides everything at once; any key brings it back."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from gesprekshulp.tui.leaving import LeftOnce


class BlankScreen(LeftOnce, ModalScreen[None]):
    """Shows nothing at all."""

    DEFAULT_CSS = "BlankScreen { background: $background; } BlankScreen > Static { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Yield an empty page."""
        yield Static("")

    def on_key(self, event: events.Key) -> None:
        """Any key brings the screen back and does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """So does a click."""
        event.stop()
        self.dismiss(None)
