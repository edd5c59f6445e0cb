"""Where am I: the way walked, why this step, what would change it; and changing an answer.

Only shows and asks; what it means is worked out in `assistant.whereabouts`, what stays and
what is reset in `casework.whereabouts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.assistant.whereabouts import Passed, Section, sections
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.whereabouts import change_earlier, options_at, where
from gesprekshulp.tui.actions import dialog_bindings, keys_of
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.text import samen
from gesprekshulp.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp

Row = tuple[Content, int | None]
"""What stands on a row, and the index of the answer that Enter changes there."""

_HIDDEN = "Zet de hints aan ({}) om ook te zien op welke feiten dit rust."


class WhereBox(Dialog[int]):
    """The rows to read; answers the index of the answer to change, or None on Esc."""

    place = "waar"
    help_topic = "gesprek"
    BINDINGS = dialog_bindings("waar")
    AUTO_FOCUS = "OptionList"

    def __init__(self, rows: Sequence[Row], at: int) -> None:
        super().__init__("Waar ben ik?")
        self._rows = rows
        self._at = at

    def body(self) -> Iterable[Widget]:
        """Yield one list, so that ↓ reads everything, also on a small screen."""
        yield Lijst(*(Option(text) for text, _ in self._rows))

    def on_mount(self) -> None:
        """Point at where the walk stands."""
        self.query_one(OptionList).highlighted = self._at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on an answer: that one is to change."""
        event.stop()
        self._choose(event.option_index)

    def action_change_answer(self) -> None:
        """Change the answer pointed at."""
        self._choose(self.query_one(OptionList).highlighted)

    def _choose(self, at: int | None) -> None:
        index = self._rows[at][1] if at is not None else None
        if index is not None:
            self.dismiss(index)
        elif any(answer is not None for _, answer in self._rows):
            self.notify("Wijs een antwoord met ✎ aan om het te veranderen.")


def show_where(
    screen: Screen[Any], meeting: Meeting, *, open_view: bool, then: Callable[[], None] | None
) -> None:
    """Show where the walk stands over `screen`; after a change call `then`.

    In the view that a parent may read no facts are shown. Without `then` nothing can be changed.
    """
    rows, at = _rows(meeting, open_view, may_change=then is not None)

    def change(index: int | None) -> None:
        if index is not None and then is not None:
            _ask_other(screen, meeting, index, open_view, then)

    screen.app.push_screen(WhereBox(rows, at), change)


def show_sections(screen: Screen[Any], title: str, shown: Sequence[Section]) -> None:
    """Show sections as a text to read."""
    text = "\n\n".join(
        f"{one.title}\n" + "\n".join(f"· {line}" for line in one.lines) for one in shown
    )
    show_text(screen, title, text)


def _rows(meeting: Meeting, open_view: bool, may_change: bool) -> tuple[list[Row], int]:
    """Return the rows, and the row where the walk stands."""
    found = where(meeting)
    walked, *others = sections(found)
    rows: list[Row] = [(_heading(walked.title), None)]
    for line, passed in zip(walked.lines, found.path, strict=False):
        rows.append(_walked(line, passed, may_change))
    rows += [(samen(f"  {line}"), None) for line in walked.lines[len(found.path) :]]
    at = len(rows) - 1
    for section in others:
        if open_view and section.private:
            continue
        rows.append((_heading(section.title), None))
        rows += [(samen(f"· {line}"), None) for line in section.lines]
    if open_view:
        rows.append((samen((_HIDDEN.format(keys_of("hints")), "$text-muted")), None))
    return rows, at


def _heading(title: str) -> Content:
    return samen((title, "bold $primary"))


def _walked(line: str, passed: Passed, may_change: bool) -> Row:
    if not (may_change and passed.changeable):
        return samen(f"  {line}"), None
    return samen(("✎ ", "$primary"), line), passed.index


def _ask_other(
    screen: Screen[Any],
    meeting: Meeting,
    index: int,
    open_view: bool,
    then: Callable[[], None],
) -> None:
    program: GesprekshulpApp = screen.app  # type: ignore[assignment]
    options = options_at(meeting, index)
    if not options:
        program.notify("Die stap is er niet meer. Ga een stap terug, of kies een zijpad.")
        return

    def take(option: str | None) -> None:
        if option is None:
            return
        with program.telling_faults():
            told = change_earlier(meeting, index, option)
            then()
            title = "Dat kan niet" if told.refused else "Wat er is veranderd"
            show_text(screen, title, told.text(open_view))

    answer = meeting.walk.answers[index]
    screen.app.push_screen(
        Choose(
            "Welk antwoord moet het zijn?",
            [Choice(one.id, one.title, letter=one.letter) for one in options],
            explanation="Alleen wat hierop voortbouwde, vervalt. Notities en instemming blijven.",
            current=answer.option,
        ),
        take,
    )
