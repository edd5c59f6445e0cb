"""Ask for one line of text."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Input, Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.line import LineInput

_LINE = "regel"


class AskLine(Dialog[str]):
    """One line; answers the text (may be empty), or None on Esc.

    With `draft` a line left by Esc stands there again the next time.
    """

    place = "regel"
    BINDINGS = dialog_bindings("regel")

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        explanation: str = "",
        placeholder: str = "",
        draft: DraftKey | None = None,
    ) -> None:
        super().__init__(question)
        self._value = value
        self._explanation = explanation
        self._placeholder = placeholder
        self._draft = draft

    def body(self) -> Iterable[Widget]:
        """Yield the explanation and the line."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg inleiding")
        value = self._value
        if self._draft is not None:
            value = self.program.drafts.recall(self._draft).get(_LINE, value)
        yield LineInput(value, placeholder=self._placeholder)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the line."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Answer with the line."""
        if self._draft is not None:
            self.program.drafts.forget(self._draft)
        self.dismiss(self.query_one(LineInput).value.strip())

    def action_back(self) -> None:
        """Leave, keeping the line for the next time."""
        self.save_unfinished()
        self.dismiss(None)

    def save_unfinished(self) -> None:
        """Keep the line as a draft."""
        if self._draft is not None:
            self.program.drafts.keep(self._draft, {_LINE: self.query_one(LineInput).value})
            self.program.drafts.flush()
