"""Working out where a stored walk stands, also when content has changed since.

The log is the truth: where an answer says it led (`to`) counts, not where today's content
would lead. Only the stack of side scenes is worked out from content, or guessed from the
log when content no longer tells. Making moves stands in `walk`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from gesprekshulp.assistant.walk import (
    NOWHERE,
    Place,
    Walk,
    destination,
    find_option,
    fingerprint,
    parse_place,
    start_of,
    step_at,
)
from gesprekshulp.assistant.wording import NEUTRAL, render
from gesprekshulp.dossier.types import Answer
from gesprekshulp.knowledge.types import Content

State = tuple[Place, tuple[Place, ...]]


class Change(msgspec.Struct, frozen=True):
    """A change of content that touches this walk. `text` is one Dutch sentence."""

    kind: Literal["stap-gewijzigd", "stap-weg", "keuze-weg", "boom-weg"]
    text: str
    tree: str = ""
    step: str = ""


class Replayed(msgspec.Struct, frozen=True):
    """A walk worked out from its answers, and what changed under it."""

    walk: Walk
    changes: tuple[Change, ...] = ()


def replay(content: Content, answers: Sequence[Answer]) -> Replayed:
    """Return where the answers lead today. Never raises; without answers: nowhere.

    A step that is gone gives way to the nearest earlier step of the log that is still
    there, else to the start of its tree; each change is told once, in order of the log.
    """
    state: State = (NOWHERE, ())
    trail: list[State] = []
    changes: dict[tuple[str, str, str], Change] = {}
    for answer in answers:
        for change in _changes_at(content, answer):
            changes.setdefault((change.kind, change.tree, change.step), change)
        place, stack = _after(content, _resync(trail, state, answer), answer)
        state = (place, _repaired(content, trail, stack))
        trail.append(state)
    place, stack = _surviving(content, trail) or (NOWHERE, ())
    told = list(changes.values())
    if trail and place != trail[-1][0]:
        lost = trail[-1][0]
        told = [c for c in told if c.step and (c.tree, c.step) != (lost.tree, lost.step)]
        told.append(_lost(content, lost, _title_of(answers, lost), place))
    return Replayed(Walk(place.tree, place.step, stack, tuple(answers)), tuple(told))


def back(content: Content, walk: Walk, keep: int | None = None) -> Walk:
    """Return the walk with only its first `keep` answers (default: all but the last one).

    The first answer, the beginning, always stays.
    """
    wanted = len(walk.answers) - 1 if keep is None else keep
    return replay(content, walk.answers[: max(1, wanted)]).walk


def _resync(trail: list[State], state: State, answer: Answer) -> State:
    """Stand where the answer was given, should the log not lead there by itself.

    That happens after a fall-back: the user went on from an earlier step.
    """
    given = Place(answer.tree, answer.step)
    if answer.move == "begin" or given == state[0]:
        return state
    return next((s for s in reversed(trail) if s[0] == given), (given, ()))


def _after(content: Content, state: State, answer: Answer) -> State:
    place, stack = state
    reached = parse_place(answer.to)
    if answer.move == "begin":
        return reached, ()
    if answer.move == "zijpad":
        return reached, (*stack, place)
    if answer.move == "terug":
        return reached, stack[:-1]
    step = step_at(content, place)
    option = find_option(step, answer.option) if step else None
    expected = destination(content, place, stack, option) if option else None
    if expected and expected[0] == reached:
        return expected
    return _guessed(content, place, stack, reached)


def _guessed(content: Content, place: Place, stack: tuple[Place, ...], reached: Place) -> State:
    """Guess the stack from the log alone: content no longer says what the option did."""
    if reached.tree == place.tree:
        return reached, stack
    if reached in stack:
        return reached, stack[: len(stack) - 1 - stack[::-1].index(reached)]
    tree = content.trees.get(reached.tree)
    if tree is not None and tree.kind == "zijpad":
        return reached, (*stack, place)
    return reached, stack


def _repaired(content: Content, trail: list[State], stack: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the stack with each return place that is gone moved to the nearest one left.

    Done at every answer and not only at the end, so that a longer log gives the same.
    """
    mended: list[Place] = []
    for place in stack:
        if step_at(content, place):
            mended.append(place)
            continue
        same_tree = (p for p, _ in reversed(trail) if p.tree == place.tree and step_at(content, p))
        nearest = next(same_tree, None) or start_of(content, place.tree)
        if nearest:
            mended.append(nearest)
    return tuple(mended)


def _surviving(content: Content, trail: list[State]) -> State | None:
    for place, stack in reversed(trail):
        if step_at(content, place):
            return place, stack
    starts = (start_of(content, place.tree) for place, _ in trail)
    return next(((begin, ()) for begin in starts if begin), None)


def _changes_at(content: Content, answer: Answer) -> list[Change]:
    if answer.tree not in content.trees:
        text = f"Het gespreksverloop '{answer.tree}' bestaat niet meer."
        return [Change("boom-weg", text, answer.tree)]
    step = step_at(content, Place(answer.tree, answer.step))
    title = _plain(answer.title or answer.step)
    if step is None:
        text = f"Stap '{title}' bestaat niet meer."
        return [Change("stap-weg", text, answer.tree, answer.step)]
    found = []
    if answer.fingerprint and answer.fingerprint != fingerprint(step):
        text = f"Stap '{title}' is gewijzigd sinds je hem liep."
        found.append(Change("stap-gewijzigd", text, answer.tree, answer.step))
    if answer.move == "keuze" and find_option(step, answer.option) is None:
        text = f"De keuze die je bij stap '{title}' maakte, bestaat niet meer; je antwoord blijft staan."
        found.append(Change("keuze-weg", text, answer.tree, answer.step))
    return found


def _lost(content: Content, lost: Place, title: str, now: Place) -> Change:
    kind: Literal["boom-weg", "stap-weg"] = "stap-weg" if lost.tree in content.trees else "boom-weg"
    what = f"Stap '{_plain(title)}'" if kind == "stap-weg" else f"Het gespreksverloop '{lost.tree}'"
    step = step_at(content, now)
    where = (
        f"je staat nu bij '{_plain(step.title)}'."
        if step
        else "begin een ander gesprek; je notities zijn er nog."
    )
    return Change(kind, f"{what} bestaat niet meer; {where}", lost.tree, lost.step)


def _title_of(answers: Sequence[Answer], place: Place) -> str:
    """Return the title a lost step had, when the log ever stood there."""
    named = (a.title for a in reversed(answers) if (a.tree, a.step) == (place.tree, place.step))
    return next((title for title in named if title), place.step)


def _plain(title: str) -> str:
    return render(title, NEUTRAL)
