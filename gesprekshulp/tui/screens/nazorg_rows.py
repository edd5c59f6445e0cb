"""The texts of the Nazorg screen: a note in the list, the note pointed at, what to do here.

Pure: notes in, text out. What is done with them stands in `nazorg`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.remarks import Remark, title_of
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.notes import readable_by
from gesprekshulp.dossier.people import called, short_name
from gesprekshulp.dossier.types import Note
from gesprekshulp.dossier.words import NOTE_KINDS, NOTE_LAYERS, NOTE_READERS, NOTE_STANDS
from gesprekshulp.tui.actions import ACTIONS, keys_of
from gesprekshulp.tui.screens.gesprek_rows import clock_time
from gesprekshulp.tui.text import Part, aanhef, hangend, samen
from gesprekshulp.tui.widgets.notespanel import MARKS

_DO_HERE = (("klopt", "doorlopen", "samenvatting"), ("bekijk", "voorlezen", "gesprek-sluiten"))
"""What is done here most, as two rows above what is left to do."""


def now_the_summary() -> str:
    """What comes after closing."""
    make, read = keys_of("samenvatting"), keys_of("bekijk")
    return f"Nu: {make} maakt de samenvatting, {read} laat haar lezen.\n\n"


def still_runs() -> str:
    """What is said of a talk that was left and not ended: letters take it for not held."""
    how = f"{keys_of('menu')}, {keys_of('gesprek-eindigen')}"
    return f"\n· Het gesprek loopt nog. Was het klaar? Kies in het gesprek {how}."


def keys_here() -> Iterator[Part]:
    """Yield what is done here most, each key as in the key bar."""
    for row in _DO_HERE:
        for number, action in enumerate(row):
            yield "  " if number else ""
            yield keys_of(action), "bold $primary"
            yield f" {ACTIONS[action].label}"
        yield "\n"


def note_line(note: Note, todo: bool, width: int) -> Content:
    """Return a note as a line of the list; a point in front: there is still something to do."""
    struck = "strike" if note.struck_on else ""
    return samen(
        ("• " if todo else "  ", "bold $warning"),
        (f"{clock_time(note.at)} ", "$text-muted"),
        (f"{MARKS[note.kind]} ", "bold"),
        (hangend(note.text, width, 10), struck),
        (" (vervallen)" if note.struck_on else "", "$text-muted"),
        ("\n" + " " * 10 + "(alleen voor jou)" if note.reader == "eigen" else "", "$text-muted"),
    )


def details(case: OpenCase, note: Note, asks: list[str]) -> list[Part]:
    """Return all that is known of a note, and what it still asks."""
    partners = case.dossier.partners
    readers = [short_name(partners[p]) for p in note.shared_with if p in partners]
    reader = NOTE_READERS[note.reader] + (f": {', '.join(readers)}" if readers else "")
    if note.reader == "delen" and not readers:
        own = readable_by(note, (note.speaker,))
        reader = f"alleen {called(case.dossier, note.speaker)}" if own else "nog niemand"
    guess = " (geraden)" if note.kind_guessed else ""
    rows = [
        ("Soort", NOTE_KINDS[note.kind] + guess),
        ("Hoe bekend", NOTE_LAYERS[note.layer]),
        ("Wie", note.who),
        (
            "Wanneer",
            dutch_date(note.when) + (" (geraden)" if note.when_guessed else "")
            if note.when
            else "",
        ),
        ("Hoe we het weten", note.how_known),
        ("Teruggezegd", "ja" if note.told_back else ""),
        ("Antwoord", note.answer),
        ("Wat er nu gebeurt", note.next_step),
        ("Stand", NOTE_STANDS.get(note.stand, "")),
        ("Mag lezen", reader),
    ]
    parts: list[Part] = [(aanhef(note.text), "bold"), "\n"]
    for label, value in rows:
        if value:
            parts += [(f"\n{label}: ", "$text-muted"), aanhef(value)]
    for ask in asks:
        parts += [("\n• ", "bold $warning"), ask]
    return parts


def to_read_back(notes: list[Note]) -> str:
    """Return the agreements as a text to read to parents."""
    agreements = [n for n in notes if n.kind == "afspraak" and not n.struck_on]
    if not agreements:
        return "Er zijn nog geen afspraken om terug te lezen."
    lines = []
    for number, note in enumerate(agreements, 1):
        when = f", {dutch_date(note.when)}" if note.when else ""
        lines.append(f"{number}. {note.who or 'Wie?'}: {note.text}{when}.")
        if note.how_known:
            lines.append(f"   We weten het als: {note.how_known}")
    lines.append("\nVraag: “Hoe zou u dit in uw eigen woorden zeggen?”")
    return "\n".join(lines)


def better_wording(remarks: Sequence[Remark]) -> list[Part]:
    """Return how the note could be put so that everybody may read it; quietly, under the rest."""
    parts: list[Part] = []
    for remark in remarks:
        shown = f": “{remark.words}”" if remark.words else ""
        parts.append((f"\n\n{title_of(remark)}{shown}", "$text-muted"))
        parts.append((f"\n{remark.why} {remark.advice}", "$text-muted"))
        if remark.rewrite:
            parts.append((f"\nBijvoorbeeld: {remark.rewrite}", "$text-muted"))
    return parts
