"""Sentences and words of a Dutch text, as far as needed to count them; placeholders filled."""

from __future__ import annotations

import re

from gesprekshulp.knowledge.wordlists import ABBREVIATIONS

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")  # what is filled in is not the author's word
# An end: stop marks, perhaps a closing quote, white space, and then something that can
# begin a sentence. After "enz." and before a small letter the sentence goes on. A colon
# before words in quotes is a pause too.
_END = re.compile(r"""[.!?…]+['"’”)\]]*(?=\s+['"‘“(\[]*(?:[A-ZÀ-ÖØ-Þ0-9{]|$))|:(?=\s+["“])|\n+""")
_LAST_WORD = re.compile(r"\S+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_WORD = re.compile(r"[^\s–—/]*[^\W_][^\s–—/]*")
_SHORT = frozenset(ABBREVIATIONS)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, without white space around them."""
    found: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        if not _is_abbreviation(text[begin : end.end()]):
            found.append(text[begin : end.end()])
            begin = end.end()
    found.append(text[begin:])
    return [one.strip() for one in found if one.strip()]


def with_placeholders_as(text: str, word: str) -> str:
    """Return `text` with `word` for every placeholder, so that it can be read as it is said."""
    return _PLACEHOLDER.sub(word, text)


def word_count(sentence: str) -> int:
    """Return how many words are spoken; a placeholder is one word."""
    return len(_WORD.findall(with_placeholders_as(sentence, "naam")))


def _is_abbreviation(said: str) -> bool:
    last = _LAST_WORD.search(said)
    if last is None:
        return False
    word = last[0].lstrip("('\"‘“[")
    return word.casefold() in _SHORT or bool(_INITIAL.fullmatch(word))
