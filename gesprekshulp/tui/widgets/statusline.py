"""The top line of a screen: where you are on the left, how far on the right."""

from __future__ import annotations

from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from gesprekshulp.tui.text import samen, veilige_regel


class StatusLine(Widget):
    """`S.V. · OOGO · 00:34 ───── stap 4/9 Beeld van ouders`, cut to the width there is.

    `left` bears an alias, never a child's name. Both sides are foreign text and cleaned.
    """

    DEFAULT_CSS = """
    StatusLine {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self.set_reactive(StatusLine.left, left)
        self.set_reactive(StatusLine.right, right)

    def render(self) -> RenderResult:
        """Draw both sides; the left one gives way last."""
        width = self.content_size.width
        left = veilige_regel(self.left, width)
        room = width - left.cell_length - 3
        right = veilige_regel(self.right, room) if self.right and room >= 4 else None
        if right is None:
            rule = "─" * (width - left.cell_length - 1)
            return samen(left.stylize("bold"), " ", (rule, "$text-muted"))
        fill = "─" * max(1, width - left.cell_length - right.cell_length - 2)
        return samen(left.stylize("bold"), " ", (fill, "$text-muted"), " ", right)
