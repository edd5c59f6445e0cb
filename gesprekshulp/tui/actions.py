"""The one table of actions: id, keys, Dutch label, help, and where each applies.

Bindings, key bar, palette, menu, F1 and a user's own keymap all read this table; no
screen names a key of its own. What an action does stands in the screen, as the
method `action_<run>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.binding import Binding, BindingType

from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.action_types import EVERYWHERE, Action

__all__ = [
    "ACTIONS",
    "EVERYWHERE",
    "Action",
    "actions_at",
    "bindings_at",
    "command_of",
    "dialog_bindings",
    "key_word",
]

ACTIONS: Mapping[str, Action] = {action.id: action for action in TABLE}

_KEY_WORDS = {
    "escape": "esc",
    "space": "spatie",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "backspace",
    "delete": "del",
    "question_mark": "?",
    "minus": "-",
    "plus": "+",
    "pageup": "pgup",
    "pagedown": "pgdn",
}


def key_word(key: str) -> str:
    """Return a key as the user reads it: "esc", "↓", "F1", "ctrl+q"."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    if len(last) > 1 and last[0] == "f" and last[1:].isdigit():
        last = last.upper()
    return "+".join([*modifiers, _KEY_WORDS.get(last, last)])


def actions_at(place: str) -> Iterator[Action]:
    """Yield the actions of `place` in table order; those of everywhere come last."""
    yield from (action for action in TABLE if place in action.where)
    if place != EVERYWHERE:
        yield from (action for action in TABLE if EVERYWHERE in action.where)


def bindings_at(place: str) -> list[BindingType]:
    """Return the bindings of `place` alone (the app itself holds those of everywhere)."""
    return [
        Binding(
            ",".join(action.keys),
            action.run,
            action.label,
            priority=action.priority,
            id=action.id,
        )
        for action in TABLE
        if place in action.where and action.keys
    ]


def command_of(action: Action) -> str:
    """Return the action string that runs it from anywhere, for `App.run_action`."""
    if "." in action.run:
        return action.run
    return f"{'app' if EVERYWHERE in action.where else 'screen'}.{action.run}"


def dialog_bindings(place: str) -> list[BindingType]:
    """Return the bindings of a dialog: its own, Esc, F1 and why (a modal screen hides the app's)."""
    general = [ACTIONS["terug"], ACTIONS["help"]]
    if place != "bronnen":  # there the answer stands already
        general.append(ACTIONS["waarom"])
    return [
        *bindings_at(place),
        *(
            Binding(",".join(action.keys), command_of(action), action.label, id=action.id)
            for action in general
        ),
    ]
