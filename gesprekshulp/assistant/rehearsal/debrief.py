"""After a rehearsal: goals, the turning point, what was never found out, and if-then plans.

Goals look at what the user did, never at what the parent agreed to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.effects import PITFALLS
from gesprekshulp.assistant.rehearsal.types import Debrief, Goal, Plan, Talk, Turn
from gesprekshulp.knowledge.scenes import Scene

HIGHEST = 4
MOST_PLANS = 5
_CUE, _FEWEST_LETTERS = 60, 12
_FEWEST_TURNS = 4
_SEEN = re.compile(r"\([^()]*\)")
_SPEAKER = re.compile(r"\((\w+)(?::?|,[^()]*:)\)")
_ROLES = ("moeder", "vader")
_HARMS = ("schelden", "grap", "stilte", "niets", "verandert-onderwerp")


def goals(scene: Scene, talk: Talk) -> tuple[Goal, ...]:
    """Return every goal of this scene with its score from 0 to 4, and why."""

    def goal(name: str, score: int, reason: str) -> Goal:
        title = w.told(w.GOALS[name], scene.parent.called, scene.pupil)
        return Goal(name, title, max(0, min(HIGHEST, score)), reason)

    turns = talk.turns
    high = sum(turn.heard.level == "hoog" for turn in turns)
    bad = sum(len(_faults(turn)) for turn in turns)
    found, taken = len(talk.state.told), len(talk.state.taken)
    all_of = len(scene.secrets)
    base = max(len(turns), _FEWEST_TURNS)
    # Half of the turns is plenty: a talk is no list of formulas.
    scored = [
        goal("doorvragen", round(2 * HIGHEST * high / base), f"{high} van {len(turns)} beurten")
    ]
    if all_of:
        scored += [
            goal(
                "gevonden", round(HIGHEST * found / all_of), f"{found} van {all_of} dingen verteld"
            ),
            goal("begrepen", round(HIGHEST * taken / all_of), f"{taken} daarvan opgepakt"),
        ]
    calm = 0 if not turns or talk.state.end == "afgebroken" else HIGHEST - bad
    scored.append(
        goal("rust", calm, f"{bad} keer iets wat afsloot" if bad else "niets wat afsloot")
    )
    scored.append(goal("kind", *_child_score(scene, talk)))
    if scene.fault:
        at = next((t.number for t in turns if "geeft-toe" in t.heard.marks), 0)
        early = 0 < at <= max(2, int(scene.turns) // 3)
        said = f"in beurt {at}" if at else "nog niet gezegd"
        scored.append(goal("toegeven", HIGHEST if early else 3 if at else 0, said))
    scored.append(goal("houvast", *_hold_score(talk)))
    return tuple(scored)


def _child_score(scene: Scene, talk: Talk) -> tuple[int, str]:
    named = any("noemt-kind" in turn.heard.marks for turn in talk.turns)
    positive = any("positief-over-kind" in turn.heard.moves for turn in talk.turns)
    about = {secret.id for secret in scene.secrets if secret.concerns == "kind"}
    told, taken = about & set(talk.state.told), about & set(talk.state.taken)
    score = named + positive + bool(told) + bool(taken)
    parts = [
        text
        for holds, text in (
            (named, "bij de naam genoemd"),
            (positive, "iets goeds gezegd"),
            (told, "iets over het kind gehoord"),
            (taken, "daarop doorgegaan"),
        )
        if holds
    ]
    return score, ", ".join(parts) or "niet genoemd"


def _hold_score(talk: Talk) -> tuple[int, str]:
    promised = [t for t in talk.turns if "afspraak-maken" in t.heard.moves and not t.heard.pitfalls]
    choice = any("keuze-bieden" in t.heard.moves and not t.heard.pitfalls for t in talk.turns)
    # An agreement before the story is heard is a solution too soon.
    late = any(talk.state.taken and t.number > 2 for t in promised)
    score = (3 if late else 1 if promised else 0) + choice
    said = "afgesproken na luisteren" if late else "te vroeg" if promised else "geen afspraak"
    return score, f"{said}, met een keuze" if choice else said


def _counted(count: int, one: str, more: str) -> str:
    return f"geen {one}" if not count else f"1 {one}" if count == 1 else f"{count} {more}"


def weakest(scored: tuple[Goal, ...]) -> str:
    """Return the id of the goal with the lowest score, the first of those that share it."""
    return min(scored, key=lambda goal: goal.score).id if scored else ""


def turning_point(talk: Talk) -> Turn | None:
    """Return the turn that moved the talk most, up or down; the first of those that share it."""
    moved = [turn for turn in talk.turns if turn.trust_step or turn.tension_step]
    if not moved:
        return None
    return max(moved, key=lambda t: (abs(t.trust_step - t.tension_step), -t.number))


def debrief(scene: Scene, talk: Talk, earlier: int = 0) -> Debrief:
    """Return what is told after a talk; `earlier`: how often this scene was rehearsed before."""

    def told(text: str) -> str:
        return w.told(text, scene.parent.called, scene.pupil)

    turn = turning_point(talk)
    missed = [secret for secret in scene.secrets if secret.id not in talk.state.told]
    end = told(w.ENDS[talk.state.end])
    count = _counted(len(talk.turns), "beurt", "beurten")
    return Debrief(
        end=talk.state.end,
        summary=f"{end}, na {count}. {_axes(scene, talk)}",
        goals=goals(scene, talk),
        turning=turn.number if turn else 0,
        sentence=turn.heard.text if turn else "",
        why=_turned(scene, turn) if turn else "",
        missed=tuple((_where(scene, secret.id), secret.text) for secret in missed),
        behind=scene.parent.need,
        child=told(w.CHILD[_child(scene, talk)]),
        learning=f"{w.LEARNING} {w.AGAIN}" if earlier else w.LEARNING,
        plans=plans(scene, talk),
    )


def _axes(scene: Scene, talk: Talk) -> str:
    state = talk.state
    who = w.told("{Wie}", scene.parent.called, scene.pupil)
    return (
        f"{who} {w.in_words(w.TRUST, state.trust)}. "
        f"Spanning: {w.in_words(w.TENSION, state.tension)}."
    )


def _turned(scene: Scene, turn: Turn) -> str:
    better = turn.trust_step - turn.tension_step > 0
    keys = (*turn.heard.pitfalls, *turn.heard.marks)
    table = w.HELPED if better else w.HARMED
    key = next((key for key in keys if key in table), "")
    if better and not key:
        key = "verteld" if turn.told else "hoog" if turn.heard.level == "hoog" else "erkent"
    said = w.told(table.get(key, ""), scene.parent.called, scene.pupil)
    return said or "Hier sloeg de stemming om."


def _where(scene: Scene, name: str) -> str:
    """Return a pointer to how a fact could have come out."""
    secret = next(one for one in scene.secrets if one.id == name)
    about = {"kind": "over {kind}", "ouder": "over {wie} zelf", "school": "over school"}
    needs = set(secret.opens.hears) | set(secret.opens.hears_all)
    how = (
        "met een open vraag"
        if "open-vraag" in needs
        else "door te erkennen"
        if needs
        else "vanzelf"
    )
    later = secret.opens.trust and "laag" not in secret.opens.trust
    text = f"{about[secret.concerns]}, {how}" + (", als het vertrouwen er is" if later else "")
    return w.told(text, scene.parent.called, scene.pupil)


def _child(scene: Scene, talk: Talk) -> str:
    about = {secret.id for secret in scene.secrets if secret.concerns == "kind"}
    if about & set(talk.state.taken):
        return "gehoord"
    if about & set(talk.state.told):
        return "deels"
    named = any("noemt-kind" in turn.heard.marks for turn in talk.turns)
    return "genoemd" if named else "niet"


def _faults(turn: Turn) -> tuple[str, ...]:
    """Return what harmed in a turn, pitfalls first; only what is certain."""
    marks = tuple(
        mark
        for mark in _HARMS
        if mark in turn.heard.marks and (turn.tension_step > 0 or turn.trust_step < 0)
    )
    return (*turn.heard.pitfalls, *marks)


def plans(scene: Scene, talk: Talk) -> tuple[Plan, ...]:
    """Return at most five if-then plans out of what went wrong, the most harmful first."""
    found: dict[str, Plan] = {}
    for plan in _wrong(scene, talk):
        found.setdefault(plan.pitfall, plan)
    cues: set[str] = set()
    once: list[Plan] = []
    for plan in found.values():  # one plan per moment: two thens to one if are none
        if plan.cue not in cues:
            once.append(plan)
        cues.add(plan.cue)
    return tuple(once)[:MOST_PLANS]


def _wrong(scene: Scene, talk: Talk) -> Iterator[Plan]:
    who, child = scene.parent.called, scene.pupil

    def plan(cue: str, key: str) -> Plan:
        action = w.told(w.PLANS[key], who, child)
        return Plan(cue, action[:1].lower() + action[1:], key)

    if scene.fault and "toegegeven" not in talk.state.memory:
        yield plan("school iets fout deed", "toegeven")
    worst = sorted(talk.turns, key=lambda t: (t.trust_step - t.tension_step, t.number))
    for turn in worst:
        for key in sorted(_faults(turn), key=lambda name: PITFALLS.get(name, (0, 0))):
            if key in w.PLANS:
                yield plan(_cue(who, turn.parent), key)
    for secret in scene.secrets:
        if secret.id not in talk.state.told:
            subject = next((s for s in scene.subjects if s.id in secret.opens.subjects), None)
            about = subject or scene.subjects[-1]
            yield plan(f"het gaat over “{about.title}”", "vragen")


def _cue(who: str, line: str) -> str:
    """Return when a plan is due: what was said, without what was only seen."""
    named = _SPEAKER.match(line)
    if named:
        who = named[1].lower() if named[1].lower() in _ROLES else named[1]
    said = " ".join(_SEEN.sub(" ", line).split()).strip(". ")
    return f"{who} zegt “{_cut(said)}”" if said else f"{who} niets zegt"


def _cut(said: str) -> str:
    """Return the sentences that fit, else the words of the first that do."""
    if len(said) <= _CUE:
        return said
    whole = max((said.rfind(end, 0, _CUE) for end in (". ", "? ", "! ")), default=-1)
    if whole >= _FEWEST_LETTERS:
        return said[: whole + 1].rstrip(".")
    return f"{said[:_CUE].rsplit(' ', 1)[0].rstrip(',;:')}…"
