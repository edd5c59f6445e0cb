"""One meeting while it runs: the walk, the input line, consent, breaking off and ending.

Every action is durable when it returns. Nazorg stands in `aftercare`; matching and
reading of a line in `assistant`. The kind of weerstand of a note never enters the case:
it lives in the personal layer, which goes when the meeting is closed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.holidays import HOLIDAYS
from gesprekshulp.assistant.lines import Line, names_of_others, read_line
from gesprekshulp.assistant.replay import Change, replay
from gesprekshulp.assistant.view import StepView, view
from gesprekshulp.assistant.walk import Walk, choose, enter_side, leave_side, start
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.hints import Hint, hints_for
from gesprekshulp.casework.plan import Said, Way, record_said
from gesprekshulp.casework.speakers import called_here, speakers_of
from gesprekshulp.casework.told import told_once
from gesprekshulp.dossier.events import (
    AanwezigheidVastgelegd,
    Event,
    GesprekBeeindigd,
    GesprekBegonnen,
    GesprekOnderbroken,
    Known,
    NotitieGemaakt,
    NotitieGewijzigd,
    NotitieMeegenomen,
    OnderdeelVastgelegd,
    StapGezet,
    StapTeruggenomen,
)
from gesprekshulp.dossier.notes import open_notes, recordable
from gesprekshulp.dossier.types import (
    ConsentStand,
    Gesprek,
    Note,
    Presence,
)
from gesprekshulp.store.interface import OffRecord, StoreError

HALF_LINE = "gesprek"

# Roles whose bearer, when at the table, may read what was said there.
FAMILY = (
    "ouder-met-gezag",
    "ouder-zonder-gezag",
    "verzorger",
    "pleegouder",
    "voogd",
    "leerling",
)


class Resumed(msgspec.Struct, frozen=True):
    """What the user must know on coming back: changes of content, the half-typed line."""

    changes: tuple[Change, ...]
    half_line: str


class Meeting:
    """A meeting of an open case. `view` is the step to show now."""

    def __init__(self, case: OpenCase, meeting: str, herkenner: Herkenner | None = None) -> None:
        self.case = case
        self.id = meeting
        self._herkenner = herkenner
        self._resume_at: Walk | None = None  # where an off-record scene was entered
        self._walk, self._changes = self._replayed()

    @classmethod
    def begin(
        cls, case: OpenCase, meeting: str, tree: str = "oogo", present: Sequence[Presence] = ()
    ) -> Meeting:
        """Start a planned meeting at the first step of `tree`, and carry over what is open."""
        now = case.desk.clock()
        # Without this tree (content is damaged) notes can still be kept; see `resume`.
        content = case.desk.content
        answers = start(content, tree).answers if tree in content.trees else ()
        carried: list[Known] = [
            NotitieMeegenomen(note=note.id, meeting=meeting)
            for note in open_notes(case.dossier)
            if note.meeting != meeting
        ]
        case.record(
            GesprekBegonnen(meeting=meeting, at=now, content_version=case.desk.content.version),
            *(AanwezigheidVastgelegd(meeting=meeting, presence=one) for one in present),
            *carried,
            *(StapGezet(meeting=meeting, answer=answer) for answer in answers),
            meeting=meeting,
        )
        case.refresh_glance()
        return cls(case, meeting)

    def resume(self) -> Resumed:
        """Go on after a break or a crash; returns what changed since, and the half line."""
        if self.gesprek.stand == "onderbroken":
            self.case.record(
                GesprekBegonnen(
                    meeting=self.id,
                    at=self.case.desk.clock(),
                    content_version=self.case.desk.content.version,
                ),
                meeting=self.id,
            )
            self.case.refresh_glance()
        content = self.case.desk.content
        if not self._walk.answers and self.gesprek.kind in content.trees:
            self._go(start(content, self.gesprek.kind))
        changes = told_once(self.case, self.id, self._changes)
        return Resumed(changes=changes, half_line=self.half_line())

    @property
    def gesprek(self) -> Gesprek:
        """The meeting as the case knows it."""
        return self.case.dossier.meetings[self.id]

    @property
    def walk(self) -> Walk:
        """Where the walk stands."""
        return self._walk

    @property
    def off_record(self) -> bool:
        """Whether the walk is in a scene of which nothing may be kept."""
        return self._resume_at is not None

    def view(self, preferred: Sequence[str] = ()) -> StepView:
        """Return the step to show, rendered; wordings with `preferred` tags come first."""
        return view(
            self.case.desk.content,
            self._walk,
            self.case.facts(self.id),
            self.case.names(self.id),
            self.case.today(),
            preferred=tuple(preferred),
        )

    def choose(self, option: str) -> StepView:
        """Take an option (its id or letter) and return the next step; unknown: same step."""
        shown = self.view()
        wanted = next((o.id for o in shown.options if option in (o.id, o.letter)), "")
        if wanted:
            facts = self.case.facts(self.id)
            self._go(choose(self.case.desk.content, self._walk, wanted, facts))
        return self.view()

    def enter(self, tree: str) -> StepView:
        """Enter a side scene, or start another main line, from anywhere."""
        content = self.case.desk.content
        if tree in content.trees:
            self._go(enter_side(content, self._walk, tree))
        return self.view()

    def leave(self) -> StepView:
        """Leave a side scene; outside one nothing happens."""
        if self._walk.stack:
            self._go(leave_side(self.case.desk.content, self._walk))
        return self.view()

    def back(self) -> StepView:
        """Go one step back: the last answer no longer counts, with the facts it set."""
        if self._resume_at is not None:
            self._walk, self._resume_at = self._resume_at, None
            return self.view()
        keep = len(self.gesprek.walk) - 1
        if keep >= 1:
            self._record(StapTeruggenomen(meeting=self.id, keep=keep))
            self.reread()
        return self.view()

    def side_scenes(self) -> list[tuple[str, str]]:
        """Return (id, title) of every side scene, to enter from anywhere."""
        trees = self.case.desk.content.trees.values()
        return [(tree.id, tree.title) for tree in trees if tree.kind == "zijpad"]

    def speakers(self) -> dict[str, str]:
        """Return short names and letters -> partner id, for prefixes such as `m:`."""
        return speakers_of(self.case)

    def read(self, text: str) -> Line:
        """Read a typed line without keeping it."""
        holidays = tuple(self.case.desk.content.holidays.values()) or HOLIDAYS
        region = self.case.dossier.school.region or self.case.desk.last_school().region
        speakers = self.speakers()
        line = read_line(text, speakers, self.case.today(), holidays, region)
        return self.herkenner.judged(line, names_of_others(speakers))

    def keep(self, text: str, kind: Literal["", "bezwaar"] = "", weerstand: str = "") -> Note:
        """Keep a line, always; `kind` overrules what was read. Durable on return.

        Raises OffRecord in a scene of which nothing may be kept; the caller holds the line.
        """
        if self.off_record:
            raise OffRecord
        line = self.read(text)
        # What one notes for oneself asks nothing of anybody, unless one says so.
        own_remark = line.own and line.kind_guessed
        note_kind = kind or ("informatie" if own_remark else line.kind)
        note = Note(
            id=self.case.desk.new_id("n"),
            meeting=self.id,
            text=line.text,
            at=self.case.desk.clock(),
            kind=note_kind,
            layer="citaat" if kind == "bezwaar" and not line.own else line.layer,
            reader="eigen" if line.own else "delen",
            shared_with=() if line.own else self.readers(),
            speaker=line.speaker,
            speaker_name=line.speaker_name,
            step=f"{self._walk.tree}/{self._walk.step}",
            who=called_here(self.case, line.who),
            when=line.when,
            kind_guessed=not kind and not line.own and line.kind_guessed,
            when_guessed=line.when is not None,
            stand="open" if note_kind in ("bezwaar", "afspraak", "vraag") else "",
        )
        self._record(NotitieGemaakt(note=note))
        # The line is on disk. Whatever fails from here must not make it seem lost: the user
        # would type it twice.
        with contextlib.suppress(StoreError):
            self._remember_kind(note.id, weerstand)
            self.save_half_line("")
        return note

    def keep_as_objection(self, text: str, weerstand: str = "") -> Note:
        """Keep the line as an open objection in the parents' words."""
        return self.keep(text, kind="bezwaar", weerstand=weerstand)

    def make_objection(self, note: str, weerstand: str = "") -> Note:
        """Turn a note into an open objection in the speaker's own words."""
        before = self.case.dossier.notes[note]
        after = msgspec.structs.replace(
            before,
            kind="bezwaar",
            stand="open",
            kind_guessed=False,
            layer="waarneming" if before.reader == "eigen" else "citaat",
        )
        self._record(NotitieGewijzigd(note=recordable(after)))
        self._remember_kind(note, weerstand)
        return self.case.dossier.notes[note]

    def hints(self, text: str, most: int = 3) -> list[Hint]:
        """Return up to `most` kinds for what is typed, each with one sentence to say."""
        return hints_for(
            self.case.desk.content,
            self.herkenner,
            self.read(text),
            self.case.names(self.id),
            self._adult(),
            most,
        )

    @property
    def herkenner(self) -> Herkenner:
        """The recogniser, built on first use."""
        if self._herkenner is None:
            from gesprekshulp.casework.recognition import the_herkenner

            self._herkenner = the_herkenner()
        return self._herkenner

    def readers(self) -> tuple[str, ...]:
        """Return who at the table may read what was said there: family present."""
        return tuple(
            p.partner for p in self.gesprek.presence if p.how != "afwezig" and p.role in FAMILY
        )

    def set_presence(self, presence: Presence) -> None:
        """Record how someone is there, came later or left."""
        self._record(AanwezigheidVastgelegd(meeting=self.id, presence=presence))

    def consent(
        self,
        partner: str,
        item: str,
        stand: ConsentStand,
        how: Way = "gezegd",
        until: date | None = None,
        words: str = "",
    ) -> None:
        """Record what one person said about the current version of one item."""
        said = {partner: Said(stand, how, until, words)}
        record_said(self.case, self.id, item, said)

    def change_item(self, item: str, text: str) -> None:
        """Change the text of an item: consent to it must be asked again."""
        self._record(OnderdeelVastgelegd(item=item, text=text))

    def add_item(self, text: str) -> str:
        """Add an item that came up at the table; return its id."""
        item = self.case.desk.new_id("d")
        self._record(OnderdeelVastgelegd(item=item, text=text))
        return item

    def undo(self) -> list[Event]:
        """Take back the last action of the talk, whatever it was; [] when there is none.

        A break with its resuming is stepped over, and put back when nothing else comes before it.
        """
        turned = 0
        while undone := self.case.undo(self.id):
            turned += 1
            if not _is_pause(undone):
                break
        else:
            for _ in range(turned):
                self.case.redo(self.id)
        self.reread()
        return undone

    def take_back(self, steps: int) -> None:
        """Take back the choice just made; `steps`: the length of the walk before it."""
        if self.off_record:
            self.back()
        elif len(self.gesprek.walk) > steps:
            self.undo()

    def redo(self) -> list[Event]:
        """Put back what was undone last."""
        while again := self.case.redo(self.id):
            if not _is_pause(again):
                break
        self.reread()
        return again

    def reread(self) -> None:
        """Work out where the walk stands from what is kept, after its answers changed."""
        self._walk, _ = self._replayed()
        self._resume_at = None

    def save_half_line(self, text: str) -> None:
        """Keep what is half typed; one encrypted row, overwritten each time."""
        if not self.off_record:
            self.case.desk.store.save_half_line(self.case.id, f"{HALF_LINE}:{self.id}", text)

    def half_line(self) -> str:
        """Return what was half typed when the program stopped."""
        return self.case.desk.store.half_line(self.case.id, f"{HALF_LINE}:{self.id}")

    def break_off(self, reason: str) -> None:
        """Break the meeting off; it can be resumed later."""
        self._record(GesprekOnderbroken(meeting=self.id, at=self.case.desk.clock(), reason=reason))
        self.case.refresh_glance()

    def end(self) -> None:
        """The talking is over: Nazorg begins, notes are still drafts."""
        self._record(GesprekBeeindigd(meeting=self.id, at=self.case.desk.clock()))
        self.case.refresh_glance()

    def _remember_kind(self, note: str, weerstand: str) -> None:
        """Keep the kind of weerstand in the personal layer: it is a working aid, not a fact."""
        if weerstand:
            self.case.desk.store.save_personal(self.case.id, self.id, f"soort:{note}", weerstand)

    def _adult(self) -> bool:
        return self.case.facts(self.id).get("gesprekspartner") == "leerling-zelf"

    def _go(self, walk: Walk) -> None:
        trees = self.case.desk.content.trees
        quiet = walk.tree in trees and trees[walk.tree].notes == "uit"
        if quiet or self._resume_at is not None:
            # Beside the record: no step of such a scene is stored, and leaving it leads
            # back to where it was entered.
            before = self._resume_at or self._walk
            self._walk, self._resume_at = (walk, before) if quiet else (before, None)
            return
        fresh = walk.answers[len(self._walk.answers) :]
        if fresh:
            self._record(*(StapGezet(meeting=self.id, answer=answer) for answer in fresh))
        self._walk = walk

    def _record(self, *payloads: Known) -> None:
        self.case.record(*payloads, meeting=self.id)

    def _replayed(self) -> tuple[Walk, tuple[Change, ...]]:
        result = replay(self.case.desk.content, self.gesprek.walk)
        return result.walk, result.changes


def _is_pause(events: Sequence[Event]) -> bool:
    """Whether this action only broke the meeting off or resumed it."""
    return all(isinstance(e.payload, GesprekOnderbroken | GesprekBegonnen) for e in events)
