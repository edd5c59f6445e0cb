"""Running text: points hang under their own text, and no line is wider than reads well.

What the text says the screens make; a whole panel of it is a `FlowingText` in a scrolling box.
"""

from __future__ import annotations

import re

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static

MEASURE = 92
"""Cells of the widest line: longer ones are hard to follow back to the next."""

_LEAD = re.compile(r"(?: *(?:[·•▸✓○✗+−-] |\d{1,2}-\d{1,2}-\d{4}(?: (?:\d\d:\d\d| {5}))?  ))?")


class FlowingText(Static):
    """A `Static` whose lines are broken to its width anew whenever that changes."""

    DEFAULT_CSS = f"""
    FlowingText {{ height: auto; max-width: {MEASURE}; }}
    """

    _whole = Content()

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show this text. What is broken already stays so."""
        self._whole = content if isinstance(content, Content) else Content(str(content))
        super().update(self._broken(), layout=layout)

    def on_resize(self) -> None:
        """Break the lines to the new width."""
        super().update(self._broken())

    def _broken(self) -> Content:
        width = self.content_size.width
        return broken(self._whole, width) if width else self._whole


def broken(text: Content, width: int) -> Content:
    """Return the text with every point and date broken so that it hangs under its own words."""
    return Content("\n").join(_hung(line, width) for line in text.split(allow_blank=True))


def _hung(line: Content, width: int) -> Content:
    lead = _LEAD.match(line.plain)
    return hung(line, width, lead.end() if lead else 0)


def hung(line: Content, width: int, indent: int) -> Content:
    """Return one line, broken so that it goes on below `indent` cells of its own beginning."""
    if not indent or line.cell_length <= width or indent > width // 2:
        return line
    first, *rest = line[indent:].wrap(width - indent)
    below = (Content("\n" + " " * indent) + one for one in rest)
    return Content("").join([line[:indent], first, *below])
