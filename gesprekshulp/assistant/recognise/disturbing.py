"""Lines disturbed on purpose, to see whether recognition stands firm. Same seed, same lines.

Typing errors in every third word, telegram style, no capitals or punctuation, and the same
line about another child: names and gendered words swapped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from random import Random

Disturb = Callable[[str, Random], str]

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "tu", "z": "x",
}  # fmt: skip
_LEFT_OUT = frozenset(
    [
        "de",
        "het",
        "een",
        "ik",
        "is",
        "zijn",
        "er",
        "dat",
        "die",
        "te",
        "en",
        "of",
        "om",
        "we",
        "wij",
        "u",
        "je",
        "hij",
        "ze",
        "zij",
        "mij",
        "mijn",
        "ook",
        "nog",
        "wel",
        "toch",
        "maar",
        "dan",
        "zo",
        "dus",
        "heeft",
        "heb",
        "hebben",
        "wordt",
        "was",
    ]
)
_SHORT = {
    "moeder": "mdr", "vader": "vdr", "ouders": "ouds", "leerkracht": "lkr", "onderzoek": "ond",
    "niet": "nt", "geen": "gn", "volgens": "vlgs", "school": "sch", "met": "m", "voor": "vr",
    "gesprek": "gespr", "begeleiding": "begel", "informatie": "info", "afspraak": "afspr",
}  # fmt: skip
_OTHER_GENDER: Mapping[str, str] = {
    **dict(
        pair
        for one, other in (
            ("hij", "zij"), ("zoon", "dochter"), ("jongen", "meisje"), ("broer", "zus"),
            ("vader", "moeder"), ("meneer", "mevrouw"), ("man", "vrouw"), ("opa", "oma"),
            ("zoontje", "dochtertje"), ("broertje", "zusje"), ("meester", "juf"), ("papa", "mama"),
            ("mdr", "vdr"), ("oom", "tante"),
        )
        for pair in ((one, other), (other, one))
    ),
    "hem": "haar",
    "ze": "hij",
}  # fmt: skip
_OTHER_NAMES = ("Amina", "Björn", "Chaimae", "Djenna", "Emre", "Fenna", "Gijs", "Hanna", "Ismail")


def with_typos(text: str, chance: Random) -> str:
    """Return `text` with a typing error in every third word of four letters or more."""
    words = list(_WORD.finditer(text))
    first = chance.randrange(3)
    for match in reversed([m for n, m in enumerate(words) if n % 3 == first and len(m[0]) > 3]):
        text = text[: match.start()] + _mistyped(match[0], chance) + text[match.end() :]
    return text


def _mistyped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            near = _NEAR.get(word[at].lower(), word[at])
            return word[:at] + chance.choice(near) + word[at + 1 :]


def telegram(text: str, chance: Random) -> str:
    """Return `text` as a note taker types it: small words left out, some words shortened."""
    words = [word.lower() for word in _WORD.findall(text)]
    kept = [word for word in words if word not in _LEFT_OUT] or words
    return " ".join(_SHORT.get(word, word) if chance.random() < 0.7 else word for word in kept)


def without_marks(text: str, chance: Random) -> str:
    """Return `text` without capitals and punctuation."""
    return " ".join(_WORD.findall(text.lower()))


def about_another(names: Collection[str]) -> Disturb:
    """Return a disturbance that swaps names (those in `names`) and gendered words."""

    def swap(text: str, chance: Random) -> str:
        other = chance.choice(_OTHER_NAMES)

        def one(match: re.Match[str]) -> str:
            word = match[0]
            low = word.lower()
            if word[0].isupper() and low in names:
                return other
            swapped = _OTHER_GENDER.get(low)
            if swapped is None:
                return word
            return swapped.capitalize() if word[0].isupper() else swapped

        return _WORD.sub(one, text)

    return swap


DISTURBANCES: Mapping[str, Disturb] = {
    "tikfouten in elk derde woord": with_typos,
    "telegramstijl": telegram,
    "zonder hoofdletters en leestekens": without_marks,
}
"""Name -> disturbance, of those that may cost a little."""
