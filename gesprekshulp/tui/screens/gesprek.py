"""Gesprek: the meeting itself. Silent and quick: Enter always keeps, nothing interrupts.

Passes on what the user does to `casework.meeting`; how it looks stands in `gesprek_view`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, ClassVar

from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.types import Note
from gesprekshulp.text import shorten
from gesprekshulp.tui.actions import bindings_at, keys_of
from gesprekshulp.tui.navigation import make_screen
from gesprekshulp.tui.screens.gesprek_rows import END, NEXT
from gesprekshulp.tui.screens.gesprek_view import GesprekView
from gesprekshulp.tui.widgets.hintpanel import HintPanel
from gesprekshulp.tui.widgets.noteline import NoteLine
from gesprekshulp.tui.widgets.steppanel import StepPanel
from gesprekshulp.tui.working import start_work


class GesprekScreen(GesprekView):
    """One meeting, with what each key does in it."""

    place: ClassVar[str] = "gesprek"
    help_topic: ClassVar[str] = "gesprek"
    BINDINGS = bindings_at("gesprek")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._last: Note | None = None
        self._restored = False
        self._take_back: Callable[[], object] | None = None
        self._line_before = ""  # what stood on the line when a scene beside the record began

    def on_mount(self) -> None:
        """Resume: say what changed, put the half-typed line back."""
        resumed = self._meeting.resume()
        self.begin_as_set()
        self.show_all()
        self.app.clear_notifications()  # one that is still up would cover the line
        if resumed.changes:
            self.tell(" ".join(change.text for change in resumed.changes))
        if resumed.half_line:
            self._line.value = resumed.half_line
            self._line.cursor_position = len(resumed.half_line)
        self._restored = True
        self.set_interval(20, self._show_status)

    # Typing

    def type_for_show(self, text: str) -> None:
        """Put text on the line as if it were typed: the walk for who is new does."""
        self._line.value = text
        self._line.cursor_position = len(text)

    def on_note_line_other_hint(self, event: NoteLine.OtherHint) -> None:
        """→ at the end of the line."""
        self.action_next_hint()

    def on_note_line_settled(self, event: NoteLine.Settled) -> None:
        """Keep the half-typed line, encrypted."""
        if self._restored:
            self._safely(lambda: self._meeting.save_half_line(event.text), forgive=False)

    def on_note_line_kept(self, event: NoteLine.Kept) -> None:
        """Keep the line."""
        self._keep(lambda: self._meeting.keep(event.text), event.text)

    def on_note_line_choose(self, event: NoteLine.Choose) -> None:
        """Take the choice of a lone letter, or single out a sentence."""
        self._take_back = None
        if event.character.isdigit():
            number = int(event.character)
            self._told = 0 if self._told == number else number
            self._show_step()
            self._take_back = lambda: None  # drawing it anew is enough
        elif (way := self._way(event.character)) is not None:
            steps = len(self._meeting.gesprek.walk)
            self._take(way.id)
            self._take_back = lambda: self._meeting.take_back(steps)

    def on_note_line_regret(self, event: NoteLine.Regret) -> None:
        """What was taken for a choice was the beginning of a note."""
        if self._take_back is not None:
            self._line_before = self._line.value  # leaving a scene must not take it away
            self._move(self._take_back)
            self._take_back = None
            self.tell("Keuze teruggedraaid: je typt een notitie.")

    def on_note_line_waits(self, event: NoteLine.Waits) -> None:
        """A letter that asks something, or ends the talk, is taken by Enter alone."""
        if (way := self._way(event.character)) is not None:
            self.tell(f"Enter kiest: {way.title}")

    def on_note_line_step_back(self, event: NoteLine.StepBack) -> None:
        """← on the empty line."""
        self.action_step_back()

    def on_step_panel_chosen(self, event: StepPanel.Chosen) -> None:
        """A click on a way on."""
        self._take(event.way)

    def _keep(self, keep: Callable[[], Note], text: str) -> None:
        def act() -> None:
            self._last = keep()
            self._look_for_kinds("")
            self._show_notes()
            if not self.query_one("#rechts").display:  # too narrow to see it among the notes
                self.tell(f"✓ {shorten(self._last.text, 60)}")

        beside = self._meeting.off_record
        if beside:
            self.tell("Hier wordt niets bewaard; je regel staat er nog.")
        if beside or not self._safely(act):
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
        elif way and not self._asks_consent(way):
            self._move(lambda: self._meeting.choose(way))

    def _asks_consent(self, way: str) -> bool:
        """Ask who says so, where this answer is about an item; the step follows after that."""
        from gesprekshulp.tui.screens.instemming import ask_stand

        def then(said: bool) -> None:
            self._move(lambda: self._meeting.choose(way))
            if not said:
                keys = f"{keys_of('menu')}, {keys_of('instemming')}"
                self.tell(f"Nog niet vastgelegd wie dit vindt: {keys}.")

        options = self._meeting.view().options
        stand = next((one.consent for one in options if one.id == way), "")
        return bool(stand) and ask_stand(self, self._meeting, stand, then)

    def _move(self, move: Callable[[], Any]) -> None:
        def act() -> None:
            beside = self._meeting.off_record
            self._show_hints()  # what was told before is over
            move()
            if self._meeting.off_record and not beside:
                self._line_before = self._line.value
            elif beside and not self._meeting.off_record:
                self._line.value = self._line_before  # what was typed there stays nowhere
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
        start_work(self, self._line.action_submit)

    def action_toggle_hints(self) -> None:
        """Show or hide what a parent should not read along with."""
        self._open_view = not self._open_view
        self.show_all()
        self._look_for_kinds(self._line.value)
        if not self._open_view:  # building it takes a moment: not at the first letter
            self.run_worker(lambda: self._meeting.herkenner, thread=True)

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
            key = keys_of("als-bezwaar")
            self.tell(f"Typ eerst wat er gezegd is, dan maakt {key} er een open bezwaar van.")

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
        from gesprekshulp.tui.screens.zijpad import ask_side_scene

        ask_side_scene(self, self._meeting, self._move)

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
        from gesprekshulp.tui.screens.onderbreken import ask_reason

        def stop(reason: str) -> None:
            if self._safely(lambda: self._meeting.break_off(reason)):
                self.dismiss(None)

        ask_reason(self, self._meeting, stop)

    def action_end_talk(self) -> None:
        """The talk is over: what is still on the line is kept, then Nazorg begins."""
        text = self._line.value.strip()
        if text and self._meeting.off_record:
            self.tell("Hier wordt niets bewaard. Ga eerst terug met esc, of maak de regel leeg.")
            return

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
        """Keep the half-typed line; not before the one kept earlier was put back."""
        from gesprekshulp.store.errors import UnknownCase

        if self._restored and self.is_attached:
            with contextlib.suppress(UnknownCase):  # another window removed the case
                self._meeting.save_half_line(self._line.value)
