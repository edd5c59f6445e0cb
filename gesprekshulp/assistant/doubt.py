"""Doubt as technique: one question to say aloud when it is not clear what is meant.

Two kinds that lie close give the question that tells them apart; when nothing fits, one open
question and nothing else. The questions themselves stand in content.
"""

from __future__ import annotations

from collections.abc import Mapping

from gesprekshulp.assistant.recognise.kinds import Recognised
from gesprekshulp.knowledge.types import Kind

OPEN_QUESTION = "Vertelt u daar eens iets meer over?"
"""What to ask when nothing that was said is recognised."""

# The runner-up is close when it is at least this share of the first.
_CLOSE = 0.45


def question_for(found: Recognised, kinds: Mapping[str, Kind]) -> str:
    """Return the question to ask aloud, or "" when it is clear enough without.

    Nothing recognised: the open question. Two close kinds: the question by which the first
    knows its neighbour, else the one question of the first.
    """
    known = [candidate for candidate in found.candidates if candidate.id in kinds]
    if not known:
        return "" if found.none else OPEN_QUESTION
    if found.sure or found.quiet or len(known) < 2:
        return ""
    first, second = known[0], known[1]
    if second.score < _CLOSE * first.score:
        return ""
    for one, other in ((first.id, second.id), (second.id, first.id)):
        for neighbour in kinds[one].neighbours:
            if neighbour.kind == other:
                return neighbour.question
    return kinds[first.id].question
