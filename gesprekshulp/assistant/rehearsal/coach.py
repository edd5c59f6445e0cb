"""The coach: short feedback after each turn, and advice when asked before one.

A pitfall is called by its name only where it is certain; where it may be, the coach asks
the question that goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gesprekshulp.assistant.recognise.affirming import roots
from gesprekshulp.assistant.recognise.phrases import acknowledges_first, turned_at
from gesprekshulp.assistant.recognise.questions import asked
from gesprekshulp.assistant.recognise.spoken import plainly
from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.bare import nods, senseless
from gesprekshulp.assistant.rehearsal.chance import shuffled
from gesprekshulp.assistant.rehearsal.effects import AFFIRM, PURSUE, band
from gesprekshulp.assistant.rehearsal.hearing import option_of
from gesprekshulp.assistant.rehearsal.options import level_of_option
from gesprekshulp.assistant.rehearsal.types import Advice, Feedback, Heard, State, Talk, Turn
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.knowledge.sentences import sentences
from gesprekshulp.knowledge.speech import Kind, Move
from gesprekshulp.knowledge.wordings import Wording

_BUT = re.compile(r"[,;.]?\s+(?:maar|mar|mer|alleen|toch)\s+", re.I)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ANY_WORD = re.compile(r"[^\W\d_]+")
# A name in the middle of a sentence: another child's, so that sentence cannot stand here.
_STRANGER = re.compile(r"(?<=[a-zë,] )[A-Z][a-zë]+")
_OPENS = re.compile(r"(?<!\w)(?:wat|hoe|waar\w*|welke?|wie|wanneer)(?!\w)[^.?!]*\?", re.I)
_WANT_A_QUESTION = ("erkent", "voelt", "geeft-recht")
_ALIKE = 2
_MOST = 3
_LONG = 400
"""More letters than a parent can take in at once: about half a minute of talking."""
_HOT = 6
"""From above this tension a limit comes before acknowledging."""
_SAID_ALONE = ("herhaalt", "eenzijdig", "grap", "schelden", "verandert-onderwerp", "niets")


def feedback(scene: Scene, talk: Talk, number: int, moves: Mapping[str, Move]) -> Feedback:
    """Return what the coach says about turn `number` (from 1) of a talk."""
    turn = talk.turns[number - 1]
    heard = turn.heard
    before = talk.turns[: number - 1]
    told = _teller(scene)
    helped = [told(_praise(key, heard.text)) for key in _helped(turn)]
    if "niets" in heard.marks and _builds_on(turn, before) and turn.trust_step >= 0:
        helped.insert(0, told(w.HELPED["bouwt"]))
    harmed = [told(w.HARMED[key]) for key in _harmed(turn, before, senseless(scene, heard.text))]
    main = heard.pitfalls[0] if heard.pitfalls else ""
    move = moves.get(main)
    return Feedback(
        level=heard.level,
        headline=headline(turn),
        helped=tuple(helped[:_MOST]),
        harmed=tuple(harmed[:_MOST]),
        rule=_first(move.why) if move else told(w.RULES.get(_rule(heard, turn), "")),
        rewritten="" if _good(turn) else _rewritten(scene, talk, turn, move),
        question=_question(heard, moves, told),
        change=move.smallest if move else "",
    )


def headline(turn: Turn) -> str:
    """Return in a few words what a turn came to: by its level, and by what it did."""
    heard = turn.heard
    if heard.level != "midden":
        return w.LEVELS[heard.level]
    if turn.trust_step < 0 or (turn.tension_step > 0 and not turn.told):
        return w.LEVELS["helpt-niet"]
    if "geeft-toe" in heard.marks:
        return w.LEVELS["toegegeven"]
    if turn.told or turn.taken:
        return w.LEVELS["opent"]
    nothing = not heard.moves and not turn.tension_step
    return w.LEVELS["niets" if nothing or nods(heard.text) else "midden"]


def _good(turn: Turn) -> bool:
    """Whether a sentence did its work: then it is not rewritten."""
    heard = turn.heard
    worked = bool(turn.told or turn.taken or "geeft-toe" in heard.marks)
    return heard.level == "hoog" or (worked and not heard.pitfalls)


def _helped(turn: Turn) -> Iterator[str]:
    heard = turn.heard
    hurt = turn.trust_step < 0 and not turn.told
    if heard.level == "laag" or hurt:
        return
    if "geeft-toe" in heard.marks:
        yield "geeft-toe"
    if "komt-na" in heard.marks:
        yield "nagekomen"
    if turn.taken:
        yield "pakt-op"
    yield from _by_moves(turn)
    if turn.told:
        yield "verteld"
    if "stilte" in heard.marks and turn.tension_step < 0:
        yield "stilte"
    if "noemt-kind" in heard.marks:
        yield "noemt-kind"


def _praise(key: str, text: str) -> str:
    """Return what helped; who asked something already is not told to put a question behind it."""
    said, asks = w.HELPED[key], asked(text)
    if key not in _WANT_A_QUESTION or "?" not in asks:
        return said
    first = sentences(said)[0]
    return first if _OPENS.search(asks) else f"{first} {w.ASK_OPENLY}"


def _by_moves(turn: Turn) -> Iterator[str]:
    """Yield what the moves of a turn were good for, the best of them."""
    heard = turn.heard
    if heard.level == "hoog":
        yield "hoog"
    elif nods(heard.text):
        yield "knikt"
    elif affirmed := AFFIRM & set(heard.moves):
        yield from _affirmed(affirmed, heard)
    elif "open-vraag" in heard.moves:
        yield "vraagt"
    elif "grens-stellen" in heard.moves:
        yield "grens-stellen" if turn.tension - turn.tension_step > _HOT else "grens-vroeg"
    elif built := [move for move in heard.moves if move in PURSUE]:
        yield built[0]


def _affirmed(moves: frozenset[str], heard: Heard) -> Iterator[str]:
    """Yield what was good about affirming; owning up was told already."""
    if "samenvatten" in moves:
        yield "erkent"
    elif "gevoel-benoemen" in moves:
        yield "voelt"
    elif "geeft-toe" not in heard.marks:
        yield "geeft-recht"


def _harmed(turn: Turn, before: tuple[Turn, ...], nonsense: bool) -> Iterator[str]:
    heard = turn.heard
    for name in heard.pitfalls:
        yield _turn(heard.text) if name == "ja-maar" else name
    if "stilte" in heard.marks and turn.tension_step >= 0:
        yield "stilte"
    for mark in _SAID_ALONE:
        if mark not in heard.marks:
            continue
        if mark in ("grap", "verandert-onderwerp") and turn.tension_step <= 0:
            continue
        if mark != "niets":
            yield mark
        elif not nods(heard.text):
            if nonsense:
                yield "onzin"
            elif not _builds_on(turn, before):
                yield "niets-vraag" if "?" in asked(heard.text) else mark
    alone = not heard.pitfalls and not set(_SAID_ALONE) & set(heard.marks)
    if alone and turn.trust_step < 0 and "stilte" not in heard.marks:
        yield "raakt"
    blamed = any({"verwijt", "dreigen"} & set(one.heard.pitfalls) for one in before)
    if blamed and heard.level == "hoog" and turn.trust_step <= 0:
        yield "verweten"


def _turn(text: str) -> str:
    """Return which words tell how a reply turned: not every turn says "maar", or comes second."""
    plain = plainly(text)
    says_it = "maar" in _ANY_WORD.findall(plain.casefold())
    if acknowledges_first(plain):
        return "ja-maar" if says_it else "keert"
    return "maar" if says_it else "tegen"


def _builds_on(turn: Turn, before: tuple[Turn, ...]) -> bool:
    """Whether a plain question goes on with words the parent used in the last turns."""
    said = roots(turn.heard.text)
    lines = (turn.parent, *(one.parent for one in before[-2:]))
    return "?" in asked(turn.heard.text) and any(said & roots(line) for line in lines)


def _rule(heard: Heard, turn: Turn) -> str:
    for mark in ("schelden", "geeft-toe", "stilte", "herhaalt", "niets"):
        if mark in heard.marks:
            return mark
    if "grap" in heard.marks and turn.tension_step > 0:
        return "grap"
    if heard.level == "hoog":
        return "hoog"
    return "erkent" if AFFIRM & set(heard.moves) else "vraagt"


def _question(heard: Heard, moves: Mapping[str, Move], told: _Told) -> str:
    """Return what the coach asks where nothing is certain."""
    if heard.pitfalls:
        return told(w.QUESTIONS["lang"]) if len(heard.text) > _LONG else ""
    questions = (moves[name].question for name in heard.doubted if name in moves)
    doubt = next((question for question in questions if question), "")
    if doubt:
        return doubt
    if len(heard.text) > _LONG:
        return told(w.QUESTIONS["lang"])
    return told(w.QUESTIONS["niets"]) if "niets" in heard.marks else ""


def _rewritten(scene: Scene, talk: Talk, turn: Turn, move: Move | None) -> str:
    """Return the user's sentence better: the smallest change first, else one that fits here."""
    here = _good_sentence(scene, talk, turn)
    kept = _until_but(turn.heard.text) if "ja-maar" in turn.heard.pitfalls else ""
    if scene.fault and "toegegeven" not in _memory_before(talk, turn) and turn.heard.pitfalls:
        return f"{kept} {scene.fault.better}".strip()
    if kept:
        question = next((one for one in sentences(here) if one.endswith("?")), "")
        return f"{kept} {question}".strip()
    near = _nearest_better(turn.heard.text, move) if move else ""
    return here if not near or _STRANGER.search(near) else near


def _memory_before(talk: Talk, turn: Turn) -> tuple[str, ...]:
    owned = any("geeft-toe" in one.heard.marks for one in talk.turns[: turn.number])
    return ("toegegeven",) if owned else ()


def _until_but(text: str) -> str:
    """Return what stands before the first "maar", closed with a full stop."""
    at = turned_at(text)
    before = (_BUT.split(text, maxsplit=1)[0] if at is None else text[:at]).strip()
    if before == text.strip() or len(before.split()) < 3:
        return ""
    return f"{before[:1].upper()}{before[1:].rstrip('.,;')}."


def _nearest_better(text: str, move: Move) -> str:
    """Return the better sentence of the pair that is most like what was said, "" when none is."""
    mine = set(_WORD.findall(text.casefold()))
    ranked = [(len(mine & set(_WORD.findall(one.text.casefold()))), one) for one in move.avoid]
    best = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return best[1].better if best[1] and best[0] >= _ALIKE else ""


def _good_sentence(scene: Scene, talk: Talk, turn: Turn) -> str:
    """Return a good answer of this subject that was not used before."""
    told = talk.turns[turn.number - 2].told if turn.number > 1 else ""
    fact = next((one for one in scene.secrets if told and one.id == told), None)
    about = [o for o in fact.options if level_of_option(o) == "hoog"] if fact else []
    if about:  # what was just told comes first
        return shuffled(about, talk.seed, "herschreven", turn.number)[0].text
    chosen = option_of(scene, turn.reply.option) if turn.reply.option else None
    subject = next((s for s in scene.subjects if chosen and chosen in s.options), None)
    subject = subject or next((s for s in scene.subjects if s.id == turn.subject), None)
    options = subject.options if subject else ()
    used = {one.reply.option for one in talk.turns}
    owned = bool(_memory_before(talk, turn))
    good = [
        o for o in options if level_of_option(o) == "hoog" and not (owned and o.owns_up == "ja")
    ]
    fresh = [o for o in good if o.id not in used] or good
    ordered = shuffled(fresh, talk.seed, "herschreven", turn.number)
    return ordered[0].text if ordered else ""


def _first(text: str) -> str:
    found = sentences(text)
    return found[0] if found else text


class _Told:
    """Puts the parent and the child of a scene into words."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def __call__(self, text: str) -> str:
        return w.told(text, self._scene.parent.called, self._scene.pupil)


def _teller(scene: Scene) -> _Told:
    return _Told(scene)


def advice(scene: Scene, state: State, kinds: Mapping[str, Kind], kind: str = "") -> Advice:
    """Return what the coach says when asked: what may be going on, what to try, two sentences.

    `kind`: the kind that is heard in the parent's last line, when that is known.
    """
    key = _situation(scene, state)
    told = _teller(scene)
    about = kinds.get(kind) or next((kinds[one] for one in scene.about if one in kinds), None)
    names = Names(leerling=scene.pupil, pronouns=scene.pronouns)
    said = [render(one.text, names) for one in _fitting(about, key)] if about else []
    if key == "fout" and scene.fault:
        said = [scene.fault.better, *said]
    return Advice(told(w.ADVICE_NOTICE[key]), told(w.ADVICE_TRY[key]), tuple(said[:2]))


def _situation(scene: Scene, state: State) -> str:
    if state.pending:
        return "pending"
    if "verweten" in state.memory and "hersteld" not in state.memory:
        return "verweten"
    if scene.fault and "toegegeven" not in state.memory:
        return "fout"
    if band(state.tension) == "hoog":
        return "hoog"
    return {"laag": "laag", "midden": "midden", "hoog": "open"}[band(state.trust)]


_PHASES: Mapping[str, tuple[str, ...]] = {
    "pending": ("samenvatten", "doorvragen"),
    "verweten": ("erkennen", "samenvatten"),
    "fout": ("erkennen",),
    "hoog": ("erkennen", "samenvatten"),
    "laag": ("erkennen", "doorvragen"),
    "midden": ("doorvragen", "samenvatten"),
    "open": ("keuze", "stap"),
}


def _fitting(kind: Kind, key: str) -> list[Wording]:
    plain = [
        one
        for one in kind.wordings
        if "gewoon" in one.tags and not one.only_if_true and one.condition is None
    ]
    found = []
    for phase in _PHASES[key]:
        found += [one for one in plain if one.phase == phase][:1]
    return found or plain[:1]
