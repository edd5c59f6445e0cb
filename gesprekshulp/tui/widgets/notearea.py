"""A field of several lines, behind the gate for foreign text.

Apart from `line`, because Textual's TextArea is slow to import and the first screen has
no need of it.
"""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.widgets import TextArea

from gesprekshulp.text import clean


class NoteArea(TextArea):
    """Several lines of plain text; Tab goes to the next field."""

    DEFAULT_CSS = """
    NoteArea {
        border: none;
        height: 4;
        padding: 0 1;
        background: $veld;
        color: $foreground;
        &:focus { border: none; outline-left: outer $primary; }
        &:ansi .text-area--cursor { text-style: none; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            placeholder=placeholder,
            id=id,
            classes=classes,
        )

    def _on_resize(self) -> None:
        # Textual breaks the text to the new width, and draws it anew only when that makes
        # another number of lines.
        self.refresh()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Show the cursor, unless it is past the end: Textual puts it back only after an undo."""
        if self.cursor_location != self.clamp_visitable(self.cursor_location):
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        result = self._replace_via_keyboard(clean(event.text), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
