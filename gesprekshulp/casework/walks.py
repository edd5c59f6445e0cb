"""Which trees can be walked when, and beginning or resuming a walk.

Preparing, inviting and looking back are walked as meetings of their own kind, so that
steps and notes are kept the same way; only kind `oogo` counts as the talk with parents.
"""

from __future__ import annotations

from collections.abc import Collection

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.people import expected, presence_of

OOGO = "oogo"
RUNNING = ("loopt", "onderbroken")


def walks_in_phase(case: OpenCase, phase: str) -> list[tuple[str, str]]:
    """Return (id, title) of the main lines of a phase ("vooraf", "gesprek", "erna")."""
    sector = case.facts().get("sector", "")
    return [
        (tree.id, tree.title)
        for tree in case.desk.content.trees.values()
        if tree.kind == "hoofdlijn"
        and tree.phase == phase
        and (not tree.sectors or sector in tree.sectors)
    ]


def walks_before(case: OpenCase) -> list[tuple[str, str]]:
    """Return the walks for before the meeting."""
    return walks_in_phase(case, "vooraf")


def begin_walk(case: OpenCase, tree: str) -> Meeting:
    """Begin a walk of its own (or resume the one of this tree that was not finished)."""
    for gesprek in case.dossier.meetings.values():
        if gesprek.kind == tree and gesprek.stand in RUNNING:
            return Meeting(case, gesprek.id)
    title = case.desk.content.trees[tree].title
    return Meeting.begin(case, case.plan_meeting(title=title, kind=tree), tree=tree)


def running(case: OpenCase) -> Meeting | None:
    """Return the meeting that runs or was broken off, to go on with; None when there is none."""
    current = case.current_meeting()
    if current is not None and current.stand in RUNNING:
        return Meeting(case, current.id)
    return None


def nobody_asked_about(meeting: Meeting) -> bool:
    """Whether a talk began before the case had people, and it does have them now."""
    return not meeting.gesprek.presence and bool(expected(meeting.case))


def seat(meeting: Meeting, there: Collection[str]) -> None:
    """Record who is at the table of such a talk; notes made before keep their readers."""
    for one in presence_of(meeting.case, there):
        meeting.set_presence(one)


def begin(case: OpenCase, there: Collection[str], tree: str = OOGO) -> Meeting:
    """Begin the planned meeting, or a new one, with these people (ids) at the table."""
    planned = case.next_planned()
    meeting = planned.id if planned is not None else case.plan_meeting()
    return Meeting.begin(case, meeting, tree=tree, present=presence_of(case, there))
