"""Recognising what is said: one interface for screens, rehearsal and the command line.

Three questions: which weerstand is in a parent's words, which moves are in the staff
member's reply, what is a note. The answers come from models learnt from content
(`recognise`); showing them belongs to the screens, doubt as a question to `doubt`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from gesprekshulp.assistant.lines import Line, read_line
from gesprekshulp.assistant.recognise.kinds import KindRecogniser, Recognised
from gesprekshulp.assistant.recognise.lexicon import Lexicon
from gesprekshulp.assistant.recognise.linear import DamagedModel, load
from gesprekshulp.assistant.recognise.moves import Move, MoveRecogniser
from gesprekshulp.assistant.recognise.shipped import (
    KINDS_FILE,
    LEXICON_FILE,
    MOVES_FILE,
    read_lexicon,
)
from gesprekshulp.assistant.recognise.words import WordReader

__all__ = [
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

    def notitie(self, text: str, speakers: Mapping[str, str], today: date) -> Line:
        """Return kind, who and when of a typed note."""


class SilentHerkenner:
    """Recognises nothing: for when what was learnt is missing or damaged. Notes are read."""

    def weerstand(self, text: str) -> Recognised:
        """Return that nothing was recognised."""
        return Recognised()

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return no moves."""
        return ()

    def notitie(self, text: str, speakers: Mapping[str, str], today: date) -> Line:
        """Return the line as its rules read it."""
        return read_line(text, speakers, today)


class LearntHerkenner(SilentHerkenner):
    """Recognises with the models learnt from content."""

    def __init__(self, kinds: KindRecogniser, moves: MoveRecogniser | None) -> None:
        self._kinds = kinds
        self._moves = moves

    def weerstand(self, text: str) -> Recognised:
        """Return up to five kinds of weerstand for `text`, best first."""
        return self._kinds.recognise(text)

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return the moves and pitfalls in a reply, likeliest first."""
        return self._moves.recognise(text, ouder) if self._moves else ()


def build_herkenner(learnt: Mapping[str, bytes]) -> Herkenner:
    """Return the recogniser made of what was learnt (file name -> bytes).

    Without a usable lexicon and model of kinds it recognises nothing; it never raises.
    """
    try:
        lexicon: Lexicon = read_lexicon(learnt.get(LEXICON_FILE, b""))
        reader = WordReader(lexicon)
        kinds = KindRecogniser(load(learnt.get(KINDS_FILE, b"")), lexicon, reader)
    except DamagedModel:
        return SilentHerkenner()
    try:
        moves = MoveRecogniser(load(learnt.get(MOVES_FILE, b"")), lexicon, reader)
    except DamagedModel:
        return LearntHerkenner(kinds, None)
    return LearntHerkenner(kinds, moves)
