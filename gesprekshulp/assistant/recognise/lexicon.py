"""What the words of a line are held against: vocabulary, names, word fields, abbreviations.

Made from content by `build_lexicon`, kept beside the models as JSON, loaded in a few ms.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\?")
_OPENING = re.compile(r"[.?!…:;\"“„'‘(\n]\s*$")
_MOSTLY = 2

MOST_WORDS = 6
"""The longest expression of a word field, in words."""


class Lexicon(msgspec.Struct, frozen=True):
    """Words by what they do here; all in lower case, without accents.

    `vocabulary`: word -> how often it stands in the lines learnt from; `names`: first names;
    `abbreviations`: what is typed -> the words it stands for; `fields`: an expression
    (words joined by a space) -> ids of its word fields; `stems`: beginning of a word -> ids.
    """

    vocabulary: dict[str, int] = {}
    names: frozenset[str] = frozenset()
    abbreviations: dict[str, list[str]] = {}
    fields: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}


def bare(text: str) -> str:
    """Return text in lower case, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`´")


def tokens(text: str) -> list[tuple[str, bool, bool]]:
    """Return (word in lower case, whether it had a capital, whether it opens a sentence)."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        opens = match.start() == 0 or _OPENING.search(text[: match.start()][-3:]) is not None
        found.append((bare(word), word[:1].isupper(), opens))
    return found


def build_lexicon(
    lines: Iterable[str],
    fields: Mapping[str, Iterable[str]],
    abbreviations: Mapping[str, str],
    first_names: Iterable[str] = (),
) -> Lexicon:
    """Return the lexicon of these lines, word fields (id -> expressions) and abbreviations.

    A word that mostly stands with a capital within sentences is a name.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        for word, is_capital, opens in tokens(line):
            if is_capital and not opens:
                capital[word] += 1
            elif not is_capital:
                small[word] += 1
    expressions, stems = _expressions(fields)
    known = {word for expression in expressions for word in expression.split()}
    short = {bare(word): bare(full).split() for word, full in abbreviations.items()}
    # Note takers leave capitals out, so a name may stand small now and then.
    names = {
        word
        for word, count in capital.items()
        if small[word] * _MOSTLY <= count
        and word not in known
        and word not in short
        and len(word) > 1
    }
    names |= {bare(name) for name in first_names}
    vocabulary = {word: count for word, count in small.items() if word not in names}
    for word in known:
        vocabulary.setdefault(word, 1)
    return Lexicon(
        vocabulary=dict(sorted(vocabulary.items())),
        names=frozenset(sorted(names)),
        # What is a word of its own in the lines is no abbreviation.
        abbreviations=dict(sorted(short.items())),
        fields={expression: sorted(ids) for expression, ids in sorted(expressions.items())},
        stems={stem: sorted(ids) for stem, ids in sorted(stems.items())},
    )


def _expressions(
    fields: Mapping[str, Iterable[str]],
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    expressions: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for name, said in fields.items():
        for expression in said:
            words = [word for word, _, _ in tokens(expression.rstrip("*"))]
            if not words or len(words) > MOST_WORDS:
                continue
            if expression.endswith("*") and len(words) == 1:
                stems.setdefault(words[0], set()).add(name)
            else:
                expressions.setdefault(" ".join(words), set()).add(name)
    return expressions, stems
