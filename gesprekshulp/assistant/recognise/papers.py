"""What a sentence on paper does to the parent who reads it: blame, threat, judgement, label.

Learnt beside the lists of phrases, for what stands in no list. Each label by itself, yes or
no. `named`: sure enough to say so; below that it is only a question to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt

import msgspec

from gesprekshulp.assistant.recognise.features import (
    Block,
    block,
    key_of,
    marks_of_fields,
    pairs_of,
    parts_of,
)
from gesprekshulp.assistant.recognise.learning import sigmoids
from gesprekshulp.assistant.recognise.lexicon import Lexicon
from gesprekshulp.assistant.recognise.linear import Linear
from gesprekshulp.assistant.recognise.words import WordReader

_LONGEST = 600
_OPENING = re.compile(r"(?:^|[.?!…:]\s+)\W*(\w+)")
_MANNER: Mapping[str, re.Pattern[str]] = {
    "u": re.compile(r"\b(?:u|uw)\b"),
    "je": re.compile(r"\b(?:je|jij|jullie|jouw)\b"),
    "wij": re.compile(r"\b(?:we|wij|ons|onze|ik)\b"),
    "school": re.compile(r"\b(?:school|bestuur|directie|directeur|mentor|team|bevoegd gezag)\b"),
    "ouder": re.compile(r"\b(?:ouders?|moeder|vader|thuis|gezin)\b"),
    "als": re.compile(
        r"\b(?:als|indien|mocht|mochten|zonder|wanneer|tenzij|zolang|bij uitblijven)\b"
    ),
    "anders": re.compile(r"\b(?:anders|zo niet|dan)\b"),
    "zal": re.compile(r"\b(?:zal|zullen|gaan|moeten|genoodzaakt|rest|volgt|volgen)\b"),
    "mag": re.compile(r"\b(?:mag|mogen|kunt|kunnen|wilt|hoeft|hoeven|graag|samen)\b"),
    "gezegd": re.compile(
        r"\b(?:zei|zeiden|zegt|vertelde\w*|vertelt|noemde\w*|noemt|schreef|schrijft|vroeg\w*|"
        r"volgens|gaf\w* aan|geeft aan)\b"
    ),
    "zag": re.compile(r"\b(?:zag|zagen|zien|ziet|observeerde|telde|tijdens|toen)\b"),
    "lijkt": re.compile(r"\b(?:lijkt|leek|blijkbaar|kennelijk|duidelijk|vermoedelijk|eigenlijk)\b"),
    "niet": re.compile(r"\b(?:niet|geen|nooit|niets|nauwelijks|weinig|onvoldoende|amper)\b"),
    "weer": re.compile(r"\b(?:weer|alweer|opnieuw|wederom|steeds|telkens|altijd|herhaaldelijk)\b"),
    "is": re.compile(r"\b(?:is|was|zijn|waren|blijft|bleef)\b"),
    "een": re.compile(r"\b(?:is|was|blijft) (?:\w+ ){0,2}een\b"),
    "getal": re.compile(r"\d"),
    "dag": re.compile(r"\b(?:\w+dag|januari|februari|maart|april|mei|juni|juli|augustus|\w+ber)\b"),
    "dank": re.compile(r"\b(?:dank\w*|fijn|prettig|spijt\w*|excuses|sorry|helpt|helpen)\b"),
    "vraag": re.compile(r"\?"),
    "citaat": re.compile(r"·"),
}
_PARTS, _FIELDS, _MANNERS, _SIGNS = 0.8, 0.5, 0.8, 0.8
_ENDS = (1, 2, 3)
_REMEMBERED = 20_000
_MOST_WORDS_NAMED = 4


class Heard(msgspec.Struct, frozen=True):
    """A label that fits a sentence, how likely, whether sure enough to be named, and by what."""

    label: str
    score: float
    named: bool
    words: tuple[str, ...] = ()


def read_paper(text: str, reader: WordReader, lexicon: Lexicon) -> list[str]:
    """Return the words of a sentence; what only begins a sentence is no name for its capital."""
    small = _OPENING.sub(lambda found: found[0][: -len(found[1])] + found[1].lower(), text)
    return [word for word in reader.read(small[:_LONGEST]) if word != "?"]


def blocks_of_paper(
    text: str, reader: WordReader, lexicon: Lexicon, signs: Iterable[str] = ()
) -> list[Block]:
    """Return the features of a sentence, in which what others said is already unreadable.

    `signs`: what the lists of content say of it.
    """
    said = read_paper(text, reader, lexicon)
    parts = {word: _keys_of(word) for word in said}
    weight = _weight(len(keys) for keys in parts.values())
    found = [*_whole(text, said, lexicon, signs), *(Block(keys, weight) for keys in parts.values())]
    return [one for one in found if one.keys]


def _keys_of(word: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(map(key_of, parts_of(word))))


def _weight(lengths: Iterable[int]) -> float:
    """Return what a part of a word weighs: a block per word, so that each is summed only once."""
    return _PARTS / sqrt(sum(lengths) or 1)


def _whole(text: str, said: Sequence[str], lexicon: Lexicon, signs: Iterable[str]) -> list[Block]:
    """Return the features of a sentence that are more than the parts of its words."""
    return [
        block(_words(said)),
        block(marks_of_fields(said, lexicon), worth=_FIELDS),
        block(_manner(text[:_LONGEST], said), worth=_MANNERS),
        block((f"r:{sign}" for sign in signs), worth=_SIGNS),
    ]


def _words(said: Sequence[str]) -> Iterator[str]:
    """Yield words, pairs and threes, and pairs with one word between."""
    yield from pairs_of(said)
    for three in zip(("^", *said), said, said[1:], strict=False):
        yield f"t:{'_'.join(three)}"
    for one, _, other in zip(said, said[1:], said[2:], strict=False):
        yield f"s:{one}_{other}"


def _manner(text: str, said: Sequence[str]) -> Iterator[str]:
    """Yield who is spoken of, what kind of saying it is, two of those together, and the edges."""
    low = text.lower()
    shown = [name for name, pattern in _MANNER.items() if pattern.search(low)]
    for at, name in enumerate(shown):
        yield f"m:{name}"
        for other in shown[at + 1 :]:
            yield f"m:{name}+{other}"
    for length in _ENDS:
        yield f"o{length}:{'_'.join(said[:length])}"
        yield f"e{length}:{'_'.join(said[-length:])}"
    yield f"l:{min(6, len(said) // 4)}"


class PaperJudge:
    """Hears what a sentence does to its reader, with a learnt model; nothing raises."""

    def __init__(self, model: Linear, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon
        self._reader = WordReader(lexicon, mend=False)
        self._summed: dict[str, tuple[int, list[int]]] = {}

    def heard(self, text: str, signs: Iterable[str] = ()) -> list[Heard]:
        """Return the labels that fit a sentence from their likelihood on, likeliest first."""
        if not any(c.isalpha() for c in text):
            return []
        settings = self._model.header.settings
        likely = sigmoids(self._scores(text, signs))
        found = []
        for at, label in enumerate(self._model.labels):
            if likely[at] >= settings.get(f"from:{label}", 2.0):
                named = likely[at] >= settings.get(f"named:{label}", 2.0)
                found.append(Heard(label, round(likely[at], 4), named, self._showing(text, at)))
        return sorted(found, key=lambda one: (-one.score, one.label))

    def _scores(self, text: str, signs: Iterable[str]) -> list[float]:
        """Return the scores of `blocks_of_paper`; the parts of a word are summed once for all."""
        said = read_paper(text, self._reader, self._lexicon)
        scores = self._model.scores(_whole(text, said, self._lexicon, signs))
        words = [self._summed_of(word) for word in dict.fromkeys(said)]
        weight = _weight(length for length, _ in words) * self._model.header.scale
        for _, summed in words:
            scores = [a + weight * b for a, b in zip(scores, summed, strict=True)]
        return scores

    def _summed_of(self, word: str) -> tuple[int, list[int]]:
        if word not in self._summed:
            if len(self._summed) >= _REMEMBERED:
                self._summed.clear()
            keys = _keys_of(word)
            self._summed[word] = len(keys), self._model.summed(keys)
        return self._summed[word]

    def _showing(self, text: str, at: int) -> tuple[str, ...]:
        """Return the words that spoke most for a label, as they stand in the text."""
        worth: dict[str, float] = {}
        for word in re.findall(r"[^\W\d_]{2,}", text):
            read = self._reader.read(word.lower())
            summed = self._model.summed(key_of(f"w:{one}") for one in read)
            worth[word] = float(summed[at])
        chosen = sorted((w for w in worth if worth[w] > 0), key=lambda w: (-worth[w], w))
        named = set(chosen[:_MOST_WORDS_NAMED])
        return tuple(word for word in worth if word in named)
