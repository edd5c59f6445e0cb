"""Vijf minuten: five things a parent says, each answered once, with a word of the coach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from gesprekshulp.casework.rehearsal import DrillItem, Feedback
from gesprekshulp.tui.actions import Action, bindings_at
from gesprekshulp.tui.rehearsal.drawing import feedback_parts
from gesprekshulp.tui.rehearsal.place import Practice
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import Part, samen, veilig
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.line import LineInput


class VijfMinutenScreen(BaseScreen[None]):
    """Five items on one goal. Only how it went is kept, not what was said."""

    CSS_PATH = "drill.tcss"
    place: ClassVar[str] = "vijf-minuten"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("vijf-minuten")
    AUTO_FOCUS = "#regel"

    def __init__(self, practice: Practice, items: Sequence[DrillItem]) -> None:
        super().__init__()
        self._practice = practice
        self._items = items
        self._at = 0
        self._said = ""
        self._told: Feedback | None = None
        self._good = 0
        self._draft = practice.draft("vijf-minuten")

    def body(self) -> Iterable[Widget]:
        """Yield the item and the line."""
        with VerticalScroll(id="opgave", can_focus=False):
            yield FlowingText(id="tekst")
        with Horizontal(id="invoer"):
            yield Static(veilig("›"), id="teken")
            yield LineInput(
                self.program.drafts.recall(self._draft).get("regel", ""),
                placeholder="wat zeg je? enter zegt het",
                passes=lambda character: character == " ",
                id="regel",
            )

    def on_mount(self) -> None:
        """Show the first item."""
        self.show_all()

    @property
    def _done(self) -> bool:
        return self._at >= len(self._items)

    def show_all(self) -> None:
        """Draw the item, what was said to it, or the end."""
        at = min(self._at + 1, len(self._items))
        self.set_status("Vijf minuten", "klaar" if self._done else f"{at} van {len(self._items)}")
        self.query_one("#tekst", FlowingText).update(samen(*self._text()))
        self.query_one("#invoer").display = not self._done and self._told is None
        if self._told is None and not self._done:
            self.query_one("#regel").focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    def label_now(self, action: Action) -> str | None:
        """Return what Enter does: say it, go on, or close."""
        if action.run != "answer" or (self._told is None and not self._done):
            return super().label_now(action)
        return "sluit" if self._done else "verder"

    def _text(self) -> list[Part]:
        if self._done:
            done = f"Klaar. {self._good} van {len(self._items)} keer raak."
            return [
                (done, "bold"),
                "\n\nWanneer je weer oefent, staat bij verloop.\n\nEnter sluit.",
            ]
        item = self._items[self._at]
        parts: list[Part] = [
            (item.task, "$text-muted"),
            ("\n\nouder: ", "bold $primary"),
            item.parent,
        ]
        if self._told is not None:
            parts += [("\njij: ", "bold"), self._said or "(stilte)", "\n\n"]
            parts += feedback_parts(self._told, whole=True)
            if item.examples and not self._told.rewritten:
                parts += [("\nZo kan het ook: ", "bold"), f"“{item.examples[0]}”"]
            parts.append(("\n\nEnter gaat verder.", "$text-muted"))
        return parts

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on the line."""
        event.stop()
        self.action_answer()

    def action_answer(self) -> None:
        """Say it; then go on to the next."""
        if self._done:
            self.dismiss(None)
            return
        line = self.query_one("#regel", LineInput)
        if self._told is None:
            self._said = line.value.strip()
            if not self._said:
                return
            self._told = self._practice.service.judge(self._items[self._at], self._said)
            self._good += bool(self._told.helped)
            line.value = ""
            self.program.drafts.forget(self._draft)
        else:
            self._told = None
            self._at += 1
            if self._done:
                with self.program.telling_faults():
                    self._practice.service.drill_done(
                        self._items[0].goal, self._good, len(self._items)
                    )
        self.show_all()

    def save_unfinished(self) -> None:
        """Keep the line for the next time."""
        if self.is_attached:
            self.program.drafts.keep(self._draft, {"regel": self.query_one(LineInput).value})
            self.program.drafts.flush()

    def action_back(self) -> None:
        """Leave, keeping the line."""
        self.save_unfinished()
        super().action_back()


def open_drill(screen: Screen[Any], practice: Practice, goal: str = "") -> None:
    """Open a drill on a goal, or on the weakest."""
    items = practice.service.drill(goal, case=practice.case, meeting=practice.meeting)
    if items:
        screen.app.push_screen(VijfMinutenScreen(practice, items))
    else:
        screen.notify("Voor dit doel zijn er nog geen korte oefeningen.")
