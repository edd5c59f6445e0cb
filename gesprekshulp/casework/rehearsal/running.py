"""One rehearsal as a user goes through it: replies, rewinding, the coach, the debrief."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.rehearsal import (
    coach,
    engine,
    options,
    plot,
    reversal,
    team,
)
from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.debrief import debrief
from gesprekshulp.assistant.rehearsal.rules import mentions
from gesprekshulp.assistant.rehearsal.types import (
    Advice,
    Debrief,
    Feedback,
    Promise,
    Reply,
    Talk,
    Turn,
)
from gesprekshulp.casework.rehearsal import written
from gesprekshulp.casework.rehearsal.keeping import Kept
from gesprekshulp.knowledge.scenes import Choice, Scene, Subject
from gesprekshulp.knowledge.types import Content
from gesprekshulp.text import shorten

_BRIDGE = "Mag ik het even hebben over "
_MOST_WORDS, _MOST_LETTERS = 4, 80
_LEAVING = frozenset({"stop", "stoppen", "ik stop", "klaar", "einde", "exit", "quit", "q", "0"})
Keep = Callable[["Rehearsal", int, int], Kept]


def leaving(typed: str) -> bool:
    """Whether this may well be meant for the program: nobody says just this to a parent."""
    return typed.casefold().strip(" .!") in _LEAVING


class Rehearsal:
    """One talk with its branches. Rewinding keeps the line that was left.

    `earlier`: how often this scene was rehearsed before. `fictional`: real name -> the name
    that stands for it in a transcript.
    """

    def __init__(
        self,
        scene: Scene,
        talk: Talk,
        content: Content,
        herkenner: Herkenner,
        keep: Keep,
        earlier: int = 0,
        fictional: Mapping[str, str] | None = None,
    ) -> None:
        self.scene = scene
        self.talk = talk
        self.branches: tuple[Talk, ...] = ()
        self.earlier = earlier
        self._content = content
        self._herkenner = herkenner
        self._keep = keep
        self._fictional = fictional or {}

    @property
    def parent(self) -> str:
        """What the parent said last."""
        return self.talk.state.line

    @property
    def ended(self) -> bool:
        """Whether the talk is over."""
        return bool(self.talk.state.end)

    @property
    def trust_words(self) -> str:
        """How far the parent trusts you now, in words."""
        return w.in_words(w.TRUST, self.talk.state.trust)

    @property
    def tension_words(self) -> str:
        """How tense it is now, in words."""
        return w.in_words(w.TENSION, self.talk.state.tension)

    @property
    def end_words(self) -> str:
        """How the talk ended, in words."""
        return w.told(w.ENDS[self.talk.state.end], self.scene.parent.called, self.scene.pupil)

    def choices(self) -> tuple[Choice, ...]:
        """Return up to four answers of mixed quality."""
        return options.choices(self.scene, self.talk)

    def begin_in(self, scene: Scene) -> None:
        """Begin anew in this scene: that of a case, as it was when it was left."""
        self.scene = scene
        self.talk = engine.begin(scene, self.talk.seed, self.talk.promise)

    def remember(self, promise: Promise | None) -> None:
        """Begin again with a parent who knows this promise of an earlier talk."""
        self.talk = engine.begin(self.scene, self.talk.seed, promise)

    def say(self, text: str) -> Turn:
        """Answer in your own words; nothing is silence. Raises ValueError after the end."""
        return self._step(Reply(text=text))

    def choose(self, option: str) -> Turn:
        """Answer with an option. Raises ValueError after the end."""
        return self._step(Reply(option=option))

    def feedback(self, number: int = 0, line: Talk | None = None) -> Feedback:
        """Return what the coach says about a turn (0: the last), of this line or another.

        Raises ValueError without a turn.
        """
        talk = line or self.talk
        if not talk.turns:
            raise ValueError("Er is nog niets gezegd.")
        return coach.feedback(self.scene, talk, number or len(talk.turns), self._content.moves)

    def ask_coach(self) -> Advice:
        """Pause and ask the coach; nothing moves."""
        found = self._herkenner.weerstand(self.parent)
        heard = found.candidates[0].id if found.sure and not found.quiet else ""
        kind = heard if heard in self.scene.about else ""
        return coach.advice(self.scene, self.talk.state, self._content.kinds, kind)

    def rewind(self, number: int) -> None:
        """Go back to just after turn `number` (0: the opening); what was left stays a branch."""
        self._leave_line()
        self.talk = engine.rewound(self.scene, self.talk, number)

    def other_subjects(self) -> tuple[Subject, ...]:
        """Return what the user may begin about, other than what it is about now."""
        now = self.talk.state.subject
        return tuple(one for one in self.scene.subjects if one.id != now)

    def bridge_to(self, subject: Subject) -> tuple[str, str]:
        """Return a sentence that begins about a subject, and the words it still needs, "" for none.

        A title alone does not always bring this parent there.
        """
        whole = f"{_BRIDGE}“{subject.title}”?"
        if not subject.words or mentions(whole, subject.words):
            return whole, ""
        return _BRIDGE, ", ".join(word.rstrip("*") for word in subject.words[:_MOST_WORDS])

    def take_line(self, at: int) -> None:
        """Go on with another line (see `left`); the one of now stays beside it.

        Raises LookupError when there is no such line.
        """
        line = self.left[at]
        self._leave_line()
        self.branches = tuple(one for one in self.branches if one != line)
        self.talk = line

    @property
    def left(self) -> tuple[Talk, ...]:
        """The lines that were left by rewinding, the oldest first, each told once."""
        return written.left_lines(self.talk, self.branches)

    def left_told(self) -> tuple[str, ...]:
        """Return a sentence per line that was left: from where, and what it came to.

        Rewound twice over the same sentence, it is told once.
        """
        told = (
            _compared(line, self.talk, written.shared_turns(self.talk, line)) for line in self.left
        )
        return tuple(dict.fromkeys(told))

    def _leave_line(self) -> None:
        # A line the user stopped and went on with is not over; a line that ended by itself is.
        talk = self.talk
        if talk.state.end == "gestopt":
            talk = replace(talk, state=replace(talk.state, end=""))
        if talk.turns and talk not in self.branches:
            self.branches = (*self.branches, talk)

    def stop(self) -> None:
        """End the talk here."""
        self.talk = engine.stopped(self.talk)

    def lines(self, width: int = 60, height: int = 8) -> tuple[str, ...]:
        """Return trust and tension drawn, with the line last left by rewinding."""
        left = self.left
        before = _axes(left[-1]) if left else ((), ())
        return plot.trust_and_tension(_axes(self.talk), before, width, height)

    def debrief(self) -> Debrief:
        """Return what is told afterwards, with at most five if-then plans."""
        return debrief(self.scene, self.talk, self.earlier)

    def keep(self, before: int = 0, after: int = 0) -> Kept:
        """Keep the result in the personal layer; `before`, `after`: how sure you felt, 1 to 5."""
        return self._keep(self, before, after)

    def transcript(self) -> str:
        """Return every line of the talk as text, with fictional names."""
        return written.written(self.scene, self.talk, self.branches, self._fictional)

    def team(self, roles: team.Team) -> tuple[str, ...]:
        """Return what the one who watches reads now."""
        missing = team.opening_complete(self.scene, self.talk, roles)
        first = missing if len(self.talk.turns) == 1 else ()
        return (*first, *team.cards(self.scene, self.talk, roles))

    def _step(self, reply: Reply) -> Turn:
        self.talk = engine.step(self.scene, self.talk, reply, self._herkenner)
        return self.talk.turns[-1]


def _compared(left: Talk, now: Talk, same: int) -> str:
    """Return what a line that was left came to, beside the line of now."""
    said = shorten(left.turns[same].heard.text.rstrip(".") or "(stilte)", _MOST_LETTERS)
    return (
        f"In beurt {same + 1} zei je eerst “{said}”. Dat eindigde op "
        f"vertrouwen {left.state.trust} en spanning {left.state.tension}; "
        f"nu op {now.state.trust} en {now.state.tension}."
    )


def _axes(talk: Talk) -> tuple[Sequence[int], Sequence[int]]:
    start = talk.start
    return (
        [start.trust, *(turn.trust for turn in talk.turns)],
        [start.tension, *(turn.tension for turn in talk.turns)],
    )


class Reversal:
    """Role reversal: you speak for the parent, the program for the teacher."""

    def __init__(self, scene: Scene, seed: int, own: Sequence[str] = ()) -> None:
        self.scene = scene
        self._own = tuple(own)
        self._talk = reversal.begin(scene, seed, self._own)

    @property
    def teacher(self) -> str:
        """What the teacher said last, to be answered."""
        return self._talk.teacher

    @property
    def manner(self) -> str:
        """Which teacher is speaking: "verdedigend" or "goed"."""
        return self._talk.manner

    @property
    def turns(self) -> tuple[tuple[str, str], ...]:
        """What was said: (teacher, you)."""
        return self._talk.said

    @property
    def ended(self) -> bool:
        """Whether both teachers are done."""
        return self._talk.ended

    def say(self, text: str) -> str:
        """Answer as the parent; return what the teacher says next, "" at the end."""
        self._talk = reversal.answer(self.scene, self._talk, text, self._own)
        return self._talk.teacher

    def questions(self) -> tuple[str, ...]:
        """Return what to talk over afterwards."""
        return w.REVERSAL_QUESTIONS
