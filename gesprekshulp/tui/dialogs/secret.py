"""Ask for secrets: lines that do not show what is typed, and are kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Input, Static

from gesprekshulp.text import clean_line
from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.line import LineInput


class AskSecret(Dialog[tuple[str, ...]]):
    """One line per label; answers what was typed, or None on Esc.

    Enter goes to the next line; on the last one it answers.
    """

    place = "geheim"
    help_topic = "sleutels"
    BINDINGS = dialog_bindings("geheim")
    AUTO_FOCUS = "LineInput"

    def __init__(self, title: str, labels: Sequence[str], *, explanation: str = "") -> None:
        super().__init__(title)
        self._labels = labels
        self._explanation = explanation

    def body(self) -> Iterable[Widget]:
        """Yield the explanation and the lines."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg")
        for label in self._labels:
            yield Static(veilig(label))
            yield LineInput(password=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the next line, or done."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Answer, or go to the first line after this one."""
        lines = list(self.query(LineInput))
        at = next((n for n, one in enumerate(lines) if one.has_focus), len(lines) - 1)
        if at < len(lines) - 1:
            lines[at + 1].focus()
        elif lines:  # none while it is being made, or left
            self.dismiss(tuple(clean_line(one.value) for one in lines))
