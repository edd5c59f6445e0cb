"""Why the program says something: one source explained whole, and what leans on it.

Pure: content in, lines to read out. Which sources are behind what a screen shows now is
worked out in `casework.grounds`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.whereabouts import value_words
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.dossier.words import SECTORS
from gesprekshulp.knowledge.types import Certainty, Content, Ruling, Source
from gesprekshulp.knowledge.validity import in_force

KINDS: Mapping[str, str] = {
    "wet": "wet",
    "uitspraak": "uitspraak van een commissie of rechter",
    "beroepscode": "beroepscode",
    "advies": "advies of uitleg van een organisatie",
    "studie": "onderzoek",
    "duiding": "onze eigen uitleg, geen wet",
}
"""The kinds of source, in words."""

CERTAINTY: Mapping[Certainty, str] = {
    "hoog": "Nagekeken, en duidelijk genoeg om op te bouwen. De tekst van de bron zelf gaat voor.",
    "middel": "Waarschijnlijk juist, maar niet helemaal nagelezen, of het is een uitleg. "
    "Komt het erop aan? Vraag het na.",
    "laag": "Niet nagelezen, verouderd of omstreden. Ga er niet op af voordat iemand het nakeek.",
}
"""What each certainty means for who relies on it."""

_OUTCOMES = {
    "gegrond": "gegrond: wie het voorlegde, kreeg gelijk",
    "deels-gegrond": "deels gegrond: wie het voorlegde, kreeg voor een deel gelijk",
    "ongegrond": "ongegrond: wie het voorlegde, kreeg geen gelijk",
    "niet-ontvankelijk": "niet-ontvankelijk: de commissie keek niet naar de inhoud",
}

_THINGS = (
    ("rules", "regel"),
    ("kinds", "weerstand"),
    ("letters", "brief"),
    ("terms", "begrip"),
    ("tips", "tip"),
    ("moves", "zet"),
    ("promises", "belofte"),
    ("guards", "wachtregel"),
    ("holidays", "vakantie"),
)


class Leaning(msgspec.Struct, frozen=True):
    """One thing in content that leans on a source: what it is, its id, how it is called."""

    what: str
    place: str
    title: str

    def __str__(self) -> str:
        """`stap oogo/welkom: Het gesprek, Welkom`."""
        return f"{self.what} {self.place}: {self.title}"


class SourceShown(msgspec.Struct, frozen=True):
    """A source as a user reads it: its title, what is known of it, and what leans on it."""

    id: str
    title: str
    lines: tuple[str, ...]
    leaning: tuple[Leaning, ...]


def explain_source(content: Content, source: str, on: date | None = None) -> SourceShown:
    """Return everything a user should know of a source; raises KeyError for an unknown id.

    `on`: the day on which it is read; then a source that does not hold that day says so.
    """
    found = content.sources[source]
    return SourceShown(
        id=found.id,
        title=found.title,
        lines=tuple(_lines(content, found, on)),
        leaning=leaning_on(content, source),
    )


def reading(shown: SourceShown, *, open_view: bool = False) -> list[str]:
    """Return the lines below the title, for a screen and for a terminal.

    `open_view`: a parent may read along. What leans on a source names kinds of weerstand
    and aids for staff, so it is left out then.
    """
    if open_view:
        return list(shown.lines)
    if not shown.leaning:
        return [*shown.lines, "", "Niets in het programma steunt op deze bron."]
    count = len(shown.leaning)
    places = "1 plek" if count == 1 else f"{count} plekken"
    return [
        *shown.lines,
        "",
        f"Het programma steunt hierop, op {places}:",
        *(f"  {one}" for one in shown.leaning),
    ]


def leaning_on(content: Content, source: str) -> tuple[Leaning, ...]:
    """Return where content leans on a source: steps first, then rules, kinds and the rest."""
    return tuple(
        Leaning(what, place, render(title, Names()))
        for what, place, title, thing in _places(content)
        if source in _named(thing)
    )


def list_sources(content: Content, kind: str = "") -> list[Source]:
    """Return the sources of a kind, or all, in the order of content."""
    return [one for one in content.sources.values() if kind in ("", one.kind)]


def _places(content: Content) -> Iterator[tuple[str, str, str, object]]:
    for tree in content.trees.values():
        for step in tree.steps:
            yield "stap", f"{tree.id}/{step.id}", f"{tree.title}, {step.title}", step
    for things, what in _THINGS:
        for name, thing in getattr(content, things).items():
            title = next(
                str(getattr(thing, one)) for one in ("title", "term", "text") if hasattr(thing, one)
            )
            yield what, name, title, thing


def _named(thing: object) -> Iterator[str]:
    """Yield the sources named anywhere in a thing, however deep the claim lies."""
    if isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            value = getattr(thing, field)
            # `names`: the sources that a promise wants named.
            if field in ("sources", "names"):
                yield from value
            elif value and not isinstance(value, str):
                yield from _named(value)
    elif isinstance(thing, tuple):
        for one in thing:
            if not isinstance(one, str):
                yield from _named(one)


def _lines(content: Content, source: Source, on: date | None) -> Iterator[str]:
    yield f"Kenmerk: {source.id}"
    article = f", artikel {source.article}" if source.article else ""
    yield f"Soort: {KINDS[source.kind]}{article}"
    yield f"Wat er staat: {source.text}"
    sectors = ", ".join(SECTORS[sector] for sector in source.sectors)
    yield f"Voor: {sectors or 'geen onderwijssoort apart genoemd'}"
    yield f"Geldig: {_valid(source)}"
    if on is not None and not in_force(source, on):
        yield "Let op: dit geldt vandaag niet."
    yield f"Zekerheid: {source.certainty}. {CERTAINTY[source.certainty]}"
    if source.still_to_check:
        yield f"Nog nagaan: {source.still_to_check}"
    yield f"Nagekeken op: {dutch_date(source.checked_on, weekday=False)}"
    yield f"Adres: {source.url or 'geen adres op internet'}"
    if source.decided is not None:
        yield from _ruling(content, source.decided)


def _valid(source: Source) -> str:
    begin = f"vanaf {dutch_date(source.valid_from, weekday=False)}" if source.valid_from else ""
    end = (
        f"tot en met {dutch_date(source.valid_until, weekday=False)}" if source.valid_until else ""
    )
    return " ".join(part for part in (begin, end) if part) or "geen begin of einde bekend"


def _ruling(content: Content, ruling: Ruling) -> Iterator[str]:
    on = dutch_date(ruling.date, weekday=False)
    yield f"Uitspraak: nummer {ruling.number}, {on}"
    yield f"Uitkomst: {_OUTCOMES[ruling.outcome]}"
    if ruling.facts:
        yield "Wat er speelde, zover de samenvatting het noemt:"
    for fact, value in ruling.facts.items():
        title = content.facts[fact].title if fact in content.facts else fact
        yield f"  {title}: {value_words(content, fact, value)}"
