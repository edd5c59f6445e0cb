"""The menu: everything that can be done on this screen, in one list, for one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gesprekshulp.tui.actions import ACTIONS, actions_at, command_of, key_word
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.keys_in_text import letter_of, letter_typed

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp


def open_menu(app: GesprekshulpApp) -> None:
    """Ask what to do on the screen on top, and do it."""
    place = getattr(app.screen, "place", "")
    choices = [
        Choice(
            action.id,
            action.label.capitalize(),
            " of ".join(key_word(key) for key in action.keys if not letter_typed(key)),
            letter_of(action) or " ",
        )
        for action in actions_at(place)
        if action.id != "menu" and app.screen.check_action(action.run, ())
    ]

    async def do(chosen: str | None) -> None:
        if chosen is not None:
            await app.run_action(command_of(ACTIONS[chosen]))

    app.push_screen(Choose("Wat wil je doen?", choices), do)
