"""How a rehearsal looks: what was said, the two lines beside it, the coach below, the line."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from gesprekshulp.casework.rehearsal import Rehearsal
from gesprekshulp.casework.rehearsal.unfinished import Going
from gesprekshulp.knowledge.scenes import Choice
from gesprekshulp.tui.rehearsal.drawing import feedback_parts, said
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import Part, hangend, samen, veilig
from gesprekshulp.tui.widgets.flowing import MEASURE, FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst
from gesprekshulp.tui.widgets.line import LineInput

_SIDE = 34
_LINES, _LINES_WITH_TEAM, _FEWEST_LINES = 12, 8, 6
_LOWEST = 10
_HINT = "zeg iets; enter zegt het, spatie geeft het menu"
_AFTER = "Het gesprek is afgelopen. Druk op enter voor de nabespreking."


class TalkLine(LineInput, inherit_bindings=False):
    """A line that leaves the arrows up and down, and the page keys, to the screen."""

    BINDINGS = Input.BINDINGS


class TalkView(BaseScreen[None]):
    """Draws a rehearsal; what the keys do stands in `talk`."""

    CSS_PATH = "talk.tcss"
    AUTO_FOCUS = "#regel"

    def __init__(self, going: Going) -> None:
        super().__init__()
        self._going = going
        self._told: tuple[str, bool] | None = None

    @property
    def _rehearsal(self) -> Rehearsal:
        return self._going.rehearsal

    @property
    def _line(self) -> LineInput:
        return self.query_one("#regel", LineInput)

    @property
    def _choices(self) -> OptionList:
        return self.query_one("#keuzes", OptionList)

    def body(self) -> Iterable[Widget]:
        """Yield the talk, the lines, the coach and the line to type on."""
        with Horizontal(id="boven"):
            with VerticalScroll(id="verhaal", can_focus=False):
                yield FlowingText(id="gezegd")
            with VerticalScroll(id="zij", can_focus=False):
                yield Static(id="lijnen")
                yield Static(id="team")
        yield Static(id="stemming")
        with VerticalScroll(id="coach", can_focus=False):
            yield FlowingText(id="terugblik")
        yield Lijst(id="keuzes")
        with Horizontal(id="invoer"):
            yield Static(veilig("›"), id="teken")
            yield TalkLine(placeholder=_HINT, passes=lambda character: character == " ", id="regel")

    def show_all(self) -> None:
        """Draw everything anew, the last words in sight."""
        rehearsal = self._rehearsal
        number, most = len(rehearsal.talk.turns), int(rehearsal.scene.turns)
        self.set_status(
            f"Oefenen · {rehearsal.scene.parent.name}",
            rehearsal.end_words if rehearsal.ended else f"beurt {number + 1} van {most}",
        )
        story = self.query_one("#verhaal", VerticalScroll)
        width = max(20, story.size.width - 4)
        self.query_one("#gezegd", FlowingText).update(samen(*self._story(width)))
        story.call_after_refresh(story.scroll_end, animate=False)
        self.query_one("#stemming", Static).update(
            samen(
                ("Vertrouwen: ", "$text-muted"),
                (rehearsal.trust_words, "bold"),
                ("   Spanning: ", "$text-muted"),
                (rehearsal.tension_words, "bold"),
            )
        )
        self._show_coach()
        self._show_input()
        self.call_after_refresh(self._show_side)  # how high it may be is known then

    def _story(self, width: int) -> list[Part]:
        rehearsal, parts = self._rehearsal, list[Part]()
        called = rehearsal.scene.parent.called
        if not rehearsal.talk.turns:
            parts += [(hangend(rehearsal.scene.situation, width, 0), "$text-muted"), "\n\n"]
        for who, text in self._lines_said():
            lead, style = (f"{called}: ", "bold $primary") if who else ("jij: ", "bold")
            parts += [(lead, style), hangend(text, width, 2, len(lead)), "\n"]
        return parts[:-1]

    def _lines_said(self) -> Iterable[tuple[str, str]]:
        """Yield (who, what): "" for the user."""
        talk = self._rehearsal.talk
        yield "ouder", talk.opening
        for turn in talk.turns:
            yield "", said(turn)
            yield "ouder", turn.answer

    def _show_side(self) -> None:
        roles = self._going.roles
        most = _LINES_WITH_TEAM if roles else _LINES
        height = max(_FEWEST_LINES, min(most, self.query_one("#zij").size.height))
        lines = self._rehearsal.lines(_SIDE - 4, height)
        self.query_one("#lijnen", Static).update(veilig("\n".join(lines)))
        told = self._rehearsal.team(roles) if roles else ()
        parts: list[Part] = []
        for line in told:
            parts += [("\n· ", "bold $primary"), hangend(line, _SIDE - 4, 2)]
        self.query_one("#team", Static).update(samen(*parts))

    def _show_coach(self) -> None:
        shown = self.query_one("#terugblik", Static)
        shown.update(self._coach())
        self.query_one("#coach", VerticalScroll).scroll_home(animate=False)

    def _coach(self) -> Content:
        if self._told is not None:
            text, fault = self._told
            return samen((f"✗ {text}", "bold $error")) if fault else veilig(text)
        rehearsal = self._rehearsal
        parts: list[Part] = []
        if rehearsal.ended:
            parts += [(_AFTER, "bold $primary"), "\n"]
        if rehearsal.talk.turns:
            parts += feedback_parts(rehearsal.feedback())
        else:
            parts += [("Je oefent: ", "bold"), rehearsal.scene.purpose]
        return samen(*parts)

    def _show_input(self) -> None:
        ended = self._rehearsal.ended
        choosing = self.has_class("-kiezen") and not ended
        self.query_one("#invoer").display = not ended and not choosing
        self._choices.display = choosing
        if ended:
            self.set_focus(None)
        elif choosing:
            offered = self._rehearsal.choices()
            width = min(MEASURE, max(20, self.size.width - 3))
            self._choices.set_options(
                Option(_drawn(number, one, width)) for number, one in enumerate(offered, 1)
            )
            self._choices.highlighted = 0  # Enter takes what is pointed at
            self._choices.focus()
        else:
            self._line.focus()
        self.refresh_bindings()

    def tell(self, text: str, fault: bool = False) -> None:
        """Show a short message where the coach speaks: nothing pops up over the talk."""
        self._told = (text, fault)
        self._show_coach()

    def on_resize(self) -> None:
        """Draw for the new width; where there is hardly room only the talk and the line stay."""
        self.set_class(self.size.height < _LOWEST, "-nietig")
        self.call_after_refresh(self.show_all)


def _drawn(number: int, choice: Choice, width: int) -> Content:
    return samen((f"{number} ", "bold $primary"), hangend(choice.text, width, 2))
