"""Starting rehearsals, and everything that was kept of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.rehearsal import drills, engine, plot
from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.debrief import HIGHEST, goals
from gesprekshulp.assistant.rehearsal.options import new_seed
from gesprekshulp.assistant.rehearsal.types import DrillItem, Feedback, Promise, Reply, Talk
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.casework.rehearsal import written
from gesprekshulp.casework.rehearsal.case_talk import fictional_names, scene_of
from gesprekshulp.casework.rehearsal.keeping import Drilled, Kept, Shelf
from gesprekshulp.casework.rehearsal.running import Rehearsal, Reversal
from gesprekshulp.casework.rehearsal.taking import TakenAlong
from gesprekshulp.casework.rehearsal.unfinished import forget_unfinished
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.store.interface import StoreError

_MOST_WEAK = 8
_LAST_DRILLS = 5
_TIMES_COMPARED = 3
_FEWEST_COMPARED = 2


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


class Rehearsals(TakenAlong):
    """Rehearsing for one user. Raises StoreError with a Dutch sentence, and nothing else."""

    def __init__(self, desk: Desk, herkenner: Herkenner | None = None) -> None:
        super().__init__(desk)
        self._herkenner = herkenner or the_herkenner()

    def scenes(self) -> tuple[SceneCard, ...]:
        """Return every scene of the library, by title."""
        kept = self.kept()
        return tuple(
            self._card(scene, [one for one in kept if one.scene == scene.id])
            for scene in sorted(self._scenes().values(), key=lambda scene: scene.title)
        )

    def start(self, scene: str, seed: int | None = None) -> Rehearsal:
        """Begin a rehearsal; without a seed it is a new one each time.

        In a new one the parent knows what was promised in the last one that was kept.
        """
        found = self._scenes().get(scene)
        if found is None:
            known = ", ".join(sorted(self._scenes())) or "geen"
            raise StoreError(f"De oefening “{scene}” is er niet. Wel: {known}.")
        earlier = [one for one in self.kept() if one.scene == scene]
        chosen = self._seed(scene, len(earlier)) if seed is None else seed
        # With a seed somebody wants this very talk again; only a new one goes on from the last.
        before = earlier[-1].promise if earlier and seed is None else None
        return self._running(found, chosen, len(earlier), promise=before)

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
        running = self._running(scene, kept.seed, 0, place, kept.carried)
        return self._played(running, kept.replies, kept.branches, stopped=kept.end == "gestopt")

    def play_written(self, text: str) -> Rehearsal | None:
        """Play what was written out again, every line of it; None when the text is none.

        Raises StoreError if its scene is gone.
        """
        script = written.read(text)
        if script is None:
            return None
        made = self.desk.content.scenes.get(script.scene)
        if made is not None and made.template != "nee":
            raise StoreError(
                "Deze oefening komt uit een zaak. Je speelt haar na bij de eerdere oefeningen daar."
            )
        running = self.start(script.scene, script.seed)
        running.remember(script.promise)
        return self._played(running, script.replies, script.branches, stopped=True)

    def _played(
        self,
        running: Rehearsal,
        replies: Sequence[Reply],
        branches: Sequence[Sequence[Reply]],
        stopped: bool,
    ) -> Rehearsal:
        def play(line: Sequence[Reply]) -> Talk:
            talk = running.talk
            return engine.play(running.scene, talk.seed, line, self._herkenner, talk.promise)

        running.branches = tuple(map(play, branches))
        running.talk = play(replies)
        if stopped:
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

    def forget_all(self) -> None:
        """Erase everything of rehearsing, that of the talks of every case too."""
        places = [("", "")]
        for glance in self.desk.glances():
            meetings = self.desk.open_case(glance.case).dossier.meetings
            places += [(glance.case, meeting) for meeting in meetings]
        for case, meeting in places:
            Shelf(self.desk.store, case, meeting).forget_all()
            forget_unfinished(self.desk.store, case, meeting)

    def rehearsed(self, case: OpenCase | None = None, meeting: str = "") -> tuple[Kept, ...]:
        """Return every rehearsal that was kept, those of this planned talk too, oldest first."""
        own = self.kept_for(case, meeting) if case is not None else ()
        return tuple(sorted((*self.kept(), *own), key=lambda one: one.on))

    def weakest(self, case: OpenCase | None = None, meeting: str = "") -> str:
        """Return the goal with the lowest average over the last five rehearsals, "" for none."""
        order = self._by_weakness(case, meeting)
        return order[0] if order else ""

    def drill(
        self,
        goal: str = "",
        seed: int | None = None,
        case: OpenCase | None = None,
        meeting: str = "",
    ) -> tuple[DrillItem, ...]:
        """Return five items on a goal; without one, on the weakest."""
        chosen = goal or self.weakest(case, meeting) or "doorvragen"
        number = self._seed("drill", len(self._library.drills())) if seed is None else seed
        return drills.drill(chosen, self.desk.content.moves, number)

    def judge(self, item: DrillItem, text: str) -> Feedback:
        """Return what the coach says about an answer to an item."""
        return drills.judge(item, text, self._herkenner, self.desk.content.moves)

    def drill_done(self, goal: str, good: int, items: int) -> None:
        """Remember that a drill was finished; the next ones lie further apart."""
        self._library.save_drill(Drilled(self.desk.today(), goal, good, items))

    def calendar(
        self, until: date | None = None, case: OpenCase | None = None, meeting: str = ""
    ) -> tuple[DrillDay, ...]:
        """Return the days to drill toward a talk, the weakest goal first."""
        order = self._by_weakness(case, meeting) or ["doorvragen"]
        done, today = self._library.drills(), self.desk.today()
        days = drills.calendar(today, until, order, len(done))
        again = today if done and done[-1].on == today else None  # once a day is enough
        return tuple(DrillDay(on, goal, _title(goal)) for on, goal in days if on != again)

    def progress(
        self,
        goal: str = "",
        width: int = 60,
        height: int = 8,
        case: OpenCase | None = None,
        meeting: str = "",
    ) -> tuple[str, ...]:
        """Return the scores over time as a plot in text; no goal: all of them together.

        Drills are told below it: their measure is another one.
        """
        kept = [one for one in self.rehearsed(case, meeting) if one.goals]
        values = [_score(one, goal) for one in kept]
        known = [(one, value) for one, value in zip(kept, values, strict=True) if value is not None]
        drilled = [one for one in self._library.drills() if goal in ("", one.goal)]
        short = _short(drilled)
        if not known:
            return (
                "Er is nog geen gesprek geoefend. Na je eerste zie je hier hoe het gaat.",
                *short,
            )
        title = _title(goal) if goal else "Alle doelen samen"
        trend = _trend([value for _, value in known])
        room = max(2, height - 2 - len(short) - len(trend))
        rows = plot.plot([v for _, v in known], (), HIGHEST, width, room, "4", "0")
        span = _span(known[0][0].on, known[-1][0].on)
        return (title, *rows, *trend, f"{len(known)} keer geoefend, {span}", *short)

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

    def _running(
        self,
        scene: Scene,
        seed: int,
        earlier: int,
        place: tuple[OpenCase, str] | None = None,
        promise: Promise | None = None,
    ) -> Rehearsal:
        shelf = self._shelf(*place) if place else self._library

        def keep(running: Rehearsal, before: int, after: int) -> Kept:
            kept = self._kept(running, shelf, before, after, running.scene if place else None)
            shelf.save_result(kept)
            return kept

        names = fictional_names(place[0]) if place else None
        content, talk = self.desk.content, engine.begin(scene, seed, promise)
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
            branches=tuple(line.replies for line in running.left),
            promise=engine.promised(talk),
            carried=talk.promise,
        )

    def _by_weakness(self, case: OpenCase | None, meeting: str) -> list[str]:
        """Return the goals of the last five rehearsals, the lowest average first."""
        scores: dict[str, list[int]] = {}
        for kept in self.rehearsed(case, meeting)[-5:]:
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


def _trend(values: Sequence[float]) -> tuple[str, ...]:
    """Return in one line whether it goes better: the first times beside the last; () if too few."""
    count = min(_TIMES_COMPARED, len(values) // 2)
    if count < _FEWEST_COMPARED:
        return ()
    first, last = values[:count], values[-count:]
    before, now = (f"{sum(part) / count:.1f}".replace(".", ",") for part in (first, last))
    return (
        f"De eerste {count} keer gemiddeld {before} van {HIGHEST}, de laatste {count} keer {now}",
    )


def _short(drilled: Sequence[Drilled]) -> tuple[str, ...]:
    """Return one line about the drills, the last few in full; nothing when there were none."""
    if not drilled:
        return ()
    last = ", ".join(f"{one.good} van {one.items}" for one in drilled[-_LAST_DRILLS:])
    raak = "raak" if len(drilled) == 1 else "de laatste keren raak"
    span = _span(drilled[0].on, drilled[-1].on)
    return (f"{len(drilled)} keer vijf minuten, {span}; {raak}: {last}",)


def _span(first: date, last: date) -> str:
    days = dutch_date(first, weekday=False)
    return days if first == last else f"{days} – {dutch_date(last, weekday=False)}"


def _title(goal: str) -> str:
    return w.told(w.GOALS.get(goal, goal), "de ouder", "het kind")
