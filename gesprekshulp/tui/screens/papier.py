"""Making a paper: for whom, which format, where; then the summary or cheat sheet is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.papers import (
    Paper,
    default_readers,
    file_stem,
    make_cheatsheet,
    make_summary,
)
from gesprekshulp.dossier.people import called, short_name
from gesprekshulp.tui.dialogs.choose import Choice, Choose

_FORMATS = (
    Choice(".docx", "Word", "om in te werken en te ondertekenen"),
    Choice(".pdf", "PDF", "om te mailen of te printen"),
    Choice(".html", "webpagina", "goed voor te lezen"),
    Choice(".txt", "gewone tekst", "voor het systeem van je school"),
    Choice(".md", "Markdown", "tekst met opmaaktekens"),
)


def paper_folder() -> Path:
    """Return where papers go unless the user says otherwise: Documents, else home."""
    for name in ("Documenten", "Documents"):
        folder = Path.home() / name
        if folder.is_dir():
            return folder
    return Path.home()


def ask_cheatsheet(screen: Screen[Any], case: OpenCase) -> None:
    """Ask the format and place of the cheat sheet, and make it."""
    meeting = case.current_meeting()
    meeting_id = meeting.id if meeting else ""
    ask_paper(
        screen,
        file_stem(case, "spiekbrief"),
        lambda path, over: make_cheatsheet(case, meeting_id, path, overwrite=over),
    )


def ask_summary(
    screen: Screen[Any], case: OpenCase, meeting: str, read: Callable[[], None]
) -> None:
    """Ask for whom the summary is, then format and place, and make it.

    `read` shows it here; offered once it is made.
    """
    from gesprekshulp.casework.meeting import FAMILY

    family = [p for p in case.dossier.partners.values() if p.role in FAMILY]
    everyone = default_readers(case, meeting)
    names = [called(case.dossier, reader) for reader in everyone]
    together = f"samen: {' en '.join(names)}" if names else "wie mag instemmen"
    # Of one reader "together" is nobody else: then that one stands on top, once.
    choices = [Choice("", f"alleen {names[0]}" if len(names) == 1 else together)]
    choices += [Choice(p.id, f"alleen {short_name(p)}") for p in family if (p.id,) != everyone]

    def chosen(reader: str | None) -> None:
        if reader is None:
            return
        readers = (reader,) if reader else everyone
        ask_paper(
            screen,
            file_stem(case, "samenvatting"),
            lambda path, over: make_summary(case, meeting, path, readers, overwrite=over),
            lambda told: _offer_to_read(screen, told, read),
        )

    screen.app.push_screen(
        Choose(
            "Voor wie is de samenvatting?",
            choices,
            explanation="Wie leest, bepaalt wat erin komt. Wat een ander niet mag zien, blijft eruit.",
        ),
        chosen,
    )


def _offer_to_read(screen: Screen[Any], told: str, read: Callable[[], None]) -> None:
    from gesprekshulp.tui.dialogs.confirm import Confirm

    screen.app.push_screen(
        Confirm("De samenvatting is klaar. Hier lezen?", told, yes="Lees haar", no="Straks"),
        lambda yes: read() if yes else None,
    )


def ask_paper(
    screen: Screen[Any],
    stem: str,
    make: Callable[[Path, bool], Paper],
    done: Callable[[str], None] | None = None,
    formats: Sequence[Choice] = _FORMATS,
) -> None:
    """Ask format and place and make it; `done` gets what there is to tell, else it is shown."""

    def placed(suffix: str | None) -> None:
        if suffix is not None:
            ask_place(screen, f"{stem}{suffix}", make, done)

    screen.app.push_screen(Choose("Welke vorm?", formats), placed)


def ask_place(
    screen: Screen[Any],
    name: str,
    make: Callable[[Path, bool], Paper],
    done: Callable[[str], None] | None = None,
) -> None:
    """Ask where a file of this name may stand, and make it."""
    from gesprekshulp.tui.dialogs.ask import AskLine

    screen.app.push_screen(
        AskLine(
            "Waar mag het staan?",
            str(paper_folder() / name),
            explanation="De naam van het kind staat niet in de bestandsnaam, tenzij je dat wilt.",
        ),
        lambda text: _write(screen, Path(text).expanduser(), make, done) if text else None,
    )


def _write(
    screen: Screen[Any],
    path: Path,
    make: Callable[[Path, bool], Paper],
    done: Callable[[str], None] | None,
    over: bool = False,
) -> None:
    if os.path.lexists(path) and not over:
        from gesprekshulp.tui.dialogs.confirm import Confirm

        screen.app.push_screen(
            Confirm(
                "Dat bestand bestaat al. Vervangen?",
                f"{path}: wat er nu in staat, gaat dan weg.",
                yes="Vervang",
                no="Laat staan",
                final=True,
            ),
            lambda yes: _write(screen, path, make, done, over=True) if yes else None,
        )
        return
    screen.notify("Even maken…", timeout=2)
    # After the toast is painted: making a PDF takes a moment the first time.
    screen.call_after_refresh(_make, screen, partial(make, path, over), done)


def _make(
    screen: Screen[Any], make: Callable[[], Paper], done: Callable[[str], None] | None
) -> None:
    from gesprekshulp.documents.writing import WriteError
    from gesprekshulp.store.interface import StoreError

    try:
        paper = make()
    except (WriteError, StoreError) as error:
        screen.notify(str(error), severity="error", timeout=15)
        return
    if done is not None:
        done("\n".join([str(paper.path), *paper.remarks]))
    else:
        screen.notify("\n".join([f"Klaar: {paper.path}", *paper.remarks]), timeout=12)
