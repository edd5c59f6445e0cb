"""A screen that waits for slow work in a thread, and still answers keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.emptystate import EmptyState
from gesprekshulp.tui.working import start_work

_LOOK_AGAIN = 0.05
"""Seconds between two looks whether this screen is the one on top."""


class WachtenScreen(BaseScreen[None]):
    """Shows `message`, runs `work` in a thread and gives its result to `then`.

    A StoreError becomes a sentence on the screen; Esc leaves.
    """

    place: ClassVar[str] = "wachten"

    def __init__(self, message: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        super().__init__()
        self._message = message
        self._work = work
        self._then = then

    def body(self) -> Iterable[Widget]:
        """Yield the message."""
        yield EmptyState(self._message, id="bericht")

    def on_mount(self) -> None:
        """Begin once the message has been painted."""
        self.call_after_refresh(lambda: start_work(self, self._wait, exclusive=True))

    async def _wait(self) -> None:
        from gesprekshulp.store.interface import StoreError

        try:
            result = await asyncio.to_thread(self._work)
        except (StoreError, OSError) as error:
            self.query_one("#bericht", Static).update(veilig(f"{error}\n\nDruk op esc."))
            return
        # What lies on top (the help) is being read: it goes on once that is closed.
        while list(self.program.screens_there()[-1:]) != [self]:
            await asyncio.sleep(_LOOK_AGAIN)
        self._then(result)
