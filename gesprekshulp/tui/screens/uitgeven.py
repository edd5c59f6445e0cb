"""The file itself going out: a bundle, a hand-over to a colleague, or moved to the pupil's file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesprekshulp.tui.actions import keys_of
from gesprekshulp.tui.dialogs.fields import Field, as_date
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.working import FOR_GOOD, start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.casework.papers import Paper
    from gesprekshulp.tui.app import GesprekshulpApp
    from gesprekshulp.tui.screens.base import BaseScreen

GOING_OUT: dict[str, tuple[str, str]] = {
    "bundel": (
        "Bundel",
        "Voor wie het dossier vraagt: een ouder, de leerling of de nieuwe school. Je bekijkt elke regel over "
        "een ander. De bundel gaat op slot de deur uit.",
    ),
    "overdracht": (
        "Hele zaak naar een collega",
        "De hele zaak in één bestand op slot, met een bladzijde: waar staan we. Je eigen werkaantekeningen gaan "
        "niet mee.",
    ),
    "overzetten": (
        "Overgezet naar leerlingdossier",
        "Staat alles in het leerlingdossier? Dan blijft hier alleen staan waar het is, tot een dag die jij kiest. "
        "Zo ontstaat er geen tweede dossier.",
    ),
}
NOTE_IT = "Schrijf hem nu over; hij staat nergens anders. Bel hem door en mail hem niet mee."


def go_out(screen: BaseScreen[Any], case: OpenCase, name: str) -> None:
    """Begin what the user chose."""
    if name == "bundel":
        screen.program.open("bundel", case)
    elif name == "overdracht":
        _hand_over(screen, case)
    else:
        _shrink(screen, case)


def _hand_over(screen: BaseScreen[Any], case: OpenCase) -> None:
    from gesprekshulp.casework.handing_over import hand_over
    from gesprekshulp.casework.papers import Paper, file_stem
    from gesprekshulp.store.sealed_file import SUFFIX
    from gesprekshulp.tui.screens.papier import ask_place

    def make(path: Path, over: bool) -> Paper:
        made = hand_over(case, path, over)
        own = f"{made.left_out} eigen werkaantekeningen bleven hier." if made.left_out else ""
        remarks = (f"Wachtwoordzin: {made.passphrase}", NOTE_IT, own)
        return Paper(path=path, left_out=0, remarks=tuple(one for one in remarks if one))

    ask_place(
        screen,
        f"{file_stem(case, 'overdracht')}{SUFFIX}",
        make,
        lambda told: show_text(
            screen,
            "De overdracht is klaar",
            f"{told}\n\nJe collega kiest bij het overzicht: zaak overnemen.",
        ),
    )


def _shrink(screen: BaseScreen[Any], case: OpenCase) -> None:
    from gesprekshulp.casework.handing_over import shrinking_told, try_shrinking
    from gesprekshulp.tui.dialogs.confirm import Confirm
    from gesprekshulp.tui.subjects import Subject, ask

    answers: dict[str, str] = {}

    def sure(yes: bool | None) -> None:
        if yes:
            start_work(screen.program, _shrinking, screen, case, answers, group=FOR_GOOD)

    def confirm() -> None:
        day = as_date(answers["day"])
        assert day is not None  # the field is required
        with screen.program.telling_faults():
            try_shrinking(case, answers["where"], day)
            screen.app.push_screen(
                Confirm(
                    "Alles hier weghalen?",
                    "\n\n".join(shrinking_told(case)),
                    yes="Haal weg",
                    no="Laat staan",
                    final=True,
                ),
                sure,
            )

    fields = (
        Field(
            "where",
            "Waar staat het dossier",
            hint="Bijvoorbeeld: ParnasSys, map OPP van de leerling.",
            required="Schrijf waar het staat.",
        ),
        Field(
            "day",
            "Verwijzing weg na",
            "datum",
            hint="Tot die dag blijft hier staan waar het is.",
            required="Kies een dag.",
        ),
    )

    def keep(values: Mapping[str, str]) -> None:
        answers.update(values)

    ask(
        screen.program,
        case,
        Subject(
            "overzetten",
            "Overgezet naar het leerlingdossier",
            fields,
            {},
            keep,
            f"Kopieer eerst alles: {keys_of('kopieer')} in de nazorg geeft de delen van het OPP als "
            "gewone tekst.",
        ),
        confirm,
    )


async def _shrinking(screen: BaseScreen[Any], case: OpenCase, answers: Mapping[str, str]) -> None:
    from gesprekshulp.casework.handing_over import shrink
    from gesprekshulp.store.interface import StoreError

    day = as_date(answers["day"])
    assert day is not None  # the field is required
    screen.notify("Even weghalen, ook uit de kopieën…", timeout=3)
    try:
        pointer, removed = await asyncio.to_thread(shrink, case, answers["where"], day)
    except StoreError as error:
        screen.notify(str(error), severity="error", timeout=15)
        return
    app = screen.program
    below = _without_case(app, case)
    for _ in range(len(app.screen_stack) - below):
        app.pop_screen()
    told = (f"Er staat nu alleen nog een verwijzing, met kenmerk {pointer.id}.", *removed.remarks)
    show_text(app.screen, "Overgezet", "\n\n".join(told))


def _without_case(app: GesprekshulpApp, case: OpenCase) -> int:
    """Return how many screens from the lowest up are not about this case."""
    stack = app.screen_stack
    return next(
        (n for n, one in enumerate(stack) if getattr(one, "about", None) is case), len(stack)
    )


def show_pointer(screen: BaseScreen[Any], case: OpenCase) -> None:
    """Show where a case went."""
    from gesprekshulp.casework.handing_over import pointer_lines

    show_text(screen, case.title, "\n".join(pointer_lines(case)))


def ask_take_over(screen: BaseScreen[Any], desk: Desk, then: Callable[[], None]) -> None:
    """Ask for the file of a colleague and its passphrase, and take the case over."""
    from gesprekshulp.tui.dialogs.ask import AskLine
    from gesprekshulp.tui.dialogs.secret import AskSecret
    from gesprekshulp.tui.drafts import DraftKey

    def opened(path: str, secret: tuple[str, ...] | None) -> None:
        if secret is not None:
            _take_over(screen, desk, Path(path).expanduser(), secret[0], then)

    def placed(path: str | None) -> None:
        if path:
            screen.app.push_screen(
                AskSecret(
                    "De wachtwoordzin van de overdracht",
                    ["Wachtwoordzin"],
                    explanation="Je collega heeft hem doorgebeld.",
                ),
                lambda secret: opened(path, secret),
            )

    screen.app.push_screen(
        AskLine(
            "Waar staat het bestand?",
            explanation="Het eindigt op .gesprek.",
            draft=DraftKey("overnemen", "", desk.store),
        ),
        placed,
    )


def _take_over(
    screen: BaseScreen[Any], desk: Desk, path: Path, secret: str, then: Callable[[], None]
) -> None:
    from gesprekshulp.casework.handing_over import take_over
    from gesprekshulp.store.interface import StoreError

    try:
        taken = take_over(desk, path, secret)
    except StoreError as error:
        screen.notify(str(error), severity="error", timeout=15)
        return
    except OSError:
        screen.notify(
            f"“{path}” is niet te lezen. Kijk of het er staat.", severity="error", timeout=15
        )
        return
    then()
    show_text(screen, f"Overgenomen van {taken.by}", taken.page)
