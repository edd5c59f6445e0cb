"""The one line of a meeting: what is typed is kept, a lone letter on it chooses.

A letter chooses only after a short rest, so that a word that begins with it is never
taken for a choice; Enter chooses at once.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from gesprekshulp.tui.widgets.line import LineInput

REST = 0.35
"""Seconds a lone letter stands before it counts as a choice."""

SETTLE = 0.3
"""Seconds of rest before the half-typed line is written to the store."""


class NoteLine(LineInput):
    """Posts `Kept` on Enter, `Choose` for a lone letter or digit.

    `chooses(character)`: whether this letter or digit is a choice now. `typed(text)` is
    called on every change, at once: what it draws is painted together with the letter.
    """

    class Kept(Message):
        """Enter on a line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Choose(Message):
        """A lone letter or digit was meant as a choice."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    class Settled(Message):
        """The line has rested: time to keep it half typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class StepBack(Message):
        """← on the empty line."""

    class OtherHint(Message):
        """→ at the end of the line."""

    def __init__(
        self,
        chooses: Callable[[str], bool],
        typed: Callable[[str], None],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(
            placeholder="typ wat er gezegd wordt; enter bewaart altijd, spatie geeft het menu",
            passes=lambda character: character == " ",
            id=id,
        )
        self._chooses = chooses
        self._typed = typed
        self._rest: Timer | None = None
        self._settle: Timer | None = None

    def watch_value(self, value: str) -> None:
        """Tell of the change before anything is painted."""
        self._typed(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Begin the rest of a lone letter, and of the whole line."""
        event.stop()
        self._stop(self._rest)
        text = event.value
        if len(text) == 1 and self._chooses(text):
            self._rest = self.set_timer(REST, lambda: self._choose(text))
        self._stop(self._settle)
        self._settle = self.set_timer(SETTLE, lambda: self.post_message(self.Settled(self.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: a lone choice is taken, anything else is kept."""
        event.stop()
        text = event.value
        if len(text.strip()) == 1 and self._chooses(text.strip()):
            self._choose(text)
        elif text.strip():
            self.empty()
            self.post_message(self.Kept(text))

    def empty(self) -> None:
        """Make the line empty, without a rest left behind."""
        self._stop(self._rest)
        self.value = ""

    def action_cursor_left(self, select: bool = False) -> None:
        """← on an empty line means: one step back."""
        if self.value:
            super().action_cursor_left(select)
        else:
            self.post_message(self.StepBack())

    def action_cursor_right(self, select: bool = False) -> None:
        """→ at the end of the line means: the next hint."""
        if self.value and self.cursor_at_end and not select:
            self.post_message(self.OtherHint())
        else:
            super().action_cursor_right(select)

    def on_blur(self, event: events.Blur) -> None:
        """A letter that waits is no choice once the line is left."""
        self._stop(self._rest)

    def _choose(self, text: str) -> None:
        if self.value == text:
            self.empty()
            self.post_message(self.Choose(text.strip()))

    @staticmethod
    def _stop(timer: Timer | None) -> None:
        if timer is not None:
            timer.stop()
