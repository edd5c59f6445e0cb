"""What moves and pitfalls do to any parent: the core measure, in figures.

Affirm and pursue (take up what was said, then build on it) warms; a pitfall cools. The
rest of a scene is what is different for this parent.
"""

from __future__ import annotations

from collections.abc import Mapping

from gesprekshulp.assistant.rehearsal.types import Heard, Level, State

AFFIRM = frozenset({"erkennen", "samenvatten", "gevoel-benoemen"})
PURSUE = frozenset(
    {
        "open-vraag",
        "keuze-bieden",
        "afspraak-maken",
        "kader-uitleggen",
        "positief-over-kind",
        "ik-boodschap",
        "grens-stellen",
    }
)
MOVES = AFFIRM | PURSUE

PITFALLS: Mapping[str, tuple[int, int]] = {
    "dreigen": (-2, 3),
    "verwijt": (-2, 2),
    "bagatelliseren": (-1, 1),
    "generaliseren": (-1, 1),
    "ja-maar": (-1, 1),
    "onjuist-kader": (-1, 1),
    "verdedigen": (-1, 1),
    "jargon": (-1, 0),
    "suggestieve-vraag": (-1, 0),
    "te-snel-oplossen": (-1, 0),
    "beloven": (0, 0),
}
"""Pitfall -> what it does to trust and to tension."""

BLAMES = frozenset({"verwijt", "dreigen"})
_HARSH = frozenset(
    {
        "dreigen",
        "verwijt",
        "bagatelliseren",
        "ja-maar",
        "generaliseren",
        "onjuist-kader",
        "verdedigen",
    }
)
"""What stings even when the coach is not sure of it."""

CEILING = 6
"""Where trust stops until one fact is taken up and, where that is due, owned up to."""

RISES = 4
"""From this trust on it rises one at a time, and as far as what was taken up carries it."""

BREAKS = 7
"""The tension at which a parent without any trust leaves."""

UNDERSTOOD_FROM = 8
HIGHEST = 10
VARIETY = 3

Steps = tuple[int, int]


def level_of(moves: tuple[str, ...], pitfalls: tuple[str, ...]) -> Level:
    """Return how good a turn is by the core measure."""
    if pitfalls:
        return "laag"
    return "hoog" if AFFIRM & set(moves) and PURSUE & set(moves) else "midden"


def band(value: int) -> str:
    """Return the band of a value of trust or tension."""
    return "laag" if value <= 3 else "midden" if value <= 6 else "hoog"


def steps_of(heard: Heard, state: State) -> Steps:
    """Return what a reply does to trust and tension, before the rules of the scene."""
    marks = set(heard.marks)
    if heard.pitfalls:
        trust = sum(PITFALLS[name][0] for name in heard.pitfalls)
        tension = sum(PITFALLS[name][1] for name in heard.pitfalls)
    else:
        trust, tension = _of_moves(heard, state)
    more_trust, more_tension = _of_marks(marks, heard, state)
    trust, tension = trust + more_trust, tension + more_tension
    if marks & {"herhaalt", "eenzijdig"}:
        trust, tension = min(trust, 0), max(tension, 0)
    more_trust, more_tension = _repeating(marks, state)
    return trust + more_trust, tension + more_tension


def _of_moves(heard: Heard, state: State) -> Steps:
    affirms = bool(AFFIRM & set(heard.moves))
    pursues = bool(PURSUE & set(heard.moves))
    if heard.doubted and not heard.moves:
        # A doubt never counts against someone who owns up.
        return (0, 1) if _HARSH & set(heard.doubted) and "geeft-toe" not in heard.marks else (0, 0)
    if "ja-maar" in heard.doubted:
        return 0, 0
    if affirms and heard.doubted:
        return 0, -1
    if affirms:
        return (1, -1) if pursues else (0, -1)
    if "grens-stellen" in heard.moves and band(state.tension) == "hoog":
        return 0, -1
    return 0, 0


def _of_marks(marks: set[str], heard: Heard, state: State) -> Steps:
    trust = tension = 0
    if "geeft-toe" in marks and "toegegeven" not in state.memory:
        trust, tension = 2, -2
    if "pakt-op" in marks:
        trust, tension = trust + 1, tension - 1
    if "schelden" in marks:
        trust, tension = trust - 2, tension + 2
    elif "grap" in marks and state.tension > 3:
        trust, tension = trust - 1, tension + 1
    if "verandert-onderwerp" in marks and not AFFIRM & set(heard.moves) and state.tension > 3:
        tension += 1
    return trust, tension


def _repeating(marks: set[str], state: State) -> Steps:
    """Return what silence, saying nothing and saying the same do when it goes on."""
    before = [set(heard.marks) for heard in state.heard]
    if "stilte" in marks:
        silent = sum("stilte" in one for one in before)
        return (0, -1) if not silent else (0, 1) if silent == 1 else (-1, 1)
    if "herhaalt" in marks:
        return (-1, 1) if any("herhaalt" in one for one in before) else (0, 0)
    if "niets" in marks and before and "niets" in before[-1]:
        return 0, 1
    return 0, 0


def clamp(value: int, low: int = 0, high: int = HIGHEST) -> int:
    """Return the value kept between its bounds."""
    return max(low, min(high, value))
