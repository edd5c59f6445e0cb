"""Nabespreking: the turns with the cursor on the one that flipped it, and what there is to learn."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.casework.rehearsal import Debrief, Feedback, Kept, Plan, Rehearsal, Talk, Turn
from gesprekshulp.casework.rehearsal.written import shared_turns
from gesprekshulp.text import shorten
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.rehearsal.drawing import debrief_parts, feedback_parts, said, step_words
from gesprekshulp.tui.rehearsal.place import MOST_PLANS, Practice
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import samen, veilige_regel
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst


class Onward(NamedTuple):
    """Where to play on: a turn, in the line played last (-1) or in one that was left."""

    number: int
    line: int = -1


class NabesprekingScreen(BaseScreen[Onward]):
    """What is told afterwards. Answers where to play on, or None."""

    CSS_PATH = "debrief.tcss"
    place: ClassVar[str] = "nabespreking"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("nabespreking")
    AUTO_FOCUS = "#beurten"

    def __init__(self, practice: Practice, rehearsal: Rehearsal, kept: Kept) -> None:
        super().__init__()
        self._practice = practice
        self._rehearsal = rehearsal
        self._kept = kept
        self._debrief: Debrief = rehearsal.debrief()
        self._rows: list[Onward | None] = list(_rows(rehearsal))

    def body(self) -> Iterable[Widget]:
        """Yield the turns with what the coach says of them, and the debrief."""
        with Horizontal():
            with Vertical(id="links"):
                yield Lijst(id="beurten")
                with VerticalScroll(id="bij"):
                    yield FlowingText(id="beurt")
            with VerticalScroll(id="rechts"):
                yield FlowingText(id="nabespreking")

    def on_mount(self) -> None:
        """Show it, the cursor on the turning point."""
        scene = self._rehearsal.scene
        self.set_status(f"Nabespreking · {scene.parent.name}", f"nummer {self._kept.seed}")
        self._show_turns(max(0, self._debrief.turning - 1))
        earlier = [one for one in self._practice.kept() if one.scene == self._kept.scene]
        before = earlier[: _place(earlier, self._kept)]
        told = self._rehearsal.left_told()
        parts = debrief_parts(self._debrief, scene.parent.called, self._kept, before, told)
        self.query_one("#nabespreking", FlowingText).update(samen(*parts))

    def on_resize(self) -> None:
        """Draw the turns for the new width."""
        self.call_after_refresh(self._show_turns)

    def _show_turns(self, at: int | None = None) -> None:
        listed = self.query_one("#beurten", OptionList)
        at = listed.highlighted if at is None else at
        width = max(12, listed.size.width - 7) if listed.size.width else 30
        listed.set_options([self._option(row, width) for row in self._rows])
        if self._rows:
            listed.highlighted = at

    def _option(self, row: Onward | None, width: int) -> Option:
        if row is None:
            return Option(samen(("○ teruggespoeld", "$text-muted")), disabled=True)
        turn = self._turn_of(row)
        flipped = row.line < 0 and row.number == self._debrief.turning
        mark = ("◆ ", "bold $warning") if flipped else "○ " if row.line >= 0 else "  "
        return Option(samen(mark, (f"{row.number} ", "bold"), veilige_regel(said(turn), width)))

    def _line_of(self, row: Onward) -> Talk:
        return self._rehearsal.left[row.line] if row.line >= 0 else self._rehearsal.talk

    def _turn_of(self, row: Onward) -> Turn:
        return self._line_of(row).turns[row.number - 1]

    def _feedback_of(self, row: Onward) -> Feedback:
        return self._rehearsal.feedback(row.number, self._line_of(row))

    @property
    def _row(self) -> Onward | None:
        at = self.query_one("#beurten", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the turn pointed at."""
        row = self._row
        if row is None:
            return
        turn = self._turn_of(row)
        called = self._rehearsal.scene.parent.called
        moved = step_words(turn)
        self.query_one("#beurt", FlowingText).update(
            samen(
                (f"{called}: ", "bold $primary"),
                turn.parent,
                ("\njij: ", "bold"),
                said(turn),
                (f"\n({moved})" if moved else "", "$text-muted"),
                "\n",
                *feedback_parts(self._feedback_of(row), whole=True),
            )
        )
        self.query_one("#bij", VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: play on from here."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Play on from the turn pointed at."""
        if self._row is not None:
            self.dismiss(self._row)

    def action_plans(self) -> None:
        """Choose which plans to take along; then say them once."""
        from gesprekshulp.tui.dialogs.checklist import Checklist
        from gesprekshulp.tui.dialogs.choose import Choice

        kept = self._practice.plans()
        new = [plan for plan in self._debrief.plans if not _among(plan, kept)]
        if not new:
            self._open_plans()
            return
        every = [*new, *kept]
        room = max(0, MOST_PLANS - len(kept))
        on = {str(n) for n in range(len(every)) if n >= len(new) or n < room}

        def take(chosen: tuple[str, ...] | None) -> None:
            if chosen is None:
                return
            if len(chosen) > MOST_PLANS:
                self.notify(f"Hooguit {MOST_PLANS}: de eerste {MOST_PLANS} zijn bewaard.")
            with self.program.telling_faults():
                self._practice.keep_plans([every[int(n)] for n in chosen][:MOST_PLANS])
                self._open_plans()

        self.app.push_screen(
            Checklist(
                f"Welke plannen neem je mee? Hooguit {MOST_PLANS}.",
                [Choice(str(number), str(plan)) for number, plan in enumerate(every)],
                on,
                explanation="Een plan dat je één keer zegt, doe je eerder.",
            ),
            take,
        )

    def _open_plans(self) -> None:
        from gesprekshulp.tui.rehearsal.plans import PlannenScreen

        self.app.push_screen(PlannenScreen(self._practice))

    def action_keep_sentence(self) -> None:
        """Put a sentence on the cheat sheet: the user's own, or the better one of the coach."""
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        row = self._row
        if row is None:
            return
        turn, better = self._turn_of(row), self._feedback_of(row).rewritten
        found = [
            (one, about)
            for one, about in ((turn.heard.text, "zo zei jij het"), (better, "zo kan het ook"))
            if one
        ]
        if turn.heard.level == "laag":
            found.reverse()  # nobody takes along what closed the talk by pressing enter

        def take(at: str | None) -> None:
            if at is None:
                return
            sentence, practice = found[int(at)][0], self._practice
            practice.service.add_favourite(sentence, practice.case, practice.meeting)
            self.notify(f"Op je spiekbrief: “{shorten(sentence, 60)}”")

        if len(found) == 1:
            take("0")
        elif found:
            choices = [Choice(str(n), one, about) for n, (one, about) in enumerate(found)]
            self.app.push_screen(Choose("Welke zin neem je mee?", choices), take)

    def action_lines(self) -> None:
        """Show both lines as large as the screen allows."""
        from gesprekshulp.tui.screens.lezen import show_text

        width = max(20, min(70, self.size.width - 14))
        lines = self._rehearsal.lines(width, max(7, min(17, self.size.height - 6)))
        show_text(self, "Vertrouwen en spanning", "\n".join(lines))

    def action_transcript(self) -> None:
        """Read the whole talk, with fictional names; it is copied too."""
        from gesprekshulp.tui.screens.lezen import show_text

        text = self._rehearsal.transcript()
        self.app.copy_to_clipboard(text)
        show_text(self, "Verslag, met verzonnen namen (het is ook gekopieerd)", text)

    def action_write_transcript(self) -> None:
        """Write the whole talk, with fictional names, to a file that can be played again."""
        from gesprekshulp.tui.dialogs.ask import AskLine
        from gesprekshulp.tui.screens.papier import paper_folder

        kept = self._kept
        start = paper_folder() / f"oefening-{kept.scene}-{kept.on.isoformat()}.txt"
        self.app.push_screen(
            AskLine(
                "Waar mag het verslag staan?",
                str(start),
                explanation="Met verzonnen namen. Lees het na voor je het deelt.",
            ),
            lambda text: self._write(Path(text).expanduser()) if text else None,
        )

    def _write(self, path: Path) -> None:
        from gesprekshulp.documents.writing import WriteError, write_bytes

        try:
            write_bytes(path, self._rehearsal.transcript().encode())
        except WriteError as error:
            self.notify(str(error), severity="error")
        else:
            self.notify(f"Klaar: {path}")


def _rows(rehearsal: Rehearsal) -> Iterable[Onward | None]:
    """Yield the turns, and below a heading (None) what differs in each line that was left."""
    for turn in rehearsal.talk.turns:
        yield Onward(turn.number)
    for at, line in enumerate(rehearsal.left):
        yield None
        for turn in line.turns[shared_turns(rehearsal.talk, line) :]:
            yield Onward(turn.number, at)


def _place(earlier: list[Kept], kept: Kept) -> int:
    """Return how many were kept before this one."""
    return next((n for n, one in enumerate(earlier) if one.key == kept.key), len(earlier))


def _among(plan: Plan, kept: Iterable[Plan]) -> bool:
    return any((plan.cue, plan.action) == (one.cue, one.action) for one in kept)
