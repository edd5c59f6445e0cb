"""The lists of content/nakijken.yaml held against a sentence, quickly.

Most lists have nothing to do with most sentences: each phrase is filed under one of its own
words, and only lists of which such a word stands in the sentence are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from gesprekshulp.assistant.clause_roles import (
    said_of_a_person,
    said_of_the_reader,
    under_a_condition,
)
from gesprekshulp.assistant.phrases import (
    Sentence,
    begun_with_a_capital,
    found,
    pattern_of,
)
from gesprekshulp.assistant.remarks import Remark, make_remark
from gesprekshulp.knowledge.cautions import Caution
from gesprekshulp.knowledge.types import Content

_WORD = re.compile(r"[\w’'-]+")
_JOINT = re.compile(r"[’'-]")


class _Part(NamedTuple):
    """One place in a phrase: the words that may stand there, and beginnings of such words."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def stands_in(self, said: Set[str]) -> bool:
        """Return whether one of these words is said."""
        if not self.words.isdisjoint(said):
            return True
        return bool(self.beginnings) and any(word.startswith(self.beginnings) for word in said)


class _Phrase(NamedTuple):
    """The parts of a phrase of a caution (by number), which must all stand in a sentence."""

    caution: int
    parts: tuple[_Part, ...]


class _Filed(NamedTuple):
    """Phrases under whole words, under beginnings of words, and cautions that fit anywhere."""

    words: dict[str, list[_Phrase]]
    beginnings: dict[str, list[_Phrase]]
    always: frozenset[int]
    lengths: tuple[int, ...]


@lru_cache(maxsize=4)
def _filed(every: tuple[tuple[str, ...], ...]) -> _Filed:
    words: dict[str, list[_Phrase]] = {}
    beginnings: dict[str, list[_Phrase]] = {}
    always: set[int] = set()
    for number, phrases in enumerate(every):
        for phrase in phrases:
            parts = _parts_of(phrase)
            if not parts:
                always.add(number)
                continue
            filed = _Phrase(number, parts)
            # The part of which the shortest word is longest is found in the fewest sentences.
            first = max(parts, key=lambda part: min(map(len, (*part.words, *part.beginnings))))
            for one in first.words:
                words.setdefault(one, []).append(filed)
            for one in first.beginnings:
                beginnings.setdefault(one, []).append(filed)
    lengths = tuple(sorted({len(one) for one in beginnings}))
    return _Filed(words, beginnings, frozenset(always), lengths)


def _parts_of(phrase: str) -> tuple[_Part, ...]:
    """Return the parts of a phrase that can be looked up; "*heid" cannot."""
    made = []
    for part in phrase.lower().replace(",", " ").split():
        choices = part.split("/")
        if part == "…" or any(one.startswith("*") or not one for one in choices):
            continue
        whole = frozenset(one for one in choices if not one.endswith("*"))
        made.append(_Part(whole, tuple(one[:-1] for one in choices if one.endswith("*"))))
    return tuple(made)


def possible_cautions(content: Content, text: str) -> list[Caution]:
    """Return the cautions of which a phrase may stand in `text`, in the order of content."""
    every = tuple(content.cautions.values())
    filed = _filed(tuple(one.words for one in every))
    said = set(_WORD.findall(text.lower()))
    # A word of a phrase may stand between hyphens or quotes too.
    said |= {part for word in said if not word.isalpha() for part in _JOINT.split(word) if part}
    numbers = set(filed.always)
    for word in said:
        near = filed.words.get(word, [])
        for length in filed.lengths:
            if length > len(word):
                break
            near = near + filed.beginnings.get(word[:length], [])
        for phrase in near:
            if phrase.caution not in numbers and all(p.stands_in(said) for p in phrase.parts):
                numbers.add(phrase.caution)
    return [every[number] for number in sorted(numbers)]


def cautioned(
    likely: Sequence[Caution], kinds: Sequence[str], place: str, sentence: Sentence
) -> Iterator[Remark]:
    """Yield a remark for each kind of caution in the sentence; one is enough per kind.

    `likely`: the cautions that may be in it, as `possible_cautions` returns them.
    """
    for kind in kinds:
        for caution in likely:
            if caution.kind != kind or found(caution.unless, sentence.own):
                continue
            # Who asks leaves room: two signs together count only in what is stated.
            if caution.having and ("?" in sentence.own or not found(caution.having, sentence.own)):
                continue
            every = pattern_of(caution.words).finditer(sentence.own)
            heard = next((one for one in every if _concerns(caution, sentence, one)), None)
            if heard is None:
                continue
            yield remark_of(caution, place, sentence, heard)
            break


_READER_ACTS = re.compile(
    r"^U\s+\w+|\b(?:dat|omdat|doordat|of|aangezien|toen|nu|wat|hoe|waardoor|waarop)\s+u\b|"
    r"\b(?:liet|heeft|hebt|bent|had|kwam|bleef|gaf|was|maakte|deed|stelde|weigert|weigerde|maakt)\s+u\b"
)


def _concerns(caution: Caution, sentence: Sentence, heard: re.Match[str]) -> bool:
    if caution.of == "persoon":
        return said_of_a_person(sentence, heard)
    if caution.of == "ouder-doet":
        return said_of_the_reader(sentence.own, heard.start())
    if caution.of == "voorwaarde":
        return under_a_condition(sentence.own)
    return caution.of != "ouder" or bool(_READER_ACTS.search(sentence.own))


def remark_of(caution: Caution, place: str, sentence: Sentence, heard: re.Match[str]) -> Remark:
    """Return the remark on what was heard, with the sentence that content gives for it."""
    rewrite = caution.sentence
    if caution.becomes:
        text = sentence.text
        rewrite = begun_with_a_capital(
            f"{text[: heard.start()]}{caution.becomes}{text[heard.end() :]}"
        )
    return make_remark(
        caution.kind, place, sentence, heard[0], caution.why, caution.advice, rewrite
    )


def cautions_of(content: Content, kind: str) -> Iterator[Caution]:
    """Yield the cautions of one kind."""
    return (one for one in content.cautions.values() if one.kind == kind)
