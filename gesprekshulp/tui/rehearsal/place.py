"""Where a rehearsal belongs: to a planned talk of a case, or to the user alone."""

from __future__ import annotations

from datetime import date

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.rehearsal import Kept, Plan, Rehearsal, Rehearsals, Team
from gesprekshulp.casework.rehearsal.case_talk import has_words
from gesprekshulp.casework.rehearsal.unfinished import (
    Going,
    Unfinished,
    unfinished,
)
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.tui.drafts import DraftKey

TOMORROW = "morgen"
"""Id of the rehearsal that is made out of the case."""

MOST_PLANS = 5

DRAFTS = (
    *("nummer", "rollen", "rolwisseling", "vijf-minuten", "plan-nieuw", "zin-nieuw"),
    *(f"{what}-{number}" for what in ("plan", "zin", "zeg") for number in range(20)),
)
"""Names of the dialogs that keep what is half typed, to be erased with everything else."""


class Practice:
    """The service of rehearsing, with the case and meeting it is opened for (if any)."""

    def __init__(self, desk: Desk, case: OpenCase | None = None) -> None:
        self.desk = desk
        self.case = case
        planned = case.current_meeting() if case is not None else None
        self.meeting = planned.id if planned is not None else ""
        self.service = Rehearsals(desk)

    @property
    def until(self) -> date | None:
        """The day of the talk, where it is planned."""
        if self.case is None or not self.meeting:
            return None
        moment = self.case.dossier.meetings[self.meeting].planned_for
        return local_date(moment) if moment else None

    @property
    def has_words(self) -> bool:
        """Whether the case holds words of a parent to rehearse with."""
        return self.case is not None and has_words(self.case)

    def _place(self, scene: str) -> tuple[str, str]:
        """Whose personal layer a rehearsal of this scene stands in."""
        own = scene == TOMORROW and self.case is not None
        return (self.case.id, self.meeting) if own and self.case else ("", "")

    def begin(
        self, scene: str, seed: int | None, before: int = 0, roles: Team | None = None
    ) -> Going:
        """Begin a rehearsal. Raises StoreError when that cannot be."""
        return Going(
            self._started(scene, seed), self.desk.store, *self._place(scene), before, roles
        )

    def left(self, scene: str) -> Unfinished | None:
        """Return the rehearsal of this scene that was left halfway, or None."""
        return unfinished(self.desk.store, scene, *self._place(scene))

    def go_on(self, left: Unfinished) -> Going:
        """Go on with a rehearsal that was left. Raises StoreError when that cannot be."""
        going = self.begin(left.scene, left.seed)
        going.resume(left)
        return going

    def from_earlier(self, rehearsal: Rehearsal, kept: Kept, number: int, line: int = -1) -> Going:
        """Go on before turn `number` of a rehearsal that was kept; `line`: one that was left.

        What was typed in that turn stands on the line to type on.
        """
        going = Going(rehearsal, self.desk.store, kept.case, kept.meeting, kept.before)
        going.take(kept.replies, kept.branches)
        if line >= 0:
            going.take_line(line)
        typed = rehearsal.talk.turns[number - 1].reply.text
        going.rewind(number - 1)
        going.keep_half(typed)
        return going

    def _started(self, scene: str, seed: int | None) -> Rehearsal:
        if scene == TOMORROW and self.case is not None:
            return self.service.tomorrow(self.case, self.meeting, seed)
        return self.service.start(scene, seed)

    def kinds_of(self, scene: str) -> list[str]:
        """Return the titles of what a scene touches."""
        content = self.desk.content
        about = content.scenes[scene].about if scene in content.scenes else ()
        return [content.kinds[kind].title for kind in about if kind in content.kinds]

    def kept(self) -> tuple[Kept, ...]:
        """Return every rehearsal that was kept, oldest first, those of this talk too."""
        return self.service.rehearsed(self.case, self.meeting)

    def replay(self, kept: Kept) -> Rehearsal:
        """Return a kept rehearsal at its end."""
        return self.service.replay(kept, self.case if kept.case else None)

    def plans(self) -> tuple[Plan, ...]:
        """Return the plans of this talk, or of the user."""
        return self.service.plans(self.case, self.meeting)

    def keep_plans(self, plans: list[Plan]) -> None:
        """Keep these plans in place of the earlier ones."""
        self.service.keep_plans(plans, self.case, self.meeting)

    @property
    def elsewhere(self) -> int:
        """How many plans and sentences of other rehearsals this talk does not have yet."""
        return self.service.elsewhere(self.case, self.meeting)

    def bring_along(self) -> tuple[Plan, ...]:
        """Take those to this talk; return the plans there was no room for."""
        return self.service.bring_along(self.case, self.meeting) if self.case else ()

    def sentences(self) -> tuple[str, ...]:
        """Return the sentences to take along."""
        return self.service.favourites(self.case, self.meeting)

    def forget_all(self) -> None:
        """Erase everything of rehearsing, that of the talks of every case too."""
        self.service.forget_all()

    def draft_names(self) -> tuple[str, ...]:
        """Return every name that `draft` is asked for."""
        return DRAFTS

    def draft(self, name: str) -> DraftKey:
        """Return where a dialog of rehearsing keeps what is half typed."""
        return DraftKey(f"oefenen/{name}", self.case.id if self.case else "", self.desk.store)
