"""Asking how long a case is kept, and removing one for good. What it does: `casework.keeping`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.casework.keeping import (
    called_apart,
    reason_of_term,
    remove_case,
    removing_told,
    set_term,
    terms,
)
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.confirm import Confirm
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.leaving import going
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.working import FOR_GOOD, start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.casework.keeping import Removed
    from gesprekshulp.knowledge.keeping import KeepingGround
    from gesprekshulp.tui.screens.base import BaseScreen


_NO_REASON = "geen"


class TermForm(FormDialog):
    """The form about a term, which says on which sources its reasons rest."""

    def __init__(self, grounds: Iterable[KeepingGround], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._grounds = list(grounds)

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return each reason with its sources."""
        return [(one.title, one.sources) for one in self._grounds if one.sources]


def ask_term(screen: BaseScreen[Any], desk: Desk, case: str, then: Callable[[], None]) -> None:
    """Ask the reason and the day from which a case is kept so long, and record it."""
    grounds = desk.content.keeping
    until = terms(desk).get(case)
    why = reason_of_term(desk, case)
    why = f" Reden: {why}." if why else ""
    now = f"Nu: tot en met {dutch_date(until, weekday=False)}.{why} " if until else ""
    draft = DraftKey("bewaartermijn", case, desk.store)

    def take(values: dict[str, str] | None) -> None:
        if values is None:
            return
        with screen.program.telling_faults():
            ground = grounds[values["ground"]]
            last = set_term(desk, case, ground.id, date.fromisoformat(values["day"]))
            screen.program.drafts.forget(draft)
            screen.notify(
                f"Blijft tot en met {dutch_date(last, weekday=False)}. {ground.uncertain}",
                timeout=15,
            )
            then()

    screen.app.push_screen(
        TermForm(
            grounds.values(),
            "Hoe lang blijft deze zaak?",
            (
                Field(
                    "ground",
                    "Reden",
                    "keuze",
                    tuple((one.id, one.title) for one in grounds.values()),
                    required="Kies een reden.",
                ),
                Field(
                    "day",
                    "Vanaf",
                    "datum",
                    hint="De dag van vertrek, of de laatste dag van jullie eigen afspraak.",
                    required="Vul een dag in.",
                ),
            ),
            today=desk.today(),
            draft=draft,
            explanation=f"{now}De privacywet noemt geen getal. Wat je school afspreekt, gaat voor.",
        ),
        take,
    )


def ask_removal(screen: BaseScreen[Any], desk: Desk, case: str, then: Callable[[], None]) -> None:
    """Ask for which reason a case goes, unless its term says so, and whether it may; remove it."""

    def ask(ground: str | None) -> None:
        if ground is None:
            return

        def sure(yes: bool | None) -> None:
            if yes:
                start_work(
                    screen.program, _remove, screen, desk, case, ground, then, group=FOR_GOOD
                )

        known = desk.content.keeping.get(ground)
        reason = reason_of_term(desk, case) if not ground else known.title if known else ""
        with screen.program.telling_faults():
            told = removing_told(desk, desk.store.load(case))
            screen.app.push_screen(
                Confirm(
                    f"{called_apart(desk, case)} voorgoed weghalen?",
                    "\n\n".join([*([f"Reden: {reason}."] if reason else []), *told]),
                    yes="Haal weg",
                    no="Laat staan",
                    final=True,
                ),
                sure,
            )

    with screen.program.telling_faults():
        if case in terms(desk):
            ask("")
            return
        screen.app.push_screen(
            Choose(
                f"Waarom gaat {called_apart(desk, case)} weg?",
                [
                    *(Choice(one.id, one.title) for one in desk.content.keeping.values()),
                    Choice(_NO_REASON, "Geen reden noemen"),
                ],
                explanation="De reden blijft staan, zonder van wie de zaak was.",
            ),
            lambda picked: ask("" if picked == _NO_REASON else picked),
        )


async def _remove(
    screen: BaseScreen[Any], desk: Desk, case: str, ground: str, then: Callable[[], None]
) -> None:
    from gesprekshulp.store.interface import StoreError

    screen.notify("Even weghalen, ook uit de kopieën…", timeout=3)
    try:
        removed: Removed = await asyncio.to_thread(remove_case, desk, case, ground)
    except StoreError as error:
        screen.notify(str(error), severity="error", timeout=15)
        if not going(screen):
            then()
        return
    if going(screen):
        return
    then()
    told = f"Weg: {removed.events} gebeurtenissen, ook uit de kopieën."
    if removed.remarks:
        show_text(screen, "Weggehaald", "\n\n".join((told, *removed.remarks)))
    else:
        screen.notify(told)
