"""Starting rehearsals, and everything that was kept of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.rehearsal import drills, engine, plot
from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.debrief import HIGHEST, MOST_PLANS, goals
from gesprekshulp.assistant.rehearsal.hearing import folded
from gesprekshulp.assistant.rehearsal.options import new_seed
from gesprekshulp.assistant.rehearsal.types import DrillItem, Feedback, Plan
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.casework.rehearsal.case_talk import fictional_names, scene_of
from gesprekshulp.casework.rehearsal.keeping import Kept, Shelf
from gesprekshulp.casework.rehearsal.running import Rehearsal, Reversal
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.store.interface import StoreError

_MOST_WEAK = 8


class SceneCard(msgspec.Struct, frozen=True):
    """A scene as the list shows it; `times` and `last`: how often and when it was rehearsed."""

    id: str
    title: str
    who: str
    sector: str
    purpose: str
    school_erred: bool
    times: int = 0
    last: date | None = None


class DrillDay(msgspec.Struct, frozen=True):
    """A day to drill, and what."""

    on: date
    goal: str
    title: str


class Rehearsals:
    """Rehearsing for one user. Raises StoreError with a Dutch sentence, and nothing else."""

    def __init__(self, desk: Desk, herkenner: Herkenner | None = None) -> None:
        self.desk = desk
        self._herkenner = herkenner or the_herkenner()
        self._library = Shelf(desk.store)

    def scenes(self) -> tuple[SceneCard, ...]:
        """Return every scene of the library, by title."""
        kept = self.kept()
        return tuple(
            self._card(scene, [one for one in kept if one.scene == scene.id])
            for scene in sorted(self._scenes().values(), key=lambda scene: scene.title)
        )

    def start(self, scene: str, seed: int | None = None) -> Rehearsal:
        """Begin a rehearsal; without a seed it is a new one each time."""
        found = self._scenes().get(scene)
        if found is None:
            known = ", ".join(sorted(self._scenes())) or "geen"
            raise StoreError(f"De oefening “{scene}” is er niet. Wel: {known}.")
        earlier = [one for one in self.kept() if one.scene == scene]
        chosen = self._seed(scene, len(earlier)) if seed is None else seed
        return self._running(found, chosen, len(earlier))

    def tomorrow(self, case: OpenCase, meeting: str, seed: int | None = None) -> Rehearsal:
        """Begin the rehearsal of a planned talk, out of the case's own words.

        Raises StoreError when there is no talk to prepare, or nothing was said yet.
        """
        planned = case.dossier.meetings.get(meeting)
        if planned is None or planned.stand == "gesloten":
            raise StoreError("Plan eerst het gesprek; dan kun je het oefenen.")
        scene = scene_of(case, self._herkenner)
        earlier = self.kept_for(case, meeting)
        chosen = self._seed(case.id, len(earlier)) if seed is None else seed
        return self._running(scene, chosen, len(earlier), (case, meeting))

    def replay(self, kept: Kept, case: OpenCase | None = None) -> Rehearsal:
        """Return a kept rehearsal as it was, at its end. Raises StoreError if its scene is gone."""
        scene = kept.made or self._scenes().get(kept.scene)
        if scene is None:
            raise StoreError(f"De oefening “{kept.title}” is er niet meer.")
        place = (case, kept.meeting) if case is not None and kept.meeting else None
        running = self._running(scene, kept.seed, 0, place)
        running.talk = engine.play(scene, kept.seed, kept.replies, self._herkenner)
        if kept.end == "gestopt":
            running.stop()
        return running

    def reversal(self, scene: str, seed: int = 0) -> Reversal:
        """Begin a talk with the roles turned, quoting own sentences that closed a talk."""
        found = self._scenes().get(scene)
        if found is None:
            raise StoreError(f"De oefening “{scene}” is er niet.")
        own = [sentence for one in self.kept() if one.scene == scene for sentence in one.weak]
        return Reversal(found, seed, own)

    def kept(self) -> tuple[Kept, ...]:
        """Return the kept rehearsals of the library, oldest first."""
        return self._library.results()

    def kept_for(self, case: OpenCase, meeting: str) -> tuple[Kept, ...]:
        """Return the kept rehearsals of one planned talk, oldest first."""
        return self._shelf(case, meeting).results()

    def forget(self, kept: Kept) -> None:
        """Erase one kept rehearsal."""
        Shelf(self.desk.store, kept.case, kept.meeting).forget(kept.key)

    def forget_all(self, case: OpenCase | None = None, meeting: str = "") -> None:
        """Erase everything of rehearsing: results, plans, sentences."""
        self._shelf(case, meeting).forget_all()

    def weakest(self) -> str:
        """Return the goal with the lowest average over the last five rehearsals, "" for none."""
        order = self._by_weakness()
        return order[0] if order else ""

    def drill(self, goal: str = "", seed: int | None = None) -> tuple[DrillItem, ...]:
        """Return five items on a goal; without one, on the weakest."""
        chosen = goal or self.weakest() or "doorvragen"
        number = self._seed("drill", self._library.drills_done()) if seed is None else seed
        return drills.drill(chosen, self.desk.content.moves, number)

    def judge(self, item: DrillItem, text: str) -> Feedback:
        """Return what the coach says about an answer to an item."""
        return drills.judge(item, text, self._herkenner, self.desk.content.moves)

    def drill_done(self) -> None:
        """Remember that a drill was finished; the next ones lie further apart."""
        self._library.count_drill()

    def calendar(self, until: date | None = None) -> tuple[DrillDay, ...]:
        """Return the days to drill toward a talk, the weakest goal first."""
        order = self._by_weakness() or ["doorvragen"]
        days = drills.calendar(self.desk.today(), until, order, self._library.drills_done())
        return tuple(DrillDay(on, goal, _title(goal)) for on, goal in days)

    def progress(self, goal: str = "", width: int = 60, height: int = 8) -> tuple[str, ...]:
        """Return the scores over time as a plot in text; no goal: all of them together."""
        kept = [one for one in self.kept() if one.goals]
        values = [_score(one, goal) for one in kept]
        known = [(one, value) for one, value in zip(kept, values, strict=True) if value is not None]
        if not known:
            return ("Er is nog niets geoefend.",)
        title = _title(goal) if goal else "Alle doelen samen"
        rows = plot.plot([v for _, v in known], (), HIGHEST, width, max(2, height - 2), "4", "0")
        first, last = known[0][0].on, known[-1][0].on
        days = dutch_date(first, weekday=False)
        span = days if first == last else f"{days} – {dutch_date(last, weekday=False)}"
        return (title, *rows, f"{len(known)} keer geoefend, {span}")

    def plans(self, case: OpenCase | None = None, meeting: str = "") -> tuple[Plan, ...]:
        """Return the if-then plans, at most five."""
        return self._shelf(case, meeting).plans()

    def keep_plans(
        self, plans: Sequence[Plan], case: OpenCase | None = None, meeting: str = ""
    ) -> None:
        """Keep these plans, at most five, in place of the earlier ones."""
        self._shelf(case, meeting).save_plans(list(plans)[:MOST_PLANS])

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
        lines = ["Mijn als-danplannen", ""]
        lines += [f"  {at}. {plan}" for at, plan in enumerate(self.plans(case, meeting), 1)]
        sentences = self.favourites(case, meeting)
        if sentences:
            lines += ["", "Zinnen om mee te nemen", "", *(f"  “{one}”" for one in sentences)]
        lines += ["", "Dit blad is van jou. Het hoort niet in het dossier."]
        return "\n".join(lines) + "\n"

    def _scenes(self) -> dict[str, Scene]:
        return {i: s for i, s in self.desk.content.scenes.items() if s.template == "nee"}

    def _card(self, scene: Scene, kept: list[Kept]) -> SceneCard:
        return SceneCard(
            id=scene.id,
            title=scene.title,
            who=scene.parent.who,
            sector=scene.sector,
            purpose=scene.purpose,
            school_erred=scene.fault is not None,
            times=len(kept),
            last=kept[-1].on if kept else None,
        )

    def _seed(self, *about: object) -> int:
        return new_seed(self.desk.clock().isoformat(), *about)

    def _shelf(self, case: OpenCase | None, meeting: str) -> Shelf:
        if case is None:
            return self._library
        return Shelf(self.desk.store, case.id, meeting)

    def _running(
        self,
        scene: Scene,
        seed: int,
        earlier: int,
        place: tuple[OpenCase, str] | None = None,
    ) -> Rehearsal:
        shelf = self._shelf(*place) if place else self._library

        def keep(running: Rehearsal, before: int, after: int) -> Kept:
            kept = self._kept(running, shelf, before, after, scene if place else None)
            shelf.save_result(kept)
            return kept

        names = fictional_names(place[0]) if place else None
        content, talk = self.desk.content, engine.begin(scene, seed)
        return Rehearsal(scene, talk, content, self._herkenner, keep, earlier, names)

    def _kept(
        self, running: Rehearsal, shelf: Shelf, before: int, after: int, made: Scene | None
    ) -> Kept:
        talk = running.talk
        weak = [turn.heard.text for turn in talk.turns if turn.heard.level == "laag"]
        return Kept(
            key=shelf.free_key(),
            scene=talk.scene,
            title=running.scene.title,
            on=self.desk.today(),
            seed=talk.seed,
            end=talk.state.end,
            goals={goal.id: goal.score for goal in goals(running.scene, talk)},
            replies=talk.replies,
            before=before,
            after=after,
            case=shelf.case,
            meeting=shelf.meeting,
            weak=tuple(weak[:_MOST_WEAK]),
            made=made,
        )

    def _by_weakness(self) -> list[str]:
        """Return the goals of the last five rehearsals, the lowest average first."""
        scores: dict[str, list[int]] = {}
        for kept in self.kept()[-5:]:
            for goal, score in kept.goals.items():
                scores.setdefault(goal, []).append(score)
        order = list(w.GOALS)
        return sorted(
            (goal for goal in scores if goal in order),
            key=lambda goal: (sum(scores[goal]) / len(scores[goal]), order.index(goal)),
        )


def _score(kept: Kept, goal: str) -> float | None:
    if goal:
        return kept.goals.get(goal)
    return sum(kept.goals.values()) / len(kept.goals)


def _title(goal: str) -> str:
    return w.told(w.GOALS.get(goal, goal), "de ouder", "het kind")
