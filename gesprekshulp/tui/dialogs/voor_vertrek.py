"""What to see before a paper leaves the school: shown, answered, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

    def __init__(
        self, name: str, text: str, sources: Sequence[tuple[str, Sequence[str]]] = ()
    ) -> None:
        super().__init__(f"Voordat dit weggaat: {name}")
        self._text = text
        self._sources = sources

    def body(self) -> Iterable[Widget]:
        """Yield the text."""
        yield Static(veilig(_EXPLANATION), classes="uitleg")
        with VerticalScroll():
            yield Static(veilig(self._text))

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what is said here, with its sources."""
        return self._sources

    def action_go_on(self) -> None:
        """Make it."""
        self.dismiss(True)
