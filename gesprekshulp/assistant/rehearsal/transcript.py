"""A rehearsal written out, with fictional names, and read back to be played again."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.coach import headline
from gesprekshulp.assistant.rehearsal.types import Promise, Reply, Talk
from gesprekshulp.knowledge.scenes import Scene


class Script(msgspec.Struct, frozen=True):
    """What it takes to play a rehearsal again."""

    scene: str
    seed: int
    replies: tuple[Reply, ...]
    promise: Promise | None = None


_HEAD = re.compile(
    r"^Oefening: (?P<scene>\S+) · zaad (?P<seed>[0-9]{1,9})"
    r"(?: · (?P<kept>toegezegd|nagekomen): (?P<said>.*))?$",
    re.M,
)
_YOU = re.compile(r"^ {2}jij(?: \[(?P<option>[a-z0-9.-]+)\])?: (?P<text>.*)$", re.M)
SILENT = "(stilte)"


def written(scene: Scene, talk: Talk, names: Mapping[str, str] | None = None) -> str:
    """Return the talk as text. `names`: real name -> the fictional one that stands for it."""
    known = talk.promise
    kept = "nagekomen" if known and known.kept else "toegezegd"
    before = f" · {kept}: {known.text}" if known else ""
    lines = [f"Oefening: {talk.scene} · zaad {talk.seed}{before}", scene.title, ""]
    lines.append(f"  {scene.parent.called}: {talk.opening}")
    for turn in talk.turns:
        mark = f" [{turn.reply.option}]" if turn.reply.option else ""
        lines.append(f"  jij{mark}: {turn.heard.text or SILENT}")
        lines.append(f"      (vertrouwen {turn.trust}, spanning {turn.tension}; {headline(turn)})")
        lines.append(f"  {scene.parent.called}: {turn.answer}")
    lines += ["", f"Einde: {w.told(w.ENDS[talk.state.end], scene.parent.called, scene.pupil)}"]
    return replaced("\n".join(lines), names or {}) + "\n"


def replaced(text: str, names: Mapping[str, str]) -> str:
    """Return the text with each name replaced, longest first, whole words only."""
    known = sorted((name for name in names if name.strip()), key=len, reverse=True)
    if not known:
        return text
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.I)
    by_form = {name.casefold(): put for name, put in names.items()}
    return pattern.sub(lambda found: by_form[found[0].casefold()], text)


def read(text: str) -> Script | None:
    """Return what a written rehearsal says to play; None when it is none."""
    head = _HEAD.search(text)
    if head is None:
        return None
    replies = tuple(
        Reply(option=found["option"])
        if found["option"]
        else Reply("" if found["text"].strip() == SILENT else found["text"])
        for found in _YOU.finditer(text)
    )
    promise = Promise(head["said"], head["kept"] == "nagekomen") if head["kept"] else None
    return Script(head["scene"], int(head["seed"]), replies, promise)
