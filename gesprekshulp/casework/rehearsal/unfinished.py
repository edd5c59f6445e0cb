"""A rehearsal that is going on: every step is kept, so that closing the program loses none.

Kept as steps, not as a state: with the seed they give the same talk again, branches too.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import msgspec

from gesprekshulp.assistant.rehearsal.team import Team
from gesprekshulp.assistant.rehearsal.types import Promise, Reply, Turn
from gesprekshulp.casework.rehearsal.running import Rehearsal
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.store.errors import UnknownCase
from gesprekshulp.store.interface import Store

_KEY = "oefenloopt:"
SAY, CHOOSE, REWIND, LINE = "zeg", "kies", "terug", "lijn"


class Unfinished(msgspec.Struct, frozen=True):
    """What it takes to go on: the seed, each step as (what, with), and the half-typed line.

    `made`: the scene, where it was made out of a case; there more may be said meanwhile.
    """

    scene: str
    seed: int
    before: int = 0
    roles: Team | None = None
    steps: tuple[tuple[str, str], ...] = ()
    half: str = ""
    promise: Promise | None = None
    made: Scene | None = None


class Going:
    """A rehearsal with its steps kept in the personal layer of a meeting, or of the library.

    `before`: how sure the user felt at the start, 0 when not said.
    """

    def __init__(
        self,
        rehearsal: Rehearsal,
        store: Store,
        case: str = "",
        meeting: str = "",
        before: int = 0,
        roles: Team | None = None,
    ) -> None:
        self.rehearsal = rehearsal
        self.before = before
        self.roles = roles
        self.half = ""
        self._store = store
        self._place = (case, meeting)
        self._steps: list[tuple[str, str]] = []

    def say(self, text: str) -> Turn:
        """Answer in your own words."""
        turn = self.rehearsal.say(text)
        self._took(SAY, text)
        return turn

    def choose(self, option: str) -> Turn:
        """Answer with an option."""
        turn = self.rehearsal.choose(option)
        self._took(CHOOSE, option)
        return turn

    def rewind(self, number: int) -> None:
        """Go back to just after turn `number`."""
        self.rehearsal.rewind(number)
        self._took(REWIND, str(number))

    def take_line(self, at: int) -> None:
        """Go on with a line that was left. Raises LookupError when there is none."""
        self.rehearsal.take_line(at)
        self._took(LINE, str(at))

    def keep_half(self, text: str) -> None:
        """Keep what is half typed."""
        if text != self.half:
            self.half = text
            self.save()

    def resume(self, left: Unfinished) -> None:
        """Take the steps that were left again; what no longer fits is passed over."""
        self.before, self.roles, self.half = left.before, left.roles, left.half
        if left.made is not None:
            self.rehearsal.begin_in(left.made)
        self.rehearsal.remember(left.promise)
        for what, given in left.steps:
            try:
                if what == REWIND:
                    self.rehearsal.rewind(int(given))
                elif what == LINE:
                    self.rehearsal.take_line(int(given))
                elif what == CHOOSE:
                    self.rehearsal.choose(given)
                else:
                    self.rehearsal.say(given)
            except (ValueError, LookupError):
                continue
            self._steps.append((what, given))

    def take(self, replies: Sequence[Reply], branches: Sequence[Sequence[Reply]] = ()) -> None:
        """Take over steps of a rehearsal that was kept; it is already where they lead."""
        self._steps = []
        for line in branches:
            self._steps += [*map(_step, line), (REWIND, "0")]
        self._steps += map(_step, replies)

    def save(self) -> None:
        """Keep it as it stands; one in which nothing happened is not kept."""
        talk = self.rehearsal.talk
        left = Unfinished(
            talk.scene,
            talk.seed,
            self.before,
            self.roles,
            tuple(self._steps),
            self.half,
            talk.promise,
            self.rehearsal.scene if self._place[0] else None,
        )
        text = msgspec.json.encode(left).decode() if self._steps or self.half else ""
        with contextlib.suppress(UnknownCase):  # the case was removed meanwhile: practise on
            self._store.save_personal(*self._place, _KEY + talk.scene, text)

    def done(self) -> None:
        """Forget the steps: the rehearsal was talked over, and its result is kept."""
        self._store.save_personal(*self._place, _KEY + self.rehearsal.talk.scene, "")

    def _took(self, what: str, given: str) -> None:
        self._steps.append((what, given))
        self.half = ""
        self.save()


def _step(reply: Reply) -> tuple[str, str]:
    return (CHOOSE, reply.option) if reply.option else (SAY, reply.text)


def unfinished(store: Store, scene: str, case: str = "", meeting: str = "") -> Unfinished | None:
    """Return the rehearsal of this scene that was left, or None."""
    text = store.personal(case, meeting).get(_KEY + scene, "")
    try:
        return msgspec.json.decode(text, type=Unfinished) if text else None
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def forget_unfinished(store: Store, case: str = "", meeting: str = "") -> None:
    """Erase every rehearsal that was left."""
    for key in store.personal(case, meeting):
        if key.startswith(_KEY):
            store.save_personal(case, meeting, key, "")
