"""Verloop: the goals over the weeks, drawn in text, and the days for five minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.rehearsal.drawing import day
from gesprekshulp.tui.rehearsal.place import Practice
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import Part, samen, veilig
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst

_EVERYTHING = ("", "Alle doelen samen")


class VerloopScreen(BaseScreen[None]):
    """A plot per goal; Enter rehearses that goal for five minutes."""

    CSS_PATH = "progress.tcss"
    place: ClassVar[str] = "verloop"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("verloop")
    AUTO_FOCUS = "#doelen"

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._place = (practice.case, practice.meeting)
        self._goals = [
            _EVERYTHING,
            *((goal, w.told(title, "de ouder", "het kind")) for goal, title in w.GOALS.items()),
        ]

    def body(self) -> Iterable[Widget]:
        """Yield the goals, the plot, and the days."""
        with Horizontal():
            yield Lijst(*(Option(veilig(title)) for _, title in self._goals), id="doelen")
            with VerticalScroll(id="dagen", can_focus=False):
                yield FlowingText(id="agenda")
        with VerticalScroll(id="beeld", can_focus=False):
            yield Static(id="lijn")

    def on_mount(self) -> None:
        """Show all goals together."""
        listed = self.query_one("#doelen", OptionList)
        listed.highlighted = 0
        weakest = self._practice.service.weakest(*self._place)
        self.set_status(
            "Verloop", f"minst: {dict(self._goals).get(weakest, '')}" if weakest else ""
        )
        days = self._practice.service.calendar(self._practice.until, *self._place)
        parts: list[Part] = [("Vijf minuten op", "bold $primary")]
        parts += [f"\n· {day(one.on)}: {one.title}" for one in days]
        self.query_one("#agenda", FlowingText).update(samen(*parts))

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self.show_line)

    def show_line(self) -> None:
        """Draw the goal pointed at."""
        plot = self.query_one("#beeld")
        width, height = max(24, plot.size.width - 2), max(5, plot.size.height)
        lines = self._practice.service.progress(self._pointed, width, min(12, height), *self._place)
        self.query_one("#lijn", Static).update(veilig("\n".join(lines)))

    @property
    def _pointed(self) -> str:
        return self._goals[self.query_one("#doelen", OptionList).highlighted or 0][0]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the goal pointed at."""
        self.show_line()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: rehearse this goal."""
        event.stop()
        self.action_drill_goal()

    def action_drill_goal(self) -> None:
        """Rehearse the goal pointed at for five minutes."""
        from gesprekshulp.tui.rehearsal.drill import open_drill

        open_drill(self, self._practice, self._pointed)
