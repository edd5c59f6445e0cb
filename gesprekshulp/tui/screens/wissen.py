"""Wiping one note, or one event, everywhere and for good. What it does: `casework.keeping`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from gesprekshulp.casework.keeping import (
    about_the_same,
    typed_wiping_told,
    wipe_events,
    wipe_typed,
    wipeable,
    wiping_told,
)
from gesprekshulp.casework.naming import describe_at
from gesprekshulp.casework.typed import ALL, typed_in
from gesprekshulp.dossier.notes import events_with_text_of
from gesprekshulp.text import shorten
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.confirm import Confirm
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.leaving import going
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.working import FOR_GOOD, start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.casework.keeping import Removed
    from gesprekshulp.dossier.types import Note
    from gesprekshulp.tui.screens.base import BaseScreen


def ask_wipe_note(
    screen: BaseScreen[Any], case: OpenCase, note: Note, then: Callable[[], None]
) -> None:
    """Ask whether a note may go for good, with what was changed in it, and wipe it."""

    def wipe() -> None:
        for name in (f"notitie/{note.id}", f"vervalt/{note.id}"):
            screen.program.drafts.forget(DraftKey(name, case.id, case.desk.store))
        _start(screen, case, lambda: wipe_events(case.desk, case.id, ordinals), then)

    with screen.program.telling_faults():
        events = case.desk.store.load(case.id)
        ordinals = events_with_text_of(events, note.id)
        what = f"“{shorten(note.text, 60)}”"
        told = wiping_told(case.desk, events, ordinals, min(ordinals, default=0))
        _confirm(screen, "Deze notitie voorgoed wissen?", [what, *told], wipe)


def choose_wipe(screen: BaseScreen[Any], case: OpenCase, then: Callable[[], None]) -> None:
    """Let one event be chosen of all that happened in a case, and wipe it."""
    with screen.program.telling_faults():
        events = case.desk.store.load(case.id)
        offered = wipeable(events)
        typed = {one.field: one.told for one in typed_in(case.desk, case.id)}

        def chosen(ordinal: str | None) -> None:
            if ordinal is None:
                return
            label = next(one.label for one in choices if one.id == ordinal)
            if ordinal in typed:
                _ask_typed(screen, case, ordinal, label, then)
                return

            one = next(one for one in offered if one.ordinal == int(ordinal))
            ordinals = about_the_same(events, one)

            def wipe() -> None:
                _start(screen, case, lambda: wipe_events(case.desk, case.id, ordinals), then)

            told = wiping_told(case.desk, events, ordinals, one.ordinal)
            _confirm(screen, "Dit voorgoed wissen?", [label, *told], wipe)

        choices = [Choice(str(one.ordinal), describe_at(one)) for one in offered]
        newest = choices[-1].id if choices else ALL
        choices += [Choice(field, told) for field, told in typed.items()]
        screen.app.push_screen(
            Choose(
                "Wat wil je voorgoed wissen?",
                choices,
                explanation="Alles wat in deze zaak is vastgelegd, het nieuwste onderaan. Daaronder wat "
                "getypt is en niet vastgelegd.",
                current=newest,
            ),
            chosen,
        )


def _ask_typed(
    screen: BaseScreen[Any], case: OpenCase, field: str, label: str, then: Callable[[], None]
) -> None:
    """Ask whether typed text may go for good, and wipe it."""

    def wipe() -> None:
        screen.program.drafts.forget_words(case.id, None if field == ALL else (field,))
        _start(screen, case, lambda: wipe_typed(case.desk, case.id, field), then)

    _confirm(screen, "Dit voorgoed wissen?", [label, *typed_wiping_told(case.desk)], wipe)


def _confirm(
    screen: BaseScreen[Any], question: str, told: Sequence[str], wipe: Callable[[], None]
) -> None:
    screen.app.push_screen(
        Confirm(
            question,
            "\n\n".join(told),
            yes="Wis voorgoed",
            no="Laat staan",
            final=True,
        ),
        lambda yes: wipe() if yes else None,
    )


def _start(
    screen: BaseScreen[Any], case: OpenCase, act: Callable[[], Removed], then: Callable[[], None]
) -> None:
    start_work(screen.program, _wipe, screen, case, act, then, group=FOR_GOOD)


async def _wipe(
    screen: BaseScreen[Any], case: OpenCase, act: Callable[[], Removed], then: Callable[[], None]
) -> None:
    from gesprekshulp.store.interface import StoreError

    screen.notify("Even wissen, ook uit de kopieën…", timeout=3)
    told = "Gewist, ook uit de kopieën."
    remarks: tuple[str, ...] = ()
    try:
        remarks = (await asyncio.to_thread(act)).remarks
        screen.notify(told)
    except StoreError as error:
        screen.notify(str(error), severity="error", timeout=15)
    case.reload()
    if going(screen):
        return
    then()
    if remarks:
        show_text(screen, "Gewist", "\n\n".join((told, *remarks)))
