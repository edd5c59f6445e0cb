"""What says what somebody is, by the shape of the words: "stugge vader", "is een bemoeial"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesprekshulp.assistant.clause_roles import said_of_a_person
from gesprekshulp.assistant.phrases import Sentence
from gesprekshulp.assistant.remarks import Remark
from gesprekshulp.knowledge.paperwords import ORDINARY, TELLS

# Words that judge have a shape; those that only tell how it stands are named.
# "Vader is een bemoeial": a trade has no article in Dutch, what somebody is said to be has one.
_CALLED = re.compile(
    r"\b(?:is|was|blijft|zijn)\s+(?:echt\s+)?een\s+(?:[\w-]+e\s+)?(?P<word>[\w-]+)", re.I
)
_VERY = re.compile(
    r"\b(?:erg|heel|zeer|nogal|behoorlijk|tamelijk|uiterst|vreselijk|enorm)\s+"
    r"(?P<word>[a-zë-ï]{3,})\b",
    re.I,
)
_ATTRIBUTED = re.compile(
    r"\b(?P<word>[a-zë-ï]{3,}e)\s+(?:ouders?|moeder|vader|stiefvader|stiefmoeder|gezin)\b", re.I
)
_JUDGING = re.compile(
    r"\b(?:[a-zë-ï]{3,}(?:ige?|bare?|baar|lijke?|ische?|ende?|loze|loos|achtige?|ieve?|ief|zame?|zaam)"
    r"|[a-zë-ï]{3,}(?:r?aal|inante?|gante?|lente?|eus|euze)"
    r"|on(?!t|der)[a-z]{3,}(?:d|t|g|k|s)e?)\b",
    re.I,
)
_HUMAN = (
    r"(?:moeder|vader|ouders?|stiefvader|stiefmoeder|pleegvader|pleegmoeder|oma|opa|gezin|man|"
    r"vrouw|mens|mensen|type|figuur|persoon|kind|jongen|meisje|mannetje|vrouwtje)"
)
# "Gewoon een botte man", "zo'n advocatenvader", "een ramp van een moeder", "Moeder erg bot".
_KIND_OF = re.compile(
    rf"\been\s+(?P<word>[a-zë-ï]{{3,}}e)\s+{_HUMAN}\b|"
    rf"\b(?:zo[’']n|typisch(?:e)?|weer\s+een|echt\s+een)\s+(?P<made>[a-zë-ï-]{{3,}}{_HUMAN})\b|"
    rf"\b(?P<like>[a-zë-ï-]{{3,}})\s+van\s+(?:een|die)\s+{_HUMAN}\b|"
    rf"^Wat\s+een\s+(?P<what>[\w-]+)\b(?=.*\b{_HUMAN}\b)|"
    rf"^{_HUMAN}\s+(?:erg|heel|zeer|nogal|echt|wel|weer|te|zo)\s+(?P<bare>[a-zë-ï]{{3,}})\b",
    re.I,
)
_MOST = re.compile(r"\bniet\s+(?:van\s+)?(?:de|het)\s+(?P<word>[a-zë-ï]{2,}ste)\b", re.I)
_TELLING = ("jarig", "jarige", "talig", "talige", "tig", "tige")
_REPORTED = re.compile(
    r"\b(?:zegt|zei|zeiden|vertelt|vertelde|noemt|noemde|vindt|vond|volgens|schrijft|schreef)\b",
    re.I,
)


def judged(sentence: Sentence) -> Iterator[Remark]:
    """Yield a remark on each word of which the shape says what somebody is."""
    own = sentence.own
    if _REPORTED.search(own):
        return
    for judging in _JUDGING.finditer(own):
        if not _only_tells(judging[0]) and said_of_a_person(sentence, judging):
            yield _label(sentence, judging[0])
    for told in _ATTRIBUTED.finditer(own):
        if not _only_tells(told["word"]):
            yield _label(sentence, told["word"])
    for kind in (*_KIND_OF.finditer(own), *_MOST.finditer(own)):
        word = next(said for said in kind.groups() if said)
        if not _only_tells(word) and word.casefold() not in ORDINARY:
            yield _label(sentence, word)
    for called in _CALLED.finditer(own):
        if called["word"].casefold() not in ORDINARY and said_of_a_person(sentence, called):
            yield _label(sentence, called["word"])
    for very in _VERY.finditer(own):
        if not _only_tells(very["word"]) and said_of_a_person(sentence, very):
            yield _label(sentence, very["word"])


def _only_tells(word: str) -> bool:
    small = word.casefold()
    return small in TELLS or small.removesuffix("e") in TELLS or small.endswith(_TELLING)


def _label(sentence: Sentence, words: str) -> Remark:
    return Remark(
        kind="etiket",
        place="",
        sentence=sentence.text,
        words=words,
        why="Dit zegt wat iemand is. Je zag alleen wat iemand deed.",
        advice="Schrijf wat de persoon deed of zei, met het moment.",
    )
