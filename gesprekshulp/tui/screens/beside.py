"""A screen with a list on the left, and the line pointed at explained on the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from gesprekshulp.tui.screens.base import RenewedScreen
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst

Result = TypeVar("Result")


class ListBeside(RenewedScreen[Result]):
    """What such a screen shares; it fills the list in `show_all`."""

    AUTO_FOCUS: ClassVar[str | None] = "#lijst"

    def body(self) -> Iterable[Widget]:
        """Yield the list on the left and the text about one line on the right."""
        with Horizontal():
            yield Lijst(id="lijst")
            with VerticalScroll(id="over"):
                yield FlowingText(id="uitleg")

    def on_mount(self) -> None:
        """Show everything."""
        self.show_all()

    def on_resize(self) -> None:
        """Long lines are broken to the width there is."""
        self.call_after_refresh(self.show_all)

    @property
    def listed(self) -> OptionList:
        """The list on the left."""
        return self.query_one("#lijst", OptionList)

    @property
    def list_width(self) -> int:
        """Columns a line of the list may take."""
        return max(16, self.listed.scrollable_content_region.width)

    def explain(self) -> None:
        """Say on the right what the line pointed at is."""
        raise NotImplementedError

    def enter(self) -> None:
        """Do what Enter or a click does with the line pointed at."""
        raise NotImplementedError

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the line pointed at."""
        self.explain()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        self.enter()
