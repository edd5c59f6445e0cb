"""Ask yes or no."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.knop import Knop


class Confirm(Dialog[bool]):
    """A question with two answers: True, False, or None on Esc.

    `explanation` says what follows from yes. The focus starts on no where yes cannot be
    undone (`final`).
    """

    place = "ja-nee"
    BINDINGS = dialog_bindings("ja-nee")

    def __init__(
        self,
        question: str,
        explanation: str = "",
        *,
        yes: str = "Ja",
        no: str = "Nee",
        final: bool = False,
    ) -> None:
        super().__init__(question)
        self._explanation = explanation
        self._labels = (yes, no)
        self._final = final

    def on_mount(self) -> None:
        """Point at the answer that does the least harm."""
        self.query_one("#nee" if self._final else "#ja").focus()

    def body(self) -> Iterable[Widget]:
        """Yield the explanation and two buttons."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg")
        yield Horizontal(
            Knop(self._labels[0], id="ja"), Knop(self._labels[1], id="nee"), classes="knoppen"
        )

    def on_knop_pressed(self, event: Knop.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.dismiss(event.knop.id == "ja")

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(False)
