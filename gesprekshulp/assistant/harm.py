"""What in a sentence on paper would hurt its reader: by the lists, and by what was learnt.

A list says so with its own reason and sentence. What is learnt says so only from the
likelihood at which it was right nine times in ten on writers it did not learn from; below
that it asks the writer. One remark on a sentence is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.phrases import Sentence, own_sentences
from gesprekshulp.assistant.remarks import Remark
from gesprekshulp.assistant.signs import Signs, signs_in
from gesprekshulp.knowledge.sentences import word_count
from gesprekshulp.knowledge.speech import PAPER_LABELS
from gesprekshulp.knowledge.types import Content

_LISTED = ("beschuldiging", "dreiging")
_FEWEST_WORDS = 3
_OF_SOMEBODY = ("interpretatie", "etiket")
# Somebody spoken to or of: by a word, or by a name (a capital within the sentence, or at its
# beginning before what that person is or does).
_SOMEBODY = re.compile(
    r"\b(?i:u|uw|je|jij|jou|jouw|jullie|hij|hem|zij|ze|haar|hun|ouders?|moeder|vader|opa|oma|"
    r"stiefvader|stiefmoeder|pleegouders?|gezin|familie|kind|leerling|zoon|dochter|jongen|meisje|"
    r"broer|zus|voogd)\b|(?<=[\w,;:–] )[A-Z][a-zà-ÿ]+"
    r"|^(?!Dit|Dat|Het|Wat|Er|Die|Deze|Alles|Hier|Daar)[A-Z][a-zà-ÿ]+\s*"
    r"(?:[:=]|(?:is|was|blijft|heeft|doet|kan|wil|zoekt|speelt)\b)"
)


class _Words(msgspec.Struct, frozen=True):
    """What is said of a label: why, as a claim or as a question, and what helps."""

    why: str
    question: str
    advice: str


_SAID: Mapping[str, _Words] = {
    "beschuldiging": _Words(
        "Een ouder leest hier dat hij iets fout deed. Dan gaat hij zich verdedigen.",
        "Kan een ouder dit als verwijt lezen?",
        "Schrijf wat er gebeurde, met de dag erbij, en wat er nu nodig is.",
    ),
    "dreiging": _Words(
        "Een ouder leest hier wat hem boven het hoofd hangt. Wie bang is, denkt niet mee.",
        "Kan een ouder dit als dreigement lezen?",
        "Schrijf wie wat beslist, wanneer, en wat de ouder daarin mag.",
    ),
    "interpretatie": _Words(
        "Dit legt uit wat iemand wil, voelt of bedoelt. Je zag alleen wat iemand deed.",
        "Heb je dit gezien of gehoord, of is het jouw uitleg?",
        "Schrijf wat je zag of hoorde, of zet erbij van wie de uitleg is.",
    ),
    "etiket": _Words(
        "Dit zegt wat iemand is. Je zag alleen wat iemand deed.",
        "Zegt dit wat iemand is, of wat iemand deed?",
        "Schrijf wat de persoon deed of zei, met het moment.",
    ),
}


class HarmHeard:
    """Hears harm in the sentences of one paper; without a recogniser only by the lists."""

    def __init__(self, content: Content, herkenner: Herkenner | None) -> None:
        self._content = content
        self._herkenner = herkenner

    def in_text(self, text: str) -> Iterator[Remark]:
        """Yield what the learnt check hears in each sentence of a text, whatever the lists say."""
        said = own_sentences(text)
        for sentence, after in zip(said, (*said[1:], None), strict=False):
            yield from self.learnt("", sentence, after, PAPER_LABELS)

    def in_sentence(
        self, place: str, sentence: Sentence, after: Sentence | None
    ) -> Iterator[Remark]:
        """Yield the remarks on a sentence; `after`: what follows it, which may make it right."""
        read = signs_in(self._content, sentence, place)
        listed = [remark for remark in read.remarks if remark.kind in _LISTED]
        yield from listed
        if not listed:
            yield from self.learnt(place, sentence, after, PAPER_LABELS, read)

    def learnt(
        self,
        place: str,
        sentence: Sentence,
        after: Sentence | None,
        labels: Sequence[str],
        read: Signs | None = None,
    ) -> Iterator[Remark]:
        """Yield what the learnt check hears most in a sentence, of these labels; at most one."""
        if self._herkenner is None or word_count(sentence.own) < _FEWEST_WORDS:
            return
        signs = (read or signs_in(self._content, sentence)).signs
        heard = self._herkenner.papier(sentence.own, signs)
        if not heard or heard[0].label not in labels:
            return
        best = heard[0]
        # Who asks leaves room, a salutation says nothing, and what is said of nobody hurts nobody.
        if sentence.own.endswith(("?", ",")):
            return
        if best.label in _OF_SOMEBODY and not _SOMEBODY.search(sentence.own):
            return
        if after is not None and not self._stands(best.label, sentence, after, signs):
            return
        said = _SAID[best.label]
        yield Remark(
            kind=best.label,
            place=place,
            sentence=sentence.text,
            words=", ".join(best.words),
            why=said.why if best.named else said.question,
            advice=said.advice,
            sure=best.named,
        )

    def _stands(
        self, label: str, sentence: Sentence, after: Sentence, signs: Sequence[str]
    ) -> bool:
        """Whether the label is still heard when what follows is read with it."""
        assert self._herkenner is not None
        both = sorted({*signs, *signs_in(self._content, after).signs})
        heard = self._herkenner.papier(f"{sentence.own} {after.own}", both)
        return label in {one.label for one in heard}
