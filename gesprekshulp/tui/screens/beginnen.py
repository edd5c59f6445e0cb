"""Beginning the talk: go on with the one that runs, or ask who is there and begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.people import short_name, with_gezag
from gesprekshulp.dossier.words import ROLES

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp


def begin_talk(program: GesprekshulpApp, case: OpenCase) -> None:
    """Open Gesprek on the running meeting; ask who is at the table where that is not known.

    Who was there is never guessed into the record: the list starts with who was invited.
    """
    from gesprekshulp.casework.people import expected
    from gesprekshulp.casework.walks import begin, nobody_asked_about, running, seat
    from gesprekshulp.tui.dialogs.checklist import Checklist
    from gesprekshulp.tui.dialogs.choose import Choice

    current = running(case)
    if current is not None and not nobody_asked_about(current):
        program.open("gesprek", current)
        return
    people = expected(case)
    if not people:
        program.open("gesprek", begin(case, ()))
        return

    def go(there: tuple[str, ...] | None) -> None:
        if there is None:
            return
        if current is not None:
            seat(current, there)
        program.open("gesprek", current or begin(case, there))

    invited = {one.partner for one in case.dossier.invitations if not one.reason_not}
    deciding = {p.id for p in with_gezag(case.dossier, case.today())}
    likely = {p.id for p in people if p.id in invited or p.id not in deciding}
    choices = [Choice(p.id, short_name(p), ROLES[p.role]) for p in people]
    program.push_screen(
        Checklist(
            "Wie zitten er aan tafel?",
            choices,
            likely,
            explanation="Spatie of een cijfer zet aan of uit. Enter begint het gesprek.",
            none="Zo mag niemand de notities lezen. Kruis aan wie er is, of druk nog eens op enter.",
        ),
        go,
    )
