"""Phrases as authors write them, found in a sentence: "u … niet", "weigert/weigerde", "verwijt*", "*heid"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from gesprekshulp.knowledge.sentences import sentences

_GAP = r"(?:[^\w.!?]+[\w’'-]+){0,8}?"
_BETWEEN = r"[\s,]+"
# What stands between quotes is someone else's; a gap in a letter is nobody's yet.
_NOT_OWN = re.compile(r"\[nog invullen: [^\]]*\]|“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|„[^”“]*[”“]")


class Sentence(NamedTuple):
    """A sentence as it stands, and the same with the words of others made unreadable."""

    text: str
    own: str


@lru_cache(maxsize=1024)
def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the phrases, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    whole = "|".join(_one(phrase) for phrase in longest_first)
    return re.compile(rf"(?<![\w’'-])(?:{whole})(?![\w-])", re.IGNORECASE)


def found(phrases: Sequence[str], text: str) -> re.Match[str] | None:
    """Return the first place where one of the phrases stands in `text`."""
    return pattern_of(tuple(phrases)).search(text) if phrases else None


def own_words(text: str) -> str:
    """Return `text` with what is not the writer's own made unreadable; the length stays."""
    return _NOT_OWN.sub(lambda other: "“" + "·" * (len(other[0]) - 2) + "”", text)


def own_sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text`; what is not the writer's own is unreadable."""
    masked = own_words(text)
    at = 0
    made = []
    for one in sentences(masked):
        at = masked.index(one, at)
        made.append(Sentence(text[at : at + len(one)], one))
        at += len(one)
    return made


def begun_with_a_capital(text: str) -> str:
    """Return `text` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _one(phrase: str) -> str:
    made = ""
    gap = False
    for word in phrase.replace(",", " ,").split():
        if word == "…":
            gap = True
            continue
        if word == ",":
            made += r"\s*,"
            continue
        if made:
            made += (_GAP if gap else "") + _BETWEEN
        gap = False
        made += f"(?:{'|'.join(map(_word, word.split('/')))})"
    return made


def _word(word: str) -> str:
    before = r"[\w-]*" if word.startswith("*") else ""
    after = r"[\w-]*" if word.endswith("*") else ""
    return before + re.escape(word.removeprefix("*").removesuffix("*")) + after


def any_word_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of these words as whole words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I)
