"""Finding a case among many: by the letters on the list, or by the pupil's name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gesprekshulp.tui.dialogs.ask import AskLine
from gesprekshulp.tui.dialogs.choose import Choice, Choose

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.store.interface import Glance
    from gesprekshulp.tui.screens.base import BaseScreen


def ask_case(screen: BaseScreen[None], desk: Desk, open_it: Callable[[str], None]) -> None:
    """Ask which case, and open the one that is meant; with several ask again."""

    def take(typed: str | None) -> None:
        if not typed or not typed.strip():
            return
        with screen.program.telling_faults():
            found = desk.cases_like(typed)
            if not found:
                screen.notify(f"Geen zaak past bij “{typed}”. Probeer minder letters.")
            elif len(found) == 1:
                open_it(found[0].case)
            else:
                screen.app.push_screen(Choose("Welke zaak?", _choices(found)), chosen)

    def chosen(case: str | None) -> None:
        if case:
            open_it(case)

    screen.app.push_screen(
        AskLine(
            "Welke zaak zoek je?",
            explanation="Typ een paar letters van het kenmerk of van de naam.",
        ),
        take,
    )


def _choices(found: Sequence[Glance]) -> list[Choice]:
    return [Choice(one.case, one.title, one.stage or "nieuw") for one in found]
