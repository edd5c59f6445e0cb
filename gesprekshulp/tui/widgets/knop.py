"""A flat button of one line, for Enter, space and the mouse."""

from __future__ import annotations

from textual.widgets import Button

from gesprekshulp.tui.text import veilig


class Knop(Button):
    """A button with a literal label; posts `Button.Pressed` as any button does."""

    DEFAULT_CSS = """
    Knop {
        min-width: 8;
        height: 1;
        border: none;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-style: none;
        &:hover { background: $primary; color: $background; border: none; }
        &:focus { background: $primary; color: $background; text-style: bold; border: none; }
        &.-active { border: none; tint: $background 0%; }
    }
    """

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(veilig(label), id=id, compact=True)
