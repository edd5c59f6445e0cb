"""A line as plain words that say the same for every child and every parent.

Names become `naam`, words that only differ by gender one word, abbreviations are written in
full, and a word nobody knows is mended to the nearest known one. So a swapped name, "hij" or
"zij", "mdr" or a typing error does not change what is recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gesprekshulp.assistant.recognise.lexicon import Lexicon, tokens

_SAME: Mapping[str, str] = {
    word: words[0]
    for words in (
        ["hij", "zij", "ze", "ie", "die", "hem", "haar", "hen"],
        ["zijn", "zn", "hun", "dr"],
        [
            "kind",
            "zoon",
            "dochter",
            "jongen",
            "meisje",
            "zoontje",
            "dochtertje",
            "knul",
            "meid",
            "kereltje",
            "meisjes",
            "jongens",
        ],
        ["broer", "zus", "broertje", "zusje", "broertjes", "zusjes"],
        [
            "ouder",
            "moeder",
            "vader",
            "mama",
            "papa",
            "mam",
            "pap",
            "pa",
            "ma",
            "mams",
            "paps",
            "moeders",
            "vaders",
        ],
        ["partner", "man", "vrouw"],
        ["mevrouw", "meneer", "mijnheer"],
        ["juf", "meester"],
        ["opa", "oma"],
        ["oom", "tante"],
    )
    for word in words[1:]
}
_NAME = "naam"
_SHORTEST_MENDED = 5
_REMEMBERED = 5000


class WordReader:
    """Reads lines against one lexicon; mended words stay at hand, so that each key is quick."""

    def __init__(self, lexicon: Lexicon, mend: bool = True) -> None:
        """`mend`: whether unknown words are held against the vocabulary (uses rapidfuzz)."""
        self._lexicon = lexicon
        self._mend = mend
        self._mended: dict[str, str] = {}
        self._by_length: dict[int, list[str]] | None = None

    def read(self, text: str) -> list[str]:
        """Return the words of `text` as they are compared; "?" stands for a question mark."""
        found: list[str] = []
        for word, capital, opens in tokens(text):
            found.extend(self._one(word, capital, opens))
        return found

    def _one(self, word: str, capital: bool, opens: bool) -> Iterable[str]:
        lexicon = self._lexicon
        if word in lexicon.names:
            return (_NAME,)
        if word in lexicon.abbreviations:
            return [_SAME.get(full, full) for full in lexicon.abbreviations[word]]
        if word in lexicon.vocabulary or len(word) < 2 or word.isdigit():
            return (_SAME.get(word, word),)
        if capital and (not opens or self._repaired(word) == word):
            return (_NAME,)
        mended = self._repaired(word)
        return (_SAME.get(mended, mended),)

    def _repaired(self, word: str) -> str:
        """Return the known word nearest to an unknown one, or the word itself."""
        if not self._mend or len(word) < _SHORTEST_MENDED:
            return word
        if word not in self._mended:
            if len(self._mended) >= _REMEMBERED:
                self._mended.clear()
            self._mended[word] = self._nearest(word)
        return self._mended[word]

    def _nearest(self, word: str) -> str:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if self._by_length is None:
            self._by_length = {}
            for known in self._lexicon.vocabulary:
                self._by_length.setdefault(len(known), []).append(known)
        near = [
            known
            for length in range(len(word) - 1, len(word) + 2)
            for known in self._by_length.get(length, ())
        ]
        if word in near:
            return word
        found = process.extractOne(
            word, near, scorer=OSA.normalized_similarity, score_cutoff=_cutoff(word)
        )
        return str(found[0]) if found else word


def _cutoff(word: str) -> float:
    """Return how alike a mended word must be: one error in five to seven letters, two in more."""
    errors = 1 if len(word) < 8 else 2
    return 1 - (errors + 0.01) / len(word)
