"""Rehearsing together: who speaks, who notes, who watches time and the child."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from gesprekshulp.casework.rehearsal import Team
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.rehearsal.place import Practice

_FIELDS = (
    Field("speaker", "Wie praat?", required="Schrijf op wie er praat."),
    Field("noter", "Wie schrijft mee?", hint="De eigen woorden van de ouder."),
    Field("keeper", "Wie let op?", hint="Op de tijd, en of het kind in de kamer blijft."),
)


def ask_roles(
    screen: Screen[Any],
    practice: Practice,
    then: Callable[[Team], None],
    now: Team | None = None,
) -> None:
    """Ask the roles; `then` gets them. With two people one name stands twice."""
    values = {"speaker": now.speaker, "noter": now.noter, "keeper": now.keeper} if now else {}

    def answered(given: dict[str, str] | None) -> None:
        if given is not None:
            then(Team(given["speaker"], given["noter"], given["keeper"]))

    screen.app.push_screen(
        FormDialog(
            "Samen oefenen",
            _FIELDS,
            values,
            today=practice.desk.today(),
            draft=practice.draft("rollen"),
            explanation="Eén laptop, twee of drie collega's. Wissel na elk gesprek van rol.",
        ),
        answered,
    )
