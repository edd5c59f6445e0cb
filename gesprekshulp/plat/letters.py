"""Letters line by line: which fit, filling in, reading, and writing one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gesprekshulp.assistant.wording import render
from gesprekshulp.casework.before_leaving import before_leaving
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.grounds import grounds_of_letter
from gesprekshulp.casework.letter_fields import (
    field_values,
    fields_filled,
    keep_fields,
    shown_value,
)
from gesprekshulp.casework.letters import (
    Reader,
    choose_readers,
    fields_told,
    letter_of,
    letters_now,
    make_letter,
    reader_called,
    readers_of,
)
from gesprekshulp.casework.papers import Paper, file_stem
from gesprekshulp.casework.sending import can_be_sent, record_sent
from gesprekshulp.documents.letters.filling import asked_fields
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.knowledge.letters import Letter, LetterField
from gesprekshulp.plat.answers import ask_date
from gesprekshulp.plat.console import Console, read_aloud
from gesprekshulp.plat.why import why_aside
from gesprekshulp.store.interface import StoreError

_CHRONOLOGY, _CALENDAR = "chronologie (binnen de school)", "agendabestand, zonder namen (.ics)"


def run_letters(case: OpenCase, console: Console) -> None:
    """Let the user pick papers until they stop."""
    while True:
        fitting = letters_now(case)
        lines = [
            f"{one.letter.short_name}{f', past nu: {one.why}' if one.why else ''}"
            for one in fitting
        ]
        picked = console.choose("Brieven", [*lines, _CHRONOLOGY, _CALENDAR], menu=True)
        if picked is None:
            return
        if picked < len(fitting):
            _one(case, fitting[picked].letter, console)
        elif picked == len(fitting):
            _chronology(case, console)
        else:
            _calendar(case, console)


def _one(case: OpenCase, letter: Letter, console: Console) -> None:
    readers: tuple[Reader, ...] | None = choose_readers(case, letter, ())
    console.say("", letter.purpose)
    while readers is not None:
        readers = _step(case, letter, readers, console)


def _step(
    case: OpenCase, letter: Letter, readers: tuple[Reader, ...], console: Console
) -> tuple[Reader, ...] | None:
    """Do one thing with a letter; return for whom it is from now on, None to leave it."""
    built = letter_of(case, letter, readers)
    names = " en ".join(reader_called(case, one) for one in readers)
    count = len(built.gaps)
    left = "nog 1 ding in te vullen" if count == 1 else f"nog {count} dingen in te vullen"
    stand = f"CONCEPT, {left}" if built.gaps else "compleet"
    filled = "invullen ({} van {})".format(*fields_filled(case, letter))
    picked = console.choose(
        f"{letter.short_name}, voor {names}: {stand}",
        [
            "zien wat nog mist, en wat telt voordat hij weggaat",
            "hier lezen",
            filled,
            "voor iemand anders",
            "schrijven",
            *(["verstuurd: de dag vastleggen"] if can_be_sent(letter) else []),
        ],
        menu=True,
        aside=why_aside(case.desk, console, lambda: grounds_of_letter(letter, built.law)),
    )
    if picked is None:
        return None
    if picked == 0:
        _before(case, letter, readers, console)
    elif picked == 1:
        console.say("")
        console.read_out(read_aloud(as_text(built.document)))
    elif picked == 2:
        _fill_in(case, letter, readers, console)
    elif picked == 3:
        return _other(case, letter, console) or readers
    elif picked == 4:
        _before(case, letter, readers, console)
        name = f"{file_stem(case, letter.id)}.docx"
        made = _write(console, name, lambda path: make_letter(case, letter, path, readers))
        if made and built.final and can_be_sent(letter):
            _sent(case, letter, readers, console)
    else:
        _sent(case, letter, readers, console)
    return readers


def _before(case: OpenCase, letter: Letter, readers: tuple[Reader, ...], console: Console) -> None:
    built = letter_of(case, letter, readers)
    told = False
    for title, lines in before_leaving(case, letter, built, readers=readers).sections():
        told = True
        console.say("", title, *(f"- {line}" for line in lines))
    if not told:
        console.say("Er is niets meer te zien.")


def _fill_in(case: OpenCase, letter: Letter, readers: tuple[Reader, ...], console: Console) -> None:
    asked = asked_fields(letter, case.facts())
    if not asked:
        console.say("Deze brief vraagt niets.")
        return
    kept, told = field_values(case, letter), fields_told(case, letter, readers)
    console.say("", "Leeg laat staan wat er staat. Een streepje (-) maakt leeg.")
    for field in asked:
        title, help_ = render(field.title, case.names()), render(field.explanation, case.names())
        console.say(
            "",
            title,
            f"  {help_}",
            f"  Bijvoorbeeld: {render(shown_value(field, field.example), case.names())}",
        )
        if kept.get(field.id):
            console.say(f"  Nu: {shown_value(field, kept[field.id])}")
        elif told[field.id]:
            console.say(f"  {told[field.id]}")
        answer = _answer(case, field, console)
        if answer is None:
            return  # the input ended: what was answered so far is kept
        if answer:
            keep_fields(case, letter, {field.id: "" if answer == "-" else answer})


def _answer(case: OpenCase, field: LetterField, console: Console) -> str | None:
    if field.form == "keuze":
        picked = console.choose("Wat kies je?", list(field.choices), stop="laten staan")
        return field.choices[picked] if picked is not None else ""
    if field.form == "datum":
        day = ask_date(console, "Welke dag? (leeg = laten staan): ", case.today())
        return day.isoformat() if day else ""
    return console.ask("> ")


def _other(case: OpenCase, letter: Letter, console: Console) -> tuple[Reader, ...]:
    possible = readers_of(case, letter)
    picked = console.choose("Voor wie?", [reader_called(case, one) for one in possible])
    return (possible[picked],) if picked is not None else ()


def _chronology(case: OpenCase, console: Console) -> None:
    from gesprekshulp.casework.chronology import make_chronology

    name = f"{file_stem(case, 'chronologie')}.docx"
    _write(console, name, lambda path: make_chronology(case, path))


def _calendar(case: OpenCase, console: Console) -> None:
    from gesprekshulp.casework.chronology import make_calendar

    def make(path: Path) -> Paper:
        count = make_calendar(case, path)
        return Paper(path=path, left_out=0, remarks=(f"Aantal afspraken: {count}.",))

    _write(console, f"{file_stem(case, 'agenda')}.ics", make)


def _sent(case: OpenCase, letter: Letter, readers: tuple[Reader, ...], console: Console) -> None:
    """Ask on which day the letter left, and record that; nothing when it is still here."""
    prompt = "Op welke dag is hij verstuurd? (leeg = nog niet): "
    day = ask_date(console, prompt, case.today(), past=True)
    if day is None:
        return
    try:
        console.say(record_sent(case, letter, readers, day))
    except StoreError as error:
        console.say(str(error))


def _write(console: Console, name: str, make: Callable[[Path], Paper]) -> bool:
    """Ask where, and write; whether it was written."""
    while (answer := console.ask(f"Naar welk bestand? (leeg = {name}, 0 = terug): ")) is not None:
        if answer == "0":
            break
        try:
            paper = make(Path(answer or name).expanduser())
        except WriteError as error:
            console.say(str(error))
            continue
        console.say(f"Het staat in {paper.path.absolute()}.", *paper.remarks)
        return True
    return False
