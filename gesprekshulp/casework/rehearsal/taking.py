"""What is taken along into the room: if-then plans, at most five, and favourite sentences."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from gesprekshulp.assistant.rehearsal.debrief import MOST_PLANS
from gesprekshulp.assistant.rehearsal.hearing import folded
from gesprekshulp.assistant.rehearsal.types import Plan
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.rehearsal.keeping import Shelf


class TakenAlong:
    """Plans and sentences of one user, for a planned talk or in general."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._library = Shelf(desk.store)

    def plans(self, case: OpenCase | None = None, meeting: str = "") -> tuple[Plan, ...]:
        """Return the if-then plans, at most five."""
        return self._shelf(case, meeting).plans()

    def keep_plans(
        self, plans: Sequence[Plan], case: OpenCase | None = None, meeting: str = ""
    ) -> None:
        """Keep these plans, at most five, in place of the earlier ones."""
        self._shelf(case, meeting).save_plans(list(plans)[:MOST_PLANS])

    def add_plans(
        self, plans: Sequence[Plan], case: OpenCase | None = None, meeting: str = ""
    ) -> tuple[Plan, ...]:
        """Keep these plans beside the earlier ones; return those there was no room for."""
        kept = self.plans(case, meeting)
        known = {(plan.cue, plan.action) for plan in kept}
        new = [plan for plan in plans if (plan.cue, plan.action) not in known]
        room = MOST_PLANS - len(kept)
        self.keep_plans((*kept, *new[:room]), case, meeting)
        return tuple(new[room:])

    def elsewhere(self, case: OpenCase | None, meeting: str = "") -> int:
        """Return how many general plans and sentences a planned talk does not have yet."""
        if case is None:
            return 0
        here = {*map(str, self.plans(case, meeting)), *self.favourites(case, meeting)}
        return len({*map(str, self.plans()), *self.favourites()} - here)

    def bring_along(self, case: OpenCase, meeting: str) -> tuple[Plan, ...]:
        """Take the general plans and sentences to a planned talk; return the plans without room."""
        for sentence in self.favourites():
            self.add_favourite(sentence, case, meeting)
        return self.add_plans(self.plans(), case, meeting)

    def drop_plan(self, plan: Plan, case: OpenCase | None = None, meeting: str = "") -> None:
        """Take one plan away."""
        self.keep_plans([p for p in self.plans(case, meeting) if p != plan], case, meeting)

    def drill_plan(
        self, plan: Plan, typed: str, case: OpenCase | None = None, meeting: str = ""
    ) -> bool:
        """Typing a plan once drills it; return whether what was typed is the plan."""
        right = folded(typed) in (folded(str(plan)), folded(plan.action))
        if right:
            plans = self.plans(case, meeting)
            drilled = [replace(p, drilled=True) if p == plan else p for p in plans]
            self.keep_plans(drilled, case, meeting)
        return right

    def favourites(self, case: OpenCase | None = None, meeting: str = "") -> tuple[str, ...]:
        """Return the favourite sentences."""
        return self._shelf(case, meeting).favourites()

    def add_favourite(self, sentence: str, case: OpenCase | None = None, meeting: str = "") -> None:
        """Keep a sentence to take along."""
        shelf = self._shelf(case, meeting)
        shelf.save_favourites(dict.fromkeys((*shelf.favourites(), sentence)))

    def drop_favourite(
        self, sentence: str, case: OpenCase | None = None, meeting: str = ""
    ) -> None:
        """Take a sentence away."""
        shelf = self._shelf(case, meeting)
        shelf.save_favourites(one for one in shelf.favourites() if one != sentence)

    def plans_page(self, case: OpenCase | None = None, meeting: str = "") -> str:
        """Return plans and favourite sentences as one page of text, to print for yourself."""
        lines = ["Mijn als-dan-plannen", ""]
        lines += [f"  {at}. {plan}" for at, plan in enumerate(self.plans(case, meeting), 1)]
        sentences = self.favourites(case, meeting)
        if sentences:
            lines += ["", "Zinnen om mee te nemen", "", *(f"  “{one}”" for one in sentences)]
        lines += ["", "Dit blad is van jou. Het hoort niet in het dossier."]
        return "\n".join(lines) + "\n"

    def _shelf(self, case: OpenCase | None, meeting: str) -> Shelf:
        if case is None:
            return self._library
        return Shelf(self.desk.store, case.id, meeting)
