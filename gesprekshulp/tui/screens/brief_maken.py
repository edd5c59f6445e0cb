"""Filling in, reading and making one paper, asked over the screen of papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from gesprekshulp.casework.before_leaving import Before, before_leaving, write_for_lawyer
from gesprekshulp.casework.letter_fields import field_values, keep_fields, shown_value
from gesprekshulp.casework.letters import fields_told, letter_of, make_letter
from gesprekshulp.casework.papers import Paper, file_stem
from gesprekshulp.casework.sending import can_be_sent, not_sent_then, record_sent
from gesprekshulp.documents.plain import as_text
from gesprekshulp.tui.actions import keys_of
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.screens.papier import ask_paper, ask_place

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.casework.letters import Reader
    from gesprekshulp.documents.letters.build import BuiltLetter
    from gesprekshulp.knowledge.letters import Letter, LetterField

_NOT_YET = "Nog niet weg? Druk op esc. Later kan het met {key}."
_WHY_THE_DAY = "De dag komt in de zaak te staan. Zonder dag is later niets te laten zien."
_NAMES = (
    Choice("nee", "zonder namen", "een vreemde die meekijkt, leest niet over wie het gaat"),
    Choice("ja", "met namen en afspraken"),
)


def ask_fields(
    screen: Screen[Any],
    case: OpenCase,
    letter: Letter,
    readers: Sequence[Reader],
    then: Callable[[], None],
) -> None:
    """Ask what only this letter asks; it is kept with the case, so nothing is asked twice."""
    from gesprekshulp.assistant.wording import render
    from gesprekshulp.documents.letters.filling import asked_fields
    from gesprekshulp.tui.subjects import Subject, ask

    names = case.names()
    asked = asked_fields(letter, case.facts())
    kept = field_values(case, letter)
    told = fields_told(case, letter, readers)
    values = {one.id: shown_value(one, kept.get(one.id, "")) for one in asked}
    screen_fields = [
        _field(one, render(one.title, names), f"{told[one.id]} {render(_help(one), names)}".strip())
        for one in asked
    ]
    subject = Subject(
        f"brief/{letter.id}",
        letter.short_name,
        screen_fields,
        values,
        lambda given: keep_fields(case, letter, given),
        "Wat leeg blijft, staat als gat in de brief. Leeg laten mag.",
    )
    from gesprekshulp.tui.app import GesprekshulpApp

    assert isinstance(screen.app, GesprekshulpApp)
    ask(screen.app, case, subject, then)


def _field(one: LetterField, title: str, hint: str) -> Field:
    if one.form == "keuze":
        return Field(one.id, title, "keuze", [(word, word) for word in one.choices], hint=hint)
    kind = {"datum": "datum", "tekst": "lang"}.get(one.form, "tekst")
    return Field(one.id, title, kind, hint=hint)  # type: ignore[arg-type]


def _help(one: LetterField) -> str:
    optional = "Mag leeg. " if one.needed == "nee" else ""
    return f"{optional}{one.explanation} Bijvoorbeeld: {shown_value(one, one.example)}"


def read_letter(
    screen: Screen[Any], case: OpenCase, letter: Letter, readers: Sequence[Reader]
) -> None:
    """Show the letter as text, under what to see before it leaves."""
    built = letter_of(case, letter, readers)
    before = _told(before_leaving(case, letter, built, readers=readers))
    text = as_text(built.document)
    show_text(screen, letter.short_name, "\n\n".join(x for x in (text, before) if x))


def see_and_make(
    screen: Screen[Any],
    case: OpenCase,
    letter: Letter,
    readers: Sequence[Reader],
    then: Callable[[], None],
) -> None:
    """Show what to see before it leaves; then ask format and place, make it, and ask if it left.

    `then` draws the screen anew.
    """
    built = letter_of(case, letter, readers)
    seen = before_leaving(case, letter, built, readers=readers)
    before = _told(seen)

    def make(go_on: bool | None) -> None:
        if go_on:
            ask = built.final and can_be_sent(letter)
            ask_paper(
                screen,
                file_stem(case, letter.id),
                lambda path, over: make_letter(case, letter, path, readers, overwrite=over),
                (lambda told: ask_sent(screen, case, letter, readers, then, told)) if ask else None,
            )

    if not before:
        make(True)
        return
    from gesprekshulp.tui.dialogs.voor_vertrek import BeforeItLeaves

    screen.app.push_screen(BeforeItLeaves(letter.short_name, before, seen.grounds()), make)


def ask_sent(
    screen: Screen[Any],
    case: OpenCase,
    letter: Letter,
    readers: Sequence[Reader],
    then: Callable[[], None],
    made: str = "",
) -> None:
    """Ask on which day the letter left, and record that; `made` says where it was put just now."""
    from gesprekshulp.tui.app import GesprekshulpApp
    from gesprekshulp.tui.subjects import Subject, Values, ask

    def fault(typed: str) -> str:
        return not_sent_then(case, date.fromisoformat(typed))

    def record(values: Values) -> None:
        if values["on"]:
            day = date.fromisoformat(values["on"])
            screen.notify(record_sent(case, letter, readers, day), timeout=8)
            then()

    not_yet = _NOT_YET.format(key=keys_of("brief-verstuurd"))
    assert isinstance(screen.app, GesprekshulpApp)
    ask(
        screen.app,
        case,
        Subject(
            f"verstuurd/{letter.id}",
            "Is hij verstuurd?",
            (Field("on", "Verstuurd op", "datum", past=True, check=fault, hint=not_yet),),
            {},
            record,
            f"Klaar: {made}" if made else _WHY_THE_DAY,
        ),
    )


def make_for_lawyer(
    screen: Screen[Any], case: OpenCase, letter: Letter, built: BuiltLetter
) -> None:
    """Ask format and place of the page for a lawyer, and make it."""
    ask_paper(
        screen,
        file_stem(case, f"jurist-{letter.id}"),
        lambda path, over: Paper(path=write_for_lawyer(case, built, path, over), left_out=0),
    )


def read_overview(screen: Screen[Any], case: OpenCase, name: str) -> None:
    """Show the chronology as the school reads it; the calendar has nothing to read."""
    from gesprekshulp.casework.chronology import INTERNAL, chronology_of

    if name == "agenda":
        make_overview(screen, case, name)
        return
    show_text(screen, "Chronologie", as_text(chronology_of(case, INTERNAL)))


def make_overview(screen: Screen[Any], case: OpenCase, name: str) -> None:
    """Ask for whom, or with which names, and make the chronology or the calendar."""
    if name == "agenda":
        _make_calendar(screen, case)
    else:
        _make_chronology(screen, case)


def _make_chronology(screen: Screen[Any], case: OpenCase) -> None:
    from gesprekshulp.casework.chronology import make_chronology
    from gesprekshulp.casework.meeting import FAMILY
    from gesprekshulp.dossier.people import short_name

    family = [p for p in case.dossier.partners.values() if p.role in FAMILY]
    choices = [
        Choice("", "binnen de school", "alles, behalve je eigen aantekeningen"),
        *(Choice(p.id, f"alleen {short_name(p)}", "wat die mag zien") for p in family),
    ]

    def take(reader: str | None) -> None:
        if reader is not None:
            ask_paper(
                screen,
                file_stem(case, "chronologie"),
                lambda path, over: make_chronology(case, path, reader, overwrite=over),
            )

    screen.app.push_screen(Choose("Voor wie is de chronologie?", choices), take)


def _make_calendar(screen: Screen[Any], case: OpenCase) -> None:
    from pathlib import Path

    from gesprekshulp.casework.chronology import make_calendar

    def make(names: bool, path: Path, over: bool) -> Paper:
        count = make_calendar(case, path, names, overwrite=over)
        told = "1 afspraak staat erin." if count == 1 else f"{count} afspraken staan erin."
        return Paper(path=path, left_out=0, remarks=(told,))

    def take(names: str | None) -> None:
        if names is not None:
            with_names = names == "ja"
            ask_place(
                screen,
                f"{file_stem(case, 'agenda')}.ics",
                lambda path, over: make(with_names, path, over),
            )

    screen.app.push_screen(Choose("Wat mag er in je agenda staan?", _NAMES), take)


def _told(before: Before) -> str:
    """Return what to see before it leaves as text, "" when there is nothing."""
    return "\n\n".join(
        "\n".join([title.upper(), *(f"· {line}" for line in lines)])
        for title, lines in before.sections()
    )
