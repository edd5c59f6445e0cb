"""The fixed sentences of a paper, from content/brieven, rendered for its readers."""

from __future__ import annotations

from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.types import Content


class Words:
    """Looks up a sentence by id; `adult` prefers the variant for a pupil of 18 or older."""

    def __init__(self, content: Content, letter: str, names: Names, adult: bool) -> None:
        found = content.letters.get(letter)
        self.title = render(found.title, names) if found else letter.capitalize()
        self._texts = {wording.id: wording.text for wording in found.wordings} if found else {}
        self._names = names
        self._adult = adult

    def __call__(self, sentence: str) -> str:
        """Return the sentence, "" when content has none (its absence is a finding there)."""
        own = self._texts.get(f"{sentence}-leerling") if self._adult else None
        return render(own or self._texts.get(sentence, ""), self._names)
