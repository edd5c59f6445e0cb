"""What is kept of rehearsals: results, drills, plans and favourite sentences, as JSON in the personal layer.

A kept thing that cannot be read any more is passed over: it is practice, not a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

import msgspec

from gesprekshulp.assistant.rehearsal.types import Plan, Promise, Reply
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.store.interface import Store

T = TypeVar("T")

RESULT = "oefening:"
DRILLED = "oefendrill"
PLANS = "oefenplannen"
FAVOURITES = "oefenzinnen"


class Kept(msgspec.Struct, frozen=True):
    """One rehearsal as it is kept. `made`: its scene, where that was made out of a case.

    `goals`: goal -> score from 0 to 4. `before`, `after`: how sure the user felt, 1 to 5,
    0 when not said. `weak`: own sentences that closed the talk. `branches`: the lines that
    were left by rewinding. `promise`: what was promised in it; `carried`: what the parent
    still knew of the rehearsal before it.
    """

    key: str
    scene: str
    title: str
    on: date
    seed: int
    end: str
    goals: dict[str, int]
    replies: tuple[Reply, ...]
    before: int = 0
    after: int = 0
    case: str = ""
    meeting: str = ""
    weak: tuple[str, ...] = ()
    made: Scene | None = None
    branches: tuple[tuple[Reply, ...], ...] = ()
    promise: Promise | None = None
    carried: Promise | None = None


class Drilled(msgspec.Struct, frozen=True):
    """One drill that was finished: on which goal, and how many answers of how many were to it."""

    on: date
    goal: str
    good: int
    items: int


class Shelf:
    """The personal layer of one user, for one meeting or ("", "") for the library."""

    def __init__(self, store: Store, case: str = "", meeting: str = "") -> None:
        self._store = store
        self.case = case
        self.meeting = meeting

    def results(self) -> tuple[Kept, ...]:
        """Return what was kept, oldest first."""
        return tuple(self._read_results())

    def _read_results(self) -> Iterator[Kept]:
        known = self._store.personal(self.case, self.meeting)
        for key in sorted(key for key in known if key.startswith(RESULT)):
            try:
                yield msgspec.json.decode(known[key], type=Kept)
            except (msgspec.DecodeError, msgspec.ValidationError):
                continue

    def free_key(self) -> str:
        """Return the key for the next result; keys sort by age."""
        keys = [k for k in self._store.personal(self.case, self.meeting) if k.startswith(RESULT)]
        last = max((int(k[len(RESULT) :]) for k in keys if k[len(RESULT) :].isdecimal()), default=0)
        return f"{RESULT}{last + 1:06d}"

    def save_result(self, kept: Kept) -> None:
        """Keep a result under its key."""
        self._save(kept.key, msgspec.json.encode(kept).decode())

    def plans(self) -> tuple[Plan, ...]:
        """Return the if-then plans."""
        return self._list(PLANS, Plan)

    def save_plans(self, plans: Iterable[Plan]) -> None:
        """Keep these plans in place of the earlier ones."""
        self._save_list(PLANS, plans)

    def favourites(self) -> tuple[str, ...]:
        """Return the favourite sentences."""
        return self._list(FAVOURITES, str)

    def save_favourites(self, sentences: Iterable[str]) -> None:
        """Keep these sentences in place of the earlier ones."""
        self._save_list(FAVOURITES, sentences)

    def drills(self) -> tuple[Drilled, ...]:
        """Return the drills that were finished, oldest first."""
        return self._list(DRILLED, Drilled)

    def save_drill(self, drill: Drilled) -> None:
        """Remember a drill that was finished."""
        self._save_list(DRILLED, (*self.drills(), drill))

    def forget(self, key: str) -> None:
        """Erase one thing."""
        self._save(key, "")

    def forget_all(self) -> None:
        """Erase everything of rehearsing, and nothing else."""
        for key in self._store.personal(self.case, self.meeting):
            if key.startswith(RESULT) or key in (PLANS, FAVOURITES, DRILLED):
                self._save(key, "")

    def _list(self, key: str, kind: type[T]) -> tuple[T, ...]:
        text = self._store.personal(self.case, self.meeting).get(key, "")
        try:
            return msgspec.json.decode(text, type=tuple[kind, ...]) if text else ()  # type: ignore[valid-type]
        except (msgspec.DecodeError, msgspec.ValidationError):
            return ()

    def _save_list(self, key: str, items: Iterable[object]) -> None:
        kept = list(items)
        self._save(key, msgspec.json.encode(kept).decode() if kept else "")

    def _save(self, key: str, value: str) -> None:
        self._store.save_personal(self.case, self.meeting, key, value)
