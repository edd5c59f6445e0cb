"""Which moves and pitfalls a reply of the staff member holds, given the parent's line before it.

Several at once, or none. A move often stands in one sentence of a reply, so how each
sentence begins and ends counts apart; what the reply takes over from the parent's words
counts too. A pitfall is `named` only from the likelihood at which it was right nine times in
ten on replies the model did not learn from, or where a set phrase shows it; below that the
coach asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gesprekshulp.assistant.recognise.acknowledging import waves_away
from gesprekshulp.assistant.recognise.affirming import affirms, tells
from gesprekshulp.assistant.recognise.features import (
    NEGATIONS,
    Block,
    block,
    fields_in,
    key_of,
    marks_of_fields,
    pairs_of,
    parts_of,
)
from gesprekshulp.assistant.recognise.learning import sigmoids
from gesprekshulp.assistant.recognise.lexicon import Lexicon
from gesprekshulp.assistant.recognise.linear import Linear
from gesprekshulp.assistant.recognise.phrases import hard_word, may_turn, shown, steers
from gesprekshulp.assistant.recognise.questions import asked, asks_openly, told
from gesprekshulp.assistant.recognise.words import WordReader

_LONGEST = 1200
_SENTENCE = re.compile(r"(?<=[.?!…])\s+|(?<=,)\s+(?=(?:maar|want|dus|alleen)\b)", re.I)
_CAPITALS = re.compile(r"\b[A-Z]{2,}s?\b")
_WEAK = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "van",
        "in",
        "op",
        "te",
        "dat",
        "die",
        "is",
        "ik",
        "u",
        "we",
        "wij",
        "hij",
        "er",
        "om",
        "met",
        "voor",
        "aan",
        "als",
        "bij",
        "ook",
        "nog",
        "maar",
        "wat",
        "niet",
        "zo",
        "dan",
        "was",
        "heeft",
        "heb",
        "zijn",
        "uw",
        "mijn",
        "dit",
        "naar",
        "wel",
        "of",
        "ja",
        "nee",
        "mij",
        "me",
        "ons",
        "al",
        "geen",
        "kan",
        "kunnen",
        "wil",
        "naam",
        "kind",
    ]
)
_MANNER: Mapping[str, re.Pattern[str]] = {
    "u": re.compile(r"\b(?:u|uw|je|jullie)\b"),
    "ik": re.compile(r"\bik\b"),
    "wij": re.compile(r"\b(?:we|wij|ons|onze)\b"),
    "getal": re.compile(r"\d"),
    "dag": re.compile(
        r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|week|uur|vanmiddag|vandaag)\b"
    ),
    "maar": re.compile(r"\b(?:maar|alleen|toch)\b"),
}
_PARENTS_WORDS = 0.5
_MANNERS = 1.0
_OPENING = 3
_MOST_WORDS_NAMED = 4
_BY_PHRASE = 0.9
"""How likely a label is that a set phrase shows."""
_AFFIRMING = frozenset({"erkennen", "samenvatten", "gevoel-benoemen"})
_SURE_ENOUGH = 0.8
"""From where on affirming is believed without words that show it."""
_FAINTLY = 0.2
"""From where on affirming that the form of a reply does not show is believed, where nothing
in the reply is likelier. On voices held back from learning three in four of these were right,
and nearly half of what no form showed was heard (203 of 4589 replies)."""
_INVITES = 4
"""So many words an invitation without a question mark takes ("Vertel me waar het misging")."""
_ASKED = 0.5
_ASKING = frozenset({"open-vraag", "suggestieve-vraag", "keuze-bieden"})


class Move(msgspec.Struct, frozen=True):
    """A move or pitfall that may be in a reply, how likely, and the words that show it.

    `named`: sure enough to be called by its name.
    """

    id: str
    score: float
    named: bool
    words: tuple[str, ...] = ()


def blocks_of_reply(reply: str, parent: str, reader: WordReader, lexicon: Lexicon) -> list[Block]:
    """Return the features of a reply after what the parent said."""
    reply = asked(reply[:_LONGEST])
    sentences = [reader.read(one) for one in _SENTENCE.split(reply) if one.strip()]
    said = [word for sentence in sentences for word in sentence if word != "?"]
    before = reader.read(parent[:_LONGEST])
    found = [
        block(_words(sentences)),
        block((part for word in dict.fromkeys(said) for part in parts_of(word)), worth=0.8),
        block(marks_of_fields(said, lexicon), worth=0.7),
        block(_manner(reply, sentences, before), worth=_MANNERS),
        block(_of_parent(before, lexicon), worth=_PARENTS_WORDS),
    ]
    return [one for one in found if one.keys]


def _words(sentences: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield words, pairs and threes; never over the edge of a sentence."""
    for sentence in sentences:
        said = [word for word in sentence if word != "?"]
        yield from pairs_of(said)
        for three in zip(("^", *said), said, said[1:], strict=False):
            yield f"t:{'_'.join(three)}"


def _manner(reply: str, sentences: Sequence[Sequence[str]], before: Sequence[str]) -> Iterator[str]:
    """Yield how each sentence opens and closes, what is taken over, and how long it is."""
    for at, sentence in enumerate(sentences):
        said = [word for word in sentence if word != "?"]
        asks = "?" in sentence
        mark = "?" if asks else "."
        for length in range(1, min(_OPENING, len(said)) + 1):
            yield f"o{length}:{'_'.join(said[:length])}{mark}"
        yield f"e:{'_'.join(said[-2:])}{mark}"
        if asks:
            yield f"q{min(4, len(said) // 4)}"
            # "Dit, of dat?" leaves room; "Wilt u niet ook dit?" does not.
            choice = "of" if "of" in said[1:] else "een"
            yield f"q:{choice}"
            yield f"q:{choice}:{said[0] if said else ''}"
            yield f"q:{choice}:{not NEGATIONS.isdisjoint(said)}"
            if at == len(sentences) - 1:
                yield "q:last"
    own = {word for sentence in sentences for word in sentence} - _WEAK
    yield f"over:{min(3, len(own & (set(before) - _WEAK)))}"
    yield f"n:{min(4, len(sentences))}"
    yield f"l:{min(6, len(reply) // 40)}"
    yield "pq" if "?" in before else "pn"
    low = reply.lower()
    for name, pattern in _MANNER.items():
        if pattern.search(low):
            yield f"m:{name}"
    if any(known.lower() not in before for known in _CAPITALS.findall(reply)):
        yield "m:afkorting"


def _of_parent(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    said = [word for word in words if word != "?"]
    for word in said:
        if word not in _WEAK:
            yield f"p:{word}"
    for _, _, field in fields_in(said, lexicon):
        yield f"pk:{field}"


def _may_be(label: str, score: float, reply: str, parent: str) -> bool:
    """Whether a label can hold at all: it needs more than the sound of a sentence."""
    if label in _AFFIRMING:
        return affirms(reply[:_LONGEST], parent[:_LONGEST]) or (
            score >= _SURE_ENOUGH and tells(reply[:_LONGEST])
        )
    if label == "open-vraag":
        return "?" in asked(reply) or len(reply.split()) >= _INVITES
    if label == "suggestieve-vraag":
        return steers(reply)
    if label == "ja-maar":
        return may_turn(reply)
    return label != "jargon" or hard_word(reply)


class MoveRecogniser:
    """Recognises moves and pitfalls with a learnt model; nothing raises."""

    def __init__(self, model: Linear, lexicon: Lexicon, reader: WordReader | None = None) -> None:
        self._model = model
        self._lexicon = lexicon
        self._reader = reader or WordReader(lexicon)

    def recognise(self, reply: str, parent: str = "") -> list[Move]:
        """Return the moves and pitfalls of a reply, likeliest first."""
        if not any(c.isalpha() for c in reply):
            return []
        settings = self._model.header.settings
        blocks = blocks_of_reply(reply, parent, self._reader, self._lexicon)
        likely = sigmoids(self._model.scores(blocks))
        by_phrase = set(shown(reply[:_LONGEST]))
        found = []
        for at, label in enumerate(self._model.labels):
            sure = label in by_phrase
            score = max(likely[at], _BY_PHRASE) if sure else likely[at]
            if score >= settings.get(f"from:{label}", 0.5) and (
                sure or _may_be(label, likely[at], reply, parent)
            ):
                named = sure or score >= settings.get(f"named:{label}", 2.0)
                found.append(Move(label, round(score, 4), named, self._showing(reply, at)))
        if not any(move.id in _AFFIRMING for move in found):
            found += self._faintly(likely, reply[:_LONGEST], parent[:_LONGEST])
        if asks_openly(reply[:_LONGEST]) and not any(move.id in _ASKING for move in found):
            found.append(Move("open-vraag", _ASKED, False, ()))
        return sorted(found, key=lambda move: (-move.score, move.id))

    def _faintly(self, likely: Sequence[float], reply: str, parent: str) -> list[Move]:
        """Return the affirming that only the whole of a reply shows, after something was told."""
        scores = dict(zip(self._model.labels, likely, strict=True))
        score, label = max((scores.get(one, 0.0), one) for one in _AFFIRMING)
        others = [scores[one] for one in scores if one not in _AFFIRMING | {"open-vraag"}]
        believed = score >= _FAINTLY and score > max(others, default=0.0)
        asks_first = "?" in asked(_SENTENCE.split(reply, maxsplit=1)[0])
        if asks_first or not (believed and tells(reply) and told(parent)) or waves_away(reply):
            return []
        return [Move(label, round(score, 4), False, self._showing(reply, self._at(label)))]

    def _at(self, label: str) -> int:
        return list(self._model.labels).index(label)

    def _showing(self, reply: str, at: int) -> tuple[str, ...]:
        """Return the words that spoke most for a label, as they are compared."""
        said = [word for word in self._reader.read(reply[:_LONGEST]) if word != "?"]
        worth: dict[str, float] = dict.fromkeys(said, 0.0)
        for here, word in enumerate(said):
            keys = [f"w:{word}"]
            keys += [f"b:{said[here - 1]}_{word}"] if here else []
            keys += [f"b:{word}_{said[here + 1]}"] if here + 1 < len(said) else []
            summed = self._model.summed(key_of(key) for key in keys)
            worth[word] = max(worth[word], float(summed[at]))
        chosen = sorted((w for w in worth if worth[w] > 0), key=lambda w: (-worth[w], w))
        named = set(chosen[:_MOST_WORDS_NAMED])
        return tuple(word for word in dict.fromkeys(said) if word in named)
