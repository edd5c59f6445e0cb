"""Ask which of a list apply: every line is on or off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.dialogs.choose import Choice
from gesprekshulp.tui.text import samen, veilig
from gesprekshulp.tui.widgets.lijst import Lijst


class Checklist(Dialog[tuple[str, ...]]):
    """Answers the ids that are on, or None on Esc. Digits and a click turn a line.

    `none`: the sentence shown when nothing is on; a second Enter then answers so.
    """

    place = "aankruisen"
    BINDINGS = dialog_bindings("aankruisen")
    AUTO_FOCUS = "OptionList"

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        on: Collection[str] = (),
        *,
        explanation: str = "",
        none: str = "",
    ) -> None:
        super().__init__(question)
        self._choices = choices
        self._on = set(on)
        self._explanation = explanation
        self._none = none

    def body(self) -> Iterable[Widget]:
        """Yield the explanation and the list."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg inleiding")
        yield Lijst()
        yield Static(id="niets", classes="fout")

    def on_mount(self) -> None:
        """Fill the list, and point at its first line."""
        lines = [self._shown(n) for n in range(len(self._choices))]
        self.query_one(Lijst).hang(lines, indent=6)
        if self._choices:
            self.query_one(OptionList).highlighted = 0

    def _shown(self, at: int) -> Content:
        choice = self._choices[at]
        mark = "[x]" if choice.id in self._on else "[ ]"
        explanation = f"  {choice.explanation}" if choice.explanation else ""
        return samen((f"{at + 1} {mark} ", "bold"), choice.label, (explanation, "$text-muted"))

    def _turn(self, at: int) -> None:
        if at < len(self._choices):
            self._on ^= {self._choices[at].id}
            self.query_one(Lijst).hang_anew(at, self._shown(at))

    def on_key(self, event: events.Key) -> None:
        """Digits turn a line."""
        if event.character and event.character in "123456789":
            event.stop()
            self._turn(int(event.character) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter is done; a click turns the line."""
        event.stop()
        if self.clicked:
            self.clicked = False
            self._turn(event.option_index)
        else:
            self.action_done()

    clicked = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember that a selection comes from the mouse."""
        self.clicked = True

    def action_turn(self) -> None:
        """Turn the line pointed at."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._turn(at)

    def action_done(self) -> None:
        """Answer with what is on; with nothing on, ask once whether that is meant."""
        if self._none and not self._on:
            self.query_one("#niets", Static).update(veilig(f"✗ {self._none}"))
            self._none = ""
            return
        self.dismiss(tuple(c.id for c in self._choices if c.id in self._on))
