"""Role reversal: you are the parent, the program plays a teacher who defends, then a good one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gesprekshulp.assistant.rehearsal.chance import shuffled
from gesprekshulp.assistant.rehearsal.options import level_of_option
from gesprekshulp.assistant.rehearsal.rules import mentions
from gesprekshulp.assistant.rehearsal.types import Level
from gesprekshulp.knowledge.scenes import Scene, Subject

EACH = 4
"""So many turns with each teacher."""

BAD, GOOD = "verdedigend", "goed"


class Reversed(msgspec.Struct, frozen=True):
    """A talk with the roles turned. `said`: (teacher, you) of every turn so far."""

    scene: str
    seed: int
    teacher: str
    manner: str = BAD
    said: tuple[tuple[str, str], ...] = ()
    ended: bool = False


def begin(scene: Scene, seed: int, own: Sequence[str] = ()) -> Reversed:
    """Return the talk in which only the teacher has spoken.

    `own`: sentences the user typed in earlier rehearsals that closed the talk; the teacher
    who defends says them first.
    """
    return Reversed(scene.id, seed, _line(scene, seed, BAD, (), "", own))


def answer(scene: Scene, talk: Reversed, text: str, own: Sequence[str] = ()) -> Reversed:
    """Return the talk after what you, as the parent, said."""
    if talk.ended:
        return talk
    said = (*talk.said, (talk.teacher, text))
    if len(said) >= 2 * EACH:
        return msgspec.structs.replace(talk, said=said, teacher="", ended=True)
    manner = BAD if len(said) < EACH else GOOD
    line = _line(scene, talk.seed, manner, said, text, own)
    return msgspec.structs.replace(talk, said=said, teacher=line, manner=manner)


def _line(
    scene: Scene,
    seed: int,
    manner: str,
    said: Sequence[tuple[str, str]],
    parent: str,
    own: Sequence[str],
) -> str:
    spoken = {teacher for teacher, _ in said}
    if manner == BAD:
        mine = [sentence for sentence in own if sentence not in spoken]
        if mine and len(said) % 2 == 1:
            return mine[0]
    wanted: tuple[Level, ...] = ("laag", "midden") if manner == BAD else ("hoog", "midden")
    here = _about(scene, parent, len(said))
    for level in wanted:
        for subject in (here, *scene.subjects):
            lines = [
                o.text
                for o in subject.options
                if level_of_option(o) == level and o.text not in spoken
            ]
            if lines:
                return shuffled(lines, seed, manner, len(said))[0]
    return scene.subjects[0].options[0].text


def _about(scene: Scene, parent: str, number: int) -> Subject:
    named = (one for one in scene.subjects if one.words and mentions(parent, one.words))
    return next(named, scene.subjects[number // 2 % len(scene.subjects)])
