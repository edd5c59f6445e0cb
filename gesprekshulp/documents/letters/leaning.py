"""What one letter leans on, for the other side to look at: its facts, its law, its readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gesprekshulp.assistant.counterpoints import Counterpoint, Leaning
from gesprekshulp.assistant.weak_spots import Topic
from gesprekshulp.assistant.wording import names_of
from gesprekshulp.documents.letters.build import BuiltLetter
from gesprekshulp.documents.letters.data import present_data
from gesprekshulp.documents.letters.filling import Filler, LetterGap
from gesprekshulp.documents.letters.request import Request
from gesprekshulp.knowledge.conditions import facts_in, holds
from gesprekshulp.knowledge.letters import (
    FAMILY_READERS,
    FIELD_PREFIX,
    Letter,
    LetterBlock,
    LetterCounter,
    PartName,
)

_RESTS, _FITS, _SAYS = 4, 3, 1
"""How much a letter turns on a fact: it rests on it, is made because of it, or says it."""

_TOPICS: dict[PartName, tuple[Topic, ...]] = {
    "bezwaren": ("bezwaar",),
    "inbreng": ("bezwaar",),
    "nog-open": ("bezwaar",),
    "niet-akkoord": ("bezwaar", "instemming"),
    "akkoord": ("instemming",),
    "onderdelen": ("instemming",),
    "handelingsdeel": ("instemming",),
    "afspraken": ("afspraak",),
    "nog-beloofd": ("afspraak",),
    "pogingen": ("uitnodiging",),
    "gesprekken": ("gesprek",),
    "aanwezig": ("gesprek",),
    "besproken": ("gesprek",),
    "besluiten": ("gesprek", "stukken"),
    "woorden-leerling": ("leerling",),
    "opp": ("stukken",),
    "documenten": ("stukken",),
}

_NO_PROOF = "“Waar blijkt dat uit?”"


def leaning_of(request: Request, built: BuiltLetter) -> Leaning:
    """Return what this letter leans on, in this case and for these readers."""
    letter = request.letter
    fill = Filler(request, names_of(request.dossier, request.meeting, request.on, request.user))
    facts = _facts(letter)
    own = tuple(_of(one, fill) for one in letter.counter if _is_told(one, request, fill))
    lacking = [gap for gap in built.gaps if gap.rest]
    rests = {rest.id: rest for rest in letter.rests_on}
    told = {
        fact for gap in lacking if gap.rest in rests for fact in facts_in(rests[gap.rest].holds)
    }
    family = {reader.kind for reader in request.readers} <= FAMILY_READERS
    return Leaning(
        own=own,
        lacking=tuple(_lacking(lacking, letter, fill)),
        told=frozenset(told),
        facts=facts,
        sources=frozenset(source for point in built.law for source in point.sources),
        topics=frozenset(_topics(letter.blocks)),
        readers=frozenset(request.reader_ids) if family else frozenset(),
    )


def _facts(letter: Letter) -> dict[str, int]:
    """Return how much the letter turns on each fact."""
    found: dict[str, int] = {}
    weighed = (
        *((block.condition, _SAYS) for block in letter.blocks),
        *((fit.condition, _FITS) for fit in letter.fits),
        *((rest.holds, _RESTS) for rest in letter.rests_on),
    )
    for condition, weight in weighed:
        for fact in facts_in(condition):
            found[fact] = max(weight, found.get(fact, 0))
    return found


def _topics(blocks: Iterable[LetterBlock]) -> Iterator[Topic]:
    for block in blocks:
        if block.part:
            yield from _TOPICS.get(block.part, ())


def _is_told(one: LetterCounter, request: Request, fill: Filler) -> bool:
    there = present_data(request)
    kinds = {reader.kind for reader in request.readers}

    def known(name: str) -> bool:
        if name.startswith(FIELD_PREFIX):
            return bool(fill.value(name.removeprefix(FIELD_PREFIX)))
        return name in there

    return (
        holds(one.condition, fill.facts)
        and (not one.only_for or (bool(kinds) and kinds <= set(one.only_for)))
        and all(known(name) for name in one.having)
        and not any(known(name) for name in one.lacking)
    )


def _of(one: LetterCounter, fill: Filler) -> Counterpoint:
    return Counterpoint(
        f"“{fill(one.says)}”", fill(one.missing), fill(one.remedy), sources=one.sources
    )


def _lacking(gaps: list[LetterGap], letter: Letter, fill: Filler) -> Iterator[Counterpoint]:
    """Yield what the letter rests on and is not there; those put in words first."""
    rests = {rest.id: rest for rest in letter.rests_on}
    for gap in sorted(gaps, key=lambda gap: not (gap.rest in rests and rests[gap.rest].says)):
        rest = rests.get(gap.rest)
        said = f"“{fill(rest.says)}”" if rest and rest.says else _NO_PROOF
        how = f"{gap.how[:1].upper()}{gap.how[1:]}"
        remedy = how if how.endswith((".", "?")) or not how else f"{how}."
        sources = rest.sources if rest else ()
        yield Counterpoint(said, f"Niet vastgelegd: {gap.what}.", remedy, sources=sources)
