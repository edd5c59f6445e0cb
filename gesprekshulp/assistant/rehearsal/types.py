"""The state of a rehearsal and what a turn leaves behind: frozen, and equal when replayed."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["hoog", "midden", "laag"]
"""hoog: affirm and pursue; midden: a move, or affirming only; laag: a pitfall."""

End = Literal["", "begrepen", "afgesproken", "afgebroken", "tijd", "gestopt"]


class Reply(msgspec.Struct, frozen=True):
    """What the user answers: typed text, or the id of an option. Both empty is silence."""

    text: str = ""
    option: str = ""


class Heard(msgspec.Struct, frozen=True):
    """What is in a reply.

    `moves`, and the `pitfalls` that are certain; `doubted` are pitfalls that may be there:
    they are never named. `marks`: see `knowledge.scenes.MARKS`. `words`: label -> the words
    that showed it, where known.
    """

    text: str
    moves: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    level: Level = "midden"

    @property
    def labels(self) -> frozenset[str]:
        """Everything a rule may ask for."""
        return frozenset({*self.moves, *self.pitfalls, *self.marks})


class State(msgspec.Struct, frozen=True):
    """Where the talk stands. Trust and tension run from 0 to 10.

    `line`: what the parent said last; `since`: turns on this subject; `pending`: the fact told in it, "" for none.
    `taken`: facts told and taken up, in order; `variety`: the different moves made so far.
    """

    line: str
    trust: int
    tension: int
    subject: str
    number: int = 0
    since: int = 0
    pending: str = ""
    told: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    memory: tuple[str, ...] = ()
    variety: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    used: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    end: End = ""


class Promise(msgspec.Struct, frozen=True):
    """What was promised in an earlier talk with this parent, and whether it was come back to."""

    text: str
    kept: bool = False


class Turn(msgspec.Struct, frozen=True):
    """One turn: the parent's line before it, the reply, what was heard, and what follows.

    `rule`: the id of the reaction that fired; `told`: the fact that came out, "" for none.
    `trust` and `tension` are those after the turn, the steps what the turn did.
    """

    number: int
    parent: str
    reply: Reply
    heard: Heard
    answer: str
    rule: str
    subject: str
    trust: int
    tension: int
    trust_step: int
    tension_step: int
    told: str = ""
    taken: str = ""
    end: End = ""


class Talk(msgspec.Struct, frozen=True):
    """A whole talk: scene, seed, the turns so far and where it stands now.

    `promise`: that of an earlier talk, which this parent still knows.
    """

    scene: str
    seed: int
    opening: str
    start: State
    turns: tuple[Turn, ...]
    state: State
    promise: Promise | None = None

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What the user answered, in order: with the seed enough to play it again."""
        return tuple(turn.reply for turn in self.turns)


class Feedback(msgspec.Struct, frozen=True):
    """What the coach says after a turn, each a short Dutch sentence or "".

    `helped` and `harmed` are told one by one; `rule`: the one rule behind it; `rewritten`:
    your sentence better, or a sentence that could stand there; `question`: asked instead of
    naming what is not certain; `change`: the smallest change that turns it round; `headline`: what the turn came to, in a few words.
    """

    level: Level
    helped: tuple[str, ...] = ()
    harmed: tuple[str, ...] = ()
    rule: str = ""
    rewritten: str = ""
    question: str = ""
    change: str = ""
    headline: str = ""


class Advice(msgspec.Struct, frozen=True):
    """What the coach says when asked before a turn: what may be going on, and what to try."""

    notice: str
    attempt: str
    sentences: tuple[str, ...] = ()


class Goal(msgspec.Struct, frozen=True):
    """One goal of a rehearsal, scored from 0 to 4, with the reason in a sentence."""

    id: str
    title: str
    score: int
    reason: str


class Plan(msgspec.Struct, frozen=True):
    """An if-then plan: "Als {cue}, dan {action}"."""

    cue: str
    action: str
    pitfall: str = ""
    drilled: bool = False

    def __str__(self) -> str:
        """The plan as one sentence."""
        stop = "" if self.action.endswith(("?", ".")) else "."
        return f"Als {self.cue}, dan {self.action}{stop}"


class Debrief(msgspec.Struct, frozen=True):
    """What is told after a rehearsal.

    `turning`: the number of the turn that flipped it, 0 for none, `sentence` the user's
    sentence there and `why` what it did. `missed`: facts never found out, as a pointer and
    the fact; `behind`: what the parent needed to hear; `child`: what the child's interest
    got; `learning`: about confidence.
    """

    end: End
    summary: str
    goals: tuple[Goal, ...]
    turning: int
    sentence: str
    why: str
    missed: tuple[tuple[str, str], ...]
    behind: str
    child: str
    learning: str
    plans: tuple[Plan, ...] = ()


class DrillItem(msgspec.Struct, frozen=True):
    """One item of a drill: what a parent says, and two ways to answer with the coach's word."""

    parent: str
    goal: str
    task: str
    examples: tuple[str, ...] = ()
