"""What is in a reply: moves and pitfalls, and the marks that no detector names.

A chosen option brings its own labels; typed words go through the recogniser. A pitfall
counts as certain only where the recogniser is precise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from gesprekshulp.assistant.recognise.acknowledging import acknowledges
from gesprekshulp.assistant.recognise.affirming import gives_back
from gesprekshulp.assistant.recognise.moves import Move
from gesprekshulp.assistant.recognise.phrases import shown, sympathises, thanks
from gesprekshulp.assistant.recognise.spoken import plainly
from gesprekshulp.assistant.rehearsal.bare import nods, only_asks, senseless, unmarked
from gesprekshulp.assistant.rehearsal.effects import AFFIRM, MOVES, PITFALLS, PURSUE, level_of
from gesprekshulp.assistant.rehearsal.rules import mentions
from gesprekshulp.assistant.rehearsal.sayings import (
    abuses,
    admits,
    commits,
    excuses,
    explains,
    for_what_was_said,
    is_sorry,
    jokes,
    keeps_word,
    may_ask,
    offers,
    praises,
    says_sorry,
    says_what_it_is,
    turns_back,
)
from gesprekshulp.assistant.rehearsal.types import Heard, Reply, State
from gesprekshulp.knowledge.scenes import Choice, Scene
from gesprekshulp.text import clean_line

LONGEST = 1200
_SHARED = 2
_LEAST_WORDS = 3
_ENOUGH_WORDS = 4
_REMEMBERED = 6
_DOUBTS_FROM = 0.35
"""How likely a pitfall must be before the coach asks about it."""
_HARSH = frozenset({"ja-maar", "dreigen", "generaliseren", "bagatelliseren", "onjuist-kader"})
"""What is not cleared by giving back words of the parent."""

_TURNING = frozenset({"ja-maar", "dreigen", "onjuist-kader"})
"""What may stand in a reply that opens with a feeling, and takes that back."""

_GUESSED = frozenset({"ik-boodschap", "kader-uitleggen", "positief-over-kind", "afspraak-maken"})
"""Moves that a text without any known word may seem to hold."""

_LOADED = re.compile(
    r"(?<!\w)(?:waarom|toch|niet eens|nooit|ooit|wel eens|zelf|eigenlijk|niet)(?!\w)", re.I
)
_REFERS = re.compile(r"(?<!\w)(?:dat|daar\w*|die|dan|toen|dit|zoiets)(?!\w)", re.I)
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_EMPTY = frozenset(
    [
        "maar",
        "niet",
        "want",
        "naar",
        "voor",
        "door",
        "zijn",
        "haar",
        "hebt",
        "heeft",
        "heb",
        "hebben",
        "wordt",
        "worden",
        "werd",
        "daar",
        "hier",
        "deze",
        "zelf",
        "alle",
        "alles",
        "veel",
        "meer",
        "over",
        "weer",
        "nooit",
        "altijd",
        "toen",
        "waar",
        "waarom",
        "gewoon",
        "wel",
        "echt",
        "jullie",
        "kind",
        "moet",
        "kunne",
        "kan",
        "gaat",
        "iets",
        "niks",
        "niets",
        "even",
        "omdat",
        "zoals",
        "doen",
        "doet",
        "heel",
        "zegt",
    ]
)
_WORD = re.compile(r"[^\W\d_]{4,}")


class Ears(Protocol):
    """What hearing needs of a recogniser."""

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return the moves and pitfalls in a reply."""


def option_of(scene: Scene, name: str) -> Choice | None:
    """Return the option with this id, wherever in the scene it stands."""
    return next((option for option in every_option(scene) if option.id == name), None)


def every_option(scene: Scene) -> Iterator[Choice]:
    """Yield every answer that can be chosen in a scene."""
    for subject in scene.subjects:
        yield from subject.options
    for secret in scene.secrets:
        yield from secret.options


def meant_option(scene: Scene, reply: Reply) -> Choice | None:
    """Return the option that is chosen, or that is typed word for word, or None."""
    if reply.option:
        return option_of(scene, reply.option)
    typed = folded(reply.text[: 2 * LONGEST])
    if len(typed.split()) < _LEAST_WORDS:
        return None
    return next((one for one in every_option(scene) if folded(one.text) == typed), None)


def hear(scene: Scene, state: State, reply: Reply, ears: Ears) -> Heard:
    """Return what is in a reply to the parent's last line."""
    option = meant_option(scene, reply)
    text = option.text if option and reply.option else clean_line(reply.text)[:LONGEST].strip()
    nothing: Found = ((), (), (), {})
    if option:
        moves, pitfalls, doubted, words = _of_option(option)
    else:
        heard = moves_in(text, _spoken(state), ears)
        known = set(heard[0]) - _GUESSED
        moves, pitfalls, doubted, words = nothing if not known and senseless(scene, text) else heard
    bare = Heard(text, moves, pitfalls, doubted, (), words, level_of(moves, pitfalls))
    marks = tuple(_marks(scene, state, bare, option))
    level = bare.level
    if "geeft-toe" in marks or (says_sorry(text) and not excuses(text)):
        doubted = ()  # owning up may look like explaining; it is not doubted
    elif not (option or pitfalls) and (
        (excuses(text) and _names_fault(scene, text)) or (explains(text) and not moves)
    ):
        doubted = tuple(dict.fromkeys(("verdedigen", *doubted)))
    if "schelden" in marks:
        level = "laag"
    return Heard(text, moves, pitfalls, doubted, marks, words, level)


Found = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], dict[str, tuple[str, ...]]]


def _of_option(option: Choice) -> Found:
    """Return the moves and pitfalls an option bears; nothing in it is doubted."""
    moves = tuple(label for label in option.labels if label in MOVES)
    return moves, tuple(label for label in option.labels if label in PITFALLS), (), {}


def moves_in(text: str, lines: Sequence[str], ears: Ears) -> Found:
    """Return moves, certain and doubted pitfalls in typed words, and the words that show them.

    `lines`: what the parent said, the last line at the end.
    """
    line = lines[-1] if lines else ""
    text = plainly(unmarked(text))
    found = [move for move in ears.zetten(text, line) if any(map(str.isalpha, text))]
    if len(text.split()) < _ENOUGH_WORDS:  # a word or two are a guess, unless a set phrase
        found = [m for m in found if m.id in AFFIRM | {"open-vraag"} or m.id in shown(text)]
    pitfalls = tuple(move.id for move in found if move.named and move.id in PITFALLS)
    pitfalls = tuple(name for name in pitfalls if _stands(name, pitfalls, text, line))
    doubted = tuple(_doubted(found, text))
    moves = [m.id for m in found if m.id in MOVES and says_what_it_is(m.id, text)]
    if jokes(text) or abuses(text):  # that acknowledges nothing, whatever its words look like
        moves = []
    elif "ja-maar" in doubted:  # what may be taken back is not counted as given
        moves = [name for name in moves if name not in AFFIRM]
    elif not pitfalls and (given := _given(lines, text, doubted, moves)):
        doubted = ()  # the words of a reproach may be those of the parent, given back
        moves += [] if AFFIRM & set(moves) else [given]
    if not pitfalls and not PURSUE & set(moves) and offers(text):
        moves.append("keuze-bieden")
    if not pitfalls and "afspraak-maken" not in moves and commits(text):
        moves.append("afspraak-maken")
    if not pitfalls and "positief-over-kind" not in moves and praises(text):
        moves.append("positief-over-kind")
    return tuple(moves), pitfalls, doubted, {move.id: move.words for move in found}


def _stands(name: str, pitfalls: Sequence[str], text: str, line: str) -> bool:
    """Whether a pitfall stands beside what else is plain.

    An abbreviation the parent used is no jargon; "dan leert ze het nooit" promises nothing.
    """
    if name == "jargon":
        used = set(_CAPITALS.findall(text))
        return not used or not used <= set(_CAPITALS.findall(line))
    return name != "beloven" or "verwijt" not in pitfalls


def _doubted(found: Sequence[Move], text: str) -> Iterator[str]:
    """Yield the pitfalls that may be there: likely enough, and with a word that points to them."""
    for move in found:
        doubtful = move.id in PITFALLS and not move.named and move.score >= _DOUBTS_FROM
        # Without a "maar" nobody can be asked about it.
        but = move.id != "ja-maar" or turns_back(text)
        # A plain question blames nobody, whatever its words sound like.
        blame = move.id != "verwijt" or _LOADED.search(text) or not only_asks(text)
        if doubtful and but and blame and may_ask(move.id, text):
            yield move.id


def _given(lines: Sequence[str], text: str, doubted: Sequence[str], moves: Sequence[str]) -> str:
    """Return how typed words affirm beyond what the recogniser names, "" when they do not."""
    if says_sorry(text) and not excuses(text):
        return "erkennen"
    if sympathises(text):
        return "gevoel-benoemen"
    if thanks(text):
        return "erkennen"
    if excuses(text):
        return ""
    # "Dat raakt me. Zo praten we niet" sets a limit and gives nothing.
    if "grens-stellen" not in moves and not _TURNING & set(doubted):
        form = acknowledges(text)
        given = form and says_what_it_is(form, text)
        if given and (form == "gevoel-benoemen" or not _HARSH & set(doubted)):
            return form
    if not _HARSH & set(doubted) and gives_back(text, lines):
        return "samenvatten"
    return ""


def _spoken(state: State) -> tuple[str, ...]:
    return (*state.spoken[-_REMEMBERED:], state.line)


def subject_meant(scene: Scene, state: State, text: str, option: Choice | None = None) -> str:
    """Return the subject a reply goes to: the present one unless it clearly names another."""
    if option:
        own = next((s.id for s in scene.subjects if option in s.options), state.subject)
        return option.to or own
    here = next((s for s in scene.subjects if s.id == state.subject), None)
    if here and mentions(text, here.words):
        return state.subject
    other = next((s.id for s in scene.subjects if s.words and mentions(text, s.words)), "")
    return other or state.subject


def _marks(scene: Scene, state: State, heard: Heard, option: Choice | None) -> Iterator[str]:
    joke, abuse = jokes(heard.text), abuses(heard.text)
    if not (joke or abuse or any(letter.isalnum() for letter in heard.text)):
        yield "stilte"
        return
    if folded(heard.text) in state.said:
        yield "herhaalt"
    elif _one_sided(heard, state):
        yield "eenzijdig"
    if _owns_up(scene, heard, option):
        yield "geeft-toe"
    if mentions(heard.text, (scene.pupil, f"{scene.pupil}s", f"{scene.pupil}'s")):
        yield "noemt-kind"
    if not option and _takes_over(state, heard):
        yield "neemt-over"
    if _takes_up(scene, state, heard, option):
        yield "pakt-op"
    if _changes_subject(scene, state, heard, option):
        yield "verandert-onderwerp"
    if "toegezegd" in state.memory and keeps_word(heard.text) and not heard.pitfalls:
        yield "komt-na"
    if joke:
        yield "grap"
    if abuse:
        yield "schelden"
    if not (heard.moves or heard.pitfalls or heard.doubted or joke or abuse):
        yield "niets"


def _changes_subject(scene: Scene, state: State, heard: Heard, option: Choice | None) -> bool:
    """Whether a reply begins about something else than what the parent just spoke of."""
    meant = subject_meant(scene, state, heard.text, option)
    if meant == state.subject:
        return False
    if option:
        return True
    to = next(one for one in scene.subjects if one.id == meant)
    before = " ".join(_spoken(state))
    answers = bool(_words(heard.text) & _words(before)) or mentions(state.line, to.words)
    return not answers and not {"grens-stellen", "afspraak-maken"} & set(heard.moves)


def _one_sided(heard: Heard, state: State) -> bool:
    """Whether this is the same single move for the third time."""
    if len(heard.moves) != 1 or heard.pitfalls:
        return False
    last = state.heard[-2:]
    return len(last) == 2 and all(one.moves == heard.moves and not one.pitfalls for one in last)


@lru_cache(maxsize=4096)  # every option of a scene for every reply: a sixth of all checking
def folded(text: str) -> str:
    """Return a sentence as it is compared with what was said before."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _owns_up(scene: Scene, heard: Heard, option: Choice | None) -> bool:
    if scene.fault is None or {"verdedigen", "ja-maar", "verwijt"} & set(heard.pitfalls):
        return False
    if option:
        return option.owns_up == "ja"
    if excuses(heard.text):
        return False
    about, sorry = admits(heard.text, scene.fault.words), is_sorry(heard.text)
    affirms = bool({"erkennen", "samenvatten"} & set(heard.moves))
    if sorry and not about and for_what_was_said(heard.text):
        return False
    return (about and (affirms or sorry)) or (sorry and affirms)


def _names_fault(scene: Scene, text: str) -> bool:
    """Whether words of owning up, or of what the school did wrong, stand in a text."""
    return is_sorry(text) or (scene.fault is not None and mentions(text, scene.fault.words))


def _takes_over(state: State, heard: Heard) -> bool:
    """Whether typed words give back some of what the parent said."""
    return "samenvatten" in heard.moves and gives_back(heard.text, _spoken(state))


def _takes_up(scene: Scene, state: State, heard: Heard, option: Choice | None) -> bool:
    """Whether a reply goes into the fact that was just told."""
    secret = next((one for one in scene.secrets if one.id == state.pending), None)
    if secret is None or heard.pitfalls:
        return False
    affirms = bool(AFFIRM & set(heard.moves))
    if option and secret.options:
        return option in secret.options and (affirms or "open-vraag" in heard.moves)
    shared = len(_words(heard.text) & _words(secret.text))
    goes_on = shared > 0 or bool(_REFERS.search(heard.text))
    if "open-vraag" in heard.moves and goes_on:
        return True
    if nods(heard.text):  # "snap" shows nothing of what was just told
        return False
    return affirms or (shared >= _SHARED and not heard.doubted)


def _words(text: str) -> set[str]:
    """Return the words of a text that carry it, without their endings."""
    return {word[:6] for word in _WORD.findall(text.casefold())} - _EMPTY
