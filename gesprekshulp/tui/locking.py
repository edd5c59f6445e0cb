"""Locking: on a key, and after the computer slept; never by itself in a talk.

The store is closed and its key forgotten; the screens stay as they were, under the one
that asks the passphrase.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from gesprekshulp.tui.working import takes_away

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.store.sqlite_store import SqliteStore
    from gesprekshulp.tui.app import GesprekshulpApp

INTERVAL = 5.0
"""Seconds between two looks at the clocks."""

SLEPT = 60.0
"""Seconds by which a look may be late before the computer is taken to have slept."""

SOON = 0.1
"""Seconds after which locking is tried again, while something is taken away for good."""

_ALLOWED = frozenset({"quit", "help_quit", "submit", "focus_next", "focus_previous"})


class SleepWatch:
    """Notices that the computer slept, by how late a regular look comes.

    The monotonic clock stands still during sleep on Linux and macOS and runs on under
    Windows; the wall clock always runs on. So the larger of the two gaps counts. A wall
    clock that is set back gives no gap.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clocks = (wall, steady)
        self._last = (wall(), steady())

    def slept(self) -> bool:
        """Whether much more time passed since the last look than there should."""
        now = (self._clocks[0](), self._clocks[1]())
        gap = max(new - old for new, old in zip(now, self._last, strict=True))
        self._last = now
        return gap > INTERVAL + SLEPT


def talk_runs(screens: Iterable[Any]) -> bool:
    """Whether one of these screens is about a meeting that is being held."""
    for screen in screens:
        if getattr(screen, "place", "") == "gesprek":
            return True
        about = getattr(screen, "about", None)
        if about and any(one.stand == "loopt" for one in about.dossier.meetings.values()):
            return True
    return False


class Lock:
    """The lock of one desk with a store that has a key."""

    def __init__(self, app: GesprekshulpApp, desk: Desk) -> None:
        self._app = app
        self._store = cast("SqliteStore", desk.store)
        self._watch = SleepWatch()
        self.shut_now = False
        app.set_interval(INTERVAL, self._look)

    def allows(self, action: str) -> bool:
        """Whether this action may run now: while locked only opening again, and stopping."""
        return not self.shut_now or action in _ALLOWED

    def shut(self) -> None:
        """Keep what is half typed, close the store and put the screen up.

        Not while work is under way that will put a screen on top.
        """
        if self.shut_now or getattr(self._app.screen, "place", "") == "wachten":
            return
        if takes_away(self._app):  # half of it would be gone; it is over in a moment
            self._app.set_timer(SOON, self.shut)
            return
        self._app.save_unfinished()
        self._store.lock()
        self._app.clear_notifications()
        self._app.open("vergrendeld", then=self._opened)
        self.shut_now = True  # from now on nothing comes on top of it

    def _opened(self, _: object) -> None:
        self.shut_now = False
        self._app.save_unfinished()  # keys on their way when it was locked
        self._watch.slept()  # the time that it was locked is not sleep

    def _look(self) -> None:
        if self._watch.slept() and not talk_runs(self._app.screen_stack):
            self.shut()
