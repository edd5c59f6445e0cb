"""A line as features in blocks: words and pairs, parts of words, word fields and manner.

Each block is weighed by one over the square root of how many features it has, so that a
long line does not shout. A feature is a 32-bit number (crc32 of its text): nothing has to
be looked up in a list of strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple
from zlib import crc32

from gesprekshulp.assistant.recognise.lexicon import MOST_WORDS, Lexicon

NEGATIONS = frozenset(
    ("niet", "geen", "nooit", "niks", "niets", "nergens", "niemand", "zonder", "nee")
)
_SIZES = (3, 4, 5)
_SHORTEST_STEM = 3
_MANNER = {
    "ik": frozenset(("ik", "mijn", "mij", "me")),
    "wij": frozenset(("wij", "we", "ons", "onze")),
    "u": frozenset(("u", "uw")),
    "jullie": frozenset(("jullie",)),
    "ouder": frozenset(("ouder", "ouders")),
    "niet": NEGATIONS,
    "verleden": frozenset(("was", "had", "waren", "hadden", "werd", "ging")),
    "al": frozenset(("al", "alweer", "weer")),
    "heb": frozenset(("heb", "hebben", "hebt")),
    "straks": frozenset(("straks", "dadelijk", "later", "gaat", "zal")),
}
_BUCKET = 5
_LONGEST_BUCKET = 6


class Block(NamedTuple):
    """Features that share one weight, and per word its parts (which can be summed once)."""

    keys: tuple[int, ...]
    weight: float


def key_of(feature: str) -> int:
    """Return the number of a feature."""
    return crc32(feature.encode("utf-8"))


def blocks_of(words: Sequence[str], lexicon: Lexicon, mark: str = "") -> list[Block]:
    """Return the features of a read line. `mark` keeps two texts apart in one model."""
    said = [word for word in words if word != "?"]
    found = [
        block(pairs_of(said), mark),
        block((part for word in dict.fromkeys(said) for part in parts_of(word)), mark),
        block([*marks_of_fields(said, lexicon), *_manner(words)], mark),
    ]
    return [one for one in found if one.keys]


def block(features: Iterable[str], mark: str = "", worth: float = 1.0) -> Block:
    """Return these features as one block; `worth`: how much it counts beside the others."""
    keys = tuple(dict.fromkeys(key_of(mark + feature) for feature in features))
    return Block(keys, worth / sqrt(len(keys)) if keys else 0.0)


def pairs_of(words: Sequence[str]) -> Iterator[str]:
    """Yield each word and each pair of neighbours, the edges included."""
    for word in words:
        yield f"w:{word}"
    for before, after in zip(("^", *words), (*words, "$"), strict=True):
        yield f"b:{before}_{after}"


def parts_of(word: str) -> Iterator[str]:
    """Yield the character n-grams of a word, its edges included."""
    padded = f" {word} "
    for size in _SIZES:
        for at in range(len(padded) - size + 1):
            yield f"c:{padded[at : at + size]}"


def fields_in(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, number of words, word field) of each expression that stands here."""
    for at, word in enumerate(words):
        for length in range(_SHORTEST_STEM, len(word) + 1):
            for field in lexicon.stems.get(word[:length], ()):
                yield at, 1, field
        expression = ""
        for length in range(1, min(MOST_WORDS, len(words) - at) + 1):
            expression = f"{expression} {words[at + length - 1]}" if expression else word
            for field in lexicon.fields.get(expression, ()):
                yield at, length, field


def marks_of_fields(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the word fields that stand here, and those that are denied."""
    denied = [at for at, word in enumerate(words) if word in NEGATIONS]
    for at, length, field in fields_in(words, lexicon):
        yield f"k:{field}"
        if any(at - 3 <= n < at or at + length <= n <= at + length + 1 for n in denied):
            yield f"kn:{field}"


def _manner(words: Sequence[str]) -> Iterator[str]:
    """Yield how it is said: a question, who speaks of whom, denied, how long."""
    said = set(words)
    if "?" in said:
        yield "d:?"
    yield f"d:{min(_LONGEST_BUCKET, len(words) // _BUCKET)}"
    for name, marks in _MANNER.items():
        if not said.isdisjoint(marks):
            yield f"d:{name}"
