"""The lint of notes, for Nazorg: an explanation written as a fact, a label, always and never.

A note that someone else's words are quoted in, or that is marked as an explanation, is
judged by what is left. Pure; never used while a meeting runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gesprekshulp.assistant.papercheck import Remark, cautioned, said_of_a_person
from gesprekshulp.assistant.phrases import Sentence, own_sentences
from gesprekshulp.knowledge.types import Content

_KINDS = ("etiket", "interpretatie", "altijd-nooit")
# Words that judge have a shape; those that only tell how it stands are named.
_JUDGING = re.compile(
    r"\b[a-zë-ï]{3,}(?:ige?|lijke?|ische?|ende?|loze|loos|achtige?|ieve?|ief)\b", re.I
)
_TELLS = frozenset(
    [
        "aanwezig",
        "afwezig",
        "nodig",
        "bezig",
        "jarig",
        "rustig",
        "aardig",
        "vriendelijk",
        "vrolijk",
        "gelukkig",
        "eerlijk",
        "zelfstandig",
        "tijdig",
        "voorzichtig",
        "gezellig",
        "behulpzaam",
        "volledig",
        "gelijk",
        "dagelijks",
        "eindelijk",
        "mogelijk",
        "tijdelijk",
        "schriftelijk",
        "mondeling",
        "telefonisch",
        "medisch",
        "biologisch",
        "juridisch",
        "praktisch",
        "actief",
        "positief",
        "alleenstaand",
        "gezaghebbend",
        "verzorgend",
        "volgend",
        "afgelopen",
        "aankomend",
        "bekend",
        "onbekend",
        "werkend",
        "aanstaand",
        "nieuwsgierig",
        "handig",
        "lief",
        "gevoelig",
        "levendig",
        "creatief",
        "sportief",
        "muzikaal",
        "vijftig",
        "duidelijk",
        "moedig",
        "slechthorend",
        "slechtziend",
        "doof",
        "anderstalig",
        "meertalig",
        "tweetalig",
        "nederlandstalig",
        "lichamelijk",
        "chronisch",
        "allergisch",
        "autistisch",
        "katholiek",
        "islamitisch",
        "christelijk",
        "openbaar",
        "ernstig",
        "ziek",
        "blij",
        "meerderjarig",
        "minderjarig",
        "verantwoordelijk",
        "bevoegd",
        "wettelijk",
        "gezamenlijk",
        "vriend",
        "vriendin",
        "weekend",
        "avond",
        "ochtend",
        "middag",
        "honderd",
        "duizend",
        "niemand",
        "iemand",
        "maand",
        "hand",
        "wand",
        "vijand",
        "mind",
        "kind",
        "eind",
        "stand",
        "brand",
        "gezond",
        "rond",
        "grond",
        "mond",
        "ander",
        "brief",
        "lieve",
        "veel",
        "ieder",
        "beschikbaar",
        "bereikbaar",
        "onderweg",
        "regelmatig",
        "gezellig",
        "tevreden",
        "inwonend",
        "samenwonend",
        "thuiswonend",
        "zwanger",
        "leidend",
        "uitgenodigd",
        "pakistaans",
        "turks",
        "pools",
        "arabisch",
        "engels",
        "syrisch",
    ]
)
_TELLING = ("jarig", "jarige", "talig", "talige", "tig", "tige")
_REPORTED = re.compile(
    r"\b(?:zegt|zei|zeiden|vertelt|vertelde|noemt|noemde|vindt|vond|volgens|schrijft|schreef)\b",
    re.I,
)
_WHO = re.compile(
    r"\b(moeder|vader|ouders|stiefmoeder|stiefvader|pleegmoeder|pleegvader|voogd|oma|opa)\b", re.I
)


def check_note(
    text: str, content: Content, layer: str = "waarneming", names: Sequence[str] = ()
) -> tuple[Remark, ...]:
    """Return the remarks on one note; a quote ("citaat") is someone's own and has none.

    `names`: what the people of the case are called, for a rewrite that begins with one.
    """
    if layer == "citaat":
        return ()
    kinds = [kind for kind in _KINDS if not (kind == "interpretatie" and layer == "uitleg")]
    remarks: list[Remark] = []
    for sentence in own_sentences(text):
        found = list(cautioned(content, kinds, "", sentence))
        if not any(remark.kind in ("etiket", "interpretatie") for remark in found):
            found += _judged(sentence)
        remarks += [_with_rewrite(remark, names) for remark in found]
    return tuple(remarks)


def _judged(sentence: Sentence) -> Iterator[Remark]:
    """Yield a remark on a word that says what somebody is, by its shape ("achterdochtige vader")."""
    for judging in _JUDGING.finditer(sentence.own):
        word = judging[0].casefold()
        if word.removesuffix("e") in _TELLS or word in _TELLS or word.endswith(_TELLING):
            continue
        if said_of_a_person(sentence, judging) and not _REPORTED.search(sentence.own):
            yield Remark(
                kind="etiket",
                place="",
                sentence=sentence.text,
                words=judging[0],
                why="Dit zegt wat iemand is. Je zag alleen wat iemand deed.",
                advice="Schrijf wat de persoon deed of zei, met het moment.",
            )
            return


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
