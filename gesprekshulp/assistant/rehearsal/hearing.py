"""What is in a reply: moves and pitfalls, and the marks that no detector names.

A chosen option brings its own labels; typed words go through the recogniser. A pitfall
counts as certain only where the recogniser is precise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from gesprekshulp.assistant.recognise.moves import Move
from gesprekshulp.assistant.rehearsal.effects import AFFIRM, MOVES, PITFALLS, PURSUE, level_of
from gesprekshulp.assistant.rehearsal.rules import mentions
from gesprekshulp.assistant.rehearsal.types import Heard, Reply, State
from gesprekshulp.knowledge.scenes import Choice, Scene
from gesprekshulp.text import clean_line

LONGEST = 1200
_BUT = re.compile(r"(?<!\w)(?:maar|alleen|toch)(?!\w)", re.I)

_JOKE = re.compile(r"(?<!\w)(?:ha(?:ha)+|hihi|lol|grapje|geintje|rofl|xd)(?!\w)|[:;]-?[)D]", re.I)
_ABUSE = (
    *("rot op", "rotmens", "kutwijf", "klootzak", "trut", "idioot", "achterlijk*", "debiel*"),
    *("kutkind", "rotkind", "klotekind", "donder op", "flikker op", "flikker toch op", "oprotten"),
    *("jullie zijn gek", "u bent gek", "je bent gek", "bent een slechte ouder"),
    *("bent een slechte moeder", "bent een slechte vader"),
    *("hou je bek", "houd je mond", "hou je mond", "kop dicht", "mafkees", "stom mens", "sukkel*"),
)
_SORRY = (
    *("sorry", "spijt", "excuses", "onze fout", "mijn fout", "fout van ons", "fout van mij"),
    *("had ik", "hadden we", "hadden wij", "hadden moeten", "had moeten", "hebben wij niet"),
    *("hebben we niet", "heb ik niet", "misgegaan", "ging mis", "tekortgeschoten", "laten liggen"),
)
_SHARED = 2
_REFERS = re.compile(r"(?<!\w)(?:dat|er|daar\w*|hij|zij|ze|die|dan|hem|haar)(?!\w)", re.I)
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


def hear(scene: Scene, state: State, reply: Reply, ears: Ears) -> Heard:
    """Return what is in a reply to the parent's last line."""
    option = option_of(scene, reply.option) if reply.option else None
    text = option.text if option else clean_line(reply.text)[:LONGEST].strip()
    if option:
        moves = tuple(label for label in option.labels if label in MOVES)
        pitfalls = tuple(label for label in option.labels if label in PITFALLS)
        doubted: tuple[str, ...] = ()
        words: dict[str, tuple[str, ...]] = {}
    else:
        found = [move for move in ears.zetten(text, state.line) if _says_something(text)]
        if _JOKE.search(text):  # a joke acknowledges nothing, whatever its words look like
            found = [move for move in found if move.id in PITFALLS]
        moves = tuple(move.id for move in found if move.id in MOVES)
        pitfalls = tuple(move.id for move in found if move.named and move.id in PITFALLS)
        doubted = tuple(move.id for move in found if not move.named and move.id in PITFALLS)
        # Without a "maar" nobody can be asked about it.
        if not _BUT.search(text):
            doubted = tuple(name for name in doubted if name != "ja-maar")
        words = {move.id: move.words for move in found}
    bare = Heard(text, moves, pitfalls, doubted, (), words, level_of(moves, pitfalls))
    marks = tuple(_marks(scene, state, bare, option))
    level = bare.level
    if "geeft-toe" in marks:  # owning up may look like explaining; it is not doubted
        doubted = ()
    if "schelden" in marks:
        level = "laag"
    elif "neemt-over" in marks and PURSUE & set(moves):
        level = "hoog"
    return Heard(text, moves, pitfalls, doubted, marks, words, level)


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


def _says_something(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _marks(scene: Scene, state: State, heard: Heard, option: Choice | None) -> Iterator[str]:
    if not any(letter.isalnum() for letter in heard.text):
        yield "stilte"
        return
    if _repeats(heard, state):
        yield "herhaalt"
    if _owns_up(scene, heard, option):
        yield "geeft-toe"
    if mentions(heard.text, (scene.pupil, f"{scene.pupil}s", f"{scene.pupil}'s")):
        yield "noemt-kind"
    if not option and _takes_over(state, heard):
        yield "neemt-over"
    if _takes_up(scene, state, heard, option):
        yield "pakt-op"
    if subject_meant(scene, state, heard.text, option) != state.subject:
        yield "verandert-onderwerp"
    joke, abuse = bool(_JOKE.search(heard.text)), mentions(heard.text, _ABUSE)
    if joke:
        yield "grap"
    if abuse:
        yield "schelden"
    if not (heard.moves or heard.pitfalls or heard.doubted or joke or abuse):
        yield "niets"


def _repeats(heard: Heard, state: State) -> bool:
    """Whether the same sentence was said before, or the same single move a third time."""
    if folded(heard.text) in state.said:
        return True
    if len(heard.moves) != 1 or heard.pitfalls:
        return False
    last = state.heard[-2:]
    return len(last) == 2 and all(one.moves == heard.moves and not one.pitfalls for one in last)


def folded(text: str) -> str:
    """Return a sentence as it is compared with what was said before."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _owns_up(scene: Scene, heard: Heard, option: Choice | None) -> bool:
    if scene.fault is None or {"verdedigen", "ja-maar", "verwijt"} & set(heard.pitfalls):
        return False
    if option:
        return option.owns_up == "ja"
    about, sorry = mentions(heard.text, scene.fault.words), mentions(heard.text, _SORRY)
    affirms = bool({"erkennen", "samenvatten"} & set(heard.moves))
    return (about and (affirms or sorry)) or (sorry and affirms)


def _takes_over(state: State, heard: Heard) -> bool:
    """Whether typed words give back some of what the parent just said."""
    if heard.pitfalls or heard.doubted:
        return False
    return len(_words(heard.text) & _words(state.line)) >= _SHARED


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
    return affirms or (shared >= _SHARED and not heard.doubted)


def _words(text: str) -> set[str]:
    """Return the words of a text that carry it, without their endings."""
    return {word[:6] for word in _WORD.findall(text.casefold())} - _EMPTY
