"""Nazorg: put notes right, complete agreements, deal with objections, close, make papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.walks import RUNNING
from gesprekshulp.dossier.types import Note
from gesprekshulp.tui.actions import bindings_at, keys_of
from gesprekshulp.tui.screens.base import RenewedScreen
from gesprekshulp.tui.screens.nazorg_rows import (
    better_wording,
    details,
    keys_here,
    note_line,
    now_the_summary,
    still_runs,
    to_read_back,
)
from gesprekshulp.tui.text import Part, samen, veilig
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst


class NazorgScreen(RenewedScreen[None]):
    """The notes of one meeting, what each still asks, and the way to the summary."""

    CSS_PATH = "nazorg.tcss"
    place: ClassVar[str] = "nazorg"
    help_topic: ClassVar[str] = "nazorg"
    BINDINGS = bindings_at("nazorg")
    AUTO_FOCUS = "#notities"

    def __init__(self, case: OpenCase, meeting: str) -> None:
        super().__init__()
        self._case = case
        self._aftercare = Aftercare(case, meeting)
        self._meeting_id = meeting
        self._notes: list[Note] = []

    def body(self) -> Iterable[Widget]:
        """Yield the notes on the left and the one pointed at on the right."""
        with Horizontal():
            yield Lijst(id="notities")
            with Vertical(id="rechts"):
                with VerticalScroll(id="over"):
                    yield FlowingText(id="uitleg")
                with VerticalScroll(id="rest"):
                    yield FlowingText(id="stand")

    def on_mount(self) -> None:
        """Show everything."""
        self.show_all()

    def show_all(self) -> None:
        """Draw the notes anew and keep pointing at the same one."""
        listed = self.query_one("#notities", OptionList)
        at = listed.highlighted or 0
        self._notes = self._aftercare.notes()
        todo = {t.note for t in self._aftercare.todos()}
        if self._notes:
            width = max(20, listed.scrollable_content_region.width)
            listed.set_options([Option(note_line(n, n.id in todo, width)) for n in self._notes])
        else:
            listed.set_options(
                [
                    Option(
                        veilig(
                            f"Geen notities. Druk op {keys_of('notitie-toevoegen')} om er een te maken."
                        )
                    )
                ]
            )
        listed.highlighted = min(at, max(0, len(self._notes) - 1))
        self._explain(listed.highlighted)
        self._show_stand(len(todo))

    def on_resize(self) -> None:
        """Long notes are broken to the width there is."""
        self.call_after_refresh(self.show_all)

    def _show_stand(self, left: int) -> None:
        closed = self._aftercare.closed
        to_make = closed and not self._has_summary()
        # What can be done first: below it there may be more than fits.
        parts: list[Part] = []
        if to_make:
            parts.append((now_the_summary(), "bold"))
        elif not closed:
            parts += [*keys_here(), "\n"]
        parts.append(("Nog te doen", "bold $primary"))
        gaps = self._case.missing("na", self._meeting_id)
        runs = self._case.dossier.meetings[self._meeting_id].stand in RUNNING
        if runs:
            parts.append(still_runs())
        parts += [f"\n· {gap.title}" for gap in gaps]
        if left:
            parts.append(f"\n· {left} {'notitie' if left == 1 else 'notities'} nalopen (•)")
        if not (left or gaps or runs):
            parts.append("\nAlles is nagelopen.")
        if closed:
            parts.append("\n\nGesloten. Een wijziging is nu een zichtbare verbetering.")
        self.query_one("#stand", FlowingText).update(samen(*parts))
        done = f"{left} na te lopen" if left else "nagelopen"
        self.set_status(
            f"{self._case.title} · nazorg{' · gesloten' if closed else ''}",
            f"nu: {keys_of('samenvatting')} samenvatting" if to_make else done,
        )

    def _has_summary(self) -> bool:
        made = self._case.dossier.documents
        return any(d.kind == "samenvatting" and d.meeting == self._meeting_id for d in made)

    def _pointed(self) -> Note | None:
        at = self.query_one("#notities", OptionList).highlighted
        return self._notes[at] if at is not None and at < len(self._notes) else None

    def _explain(self, at: int | None) -> None:
        shown = self.query_one("#uitleg", FlowingText)
        if at is None or at >= len(self._notes):
            shown.update(veilig(""))
            return
        note = self._notes[at]
        asks = [str(t) for t in self._aftercare.todos() if t.note == note.id]
        parts = details(self._case, note, asks)
        shown.update(samen(*parts, *better_wording(self._aftercare.remarks(note.id)), "\n"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the note pointed at."""
        self._explain(event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: put it right."""
        event.stop()
        self.action_edit_note()

    def _changed(self) -> None:
        self.show_all()

    def _safely(self, act: Callable[[], object]) -> bool:
        from gesprekshulp.store.interface import StoreError

        try:
            act()
        except StoreError as error:
            self.notify(str(error), severity="error", timeout=15)
            return False
        self.show_all()
        return True

    def action_edit_note(self) -> None:
        """Put a note right: kind, who, when, how we will know, answer, who may read."""
        from gesprekshulp.tui.screens.notitie import ask_note

        note = self._pointed()
        if note is not None:
            ask_note(self, self._case, self._aftercare, note, self.show_all)

    def action_settle(self) -> None:
        """The guesses of this note are right."""
        note = self._pointed()
        if note is not None:
            self._safely(lambda: self._aftercare.settle(note.id))
            self.query_one("#notities", OptionList).action_cursor_down()

    def action_add_note(self) -> None:
        """Add notes, for instance from paper: every line is one."""
        from gesprekshulp.tui.dialogs.fields import Field
        from gesprekshulp.tui.dialogs.form import FormDialog
        from gesprekshulp.tui.drafts import DraftKey

        def take(values: dict[str, str] | None) -> None:
            if values is not None:
                meeting = Meeting(self._case, self._meeting_id)
                lines = [line for line in values["regels"].splitlines() if line.strip()]
                self._safely(lambda: [meeting.keep(line) for line in lines])

        self.app.push_screen(
            FormDialog(
                "Notities van papier",
                [
                    Field(
                        "regels",
                        "Eén regel per notitie",
                        "lang",
                        required="Typ minstens één regel.",
                    )
                ],
                today=self._case.today(),
                draft=DraftKey("papier", self._case.id, self._case.desk.store),
                explanation="! bezwaar  > afspraak  ? vraag  = besluit  + akkoord  * alleen voor jou",
            ),
            take,
        )

    def action_drop_note(self) -> None:
        """Take a note away; after closing it is struck out visibly, with a reason."""
        note = self._pointed()
        if note is None:
            return
        if not self._aftercare.closed:
            self._safely(lambda: self._aftercare.drop(note.id))
            return
        from gesprekshulp.tui.dialogs.ask import AskLine
        from gesprekshulp.tui.drafts import DraftKey

        def drop(why: str | None) -> None:
            if why:
                self._safely(lambda: self._aftercare.drop(note.id, why))

        self.app.push_screen(
            AskLine(
                "Waarom vervalt deze notitie?",
                explanation="Dit blijft zichtbaar staan.",
                draft=DraftKey(f"vervalt/{note.id}", self._case.id, self._case.desk.store),
            ),
            drop,
        )

    def action_wipe_note(self) -> None:
        """Wipe the note for good, also out of the copies."""
        from gesprekshulp.tui.screens.wissen import ask_wipe_note

        note = self._pointed()
        if note is not None:
            ask_wipe_note(self, self._case, note, self.show_all)

    def action_consent(self) -> None:
        """Complete consent."""
        from gesprekshulp.tui.screens.instemming import ask_consent

        ask_consent(self, Meeting(self._case, self._meeting_id), self.show_all)

    def action_presence(self) -> None:
        """Complete presence."""
        from gesprekshulp.tui.screens.aanwezigheid import ask_presence

        ask_presence(self, Meeting(self._case, self._meeting_id), self.show_all)

    def action_where(self) -> None:
        """Show the way this talk went, to read; changing an answer belongs in the talk."""
        from gesprekshulp.casework.meeting import Meeting
        from gesprekshulp.tui.screens.waar import show_where

        show_where(self, Meeting(self._case, self._meeting_id), open_view=False, then=None)

    def action_read_back(self) -> None:
        """Read the agreements back."""
        from gesprekshulp.tui.screens.lezen import show_text

        show_text(self, "Teruglezen", to_read_back(self._notes))

    def action_copy_part(self) -> None:
        """Copy one part of the OPP or of the summary as plain text."""
        from gesprekshulp.tui.screens.kopieren import copy_part

        copy_part(self, self._case, self._meeting_id)

    def action_preview(self) -> None:
        """Show the summary as plain text."""
        from gesprekshulp.casework.papers import summary_of
        from gesprekshulp.documents.plain import parts_of
        from gesprekshulp.tui.screens.lezen import show_text

        built = summary_of(self._case, self._meeting_id)
        text = "\n\n".join(f"{p.title}\n{p.text}" for p in parts_of(built.document))
        show_text(self, built.document.title, "\n".join([*built.reasons, text]))

    def action_summary(self) -> None:
        """Make the summary."""
        from gesprekshulp.tui.screens.papier import ask_summary

        ask_summary(self, self._case, self._meeting_id, self.action_preview)

    def action_letters(self) -> None:
        """Go to the papers of this case."""
        self.program.open("brieven", self._case)

    def action_views(self) -> None:
        """Go to what parents and pupil say of the school's text themselves."""
        self.program.open("zienswijze", self._case)

    def action_walk(self) -> None:
        """Walk the aftercare step by step."""
        from gesprekshulp.casework.walks import begin_walk, walks_in_phase

        for tree, _ in walks_in_phase(self._case, "erna")[:1]:
            self.program.open("gesprek", begin_walk(self._case, tree))

    def action_close_meeting(self) -> None:
        """Close the meeting after asking once: this cannot be undone."""
        from gesprekshulp.tui.dialogs.confirm import Confirm

        if self._aftercare.closed:
            self.notify("Dit gesprek is al gesloten.")
            return

        def close(yes: bool | None) -> None:
            if yes:
                self._safely(self._aftercare.close)

        left = len({t.note for t in self._aftercare.todos()})
        note = f"Nog {left} na te lopen; dat mag. " if left else ""
        self.app.push_screen(
            Confirm(
                "Gesprek sluiten?",
                f"{note}Daarna blijft elke wijziging zichtbaar. Dit kan niet terug.",
                yes="Sluit",
                no="Nog niet",
                final=True,
            ),
            close,
        )

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what is still to do, and the rights that the summary tells of."""
        from gesprekshulp.casework.grounds import grounds_of_summary

        return grounds_of_summary(self._case, self._meeting_id)

    def action_undo(self) -> None:
        """Take back the last thing done."""
        self._again(self._case.undo, "Teruggedraaid", "Er is niets om terug te draaien.")

    def action_redo(self) -> None:
        """Put back what was undone."""
        self._again(self._case.redo, "Toch weer wel", "Er is niets om terug te zetten.")

    def _again(self, act: Callable[[str], list[Any]], done: str, nothing: str) -> None:
        from gesprekshulp.casework.naming import name_events

        bucket = "" if self._aftercare.closed else self._meeting_id
        told: list[str] = []

        def do() -> None:
            events = act(bucket)
            told.append(f"{done}: {name_events(events)}." if events else nothing)

        if self._safely(do):
            self.notify(told[0], timeout=4)
