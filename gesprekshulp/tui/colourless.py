"""A screen in the colours of the terminal, or in none: what is pointed at stays readable.

Textual's own filter only takes colours away, and with them the line pointed at, the button
with the focus and the cursor. Here what had a ground of its own is drawn in reverse, and a
field, which has the terminal's grey, as a line to write on.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = RichColor.parse("default")
_WHITE = RichColor.parse("bright_white")
_UNDERLINED = Style(underline=True)
_GREY = 8  # bright black, by its number


class Colourless(LineFilter):
    """Takes every colour away and keeps what it told."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in the two colours that the terminal has itself."""
        return [
            Segment(text, _plain(style) if style is not None else None, control)
            for text, style, control in segments
        ]


class FewColours(LineFilter):
    """Draws a line under every field, whose ground is `field`: in 16 colours all grounds are one."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = RichColor.parse(field)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, underlined on a field."""
        return [
            Segment(text, style + _UNDERLINED, control)
            if style is not None and style.bgcolor == self._field
            else Segment(text, style, control)
            for text, style, control in segments
        ]


class TerminalColours(LineFilter):
    """Draws in white what is pointed at: what is readable on it else, nobody knows."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, white on the line pointed at."""
        return [
            Segment(text, _readable(style) if style is not None else None, control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _plain(style: Style) -> Style:
    plain = Style(color=_PLAIN, bgcolor=_PLAIN)
    if _is_field(style):
        return style + plain + Style(underline=True)
    return style + plain + Style(reverse=_has_ground(style) or style.reverse)


@lru_cache(1024)
def _readable(style: Style) -> Style:
    if _is_field(style):
        return style + Style(bgcolor=_PLAIN, underline=True)
    return style + Style(color=_WHITE) if _has_ground(style) else style


def _has_ground(style: Style) -> bool:
    return style.bgcolor is not None and not style.bgcolor.is_default


def _is_field(style: Style) -> bool:
    return style.bgcolor is not None and style.bgcolor.number == _GREY
