"""Recognising what is said: one interface for screens, rehearsal and the command line.

Four questions: which weerstand is in a parent's words, which moves are in the staff
member's reply, what is a note, what a sentence on paper does to its reader. The answers come from models learnt from content
(`recognise`); showing them belongs to the screens, doubt as a question to `doubt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from gesprekshulp.assistant.lines import Line
from gesprekshulp.assistant.recognise.kinds import KindRecogniser, Recognised
from gesprekshulp.assistant.recognise.linear import DamagedModel, Linear, load
from gesprekshulp.assistant.recognise.moves import Move, MoveRecogniser
from gesprekshulp.assistant.recognise.notes import NoteJudge
from gesprekshulp.assistant.recognise.papers import Heard, PaperJudge
from gesprekshulp.assistant.recognise.shipped import (
    KINDS_FILE,
    LEXICON_FILE,
    MOVES_FILE,
    NOTES_FILE,
    PAPER_LEXICON_FILE,
    PAPERS_FILE,
    read_lexicon,
)
from gesprekshulp.assistant.recognise.words import WordReader

__all__ = [
    "Heard",
    "Herkenner",
    "LearntHerkenner",
    "Move",
    "Recognised",
    "SilentHerkenner",
    "build_herkenner",
]


class Herkenner(Protocol):
    """What any recogniser answers. Nothing raises; an empty text gives nothing."""

    def weerstand(self, text: str) -> Recognised:
        """Return the kinds of weerstand a parent's words may show."""

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return the moves and pitfalls in an answer, given what the parent just said."""

    def judged(self, line: Line, names: Iterable[str] = ()) -> Line:
        """Return a note, as read by rules, with the kind that fits best."""

    def papier(self, text: str, signs: Iterable[str] = ()) -> Sequence[Heard]:
        """Return what a sentence on paper, without the words of others, does to its reader.

        `signs`: what the lists of content say of it.
        """


class SilentHerkenner:
    """Recognises nothing: for when what was learnt is missing or damaged."""

    def weerstand(self, text: str) -> Recognised:
        """Return that nothing was recognised."""
        return Recognised()

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return no moves."""
        return ()

    def judged(self, line: Line, names: Iterable[str] = ()) -> Line:
        """Return the line as its rules read it."""
        return line

    def papier(self, text: str, signs: Iterable[str] = ()) -> Sequence[Heard]:
        """Return nothing heard."""
        return ()


class LearntHerkenner:
    """Recognises with the models learnt from content."""

    def __init__(
        self,
        kinds: KindRecogniser,
        moves: MoveRecogniser | None,
        notes: NoteJudge | None,
        papers: PaperJudge | None = None,
    ) -> None:
        self._kinds = kinds
        self._moves = moves
        self._notes = notes
        self._papers = papers

    def weerstand(self, text: str) -> Recognised:
        """Return up to five kinds of weerstand for `text`, best first."""
        return self._kinds.recognise(text)

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return the moves and pitfalls in a reply, likeliest first."""
        return self._moves.recognise(text, ouder) if self._moves else ()

    def judged(self, line: Line, names: Iterable[str] = ()) -> Line:
        """Return a note with the kind that fits best."""
        return self._notes.judged(line, names) if self._notes else line

    def papier(self, text: str, signs: Iterable[str] = ()) -> Sequence[Heard]:
        """Return what a sentence on paper does to its reader, likeliest first."""
        return self._papers.heard(text, signs) if self._papers else ()


def build_herkenner(learnt: Mapping[str, bytes]) -> Herkenner:
    """Return the recogniser made of what was learnt (file name -> bytes).

    Without a usable lexicon and model of kinds it recognises nothing; it never raises.
    """
    try:
        lexicon = read_lexicon(learnt.get(LEXICON_FILE, b""))
        reader = WordReader(lexicon)
        kinds = KindRecogniser(load(learnt.get(KINDS_FILE, b"")), lexicon, reader)
    except DamagedModel:
        return SilentHerkenner()
    moves = _model(learnt, MOVES_FILE)
    notes = _model(learnt, NOTES_FILE)
    papers = _papers(learnt)
    return LearntHerkenner(
        kinds,
        MoveRecogniser(moves, lexicon, reader) if moves else None,
        NoteJudge(notes, lexicon, reader) if notes else None,
        papers,
    )


def _papers(learnt: Mapping[str, bytes]) -> PaperJudge | None:
    try:
        lexicon = read_lexicon(learnt.get(PAPER_LEXICON_FILE, b""))
        return PaperJudge(load(learnt.get(PAPERS_FILE, b"")), lexicon)
    except DamagedModel:
        return None


def _model(learnt: Mapping[str, bytes], name: str) -> Linear | None:
    try:
        return load(learnt.get(name, b""))
    except DamagedModel:
        return None
