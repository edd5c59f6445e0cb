"""Changing an earlier answer: what depended on it falls away, the rest stays.

Pure: works out the new walk, what was kept and what was reset. Recording that stands in
`casework`, what is shown of a walk in `whereabouts`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from gesprekshulp.assistant.replay import replay
from gesprekshulp.assistant.walk import (
    Place,
    Refusal,
    Walk,
    choose,
    enter_side,
    find_option,
    leave_side,
    parse_place,
    refusal,
    start,
    step_at,
)
from gesprekshulp.dossier.types import Answer, Moved
from gesprekshulp.knowledge.types import Content


class Changed(msgspec.Struct, frozen=True):
    """What changing one answer comes to.

    `walk`: as it stands afterwards. `index`: of the answer changed. `kept`: the later
    answers that stay; `reset`: those that fell away, oldest first.
    """

    before: Walk
    walk: Walk
    index: int
    kept: tuple[Moved, ...] = ()
    reset: tuple[Answer, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the answer was the same, so that there is nothing to record."""
        return self.walk.answers == self.before.answers

    @property
    def held(self) -> tuple[Moved, ...]:
        """The answers that set the very facts they set before."""
        old, new = self.before.answers, self.walk.answers
        both = (Moved(was=self.index, now=self.index), *self.kept)
        return tuple(one for one in both if old[one.was].sets == new[one.now].sets)

    @property
    def kept_answers(self) -> tuple[Answer, ...]:
        """The later answers that stay."""
        return tuple(self.walk.answers[one.now] for one in self.kept)


def change_answer(
    content: Content,
    walk: Walk,
    index: int,
    option: str,
    facts: Mapping[str, str],
    settled: Collection[str] = (),
) -> Changed | Refusal:
    """Return the walk with another option at answer `index`, or why that cannot be.

    A later answer stays when its step is still reached by going on with the answers that
    stay, and its option still fits; a side scene entered by hand hangs on no answer and
    always stays. `facts`: as they stand without the answers from `index` on. `settled`: facts
    recorded by hand since, which a kept answer does not change.
    """
    answers = walk.answers
    if not 0 <= index < len(answers) or answers[index].move != "keuze":
        return Refusal("Dit is geen antwoord dat je kunt veranderen. Kies een ander.")
    old = answers[index]
    if option == old.option:
        later = range(index + 1, len(answers))
        return Changed(walk, walk, index, kept=tuple(Moved(was=n, now=n) for n in later))
    now = replay(content, answers[:index]).walk
    if now.place != Place(old.tree, old.step) or step_at(content, now.place) is None:
        return Refusal("Die stap bestaat niet meer. Ga een stap terug, of begin een ander gesprek.")
    refused = refusal(content, now, option, facts)
    if refused:
        return refused
    known = dict(facts)
    now = choose(content, now, option, known)
    known.update(now.answers[-1].sets)
    kept: list[Moved] = []
    reset: list[Answer] = []
    for number in range(index + 1, len(answers)):
        answer = answers[number]
        given_at = parse_place(answers[number - 1].to)
        again = _again(content, now, answer, given_at, known)
        if again is None:
            reset.append(answer)
            continue
        now = _with_old_log(again, answer)
        kept.append(Moved(was=number, now=len(now.answers) - 1))
        known.update({f: v for f, v in now.answers[-1].sets.items() if f not in settled})
    return Changed(walk, _naming(now, index, reset), index, tuple(kept), tuple(reset))


def changeable(walk: Walk) -> list[int]:
    """Return the indexes of the answers that can be changed, oldest first."""
    return [n for n, answer in enumerate(walk.answers) if answer.move == "keuze"]


def chosen_title(content: Content, answer: Answer) -> str:
    """Return the title of the option an answer took, its id when content lost it."""
    step = step_at(content, Place(answer.tree, answer.step))
    option = find_option(step, answer.option) if step else None
    return option.title if option else answer.option


def _again(
    content: Content, walk: Walk, answer: Answer, given_at: Place, facts: Mapping[str, str]
) -> Walk | None:
    """Return the walk after giving this answer once more; None when it no longer fits."""
    if answer.move == "zijpad":
        tree = content.trees.get(parse_place(answer.to).tree)
        if tree is None or tree.kind != "zijpad":
            return None
        entered = enter_side(content, walk, tree.id)
        return entered if entered is not walk else None
    if answer.move == "begin":
        known = answer.tree in content.trees and walk.place == given_at
        return start(content, answer.tree, walk) if known else None
    if walk.place != Place(answer.tree, answer.step):
        return None
    if answer.move == "terug":
        return leave_side(content, walk) if walk.stack else None
    if refusal(content, walk, answer.option, facts):
        return None
    return choose(content, walk, answer.option, facts)


def _with_old_log(walk: Walk, answer: Answer) -> Walk:
    """Return the walk with the answer as it was recorded, where it still says the same."""
    fresh = walk.answers[-1]
    # The old record knows the step as it was then; a change of content is told by that.
    if (fresh.tree, fresh.step, fresh.to, fresh.sets) == (
        answer.tree,
        answer.step,
        answer.to,
        answer.sets,
    ):
        return msgspec.structs.replace(walk, answers=(*walk.answers[:-1], answer))
    return walk


def _naming(walk: Walk, index: int, reset: list[Answer]) -> Walk:
    """Return the walk whose changed answer names the answers that fell away with it."""
    names = tuple(f"{one.tree}/{one.step}/{one.option or one.move}" for one in reset)
    named = msgspec.structs.replace(walk.answers[index], reset=names)
    answers = (*walk.answers[:index], named, *walk.answers[index + 1 :])
    return msgspec.structs.replace(walk, answers=answers)
