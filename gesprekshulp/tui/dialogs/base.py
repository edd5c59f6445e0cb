"""What every dialog shares: a box in the middle, its own key bar, Esc that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.tui.leaving import LeftOnce
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp

Answer = TypeVar("Answer")


class Dialog(LeftOnce, ModalScreen[Answer | None]):
    """A modal question. Answers None on Esc."""

    # Whole, since Textual looks for a bare name beside the subclass.
    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
    place: ClassVar[str] = ""
    help_topic: ClassVar[str] = "vensters"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    @property
    def program(self) -> GesprekshulpApp:
        """The app, typed."""
        return cast("GesprekshulpApp", self.app)

    def on_mount(self) -> None:
        """Take messages away: they would cover what is to be filled in."""
        self.app.clear_notifications()

    def compose(self) -> ComposeResult:
        """Draw the box with the title above the body, and the key bar below all."""
        with Vertical(classes="venster"):
            yield Static(veilig(self._title), classes="titel")
            yield from self.body()
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Yield what stands under the title."""
        return ()

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what the box itself says, with its sources; () leaves it to the screen below."""
        return ()

    def action_back(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
