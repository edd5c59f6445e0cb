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

from gesprekshulp.assistant.view import StepView
from gesprekshulp.casework.meeting import Hint, Meeting
from gesprekshulp.dossier.types import Note
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.screens.gesprek_rows import note_rows, plan_rows
from gesprekshulp.tui.text import Part, samen, veilig
from gesprekshulp.tui.widgets.noteline import NoteLine
from gesprekshulp.tui.widgets.notespanel import NotesPanel, PlanPanel
from gesprekshulp.tui.widgets.steppanel import StepPanel, Way

_END, _NEXT = "einde", "verder"


class GesprekScreen(BaseScreen[None]):
    """One meeting. It opens in a view that a parent may read along with."""

    CSS_PATH = "gesprek.tcss"
    place: ClassVar[str] = "gesprek"
    help_topic: ClassVar[str] = "gesprek"
    BINDINGS = bindings_at("gesprek")
    AUTO_FOCUS = "#regel"

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._meeting = meeting
        self._open_view = True
        self._explained = False
        self._told = 0
        self._hints: list[Hint] = []
        self._last: Note | None = None
        self._ways: list[Way] = []

    def body(self) -> Iterable[Widget]:
        """Yield the step, the notes and the plan above, the line and the hints below."""
        with Horizontal(id="boven"):
            yield StepPanel(id="stap")
            with Vertical(id="rechts"):
                yield NotesPanel(id="vel")
                yield PlanPanel(id="onderdelen")
        yield Horizontal(
            Static(veilig("›"), id="teken"), NoteLine(self._chooses, id="regel"), id="invoer"
        )
        yield Static(id="hints")

    def on_mount(self) -> None:
        """Resume: say what changed, put the half-typed line back."""
        resumed = self._meeting.resume()
        self.show_all()
        for change in resumed.changes:
            self.notify(change.text, severity="warning", timeout=10)
        if resumed.half_line:
            self._line.value = resumed.half_line
            self._line.cursor_position = len(resumed.half_line)
        self.set_interval(20, self._show_status)

    def on_resize(self) -> None:
        """Broken lines and the columns of the plan follow the width."""
        self.call_after_refresh(self._show_notes)
        self.call_after_refresh(self._show_plan)

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
        self._ways = _ways_of(step)
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
        self.query_one("#hints", Static).update(
            samen(*_hint_parts(self._hints)) if self._hints and not self._open_view else veilig("")
        )

    def _say(self, text: str) -> None:
        """Say something short where the hints stand: nothing may pop up over the talk."""
        self.query_one("#hints", Static).update(samen((text, "$text-muted")))

    # Typing

    def on_note_line_typed(self, event: NoteLine.Typed) -> None:
        """Look for kinds while typing; the layout never moves."""
        self._hints = self._meeting.hints(event.text) if not self._open_view else []
        self._show_hints()

    def on_note_line_settled(self, event: NoteLine.Settled) -> None:
        """Keep the half-typed line, encrypted."""
        self._safely(lambda: self._meeting.save_half_line(event.text))

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
            self._hints = []
            self._show_notes()
            self._show_hints()

        if not self._safely(act):
            # What was typed stands there again: it is not on disk, so it may not vanish.
            self._line.value = text
            self._line.cursor_position = len(text)

    def _take(self, way: str) -> None:
        if way == _END:
            self.action_end_talk()
            return
        following = self._meeting.view().ending
        if way == _NEXT and following is not None:
            self._move(lambda: self._meeting.enter(following.next_tree))
        elif way:
            self._move(lambda: self._meeting.choose(way))

    def _move(self, move: Callable[[], Any]) -> None:
        def act() -> None:
            move()
            self._told = 0
            self.show_all()

        self._safely(act)

    def _safely(self, act: Callable[[], object]) -> bool:
        """Do something that writes; a fault of the store is told and nothing is lost."""
        from gesprekshulp.store.interface import StoreError

        try:
            act()
        except StoreError as error:
            self.notify(str(error), severity="error", timeout=15)
            return False
        return True

    # Actions

    def action_keep_line(self) -> None:
        """Enter: the line itself does it; here for the menu and the mouse."""
        self.run_worker(self._line.action_submit())

    def action_toggle_hints(self) -> None:
        """Show or hide what a parent should not read along with."""
        self._open_view = not self._open_view
        self._hints = [] if self._open_view else self._meeting.hints(self._line.value)
        self.show_all()
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
            self._say("Typ eerst wat er gezegd is, dan maakt ↓ er een open bezwaar van.")

    def _first_kind(self, text: str) -> str:
        hints = self._hints or (self._meeting.hints(text) if text else [])
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
        self._say(f"{done}: {name_events(events)}." if events else nothing)

    def action_break_off(self) -> None:
        """Break the meeting off, with the reason if there is one."""
        from gesprekshulp.tui.dialogs.ask import AskLine

        def take(reason: str | None) -> None:
            if reason is not None and self._safely(lambda: self._meeting.break_off(reason)):
                self.dismiss(None)

        question = AskLine("Waarom stopt het gesprek nu?", explanation="Mag leeg blijven.")
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
            if self._meeting.gesprek.kind == "oogo":
                self.app.switch_screen(_aftercare_screen(self._meeting))
            else:
                self.dismiss(None)

    def action_back(self) -> None:
        """Esc: hide the hints, leave a side scene, or go back to the case (it runs on)."""
        if not self._open_view:
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


def _ways_of(step: StepView) -> list[Way]:
    """The ways on: options by letter; at an ending what may follow, and the end."""
    if step.options:
        return [Way(option.id, option.letter, option.title) for option in step.options]
    if step.ending is None:
        return [Way(_END, "z", "het gesprek beëindigen, naar de nazorg")]
    following = step.ending.next_tree
    if following and following != "nazorg":
        return [
            Way(_NEXT, "a", f"verder met: {step.ending.next_title}"),
            Way(_END, "b", "het gesprek beëindigen"),
        ]
    return [Way(_END, "a", "het gesprek beëindigen, naar de nazorg")]


def _hint_parts(hints: list[Hint]) -> list[Part]:
    titles: list[Part] = []
    for hint in hints:
        if titles:
            titles.append((" · ", "$text-muted"))
        titles.append((hint.title, "bold $primary" if hint is hints[0] else ""))
    return [*titles, f"\n“{hints[0].sentence}”"]


def _aftercare_screen(meeting: Meeting) -> BaseScreen[Any]:
    from gesprekshulp.tui.navigation import make_screen

    return make_screen("nazorg", meeting.case, meeting.id)
