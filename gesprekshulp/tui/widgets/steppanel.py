"""The step of the conversation: what to say, what to mind, what may happen now.

Draws a `StepView`; it knows no case. Short it shows at most three sentences; explained
it shows everything. Open (a parent may read along) it leaves out what is for staff only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from gesprekshulp.assistant.view import ClaimView, StepView, WordingView
from gesprekshulp.tui.text import Part, hangend, samen

SHORT = 3
"""Sentences shown while the step is short."""


class Way(NamedTuple):
    """A way on, as the panel offers it: id for the screen, letter and title to read."""

    id: str
    letter: str
    title: str


class StepPanel(Vertical):
    """The step and, always in view below it, the ways on; a click on a way posts `Chosen`."""

    DEFAULT_CSS = """
    StepPanel { padding: 0 1; }
    StepPanel > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    StepPanel > VerticalScroll > Static { height: auto; }
    StepPanel > #vraag { height: 1; text-style: bold; }
    StepPanel > OptionList {
        height: auto; max-height: 45%; border: none; padding: 0; background: $background;
        &:focus { border: none; }
        & > .option-list--option-highlighted {
            background: $background; color: $foreground; text-style: none;
        }
        & > .option-list--option-hover { background: $panel; }
    }
    """

    class Chosen(Message):
        """A way on was clicked."""

        def __init__(self, way: str) -> None:
            super().__init__()
            self.way = way

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ways: Sequence[Way] = ()
        self._draw: Callable[[int, int], Content] | None = None

    def compose(self) -> ComposeResult:
        """Yield the text above and the list of ways below."""
        scroll = VerticalScroll(Static(id="stap-tekst"), id="stap-rol")
        scroll.can_focus = False
        yield scroll
        yield Static("Wat gebeurt er?", id="vraag")
        ways = OptionList(id="wegen")
        ways.can_focus = False
        yield ways

    def show(
        self,
        step: StepView,
        ways: Sequence[Way],
        *,
        explained: bool,
        open_view: bool,
        told: int = 0,
    ) -> None:
        """Draw a step. `told`: the sentence (from 1) that the user singled out, 0 none."""
        self._ways = ways
        self._draw = lambda width, height: _text(step, width, height, explained, open_view, told)
        listed = self.query_one("#wegen", OptionList)
        listed.set_options(
            [Option(samen((f"{w.letter} ", "bold $primary"), w.title)) for w in ways]
        )
        listed.highlighted = None
        self.query_one("#vraag").display = bool(step.options)
        self._redraw()
        # Once more when the ways on have taken their room: what is left decides how many
        # sentences fit without scrolling.
        self.call_after_refresh(self._redraw)
        self.query_one("#stap-rol").scroll_home(animate=False)

    def on_resize(self) -> None:
        """Lines are broken to the width there is."""
        self._redraw()

    def _redraw(self) -> None:
        if self._draw is not None:
            room = self.query_one("#stap-rol").size
            self.query_one("#stap-tekst", Static).update(
                self._draw(max(20, room.width - 1), room.height)
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass a click on."""
        event.stop()
        event.option_list.highlighted = None
        self.post_message(self.Chosen(self._ways[event.option_index].id))


def _text(
    step: StepView, width: int, height: int, explained: bool, open_view: bool, told: int
) -> Content:
    parts: list[Part] = [(step.title, "bold $primary")]
    if step.in_side:
        parts.append((hangend(f"zijpad; terug naar {step.return_title}", width, 0), "$text-muted"))
        parts.insert(1, "\n")
    if explained and not open_view:
        parts.append((f"\n{step.purpose}", "$text-muted"))
    numbers = _numbers(step, width, height, explained, told)
    for number in numbers:
        parts += _wording(number, step.wordings[number - 1], width, number == told, open_view)
    hidden = len(step.wordings) - len(numbers)
    if hidden > 0:
        zinnen = "zin" if hidden == 1 else "zinnen"
        parts.append((f"\n   nog {hidden} {zinnen}: typ 1-{len(step.wordings)}", "$text-muted"))
    if not open_view:
        minds = step.mind if explained else step.mind[:1]
        for mind in minds:
            parts += [("\nLet op: ", "bold"), hangend(mind, width, 2, 8)]
    if step.ending is not None:
        parts += [("\n\nUitkomst: ", "bold"), step.ending.outcome]
        parts += [("\nNu: ", "bold"), step.ending.next_action]
    if explained:
        parts.append(_more(step, open_view))
    return samen(*parts)


def _numbers(step: StepView, width: int, height: int, explained: bool, told: int) -> list[int]:
    """Return which sentences (from 1) are shown: short, those that fit, at least one."""
    every = list(range(1, len(step.wordings) + 1))
    if explained:
        return every
    wanted = ([told] if told else []) + [n for n in every if n != told]
    shown: list[int] = []
    lines_left = height - 2  # the title, and the line that tells how many are left
    for number in wanted[:SHORT]:
        said = step.wordings[number - 1]
        lines_left -= hangend(f"“{said.text}”{_label(said)}", width, 3).count("\n") + 1
        if shown and lines_left < 0:
            break
        shown.append(number)
    return sorted(shown)


def _wording(
    number: int, wording: WordingView, width: int, told: bool, open_view: bool
) -> list[Part]:
    mark = "▸" if told else " "
    label = _label(wording)
    said = hangend(f"“{wording.text}”{label}", width, 3)
    parts: list[Part] = [(f"\n{mark}{number} ", "bold $primary"), (said, "bold" if told else "")]
    if wording.only_if_true and not open_view:
        check = hangend(f"alleen als waar is: {wording.only_if_true}", width, 3)
        parts.append((f"\n   {check}", "$warning"))
    return parts


_LABELS = {
    "eenvoudig": "eenvoudig",
    "telefoon": "telefoon",
    "online": "online",
    "schrift": "op papier",
}


def _label(wording: WordingView) -> str:
    named = [_LABELS[tag] for tag in wording.tags if tag in _LABELS]
    return f" ({', '.join(named)})" if named else ""


def _more(step: StepView, open_view: bool) -> Content:
    """Everything else: what to record, law with its certainty, and what not to say."""
    parts: list[Part] = []
    if not open_view:
        for text in step.record:
            parts += [("\nLeg vast: ", "bold"), text]
        for avoid in step.avoid:
            parts += [("\nLiever niet: ", "bold"), f"“{avoid.text}” {avoid.why}"]
            parts += [("\n  Liever zo: ", "bold"), f"“{avoid.better}”"]
    for claim in step.claims:
        parts += _claim(claim)
    for text in step.uncertain:
        parts += [("\nOnzeker: ", "bold $warning"), text]
    if step.explanation and not open_view:
        parts.append(f"\n{step.explanation}")
    return samen(*parts)


def _claim(claim: ClaimView) -> list[Part]:
    parts: list[Part] = [("\nRecht: ", "bold"), claim.text]
    parts.append((f" [{', '.join(claim.sources)}; zekerheid {claim.certainty}]", "$text-muted"))
    if claim.uncertain:
        parts += [("\n  Onzeker: ", "$warning"), claim.uncertain]
    return parts
