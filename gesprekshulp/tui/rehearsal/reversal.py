"""Rolwisseling: you are the parent; the program speaks as a teacher who defends, then a good one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.rehearsal.place import Practice
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import Part, samen, veilig
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.line import LineInput

_MANNERS = {"verdedigend": "De eerste helft", "goed": "De tweede helft"}


class RolwisselingScreen(BaseScreen[None]):
    """A talk with the roles turned. Nothing of it is kept."""

    CSS_PATH = "reversal.tcss"
    place: ClassVar[str] = "rolwisseling"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("rolwisseling")
    AUTO_FOCUS = "#regel"

    def __init__(self, practice: Practice, scene: str) -> None:
        super().__init__()
        self._practice = practice
        self._reversal = practice.service.reversal(scene, practice.desk.today().toordinal())
        self._draft = practice.draft("rolwisseling")

    def body(self) -> Iterable[Widget]:
        """Yield what was said, and the line."""
        with VerticalScroll(id="verhaal"):
            yield FlowingText(id="gezegd")
        with Horizontal(id="invoer"):
            yield Static(veilig("›"), id="teken")
            yield LineInput(
                self.program.drafts.recall(self._draft).get("regel", ""),
                placeholder="antwoord zoals deze ouder zou doen; enter zegt het",
                passes=lambda character: character == " ",
                id="regel",
            )

    def on_mount(self) -> None:
        """Show the first line."""
        self.show_all()

    def on_resize(self) -> None:
        """Keep the last words in sight."""
        self.call_after_refresh(self._to_the_end)

    def show_all(self) -> None:
        """Draw what was said, and at the end the questions."""
        talk = self._reversal
        self.set_status(
            f"jij bent {talk.scene.parent.name}",
            "klaar" if talk.ended else _MANNERS.get(talk.manner, ""),
        )
        self.query_one("#gezegd", FlowingText).update(samen(*self._story()))
        self.query_one("#invoer").display = not talk.ended
        if talk.ended:
            self.query_one("#verhaal").focus()
        self._to_the_end()
        self.refresh_bindings()

    def _to_the_end(self) -> None:
        story = self.query_one("#verhaal", VerticalScroll)
        story.call_after_refresh(story.scroll_end, animate=False)

    def _story(self) -> list[Part]:
        talk = self._reversal
        who = talk.scene.parent
        parts: list[Part] = [
            (f"Jij bent {who.name}. {who.who} {who.history}\n", "$text-muted"),
            (f"Waar je bang voor bent: {who.fear}\n", "$text-muted"),
        ]
        half = len(talk.turns) // 2 if talk.ended else -1
        for number, (teacher, you) in enumerate(talk.turns):
            if number == half:
                parts.append(("\nVanaf hier luisterde de leerkracht anders.\n", "$text-muted"))
            parts += [("\nleerkracht: ", "bold $primary"), teacher]
            parts += [("\njij: ", "bold"), you or "(stilte)"]
        if talk.teacher:
            parts += [("\nleerkracht: ", "bold $primary"), talk.teacher]
        if talk.ended:
            parts.append(("\n\nOm over na te denken", "bold $primary"))
            parts += [f"\n· {question}" for question in talk.questions()]
        return parts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the end there is nothing to say."""
        return action != "answer" or not self._reversal.ended

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter on the line."""
        event.stop()
        self.action_answer()

    def action_answer(self) -> None:
        """Say it as the parent."""
        if self._reversal.ended:
            return
        line = self.query_one("#regel", LineInput)
        self._reversal.say(line.value.strip())
        line.value = ""
        self.program.drafts.forget(self._draft)
        self.show_all()

    def save_unfinished(self) -> None:
        """Keep the line for the next time."""
        if self.is_attached and not self._reversal.ended:
            self.program.drafts.keep(self._draft, {"regel": self.query_one(LineInput).value})
            self.program.drafts.flush()

    def action_back(self) -> None:
        """Leave, keeping the line."""
        self.save_unfinished()
        super().action_back()
