"""Ask to choose one of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import samen, veilig
from gesprekshulp.tui.widgets.lijst import Lijst


class Choice(NamedTuple):
    """One thing to choose: what is answered, what is read, a word of explanation.

    `letter`: chooses it at once, instead of its number in the list.
    """

    id: str
    label: str
    explanation: str = ""
    letter: str = ""


class Choose(Dialog[str]):
    """A list; answers the id chosen, or None on Esc. Digits 1-9, or letters, choose at once."""

    place = "kiezen"
    BINDINGS = dialog_bindings("kiezen")
    AUTO_FOCUS = "OptionList"

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        *,
        explanation: str = "",
        current: str = "",
    ) -> None:
        super().__init__(question)
        self._choices = choices
        self._explanation = explanation
        self._current = current

    def body(self) -> Iterable[Widget]:
        """Yield the explanation and the list."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg inleiding")
        yield Lijst()

    def on_mount(self) -> None:
        """Fill the list, and point at what holds now."""
        lines = [_shown(number, choice) for number, choice in enumerate(self._choices, 1)]
        self.query_one(Lijst).hang(lines, indent=2)
        ids = [choice.id for choice in self._choices]
        if ids:
            self.query_one(OptionList).highlighted = (
                ids.index(self._current) if self._current in ids else 0
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the line chosen."""
        event.stop()
        self.dismiss(self._choices[event.option_index].id)

    def action_choose(self) -> None:
        """Answer with the line pointed at."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._choices[at].id)

    def on_key(self, event: events.Key) -> None:
        """Let a digit or letter choose at once."""
        for number, choice in enumerate(self._choices, 1):
            if event.character and event.character == _mark(number, choice):
                event.stop()
                self.dismiss(choice.id)
                return


def _mark(number: int, choice: Choice) -> str:
    return choice.letter or (str(number) if number <= 9 else "")


def _shown(number: int, choice: Choice) -> Content:
    mark = f"{_mark(number, choice) or ' '} "
    explanation = f"  {choice.explanation}" if choice.explanation else ""
    return samen((mark, "$text-muted"), choice.label, (explanation, "$text-muted"))
