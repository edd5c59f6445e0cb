"""Hints for what is typed in a meeting: which kinds it may be, with one sentence each."""

from __future__ import annotations

import msgspec

from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.lines import Line
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.types import Content, Kind

_SHORTEST = 3


class Hint(msgspec.Struct, frozen=True):
    """A kind of weerstand offered for what is typed, with one sentence to say."""

    kind: str
    title: str
    sentence: str
    side: str = ""


def hints_for(
    content: Content, herkenner: Herkenner, line: Line, names: Names, adult: bool, most: int
) -> list[Hint]:
    """Return up to `most` kinds for a line; [] where the user said it is something settled.

    `adult`: the partner is the pupil of 18 or older, who is spoken to with "je".
    """
    settled = line.kind in ("afspraak", "besluit", "akkoord") and not line.kind_guessed
    if settled or len(line.text) < _SHORTEST:
        return []
    found = herkenner.weerstand(line.text)
    kinds = content.kinds
    return [
        Hint(kind.id, kind.title, render(_sentence(kind, adult), names), kind.side)
        for kind in (kinds[c.id] for c in found.kandidaten[:most] if c.id in kinds)
    ]


def _sentence(kind: Kind, adult: bool) -> str:
    for_adult = [w for w in kind.wordings if "leerling" in w.tags]
    others = [w for w in kind.wordings if "leerling" not in w.tags]
    chosen = (for_adult if adult else others) or list(kind.wordings)
    return chosen[0].text if chosen else ""
