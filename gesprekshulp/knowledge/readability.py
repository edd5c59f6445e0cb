"""How easy a Dutch text reads: Flesch-Douma, with syllables counted by vowel groups.

206.84 - 0.93 x words per sentence - 77 x syllables per word (Douma 1960); 100 is very
easy, under 50 is hard. The vowel-group rule was measured right on 39 of 40 words
(onderzoek/afhankelijkheden.md, section 4).
"""

from __future__ import annotations

import re
import unicodedata

from gesprekshulp.knowledge.sentences import sentences, with_placeholders_as

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Written together but spoken apart ("idee-en", "be-amen") are rare enough to leave.
_VOWELS = re.compile(
    r"eeuw|ieuw|aai|ooi|oei|aa|ee|ie|oo|uu|eu|oe|ui|ei|ij|au|ou|[aeiouy]", re.IGNORECASE
)
_TREMA = re.compile(r"[äëïöü]", re.IGNORECASE)


def syllables(word: str) -> int:
    """Return how many syllables a Dutch word has; at least 1."""
    apart = _TREMA.sub(lambda m: f"'{unicodedata.normalize('NFD', m[0])[0]}", word)
    bare = unicodedata.normalize("NFD", apart.casefold())
    return max(1, len(_VOWELS.findall("".join(c for c in bare if not unicodedata.combining(c)))))


def flesch_douma(text: str) -> float | None:
    """Return the Flesch-Douma score of a text, or None when it has no words."""
    said = with_placeholders_as(text, "Sem")
    words = _WORD.findall(said)
    if not words:
        return None
    per_sentence = len(words) / max(1, len(sentences(said)))
    per_word = sum(map(syllables, words)) / len(words)
    return 206.84 - 0.93 * per_sentence - 77 * per_word
