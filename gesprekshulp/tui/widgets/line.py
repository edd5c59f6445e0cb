"""A field of one line, behind the gate for foreign text.

Textual's own Input keeps only the first line of a paste and says nothing; here every
line is kept. Several lines go in `notearea`.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.widgets import Input

from gesprekshulp.text import clean, clean_line


class LineInput(Input):
    """One line without a border. A paste of several lines becomes one line, whole.

    `passes(character)`: asked only while the line is empty; when true the key goes on
    to the screen's own keys instead of into the line. `whole`: what stands there is selected
    on coming to the line, so that typing replaces it.
    """

    DEFAULT_CSS = """
    LineInput {
        border: none;
        height: 1;
        padding: 0 1;
        background: $veld;
        color: $foreground;
        &:focus {
            border: none; background: $veld; background-tint: $foreground 0%; text-style: none;
            outline-left: outer $primary;
        }
        &.-invalid { border: none; }
        & > .input--placeholder { color: $text-muted; }
        &:ansi, &:ansi:focus {
            background: $veld;
            & > .input--placeholder { text-style: none; }
            & > .input--cursor {
                background: $input-cursor-background;
                color: $input-cursor-foreground;
            }
        }
    }
    """

    # Textual lays the whole screen out again when this changes; a line of a fixed height
    # needs that at no key.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        passes: Callable[[str], bool] | None = None,
        whole: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value=clean_line(value),
            placeholder=placeholder,
            password=password,
            select_on_focus=whole,
            compact=True,
            id=id,
            classes=classes,
        )
        self._passes = passes

    def _on_focus(self, event: events.Focus) -> None:
        # Textual scrolls on a key only: a long line stood at its beginning, the cursor past its end.
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        cursor = Region(self._cursor_offset, 0, 1, 1)
        self.scroll_to_region(cursor, force=True, animate=False)
        self.app.cursor_position = self.cursor_screen_offset

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell Textual which keys this field takes, so that others stay keys of the screen."""
        if character is not None and not self.value and self._passes and self._passes(character):
            return False
        return super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        character = event.character
        if not event.is_printable or character is None:
            return
        if not self.value and self._passes is not None and self._passes(character):
            event.prevent_default()  # not stop: the key must reach the screen
        elif not clean(character):
            event.prevent_default()
            event.stop()

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = clean_line(event.text)
        if text:
            self.replace(text, *self.selection)
