"""Typed as it is spoken: dialect and chat spelling as the plain words they stand for.

Only words that mean nothing else in plain Dutch, so that a rule about "maar" and "u" also
hears "mar" and "ge".
"""

from __future__ import annotations

import re

_PLAIN = {
    "mar": "maar",
    "mer": "maar",
    "maor": "maar",
    "maarja": "maar ja",
    "jamaar": "ja maar",
    "da": "dat",
    "da's": "dat is",
    "das": "dat is",
    "wa": "wat",
    "nie": "niet",
    "nait": "niet",
    "nt": "niet",
    "ge": "u",
    "gij": "u",
    "ie": "hij",
    "gullie": "jullie",
    "gulie": "jullie",
    "ullie": "jullie",
    "oe": "u",
    "ow": "u",
    "oew": "uw",
    "veur": "voor",
    "gwn": "gewoon",
    "ff": "even",
    "effe": "even",
    "efkes": "even",
    "idd": "inderdaad",
    "k": "ik",
    "t": "het",
    "m": "hem",
    "r": "er",
    "d'r": "er",
    "es": "eens",
    "mn": "mijn",
    "zn": "zijn",
    "tis": "het is",
    "kheb": "ik heb",
    "ksnap": "ik snap",
    "jaa": "ja",
    "neej": "nee",
}
_NOT_FIRST = frozenset({"oe", "ow"})
"""Words that are a sigh where a sentence begins."""

_ONLY_FIRST = frozenset({"das"})
"""Words that are something to wear where no sentence begins."""

_WORD = re.compile(
    r"(?<![\w'’/])['’]?(?:" + "|".join(sorted(_PLAIN, key=len, reverse=True)) + r")(?![\w'’/])",
    re.I,
)
_STARTS = re.compile(r"(?:^|[.?!…\n])[\s\"'“‘]*$")


def plainly(text: str) -> str:
    """Return a text with dialect and chat spelling written as plain words."""

    def plain(match: re.Match[str]) -> str:
        word = match[0].lstrip("'’").casefold()
        starts = bool(_STARTS.search(text[: match.start()]))
        if word in (_NOT_FIRST if starts else _ONLY_FIRST):
            return match[0]
        put = _PLAIN[word.replace("’", "'")]
        return put[:1].upper() + put[1:] if match[0][:1].isupper() else put

    return _WORD.sub(plain, text)
