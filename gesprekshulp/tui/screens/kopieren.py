"""Copying one part as plain text, for the system of the school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from gesprekshulp.documents.opp_form import OPEN, opp_parts
from gesprekshulp.documents.plain import Part, parts_of
from gesprekshulp.text import shorten
from gesprekshulp.tui.dialogs.choose import Choice, Choose

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


def copy_part(screen: Screen[Any], case: OpenCase, meeting: str = "") -> None:
    """Ask which part, under the headings of an OPP or of the summary of a meeting, and copy it."""
    from gesprekshulp.casework.papers import summary_of

    form = opp_parts(case.dossier, case.desk.content, case.today())
    told: list[Part] = parts_of(summary_of(case, meeting).document) if meeting else []
    parts = [*form, *told]

    def copy(chosen: str | None) -> None:
        if chosen is not None:
            screen.app.copy_to_clipboard(parts[int(chosen)].text)
            screen.notify("Gekopieerd. Plak het in het systeem van je school.")

    choices = [
        Choice(str(n), f"OPP: {part.title}", _glimpse(part.text)) for n, part in enumerate(form)
    ]
    choices += [
        Choice(str(n), f"Samenvatting: {part.title}") for n, part in enumerate(told, len(form))
    ]
    screen.app.push_screen(Choose("Welk deel?", choices), copy)


def _glimpse(text: str) -> str:
    return "nog leeg" if text == OPEN else shorten(" ".join(text.split()), 30)
