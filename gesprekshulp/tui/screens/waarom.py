"""Why do you say that: the sources behind what is shown, each to be read whole with Enter.

What a screen leans on it says itself (`sources_shown`); what a source says is worked out in
`assistant.sources`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from gesprekshulp.casework.grounds import NO_SOURCE
from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import samen
from gesprekshulp.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp

_EVERY = "*"
_BELOW = "Dit venster zelf steunt op geen bron. Dit hoort bij het scherm eronder."
_OUR_OWN = "geen bron"


class Row(NamedTuple):
    """One row: what is read, and the source that Enter opens ("" none, "*" the list of all)."""

    text: Content
    opens: str = ""


class WhyBox(Dialog[None]):
    """What is said, with its sources below it; stays open while a source is read.

    `open_view`: a parent may read along, so nothing for staff only is shown of a source.
    """

    place = "bronnen"
    help_topic = "bronnen"
    BINDINGS = dialog_bindings("bronnen")
    AUTO_FOCUS = "OptionList"

    def __init__(self, rows: Sequence[Row], *, open_view: bool) -> None:
        super().__init__("Waarom zegt het programma dit?")
        self._rows = rows
        self._open_view = open_view

    def body(self) -> Iterable[Widget]:
        """Yield one list, so that ↓ reads everything, also on a small screen."""
        yield Lijst()

    def on_mount(self) -> None:
        """Fill the list, and point at the first source; what it is about stands above it."""
        self.query_one(Lijst).hang([row.text for row in self._rows], indent=2)
        opens = [number for number, row in enumerate(self._rows) if row.opens]
        self.query_one(OptionList).highlighted = opens[0]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a source."""
        event.stop()
        self._open(event.option_index)

    def action_read_source(self) -> None:
        """Read the source pointed at."""
        self._open(self.query_one(OptionList).highlighted)

    def _open(self, at: int | None) -> None:
        opens = self._rows[at].opens if at is not None else ""
        if opens == _EVERY:
            self._choose_from_all()
        elif opens:
            self._read(opens)
        else:
            self.notify("Wijs een bron met ▸ aan om haar te lezen.")

    def _read(self, source: str) -> None:
        from gesprekshulp.assistant.sources import explain_source, reading
        from gesprekshulp.tui.screens.lezen import show_text

        content = self.program.content
        if source not in content.sources:
            self.notify(f"De bron “{source}” staat niet meer in de inhoud.")
            return
        desk = self.program.desk
        today = desk.today() if desk is not None else self.program.entrance.clock().date()
        shown = explain_source(content, source, today)
        show_text(self, shown.title, "\n".join(reading(shown, open_view=self._open_view)))

    def _choose_from_all(self) -> None:
        from gesprekshulp.assistant.sources import list_sources
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        choices = [
            Choice(one.id, one.title, f"{one.kind}, zekerheid {one.certainty}")
            for one in list_sources(self.program.content)
        ]

        def read(source: str | None) -> None:
            if source is not None:
                self._read(source)

        self.app.push_screen(Choose("Alle bronnen van het programma", choices), read)


def show_why(program: GesprekshulpApp) -> None:
    """Show the sources behind the screen on top; a box without any leaves it to what is below."""
    stack = program.screen_stack
    if any(isinstance(one, WhyBox) for one in stack):
        program.notify("Dit is het antwoord al. Wijs een bron aan en druk op enter.")
        return
    said, below = _said(stack)
    open_view = any(getattr(one, "read_along", False) for one in stack)
    program.push_screen(WhyBox(_rows(program, said, below), open_view=open_view))


def _said(stack: Sequence[Screen[Any]]) -> tuple[Sequence[tuple[str, Sequence[str]]], bool]:
    """Return what is said with its sources, and whether that comes from below a box."""
    for screen in reversed(stack):
        shown = getattr(screen, "sources_shown", None)
        if shown is not None and (said := shown()):
            return said, screen is not stack[-1]
        if not screen.is_modal:
            break
    return (), False


def _rows(
    program: GesprekshulpApp, said: Sequence[tuple[str, Sequence[str]]], below: bool
) -> list[Row]:
    rows = [Row(samen((_BELOW, "$text-muted")))] if below else []
    if not said:
        rows.append(Row(samen(NO_SOURCE)))
    for what, sources in said:
        rows.append(Row(samen((what, "bold"))))
        rows += [Row(_line(program, source), source) for source in sources]
        if not sources:
            rows.append(Row(samen((f"  {_OUR_OWN}", "$text-muted"))))
    rows.append(Row(samen(("▸ ", "$primary"), "Alle bronnen van het programma"), _EVERY))
    return rows


def _line(program: GesprekshulpApp, source: str) -> Content:
    known = program.content.sources.get(source)
    about = f"  {known.kind}, zekerheid {known.certainty}" if known else ""
    return samen(("▸ ", "$primary"), known.title if known else source, (about, "$text-muted"))
