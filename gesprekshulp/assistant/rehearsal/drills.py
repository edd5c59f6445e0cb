"""Five-minute drills: five items on one goal, and days to do them, toward the talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.chance import shuffled
from gesprekshulp.assistant.rehearsal.effects import AFFIRM, level_of
from gesprekshulp.assistant.rehearsal.hearing import Ears, moves_in
from gesprekshulp.assistant.rehearsal.sayings import abuses, jokes, says_sorry
from gesprekshulp.assistant.rehearsal.types import DrillItem, Feedback
from gesprekshulp.knowledge.speech import Move

ITEMS = 5
_GAPS = (0, 1, 3, 6, 10, 15)
"""Days between drills: close together at first, then further apart."""

MOVES_OF: Mapping[str, tuple[str, ...]] = {
    "doorvragen": ("erkennen", "open-vraag", "samenvatten"),
    "gevonden": ("open-vraag",),
    "begrepen": ("samenvatten", "gevoel-benoemen"),
    "rust": ("erkennen", "gevoel-benoemen"),
    "kind": ("positief-over-kind",),
    "toegeven": ("erkennen",),
    "houvast": ("afspraak-maken", "keuze-bieden"),
}
"""Goal -> the moves that train it; one of them answers an item."""


def drill(
    goal: str, moves: Mapping[str, Move], seed: int, examples: int = 2
) -> tuple[DrillItem, ...]:
    """Return five items on one goal, out of the examples of the moves that train it."""
    wanted = MOVES_OF.get(goal) or MOVES_OF["doorvragen"]
    found = [
        reply
        for name in wanted
        if name in moves
        for reply in moves[name].examples
        if name in reply.labels and reply.parent
    ]
    chosen = shuffled(found, seed, "drill", goal)[:ITEMS]
    task = w.told(w.DRILL_TASKS.get(goal, w.DRILL_TASKS["doorvragen"]), "deze ouder", "het kind")
    return tuple(
        DrillItem(reply.parent, goal, task, (reply.text,)[: max(0, examples)]) for reply in chosen
    )


def judge(item: DrillItem, text: str, ears: Ears, moves: Mapping[str, Move]) -> Feedback:
    """Return what the coach says about an answer to an item."""
    example = item.examples[0] if item.examples else ""
    for mark, is_so in (("schelden", abuses), ("grap", jokes)):
        if is_so(text):
            harm = w.told(w.HARMED[mark], "deze ouder", "het kind")
            return Feedback("laag", (), (harm,), item.task, example)
    known, named, doubted, _ = moves_in(text, (item.parent,), ears)
    done = tuple(name for name in known if name in moves and moves[name].kind == "zet")
    named = tuple(name for name in named if name in moves)
    doubted = tuple(name for name in doubted if name in moves)
    hit = bool(set(done) & set(MOVES_OF.get(item.goal, AFFIRM)))
    if named:
        move = moves[named[0]]
        said = w.told(w.HARMED.get(move.id, move.definition), "deze ouder", "het kind")
        return Feedback("laag", (), (said,), item.task, example, change=move.smallest)
    question = "" if says_sorry(text) else _asked(doubted, moves)
    if hit:
        words = "Dat is het." if not doubted else "Dat is het. Eén vraag nog."
        return Feedback(level_of(done, ()), (words,), (), "", "", question)
    return Feedback("midden", (), (), item.task, example, question, headline=w.NOT_YET)


def _asked(doubted: Sequence[str], moves: Mapping[str, Move]) -> str:
    return next((moves[name].question for name in doubted if moves[name].question), "")


def calendar(
    today: date, until: date | None, goals: Sequence[str], done: int = 0
) -> tuple[tuple[date, str], ...]:
    """Return days for drills from today up to the day before `until`, the weakest goal first.

    `goals`: weakest first. Without a date two weeks are planned. `done`: drills already
    done, after which the days lie further apart.
    """
    if not goals:
        return ()
    last = until - timedelta(days=1) if until else today + timedelta(days=14)
    gaps = _GAPS[min(done, 2) :]
    first = gaps[0]
    days = [today + timedelta(days=gap - first) for gap in gaps]
    kept = [day for day in days if day <= last]
    if until and last >= today and last not in kept:
        kept.append(last)
    return tuple((day, goals[min(at // 2, len(goals) - 1)]) for at, day in enumerate(kept))
