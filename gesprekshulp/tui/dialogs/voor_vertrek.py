"""What to see before a paper leaves the school: shown, answered, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import veilig

_EXPLANATION = "Lees dit eerst. Het staat nergens in de brief en wordt niet bewaard."


class BeforeItLeaves(Dialog[bool]):
    """Answers True to make the paper, None on Esc."""

    place = "voor-vertrek"
    help_topic = "brieven"
    BINDINGS = dialog_bindings("voor-vertrek")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"Voordat dit weggaat: {name}")
        self._text = text

    def body(self) -> Iterable[Widget]:
        """Yield the text."""
        yield Static(veilig(_EXPLANATION), classes="uitleg")
        with VerticalScroll():
            yield Static(veilig(self._text))

    def action_go_on(self) -> None:
        """Make it."""
        self.dismiss(True)
