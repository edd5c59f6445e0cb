"""Gesprek: the meeting itself. Silent and quick: Enter always keeps, nothing interrupts.

Draws what `casework.meeting` says and passes on what the user does; which kinds are
recognised, what a line means and where a choice leads is decided below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.casework.hints import Hint
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.types import Note
from gesprekshulp.text import shorten
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.navigation import make_screen
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.screens.gesprek_rows import END, NEXT, note_rows, plan_rows, ways_of
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.hintpanel import HintPanel, HintRow
from gesprekshulp.tui.widgets.noteline import NoteLine
from gesprekshulp.tui.widgets.notespanel import NotesPanel, PlanPanel
from gesprekshulp.tui.widgets.steppanel import StepPanel, Way


class GesprekScreen(BaseScreen[None]):
    """One meeting. It opens in a view that a parent may read along with.

    A walk of the user alone (preparing, looking back) opens with everything shown.
    """

    VERTICAL_BREAKPOINTS = [(0, "-nietig"), (8, "-laag"), (20, "-hoog"), (32, "-ruim")]  # noqa: RUF012
    CSS_PATH = "gesprek.tcss"
    place: ClassVar[str] = "gesprek"
    help_topic: ClassVar[str] = "gesprek"
    BINDINGS = bindings_at("gesprek")
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
        self._last: Note | None = None
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
            NoteLine(self._chooses, self._typed, id="regel"),
            id="invoer",
        )
        yield HintPanel(id="hints")

    def on_mount(self) -> None:
        """Resume: say what changed, put the half-typed line back."""
        resumed = self._meeting.resume()
        self.show_all()
        self.app.clear_notifications()  # one that is still up would cover the line
        if resumed.changes:
            self.tell(" ".join(change.text for change in resumed.changes))
        if resumed.half_line:
            self._line.value = resumed.half_line
            self._line.cursor_position = len(resumed.half_line)
        self.set_interval(20, self._show_status)

    @property
    def _line(self) -> NoteLine:
        return self.query_one("#regel", NoteLine)

    # Drawing

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
        self.set_status(
            f"{self._meeting.case.title} · {gesprek.title} · {lasted}{view}",
            f"stap {step.progress} {step.title}" if step.progress else step.title,
        )

    def _show_hints(self) -> None:
        shown = () if self._open_view else self._hints
        rows = [HintRow(hint.title, hint.sentence) for hint in shown]
        self.query_one(HintPanel).show(rows, self._hint)

    def tell(self, text: str, fault: bool = False) -> None:
        """Say something where the hints stand: nothing may pop up over the talk."""
        self.query_one(HintPanel).say(text, fault)

    def _look_for_kinds(self, text: str) -> None:
        self._hints = [] if self._open_view else self._meeting.hints(text)
        self._hint = 0
        self._show_hints()

    # Typing

    def _typed(self, text: str) -> None:
        """Look for kinds while typing; the layout never moves."""
        if not self.is_mounted:
            return
        if text:  # emptied: what was said about it may stay a moment
            self._look_for_kinds(text)
        elif self._hints:
            self._look_for_kinds("")

    def on_note_line_other_hint(self, event: NoteLine.OtherHint) -> None:
        """→ at the end of the line."""
        self.action_next_hint()

    def on_note_line_settled(self, event: NoteLine.Settled) -> None:
        """Keep the half-typed line, encrypted."""
        self._safely(lambda: self._meeting.save_half_line(event.text), forgive=False)

    def on_note_line_kept(self, event: NoteLine.Kept) -> None:
        """Keep the line."""
        self._keep(lambda: self._meeting.keep(event.text), event.text)

    def on_note_line_choose(self, event: NoteLine.Choose) -> None:
        """Take the choice of a lone letter, or single out a sentence."""
        if event.character.isdigit():
            number = int(event.character)
            self._told = 0 if self._told == number else number
            self._show_step()
            return
        way = next((w.id for w in self._ways if w.letter == event.character.casefold()), "")
        self._take(way)

    def on_note_line_step_back(self, event: NoteLine.StepBack) -> None:
        """← on the empty line."""
        self.action_step_back()

    def on_step_panel_chosen(self, event: StepPanel.Chosen) -> None:
        """A click on a way on."""
        self._take(event.way)

    def _chooses(self, character: str) -> bool:
        if character.isdigit():
            return 1 <= int(character) <= len(self._meeting.view().wordings)
        return any(way.letter == character.casefold() for way in self._ways)

    def _keep(self, keep: Callable[[], Note], text: str) -> None:
        def act() -> None:
            self._last = keep()
            self._look_for_kinds("")
            self._show_notes()
            if not self.query_one("#rechts").display:  # too narrow to see it among the notes
                self.tell(f"✓ {shorten(self._last.text, 60)}")

        if not self._safely(act):
            # What was typed stands there again: it is not on disk, so it may not vanish.
            self._line.value = text
            self._line.cursor_position = len(text)

    def _take(self, way: str) -> None:
        if way == END:
            self.action_end_talk()
            return
        following = self._meeting.view().ending
        if way == NEXT and following is not None:
            self._move(lambda: self._meeting.enter(following.next_tree))
        elif way:
            self._move(lambda: self._meeting.choose(way))

    def _move(self, move: Callable[[], Any]) -> None:
        def act() -> None:
            move()
            self._told = 0
            self.show_all()

        self._safely(act)

    def _safely(self, act: Callable[[], object], forgive: bool = True) -> bool:
        """Do something that writes; a fault of the store is told and nothing is lost."""
        from gesprekshulp.store.interface import StoreError

        try:
            act()
        except StoreError as error:
            self.tell(str(error), fault=True)
            return False
        if forgive:
            self.query_one(HintPanel).forgive()
        return True

    # Actions

    def action_keep_line(self) -> None:
        """Enter: the line itself does it; here for the menu and the mouse."""
        self.run_worker(self._line.action_submit())

    def action_toggle_hints(self) -> None:
        """Show or hide what a parent should not read along with."""
        self._open_view = not self._open_view
        self.show_all()
        self._look_for_kinds(self._line.value)

    def action_next_hint(self) -> None:
        """Point at the next hint: its sentence shows, and ↓ takes it over."""
        if self._hints:
            self._hint = (self._hint + 1) % len(self._hints)
            self._show_hints()

    def action_keep_objection(self) -> None:
        """Turn the line, or without one the last note, into an open objection."""
        text = self._line.value.strip()
        kind = self._first_kind(text)
        if text:
            self._line.empty()
            self._keep(lambda: self._meeting.keep_as_objection(text, kind), text)
        elif self._last is not None:
            last, self._last = self._last, None
            self._safely(lambda: self._replace_by_objection(last))
        else:
            self.tell("Typ eerst wat er gezegd is, dan maakt ↓ er een open bezwaar van.")

    def _first_kind(self, text: str) -> str:
        if self._hints:
            return self._hints[self._hint].kind
        hints = self._meeting.hints(text) if text else []
        return hints[0].kind if hints else ""

    def _replace_by_objection(self, note: Note) -> None:
        self._last = self._meeting.make_objection(note.id, self._first_kind(note.text))
        self._show_notes()

    def action_blank(self) -> None:
        """Hide everything until a key is pressed."""
        from gesprekshulp.tui.screens.leeg import BlankScreen

        self.app.push_screen(BlankScreen())

    def action_toggle_explained(self) -> None:
        """Show the step short or with everything that belongs to it."""
        self._explained = not self._explained
        self._show_step()

    def action_read_on(self) -> None:
        """Read the rest of the step."""
        self.query_one(StepPanel).read_on()

    def action_read_back_step(self) -> None:
        """Back in the text of the step."""
        self.query_one(StepPanel).read_on(back=True)

    def action_side_scene(self) -> None:
        """Choose a side scene and go there."""
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        scenes = [Choice(tree, title) for tree, title in self._meeting.side_scenes()]
        if self._meeting.walk.stack:
            scenes.insert(0, Choice("", f"terug naar {self._meeting.view().return_title}"))

        def go(chosen: str | None) -> None:
            if chosen:
                self._move(lambda: self._meeting.enter(chosen))
            elif chosen == "":
                self._move(self._meeting.leave)

        self.app.push_screen(Choose("Waar gaat het nu over?", scenes), go)

    def action_step_back(self) -> None:
        """One step back."""
        self._move(self._meeting.back)

    def action_where(self) -> None:
        """Show where the walk stands and why; an earlier answer can be changed there."""
        from gesprekshulp.tui.screens.waar import show_where

        show_where(self, self._meeting, open_view=self._open_view, then=self.show_all)

    def action_consent(self) -> None:
        """Record per person what they say about an item."""
        from gesprekshulp.tui.screens.instemming import ask_consent

        ask_consent(self, self._meeting, self.show_all)

    def action_presence(self) -> None:
        """Record who is there, and how."""
        from gesprekshulp.tui.screens.aanwezigheid import ask_presence

        ask_presence(self, self._meeting, self.show_all)

    def action_undo(self) -> None:
        """Take back the last thing done in this meeting."""
        self._move(
            lambda: self._tell(
                self._meeting.undo(), "Teruggedraaid", "Er is niets om terug te draaien."
            )
        )

    def action_redo(self) -> None:
        """Put back what was undone."""
        self._move(
            lambda: self._tell(
                self._meeting.redo(), "Toch weer wel", "Er is niets om terug te zetten."
            )
        )

    def _tell(self, events: list[Any], done: str, nothing: str) -> None:
        from gesprekshulp.casework.naming import name_events

        self._last = None
        self.tell(f"{done}: {name_events(events)}." if events else nothing)

    def action_break_off(self) -> None:
        """Break the meeting off, with the reason if there is one."""
        from gesprekshulp.tui.dialogs.ask import AskLine
        from gesprekshulp.tui.drafts import DraftKey

        def take(reason: str | None) -> None:
            if reason is not None and self._safely(lambda: self._meeting.break_off(reason)):
                self.dismiss(None)

        case = self._meeting.case
        question = AskLine(
            "Waarom stopt het gesprek nu?",
            explanation="Mag leeg blijven.",
            draft=DraftKey(f"onderbreken/{self._meeting.id}", case.id, case.desk.store),
        )
        self.app.push_screen(question, take)

    def action_end_talk(self) -> None:
        """The talk is over: what is still on the line is kept, then Nazorg begins."""
        text = self._line.value.strip()

        def act() -> None:
            if text:
                self._line.empty()
                self._meeting.keep(text)
            self._meeting.end()

        if self._safely(act):
            self.save_unfinished()
            if self._talk:
                case, meeting = self._meeting.case, self._meeting.id
                self.app.switch_screen(make_screen("nazorg", case, meeting))
            else:
                self.dismiss(None)

    def action_back(self) -> None:
        """Esc: hide the hints, leave a side scene, or go back to the case (it runs on)."""
        if self._talk and not self._open_view:
            self.action_toggle_hints()
        elif self._meeting.walk.stack:
            self._move(self._meeting.leave)
        else:
            self.save_unfinished()
            self.dismiss(None)

    def save_unfinished(self) -> None:
        """Keep the half-typed line."""
        if self.is_attached:
            self._meeting.save_half_line(self._line.value)
