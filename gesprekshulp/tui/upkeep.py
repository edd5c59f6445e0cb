"""The copy of the store, made between the user's acts: in a thread, never in a talk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from gesprekshulp.tui.locking import talk_runs
from gesprekshulp.tui.working import start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Backups
    from gesprekshulp.tui.app import GesprekshulpApp

INTERVAL = 3.0
"""Seconds between two looks whether a copy is wanted."""


class Upkeep:
    """Watches whether a copy of the desk's store is wanted, for as long as the app runs."""

    def __init__(self, app: GesprekshulpApp, backups: Backups) -> None:
        self._app = app
        self._backups = backups
        app.set_interval(INTERVAL, self.look)

    def look(self) -> None:
        """Make a copy when one is wanted and nobody is talking."""
        locked = self._app.lock is not None and self._app.lock.shut_now
        if self._backups.wanted and not locked and not talk_runs(self._app.screen_stack):
            start_work(self._app, self._make, group="reservekopie", exclusive=True)

    async def _make(self) -> None:
        remarks = await asyncio.to_thread(self._backups.run)
        if self._app.lock is not None and self._app.lock.shut_now:
            self._backups.want()  # locked halfway: once more when it is open again
            return
        for remark in remarks:
            self._app.notify(remark, severity="warning", timeout=15)
