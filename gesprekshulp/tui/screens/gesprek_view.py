"""How Gesprek looks: the step, the notes, the plan, the hints. What keys do stands in `gesprek`.

Draws what `casework.meeting` says; which kinds are recognised, what a line means and
where a choice leads is decided below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.casework.hints import Hint
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.settings.schema import HINTS, OFF, STEP
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.screens.gesprek_rows import END, note_rows, plan_rows, ways_of
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.hintpanel import HintPanel, HintRow
from gesprekshulp.tui.widgets.noteline import NoteLine
from gesprekshulp.tui.widgets.notespanel import NotesPanel, PlanPanel
from gesprekshulp.tui.widgets.steppanel import StepPanel, Way


class GesprekView(BaseScreen[None]):
    """One meeting, drawn. It opens in a view that a parent may read along with.

    A walk of the user alone (preparing, looking back) opens with everything shown.
    """

    VERTICAL_BREAKPOINTS = [(0, "-nietig"), (8, "-laag"), (20, "-hoog"), (32, "-ruim")]  # noqa: RUF012
    CSS_PATH = "gesprek.tcss"
    AUTO_FOCUS = "#regel"

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._meeting = meeting
        self._talk = meeting.gesprek.kind == "oogo"
        self._open_view = self._talk
        self._explained = not self._talk
        self._told = 0
        self._hints: list[Hint] = []
        self._hint = 0
        self._ways: list[Way] = []
        self.set_class(not self._talk, "-alleen")

    def body(self) -> Iterable[Widget]:
        """Yield the step, the notes and the plan above, the line and the hints below."""
        with Horizontal(id="boven"):
            yield StepPanel(id="stap")
            with Vertical(id="rechts"):
                yield NotesPanel(id="vel")
                yield PlanPanel(id="onderdelen")
        yield Horizontal(
            Static(veilig("›"), id="teken"),
            NoteLine(self._chooses, self._rests, self._typed, id="regel"),
            id="invoer",
        )
        yield HintPanel(id="hints")

    def begin_as_set(self) -> None:
        """Begin a talk with hints and explanation as the user set them."""
        if self._talk:
            self._open_view = self.program.settings[HINTS] == OFF
            self._explained = self.program.settings[STEP] == "uitleg"

    @property
    def _line(self) -> NoteLine:
        return self.query_one("#regel", NoteLine)

    def _chooses(self, character: str) -> bool:
        """Whether this letter or digit, alone on the line, is a choice now."""
        if character.isdigit():
            return 1 <= int(character) <= len(self._meeting.view().wordings)
        return self._way(character) is not None

    def _way(self, character: str) -> Way | None:
        return next((way for way in self._ways if way.letter == character.casefold()), None)

    def _rests(self, character: str) -> bool:
        """Whether rest alone may take this choice: it can be taken back and asks nothing."""
        if character.isdigit():
            return True
        way = self._way(character)
        asking = [option.id for option in self._meeting.view().options if option.consent]
        return not (way is None or way.id in (END, *asking) or self._meeting.off_record)

    def show_all(self) -> None:
        """Draw everything anew, after anything that changed the case."""
        self._show_step()
        self._show_notes()
        self._show_plan()
        self._show_status()

    def _show_step(self) -> None:
        step = self._meeting.view()
        self._ways = ways_of(step, self._talk)
        self.query_one(StepPanel).show(
            step,
            self._ways,
            explained=self._explained,
            open_view=self._open_view,
            told=self._told,
        )

    def _show_notes(self) -> None:
        rows, total = note_rows(self._meeting, open_view=self._open_view)
        self.query_one(NotesPanel).show(rows, total)

    def _show_plan(self) -> None:
        self.query_one(PlanPanel).show(*plan_rows(self._meeting))

    def _show_status(self) -> None:
        gesprek = self._meeting.gesprek
        step = self._meeting.view()
        begun = gesprek.started_at
        minutes = (
            int((self._meeting.case.desk.clock() - begun).total_seconds() // 60) if begun else 0
        )
        lasted = f"{minutes // 60:02}:{minutes % 60:02}"
        view = "" if self._open_view else " · hints aan"
        if self._meeting.off_record:
            view = " · hier wordt niets bewaard"
        self.set_status(
            f"{self._meeting.case.title} · {gesprek.title} · {lasted}{view}",
            f"stap {step.progress} {step.title}" if step.progress else step.title,
        )

    def _show_hints(self) -> None:
        shown = () if self._open_view else self._hints
        # Doubt is visible: a question mark, unless it is sure or only a question anyway.
        rows = [
            HintRow(
                hint.title if hint.sure or not hint.kind or at else f"{hint.title}?", hint.sentence
            )
            for at, hint in enumerate(shown)
        ]
        self.query_one(HintPanel).show(rows, self._hint)

    @property
    def read_along(self) -> bool:
        """Whether a parent may read along: while the hints are off."""
        return self._open_view

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what the step says, and the hint pointed at, with what they rest on."""
        from gesprekshulp.casework.grounds import grounds_of_step

        hinted = self._hints[self._hint].kind if self._hints and not self._open_view else ""
        return grounds_of_step(self._meeting, open_view=self._open_view, kind=hinted)

    def tell(self, text: str, fault: bool = False) -> None:
        """Say something where the hints stand: nothing may pop up over the talk."""
        for panel in self.query(HintPanel):  # none while it is being made, or left
            panel.say(text, fault)

    def _look_for_kinds(self, text: str) -> None:
        self._hints = [] if self._open_view else self._meeting.hints(text)
        self._hint = 0
        self._show_hints()

    def _typed(self, text: str) -> None:
        """Look for kinds while typing; the layout never moves."""
        if not self.is_mounted:
            return
        if self._open_view:  # nothing to look for
            if len(text) == 2:  # what was told of a lone letter is over; the rest may stay
                self._show_hints()
            return
        if text:  # emptied: what was said about it may stay a moment
            self._look_for_kinds(text)
        elif self._hints:
            self._look_for_kinds("")
