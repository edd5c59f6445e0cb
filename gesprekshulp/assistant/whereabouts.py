"""Where am I: the way walked, why this step looks as it does, and what would change it.

Made for reading: every text is Dutch and filled in. Changing an earlier answer stands in
`changing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.changing import chosen_title
from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.view import claim_applies
from gesprekshulp.assistant.walk import Walk, destination, step_at
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.dossier.types import Answer, FactEntry
from gesprekshulp.knowledge.conditions import describe, facts_in, holds
from gesprekshulp.knowledge.types import UNKNOWN, Claim, Condition, Content, Rule, Step
from gesprekshulp.knowledge.validity import in_force, sources_for
from gesprekshulp.text import shorten

_WIDTH = 70
_MOST_SOURCES = 4


class Passed(msgspec.Struct, frozen=True):
    """One move of the walk: `index` in the answer log, the step and what was chosen there."""

    index: int
    title: str
    chosen: str
    changeable: bool


class FactShown(msgspec.Struct, frozen=True):
    """A fact that made something appear here: its value, since when, and on what ground.

    `shows`: what appears because of it. `sources`: ids behind the claims and rules that
    speak of this fact.
    """

    fact: str
    title: str
    value: str
    since: str
    shows: tuple[str, ...]
    sources: tuple[str, ...] = ()


class Hidden(msgspec.Struct, frozen=True):
    """Something of this step that is not shown now, what it needs, and what is the case."""

    what: str
    needs: str
    now: str


class Whereabouts(msgspec.Struct, frozen=True):
    """Where a walk stands. `path`: moves, newest last; `here`: the title of this step."""

    path: tuple[Passed, ...] = ()
    here: str = ""
    led_by: str = ""
    facts: tuple[FactShown, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    sources: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """A heading with the lines below it. `private`: not for a parent who reads along."""

    title: str
    lines: tuple[str, ...]
    private: bool = True


class _Part(msgspec.Struct, frozen=True):
    what: str
    condition: Condition
    sources: tuple[str, ...] = ()


def _quoted(word: str, text: str, names: Names) -> str:
    return f"{word} “{shorten(render(text, names), _WIDTH)}”"


def whereabouts(
    content: Content,
    walk: Walk,
    facts: Mapping[str, str],
    recorded: Mapping[str, FactEntry],
    names: Names,
    on: date,
) -> Whereabouts:
    """Return where the walk stands and why. Never raises.

    `recorded`: the last record of each fact that was recorded (a derived one has none).
    """
    path = tuple(_passed(content, names, n, answer) for n, answer in enumerate(walk.answers))
    step = step_at(content, walk.place)
    if step is None:
        return Whereabouts(path=path)
    parts = list(_conditional(content, walk, step, facts, names, on))
    shown = [part for part in parts if holds(part.condition, facts)]
    return Whereabouts(
        path=path,
        here=render(step.title, names),
        led_by=_led_by(path),
        facts=tuple(_facts(content, shown, facts, recorded, on)),
        hidden=tuple(
            Hidden(part.what, describe(part.condition, content), _now(part, content, facts))
            for part in parts
            if not holds(part.condition, facts)
        ),
        sources=step.sources,
    )


def sections(where: Whereabouts) -> list[Section]:
    """Return what a user reads, for a box on screen and for --plat."""
    walked = tuple(_passed_line(one) for one in where.path)
    here = (f"nu: {where.here}",) if where.here else ("Er is nog geen gesprek begonnen.",)
    because = [where.led_by] if where.led_by else []
    because += [_fact_line(fact) for fact in where.facts]
    if not where.facts:
        because.append("Geen enkele zin of keuze hier hangt af van een feit uit de zaak.")
    if where.sources:
        because.append(f"Deze stap steunt op: {', '.join(where.sources)}.")
    change = tuple(f"{one.what}: als {one.needs} ({one.now})" for one in where.hidden)
    return [
        Section("De weg tot hier", (*walked, *here), private=False),
        Section("Waarom deze stap er zo uitziet", tuple(because)),
        Section(
            "Wat er verschijnt als een feit verandert",
            change or ("Niets: alles van deze stap is te zien.",),
        ),
    ]


def why_missing(
    content: Content,
    rule: Rule,
    facts: Mapping[str, str],
    recorded: Mapping[str, FactEntry],
    on: date,
) -> list[Section]:
    """Return why a rule says that something is missing, and what would settle it."""
    sources = sources_for(rule.sources, content, facts.get("sector", UNKNOWN))
    part = _Part("dit punt", rule.condition, sources)
    lines = [_fact_line(one) for one in _facts(content, [part], facts, recorded, on)]
    source = f"Bron: {', '.join(sources)}." if sources else "Zonder bron: een huisregel."
    return [
        Section(f"Waarom staat “{rule.title}” hier?", (*lines, source)),
        Section(
            "Wat het verandert",
            (f"Het punt blijft zolang dit geldt: {describe(rule.condition, content)}.",),
        ),
    ]


def _passed(content: Content, names: Names, index: int, answer: Answer) -> Passed:
    chosen = {
        "begin": "begonnen",
        "zijpad": f"zijpad in: {_tree_title(content, answer.to)}",
        "terug": "terug uit het zijpad",
    }.get(answer.move) or chosen_title(content, answer)
    title = answer.title or answer.step
    return Passed(index, render(title, names), render(chosen, names), answer.move == "keuze")


def _tree_title(content: Content, to: str) -> str:
    tree = to.partition("/")[0]
    return content.trees[tree].title if tree in content.trees else tree


def _passed_line(passed: Passed) -> str:
    return f"{passed.title} → {passed.chosen}"


def _led_by(path: Sequence[Passed]) -> str:
    if not path:
        return ""
    last = path[-1]
    if not last.changeable:
        return f"Je kwam hier zo: {last.chosen}."
    return f"Je koos bij “{last.title}”: {last.chosen}."


def _conditional(
    content: Content,
    walk: Walk,
    step: Step,
    facts: Mapping[str, str],
    names: Names,
    on: date,
) -> Iterator[_Part]:
    """Yield the parts of the step that hang on facts, in the order in which they are shown."""
    for option in step.options:
        if option.condition and destination(content, walk.place, walk.stack, option):
            yield _Part(_quoted("keuze", option.title, names), option.condition)
    for wording in step.wordings:
        if wording.condition:
            yield _Part(_quoted("zin", wording.text, names), wording.condition)
    for claim in step.claims:
        if claim.condition and _current(claim, content, facts, on):
            yield _Part(_quoted("recht", claim.text, names), claim.condition, claim.sources)


def _current(claim: Claim, content: Content, facts: Mapping[str, str], on: date) -> bool:
    """Whether a claim is law here today, apart from its condition."""
    bare = msgspec.structs.replace(claim, condition=None)
    return claim_applies(bare, content, facts, on)


def _facts(
    content: Content,
    shown: Sequence[_Part],
    facts: Mapping[str, str],
    recorded: Mapping[str, FactEntry],
    on: date,
) -> Iterator[FactShown]:
    sector = facts.get("sector", UNKNOWN)
    for fact in dict.fromkeys(f for part in shown for f in sorted(facts_in(part.condition))):
        about = [part for part in shown if fact in facts_in(part.condition)]
        named = [source for part in about for source in part.sources]
        named += _rule_sources(content, fact, on)
        yield FactShown(
            fact=fact,
            title=content.facts[fact].title if fact in content.facts else fact,
            value=value_words(content, fact, facts.get(fact, UNKNOWN)),
            since=_since(recorded.get(fact), facts.get(fact, UNKNOWN)),
            shows=tuple(part.what for part in about),
            sources=sources_for(tuple(dict.fromkeys(named)), content, sector)[:_MOST_SOURCES],
        )


def _rule_sources(content: Content, fact: str, on: date) -> Iterable[str]:
    for rule in content.rules.values():
        if in_force(rule, on) and fact in facts_in(rule.condition):
            yield from rule.sources


def value_words(content: Content, fact: str, value: str) -> str:
    """Return a value of a fact as a user reads it."""
    known = content.facts.get(fact)
    return next((v.title for v in known.values if v.id == value), value) if known else value


def _since(entry: FactEntry | None, value: str) -> str:
    if entry is None or entry.value != value:
        return "niet vastgelegd" if value == UNKNOWN else "volgt uit de gegevens van de zaak"
    ground = f", {entry.ground}" if entry.ground else ""
    return f"vastgelegd op {dutch_date(entry.on)}{ground}"


def _fact_line(fact: FactShown) -> str:
    sources = f" [{', '.join(fact.sources)}]" if fact.sources else ""
    return f"{fact.title}: {fact.value} ({fact.since}). Laat zien: {'; '.join(fact.shows)}{sources}"


def _now(part: _Part, content: Content, facts: Mapping[str, str]) -> str:
    said = [
        f"{content.facts[f].title if f in content.facts else f} is nu "
        f"“{value_words(content, f, facts.get(f, UNKNOWN))}”"
        for f in sorted(facts_in(part.condition))
    ]
    return " en ".join(said)
