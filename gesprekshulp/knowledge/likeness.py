"""Lines that are nearly the same: one measure, for phrases within and across files.

Two lines are near-duplicates when the Dice coefficient of their sets of character
6-grams (lower case, no accents, no punctuation) is at least `NEARLY_SAME`: a word swapped
in a sentence of eight still counts, a new thought with some of the same words does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

NEARLY_SAME = 0.72
"""From this likeness on (0 to 1) two lines count as the same."""

_SIZE = 6
_WORD = re.compile(r"[^\W_]+")


def grams_of(text: str) -> frozenset[str]:
    """Return the character 6-grams of a line, read as plain words."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))
    padded = f" {' '.join(words)} "
    return frozenset(padded[at : at + _SIZE] for at in range(len(padded) - _SIZE + 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Dice coefficient of two sets of grams, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def near_duplicates(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (index, index of an earlier line) of lines that are nearly the same.

    Exact for the measure: lines that alike share one of their rarest grams (the prefix
    filter of set-similarity joins), so only those are compared. 20,000 lines: seconds.
    """
    grams = [grams_of(line) for line in lines]
    spread: Counter[str] = Counter()
    for one in grams:
        spread.update(one)
    at: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(grams):
        rarest = sorted(one, key=lambda gram: (spread[gram], gram))
        rarest = rarest[: int(len(one) * (1 - NEARLY_SAME / (2 - NEARLY_SAME))) + 1]
        # Too short or too long to be alike, whatever they share.
        least = len(one) * NEARLY_SAME / (2 - NEARLY_SAME)
        most = len(one) * (2 - NEARLY_SAME) / NEARLY_SAME
        candidates = {earlier for gram in rarest for earlier in at[gram]}
        for earlier in sorted(candidates):
            if (
                least <= len(grams[earlier]) <= most
                and likeness(one, grams[earlier]) >= NEARLY_SAME
            ):
                yield number, earlier
                break
        for gram in rarest:
            at[gram].append(number)
