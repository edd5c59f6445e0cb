"""The rehearsal itself: you answer by typing or choosing, the parent reacts, the coach tells.

Every step is kept at once. Esc leaves it as it is; it stands ready when the scene is
chosen again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Input, OptionList

from gesprekshulp.casework.rehearsal import Kept, Team
from gesprekshulp.casework.rehearsal.running import leaving
from gesprekshulp.casework.rehearsal.unfinished import Going
from gesprekshulp.text import shorten
from gesprekshulp.tui.actions import Action, bindings_at, keys_of
from gesprekshulp.tui.rehearsal.drawing import advice_text, feedback_parts, said, step_words
from gesprekshulp.tui.rehearsal.place import Practice
from gesprekshulp.tui.rehearsal.talk_view import TalkView

if TYPE_CHECKING:
    from gesprekshulp.tui.rehearsal.debrief import Onward

SETTLE = 0.3
"""Seconds of rest before the half-typed line is kept."""


class OefengesprekScreen(TalkView):
    """One rehearsal, with what each key does in it."""

    place: ClassVar[str] = "oefengesprek"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("oefengesprek")

    def __init__(self, practice: Practice, going: Going) -> None:
        super().__init__(going)
        self._practice = practice
        self._kept: Kept | None = None
        self._asked = False
        self._settle: Timer | None = None

    def on_mount(self) -> None:
        """Show it, with what was half typed."""
        self.app.clear_notifications()
        if self._going.half:
            self._line.value = self._going.half
            self._line.cursor_position = len(self._going.half)
        self.show_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the end nothing more can be said; before the first turn nothing be taken back."""
        if action in ("toggle_choices", "ask_coach", "other_subject"):
            return not self._rehearsal.ended
        if action in ("rewind", "explain"):
            return bool(self._rehearsal.talk.turns)
        if action == "reverse":
            return self._rehearsal.talk.scene in self._practice.desk.content.scenes
        return action != "roles" or self._going.roles is not None

    def label_now(self, action: Action) -> str | None:
        """Return what Enter does: say the line, take an answer, or talk it over."""
        if action.run != "say_line":
            return super().label_now(action)
        if self._rehearsal.ended:
            return "nabespreken"
        return "kies" if self.has_class("-kiezen") else action.label

    # Saying

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the half-typed line; what was told makes room for the coach."""
        event.stop()
        self._asked = False
        if self._settle is not None:
            self._settle.stop()
        self._settle = self.set_timer(SETTLE, self.save_unfinished)

    def save_unfinished(self) -> None:
        """Keep what is half typed."""
        if self.is_attached:
            self._going.keep_half(self._line.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on the line."""
        event.stop()
        self.action_say_line()

    def action_say_line(self) -> None:
        """Say what stands on the line; after the end, talk it over."""
        if self._rehearsal.ended:
            self.action_end_rehearsal()
            return
        if self.has_class("-kiezen"):
            if self._choices.highlighted is not None:
                self._choose(self._choices.highlighted)
            return
        text = self._line.value.strip()
        question = self._doubt(text)
        if question and not self._asked:
            self.tell(question)
            self._asked = True
            return
        self._take(lambda: self._going.say(text))

    def _doubt(self, text: str) -> str:
        """Return what to ask once before this is said, "" when it is plain."""
        if not text:
            return "Wil je zwijgen? Druk dan nog een keer op enter."
        if leaving(text):
            return f"Wil je stoppen? Met esc wacht het gesprek. Nog een keer enter zegt “{text}”."
        if text.isdecimal():
            key = keys_of("antwoorden")
            return f"Met {key} zie je de antwoorden om uit te kiezen. Nog een keer enter zegt “{text}”."
        return ""

    def _take(self, step: Callable[[], object]) -> None:
        """Do a step, and show what follows; the line is emptied once the step is kept."""
        self._told, self._asked = None, False
        if self._settle is not None:
            self._settle.stop()
        with self.program.telling_faults():
            step()
            with self._line.prevent(Input.Changed):
                self._line.value = ""
        self.show_all()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on an answer."""
        event.stop()
        self._choose(event.option_index)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses an answer while they are shown."""
        if self.has_class("-kiezen") and (event.character or "") in tuple("1234"):
            event.stop()
            self._choose(int(event.character or "1") - 1)

    def _choose(self, at: int) -> None:
        offered = self._rehearsal.choices()
        if at < len(offered):
            half = self._line.value
            self._take(lambda: self._going.choose(offered[at].id))
            if half:  # typed before the answers were shown: it may still be said
                self._line.value = half

    def action_toggle_choices(self) -> None:
        """Show the answers to choose from, or the line again."""
        self.toggle_class("-kiezen")
        self._told = None
        self.show_all()

    def action_other_subject(self) -> None:
        """Put a sentence on the line that brings the talk to something else."""
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        others = self._rehearsal.other_subjects()

        def begin(chosen: str | None) -> None:
            subject = next((one for one in others if one.id == chosen), None)
            if subject is None:
                return
            self.remove_class("-kiezen")
            self._show_input()
            if self._line.value.strip():
                self.tell("Er staat nog een zin op je regel. Zeg die eerst, of maak hem leeg.")
                return
            self._line.value, words = self._rehearsal.bridge_to(subject)
            if words:
                self.tell(f"Maak de zin af. Noem bijvoorbeeld: {words}.")
            self._line.cursor_position = len(self._line.value)

        choices = [Choice(one.id, one.title) for one in others]
        self.app.push_screen(Choose("Waarover wil je beginnen?", choices), begin)

    # The coach, and back

    def action_ask_coach(self) -> None:
        """Pause: read what the coach says."""
        from gesprekshulp.tui.screens.lezen import show_text

        show_text(self, "De coach", advice_text(self._rehearsal.ask_coach()))

    def action_rewind(self) -> None:
        """Ask which turn to take back to, and go there."""

        def back(number: int) -> None:
            self.go_back_to(number)

        self._ask_turn("Terug naar welke beurt?", back)

    def go_back_to(self, number: int) -> None:
        """Stand before turn `number` again, with what was typed there on an empty line."""
        was = self._rehearsal.talk.turns[number - 1]
        half = self._line.value
        self._take(lambda: self._going.rewind(number - 1))
        typed = half or (was.reply.text if not was.reply.option else "")
        if typed:
            self._line.value = typed
            self._line.cursor_position = len(typed)
        if typed and not half:  # most go back to say something else: typing replaces it
            self._line.select_all()
        self.tell("Terug. De lijn van net blijft staan: ○ is eerder, ● is nu.")

    def action_explain(self) -> None:
        """Ask which turn, and read all the coach has to say about it."""
        from gesprekshulp.tui.screens.lezen import show_text

        def show(number: int) -> None:
            turn = self._rehearsal.talk.turns[number - 1]
            parts = feedback_parts(self._rehearsal.feedback(number), whole=True)
            told = "".join(one if isinstance(one, str) else str(one[0]) for one in parts)
            show_text(self, f"Beurt {number}", f"“{said(turn)}”\n{step_words(turn)}\n\n{told}")

        self._ask_turn("Uitleg bij welke beurt?", show)

    def _ask_turn(self, question: str, then: Callable[[int], None]) -> None:
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        turns = self._rehearsal.talk.turns
        choices = [
            Choice(str(turn.number), shorten(said(turn), 48), step_words(turn)) for turn in turns
        ]
        self.app.push_screen(
            Choose(question, choices, current=str(len(turns))),
            lambda chosen: then(int(chosen)) if chosen else None,
        )

    def action_lines(self) -> None:
        """Show both lines as large as the screen allows."""
        from gesprekshulp.tui.screens.lezen import show_text

        width = max(20, min(70, self.size.width - 14))
        lines = self._rehearsal.lines(width, max(7, min(17, self.size.height - 6)))
        show_text(self, "Vertrouwen en spanning", "\n".join(lines))

    def action_scroll_back(self) -> None:
        """Read what was said earlier."""
        self.query_one("#verhaal", VerticalScroll).scroll_page_up(animate=False)

    def action_scroll_on(self) -> None:
        """Read down again."""
        self.query_one("#verhaal", VerticalScroll).scroll_page_down(animate=False)

    def action_reverse(self) -> None:
        """Be the parent for a while; this talk waits."""
        from gesprekshulp.tui.rehearsal.reversal import RolwisselingScreen

        self.app.push_screen(RolwisselingScreen(self._practice, self._rehearsal.talk.scene))

    def action_roles(self) -> None:
        """Change who does what."""
        from gesprekshulp.tui.rehearsal.roles import ask_roles

        def changed(roles: Team) -> None:
            self._going.roles = roles
            self._going.save()
            self.show_all()

        ask_roles(self, self._practice, changed, self._going.roles)

    # The end

    def action_end_rehearsal(self) -> None:
        """Stop, ask how sure the user feels now, keep the result and talk it over."""
        if not self._rehearsal.talk.turns:
            self._going.done()
            self.dismiss(None)
            return
        from gesprekshulp.tui.rehearsal.sure import ask_sure

        def over(after: int) -> None:
            from gesprekshulp.tui.rehearsal.debrief import NabesprekingScreen

            with self.program.telling_faults():
                self._kept = self._rehearsal.keep(self._going.before, after)
                self._going.done()
                self.app.push_screen(
                    NabesprekingScreen(self._practice, self._rehearsal, self._kept), self._after
                )

        self._rehearsal.stop()
        self.show_all()
        ask_sure(self, "Hoe zeker voel je je nu over dit gesprek?", over)

    def _after(self, onward: Onward | None) -> None:
        """Play on from a turn (then this result is no end any more), or leave."""
        if onward is None:
            self.dismiss(None)
            return
        if self._kept is not None:
            self._practice.service.forget(self._kept)
            self._kept = None
        if onward.line >= 0:
            self._going.take_line(onward.line)
        self.go_back_to(onward.number)

    def action_back(self) -> None:
        """Leave it as it stands."""
        self.save_unfinished()
        if self._going.half or self._rehearsal.talk.turns:
            self.dismiss(None)
            self.app.notify("Je oefening wacht op je: kies haar weer en je gaat verder.")
        else:
            self.dismiss(None)
