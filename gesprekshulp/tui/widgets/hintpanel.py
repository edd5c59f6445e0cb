"""The rows below the line: what was recognised, or a short message. Its height is fixed.

Nothing may pop up over a talk, so messages stand here too. It knows no case.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from gesprekshulp.tui.text import Part, hangend, samen, veilig, veilige_regel

ROOMY = 6
"""Rows from which every hint shows its sentence; with fewer only the chosen one does."""

SHORTEST = 8
"""Cells that a title that is not chosen needs at least to say something."""

_GAP = " · "


class HintRow(NamedTuple):
    """One hint as drawn: what it is called and what can be said."""

    title: str
    sentence: str


class HintPanel(Widget):
    """Draws hints, the chosen one first to the eye, or one message."""

    DEFAULT_CSS = "HintPanel { padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: Sequence[HintRow] = ()
        self._chosen = 0
        self._message: Content | None = None
        self._fault = False

    def show(self, hints: Sequence[HintRow], chosen: int = 0) -> None:
        """Draw hints; none makes it empty. A fault stays until `forgive`."""
        self._hints, self._chosen = hints, chosen
        if not self._fault:
            self._message = None
        self.refresh()

    def say(self, text: str, fault: bool = False) -> None:
        """Draw a message in their place."""
        self._message = samen((f"✗ {text}", "bold $error")) if fault else veilig(text)
        self._fault = fault
        self.refresh()

    def forgive(self) -> None:
        """Take a fault away: what went wrong now goes well."""
        if self._fault:
            self._message, self._fault = None, False
            self.refresh()

    def render(self) -> RenderResult:
        """Draw what fits."""
        if self._message is not None:
            return self._message
        if not self._hints:
            return Content()
        width, height = self.content_size
        if height >= ROOMY:
            return self._roomy(width, height)
        title = samen(*_titles(self._hints, self._chosen, width))
        sentence = _cut(f"“{self._hints[self._chosen].sentence}”", width, height - 1, 0)
        return samen(title, f"\n{sentence}") if height > 1 else title

    def _roomy(self, width: int, height: int) -> Content:
        parts: list[Part] = []
        each = max(1, height // len(self._hints))
        for number, hint in enumerate(self._hints):
            chosen = number == self._chosen
            mark = "▸ " if chosen else "  "
            lead = f"{hint.title}  "
            said = _cut(f"“{hint.sentence}”", width, each, 4, 2 + cell_len(lead))
            style = "bold $primary" if chosen else "bold"
            parts += ["\n" if number else "", (mark, style), (lead, style), said]
        return samen(*parts)


def _titles(hints: Sequence[HintRow], chosen: int, width: int) -> list[Part]:
    """Return the titles on one line; those not chosen give way where there is no room."""
    first = f"▸ {hints[chosen].title}"
    others = len(hints) - 1
    left = width - cell_len(first) - len(_GAP) * others
    if others and left < SHORTEST * others:
        return [(first, "bold $primary"), (f"  {chosen + 1} van {len(hints)}", "$text-muted")]
    parts: list[Part] = []
    for number, hint in enumerate(hints):
        if parts:
            parts.append((_GAP, "$text-muted"))
        if number == chosen:
            parts.append((first, "bold $primary"))
        else:
            title = veilige_regel(hint.title, left // others)
            left, others = left - title.cell_length, others - 1
            parts.append(title)
    return parts


def _cut(text: str, width: int, lines: int, indent: int, first: int | None = None) -> str:
    """Return `text` wrapped, cut with "…" to `lines`."""
    wrapped = hangend(text, max(4, width), indent, first).split("\n")
    if len(wrapped) <= lines:
        return "\n".join(wrapped)
    kept = wrapped[: max(1, lines)]
    room = width - 1 - (first or indent if len(kept) == 1 else 0)
    kept[-1] = f"{set_cell_size(kept[-1], min(cell_len(kept[-1]), max(1, room))).rstrip()}…"
    return "\n".join(kept)
