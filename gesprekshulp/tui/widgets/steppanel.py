"""The step of the conversation: what to say, what to mind, what may happen now.

Draws a `StepView`; it knows no case. Short it shows at most three sentences; explained
it shows everything. Open (a parent may read along) it leaves out what is for staff only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from gesprekshulp.assistant.view import ClaimView, StepView, WordingView
from gesprekshulp.tui.text import Part, samen, veilig

SHORT = 3
"""Sentences shown while the step is short."""


class Way(NamedTuple):
    """A way on, as the panel offers it: id for the screen, letter and title to read."""

    id: str
    letter: str
    title: str


class StepPanel(VerticalScroll, can_focus=False):
    """The step and the ways on; a click on a way posts `Chosen`."""

    DEFAULT_CSS = """
    StepPanel { padding: 0 1; scrollbar-size-vertical: 1; }
    StepPanel > Static { height: auto; }
    StepPanel > OptionList {
        height: auto; max-height: 100%; border: none; padding: 0; background: $background;
        &:focus { border: none; }
        & > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
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

    def compose(self) -> ComposeResult:
        """Yield the text above and the list of ways below."""
        yield Static(id="stap-tekst")
        ways = OptionList(id="wegen")
        ways.can_focus = False
        yield ways
        yield Static(id="stap-meer")

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
        self.query_one("#stap-tekst", Static).update(_text(step, explained, open_view, told))
        listed = self.query_one("#wegen", OptionList)
        listed.set_options(
            [Option(samen((f" {w.letter} ", "bold $primary"), w.title)) for w in ways]
        )
        listed.highlighted = None
        listed.display = bool(ways)
        more = self.query_one("#stap-meer", Static)
        more.update(_more(step, open_view) if explained else "")
        more.display = explained
        self.scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass a click on."""
        event.stop()
        event.option_list.highlighted = None
        self.post_message(self.Chosen(self._ways[event.option_index].id))


def _text(step: StepView, explained: bool, open_view: bool, told: int) -> Content:
    parts: list[Part] = [(step.title, "bold $primary")]
    if step.in_side:
        parts.append((f"  zijpad; terug naar {step.return_title}", "$text-muted"))
    if explained and not open_view:
        parts.append((f"\n{step.purpose}", "$text-muted"))
    shown = step.wordings if explained else _short(step.wordings, told)
    for wording in shown:
        number = step.wordings.index(wording) + 1
        parts += _wording(number, wording, number == told, open_view)
    hidden = len(step.wordings) - len(shown)
    if hidden > 0:
        zinnen = "zin" if hidden == 1 else "zinnen"
        parts.append((f"\n   nog {hidden} {zinnen}: spatie, uitleg", "$text-muted"))
    if step.mind and not open_view:
        minds = step.mind if explained else step.mind[:1]
        parts += [part for mind in minds for part in (("\nLet op: ", "bold"), mind)]
    if step.ending is not None:
        parts += [("\n\nUitkomst: ", "bold"), step.ending.outcome]
        parts += [("\nNu: ", "bold"), step.ending.next_action]
    elif step.options:
        parts.append(("\n\nWat gebeurt er?", "bold"))
    return samen(*parts)


def _short(wordings: Sequence[WordingView], told: int) -> list[WordingView]:
    if told and told > SHORT:
        return [*wordings[: SHORT - 1], wordings[told - 1]]
    return list(wordings[:SHORT])


def _wording(number: int, wording: WordingView, told: bool, open_view: bool) -> list[Part]:
    mark = "▸" if told else " "
    style = "bold" if told else ""
    parts: list[Part] = [(f"\n{mark}{number} ", "$primary"), (f"“{wording.text}”", style)]
    label = _label(wording)
    if label:
        parts.append((f" {label}", "$text-muted"))
    if wording.only_if_true and not open_view:
        parts.append((f"\n   alleen als waar is: {wording.only_if_true}", "$warning"))
    return parts


_LABELS = {
    "eenvoudig": "eenvoudig",
    "telefoon": "telefoon",
    "online": "online",
    "schrift": "op papier",
}


def _label(wording: WordingView) -> str:
    named = [_LABELS[tag] for tag in wording.tags if tag in _LABELS]
    return f"({', '.join(named)})" if named else ""


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
    return samen(*parts) if parts else veilig("")


def _claim(claim: ClaimView) -> list[Part]:
    parts: list[Part] = [("\nRecht: ", "bold"), claim.text]
    parts.append((f" [{', '.join(claim.sources)}; zekerheid {claim.certainty}]", "$text-muted"))
    if claim.uncertain:
        parts += [("\n  Onzeker: ", "$warning"), claim.uncertain]
    return parts
