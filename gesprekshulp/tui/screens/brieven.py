"""Brieven: which papers fit now and why, what each still asks, reading, filling in, making."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.widgets import Static
from textual.widgets.option_list import Option

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.letter_fields import fields_filled
from gesprekshulp.casework.letters import (
    READER_WORDS,
    Reader,
    choose_readers,
    letter_of,
    letters_now,
    readers_of,
)
from gesprekshulp.documents.letters.build import BuiltLetter
from gesprekshulp.documents.letters.fitting import Fitting
from gesprekshulp.dossier.people import called
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.beside import ListBeside
from gesprekshulp.tui.screens.uitgeven import GOING_OUT, go_out
from gesprekshulp.tui.text import Part, hangend, samen

_FITS, _OTHERS, _OVERVIEWS = "Past nu", "Andere brieven", "Overzichten"
_OUTWARD = "Het dossier zelf"
_CHRONOLOGY, _CALENDAR = "chronologie", "agenda"
_WHAT_OVERVIEWS_ARE = {
    _CHRONOLOGY: (
        "Chronologie",
        "Wat er is gezegd, afgesproken, verstuurd en geprobeerd, op volgorde, met de bewijsstukken en "
        "wat ontbreekt. Voor binnen de school, of voor één lezer.",
    ),
    _CALENDAR: (
        "Agendabestand",
        "Geplande gesprekken en afspraken met een datum, voor je eigen agenda (.ics). Zonder namen, "
        "tenzij je daarvoor kiest.",
    ),
    **GOING_OUT,
}


class BrievenScreen(ListBeside[None]):
    """The papers of one case."""

    CSS_PATH = "brieven.tcss"
    place: ClassVar[str] = "brieven"
    help_topic: ClassVar[str] = "brieven"
    BINDINGS = bindings_at("brieven")

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = self.about = case
        self._rows: list[Fitting | str] = []
        self._readers: dict[str, tuple[Reader, ...]] = {}

    def show_all(self) -> None:
        """Draw the list anew and keep pointing at the same paper."""
        listed = self.listed
        at = listed.highlighted
        fitting = letters_now(self._case)
        now = [one for one in fitting if one.why]
        others = [one for one in fitting if not one.why]
        groups: tuple[tuple[str, Sequence[Fitting | str]], ...] = (
            (_FITS, now),
            (_OTHERS, others),
            (_OUTWARD, tuple(GOING_OUT)),
            (_OVERVIEWS, (_CHRONOLOGY, _CALENDAR)),
        )
        width = self.list_width
        self._rows, options = [], []
        for title, rows in groups:
            if rows:
                self._rows.append("")
                options.append(Option(samen((title, "bold $primary")), disabled=True))
            for row in rows:
                self._rows.append(row)
                options.append(Option(samen("  ", hangend(_called(row), width, 2))))
        listed.set_options(options)
        usable = [n for n, row in enumerate(self._rows) if row]
        listed.highlighted = at if at in usable else usable[0]
        self.explain()
        count = len(now)
        right = f"{count} {'past' if count == 1 else 'passen'} nu" if count else ""
        self.set_status(f"{self._case.title} · brieven", right)

    def pointed(self) -> Fitting | str:
        """Return the paper pointed at: a letter, or the name of an overview; "" for none."""
        at = self.listed.highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else ""

    def enter(self) -> None:
        """Fill in, or read when there is nothing to fill in."""
        self.action_fill_in()

    def explain(self) -> None:
        """Say what the paper is for and what it still asks."""
        row = self.pointed()
        shown = self.query_one("#uitleg", Static)
        if isinstance(row, str):
            title, text = _WHAT_OVERVIEWS_ARE.get(row, ("", ""))
            shown.update(samen((title, "bold $primary"), f"\n{text}"))
        else:
            shown.update(samen(*self._about(row)))

    def _about(self, row: Fitting) -> list[Part]:
        letter = row.letter
        built = self._built(row)
        width = max(16, self.query_one("#over").scrollable_content_region.width)
        parts: list[Part] = [(letter.short_name, "bold $primary"), f"\n{letter.purpose}\n"]
        if row.why:
            parts += [("\nNu: ", "bold"), row.why]
        parts += [("\nVoor: ", "bold"), self._for_whom(row)]
        if letter.fields:
            filled, asked = fields_filled(self._case, letter)
            parts += [("\nIngevuld: ", "bold"), f"{filled} van {asked} velden"]
        if built.gaps:
            parts.append(("\n\nNog nodig, tot dan CONCEPT", "bold $warning"))
            for gap in built.gaps:
                parts += ["\n· ", hangend(gap.what, width, 2)]
                if gap.how:
                    parts.append((f"\n  {hangend(gap.how, width, 2)}", "$text-muted"))
        else:
            parts.append(("\n\nAlles waar deze brief op rust, is er.", "bold $success"))
        checks = sum(bool(one.check) for one in built.law)
        if checks:
            times = "1 zin" if checks == 1 else f"{checks} zinnen"
            parts.append(
                (f"\n\n{times} over de wet: laat een jurist ernaar kijken.", "$text-muted")
            )
        parts += [(f"\n{reason}", "$text-muted") for reason in built.reasons]
        return parts

    def readers(self, row: Fitting) -> tuple[Reader, ...]:
        """Return for whom a letter is: chosen here, else the usual ones."""
        return self._readers.get(row.letter.id) or choose_readers(self._case, row.letter, ())

    def _built(self, row: Fitting) -> BuiltLetter:
        return letter_of(self._case, row.letter, self.readers(row))

    def _for_whom(self, row: Fitting) -> str:
        return " en ".join(self._reader(one) for one in self.readers(row))

    def _reader(self, one: Reader) -> str:
        if not one.id:
            return one.name or READER_WORDS[one.kind]
        return f"{called(self._case.dossier, one.id)} ({READER_WORDS[one.kind]})"

    def action_fill_in(self) -> None:
        """Fill in what only this letter asks; without fields, read it."""
        row = self.pointed()
        if isinstance(row, str):
            self.action_make()
            return
        if not row.letter.fields:
            self.action_read()
            return
        from gesprekshulp.tui.screens.brief_maken import ask_fields

        ask_fields(self, self._case, row.letter, self.readers(row), self.show_all)

    def action_read(self) -> None:
        """Read the letter as it is now, with what to see before it leaves."""
        from gesprekshulp.tui.screens.brief_maken import read_letter, read_overview

        row = self.pointed()
        if isinstance(row, str) and row in GOING_OUT:
            self.action_make()
        elif isinstance(row, str):
            read_overview(self, self._case, row)
        else:
            read_letter(self, self._case, row.letter, self.readers(row))

    def action_make(self) -> None:
        """See what there is to see before it leaves, then choose format and place."""
        from gesprekshulp.tui.screens.brief_maken import make_overview, see_and_make

        row = self.pointed()
        if isinstance(row, str) and row in GOING_OUT:
            go_out(self, self._case, row)
        elif isinstance(row, str):
            make_overview(self, self._case, row)
        else:
            see_and_make(self, self._case, row.letter, self.readers(row), self.show_all)

    def action_for_whom(self) -> None:
        """Choose for whom this letter is."""
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        row = self.pointed()
        if isinstance(row, str):
            return
        possible = readers_of(self._case, row.letter)
        choices = [Choice(str(n), self._reader(one)) for n, one in enumerate(possible)]
        same = [one for one in possible if one.kind == possible[0].kind] if possible else []
        if row.letter.addressed == "samen" and len(same) > 1:
            names = " en ".join(self._reader(one) for one in same)
            choices.insert(0, Choice("samen", f"samen: {names}"))

        def take(chosen: str | None) -> None:
            if chosen is None:
                return
            taken = tuple(same) if chosen == "samen" else (possible[int(chosen)],)
            self._readers[row.letter.id] = taken
            self.show_all()

        self.app.push_screen(
            Choose(
                "Voor wie is deze brief?",
                choices,
                explanation="Wie leest, bepaalt wat erin komt. Ieder krijgt een eigen brief.",
            ),
            take,
        )

    def action_for_lawyer(self) -> None:
        """Make the page with what a lawyer must check."""
        from gesprekshulp.tui.screens.brief_maken import make_for_lawyer

        row = self.pointed()
        if not isinstance(row, str):
            make_for_lawyer(self, self._case, row.letter, self._built(row))

    def action_sent(self) -> None:
        """Ask on which day this letter left, and record that."""
        from gesprekshulp.casework.sending import can_be_sent
        from gesprekshulp.tui.screens.brief_maken import ask_sent

        row = self.pointed()
        if isinstance(row, str) or not can_be_sent(row.letter):
            self.notify("Dit papier gaat niet de deur uit.", timeout=4)
            return
        ask_sent(self, self._case, row.letter, self.readers(row), self.show_all)

    def action_views(self) -> None:
        """Go to what parents and pupil say of the school's text themselves."""
        self.program.open("zienswijze", self._case)

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what the letter pointed at says of the law, with its sources."""
        row = self.pointed()
        if isinstance(row, str):
            return ()
        from gesprekshulp.casework.grounds import grounds_of_letter

        return grounds_of_letter(row.letter, self._built(row).law)


def _called(row: Fitting | str) -> str:
    return _WHAT_OVERVIEWS_ARE[row][0] if isinstance(row, str) else row.letter.short_name
