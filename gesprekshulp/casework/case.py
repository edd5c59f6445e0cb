"""One open case: its events folded, and every action that is not part of a meeting.

What happens during a meeting stands in `meeting`, after it in `aftercare`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gesprekshulp.assistant.checks import Missing, missing
from gesprekshulp.assistant.wording import Names, names_of
from gesprekshulp.casework.offer import school_with_offer
from gesprekshulp.dossier.events import (
    Event,
    FeitVastgelegd,
    GesprekBegonnen,
    GesprekGepland,
    Known,
    NewEvent,
    OnderdeelVastgelegd,
)
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.fold import apply, fold
from gesprekshulp.dossier.localtime import local_date, short_day
from gesprekshulp.dossier.notes import open_agreements, open_objections
from gesprekshulp.dossier.types import Dossier, Gesprek
from gesprekshulp.store.interface import Glance, StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk

_STAGES = {
    "gepland": "voorbereiden",
    "loopt": "gesprek loopt",
    "onderbroken": "gesprek onderbroken",
    "nazorg": "nazorg",
    "gesloten": "gesprek gesloten",
}
_NEXT = {
    "gepland": "Bereid het gesprek voor.",
    "loopt": "Ga verder met het gesprek.",
    "onderbroken": "Ga verder waar je stopte.",
    "nazorg": "Rond de nazorg af en maak de samenvatting.",
    "gesloten": "Plan het volgende gesprek of contact.",
}


class OpenCase:
    """One open case. `dossier` is always the fold of what is durably kept."""

    def __init__(self, desk: Desk, case_id: str) -> None:
        self.desk = desk
        self.id = case_id
        events = desk.store.load(case_id)
        self._dossier = fold(events)
        self._finish_closing({e.meeting for e in events if e.state == "concept"})

    @property
    def dossier(self) -> Dossier:
        """The state of the case; read-only."""
        return self._dossier

    @property
    def title(self) -> str:
        """The alias of the pupil: safe on screens, in file names and window titles."""
        return self._dossier.leerling.alias or self._dossier.title or self.id

    def today(self) -> date:
        """Today's date in the Netherlands."""
        return self.desk.today()

    def held_on(self, meeting: str) -> date:
        """The day a meeting was held in the Netherlands; today as long as it did not begin."""
        started = self._dossier.meetings[meeting].started_at
        return local_date(started) if started else self.today()

    def reload(self) -> Dossier:
        """Read everything kept again, for instance after another window wrote."""
        self._read()
        return self._dossier

    def _read(self) -> list[Event]:
        events = self.desk.store.load(self.id)
        self._dossier = fold(events)
        return events

    def record(
        self, *payloads: Known, meeting: str = "", happened_at: datetime | None = None
    ) -> Dossier:
        """Keep `payloads` as one action; when this returns they are on disk.

        `happened_at` (aware) defaults to now. Raises StoreError; then nothing changed. A case
        that went to the pupil's file takes nothing more: there must be no second file.
        """
        gone = self._dossier.transfer
        if gone is not None:
            raise StoreError(f"Deze zaak is overgezet naar {gone.where}. Schrijf het daar op.")
        now = self.desk.clock()
        user = self.desk.user
        kept = self.desk.store.append(
            self.id,
            [
                NewEvent(
                    happened_at=happened_at or now,
                    entered_at=now,
                    entered_by=user,
                    payload=payload,
                    meeting=meeting,
                )
                for payload in payloads
            ],
        )
        for event in kept:
            self._dossier = apply(self._dossier, event)
        return self._dossier

    def undo(self, meeting: str = "") -> list[Event]:
        """Take back the last action outside or in `meeting`; [] when there is none.

        What began stays: the beginning of a talk, and the only plan of one that began.
        """
        undone = self.desk.store.undo(self.id, meeting)
        if undone and _unmoored(undone, self._read()):
            self.redo(meeting)
            return []
        return undone

    def redo(self, meeting: str = "") -> list[Event]:
        """Put back the action last undone; [] when there is none."""
        again = self.desk.store.redo(self.id, meeting)
        if again:
            self.reload()
        return again

    def facts(self, meeting: str = "") -> dict[str, str]:
        """Return every fact as it stands today."""
        return derive_facts(self._dossier, self.today(), meeting)

    def names(self, meeting: str = "") -> Names:
        """Return the words that stand in for placeholders."""
        dossier = replace(self._dossier, school=school_with_offer(self))
        user = "" if self.desk.nameless else self.desk.user
        return names_of(dossier, meeting, self.today(), user)

    def missing(self, moment: str, meeting: str = "") -> list[Missing]:
        """Return what is missing at this moment ("voor", "tijdens", "na"), and why."""
        return missing(self.desk.content, self.facts(meeting), self.today(), moment)

    def set_fact(
        self,
        fact: str,
        value: str,
        ground: str = "",
        meeting: str = "",
        happened_on: date | None = None,
    ) -> Dossier:
        """Record the value of a fact that is not derived, with the day it came about if known."""
        return self.record(
            FeitVastgelegd(
                fact=fact,
                value=value,
                on=self.today(),
                ground=ground,
                meeting=meeting,
                happened_on=happened_on,
            ),
            meeting=meeting,
        )

    def add_item(self, text: str, meeting: str = "") -> str:
        """Add an item to the handelingsdeel; return its id."""
        item = self.desk.new_id("d")
        self.record(OnderdeelVastgelegd(item=item, text=text), meeting=meeting)
        return item

    def plan_meeting(
        self,
        title: str = "OOGO",
        kind: str = "oogo",
        planned_for: datetime | None = None,
        place: str = "",
    ) -> str:
        """Plan a meeting; return its id."""
        meeting = self.desk.new_id("g")
        self.record(
            GesprekGepland(
                meeting=meeting, title=title, kind=kind, planned_for=planned_for, place=place
            )
        )
        return meeting

    def current_meeting(self) -> Gesprek | None:
        """Return the OOGO that runs, was broken off, is in Nazorg, or is planned next."""
        order = ("loopt", "onderbroken", "nazorg", "gepland")
        for stand in order:
            found = [g for g in self._talks() if g.stand == stand]
            if found:
                return found[0] if stand == "gepland" else found[-1]
        return None

    def latest_meeting(self) -> Gesprek | None:
        """Return the meeting that was held last, or None."""
        held = self.held_meetings()
        return held[-1] if held else None

    def meeting_to_report(self) -> Gesprek | None:
        """Return the talk a summary is meant of unless said otherwise, or None.

        The last one of which the talking is over or broken off; one that has only just
        begun has nothing to tell yet, unless there is no other.
        """
        spoken = [g for g in self.held_meetings() if g.stand != "loopt"]
        return spoken[-1] if spoken else self.latest_meeting()

    def held_meetings(self) -> list[Gesprek]:
        """Return the talks with parents that were begun, first one first."""
        return [g for g in self._talks() if g.stand != "gepland"]

    def next_planned(self) -> Gesprek | None:
        """Return the talk that is planned and not yet begun, or None."""
        return next((g for g in self._talks() if g.stand == "gepland"), None)

    def _finish_closing(self, with_drafts: set[str]) -> None:
        """Fix the drafts of a meeting whose closing was cut short by a crash."""
        for meeting in with_drafts:
            gesprek = self._dossier.meetings.get(meeting)
            if gesprek is not None and gesprek.stand == "gesloten":
                self.desk.store.seal(self.id, meeting)
                self.desk.store.forget_personal(self.id, meeting)

    def _talks(self) -> list[Gesprek]:
        """The talks with parents; walking a preparation is a meeting of another kind."""
        return [g for g in self._dossier.meetings.values() if g.kind == "oogo"]

    @property
    def stage(self) -> str:
        """Where the case stands, in a few words."""
        if self._dossier.transfer is not None:
            return "overgezet"
        meeting = self.current_meeting() or self.latest_meeting()
        return _STAGES[meeting.stand] if meeting else "nieuw"

    @property
    def _moved(self) -> str:
        """Where the case went, "" while it is here."""
        gone = self._dossier.transfer
        return f"Staat nu in {gone.where}. Hier weg na {short_day(gone.remove_on)}." if gone else ""

    def refresh_glance(self) -> None:
        """Write what Overzicht shows of this case; it bears the alias only."""
        meeting = self.current_meeting() or self.latest_meeting()
        stand = meeting.stand if meeting else "gepland"
        from gesprekshulp.assistant.guard import guard

        report = guard(self.desk.content, self._dossier, self.today())
        self.desk.store.set_glance(
            Glance(
                case=self.id,
                title=self.title,
                stage=self.stage,
                next_step=self._moved or _NEXT[stand],
                open_objections=len(open_objections(self._dossier)),
                open_agreements=len(open_agreements(self._dossier)),
                gaps=len(report.findings),
                due=min((one.due for one in report.coming if one.due), default=None),
                updated_at=self.desk.clock(),
            )
        )

    def leave(self) -> None:
        """Leave the case: drafts outside meetings become fixed, Overzicht is brought up to date."""
        self.desk.store.seal(self.id, "")
        self.refresh_glance()


def _unmoored(undone: Sequence[Event], left: Sequence[Event]) -> bool:
    """Whether a talk that began lost its beginning, or its only plan, with `undone`."""
    begun = _talks_in(left, GesprekBegonnen)
    planned = _talks_in(undone, GesprekGepland) - _talks_in(left, GesprekGepland)
    return bool(_talks_in(undone, GesprekBegonnen) - begun or planned & begun)


def _talks_in(
    events: Sequence[Event], kind: type[GesprekBegonnen] | type[GesprekGepland]
) -> set[str]:
    return {one.payload.meeting for one in events if isinstance(one.payload, kind)}
