"""The parent's-eye check: what in a paper would hurt or puzzle the parent who reads it.

Each remark has its place, why, and the smallest change; where rules can make one, a whole
sentence to put in its place. Nothing here blocks: the user decides. Lists stand in
content/nakijken.yaml; only the writer's own words count, never what stands between quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gesprekshulp.assistant.cautioning import cautions_of
from gesprekshulp.assistant.harm import HarmHeard
from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.phrases import (
    Sentence,
    any_word_of,
    found,
    own_sentences,
    pattern_of,
)
from gesprekshulp.assistant.remarks import TITLES, Remark, make_remark
from gesprekshulp.assistant.sentence_faults import (
    but_first,
    but_inside,
    hides_who_acts,
    too_long,
)
from gesprekshulp.knowledge.paperwords import LEARNED_BUT_KNOWN
from gesprekshulp.knowledge.readability import flesch_douma
from gesprekshulp.knowledge.sentences import word_count
from gesprekshulp.knowledge.types import Content, Term
from gesprekshulp.knowledge.wordlists import (
    HARD_TO_READ,
    MOST_WORDS,
    NOT_FOR_PARENTS,
    UNEXPLAINED,
)

__all__ = ["TITLES", "Remark", "check_text", "check_texts"]

_FEWEST_SENTENCES = 5  # a score over less says nothing
_HARDEST = 2
_EXPLAINS = re.compile(
    r"\b(?:dat is|dat zijn|dit is|dat betekent|betekent|heet|heten|noemen|noemt|ofwel|oftewel|"
    r"dat wil zeggen|met andere woorden|in het kort)\b",
    re.I,
)
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?:'er|’er)?(?![\w-])")
# Known to every reader of a letter from school.
_PLAIN_ABBREVIATIONS = frozenset(["CONCEPT", "NB", "PS", "TV", "OK", "SMS", "PDF", "NL"])
# Learned words have learned endings; these few of them everybody knows.
_SCHOLARLY = re.compile(
    r"\b[a-zë-ï-]{4,}(?:iteit|iteiten|isme|isch|ische|itie|ities|entie|enties|atief|atieve|"
    r"atie|aties|ëring|ieel|iële|matig|matige|gericht|gerichte)\b",
    re.I,
)


def _root(word: str) -> str:
    """Return a word without the ending of its plural or of its being said of something."""
    small = word.casefold()
    for ending, whole in (("iteiten", "iteit"), ("ische", "isch"), ("iële", "ieel")):
        if small.endswith(ending):
            return small.removesuffix(ending) + whole
    return small.removesuffix("s") if small.endswith(("aties", "ities", "enties")) else small


_UNEXPLAINED = any_word_of(UNEXPLAINED)
_HURTFUL = any_word_of(NOT_FOR_PARENTS)


def check_text(
    text: str, content: Content, place: str = "", herkenner: Herkenner | None = None
) -> tuple[Remark, ...]:
    """Return the remarks on one text, such as a field being filled in."""
    return check_texts([(place, text)], content, herkenner)


def check_texts(
    texts: Sequence[tuple[str, str]], content: Content, herkenner: Herkenner | None = None
) -> tuple[Remark, ...]:
    """Return the remarks on (place, text) pairs of one paper, in the order of the texts.

    A word of the field counts once, where it first stands, unless it is explained there.
    `herkenner` hears accusations and threats for which there is no list.
    """
    checking = _Checking(texts, content, herkenner)
    return tuple(checking.remarks())


class _Checking:
    def __init__(
        self,
        texts: Sequence[tuple[str, str]],
        content: Content,
        herkenner: Herkenner | None = None,
    ) -> None:
        self.harm = HarmHeard(content, herkenner)
        self.texts = texts
        self.content = content
        self.terms = _terms(content)
        self.known: set[str] = set()
        self.whole = " ".join(text for _, text in texts).casefold()
        self.buts = tuple(cautions_of(content, "maar"))
        self.jargon = _words(content, "vakwoord")

    def remarks(self) -> Iterator[Remark]:
        for place, text in self.texts:
            said = own_sentences(text)
            for at, sentence in enumerate(said):
                after = said[at + 1] if at + 1 < len(said) else None
                yield from self._sentence(place, sentence, after)
        yield from self._reading_ease()

    def _sentence(self, place: str, sentence: Sentence, after: Sentence | None) -> Iterator[Remark]:
        own = sentence.own
        yield from self.harm.in_sentence(place, sentence, after)
        yield from self._but(place, sentence, after)
        yield from self._terms_in(place, sentence, after)
        hidden = hides_who_acts(own) if own.endswith(".") else None
        if hidden:
            yield make_remark(
                "lijdend",
                place,
                sentence,
                hidden.words,
                "Hier staat niet wie dit doet of deed. Een ouder wil weten bij wie hij moet zijn.",
                "Zet erbij wie het doet: “wij”, “juf Anja”, “de directeur”.",
                hidden.rewrite,
            )
        if _HURTFUL.search(own) or "!" in own:
            words = _HURTFUL.search(own)
            yield make_remark(
                "toon",
                place,
                sentence,
                words[0] if words else "!",
                "Zo klinkt een brief hard, of van boven af.",
                "Zeg wat er gebeurt, in gewone woorden, met een punt erachter.",
                "" if words else own.replace("!", "."),
            )
        long = too_long(own)
        if long:
            cut = f"Knip de zin bij “{long.words}”." if long.words else "Maak er twee zinnen van."
            yield make_remark(
                "lange-zin",
                place,
                sentence,
                long.words,
                f"Deze zin telt {word_count(own)} woorden; {MOST_WORDS} is genoeg.",
                cut,
                long.rewrite,
            )

    def _but(self, place: str, sentence: Sentence, after: Sentence | None) -> Iterator[Remark]:
        for caution in self.buts:
            heard = found(caution.words, sentence.own)
            if heard is None:
                continue
            here = but_inside(sentence.own, heard.end())
            if here:
                words, rewrite, shown = here.words, here.rewrite, sentence
            elif after is not None and (there := but_first(after.own)):
                words, rewrite, shown = there.words, there.rewrite, after
            else:
                continue
            yield make_remark("maar", place, shown, words, caution.why, caution.advice, rewrite)
            return

    def _terms_in(self, place: str, sentence: Sentence, after: Sentence | None) -> Iterator[Remark]:
        said: list[str] = []
        for pattern in (_UNEXPLAINED, self.jargon, _ABBREVIATION, _SCHOLARLY):
            said += [match[0] for match in pattern.finditer(sentence.own)] if pattern else []
        said = [word for word in said if _root(word) not in LEARNED_BUT_KNOWN]
        for word in dict.fromkeys(said):
            term = self.terms.get(word.casefold())
            name = term.id if term else word.casefold()
            if name in self.known or word in _PLAIN_ABBREVIATIONS or self._is_shouted(word):
                continue
            self.known.add(name)
            if _explained(word, sentence, after) or self._told(term):
                continue
            aloud = term.aloud or term.plain if term else ""
            yield make_remark(
                "vakwoord",
                place,
                sentence,
                word,
                f"Niet elke ouder kent “{word}”.",
                f"Zeg het in gewone woorden: {aloud}" if aloud else "Zeg het in gewone woorden.",
                f"{_ended(sentence.text)} {aloud}" if aloud else "",
            )

    def _is_shouted(self, word: str) -> bool:
        """A heading or a word all in capitals is no abbreviation when it is known in small."""
        return word.isupper() and len(word) > 4 and word.casefold() not in self.terms

    def _told(self, term: Term | None) -> bool:
        """Whether the plain words of the term stand somewhere in this paper."""
        if term is None:
            return False
        return any(said and said.casefold() in self.whole for said in (term.aloud, term.plain))

    def _reading_ease(self) -> Iterator[Remark]:
        said = [(place, s) for place, text in self.texts for s in own_sentences(text)]
        said = [(place, s) for place, s in said if word_count(s.own) > 2]
        if len(said) < _FEWEST_SENTENCES:
            return
        score = flesch_douma("\n".join(s.own for _, s in said))
        if score is None or score >= HARD_TO_READ:
            return
        hardest = sorted(said, key=lambda one: flesch_douma(one[1].own) or 100.0)[:_HARDEST]
        named = " En: ".join(f"“{one.text}”" for _, one in hardest)
        yield Remark(
            kind="leesgemak",
            place="",
            sentence="",
            words="",
            why=f"Alles samen haalt {score:.0f} op leesgemak; {HARD_TO_READ} is het minste.",
            advice=f"Begin met de moeilijkste zinnen: korter, met kortere woorden. {named}",
        )


def _words(content: Content, kind: str) -> re.Pattern[str] | None:
    words = tuple(word for one in cautions_of(content, kind) for word in one.words)
    return pattern_of(words) if words else None


def _terms(content: Content) -> dict[str, Term]:
    """Return the terms by every way they are written, in small letters."""
    found_terms: dict[str, Term] = {}
    for term in content.terms.values():
        for name in (term.term, *term.also):
            bare = re.sub(r"\s*\(([^)]*)\)", "", name)
            inside = re.findall(r"\(([^)]*)\)", name)
            for one in (name, bare, *inside):
                found_terms.setdefault(one.casefold(), term)
    return found_terms


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


def _explained(word: str, sentence: Sentence, after: Sentence | None) -> bool:
    """Whether the word is explained on the spot: in brackets, or with "dat is" right after."""
    escaped = re.escape(word)
    if re.search(rf"{escaped}\s*\([^)]{{8,}}\)|\(\s*(?:het |de )?{escaped}\s*\)", sentence.own):
        return True
    return bool(_EXPLAINS.search(sentence.own) or (after and _EXPLAINS.match(after.own)))
