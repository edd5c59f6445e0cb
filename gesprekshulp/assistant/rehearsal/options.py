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
    if not any(_is_good(option, state) for option in (*first, *pool)):
        pool += [option for option in others if _is_good(option, state)]
    if not any(level_of_option(option) == "laag" for option in (*first, *pool)):
        pool += [option for option in others if level_of_option(option) == "laag"]
    if len(first) + len(pool) < SHOWN:
        pool += [option for option in others if option not in pool]
    if len(first) + len(pool) < SHOWN:
        pool = [option for subject in scene.subjects for option in subject.options]
    owning = number(talk.seed, "toegeven", state.number) % 2  # each turn would give it away
    if owning and not any(_owns(option, state) for option in pool):
        pool += [option for option in others if _owns(option, state)][:1]
    first = shuffled(first, talk.seed, "weetje", state.number)
    mixed = shuffled(pool, talk.seed, "keuzes", state.number)
    own = [option for option in mixed if owning and _owns(option, state)][:1]
    chosen = _mixed(first, [*own, *(one for one in mixed if one not in own)], state, own)
    return tuple(shuffled(chosen, talk.seed, "volgorde", state.number))


def _unused(subject: Subject, state: State) -> list[Choice]:
    return [option for option in subject.options if option.id not in state.used]


def _owns(option: Choice, state: State) -> bool:
    """Whether an option owns up to what nobody owned up to yet."""
    return option.owns_up == "ja" and "toegegeven" not in state.memory


def _is_good(option: Choice, state: State) -> bool:
    return level_of_option(option) == "hoog" or _owns(option, state)


def _mixed(
    first: Sequence[Choice], pool: Sequence[Choice], state: State, own: Sequence[Choice]
) -> list[Choice]:
    """Return four: a good one, a bad one, and the good one neither longest nor shortest.

    `first`: answers to what was just told, which go before the rest. `own`: how one may own
    up, which stands among them also just after something was told.
    """
    every = [*first, *(option for option in pool if option not in first)]
    good = [option for option in every if _is_good(option, state)]
    others = [option for option in every if option not in good]
    about_it = [option for option in good if option in first] or good
    if not good:
        return _with_bad(others)
    best = next((one for one in about_it if _stands_between(one, others)), about_it[0])
    longer = [option for option in others if len(option.text) > len(best.text)]
    shorter = [option for option in others if len(option.text) < len(best.text)]
    bad = [option for option in others if level_of_option(option) == "laag"]
    wanted = [best, *(option for option in own if option != best), *bad[:1]]
    for side in (longer, shorter):
        if not any(option in side for option in wanted):
            wanted += side[:1]
    rest = [option for option in (*others, *good) if option not in wanted]
    return [*wanted, *rest][:SHOWN]


def _stands_between(option: Choice, others: Sequence[Choice]) -> bool:
    lengths = [len(other.text) for other in others]
    return any(n < len(option.text) for n in lengths) and any(n > len(option.text) for n in lengths)


def _with_bad(others: Sequence[Choice]) -> list[Choice]:
    bad = [option for option in others if level_of_option(option) == "laag"][:1]
    return [*bad, *(option for option in others if option not in bad)][:SHOWN]


def new_seed(*about: object) -> int:
    """Return a seed of at most five digits: short enough to say to a colleague."""
    return number(0, *about) % 100_000
