"""Nazorg line by line: note by note, then closing."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.remarks import title_of
from gesprekshulp.casework.aftercare import Aftercare, Todo
from gesprekshulp.casework.grounds import grounds_of_summary
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.types import Note, NoteKind
from gesprekshulp.dossier.words import NOTE_KINDS
from gesprekshulp.plat.answers import ask_date
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.why import why_aside


def run_aftercare(aftercare: Aftercare, console: Console) -> None:
    """Go through what needs the user's eye, then offer to close."""
    console.say("", "Nazorg. Alles wat hier verandert, kun je tot het sluiten nog wijzigen.")
    seen: set[tuple[str, str]] = set()
    while True:
        todos = [t for t in aftercare.todos() if (t.note, t.what) not in seen]
        if not todos:
            break
        todo = todos[0]
        seen.add((todo.note, todo.what))
        if todo.partner:
            if not _settle_presence(aftercare, todo, console):
                return
            continue
        note = aftercare.case.dossier.notes[todo.note]
        console.say("", _left(len(todos)), f"{_said(aftercare, note)}")
        console.say(f"  {todo}")
        for remark in aftercare.remarks(note.id):
            better = f" Bijvoorbeeld: {remark.rewrite}" if remark.rewrite else ""
            console.say(f"  ({title_of(remark)}: “{remark.words}”. {remark.advice}{better})")
        if not _settle(aftercare, note, console):
            return
    if aftercare.closed:
        return
    left = len(aftercare.todos())
    if left:
        points = "1 punt is" if left == 1 else f"{left} punten zijn"
        console.say("", f"{points} nog niet af; dat mag.")
    answer = console.ask("Gesprek sluiten? Daarna is elke wijziging zichtbaar. (ja/nee) ") or ""
    if answer.casefold() in ("ja", "j"):
        aftercare.close()
        console.say("Gesloten. Je kunt nu de samenvatting maken.")


def _left(count: int) -> str:
    return "Nog 1 punt." if count == 1 else f"Nog {count} punten."


def _said(aftercare: Aftercare, note: Note) -> str:
    """Return the note as it is told: its kind, who said it, and the words."""
    partner = aftercare.case.dossier.partners.get(note.speaker)
    who = short_name(partner) if partner else note.speaker_name
    return f"{NOTE_KINDS[note.kind]}{f', {who}' if who else ''}: {note.text}"


def _settle_presence(aftercare: Aftercare, todo: Todo, console: Console) -> bool:
    """Put right who was there; False when the user stops or input ended."""
    console.say("", f"  {todo}")
    picked = console.choose(
        "Wat klopt?",
        ["was er toch", "was er toch, telefonisch", "was er niet"],
        stop="later verder",
    )
    if picked is None:
        return False
    if picked == 2:
        aftercare.was_absent(todo.partner)
    else:
        aftercare.was_there(todo.partner, "telefoon" if picked else "in de kamer")
    return True


def _settle(aftercare: Aftercare, note: Note, console: Console) -> bool:
    """Handle one note; False when the user stops or input ended."""
    agreement = note.kind == "afspraak"
    picked = console.choose(
        "Wat doe je?",
        [
            "klopt zo",
            "andere soort",
            "afspraak compleet maken" if agreement else "een afspraak erbij maken",
            "er is op geantwoord",
            "blijft open; dit gebeurt er",
            "alleen voor mij",
            "weghalen",
        ],
        stop="later verder",
        menu=True,
        aside=why_aside(
            aftercare.case.desk,
            console,
            lambda: grounds_of_summary(aftercare.case, aftercare.meeting),
        ),
    )
    if picked is None:
        return False
    if picked == 0:
        aftercare.settle(note.id)
        console.say("Klopt zo.")
    elif picked == 1:
        kinds = get_args(NoteKind)
        which = console.choose("Welke soort?", [NOTE_KINDS[kind] for kind in kinds])
        if which is not None:
            aftercare.set_kind(note.id, kinds[which])
            console.say(f"Nu een {NOTE_KINDS[kinds[which]].casefold()}.")
    elif picked == 2:
        if agreement:
            _complete(aftercare, note, console)
        else:
            # What was agreed is no answer yet: the note itself is asked again.
            return _add_agreement(aftercare, console) and _settle(aftercare, note, console)
    elif picked == 3:
        _with_words(aftercare.resolve, note, "Wat is geantwoord? ", console)
    elif picked == 4:
        _with_words(aftercare.carry_over, note, "Wat gebeurt er nu mee? ", console)
    elif picked == 5:
        aftercare.set_reader(note.id, "eigen")
        console.say("Alleen voor jou. Het komt in geen enkel stuk.")
    else:
        aftercare.drop(note.id)
        console.say("Weggehaald.")
    return True


def _with_words(
    act: Callable[[str, str], Note], note: Note, question: str, console: Console
) -> None:
    words = console.ask(question)
    if words:
        act(note.id, words)
        console.say("Bewaard.")
    else:
        console.say("Zonder antwoord blijft het zoals het was.")


def _complete(aftercare: Aftercare, note: Note, console: Console) -> None:
    what = console.ask(f"Wat? (leeg = {note.text}): ") or note.text
    who = console.ask(f"Wie? (leeg = {note.who or 'nog niet bekend'}): ") or note.who
    now = f"; nu {dutch_date(note.when)}" if note.when else ""
    when = ask_date(console, f"Wanneer? (leeg = zo laten{now}): ", aftercare.case.today())
    known = console.ask("Hoe weten we dat het gelukt is? ")
    if known is None:
        return  # the input ended halfway: half an answer changes nothing
    when, known = when or note.when, known or note.how_known
    aftercare.complete_agreement(note.id, who, what, when, known)
    console.say("De afspraak is bewaard.")


def _add_agreement(aftercare: Aftercare, console: Console) -> bool:
    """Add an agreement beside a note, which stays as it was; False when the input ended."""
    what = console.ask("Wat is er afgesproken? (leeg = toch niet): ")
    if not what:
        return what is not None
    kept = Meeting(aftercare.case, aftercare.meeting).keep(f"> {what}")
    _complete(aftercare, kept, console)
    return True
