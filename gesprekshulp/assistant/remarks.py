"""A remark on a text: what to look at, why, and what would be better; and how it is headed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from gesprekshulp.assistant.phrases import Sentence


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What to look at in a text: where, which words, why, and what would be better.

    `rewrite` is a sentence that can replace `sentence`, "" when no rule can make one;
    `advice` is always there. Not `sure`: a question to the writer, never a claim.
    """

    kind: str
    place: str
    sentence: str
    words: str
    why: str
    advice: str
    rewrite: str = ""
    sure: bool = True


TITLES: Mapping[str, str] = MappingProxyType(
    {
        "beschuldiging": "klinkt als een verwijt",
        "dreiging": "klinkt als een dreigement",
        "maar": "“maar” na een erkenning",
        "vakwoord": "woord zonder uitleg",
        "lange-zin": "lange zin",
        "lijdend": "wie doet dit?",
        "leesgemak": "moeilijk te lezen",
        "toon": "past niet bij een brief aan ouders",
        "interpretatie": "uitleg als feit",
        "etiket": "etiket op een mens",
        "altijd-nooit": "altijd of nooit",
    }
)
_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "beschuldiging": "leest een ouder hier een verwijt?",
        "dreiging": "leest een ouder hier een dreigement?",
        "interpretatie": "gezien of gehoord, of uitleg?",
        "etiket": "wat iemand is, of wat iemand deed?",
    }
)


def title_of(remark: Remark) -> str:
    """Return how a remark is headed: what it is, or a question where that is not certain."""
    title = TITLES.get(remark.kind, remark.kind)
    return title if remark.sure else _ASKED.get(remark.kind, title)


def make_remark(
    kind: str, place: str, sentence: Sentence, words: str, why: str, advice: str, rewrite: str
) -> Remark:
    """Return a remark on a sentence."""
    # A rewrite made of masked words would lose what someone else said.
    return Remark(
        kind=kind,
        place=place,
        sentence=sentence.text,
        words=words,
        why=why,
        advice=advice,
        rewrite="" if "·" in rewrite else rewrite,
    )
