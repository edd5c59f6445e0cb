"""Locked: nothing of a case shows until the passphrase is typed; then all is as it was.

The screens below stay as they were, and what was half typed on them is in the store,
which is closed. Only the passphrase or a code on paper opens it again, never the keyring:
whoever finds the laptop unlocked must not get in by waking it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from gesprekshulp.text import clean_line
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.knop import Knop
from gesprekshulp.tui.widgets.line import LineInput
from gesprekshulp.tui.working import start_work


class VergrendeldScreen(BaseScreen[None]):
    """Asks the passphrase of the store that `app.desk` holds."""

    place: ClassVar[str] = "vergrendeld"
    help_topic: ClassVar[str] = "ontgrendelen"
    BINDINGS = bindings_at("vergrendeld")
    AUTO_FOCUS = "#zin"
    DEFAULT_CSS = """
    VergrendeldScreen { align: center middle; }
    VergrendeldScreen .midden { width: 100%; max-width: 66; height: auto; max-height: 100%; padding: 0 2; }
    VergrendeldScreen Static { height: auto; }
    VergrendeldScreen #melding { min-height: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._busy = False

    def body(self) -> Iterable[Widget]:
        """Yield one line for the passphrase."""
        with VerticalScroll(classes="midden", can_focus=False):
            yield Static(veilig("Vergrendeld. Wat je typte, is bewaard."), classes="uitleg")
            yield Static(veilig("Wachtwoordzin"))
            yield LineInput(password=True, id="zin")
            yield Static("", id="melding", classes="fout")
            yield Horizontal(Knop("Open", id="verder"), classes="knoppen")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: open."""
        event.stop()
        self.action_submit()

    def on_knop_pressed(self, event: Knop.Pressed) -> None:
        """The button, for the mouse and for Tab."""
        event.stop()
        self.action_submit()

    def action_submit(self) -> None:
        """Open the store again with what was typed."""
        secret = clean_line(self.query_one("#zin", LineInput).value)
        if self._busy:
            return
        if not secret:
            self._say("Typ eerst je wachtwoordzin.")
            return
        self._busy = True
        self._say("Even ontgrendelen…")
        start_work(self, self._open, secret, exclusive=True)

    async def _open(self, secret: str) -> None:
        from gesprekshulp.store.interface import StoreError

        desk = self.program.desk
        if desk is None:
            return
        try:
            await asyncio.to_thread(self.program.entrance.unlock_again, desk, secret)
        except (StoreError, OSError) as error:
            self._busy = False
            self._say(str(error))
            self.query_one("#zin", LineInput).action_select_all()
        else:
            self.dismiss(None)

    def _say(self, text: str) -> None:
        self.query_one("#melding", Static).update(veilig(text))

    def action_back(self) -> None:
        """Esc does nothing: there is no way back but the passphrase."""
