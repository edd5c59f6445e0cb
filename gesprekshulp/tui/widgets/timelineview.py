"""What happened in a case, in order: one paragraph per moment, newest at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from gesprekshulp.dossier.timeline import Moment, timeline
from gesprekshulp.tui.dialogs.fields import typed_date
from gesprekshulp.tui.text import aanhef, samen
from gesprekshulp.tui.widgets.flowing import FlowingText

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


class TimelineView(VerticalScroll):
    """The timeline of `case`; `show` draws it anew."""

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = case

    def compose(self) -> ComposeResult:
        """Yield one text for all moments."""
        yield FlowingText(id="momenten")

    def show(self) -> None:
        """Read the case again."""
        facts = self._case.desk.content.facts

        def say(fact: str, value: str) -> str:
            known = facts.get(fact)
            if known is None:
                return f"{fact}: {value}"
            title = next((one.title for one in known.values if one.id == value), value)
            return f"{known.title}: {title}"

        moments = [_drawn(moment) for moment in timeline(self._case.dossier, say)]
        self.query_one("#momenten", FlowingText).update(
            Content("\n").join(moments) if moments else samen("Er is nog niets gebeurd.")
        )


def _drawn(moment: Moment) -> Content:
    when = f"{typed_date(moment.on):>10} {moment.time:5}"  # one column, with a time or without
    return samen((when, "bold $primary"), f"  {aanhef(moment.text)}")
