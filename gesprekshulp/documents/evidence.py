"""How a line of the chronology can be shown, and the papers there are: pointers, never copies."""

from __future__ import annotations

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.documents.letters.request import Request
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.people import called
from gesprekshulp.dossier.timeline import Moment
from gesprekshulp.dossier.trail import INSIDE
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.words import CONSENT_WAYS

_HASH_SHOWN = 12  # of 64: enough to tell two papers of one case apart


def proof_of(dossier: Dossier, moment: Moment) -> str:
    """Return how a line can be shown, "" when only that it was recorded."""
    if moment.kind in ("notitie", "verbetering"):
        gesprek = dossier.meetings.get(moment.meeting)
        if gesprek is None:
            return "notitie"
        closed = gesprek.stand == "gesloten"
        return "notitie, gesloten gesprek" if closed else "notitie, nog niet gesloten"
    if moment.kind == "contact":
        contact = dossier.contacts.get(moment.ref)
        return contact.how if contact else ""
    if moment.kind == "opp":
        return dossier.opp.originals
    if moment.kind == "document":
        return "zie de bewijsstukken"
    return "beschikking" if moment.kind == "uitspraak" else ""


def evidence_lines(request: Request) -> list[str]:
    """Return the papers these readers may know of, each with day and how to recognise it."""
    dossier = request.dossier
    lines: list[str] = []
    if request.internal:
        lines += [
            f"Uitspraak van {dutch_date(order.dated, weekday=False)}: {order.text}"
            for order in dossier.orders
            if order.dated <= request.on
        ]
        if dossier.opp.originals:
            lines.append(f"OPP versie {dossier.opp.version}: {dossier.opp.originals}")
    mine = set(request.reader_ids)
    for made in dossier.documents:
        day = local_date(made.on)
        if made.kind in INSIDE:
            continue
        if day > request.on or not (request.internal or (mine and mine <= set(made.readers))):
            continue
        letter = request.content.letters.get(made.kind)
        title = (letter.short_name if letter else "") or made.kind.capitalize()
        whom = ", ".join(called(dossier, one) for one in made.readers)
        told = f"{title}, {dutch_date(day, weekday=False)}"
        if whom:
            told += f", voor {whom}"
        if request.internal and made.file_name:
            told += f"; bestand {made.file_name}, kenmerk {made.sha256[:_HASH_SHOWN]}"
        lines.append(told)
    lines += _signed(request)
    return lines


def _signed(request: Request) -> list[str]:
    """Return the answers that stand on paper or in an e-mail."""
    dossier, mine = request.dossier, set(request.reader_ids)
    return [
        f"Antwoord van {called(dossier, one.partner)} over “{item.text}”, "
        f"{CONSENT_WAYS[one.how]}, {dutch_date(one.given_on, weekday=False)}"
        for several in dossier.consents.values()
        for one in several
        if one.given_on
        and one.given_on <= request.on
        and one.how in ("e-mail", "ondertekend", "brief")
        and (request.internal or one.partner in mine)
        and (item := dossier.items.get(one.item)) is not None
    ]
