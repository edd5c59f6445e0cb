"""The one table of actions: id, keys, Dutch label, help, and where each applies.

Bindings, key bar, palette, menu, F1 and a user's own keymap all read this table; no
screen names a key of its own. What an action does stands in the screen, as the
method `action_<run>`. Which own keys will do says `keymap`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.binding import Binding, BindingType

from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.action_types import EVERYWHERE, Action
from gesprekshulp.tui.keymap import written_as as key_word

__all__ = [
    "ACTIONS",
    "EVERYWHERE",
    "Action",
    "actions_at",
    "bindings_at",
    "command_of",
    "dialog_bindings",
    "key_word",
    "keys_of",
    "use_keys",
]

ACTIONS: dict[str, Action] = {action.id: action for action in TABLE}
"""Every action by its id, with the keys that hold for this user."""


_NO_KEY = "f24"
"""Stands in the binding of an action without a key, so that an own key can be laid over it."""


def use_keys(own: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Show the user's own keys from now on; return them as a keymap for Textual.

    Bindings keep the keys of the table: Textual lays the keymap over those.
    """
    for action in TABLE:
        keys = own.get(action.id, action.keys)
        shown = action.shown if keys == action.keys else ""
        ACTIONS[action.id] = action._replace(keys=keys, shown=shown)
    return {action: ",".join(keys) for action, keys in own.items()}


def keys_of(action: str) -> str:
    """Return the first key of an action as a user reads it, for a sentence on a screen."""
    return key_word(ACTIONS[action].keys[0])


def actions_at(place: str) -> Iterator[Action]:
    """Yield the actions of `place` in table order; those of everywhere come last."""
    yield from (action for action in ACTIONS.values() if place in action.where)
    if place != EVERYWHERE:
        yield from (action for action in ACTIONS.values() if EVERYWHERE in action.where)


def bindings_at(place: str) -> list[BindingType]:
    """Return the bindings of `place` alone (the app itself holds those of everywhere)."""
    return [
        Binding(
            ",".join(action.keys) or _NO_KEY,
            action.run,
            action.label,
            priority=action.priority,
            id=action.id,
        )
        for action in TABLE
        if place in action.where
    ]


def command_of(action: Action) -> str:
    """Return the action string that runs it from anywhere, for `App.run_action`."""
    if "." in action.run:
        return action.run
    return f"{'app' if EVERYWHERE in action.where else 'screen'}.{action.run}"


def dialog_bindings(place: str) -> list[BindingType]:
    """Return the bindings of a dialog: its own, Esc, F1 and why (a modal screen hides the app's)."""
    wanted = {"terug", "help"}
    if place != "bronnen":  # there the answer stands already
        wanted.add("waarom")
    general = [action for action in TABLE if action.id in wanted]
    return [
        *bindings_at(place),
        *(
            Binding(",".join(action.keys), command_of(action), action.label, id=action.id)
            for action in general
        ),
    ]
