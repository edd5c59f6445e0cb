"""Figures on labelled lines: ranking, certainty, confusion, and the same for moves and notes.

What counts as right is what evaluatie/README.md says. Only counting; which lines, and how
they are shown, is for the caller.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from gesprekshulp.assistant.recognise.kinds import Recognised
from gesprekshulp.assistant.recognise.moves import Move
from gesprekshulp.knowledge.speech import NONE


class OfKind(msgspec.Struct, frozen=True):
    """How one kind fared: lines, first, among the first three, and how often it was wrongly first."""

    lines: int
    first: int
    three: int
    wrongly: int


class KindFigures(msgspec.Struct, frozen=True):
    """How recognition of kinds fared, in lines. `bands`: likelihood band -> (lines, right)."""

    lines: int
    first: int
    three: int
    missed: int
    sure: int
    sure_right: int
    quiet: int
    alarms: int
    of_kind: dict[str, OfKind]
    confused: dict[tuple[str, str], int]
    bands: dict[int, tuple[int, int]]


def kind_figures(wanted: Sequence[Sequence[str]], answers: Sequence[Recognised]) -> KindFigures:
    """Return the figures of answers against the labels wanted, line by line."""
    count: Counter[str] = Counter()
    first_of: Counter[str] = Counter()
    three_of: Counter[str] = Counter()
    lines_of: Counter[str] = Counter()
    wrongly: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    bands: dict[int, list[int]] = {}
    for labels, answer in zip(wanted, answers, strict=True):
        ranked = [candidate.id for candidate in answer.candidates]
        if list(labels) == [NONE]:
            count["quiet"] += 1
            count["alarms"] += answer.sure and bool(ranked)
            continue
        count["lines"] += 1
        lines_of[labels[0]] += 1
        count["missed"] += not ranked
        hit = bool(ranked) and ranked[0] in labels
        near = not set(ranked[:3]).isdisjoint(labels)
        first_of[labels[0]] += hit
        three_of[labels[0]] += near
        count["first"] += hit
        count["three"] += near
        count["sure"] += answer.sure
        count["sure_right"] += answer.sure and hit
        if ranked:
            band = bands.setdefault(min(9, int(answer.candidates[0].score * 10)), [0, 0])
            band[0] += 1
            band[1] += hit
        if ranked and not hit:
            confused[labels[0], ranked[0]] += 1
            wrongly[ranked[0]] += 1
    return KindFigures(
        count["lines"],
        count["first"],
        count["three"],
        count["missed"],
        count["sure"],
        count["sure_right"],
        count["quiet"],
        count["alarms"],
        {k: OfKind(n, first_of[k], three_of[k], wrongly[k]) for k, n in sorted(lines_of.items())},
        dict(confused.most_common()),
        {band: (n, right) for band, (n, right) in sorted(bands.items())},
    )


class OfMove(msgspec.Struct, frozen=True):
    """How one move fared: found rightly, found wrongly, missed; named rightly, named wrongly."""

    hits: int
    wrong: int
    missed: int
    named: int
    named_wrong: int

    @property
    def f1(self) -> float:
        """Twice the hits over all that was wanted and found."""
        whole = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / whole if whole else 0.0


class MoveFigures(msgspec.Struct, frozen=True):
    """How recognition of moves fared. `micro` over all labels together, `macro` over labels."""

    replies: int
    micro: float
    macro: float
    of_move: dict[str, OfMove]


def move_figures(wanted: Sequence[Sequence[str]], answers: Sequence[Sequence[Move]]) -> MoveFigures:
    """Return the figures of answers against the labels wanted, reply by reply."""
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    named: Counter[str] = Counter()
    named_wrong: Counter[str] = Counter()
    for labels, answer in zip(wanted, answers, strict=True):
        want, got = set(labels), {move.id for move in answer}
        hits.update(want & got)
        wrong.update(got - want)
        missed.update(want - got)
        named.update(move.id for move in answer if move.named)
        named_wrong.update(move.id for move in answer if move.named and move.id not in want)
    of_move = {
        name: OfMove(hits[name], wrong[name], missed[name], named[name], named_wrong[name])
        for name in sorted({*hits, *wrong, *missed})
    }
    whole = 2 * hits.total() + wrong.total() + missed.total()
    asked = [one for one in of_move.values() if one.hits + one.missed]
    return MoveFigures(
        len(answers),
        2 * hits.total() / whole if whole else 0.0,
        sum(one.f1 for one in asked) / len(asked) if asked else 0.0,
        of_move,
    )
