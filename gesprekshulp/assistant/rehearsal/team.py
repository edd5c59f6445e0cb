"""Rehearsing with two or three: who speaks, who notes, who watches time and child."""

from __future__ import annotations

import msgspec

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.types import Talk
from gesprekshulp.knowledge.scenes import Scene

_LATE = 3
_CHILD_BY = 3


class Team(msgspec.Struct, frozen=True):
    """Who does what; the same name may stand twice."""

    speaker: str
    noter: str
    keeper: str


def cards(scene: Scene, talk: Talk, team: Team) -> tuple[str, ...]:
    """Return what the one who watches reads now: roles, child, time, and what to write."""
    state = talk.state
    left = int(scene.turns) - state.number
    named = any("noemt-kind" in turn.heard.marks for turn in talk.turns)
    keys = ["rollen", "hardop"] if not state.number else []
    if state.number >= _CHILD_BY or named:
        keys.append("kind-ja" if named else "kind")
    if state.number and state.number % 2 == 0 and not state.end:
        keys.append("schrijft")
    if state.tension >= 8:
        keys.append("pauze")
    keys.append("stap" if 0 < left <= _LATE else "tijd")
    put = {
        "{over}": str(max(0, left)),
        "{spreker}": team.speaker or "Wie praat",
        "{schrijver}": team.noter or "Wie schrijft",
        "{wachter}": team.keeper or "Wie oplet",
    }
    return tuple(_said(key, put, scene) for key in keys)


def _said(key: str, put: dict[str, str], scene: Scene) -> str:
    text = w.TEAM[key]
    for name, value in put.items():
        text = text.replace(name, value)
    return w.told(text, scene.parent.called, scene.pupil)


def opening_complete(scene: Scene, talk: Talk, team: Team) -> tuple[str, ...]:
    """Return what the opening left out: the roles, and the child."""
    if not talk.turns:
        return ()
    first = talk.turns[0].heard
    missing = []
    low = first.text.casefold()
    names = [name for name in (team.noter, team.keeper) if name]
    if not any(name.casefold() in low for name in names):
        missing.append(w.TEAM["rollen"])
    if "noemt-kind" not in first.marks:
        missing.append(w.told("In de opening is {kind} niet genoemd.", "", scene.pupil))
    return tuple(missing)
