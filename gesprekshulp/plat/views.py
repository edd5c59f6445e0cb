"""What parents and pupil say of the school's text, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.papers import file_stem
from gesprekshulp.casework.views import (
    add_view,
    answer_view,
    make_views,
    speakers,
    targets,
    told,
    views_paper,
)
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.views import ViewHow, ViewOutcome
from gesprekshulp.dossier.words import VIEW_HOW, VIEW_OUTCOMES
from gesprekshulp.plat.answers import ask_date
from gesprekshulp.plat.console import Console, read_aloud

_HOW: tuple[ViewHow, ...] = get_args(ViewHow)
_OUTCOMES: tuple[ViewOutcome, ...] = get_args(ViewOutcome)


def run_views(case: OpenCase, console: Console) -> None:
    """Take over, answer, read or write what was said in their own words."""
    while True:
        views = list(case.dossier.views.values())
        picked = console.choose(
            "Eigen woorden bij het plan",
            [
                "neem over wat iemand zegt of schrijft",
                "lees alles",
                "schrijf het stuk bij het OPP",
                *(f"antwoord: {told(case, one)}" for one in views),
            ],
        )
        if picked is None:
            return
        if picked > 2:
            _answer(case, console, views[picked - 3].id)
        else:
            (_take, _read, _write)[picked](case, console)


def _take(case: OpenCase, console: Console) -> None:
    choices = targets(case)
    which = console.choose("Waarover gaat het?", [one.title for one in choices])
    people = speakers(case)
    who = None if which is None else console.choose("Van wie?", [short_name(p) for p in people])
    if which is None or who is None:
        return
    console.say("Neem het letterlijk over. Een lege regel is klaar.")
    lines = []
    while line := console.ask("> "):
        lines.append(line)
    if not lines:
        return
    place = console.ask("Welke zin of plek? (mag leeg): ") or ""
    how = console.choose("Hoe kwam het binnen?", [VIEW_HOW[one] for one in _HOW], usual=0)
    on = ask_date(console, "Wanneer? (leeg = vandaag): ", case.today(), past=True) or case.today()
    shared = console.choose(
        "Mag de familie dit lezen?", ["nee, alleen wie het zei, en de school", "ja"], usual=0
    )
    add_view(
        case,
        people[who].id,
        "\n".join(lines),
        on,
        _HOW[how or 0],
        choices[which],
        place,
        [p.id for p in people] if shared == 1 else (),
    )
    console.say("Bewaard. De tekst van de school blijft ernaast staan.")


def _answer(case: OpenCase, console: Console, view: str) -> None:
    picked = console.choose("Wat doet de school?", [VIEW_OUTCOMES[one] for one in _OUTCOMES])
    if picked is None:
        return
    text = console.ask("Wat verandert er, of waarom niet? Ouders lezen dit (leeg = terug): ")
    if text:
        answer_view(case, view, _OUTCOMES[picked], text)
        console.say("Het antwoord is bewaard.")


def _read(case: OpenCase, console: Console) -> None:
    console.say("")
    console.read_out(read_aloud(as_text(views_paper(case))))


def _write(case: OpenCase, console: Console) -> None:
    if not case.dossier.views:
        console.say("Er is nog niets om te schrijven.")
        return
    name = f"{file_stem(case, 'zienswijze')}.docx"
    while (answer := console.ask(f"Naar welk bestand? (leeg = {name}, 0 = terug): ")) is not None:
        if answer == "0":
            return
        try:
            paper = make_views(case, Path(answer or name).expanduser())
        except WriteError as error:
            console.say(str(error))
            continue
        console.say(f"Het staat in {paper.path.absolute()}.", *paper.remarks)
        return
