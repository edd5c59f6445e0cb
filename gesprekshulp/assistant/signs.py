"""Signs of harm in a sentence: which lists of content it meets, and what shape gives away.

The learnt check weighs them with the words themselves: a list that is often wrong counts less.
"""

from __future__ import annotations

from typing import NamedTuple

from gesprekshulp.assistant.cautioning import cautioned, possible_cautions
from gesprekshulp.assistant.judging_words import judged
from gesprekshulp.assistant.phrases import Sentence, found
from gesprekshulp.assistant.remarks import Remark
from gesprekshulp.knowledge.speech import PAPER_LABELS
from gesprekshulp.knowledge.types import Content


class Signs(NamedTuple):
    """What the lists remark on a sentence, and every sign in it."""

    remarks: tuple[Remark, ...]
    signs: tuple[str, ...]


def signs_in(content: Content, sentence: Sentence, place: str = "") -> Signs:
    """Return what the lists say of one sentence."""
    likely = [one for one in possible_cautions(content, sentence.own) if one.kind in PAPER_LABELS]
    remarks = tuple(cautioned(likely, PAPER_LABELS, place, sentence)) if likely else ()
    signs = [f"soort:{remark.kind}" for remark in remarks]
    signs += [f"lijst:{one.id}" for one in likely if found(one.words, sentence.own)]
    if next(judged(sentence), None):
        signs.append("vorm")
    return Signs(remarks, tuple(signs))
