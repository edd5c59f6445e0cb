"""Recognising what is said: the interface, and a first matcher behind it.

Three questions, one answer form: which weerstand is in a parent's words, which moves are
in the staff member's, what is a note. This matcher compares with the phrases of content;
a better one takes its place behind `Herkenner`. Showing hints belongs to the screens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec

from gesprekshulp.assistant.lines import Line, read_line
from gesprekshulp.assistant.ngrams import PhraseIndex, plain_words, ranked
from gesprekshulp.knowledge.types import Kind

# Below the floor a likeness says nothing; a move must lie nearer before it is named.
_FLOOR = 0.12
_MOVE_FLOOR = 0.35
# Sure only when near enough and clearly nearer than the runner-up.
_SURE = 0.45
_AHEAD = 1.35
_MOST = 5
# A remark, not a page: a paste of pages may not hold up the next key.
_LONGEST = 600


class Kandidaat(msgspec.Struct, frozen=True):
    """A label that may fit, with a score from 0 to 1 (higher is nearer)."""

    id: str
    score: float


class Herkenning(msgspec.Struct, frozen=True):
    """What was recognised, best first; empty when nothing is near.

    `zeker`: the first candidate may be shown as if it is right. `words`: the words of the
    text that it rests on.
    """

    kandidaten: tuple[Kandidaat, ...] = ()
    zeker: bool = False
    words: tuple[str, ...] = ()


class Herkenner(Protocol):
    """What any recogniser answers. Nothing raises; an empty text gives nothing."""

    def weerstand(self, text: str) -> Herkenning:
        """Return the kinds of weerstand a parent's words may show."""

    def zetten(self, text: str, ouder: str = "") -> Herkenning:
        """Return the moves and pitfalls in an answer, given what the parent just said."""

    def notitie(self, text: str, speakers: Mapping[str, str], today: date) -> Line:
        """Return kind, who and when of a typed note."""


class PhraseHerkenner:
    """The first matcher: nearest example phrases. Indexes are built on first use."""

    def __init__(self, weerstand: Sequence[tuple[str, str]], zetten: Sequence[tuple[str, str]]):
        """Take (label, phrase) pairs for both questions; building waits until the first."""
        self._phrases = {"weerstand": weerstand, "zetten": zetten}
        self._built: dict[str, PhraseIndex] = {}

    def warm(self) -> None:
        """Build the indexes now, so that the first answer comes at once."""
        for name in self._phrases:
            self._index(name)

    def weerstand(self, text: str) -> Herkenning:
        """Return up to five kinds of weerstand near to `text`."""
        return self._near("weerstand", text, _FLOOR)

    def zetten(self, text: str, ouder: str = "") -> Herkenning:
        """Return moves near to `text`; this matcher does not weigh what the parent said."""
        return self._near("zetten", text, _MOVE_FLOOR)

    def notitie(self, text: str, speakers: Mapping[str, str], today: date) -> Line:
        """Return the line as its rules read it."""
        return read_line(text, speakers, today)

    def _near(self, name: str, text: str, floor: float) -> Herkenning:
        text = text[:_LONGEST]
        if not plain_words(text):
            return Herkenning()
        index = self._index(name)
        best = [pair for pair in ranked(index.scores(text), _MOST) if pair[1] >= floor]
        if not best:
            return Herkenning()
        second = best[1][1] if len(best) > 1 else floor
        return Herkenning(
            kandidaten=tuple(Kandidaat(label, round(min(score, 1.0), 4)) for label, score in best),
            zeker=best[0][1] >= _SURE and best[0][1] >= _AHEAD * second,
            words=index.shared_words(text),
        )

    def _index(self, name: str) -> PhraseIndex:
        if name not in self._built:
            self._built[name] = PhraseIndex(self._phrases[name])
        return self._built[name]


def build_herkenner(
    kinds: Mapping[str, Kind], zetten: Mapping[str, Sequence[str]] | None = None
) -> PhraseHerkenner:
    """Return a recogniser from content; nothing is computed until it is asked.

    `kinds`: the kinds of weerstand by id; `zetten`: move id -> example phrases.
    """
    return PhraseHerkenner(
        weerstand=list(_phrases_of(kinds)),
        zetten=[(label, phrase) for label, found in (zetten or {}).items() for phrase in found],
    )


def _phrases_of(kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str]]:
    for kind in kinds.values():
        for phrase in kind.phrases:
            yield kind.id, phrase
