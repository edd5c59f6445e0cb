"""The items of the plan in a letter: where everyone agrees, and where somebody does not.

Whose own words stand in it is decided by who reads: of another only where that person
stands, never why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.documents.letters.data import NOT_SO
from gesprekshulp.documents.letters.request import Request
from gesprekshulp.documents.model import Blocks, Bullets, Paragraph, Quote
from gesprekshulp.dossier.people import consenting, latest_consent, short_name, standing_with
from gesprekshulp.dossier.types import ConsentStand, Gesprekspartner, Note, PlanItem


def agreed(request: Request, items: Sequence[PlanItem]) -> tuple[Blocks, ...]:
    """Return the items everyone agreed to, with the last day of a trial."""
    lines = [item.text + _until(request, item) for item in items]
    return (Bullets(tuple(lines)),) if lines else ()


_SAID: Mapping[ConsentStand, str] = {
    "bezwaar": "was het er niet mee eens",
    "voorbehoud": "zei ja, met een voorwaarde",
    "deels": "zei ja tegen een deel",
    "ingetrokken": "nam het ja terug",
}
"""What a person who did not agree said, as that person would tell it."""


def refused(
    request: Request, items: Sequence[PlanItem], shown: Sequence[Note]
) -> tuple[Blocks, ...]:
    """Return the items somebody did not agree to: who, their own words, and what was answered.

    Nothing to who has no say in the plan: it would tell them of another's objection.
    """
    if not request.deciding:
        return ()
    blocks: list[Blocks] = []
    for item in items:
        blocks.append(Paragraph(item.text, lead="Onderdeel:"))
        for person in consenting(request.dossier, request.on):
            blocks += _answer_of(request, item, person)
        blocks += [
            Paragraph(note.answer, lead="Antwoord van de school:")
            for note in shown
            if note.item == item.id and note.kind == "bezwaar" and note.answer
        ]
    return tuple(blocks)


def lapsed(request: Request, items: Sequence[tuple[PlanItem, date]]) -> tuple[Blocks, ...]:
    """Return the items of which the trial is over: else they stand neither under yes nor under no."""
    if not request.deciding:
        return ()
    blocks: list[Blocks] = []
    for item, day in items:
        until = dutch_date(day, weekday=False)
        blocks.append(Paragraph(item.text, lead="Onderdeel:"))
        blocks.append(
            Paragraph(f"De proef liep tot en met {until}. Een nieuw antwoord is er nog niet.")
        )
    return tuple(blocks)


def _answer_of(request: Request, item: PlanItem, person: Gesprekspartner) -> list[Blocks]:
    stand = standing_with(request.dossier, item.id, person.id, request.on)
    if stand not in NOT_SO:
        return []
    last = latest_consent(request.dossier, item.id, person.id)
    given = last.given_on if last else None
    when = f" ({dutch_date(given, weekday=False)})" if given else ""
    who = _called(request, person)
    blocks: list[Blocks] = [Paragraph(f"{_SAID[stand]}{when}.", lead=who)]
    own = request.internal or person.id in request.reader_ids
    if last and last.words and own:
        blocks.append(Quote(last.words, short_name(person)))
    return blocks


def _called(request: Request, person: Gesprekspartner) -> str:
    """Return what this person is called to the readers; who reads alone is spoken to."""
    if request.reader_ids == (person.id,) and not request.internal:
        return "Jij" if request.letter.address_form == "je" or person.role == "leerling" else "U"
    return short_name(person).capitalize()


def _until(request: Request, item: PlanItem) -> str:
    """Return up to when the item was agreed to, when anyone set a day."""
    days = [
        last.until
        for person in consenting(request.dossier, request.on)
        if (last := latest_consent(request.dossier, item.id, person.id))
        and last.stand == "tot-datum"
        and last.until
    ]
    return f" (tot en met {dutch_date(min(days), weekday=False)})" if days else ""
