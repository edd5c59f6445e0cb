"""The lint of notes, for Nazorg: an explanation written as a fact, a label, always and never.

A note that someone else's words are quoted in, or that is marked as an explanation, is
judged by what is left. Pure; never used while a meeting runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gesprekshulp.assistant.cautioning import cautioned, possible_cautions
from gesprekshulp.assistant.harm import HarmHeard
from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.judging_words import judged
from gesprekshulp.assistant.phrases import own_sentences
from gesprekshulp.assistant.remarks import Remark
from gesprekshulp.knowledge.types import Content

_LONGEST = 8000
"""Characters of a note that are read here; a whole letter fits, a pasted book would hold all up."""

_KINDS = ("etiket", "interpretatie", "altijd-nooit")
_WHO = re.compile(
    r"\b(moeder|vader|ouders|stiefmoeder|stiefvader|pleegmoeder|pleegvader|voogd|oma|opa)\b", re.I
)


def check_note(
    text: str,
    content: Content,
    layer: str = "waarneming",
    names: Sequence[str] = (),
    herkenner: Herkenner | None = None,
) -> tuple[Remark, ...]:
    """Return the remarks on one note; a quote ("citaat") is someone's own and has none.

    `names`: what the people of the case are called, for a rewrite that begins with one.
    `herkenner` hears labels and explanations for which there is no list.
    """
    if layer == "citaat":
        return ()
    kinds = [kind for kind in _KINDS if not (kind == "interpretatie" and layer == "uitleg")]
    remarks: list[Remark] = []
    harm = HarmHeard(content, herkenner)
    learnt = [kind for kind in kinds if kind != "altijd-nooit"]
    said = own_sentences(text[:_LONGEST])
    for sentence, after in zip(said, (*said[1:], None), strict=False):
        likely = possible_cautions(content, sentence.own)
        found = list(cautioned(likely, kinds, "", sentence))
        if not any(remark.kind in ("etiket", "interpretatie") for remark in found):
            found += list(judged(sentence))[:1] or list(harm.learnt("", sentence, after, learnt))
        remarks += [_with_rewrite(remark, names) for remark in found]
    return tuple(remarks)


def _with_rewrite(remark: Remark, names: Sequence[str]) -> Remark:
    """Return the remark with the beginning of a better sentence, where it is about someone."""
    import msgspec

    if remark.rewrite:
        return remark
    if remark.kind == "altijd-nooit":
        at = remark.sentence.casefold().find(remark.words.casefold())
        if at < 0:
            return remark
        said = remark.sentence
        counted = f"{said[:at]}[dag en hoe vaak]{said[at + len(remark.words) :]}"
        return msgspec.structs.replace(remark, rewrite=counted[:1].upper() + counted[1:])
    who = _who(remark.sentence, names)
    if not who:
        return remark
    return msgspec.structs.replace(
        remark, rewrite=f"{who} zei: “[de woorden]”. Of: {who} deed: [wat je zag, hoe laat]."
    )


def _who(sentence: str, names: Sequence[str]) -> str:
    for name in names:
        if name and re.search(rf"\b{re.escape(name)}\b", sentence):
            return name
    found = _WHO.search(sentence)
    return found[1].capitalize() if found else ""
