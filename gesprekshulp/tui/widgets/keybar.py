"""The bottom line with the keys that work now: never clipped, at most five.

Which keys there are stands in `actions`; this only chooses what fits and draws it.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from gesprekshulp.tui.actions import ACTIONS, Action, actions_at, command_of, key_word
from gesprekshulp.tui.text import samen

MOST = 5
"""Keys shown at most, however wide the terminal."""

ENOUGH = 4
"""With fewer than these the label of F1 makes room for another key."""

_GAP = 3


class Key(NamedTuple):
    """One key as drawn: the action, the key's word and the label."""

    action: Action
    key: str
    label: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return cell_len(self.key) + (1 + cell_len(self.label) if self.label else 0)


def fitting(keys: list[Key], width: int) -> list[Key]:
    """Return the keys that fit `width` cells, in the given order, dropping the least first.

    F1 gives up its label before another key has to go, where few would be left.
    """
    whole = _chosen(keys, width)
    if len(whole) >= min(ENOUGH, len(keys)) and _width(whole) <= width:
        return whole
    bare = [key._replace(label="") if key.action.id == "help" else key for key in keys]
    shorter = _chosen(bare, width)
    fits = _width(whole) <= width
    return whole if fits and len(whole) >= len(shorter) else shorter


def _chosen(keys: list[Key], width: int) -> list[Key]:
    chosen = sorted(keys, key=lambda key: key.action.footer)[:MOST]
    while len(chosen) > 1 and _width(chosen) > width:
        chosen.pop()
    return [key for key in keys if key in chosen]


def _width(keys: list[Key]) -> int:
    return sum(key.width for key in keys) + _GAP * (len(keys) - 1)


def _label(action: Action) -> str:
    return action.label


class KeyBar(Widget):
    """One line of keys at the bottom; a click on a key does what the key does."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        pointer: pointer;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, Action]] = []

    def on_mount(self) -> None:
        """Redraw when focus or the screen changes what is possible."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def keys(self) -> list[Key]:
        """Return the keys that work now, in the order of the action table."""
        working: dict[str, str] = {}
        for key, active in self.screen.active_bindings.items():
            if active.enabled and active.binding.id in ACTIONS:
                working.setdefault(active.binding.id or "", key)
        # A list or field that has the focus takes Enter itself and tells the screen, so
        # Textual does not count the screen's own Enter as working.
        for action in actions_at(getattr(self.screen, "place", "")):
            if "enter" in action.keys and self.screen.check_action(action.run, ()):
                working.setdefault(action.id, "enter")
        named = getattr(self.screen, "label_now", _label)
        return [
            Key(action, action.shown or key_word(working[action.id]), label)
            for action in ACTIONS.values()
            if action.footer and action.id in working and (label := named(action)) is not None
        ]

    def render(self) -> RenderResult:
        """Draw the keys that fit."""
        parts: list[Content | str | tuple[str, str]] = []
        self._spots = []
        at = 0
        for key in fitting(self.keys(), self.content_size.width):
            if parts:
                parts.append(" " * _GAP)
                at += _GAP
            parts.append((key.key, "bold $primary"))
            if key.label:
                parts.append(f" {key.label}")
            self._spots.append((at, at + key.width, key.action))
            at += key.width
        return samen(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        event.stop()
        place = event.get_content_offset(self)
        if place is None:
            return
        for start, end, action in self._spots:
            if start <= place.x < end:
                await self.app.run_action(command_of(action))
                return
