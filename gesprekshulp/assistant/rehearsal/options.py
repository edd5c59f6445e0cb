"""The answers to choose from: of mixed quality, in an order by seed, the best not by its length."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekshulp.assistant.rehearsal.chance import number, shuffled
from gesprekshulp.assistant.rehearsal.effects import MOVES, PITFALLS, level_of
from gesprekshulp.assistant.rehearsal.types import Level, State, Talk
from gesprekshulp.knowledge.scenes import Choice, Scene, Subject

SHOWN = 4


def level_of_option(option: Choice) -> Level:
    """Return how good an option is by its own labels."""
    moves = tuple(label for label in option.labels if label in MOVES)
    pitfalls = tuple(label for label in option.labels if label in PITFALLS)
    return level_of(moves, pitfalls)


def choices(scene: Scene, talk: Talk) -> tuple[Choice, ...]:
    """Return up to four answers to the parent's last line; none after the end."""
    state = talk.state
    if state.end:
        return ()
    told = next((one for one in scene.secrets if one.id == state.pending), None)
    first = [o for o in told.options if o.id not in state.used] if told else []
    here = next((s for s in scene.subjects if s.id == state.subject), scene.subjects[0])
    pool = _unused(here, state)
    others = [o for s in scene.subjects if s.id != here.id for o in _unused(s, state)]
    if not any(level_of_option(option) == "hoog" for option in (*first, *pool)):
        pool += [option for option in others if level_of_option(option) == "hoog"]
    if len(first) + len(pool) < SHOWN:
        pool += [option for option in others if option not in pool]
    if len(first) + len(pool) < SHOWN:
        pool = [option for subject in scene.subjects for option in subject.options]
    mixed = shuffled(pool, talk.seed, "keuzes", state.number)
    chosen = _mixed(shuffled(first, talk.seed, "weetje", state.number), mixed)
    return tuple(shuffled(chosen, talk.seed, "volgorde", state.number))


def _unused(subject: Subject, state: State) -> list[Choice]:
    return [option for option in subject.options if option.id not in state.used]


def _mixed(first: Sequence[Choice], pool: Sequence[Choice]) -> list[Choice]:
    """Return four: a good one, a bad one, and the good one neither longest nor shortest.

    `first`: answers to what was just told, which go before the rest.
    """
    every = [*first, *(option for option in pool if option not in first)]
    chosen: list[Choice] = []
    for level in _LEVELS:
        chosen += [option for option in every if level_of_option(option) == level][:1]
    rest = [option for option in every if option not in chosen]
    best = next((option for option in chosen if level_of_option(option) == "hoog"), None)
    if best:
        chosen = _beside(best, chosen, rest)
        rest = [option for option in every if option not in chosen]
    return (chosen + rest)[:SHOWN]


def _beside(best: Choice, chosen: list[Choice], rest: Sequence[Choice]) -> list[Choice]:
    """Return the chosen with, where there are any, one longer and one shorter than the best."""
    found = list(chosen)
    longer = [option for option in rest if _length(option) > _length(best)]
    shorter = [option for option in rest if _length(option) < _length(best)]
    if longer and not any(_length(option) > _length(best) for option in found):
        found.append(longer[0])
    if shorter and not any(_length(option) < _length(best) for option in found):
        found.append(shorter[0])
    if len(found) <= SHOWN:
        return found
    middle = next(option for option in found if level_of_option(option) == "midden")
    return [option for option in found if option is not middle]


_LEVELS: tuple[Level, ...] = ("hoog", "laag", "midden")


def _length(option: Choice) -> int:
    return len(option.text)


def new_seed(*about: object) -> int:
    """Return a seed of at most five digits: short enough to say to a colleague."""
    return number(0, *about) % 100_000
