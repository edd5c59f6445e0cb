"""A field with a few values on one line: ‹ moeder met gezag ›."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from gesprekshulp.tui.text import samen, veilige_regel

UNSET = "nog niet gekozen"
_HOW = "← →"
_APART = 2


class ChoiceField(Widget, can_focus=True):
    """← and → change the value, Enter or a click opens the whole list.

    `choices`: (value, what is read). A value outside them shows as not chosen yet.
    """

    DEFAULT_CSS = """
    ChoiceField {
        height: 1;
        padding: 0 1;
        background: $veld;
        color: $foreground;
        &:focus { background: $primary; color: $background; }
        &:ansi:focus {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
            outline-left: outer $primary;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "turn(-1)", "vorige"),
        ("right,space", "turn(1)", "volgende"),
        ("enter", "pick", "kies uit de lijst"),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, field: ChoiceField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> ChoiceField:
            """The field, for `on` selectors."""
            return self.field

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        *,
        question: str = "Kies",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._choices = list(choices)
        self._question = question
        self.set_reactive(ChoiceField.value, value)

    def _at(self) -> int | None:
        return next((i for i, (value, _) in enumerate(self._choices) if value == self.value), None)

    def render(self) -> RenderResult:
        """Draw the value between arrows."""
        at = self._at()
        words = self._choices[at][1] if at is not None else UNSET
        width = self.content_size.width
        line = samen("‹ ", veilige_regel(words, width - 4), " ›")
        gap = width - line.cell_length - len(_HOW)
        if self.has_focus and gap >= _APART:
            return samen(line, " " * gap, _HOW)
        return line

    def watch_value(self) -> None:
        """Tell that the value changed."""
        self.post_message(self.Changed(self))

    def action_turn(self, by: int) -> None:
        """Go to the next or previous value, round and round."""
        if self._choices:
            at = self._at()
            start = -1 if by > 0 else 0
            new = (start if at is None else at) + by
            self.value = self._choices[new % len(self._choices)][0]

    def action_pick(self) -> None:
        """Open the whole list."""
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self.value = chosen

        self.app.push_screen(
            Choose(
                self._question,
                [Choice(value, words) for value, words in self._choices],
                current=self.value,
            ),
            take,
        )

    def on_click(self, event: events.Click) -> None:
        """Open the list with the mouse."""
        event.stop()
        self.action_pick()
