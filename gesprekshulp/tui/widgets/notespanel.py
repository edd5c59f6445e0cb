"""The notes of a meeting as they grow, and the plan with who agreed to what.

Both draw plain rows; what a row says is made by the screen from the case.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from gesprekshulp.tui.actions import keys_of
from gesprekshulp.tui.text import Part, hangend, samen, veilige_regel

MOST = 60
"""Notes drawn at most: the last ones. All of them are in Nazorg."""

WIDEST = 11
"""Cells a column of the plan takes at most."""

TALL = 32
"""Rows of the terminal from which an item may take two lines."""

MARKS = {
    "bezwaar": "!",
    "afspraak": ">",
    "vraag": "?",
    "besluit": "=",
    "akkoord": "+",
    "informatie": " ",
}


class NoteRow(NamedTuple):
    """One note: when ("14:02"), kind, who spoke (short), text, and what to add at the end.

    `due`: the day the note names, in full: a day that was read wrong must strike the eye.
    """

    time: str
    kind: str
    speaker: str
    text: str
    remark: str = ""
    due: str = ""


class NotesPanel(VerticalScroll, can_focus=False):
    """The notes, newest at the bottom and always in view."""

    DEFAULT_CSS = """
    NotesPanel { padding: 0 1; scrollbar-size-vertical: 1; }
    NotesPanel > Static { height: auto; }
    """

    def compose(self) -> list[Static]:
        """Yield one text for all rows: one widget repaints quicker than sixty."""
        return [Static(id="notities")]

    _rows: Sequence[NoteRow] = ()
    _total = 0

    def show(self, rows: Sequence[NoteRow], total: int) -> None:
        """Draw the last rows; `total` is how many notes there are."""
        self._rows, self._total = rows, total
        self._redraw()

    def on_mount(self) -> None:
        """A scroll bar that comes or goes changes the width as well, without a resize."""
        self.watch(self, "show_vertical_scrollbar", self._redraw, init=False)

    def on_resize(self) -> None:
        """Lines are broken to the width there is."""
        self._redraw()

    def _redraw(self) -> None:
        rows = self._rows
        if not self.scrollable_content_region.width:
            return  # not laid out yet, or hidden: there is no width to break lines to
        parts: list[Part] = [("Notities", "bold $primary")]
        if self._total > len(rows):
            parts.append((f"  laatste {len(rows)} van {self._total}", "$text-muted"))
        if not rows:
            parts.append(("\nTyp onderaan wat er gezegd wordt en druk op enter.", "$text-muted"))
        width = max(20, self.scrollable_content_region.width)
        for row in rows:
            parts += [(f"\n{row.time} ", "$text-muted"), (MARKS[row.kind], "bold $warning"), " "]
            speaker = f"{row.speaker}: " if row.speaker else ""
            parts.append((speaker, "bold"))
            text = f"{row.text} [{row.remark}]" if row.remark else row.text
            text += f" ({row.due})" if row.due else ""
            indent = len(row.time) + 3
            parts.append(hangend(text, width, indent, indent + len(speaker)))
        self.query_one("#notities", Static).update(samen(*parts))
        self.scroll_end(animate=False)


class PlanRow(NamedTuple):
    """One item of the handelingsdeel and the stand of each person, in order."""

    text: str
    stands: tuple[str, ...]


class PlanPanel(VerticalScroll, can_focus=False):
    """The handelingsdeel: one line per item, one column per person whose consent counts."""

    DEFAULT_CSS = """
    PlanPanel { padding: 0 1; height: auto; scrollbar-size-vertical: 1; }
    PlanPanel > Static { height: auto; }
    """

    def compose(self) -> list[Static]:
        """Yield one text for all rows."""
        return [Static(id="plan")]

    _people: Sequence[str] = ()
    _rows: Sequence[PlanRow] = ()
    _current = -1

    def show(self, people: Sequence[str], rows: Sequence[PlanRow], current: int = -1) -> None:
        """Draw the plan; `current` is the item the talk is about."""
        self._people, self._rows, self._current = people, rows, current
        self._redraw()

    def on_resize(self) -> None:
        """Columns follow the width."""
        self._redraw()

    def _redraw(self) -> None:
        people, rows = self._people, self._rows
        if not self.scrollable_content_region.width:
            return
        columns = [
            min(WIDEST, max(cell_len(word) for word in (name, *(row.stands[n] for row in rows))))
            for n, name in enumerate(people)
        ]
        room = max(8, self.scrollable_content_region.width - sum(columns) - len(columns) - 3)
        parts: list[Part] = [("Plan", "bold $primary"), " " * max(1, room - 1)]
        parts += [_cell(name, width) for name, width in zip(people, columns, strict=True)]
        most = 2 if self.screen.size.height >= TALL else 1
        for number, row in enumerate(rows, 1):
            mark = "▸" if number - 1 == self._current else " "
            first, *rest = _broken(row.text, room, most)
            parts += [f"\n{mark}{number} ", first, " " * (room - first.cell_length)]
            parts += [_cell(one, width) for one, width in zip(row.stands, columns, strict=True)]
            for line in rest:
                parts += ["\n   ", line]
        if not rows:
            how = f"{keys_of('menu')}, {keys_of('instemming')}"
            parts.append((f"\nNog geen onderdelen. Met {how} voeg je er een toe.", "$text-muted"))
        self.query_one("#plan", Static).update(samen(*parts))


def _broken(text: str, width: int, most: int) -> list[Content]:
    lines = hangend(text, width, 0).split("\n")
    left = lines[most - 1 :]
    last = [veilige_regel(" ".join(left), width)] if left else []
    return [*map(veilige_regel, lines[: most - 1]), *last]


def _cell(text: str, width: int) -> Part:
    cell = veilige_regel(text, width)
    return samen(" ", cell, " " * (width - cell.cell_length))
