"""What hurts or hides on paper (nakijken): words to watch for, why, and what to write instead.

Only frozen data, read when the program starts; `assistant.papercheck` and
`assistant.notecheck` hold a text against it.
"""

from __future__ import annotations

from typing import Literal

from gesprekshulp.knowledge.item import Item

CautionKind = Literal[
    "beschuldiging",
    "dreiging",
    "maar",
    "vakwoord",
    "interpretatie",
    "etiket",
    "altijd-nooit",
]


class Caution(Item, frozen=True):
    """Phrases that show one fault, why it harms a reader, and the smallest change.

    In `words` and `unless`, "…" stands for at most eight words, "a/b" for either word and a
    "*" at the end or the beginning of a word for any letters. `becomes` replaces the words
    found in a rewritten sentence, `sentence` replaces the whole; `unless`: the sentence is
    right when it holds one of these. `having`: the words count only where one of these stands
    in the sentence too, such as a condition beside a consequence. `of`: the words count only
    when said of somebody ("persoon"), in a sentence in which the parent who reads it does
    something ("ouder"), in a clause in which the parent acts and school does not
    ("ouder-doet"), or beside a condition ("voorwaarde").
    """

    id: str
    kind: CautionKind
    words: tuple[str, ...]
    why: str
    advice: str
    becomes: str = ""
    sentence: str = ""
    unless: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    of: Literal["", "persoon", "ouder", "ouder-doet", "voorwaarde"] = ""
