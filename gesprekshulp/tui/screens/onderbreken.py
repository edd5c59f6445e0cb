"""Breaking a meeting off: the reason, if there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from gesprekshulp.casework.meeting import Meeting


def ask_reason(screen: Screen[Any], meeting: Meeting, then: Callable[[str], object]) -> None:
    """Ask why the talk stops now; `then` gets the reason, "" for none. Esc: nothing happens."""
    from gesprekshulp.tui.dialogs.ask import AskLine
    from gesprekshulp.tui.drafts import DraftKey

    def take(reason: str | None) -> None:
        if reason is not None:
            then(reason)

    screen.app.push_screen(
        AskLine(
            "Waarom stopt het gesprek nu?",
            explanation="Mag leeg blijven.",
            draft=DraftKey(f"onderbreken/{meeting.id}", meeting.case.id, meeting.case.desk.store),
        ),
        take,
    )
