"""A flat button of one line, for Enter, space and the mouse.

Not Textual's Button: its style sheet alone takes longer to read than the first screen
has to paint.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from gesprekshulp.tui.text import veilig


class Knop(Widget, can_focus=True):
    """A button with a literal label; posts `Knop.Pressed`."""

    DEFAULT_CSS = """
    Knop {
        width: auto;
        height: 1;
        padding: 0 1;
        background: $veld;
        color: $foreground;
        pointer: pointer;
    }
    Knop:hover { background: $primary; color: $background; }
    Knop:focus { background: $primary; color: $background; text-style: bold; }
    Knop:ansi:hover, Knop:ansi:focus {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold;
    }
    Knop:ansi:focus { outline-left: outer $primary; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [("enter,space", "press", "druk")]

    class Pressed(Message):
        """The button was pressed, by key or mouse."""

        def __init__(self, knop: Knop) -> None:
            super().__init__()
            self.knop = knop

        @property
        def control(self) -> Knop:
            """The button, for `on` selectors."""
            return self.knop

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = label

    def render(self) -> RenderResult:
        """Draw the label."""
        return veilig(self._label)

    def action_press(self) -> None:
        """Press it."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """Press it with the mouse."""
        event.stop()
        self.action_press()
