"""Which kinds are taken for which, by which words, and whose way of speaking is least covered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

import msgspec

from gesprekshulp.assistant.recognise.calibration import Outcome
from gesprekshulp.assistant.recognise.lexicon import tokens
from gesprekshulp.assistant.recognise.training import Labelled
from gesprekshulp.knowledge.speech import NONE

_EXAMPLES = 3
_WORDS = 5
_FEWEST = 2


class Pair(msgspec.Struct, frozen=True):
    """Lines of one kind that were taken for another: how often, by which words, some of them."""

    was: str
    got: str
    times: int
    words: tuple[str, ...]
    examples: tuple[str, ...]


class Confusions(msgspec.Struct, frozen=True):
    """How often the first, and one of the first three, was right, and the pairs confused most."""

    first: float
    three: float
    pairs: tuple[Pair, ...]


def confusions(
    lines: Sequence[Labelled], outcomes: Sequence[Outcome], labels: Sequence[str]
) -> Confusions:
    """Return what went wrong with lines that were not learnt from."""
    hits = near = asked = 0
    taken: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for line, outcome in zip(lines, outcomes, strict=True):
        ranked = _ranked(outcome, labels)
        if list(line.labels) == [NONE]:
            continue
        asked += 1
        hits += ranked[0] in line.labels
        near += not set(ranked[:3]).isdisjoint(line.labels)
        if ranked[0] not in line.labels:
            taken[line.labels[0], ranked[0]].append(line.text)
    spread = Counter(word for line in lines for word in set(_words(line.text)))
    pairs = sorted(taken.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return Confusions(
        hits / max(1, asked),
        near / max(1, asked),
        tuple(
            Pair(was, got, len(texts), _telling(texts, spread), tuple(texts[:_EXAMPLES]))
            for (was, got), texts in pairs
        ),
    )


def shares_by_voice(
    lines: Sequence[Labelled], outcomes: Sequence[Outcome], labels: Sequence[str]
) -> list[tuple[str, float]]:
    """Return (voice, share of first ones right when it is held back), the worst first."""
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line, outcome in zip(lines, outcomes, strict=True):
        if list(line.labels) != [NONE]:
            asked[line.voice] += 1
            hits[line.voice] += _ranked(outcome, labels)[0] in line.labels
    shares = [(voice, hits[voice] / count) for voice, count in asked.items()]
    return sorted(shares, key=lambda pair: (pair[1], pair[0]))


def _ranked(outcome: Outcome, labels: Sequence[str]) -> list[str]:
    scores = dict(zip(labels, outcome.scores, strict=True))
    return sorted((one for one in labels if one != NONE), key=lambda one: (-scores[one], one))


def _words(text: str) -> list[str]:
    return [word for word, _, _ in tokens(text) if len(word) > 2]


def _telling(texts: Sequence[str], spread: Counter[str]) -> tuple[str, ...]:
    """Return words that these lines share more than lines in general do."""
    here = Counter(word for text in texts for word in set(_words(text)))
    worth = {w: n / log(3 + spread[w]) for w, n in here.items() if n >= _FEWEST}
    return tuple(sorted(worth, key=lambda w: (-worth[w], w))[:_WORDS])
