"""Keys that are ahead of the screen: they wait until it is drawn, in their order.

Textual hands a key to a screen that has no widgets yet, and stops on it. Pasted text is
cleaned here too: it comes in at the same door.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import AwaitMount

from gesprekshulp.text import clean
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.set_app import SetApp

MOST_OPEN = 20
"""So many screens may lie on top of each other: drawing what is under a box calls itself per box."""

_TOO_MANY = "Er staat al te veel open. Ga eerst een paar keer terug met esc."
_LOOK_AGAIN = 0.01
"""Seconds between two looks whether the screen on top is there."""


class TypedAhead(SetApp):
    """An app for quick typists."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance)
        self._early: list[events.Event] = []

    def screens_there(self) -> Sequence[Screen[Any]]:
        """Return the screens, () once they are taken down."""
        return self.screen_stack if self._screen_stacks else ()

    def telling_faults(self) -> AbstractContextManager[None]:
        """Show what the store refuses, and go on."""
        return nullcontext()

    @property
    def locked(self) -> bool:
        """Whether the store is closed until the passphrase is typed again."""
        return False

    def push_screen(self, screen: Any, *given: Any, **named: Any) -> Any:
        """Put a screen on top; nothing that was on its way when it was locked.

        Nor when so many are open that nobody knows the way back; the lock itself always comes.
        """
        if self.locked:
            return AwaitMount(self.screen, ())
        if len(self.screens_there()) >= MOST_OPEN and getattr(screen, "place", "") != "vergrendeld":
            self.notify(_TOO_MANY, severity="warning")
            return AwaitMount(self.screen, ())
        return super().push_screen(screen, *given, **named)

    async def on_event(self, event: events.Event) -> None:
        """Let every paste through the gate for foreign text, Textual's own fields included.

        A key that comes before the screen on top is drawn waits for it, and so do those after
        it: a quick typist is ahead of the screen. While the program stops it is for nobody.
        """
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        if isinstance(event, events.InputEvent | events.Paste):
            if not self.screens_there():
                return
            if self._early or not self.screen.is_mounted:
                self._early.append(event)
                if len(self._early) == 1:
                    self.set_timer(_LOOK_AGAIN, self._give_early)
                return
        await super().on_event(event)

    async def _give_early(self) -> None:
        while self._early and self.screens_there():
            if not self.screen.is_mounted:
                self.set_timer(_LOOK_AGAIN, self._give_early)
                return
            try:
                with self.telling_faults():
                    await super().on_event(self._early[0])
            finally:
                self._early.pop(0)  # only now: what comes meanwhile goes behind it
