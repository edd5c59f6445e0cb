"""The chronology of a case, with a list of evidence: what happened, in order, and what is missing.

Within the school it holds everything but own working notes, and says of each line who may
read it. For a parent or pupil it holds what that reader may see. What is missing is named
plainly: the gaps in the record itself here, those against the rules by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.weak_spots import weak_spots
from gesprekshulp.assistant.whereabouts import value_words
from gesprekshulp.documents.evidence import evidence_lines, proof_of
from gesprekshulp.documents.letters.data import with_readers
from gesprekshulp.documents.letters.request import READER_WORDS, Reader, Request, may_read
from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Table,
)
from gesprekshulp.dossier.people import called
from gesprekshulp.dossier.timeline import Moment, timeline
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.words import CONSENT_STANDS
from gesprekshulp.knowledge.letters import Addressed, Letter
from gesprekshulp.knowledge.types import Content

KIND = "chronologie"

_INTERNAL_ONLY = frozenset({"feit", "afwijking", "gewist", "zaak", "uitspraak", "document"})
_NOTHING_KNOWN = "Er is nog niets vastgelegd."


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line: the day, when in words, what happened, how it can be shown, who may read it."""

    on: date
    when: str
    text: str
    proof: str = ""
    readers: str = ""


class MissingLine(msgspec.Struct, frozen=True):
    """What is missing against a rule: its title, what to do, and the ground of the rule."""

    title: str
    remedy: str = ""
    ground: str = ""


def chronology_request(
    dossier: Dossier, content: Content, reader: Reader, on: date, user: str
) -> Request:
    """Return the request for the chronology of the whole case for one reader."""
    allowed: tuple[Addressed, ...] = (reader.kind,)
    letter = Letter(
        id=KIND, title="Chronologie", kind="intern", readers=allowed, address_form="geen"
    )
    return Request(
        letter=letter, dossier=dossier, content=content, readers=(reader,), on=on, user=user
    )


def chronology(request: Request, missing: Sequence[MissingLine] = ()) -> Document:
    """Return the chronology as a document. `missing` is shown only within the school."""
    dossier = request.dossier
    rows = chronology_rows(request)
    blocks: list[Blocks] = [Paragraph(_for_whom(request)), Heading("Wat er gebeurde, op volgorde")]
    if rows:
        blocks.append(_table(rows, request.internal))
    else:
        blocks.append(Paragraph(_NOTHING_KNOWN))
    papers = evidence_lines(request)
    if papers:
        blocks += [Heading("Bewijsstukken"), Numbered(tuple(papers))]
    if request.internal:
        blocks += _missing(request, missing)
    title = dossier.leerling.alias or dossier.title
    return Document(
        title=f"Chronologie {title}" if request.internal else "Wat er gebeurde, op volgorde",
        subtitle=" · ".join(
            x for x in (dossier.school.name, f"tot en met {dutch_date(request.on)}") if x
        ),
        author=dossier.school.name,
        blocks=tuple(blocks),
        foot="Alleen voor gebruik binnen de school."
        if request.internal
        else "Hier staan persoonlijke gegevens in. Bewaar het zorgvuldig.",
    )


def chronology_rows(request: Request) -> list[Row]:
    """Return the dated lines these readers may see up to the day of the paper, oldest first."""

    def say(fact: str, value: str) -> str:
        known = request.content.facts.get(fact)
        return f"{known.title if known else fact}: {value_words(request.content, fact, value)}"

    rows = []
    for moment in timeline(request.dossier, say):
        if moment.on > request.on or moment.reader == "eigen":
            continue
        text = moment.text if request.internal else _for_family(request, moment)
        if text:
            rows.append(
                Row(
                    on=moment.on,
                    when=_when(moment),
                    text=text,
                    proof=proof_of(request.dossier, moment),
                    readers=_may_read(request.dossier, moment),
                )
            )
    if not request.internal:
        rows += _own_lines(request)
        rows.sort(key=lambda row: row.on)
    return rows


def _for_family(request: Request, moment: Moment) -> str:
    """Return what the readers may see of a line, "" when nothing."""
    dossier = request.dossier
    if moment.kind in _INTERNAL_ONLY or moment.kind in ("instemming", "uitnodiging"):
        return ""
    if moment.kind in ("notitie", "verbetering"):
        note = dossier.notes.get(moment.ref)
        return moment.text if note is not None and may_read(request, note) else ""
    if moment.kind == "contact":
        contact = dossier.contacts.get(moment.ref)
        if contact is None or not with_readers(request, contact):
            return ""
        return moment.text if may_read(request, contact) else f"Contact: {contact.how}."
    if moment.kind == "zienswijze":
        view = dossier.views.get(moment.ref)
        mine = set(request.reader_ids)
        seen = view is not None and bool(mine) and mine <= {view.who, *view.shared_with}
        return moment.text if seen else ""
    if moment.kind == "gesprek":
        gesprek = dossier.meetings.get(moment.meeting)
        known = {one.partner for one in gesprek.presence} if gesprek else set()
        # Parents who speak to the school apart do not read of each other's talks here.
        return moment.text if set(request.reader_ids) <= known or not known else ""
    return moment.text if request.deciding else ""


def _own_lines(request: Request) -> Iterator[Row]:
    """Yield what these readers were asked, answered and sent themselves."""
    dossier = request.dossier
    mine = set(request.reader_ids)
    for asked in dossier.invitations:
        if asked.on and asked.on <= request.on and asked.partner in mine and not asked.reason_not:
            how = f", {asked.how}" if asked.how else ""
            text = f"Uitgenodigd: {called(dossier, asked.partner)}{how}."
            yield Row(on=asked.on, when=_day(asked.on), text=text)
    for given in (one for several in dossier.consents.values() for one in several):
        if given.given_on and given.given_on <= request.on and given.partner in mine:
            item = dossier.items.get(given.item)
            about = item.text if item and item.version == given.item_version else "eerdere tekst"
            words = f" “{given.words}”" if given.words else ""
            text = (
                f"{called(dossier, given.partner)}, {about}: {CONSENT_STANDS[given.stand]}.{words}"
            )
            yield Row(on=given.given_on, when=_day(given.given_on), text=text, proof=given.how)


def _missing(request: Request, missing: Sequence[MissingLine]) -> list[Blocks]:
    """Return what is not in the record, and what is missing against the rules."""
    own = [one.text for one in weak_spots(request.dossier, request.on)]
    blocks: list[Blocks] = [Heading("Wat ontbreekt")]
    if not own and not missing:
        return [*blocks, Paragraph("Geen gat gevonden in wat is vastgelegd.")]
    if missing:
        blocks.append(Heading("Volgens wet, commissie en advies", 2))
        blocks.append(
            Bullets(
                tuple(
                    " ".join(x for x in (one.title, one.remedy, _grounded(one)) if x)
                    for one in missing
                )
            )
        )
    if own:
        blocks += [Heading("In wat is vastgelegd", 2), Bullets(tuple(own))]
    return blocks


def _grounded(one: MissingLine) -> str:
    return f"({one.ground})" if one.ground else ""


def _table(rows: Sequence[Row], internal: bool) -> Table:
    title = "Wat er gebeurde, op volgorde"
    if not internal:
        cells = tuple((row.when, row.text) for row in rows)
        return Table(("Wanneer", "Wat"), cells, title, (1, 3))
    cells4 = tuple((row.when, row.text, row.proof, row.readers) for row in rows)
    return Table(("Wanneer", "Wat", "Hoe het blijkt", "Mag lezen"), cells4, title, (4, 8, 4, 3))


def _for_whom(request: Request) -> str:
    if request.internal:
        return (
            "Dit overzicht is gemaakt uit wat is vastgelegd. Eigen werkaantekeningen staan er niet "
            "in. Wat er niet staat, is niet vastgelegd; dat betekent niet dat het niet is gebeurd."
        )
    names = ", ".join(r.name or READER_WORDS[r.kind] for r in request.readers)
    return f"Dit overzicht is voor {names}. Wat over een ander gaat, staat er niet in."


def _may_read(dossier: Dossier, moment: Moment) -> str:
    if moment.kind in ("notitie", "verbetering"):
        note = dossier.notes.get(moment.ref)
        if note is not None and note.reader == "delen" and note.shared_with:
            return ", ".join(called(dossier, one) for one in note.shared_with)
    contact = dossier.contacts.get(moment.ref) if moment.kind == "contact" else None
    if contact is not None and contact.reader == "delen" and contact.shared_with:
        return ", ".join(called(dossier, one) for one in contact.shared_with)
    return "school"


def _when(moment: Moment) -> str:
    return f"{_day(moment.on)}{f', {moment.time}' if moment.time else ''}"


def _day(day: date) -> str:
    return dutch_date(day, weekday=False)
