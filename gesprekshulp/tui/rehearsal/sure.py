"""How sure the user feels about a talk, before and after: one key, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from gesprekshulp.settings.schema import OFF, SURE
from gesprekshulp.tui.dialogs.choose import Choice, Choose

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp

_SKIP = "0"
_LEVELS = (
    Choice(_SKIP, "sla deze vraag over", letter="0"),
    Choice("1", "helemaal niet zeker", letter="1"),
    Choice("2", "een beetje", letter="2"),
    Choice("3", "gaat wel", letter="3"),
    Choice("4", "best zeker", letter="4"),
    Choice("5", "heel zeker", letter="5"),
)


def ask_sure(
    screen: Screen[Any],
    question: str,
    then: Callable[[int], None],
    explanation: str = "",
    leave: Callable[[], None] | None = None,
) -> None:
    """Ask it; `then` gets 1 to 5, or 0 when it is passed over. `leave`: what Esc does instead.

    Who set these questions off is never asked.
    """
    if cast("GesprekshulpApp", screen.app).settings[SURE] == OFF:
        then(int(_SKIP))
        return

    def answered(level: str | None) -> None:
        if level is None and leave is not None:
            leave()
        else:
            then(int(level or _SKIP))

    screen.app.push_screen(Choose(question, _LEVELS, explanation=explanation), answered)
