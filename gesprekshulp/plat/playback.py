"""The example played as text: every line is what a user would see and type.

It is recorded for real in the throw-away store it is given, and the summary is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from gesprekshulp.assistant.checks import Missing
from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.example import (
    Example,
    ExampleAct,
    ExampleConsent,
    ExampleRepair,
    example_desk,
    our_example,
)
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.papers import file_stem, make_summary
from gesprekshulp.casework.people import expected
from gesprekshulp.casework.points import not_recorded, terms_running
from gesprekshulp.casework.preparation import open_points, opening_sentences
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.words import CONSENT_STANDS, NOTE_KINDS
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.prepare import points_to_fill
from gesprekshulp.store.interface import StoreError

GOOD = 0


def play_example(
    folder: Path,
    clock: Callable[[], datetime],
    write: Callable[[str], None],
    target: Path | None = None,
) -> int:
    """Play the example in a throw-away store in `folder`; write the summary to `target`.

    Without a target the summary goes to a new folder that is not removed afterwards.
    Returns the exit code; raises StoreError or WriteError.
    """
    example = our_example()
    pace = _Pace(clock, minutes=len(example.gesprek))
    desk = example_desk(folder, pace, example)
    console = Console(lambda _: None, write)
    try:
        case = desk.open_case(example.leerling.afkorting)
        _Player(case, example, console, pace).play()
        path = target or _kept_folder() / f"{file_stem(case, 'samenvatting')}.docx"
        meeting = case.latest_meeting()
        assert meeting is not None
        paper = make_summary(case, meeting.id, path)
        console.say("", f"De samenvatting staat in {paper.path}.", *paper.remarks)
        case.leave()
    finally:
        desk.store.close()
    return GOOD


class _Pace:
    """A clock that lets each act of the talk last a minute, and ends at the real time."""

    def __init__(self, clock: Callable[[], datetime], minutes: int) -> None:
        self._clock = clock
        self._behind = timedelta(minutes=minutes)

    def __call__(self) -> datetime:
        return self._clock() - self._behind

    def on(self) -> None:
        self._behind -= timedelta(minutes=1)


class _Player:
    def __init__(self, case: OpenCase, example: Example, console: Console, pace: _Pace) -> None:
        self.case = case
        self.example = example
        self.console = console
        self.pace = pace

    def play(self) -> None:
        """Prepare, hold the meeting, do the Nazorg."""
        self.console.say(self.example.titel, self.example.uitleg)
        _show_preparation(self.case, self.console)
        meeting = begin(self.case, [person.id for person in expected(self.case)])
        self.console.say("", "Het gesprek begint.")
        self._step(meeting)
        for act in self.example.gesprek:
            self._act(meeting, act)
            self.pace.on()
        meeting.end()
        self.console.say("", "Nazorg")
        aftercare = Aftercare(self.case, meeting.id)
        for repair in self.example.nazorg:
            self._repair(aftercare, repair)
        left = aftercare.todos()
        self.console.say(f"Nog na te lopen: {len(left)}." if left else "Alles is nagelopen.")
        aftercare.close()
        self.console.say("Het gesprek is gesloten.")

    def _step(self, meeting: Meeting) -> None:
        shown = meeting.view()
        self.console.say("", f"[{shown.tree_title}] stap {shown.progress}: {shown.title}")
        if shown.wordings:
            self.console.say(f"  “{shown.wordings[0].text}”")
        for option in shown.options:
            self.console.say(f"   {option.letter}  {option.title}")
        if shown.ending is not None:
            self.console.say(f"  Uitkomst: {shown.ending.outcome}")
            self.console.say(f"  Nu: {shown.ending.next_action}")

    def _act(self, meeting: Meeting, act: ExampleAct) -> None:
        if act.uitleg:
            self.console.say(f"  ({act.uitleg})")
        if act.kies:
            self._choose(meeting, act.kies)
        if act.zijpad:
            meeting.enter(act.zijpad)
            self._step(meeting)
        if act.terug:
            meeting.leave()
            self._step(meeting)
        if act.typt:
            note = meeting.keep(act.typt)
            self.console.say(f"> {act.typt}", f"  bewaard als {NOTE_KINDS[note.kind].lower()}")
        if act.bezwaar:
            self.console.say(f"> {act.bezwaar}")
            for hint in meeting.hints(act.bezwaar):
                self.console.say(f"  {hint.title}: “{hint.sentence}”")
            meeting.keep_as_objection(act.bezwaar, act.soort)
            self.console.say("  bewaard als open bezwaar")
        if act.instemming:
            self._consent(meeting, act.instemming)

    def _choose(self, meeting: Meeting, option: str) -> None:
        found = [o for o in meeting.view().options if o.id == option]
        if not found:
            known = ", ".join(o.id for o in meeting.view().options)
            raise StoreError(
                f"In het voorbeeld bestaat keuze “{option}” niet bij stap "
                f"“{meeting.walk.tree}/{meeting.walk.step}”. Wel: {known}."
            )
        self.console.say(f"> {found[0].letter}")
        meeting.choose(option)
        self._step(meeting)

    def _consent(self, meeting: Meeting, said: ExampleConsent) -> None:
        until = self.case.today() + timedelta(days=said.dagen) if said.dagen else None
        meeting.consent(said.wie, said.onderdeel, said.stand, until=until, words=said.woorden)
        who = short_name(self.case.dossier.partners[said.wie])
        what = self.case.dossier.items[said.onderdeel].text
        self.console.say(f"  {who} over “{what}”: {CONSENT_STANDS[said.stand]}")

    def _repair(self, aftercare: Aftercare, repair: ExampleRepair) -> None:
        note = next((n for n in aftercare.notes() if repair.notitie in n.text), None)
        if note is None:
            raise StoreError(f"In het voorbeeld bestaat notitie “{repair.notitie}” niet.")
        self.console.say(f"  {NOTE_KINDS[note.kind]}: {note.text}")
        if repair.wie or repair.weten:
            days = repair.wanneer
            when = note.when if days is None else self.case.today() + timedelta(days=days)
            aftercare.complete_agreement(
                note.id, repair.wie or note.who, note.text, when, repair.weten
            )
        elif repair.antwoord:
            aftercare.resolve(note.id, repair.antwoord)
        elif repair.vervolg:
            aftercare.carry_over(note.id, repair.vervolg)
        elif repair.alleen_voor_mij == "ja":
            aftercare.set_reader(note.id, "eigen")
        elif repair.klopt == "ja":
            aftercare.settle(note.id)


def _kept_folder() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="gesprekshulp-samenvatting-"))


def _show_preparation(case: OpenCase, console: Console) -> None:
    """Tell what is missing, three sentences to open with, and what is still open."""
    _gaps(points_to_fill(case), console)
    terms = terms_running(case)
    if terms:
        console.say("", "Termijnen die lopen", *(f"  {one}" for one in terms))
    unknown = not_recorded(case)
    if unknown:
        lines = (f"  {line}" for line in unknown)
        console.say("", "Niet vastgelegd, en het kan ertoe doen", *lines)
    console.say("", "Zinnen om mee te openen")
    for sentence in opening_sentences(case):
        console.say(f"  “{sentence}”")
    points = open_points(case)
    if points:
        console.say("", "Nog open van eerder")
        for point in points:
            console.say(f"  {point}")


def _gaps(gaps: Sequence[Missing], console: Console) -> None:
    console.say("", "Wat ontbreekt nog?")
    if not gaps:
        console.say("Geen gat gevonden in wat is vastgelegd.")
    for number, gap in enumerate(gaps, 1):
        console.say(f"{number}. {gap.text}", f"   Waarom: {gap.why}", f"   Doe nu: {gap.advice}")
