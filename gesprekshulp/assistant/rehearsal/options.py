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
    here = next((s for s in scene.subjects if s.id == state.subject), scene.subjects[0])
    pool = _unused(here, state)
    if len(pool) < SHOWN:
        for other in scene.subjects:
            if other.id != here.id and len(pool) < SHOWN + 2:
                pool += _unused(other, state)
    if len(pool) < SHOWN:
        pool = [option for subject in scene.subjects for option in subject.options]
    mixed = shuffled(pool, talk.seed, "keuzes", state.number)
    chosen = _mixed(mixed)
    return tuple(shuffled(chosen, talk.seed, "volgorde", state.number))


def _unused(subject: Subject, state: State) -> list[Choice]:
    return [option for option in subject.options if option.id not in state.used]


def _mixed(pool: Sequence[Choice]) -> list[Choice]:
    """Return four: a good one, a bad one, and one longer than the good one where there is any."""
    by_level = {level: [o for o in pool if level_of_option(o) == level] for level in _LEVELS}
    chosen: list[Choice] = []
    for level in _LEVELS:
        chosen += by_level[level][:1]
    best = by_level["hoog"][:1]
    rest = [option for option in pool if option not in chosen]
    if best and max(map(_length, chosen)) == _length(best[0]):
        rest.sort(key=lambda option: _length(option) <= _length(best[0]))
    return (chosen + rest)[:SHOWN]


_LEVELS: tuple[Level, ...] = ("hoog", "laag", "midden")


def _length(option: Choice) -> int:
    return len(option.text)


def new_seed(*about: object) -> int:
    """Return a seed of at most five digits: short enough to say to a colleague."""
    return number(0, *about) % 100_000
