"""Conditions: from an author's form to a tree, and whether it holds for some facts.

Author's form: a mapping of which all parts must hold: `feit: waarde`, `feit: [a, b]`,
`alle: [..]`, `een_van: [..]`, `niet: {..}`. Whether a condition can ever hold is for `logic`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gesprekshulp.knowledge.diagnostics import Problem
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.types import UNKNOWN, All, AnyOf, Condition, Content, Is, Not

LISTS = ("alle", "een_van")
NOT = "niet"
WORDS = frozenset({*LISTS, NOT})


def normalise(raw: object, path: Path = ()) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return (a condition ready for msgspec.convert, problems with their paths).

    None when there is any problem. Facts and values are not looked up here.
    """
    problems: list[Problem] = []
    form = _mapping(raw, path, problems)
    return (None if problems else form), problems


def _mapping(raw: object, path: Path, problems: list[Problem]) -> dict[str, Any]:
    if not isinstance(raw, dict) or not raw:
        words = "Een voorwaarde hoort “feit: waarde” te zijn."
        problems.append(Problem(path, "GH211", words, "bijvoorbeeld als: {sector: vo}"))
        return {}
    parts = [_part(str(key), value, (*path, key), problems) for key, value in raw.items()]
    return parts[0] if len(parts) == 1 else {"v": "alle", "parts": parts}


def _part(key: str, value: object, path: Path, problems: list[Problem]) -> dict[str, Any]:
    if key == NOT:
        return {"v": "niet", "part": _mapping(value, path, problems)}
    if key in LISTS:
        if not isinstance(value, list) or not value:
            words = f"Achter “{key}” hoort een lijst van voorwaarden."
            problems.append(Problem(path, "GH211", words))
            return {}
        parts = [_mapping(one, (*path, n), problems) for n, one in enumerate(value)]
        return {"v": key, "parts": parts}
    values = [value] if isinstance(value, str) else value
    if isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(v, dict) for v in value)
    ):
        words = f"“{key}” is geen feit en geen verbindingswoord."
        problems.append(
            Problem(path, "GH212", words, "verbind met alle, een_van of niet", at_key=True)
        )
    elif not isinstance(values, list) or not values or not all(isinstance(v, str) for v in values):
        words = f"Achter het feit “{key}” hoort een waarde, of een lijst van waarden."
        problems.append(Problem(path, "GH211", words))
    return {"v": "is", "fact": key, "values": values}


def mentions(raw: object, path: Path = ()) -> Iterator[tuple[Path, str, list[tuple[Path, str]]]]:
    """Yield (path of the key, fact, [(path of a value, value)]) of an author's condition."""
    if not isinstance(raw, dict):
        return
    for key, value in raw.items():
        here = (*path, key)
        if key == NOT:
            yield from mentions(value, here)
        elif key in LISTS:
            for number, one in enumerate(value if isinstance(value, list) else ()):
                yield from mentions(one, (*here, number))
        elif isinstance(value, str):
            yield here, key, [(here, value)]
        elif isinstance(value, list) and not any(isinstance(one, dict) for one in value):
            said = [((*here, n), one) for n, one in enumerate(value) if isinstance(one, str)]
            yield here, key, said


def holds(condition: Condition | None, facts: Mapping[str, str]) -> bool:
    """Return whether a condition holds; none always does, a missing fact is `onbekend`."""
    match condition:
        case None:
            return True
        case Is(fact, values):
            return facts.get(fact, UNKNOWN) in values
        case All(parts):
            return all(holds(part, facts) for part in parts)
        case AnyOf(parts):
            return any(holds(part, facts) for part in parts)
        case Not(part):
            return not holds(part, facts)


def facts_in(condition: Condition | None) -> set[str]:
    """Return the ids of the facts that a condition speaks of."""
    match condition:
        case None:
            return set()
        case Is(fact, _):
            return {fact}
        case All(parts) | AnyOf(parts):
            return set().union(*(facts_in(part) for part in parts))
        case Not(part):
            return facts_in(part)


def describe(condition: Condition | None, content: Content) -> str:
    """Return a condition in plain Dutch, with the titles of facts and values; "" for none.

    A denial is brought down to the facts themselves: nobody reads "it is not so that".
    """
    return "" if condition is None else _described(_plain(condition), content)


def _plain(condition: Condition, denied: bool = False) -> Condition:
    """Return the same condition with `niet` only straight before a fact."""
    match condition:
        case Is():
            return Not(condition) if denied else condition
        case Not(part):
            return _plain(part, not denied)
        case All(parts) | AnyOf(parts):
            plain = [_plain(part, denied) for part in parts]
            kind = All if isinstance(condition, All) != denied else AnyOf
            # "a and (b and c)" is read as "a and b and c".
            flat = [p.parts if isinstance(p, kind) else (p,) for p in plain]
            return kind(tuple(one for part in flat for one in part))


def _described(condition: Condition, content: Content) -> str:
    match condition:
        case Is(fact, values):
            return f"{_title(fact, content)} is {' of '.join(_words(fact, values, content))}"
        case Not(Is(fact, values)):
            said = " en niet ".join(_words(fact, values, content))
            return f"{_title(fact, content)} is niet {said}"
        case All(parts):
            return _joined(parts, " en ", ", en ook: ", content)
        case AnyOf(parts):
            return _joined(parts, " of ", ", of anders: ", content)
        case Not(part):
            return _described(_plain(part, denied=True), content)


def describe_facts(facts: Mapping[str, str], content: Content, most: int = 4) -> str:
    """Return facts with their values in Dutch: `Onderwijssoort is “…” en …`; at most `most`."""
    said = [f"{_title(f, content)} is {_words(f, (v,), content)[0]}" for f, v in facts.items()]
    return " en ".join(said[:most]) + (" …" if len(said) > most else "")


def _joined(parts: tuple[Condition, ...], word: str, turn: str, content: Content) -> str:
    """Join parts by `word`; a part that is itself joined comes last, behind `turn`."""
    simple = [one for one in parts if not isinstance(one, All | AnyOf)]
    joined = [one for one in parts if isinstance(one, All | AnyOf)]
    first = [word.join(_described(one, content) for one in simple)] if simple else []
    return turn.join([*first, *(_described(one, content) for one in joined)])


def _title(fact: str, content: Content) -> str:
    return content.facts[fact].title if fact in content.facts else fact


def _words(fact: str, values: tuple[str, ...], content: Content) -> list[str]:
    known = content.facts.get(fact)
    titles = {value.id: value.title for value in known.values} if known else {}
    return [f"“{titles.get(value, value)}”" for value in values]
