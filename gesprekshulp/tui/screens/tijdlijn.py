"""Tijdlijn: what happened in a case, in order, over the whole width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.widgets.timelineview import TimelineView

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


class TijdlijnScreen(BaseScreen[None]):
    """The timeline of one case, to scroll through."""

    place: ClassVar[str] = "tijdlijn"
    help_topic: ClassVar[str] = "tijdlijn"
    BINDINGS = bindings_at("tijdlijn")
    AUTO_FOCUS = "TimelineView"

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = case

    def body(self) -> Iterable[Widget]:
        """Yield the timeline."""
        yield TimelineView(self._case)

    def on_mount(self) -> None:
        """Show whose timeline it is."""
        self.set_status(f"{self._case.title} · tijdlijn")
        self.query_one(TimelineView).show()

    def action_wipe_event(self) -> None:
        """Choose something that was kept, and wipe it for good."""
        from gesprekshulp.tui.screens.wissen import choose_wipe

        choose_wipe(self, self._case, self.query_one(TimelineView).show)
