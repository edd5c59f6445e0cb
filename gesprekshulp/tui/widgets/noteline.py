"""The one line of a meeting: what is typed is kept, a lone letter on it chooses.

Enter chooses at once; without it a letter chooses after a rest, and only where that can
be taken back. Who goes on typing just after that was writing a word: the letter comes back.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from gesprekshulp.tui.widgets.line import LineInput

REST = 0.8
"""Seconds a lone letter stands before it counts as a choice."""

REGRET = 1.5
"""Seconds after such a choice in which typing on takes it back."""

SETTLE = 0.3
"""Seconds of rest before the half-typed line is written to the store."""


class NoteLine(LineInput):
    """Posts `Kept` on Enter, `Choose` for a lone letter or digit.

    `chooses(character)`: whether this letter or digit is a choice now; `rests(character)`:
    whether rest alone may take it, else `Waits` is posted. `typed(text)` is called on every change, at once: what it draws is painted together with the letter.
    """

    class Kept(Message):
        """Enter on a line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Choose(Message):
        """A lone letter or digit was meant as a choice; `rested`: taken without Enter."""

        def __init__(self, character: str, rested: bool = False) -> None:
            super().__init__()
            self.character = character
            self.rested = rested

    class Regret(Message):
        """The choice that rest took was the beginning of a note."""

    class Waits(Message):
        """A lone letter rests that only Enter may choose."""

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
        rests: Callable[[str], bool],
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
        self._rests = rests
        self._typed = typed
        self._rest: Timer | None = None
        self._rested = ""  # the letter that rest chose, while it can come back
        self._regret: Timer | None = None
        self._settle: Timer | None = None

    def watch_value(self, value: str) -> None:
        """Tell of the change before anything is painted."""
        self._typed(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Begin the rest of a lone letter, and of the whole line."""
        event.stop()
        self._stop(self._rest)
        if self._rested and self.value:
            self._give_back()
        text = self.value
        if len(text) == 1 and self._chooses(text):
            self._rest = self.set_timer(REST, lambda: self._rest_on(text))
        self._stop(self._settle)
        self._settle = self.set_timer(SETTLE, lambda: self.post_message(self.Settled(self.value)))

    async def _on_key(self, event: events.Key) -> None:
        # Here and not by the binding, which is looked up after letters typed behind it:
        # those are the next line.
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    async def action_submit(self) -> None:
        """Enter: a lone choice is taken, anything else is kept."""
        if self._rested and self.value:
            self._give_back()
        text = self.value
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

    def _choose(self, text: str, rested: bool = False) -> None:
        if self.value == text:
            self.empty()
            self.post_message(self.Choose(text.strip(), rested))

    def _rest_on(self, text: str) -> None:
        if not self._rests(text):
            self.post_message(self.Waits(text))
            return
        self._choose(text, rested=True)
        self._rested = text
        self._stop(self._regret)
        self._regret = self.set_timer(REGRET, self._forget)

    def _forget(self) -> None:
        self._rested = ""

    def _give_back(self) -> None:
        letter, at = self._rested, self.cursor_position
        self._forget()
        self.value = f"{letter}{self.value}"
        self.cursor_position = at + len(letter)
        self.post_message(self.Regret())

    @staticmethod
    def _stop(timer: Timer | None) -> None:
        if timer is not None:
            timer.stop()
