"""Learning a linear model: softmax (one kind is best) or a yes or no per label (moves).

AdaGrad on a row of weights per feature, in plain Python: no library is needed to learn
anew, on any machine, and the same lines in the same order give the same model. Rare
features are left out, and only the rows that weigh most are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import exp, sqrt
from random import Random

import msgspec

from gesprekshulp.assistant.recognise.features import Block
from gesprekshulp.assistant.recognise.linear import Header, Linear, dump, load

_NEAR_ENOUGH = 0.02

Progress = Callable[[int, int], None]
"""Told (rounds done, rounds in all)."""


class Example(msgspec.Struct, frozen=True):
    """The features of a line, and how much each label holds of it (0 to 1)."""

    blocks: tuple[Block, ...]
    wanted: Mapping[str, float]


class Plan(msgspec.Struct, frozen=True):
    """How to learn. `exclusive`: labels shut each other out (softmax), else yes or no each."""

    exclusive: bool = True
    rounds: int = 5
    step: float = 0.6
    fewest: int = 3
    rows: int = 60_000
    seed: int = 1
    balance: float = 0.0


def learn(
    examples: Sequence[Example],
    labels: Sequence[str],
    plan: Plan,
    learnt_from: str = "",
    progress: Progress | None = None,
) -> bytes:
    """Return the bytes of the model learnt from the examples."""
    kept = _kept(examples, plan.fewest)
    rows = _descend(examples, labels, plan, kept, progress)
    largest = sorted(rows, key=lambda key: (-sum(w * w for w in rows[key]), key))[: plan.rows]
    scale = max((abs(w) for key in largest for w in rows[key]), default=1.0) / 127 or 1.0
    header = Header(tuple(labels), scale, 0, learnt_from)
    return dump(header, {key: [round(w / scale) for w in rows[key]] for key in largest})


def learnt(examples: Sequence[Example], labels: Sequence[str], plan: Plan) -> Linear:
    """Return the model learnt from the examples, ready to use."""
    return load(learn(examples, labels, plan))


def _kept(examples: Sequence[Example], fewest: int) -> set[int]:
    spread: Counter[int] = Counter()
    for example in examples:
        for block in example.blocks:
            spread.update(block.keys)
    return {key for key, count in spread.items() if count >= fewest}


def _descend(
    examples: Sequence[Example],
    labels: Sequence[str],
    plan: Plan,
    kept: set[int],
    progress: Progress | None,
) -> dict[int, list[float]]:
    width = len(labels)
    rows: dict[int, list[float]] = {key: [0.0] * width for key in kept}
    steps: dict[int, float] = dict.fromkeys(kept, 0.01)
    prepared = [
        (
            [(tuple(k for k in b.keys if k in kept), b.weight) for b in example.blocks],
            [example.wanted.get(label, 0.0) for label in labels],
        )
        for example in examples
    ]
    squash = softmax if plan.exclusive else sigmoids
    weights = _label_weights(examples, labels, plan)
    order = list(range(len(prepared)))
    shuffled = Random(plan.seed)
    for round_ in range(plan.rounds):
        shuffled.shuffle(order)
        for at in order:
            blocks, wanted = prepared[at]
            _one_step(blocks, wanted, rows, steps, plan.step, squash, weights)
        if progress:
            progress(round_ + 1, plan.rounds)
    return rows


def _label_weights(
    examples: Sequence[Example], labels: Sequence[str], plan: Plan
) -> list[float] | None:
    """Return how much a label weighs: rare ones more, as far as `balance` says."""
    if not plan.balance:
        return None
    counted: Counter[str] = Counter()
    for example in examples:
        counted.update(label for label, share in example.wanted.items() if share > 0)
    mean = sum(counted.values()) / max(1, len(labels))
    return [(mean / max(1, counted[label])) ** plan.balance for label in labels]


def _one_step(
    blocks: Sequence[tuple[tuple[int, ...], float]],
    wanted: Sequence[float],
    rows: dict[int, list[float]],
    steps: dict[int, float],
    step: float,
    squash: Callable[[Sequence[float]], list[float]],
    weights: list[float] | None,
) -> None:
    """Move the weights of one example's features towards what was wanted."""
    total = [0.0] * len(wanted)
    for keys, weight in blocks:
        summed = [0.0] * len(wanted)
        for key in keys:
            summed = [a + b for a, b in zip(summed, rows[key])]  # noqa: B905 - the hot loop
        total = [a + weight * b for a, b in zip(total, summed)]  # noqa: B905
    off = [p - w for p, w in zip(squash(total), wanted)]  # noqa: B905
    if weights:
        off = [o * w if t else o for o, w, t in zip(off, weights, wanted)]  # noqa: B905
    size = sum(one * one for one in off)
    # Nearly right already: measured to cost nothing, and it halves the time of learning.
    if size < _NEAR_ENOUGH:
        return
    for keys, weight in blocks:
        grown = weight * weight * size
        pull = step * weight
        for key in keys:
            steps[key] += grown
            by = pull / sqrt(steps[key])
            rows[key] = [w - by * o for w, o in zip(rows[key], off)]  # noqa: B905


def softmax(scores: Sequence[float]) -> list[float]:
    """Return likelihoods that shut each other out."""
    most = max(scores)
    powers = [exp(score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def sigmoids(scores: Sequence[float]) -> list[float]:
    """Return a likelihood for each score by itself."""
    return [1 / (1 + exp(-max(-30.0, min(30.0, score)))) for score in scores]
