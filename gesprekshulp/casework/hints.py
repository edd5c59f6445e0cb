"""Hints for what is typed in a meeting: which kinds it may be, with one sentence each."""

from __future__ import annotations

import msgspec

from gesprekshulp.assistant.doubt import question_for
from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.lines import Line
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.types import Content, Kind

_SHORTEST = 3
_HEARD = ("samenvatten", "erkennen")
_FEWEST_WORDS_FOR_A_QUESTION = 3


class Hint(msgspec.Struct, frozen=True):
    """A kind of weerstand offered for what is typed, with one sentence to say.

    `question`: instead of a kind, the one question to ask when nothing is recognised; `kind`
    is then "". `sure`: the kind may be shown as if it is right.
    """

    kind: str
    title: str
    sentence: str
    side: str = ""
    sure: bool = False


NOT_RECOGNISED = "Vraag door"
"""The title of a hint that is only a question."""


def hints_for(
    content: Content, herkenner: Herkenner, line: Line, names: Names, adult: bool, most: int
) -> list[Hint]:
    """Return up to `most` kinds for a line; [] where the user said it is something settled.

    `adult`: the partner is the pupil of 18 or older, who is spoken to with "je". Where two
    kinds lie close, the sentence of the first is the question that tells them apart; where
    nothing fits there is one open question and nothing else.
    """
    settled = line.kind in ("afspraak", "besluit", "akkoord") and not line.kind_guessed
    if settled or len(line.text) < _SHORTEST:
        return []
    found = herkenner.weerstand(line.text)
    kinds = content.kinds
    question = question_for(found, kinds)
    if not found.candidates:
        asks = question and len(line.text.split()) >= _FEWEST_WORDS_FOR_A_QUESTION
        return [Hint("", NOT_RECOGNISED, question)] if asks else []
    if found.quiet:
        return []
    hints = [
        Hint(kind.id, kind.title, render(_sentence(kind, adult), names), kind.side)
        for kind in (kinds[c.id] for c in found.candidates[:most] if c.id in kinds)
    ]
    if not hints:
        return []
    first = msgspec.structs.replace(hints[0], sure=found.sure)
    if question and not adult:
        first = msgspec.structs.replace(first, sentence=render(question, names))
    return [first, *hints[1:]]


def _sentence(kind: Kind, adult: bool) -> str:
    """Return what to say first: showing that it was heard, before anything else."""
    for_adult = [w for w in kind.wordings if "leerling" in w.tags]
    others = [w for w in kind.wordings if "gewoon" in w.tags]
    fitting = (for_adult if adult else others) or list(kind.wordings)
    heard = [w for w in fitting if w.phase in _HEARD and not w.only_if_true]
    chosen = heard or fitting
    return chosen[0].text if chosen else ""
