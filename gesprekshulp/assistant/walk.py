"""The walk through the trees of a conversation: where it stands and how it goes on.

Only the moves themselves. The position of a stored walk is worked out in `replay`, what
a screen shows of it in `view`. A walk is its answers: every move adds exactly one
`Answer`, so the caller records `walk.answers[-1]` and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from gesprekshulp.dossier.types import Answer
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import Content, Option, Step, Tree

BACK = "terug"


class Place(msgspec.Struct, frozen=True, order=True):
    """A step of a tree."""

    tree: str
    step: str

    def __str__(self) -> str:
        """`boom/stap`, as an Answer keeps it."""
        return f"{self.tree}/{self.step}"


NOWHERE = Place("", "")


class Walk(msgspec.Struct, frozen=True):
    """Where a conversation stands: step, return places of side scenes, and the answer log.

    `stack`: where to go on when a side scene is left, innermost last. `answers`: every
    move so far, oldest first; enough to work out the rest (see `replay`).
    """

    tree: str
    step: str
    stack: tuple[Place, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def place(self) -> Place:
        """The step the walk stands at."""
        return Place(self.tree, self.step)


class Refusal(msgspec.Struct, frozen=True):
    """Why an option cannot be taken, as one Dutch sentence."""

    reason: str


def parse_place(text: str) -> Place:
    """Return the place in `boom/stap`; a text without a slash is a tree without a step."""
    tree, _, step = text.partition("/")
    return Place(tree, step)


def find_step(tree: Tree | None, step: str) -> Step | None:
    """Return the step with this id, or None."""
    return next((one for one in tree.steps if one.id == step), None) if tree else None


def step_at(content: Content, place: Place) -> Step | None:
    """Return the step at `place`, or None when content no longer has it."""
    return find_step(content.trees.get(place.tree), place.step)


def find_option(step: Step, option: str) -> Option | None:
    """Return the option with this id, or None."""
    return next((one for one in step.options if one.id == option), None)


def fingerprint(step: Step) -> str:
    """Return 16 hex digits that change when anything in the step changes.

    But not for its part of the summary: that says nothing of what was to be said or done.
    """
    from hashlib import sha256

    told = msgspec.structs.replace(step, part=None)
    return sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()[:16]


def start_of(content: Content, tree: str) -> Place | None:
    """Return the first step of a tree, or None when there is none."""
    found = content.trees.get(tree)
    if found is None or not found.steps:
        return None
    return Place(tree, (find_step(found, found.start) or found.steps[0]).id)


def target_of(content: Content, tree: str, to: str) -> Place | None:
    """Return where `to` leads, read from within `tree`; None when it is not there.

    `stap` in this tree, `boom/stap`, or `boom` (its start). `terug` is not a place.
    """
    if "/" in to:
        place = parse_place(to)
        return place if step_at(content, place) else None
    if find_step(content.trees.get(tree), to):
        return Place(tree, to)
    return start_of(content, to)


def destination(
    content: Content, place: Place, stack: tuple[Place, ...], option: Option
) -> tuple[Place, tuple[Place, ...]] | None:
    """Return place and stack after taking `option` at `place`; None when it leads nowhere.

    A side scene puts its return place (`to`, or this step) on the stack; with
    `to: terug` the return place is the one that already lies on top.
    """
    if option.side:
        entry = start_of(content, option.side)
        if entry is None:
            return None
        if option.to == BACK:
            return (entry, stack) if stack else None
        after = target_of(content, place.tree, option.to) if option.to else place
        return (entry, (*stack, after)) if after else None
    if option.to == BACK:
        return (stack[-1], stack[:-1]) if stack else None
    reached = target_of(content, place.tree, option.to)
    return (reached, stack) if reached else None


def start(content: Content, tree: str, walk: Walk | None = None) -> Walk:
    """Return a walk at the first step of `tree`, going on from the answers of `walk`.

    Beginning a tree leaves every side scene. Raises KeyError when content lacks the tree.
    """
    place = start_of(content, tree)
    if place is None:
        raise KeyError(tree)
    answer = _answer(content, place, to=place, move="begin")
    before = walk.answers if walk else ()
    return Walk(place.tree, place.step, (), (*before, answer))


def refusal(content: Content, walk: Walk, option: str, facts: Mapping[str, str]) -> Refusal | None:
    """Return why `option` cannot be taken here, or None when it can."""
    step = step_at(content, walk.place)
    found = find_option(step, option) if step else None
    if found is None:
        return Refusal("Die keuze is er bij deze stap niet. Kies een van de getoonde keuzes.")
    if not holds(found.condition, facts):
        return Refusal("Die keuze past niet bij wat er van deze zaak bekend is. Kies een andere.")
    if destination(content, walk.place, walk.stack, found) is None:
        if found.to == BACK:
            return Refusal("Er is geen plek om naar terug te gaan. Begin een ander gesprek.")
        return Refusal("Het vervolg van die keuze ontbreekt in de inhoud. Kies een andere.")
    return None


def choose(content: Content, walk: Walk, option: str, facts: Mapping[str, str]) -> Walk:
    """Return the walk after taking `option`; unchanged when `refusal` says it cannot be."""
    if refusal(content, walk, option, facts):
        return walk
    step = step_at(content, walk.place)
    found = find_option(step, option) if step else None
    reached = destination(content, walk.place, walk.stack, found) if found else None
    if found is None or reached is None:
        return walk
    place, stack = reached
    answer = _answer(content, walk.place, to=place, option=found)
    return Walk(place.tree, place.step, stack, (*walk.answers, answer))


def enter_side(content: Content, walk: Walk, tree: str) -> Walk:
    """Return the walk in side scene `tree`, to come back here; a main line is begun anew.

    Unchanged when content lacks the tree, or the walk already stands in that side scene.
    """
    entry = start_of(content, tree)
    if entry is None or tree == walk.tree:
        return walk
    if content.trees[tree].kind == "hoofdlijn" or step_at(content, walk.place) is None:
        return start(content, tree, walk)
    answer = _answer(content, walk.place, to=entry, move="zijpad")
    return Walk(entry.tree, entry.step, (*walk.stack, walk.place), (*walk.answers, answer))


def leave_side(content: Content, walk: Walk) -> Walk:
    """Return the walk back where the side scene was entered; unchanged outside one."""
    if not walk.stack:
        return walk
    place = walk.stack[-1]
    answer = _answer(content, walk.place, to=place, move="terug")
    return Walk(place.tree, place.step, walk.stack[:-1], (*walk.answers, answer))


def _answer(
    content: Content,
    place: Place,
    to: Place,
    move: Literal["begin", "keuze", "zijpad", "terug"] = "keuze",
    option: Option | None = None,
) -> Answer:
    step = step_at(content, place)
    return Answer(
        tree=place.tree,
        step=place.step,
        option=option.id if option else "",
        to=str(to),
        move=move,
        fingerprint=fingerprint(step) if step else "",
        title=step.title if step else "",
        sets=dict(option.sets) if option else {},
    )
