"""A screen without any colour: what had a ground of its own is drawn in reverse instead.

Textual's own filter only takes colours away, and with them the line pointed at, the button
with the focus and the cursor.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = RichColor.parse("default")


class Colourless(LineFilter):
    """Takes every colour away and keeps what it told."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in the two colours that the terminal has itself."""
        return [
            Segment(text, _plain(style) if style is not None else None, control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _plain(style: Style) -> Style:
    marked = style.bgcolor is not None and not style.bgcolor.is_default
    return style + Style(color=_PLAIN, bgcolor=_PLAIN, reverse=marked or style.reverse)
