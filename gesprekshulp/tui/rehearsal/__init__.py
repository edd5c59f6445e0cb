"""The screens of rehearsing. Nothing here is imported before the user asks to rehearse.

`scenes` the list, `talk` the rehearsal itself, `debrief` afterwards, `plans` what is taken
along; `drill`, `reversal`, `progress` and `earlier` beside them. `table` holds the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.tui.app import GesprekshulpApp


def first_screen(
    desk: Desk, scene: str = "", seed: int | None = None, word: str = ""
) -> Screen[Any]:
    """Return the list of scenes as the only screen; `scene` and `seed`: what begins at once.

    `word`: what is told first.
    """
    from gesprekshulp.tui.rehearsal.place import Practice
    from gesprekshulp.tui.rehearsal.scenes import OefenenScreen

    return OefenenScreen(Practice(desk), scene, seed, word)


def open_part(program: GesprekshulpApp) -> None:
    """Open the list of scenes, for the case of the screen on top where there is one."""
    from gesprekshulp.tui.rehearsal.place import Practice
    from gesprekshulp.tui.rehearsal.scenes import OefenenScreen

    case = getattr(program.screen, "about", None)
    desk = case.desk if case is not None else program.desk
    if desk is not None:
        program.push_screen(OefenenScreen(Practice(desk, case)))
