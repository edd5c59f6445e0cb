"""An index of labelled example phrases that finds the nearest ones, typing errors or not.

Words are compared by the character n-grams (3 to 5, within the word) they share, phrases
by their words, both weighed by how rare they are. Standard library only: measured faster
and better than fuzzy matching of whole sentences (onderzoek/afhankelijkheden.md section
5). What the labels mean stands in `herkennen`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log, sqrt

_WORD = re.compile(r"[^\W_]+")
_SIZES = (3, 4, 5)
# Words that share less than this are not alike: one common trigram says nothing.
_ALIKE = 0.25
# A label with several near phrases is likelier than one with a single chance hit.
_SHARES = (0.7, 0.2, 0.1)
# Words typed before stay at hand, so that each key costs one new word; bounded.
_REMEMBERED = 4000


class PhraseIndex:
    """Labelled phrases; `scores` gives each label's nearness to a text, from 0 to 1."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Index (label, phrase) pairs; well under 60 ms for 500 phrases."""
        pairs = [(label, Counter(plain_words(phrase))) for label, phrase in phrases]
        self._labels = [label for label, _ in pairs]
        spread: Counter[str] = Counter()
        for _, words in pairs:
            spread.update(words.keys())
        total = len(pairs) + 1
        self._rarity = {word: log(total / (1 + n)) + 0.1 for word, n in spread.items()}
        self._unseen = log(total) + 0.1
        self._at: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, (_, words) in enumerate(pairs):
            length = sqrt(sum((n * self._rarity[w]) ** 2 for w, n in words.items())) or 1.0
            for word, n in words.items():
                self._at[word].append((place, n * self._rarity[word] / length))
        self._holding: defaultdict[str, list[str]] = defaultdict(list)
        self._size: dict[str, float] = {}
        self._alike: dict[str, list[tuple[str, float]]] = {}
        self._index_grams()

    def _index_grams(self) -> None:
        grams = {word: _grams(word) for word in self._rarity}
        for word, parts in grams.items():
            for part in parts:
                self._holding[part].append(word)
        total = len(grams) + 1
        self._telling = {part: log(total / len(held)) for part, held in self._holding.items()}
        for word, parts in grams.items():
            self._size[word] = sqrt(sum([self._telling[part] ** 2 for part in parts])) or 1.0

    def scores(self, text: str) -> dict[str, float]:
        """Return label -> nearness of its nearest phrases; labels that share nothing are absent."""
        near: defaultdict[int, float] = defaultdict(float)
        length = 0.0
        for word, n in Counter(plain_words(text)).items():
            alike = self._words_like(word)
            rarity = self._rarity.get(alike[0][0], self._unseen) if alike else self._unseen
            length += (n * rarity) ** 2
            for known, likeness in alike:
                weight = n * rarity * likeness
                for place, stored in self._at[known]:
                    near[place] += weight * stored
        by_label: defaultdict[str, list[float]] = defaultdict(list)
        for place, score in near.items():
            by_label[self._labels[place]].append(score / sqrt(length))
        return {label: min(1.0, _combined(found)) for label, found in by_label.items()}

    def shared_words(self, text: str, most: int = 5) -> tuple[str, ...]:
        """Return the words of `text` that the index knows, the most telling first."""
        words = {w for w in plain_words(text) if w in self._rarity}
        return tuple(sorted(words, key=lambda w: (-self._rarity[w], w))[:most])

    def _words_like(self, word: str) -> list[tuple[str, float]]:
        """Return (known word, likeness up to 1), the most alike first."""
        if word not in self._alike:
            if len(self._alike) >= _REMEMBERED:
                self._alike.clear()
            self._alike[word] = self._compared(word)
        return self._alike[word]

    def _compared(self, word: str) -> list[tuple[str, float]]:
        shared: defaultdict[str, float] = defaultdict(float)
        size = 0.0
        unseen = log(len(self._rarity) + 1)
        for part in _grams(word):
            weight = self._telling.get(part, unseen)
            size += weight * weight
            for known in self._holding.get(part, ()):
                shared[known] += weight * weight
        length = sqrt(size) or 1.0
        alike = [
            (known, 1.0 if known == word else min(1.0, weight / (length * self._size[known])))
            for known, weight in shared.items()
        ]
        near = (pair for pair in alike if pair[1] >= _ALIKE)
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))


def plain_words(text: str) -> list[str]:
    """Return the words in lower case without accents."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join([c for c in bare if not unicodedata.combining(c)]))


def ranked(scores: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    """Return the `most` highest (label, score) pairs, best first; ties by label."""
    return nlargest(most, sorted(scores.items()), key=lambda pair: pair[1])


def _grams(word: str) -> set[str]:
    padded = f" {word} "
    return {
        padded[start : start + size]
        for size in _SIZES
        for start in range(max(0, len(padded) - size + 1))
    }


def _combined(found: list[float]) -> float:
    nearest = sorted(found, reverse=True)
    return sum(share * score for share, score in zip(_SHARES, nearest, strict=False))
