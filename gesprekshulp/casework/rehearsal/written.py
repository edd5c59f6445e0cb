"""A rehearsal written out with the lines that were left by rewinding, and read back whole.

The line played last stands on top; of each other line only what differs, under a heading
that says from which turn, so that nothing is read twice and everything can be played again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from gesprekshulp.assistant.rehearsal import transcript
from gesprekshulp.assistant.rehearsal.types import Promise, Reply, Talk
from gesprekshulp.knowledge.scenes import Scene

_LEFT = re.compile(r"^Teruggespoeld\. Vanaf beurt (?P<turn>[0-9]{1,4}) ging het eerst zo:\n", re.M)
_HEAD_LINES = 3  # name and seed, title, a blank line


class Script(msgspec.Struct, frozen=True):
    """What it takes to play a rehearsal again: its lines, the one played last on top."""

    scene: str
    seed: int
    replies: tuple[Reply, ...]
    branches: tuple[tuple[Reply, ...], ...] = ()
    promise: Promise | None = None


def left_lines(talk: Talk, branches: Sequence[Talk]) -> tuple[Talk, ...]:
    """Return the lines in which something was said that stands in no other line."""
    said = [one.replies for one in (talk, *branches)]

    def within(at: int, other: int) -> bool:
        """Whether line `at` is told by another; of two that are the same the first is told."""
        own, whole = said[at], said[other]
        return own == whole[: len(own)] and (len(whole) > len(own) or other < at)

    return tuple(
        line
        for at, line in enumerate(branches, 1)
        if not any(within(at, other) for other in range(len(said)) if other != at)
    )


def shared_turns(talk: Talk, other: Talk) -> int:
    """Return how many turns two lines have in common from the start."""
    pairs = zip(talk.replies, other.replies, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(_length(talk), _length(other)))


def _length(talk: Talk) -> int:
    return len(talk.turns)


def written(
    scene: Scene, talk: Talk, branches: Sequence[Talk], names: Mapping[str, str] | None = None
) -> str:
    """Return the talk and its other lines as text. `names`: real name -> the fictional one."""
    text = transcript.written(scene, talk, names)
    for branch in left_lines(talk, branches):
        same = shared_turns(talk, branch)
        tail = branch.turns[same:]
        rest = replace(branch, opening=tail[0].parent, turns=tail)
        said = transcript.written(scene, rest, names).split("\n", _HEAD_LINES)[_HEAD_LINES]
        text += f"\nTeruggespoeld. Vanaf beurt {same + 1} ging het eerst zo:\n{said}"
    return text


def read(text: str) -> Script | None:
    """Return what a written rehearsal says to play, other lines too; None when it is none."""
    main, *rest = _LEFT.split(text)
    script = transcript.read(main)
    if script is None:
        return None
    head = main.split("\n", 1)[0]
    branches = []
    for turn, said in zip(rest[::2], rest[1::2], strict=True):
        tail = transcript.read(f"{head}\n{said}")
        if tail is not None:
            branches.append((*script.replies[: int(turn) - 1], *tail.replies))
    return Script(script.scene, script.seed, script.replies, tuple(branches), script.promise)
