"""The part of the summary about the plan: the expected end level, and consent per item.

Says only what was recorded: whose view it is when that is known, and how an answer came.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.documents.model import Blocks, Bullets, Heading, Paragraph, Table
from gesprekshulp.documents.noted import FAMILY_ROLES
from gesprekshulp.documents.words import Words
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.people import called, consenting, short_name, standing_with
from gesprekshulp.dossier.plan import IN_PART, REFUSED
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import Dossier, FactEntry, Gesprek, Instemming
from gesprekshulp.dossier.words import CONSENT_STANDS, CONSENT_WAYS
from gesprekshulp.knowledge.types import Content

OUTFLOW = "uitstroom"
_NOT_SAID = ("niet-besproken", "onbekend", "")


def outflow(dossier: Dossier, gesprek: Gesprek, content: Content, words: Words) -> list[Blocks]:
    """Return the expected end level, its grounds, and what was said of it."""
    opp = dossier.opp
    if not opp.uitstroombestemming:
        return []
    blocks: list[Blocks] = [
        Heading("Het eindniveau dat de school verwacht"),
        Paragraph(words("uitstroom")),
        Paragraph(opp.uitstroombestemming, lead="Verwachting:"),
    ]
    if opp.grounds:
        blocks.append(Paragraph(opp.grounds, lead="Waarom:"))
    entry = dossier.facts.get(OUTFLOW)
    fact = content.facts.get(OUTFLOW)
    titles = {value.id: value.title for value in fact.values} if fact else {}
    if entry and entry.value in titles and entry.value not in _NOT_SAID:
        blocks.append(Paragraph(titles[entry.value], lead=f"{_said(dossier, gesprek, entry)}:"))
    return blocks


def _said(dossier: Dossier, gesprek: Gesprek, entry: FactEntry) -> str:
    """Return when it was said, and by whom when only one of the family was at the table."""
    if entry.meeting != gesprek.id:
        return f"Vastgelegd op {dutch_date(entry.on, weekday=False)}"
    there = [
        p.partner
        for p in gesprek.presence
        if p.how != "afwezig" and (p.role in FAMILY_ROLES or p.role == "leerling")
    ]
    by = f" door {called(dossier, there[0])}" if len(there) == 1 else ""
    return f"In het gesprek gezegd{by}"


def plan(
    dossier: Dossier, gesprek: Gesprek, readers: Collection[str], words: Words, held: date
) -> list[Blocks]:
    """Return the items of the handelingsdeel with what each person said of them."""
    items = plan_items(dossier)
    people = consenting(dossier, held)
    if not items:
        return []
    blocks: list[Blocks] = [Heading("De hulp, per onderdeel"), Paragraph(words("handelingsdeel"))]
    if not people:
        return [*blocks, Bullets(tuple(item.text for item in items))]
    rows = [
        (item.text, *(_cell(dossier, gesprek, item.id, p.id, readers) for p in people))
        for item in items
    ]
    header = ("Onderdeel", *(short_name(person).capitalize() for person in people))
    return [*blocks, Table(header, tuple(rows), "Wie met welk onderdeel instemt")]


def someone_objects(dossier: Dossier, held: date) -> bool:
    """Return whether anybody who decides has a reservation about an item as it stands."""
    return any(
        standing_with(dossier, item.id, person.id) in REFUSED | IN_PART
        for item in plan_items(dossier)
        for person in consenting(dossier, held)
    )


def _cell(
    dossier: Dossier, gesprek: Gesprek, item: str, person: str, readers: Collection[str]
) -> str:
    stand = standing_with(dossier, item, person)
    given = dossier.consents.get(f"{person}/{item}", ())
    answer = CONSENT_STANDS[stand]
    if not given or stand == "opnieuw-vragen":
        return answer
    last = given[-1]
    if stand == "tot-datum" and not last.until:
        answer += " (nog niet gekozen)"
    if last.until:
        answer += f", {dutch_date(last.until, weekday=False)}"
    # Someone's own words of reservation are for the readers only when they are theirs.
    if last.words and person in readers:
        answer += f": “{last.words}”"
    when = dutch_date(last.given_on, weekday=False) if last.given_on else ""
    given_how = ", ".join(part for part in (_way(last, gesprek), when) if part)
    return f"{answer} ({given_how})" if given_how else answer


def _way(given: Instemming, gesprek: Gesprek) -> str:
    """Return how the answer came; silence came in no way, and who was absent spoke elsewhere."""
    if given.stand in ("geen-antwoord", "nog-niet-gevraagd"):
        return ""
    absent = {p.partner for p in gesprek.presence if p.how == "afwezig"}
    held = local_date(gesprek.started_at) if gesprek.started_at else None
    if given.how == "gezegd" and given.partner in absent and given.given_on == held:
        return "gezegd"
    return CONSENT_WAYS.get(given.how, "")
