"""When a likelihood may be believed: the heat of the softmax, and from where on it is sure.

Both are found on lines of voices the model did not learn from (cross-validation by voice),
never on a set kept for measuring. Temperature scaling: Guo et al. 2017.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt
from typing import NamedTuple

_HEATS = [0.4 + 0.1 * n for n in range(27)]
_FEWEST = 30
_BETA = 0.8


class Outcome(NamedTuple):
    """Scores of a line the model did not learn from, and the labels it bears."""

    scores: Sequence[float]
    wanted: Sequence[str]


def best_heat(outcomes: Sequence[Outcome], labels: Sequence[str]) -> float:
    """Return the heat under which the labels wanted are likeliest."""
    return min(_HEATS, key=lambda heat: (_surprise(outcomes, labels, heat), heat))


def _surprise(outcomes: Sequence[Outcome], labels: Sequence[str], heat: float) -> float:
    total = 0.0
    for outcome in outcomes:
        likely = dict(zip(labels, heated(outcome.scores, heat), strict=True))
        total -= log(max(1e-9, sum(likely[label] for label in outcome.wanted)))
    return total


def heated(scores: Sequence[float], heat: float) -> list[float]:
    """Return the likelihoods of scores under a heat."""
    most = max(scores)
    powers = [exp((score - most) / heat) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def sure_from(
    outcomes: Sequence[Outcome],
    labels: Sequence[str],
    heat: float,
    none: str,
    right: float,
    alarms: float,
) -> float:
    """Return the lowest likelihood from which being sure is right often enough.

    `right`: the share of sure lines whose first label must be wanted; `alarms`: the share of
    lines without any kind (`none`) that may be called sure at most.
    """
    found: list[tuple[float, bool, bool]] = []
    quiet = sum(list(outcome.wanted) == [none] for outcome in outcomes)
    for outcome in outcomes:
        likely = dict(zip(labels, heated(outcome.scores, heat), strict=True))
        calm = likely.pop(none, 0.0)
        first = max(likely, key=lambda label: (likely[label], label))
        if likely[first] > calm:
            is_none = list(outcome.wanted) == [none]
            found.append((likely[first], first in outcome.wanted, is_none))
    found.sort(reverse=True)
    lowest, hits, seen, false = 1.0, 0, 0, 0
    for at, (likelihood, hit, is_none) in enumerate(found, 1):
        seen += not is_none
        hits += hit
        false += is_none
        if at < len(found) and found[at][0] == likelihood:
            continue  # equally likely: a limit holds for all of them
        if seen >= _FEWEST and hits >= right * seen and false <= alarms * max(1, quiet):
            lowest = likelihood
    return lowest


def best_threshold(likely: Sequence[tuple[float, bool]]) -> float:
    """Return the likelihood from which a label counts as present: the best F-measure.

    Precision weighs a little more than finding everything: real replies bear fewer labels
    than those written to learn from.
    """
    ranked = sorted(likely, reverse=True)
    wanted = sum(present for _, present in ranked)
    best, at, hits = 0.0, 0.5, 0
    for number, (likelihood, present) in enumerate(ranked, 1):
        hits += present
        measure = (1 + _BETA**2) * hits / (number + _BETA**2 * wanted)
        if measure > best:
            best, at = measure, likelihood
    return at


def precise_threshold(likely: Sequence[tuple[float, bool]], right: float, fewest: int) -> float:
    """Return the lowest likelihood from which a label is right often enough; 2 when never.

    Often enough: the lower bound of Wilson's interval (one standard error), so that a few
    lucky replies prove nothing.
    """
    ranked = sorted(likely, reverse=True)
    lowest, hits = 2.0, 0
    for number, (likelihood, present) in enumerate(ranked, 1):
        hits += present
        if number < len(ranked) and ranked[number][0] == likelihood:
            continue
        if number >= fewest and _at_least(hits, number) >= right:
            lowest = likelihood
    return lowest


def _at_least(hits: int, number: int) -> float:
    share = hits / number
    spread = sqrt(share * (1 - share) / number + 1 / (4 * number * number))
    return (share + 1 / (2 * number) - spread) / (1 + 1 / number)
