"""The step of the conversation: what to say, what to mind, what may happen now.

Draws a `StepView`; it knows no case. Short it shows at most three sentences, or what
fits where there is much room; explained it shows everything. Open (a parent may read along) it leaves out what is for staff only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from gesprekshulp.assistant.view import ClaimView, StepView, WordingView
from gesprekshulp.tui.text import Part, hangend, samen
from gesprekshulp.tui.widgets.lijst import Lijst

SHORT = 3
"""Sentences shown while the step is short."""

ROOMY = 20
"""Rows of text from which a short step shows every sentence that fits."""


class Way(NamedTuple):
    """A way on, as the panel offers it: id for the screen, letter and title to read."""

    id: str
    letter: str
    title: str


class StepText(VerticalScroll, can_focus=False):
    """The text of the step; drawn anew whenever its room changes."""

    def __init__(self, redraw: Callable[[], None]) -> None:
        super().__init__(Static(id="stap-tekst"), id="stap-rol")
        self._redraw_step = redraw

    def on_resize(self) -> None:
        """Other room: other line breaks, and more or fewer sentences."""
        self._redraw_step()


class StepPanel(Vertical):
    """The step and, always in view below it, the ways on; a click on a way posts `Chosen`."""

    DEFAULT_CSS = """
    StepPanel { padding: 0 1; }
    StepPanel > StepText {
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    StepPanel > StepText > Static { height: auto; }
    StepPanel > #vraag { height: 1; text-style: bold; }
    StepPanel > OptionList {
        height: auto; max-height: 45%; border: none; padding: 0; background: $background;
        scrollbar-size-vertical: 1;
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
        yield StepText(self._redraw)
        yield Static("Wat gebeurt er?", id="vraag")
        ways = Lijst(id="wegen")
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
        listed = self.query_one("#wegen", Lijst)
        listed.hang([_way(way) for way in ways], indent=2)
        listed.highlighted = None
        self.query_one("#vraag").display = bool(step.options)
        self._redraw()
        self.query_one(StepText).scroll_home(animate=False)

    def read_on(self, back: bool = False) -> None:
        """Scroll the text a page on (after the end: to the beginning) or back."""
        text = self.query_one(StepText)
        if back:
            text.scroll_page_up(animate=False)
        elif text.scroll_offset.y >= text.max_scroll_y:
            text.scroll_home(animate=False)
        else:
            text.scroll_page_down(animate=False)

    def _redraw(self) -> None:
        if self._draw is not None:
            room = self.query_one(StepText).scrollable_content_region.size
            if room.width:  # before the first layout there is no width to break lines to
                self.query_one("#stap-tekst", Static).update(
                    self._draw(max(20, room.width), room.height)
                )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass a click on."""
        event.stop()
        event.option_list.highlighted = None
        self.post_message(self.Chosen(self._ways[event.option_index].id))


def _way(way: Way) -> Content:
    return samen((f"{way.letter} ", "bold $primary"), way.title)


def _text(
    step: StepView, width: int, height: int, explained: bool, open_view: bool, told: int
) -> Content:
    parts: list[Part] = [(step.title, "bold $primary")]
    if step.in_side:
        side = hangend(f"zijpad; terug naar {step.return_title}", width, 0)
        parts.append((f"\n{side}", "$text-muted"))
    if explained and not open_view:
        parts.append((f"\n{step.purpose}", "$text-muted"))
    minds = () if open_view else step.mind if explained else step.mind[:1]
    minding: list[Part] = []
    for mind in minds:
        minding += _led("Let op: ", mind, width)
    if explained:
        numbers = list(range(1, len(step.wordings) + 1))
    else:
        left = height - _lines(parts) - _lines(minding)
        numbers = _numbers(step, width, left, open_view, told)
    for number in numbers:
        parts += _wording(number, step.wordings[number - 1], width, number == told, open_view)
    hidden = len(step.wordings) - len(numbers)
    if hidden > 0:
        zinnen = "zin" if hidden == 1 else "zinnen"
        parts.append((f"\n  nog {hidden} {zinnen}: typ 1-{len(step.wordings)}", "$text-muted"))
    parts += minding
    if step.ending is not None:
        parts += ["\n", *_led("Uitkomst: ", step.ending.outcome, width)]
        parts += _led("Nu: ", step.ending.next_action, width)
    if explained:
        parts.append(_more(step, width, open_view))
    return samen(*parts)


def _lines(parts: Sequence[Part]) -> int:
    """Return how many lines parts take that are broken already."""
    return sum(str(part[0] if isinstance(part, tuple) else part).count("\n") for part in parts)


def _numbers(step: StepView, width: int, lines_left: int, open_view: bool, told: int) -> list[int]:
    """Return which sentences (from 1) are shown: those that fit, at least one."""
    every = list(range(1, len(step.wordings) + 1))
    wanted = ([told] if told else []) + [n for n in every if n != told]
    shown: list[int] = []
    most = len(every) if lines_left >= ROOMY else SHORT
    lines_left -= 1  # the title
    for number in wanted[:most]:
        wording = _wording(number, step.wordings[number - 1], width, number == told, open_view)
        more = len(every) > len(shown) + 1  # then a line tells how many are left
        lines_left -= _lines(wording)
        if shown and lines_left < more:
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


def _more(step: StepView, width: int, open_view: bool) -> Content:
    """Everything else: what to record, law with its certainty, and what not to say."""
    parts: list[Part] = []
    if not open_view:
        for text in step.record:
            parts += _led("Leg vast: ", text, width)
        for avoid in step.avoid:
            parts += _led("Liever niet: ", f"“{avoid.text}” {avoid.why}", width)
            parts += _led("Liever zo: ", f"“{avoid.better}”", width, 2)
    for claim in step.claims:
        parts += _claim(claim, width)
    for text in step.uncertain:
        parts += _led("Onzeker: ", text, width)
    if step.explanation and not open_view:
        parts.append(f"\n{step.explanation}")
    return samen(*parts)


def _claim(claim: ClaimView, width: int) -> list[Part]:
    about = f"[{', '.join(claim.sources)}; zekerheid {claim.certainty}]"
    parts = _led("Recht: ", claim.text, width)
    parts.append((f"\n  {hangend(about, width, 2)}", "$text-muted"))
    if claim.uncertain:
        parts += _led("Onzeker: ", claim.uncertain, width, 2)
    return parts


def _led(lead: str, text: str, width: int, indent: int = 0) -> list[Part]:
    """Return `text` after a bold word, broken so that the next lines stand two cells in."""
    said = hangend(text, width, indent + 2, indent + len(lead))
    return [(f"\n{' ' * indent}{lead}", "bold"), said]
