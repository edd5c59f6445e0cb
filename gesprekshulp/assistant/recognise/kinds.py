"""Which kinds of weerstand a line may show: ranked, with honest certainty and deciding words.

Probabilities come from one model over the whole line and, where a line holds several
remarks, over each of them. `geen-weerstand` is a label of the model, never a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

import msgspec

from gesprekshulp.assistant.recognise.features import blocks_of, fields_in, key_of, parts_of
from gesprekshulp.assistant.recognise.lexicon import Lexicon
from gesprekshulp.assistant.recognise.linear import Linear
from gesprekshulp.assistant.recognise.words import WordReader
from gesprekshulp.knowledge.speech import NONE

# A remark, not a page: a paste of pages may not hold up the next key.
_LONGEST = 600
_MOST_WORDS_NAMED = 4
_FEWEST_IN_REMARK = 4
_REMARK = re.compile(r"[.?!;…]+(?=\s)|,\s+(?:en|maar|want|dus)\s+|\s+[-–—]\s+")
# A second remark counts for less than the line as a whole: it lacks its context.
_OF_REMARK = 0.75
_CANDIDATES = 5
_NOTHING = 0.01


class Candidate(msgspec.Struct, frozen=True):
    """A label, and how likely it is (0 to 1)."""

    id: str
    score: float


class Recognised(msgspec.Struct, frozen=True):
    """What a line may show, best first.

    `none`: how likely it is that there is nothing to react to. `sure`: the first may be shown
    as if it is right. `several`: further candidates that are in the line too. `words`: the
    words that decided.
    """

    candidates: tuple[Candidate, ...] = ()
    none: float = 0.0
    sure: bool = False
    several: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing needs to be offered: likelier nothing than any kind by far."""
        return not self.candidates or self.none >= _QUIET


_QUIET = 0.6
_ALSO = 0.3


class KindRecogniser:
    """Recognises kinds with a learnt model; nothing raises, an empty line gives nothing."""

    def __init__(self, model: Linear, lexicon: Lexicon, reader: WordReader | None = None) -> None:
        self._model = model
        self._lexicon = lexicon
        self._reader = reader or WordReader(lexicon)
        settings = model.header.settings
        self._heat = settings.get("heat", 1.0)
        self._sure = settings.get("sure", 0.8)

    def recognise(self, text: str) -> Recognised:
        """Return the kinds that `text` may show."""
        words = self._reader.read(text[:_LONGEST])
        if not self._is_known(words):
            return Recognised()
        likely = self.likely(words)
        parts = [self.likely(part) for part in self._remarks(text[:_LONGEST])]
        told = dict(zip(self._model.labels, likely, strict=True))
        merged = {
            label: max([told[label], *(_OF_REMARK * part[at] for part in parts)])
            for at, label in enumerate(self._model.labels)
        }
        none = told.pop(NONE, 0.0)
        merged.pop(NONE, None)
        best = sorted(merged, key=lambda label: (-merged[label], label))[:_CANDIDATES]
        if not best:
            return Recognised(none=round(none, 4))
        first = best[0]
        sure = told[first] >= self._sure and told[first] > none
        return Recognised(
            candidates=tuple(
                Candidate(label, round(merged[label], 4))
                for label in best
                if merged[label] >= _NOTHING or label == first
            ),
            none=round(none, 4),
            sure=sure,
            several=tuple(label for label in best[1:] if merged[label] >= _ALSO),
            words=self._deciding(words, first),
        )

    def likely(self, words: Sequence[str]) -> list[float]:
        """Return the likelihood of each label of the model for a read line."""
        scores = self._model.scores(blocks_of(words, self._lexicon))
        most = max(scores)
        powers = [exp((score - most) / self._heat) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def _is_known(self, words: Sequence[str]) -> bool:
        """Whether enough of the words are known to say anything: nonsense is met with a question."""
        said = [word for word in words if word != "?"]
        known = [word for word in said if self._model.knows(key_of(f"w:{word}"))]
        telling = [word for word in known if len(word) > 1]
        return bool(telling) and 3 * len(known) >= len(said)

    def _remarks(self, text: str) -> list[list[str]]:
        """Return the remarks of a line that holds several, each as read words."""
        parts = [self._reader.read(part) for part in _REMARK.split(text)]
        parts = [part for part in parts if len(part) >= _FEWEST_IN_REMARK]
        return parts if len(parts) > 1 else []

    def _deciding(self, words: Sequence[str], label: str) -> tuple[str, ...]:
        """Return the words that spoke most for `label`, in the order of the line."""
        at = self._model.labels.index(label)
        worth: dict[str, float] = {}
        said = [word for word in words if word != "?"]
        for word in dict.fromkeys(said):
            keys = [key_of(f"w:{word}"), *(key_of(part) for part in parts_of(word))]
            worth[word] = self._for(keys, at) / (1 + len(keys) ** 0.5)
        for first, length, field in fields_in(said, self._lexicon):
            gain = self._for([key_of(f"k:{field}")], at) / length
            for word in said[first : first + length]:
                worth[word] += gain
        chosen = sorted((w for w in worth if worth[w] > 0), key=lambda w: (-worth[w], w))
        named = set(chosen[:_MOST_WORDS_NAMED])
        return tuple(word for word in dict.fromkeys(said) if word in named)

    def _for(self, keys: Sequence[int], at: int) -> float:
        summed = self._model.summed(keys)
        return summed[at] - sum(summed) / len(summed)
