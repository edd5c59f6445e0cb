"""One thing a user can do, as a row of the action table.

The rows stand in `action_table`, what is made of them in `actions`.
"""

from __future__ import annotations

from typing import NamedTuple

EVERYWHERE = "overal"
"""Place of the actions that the app itself carries out."""


class Action(NamedTuple):
    """One thing a user can do.

    `id` is for a keymap and never changes; `run` names the method `action_<run>` (it may
    carry arguments). `keys` may be empty: then only the menu and the palette offer it.
    `footer`: 0 never in the key bar, else the lowest figure stays longest when room is
    short. `priority`: the key works even when a field would take it.
    """

    id: str
    run: str
    keys: tuple[str, ...]
    label: str
    help: str
    where: tuple[str, ...]
    footer: int = 0
    priority: bool = False
    shown: str = ""
