"""Rehearsing with results kept: one service for the screens, --plat and the verbs.

Everything is kept in the personal layer of the store: it belongs to one user, stands in no
case, document or export, and what belongs to a meeting goes when that meeting is closed.
`service`: starting and what was kept.  `running`: one talk with its branches.
`keeping`: the bytes.  `case_talk`: tomorrow's talk out of a case.
"""

from gesprekshulp.assistant.rehearsal.team import Team
from gesprekshulp.assistant.rehearsal.types import (
    Advice,
    Debrief,
    DrillItem,
    Feedback,
    Goal,
    Plan,
    Reply,
    Talk,
    Turn,
)
from gesprekshulp.casework.rehearsal.keeping import Kept
from gesprekshulp.casework.rehearsal.running import Rehearsal, Reversal
from gesprekshulp.casework.rehearsal.service import DrillDay, Rehearsals, SceneCard

__all__ = [
    "Advice",
    "Debrief",
    "DrillDay",
    "DrillItem",
    "Feedback",
    "Goal",
    "Kept",
    "Plan",
    "Rehearsal",
    "Rehearsals",
    "Reply",
    "Reversal",
    "SceneCard",
    "Talk",
    "Team",
    "Turn",
]
