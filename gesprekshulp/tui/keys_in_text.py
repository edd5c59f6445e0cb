"""The user's own keys in a page of the manual.

A page names a key as a link: [`b`](toets:bekijk), or [`z`](menu:zijpad) for the letter in the
menu. Read elsewhere the link text is right for who changed no key; here it becomes the key
that works for this user.
"""

from __future__ import annotations

import re

from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.action_types import Action
from gesprekshulp.tui.actions import ACTIONS
from gesprekshulp.tui.keymap import written_as

MARK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<how>toets|menu):(?P<action>[\w-]+)\)")

_OURS = {action.id: action.keys for action in TABLE}


def with_own_keys(markdown: str) -> str:
    """Return the page with, at every mark, the key of this user."""
    return MARK.sub(_said, markdown)


def letter_of(action: Action) -> str:
    """Return the letter that chooses this action in the menu, "" when it has none."""
    return next(filter(None, map(letter_typed, action.keys)), "")


def _said(mark: re.Match[str]) -> str:
    action = ACTIONS.get(mark["action"])
    if action is None or action.keys == _OURS[action.id]:
        return mark["text"]
    if mark["how"] == "menu":
        letter = letter_of(action)
        return f"`{letter}`" if letter else f"**{action.label.capitalize()}**"
    return " of ".join(f"`{written_as(key)}`" for key in action.keys)


def letter_typed(key: str) -> str:
    """Return the character that a key types, "" when it types none."""
    return "-" if key == "minus" else key if len(key) == 1 else ""
