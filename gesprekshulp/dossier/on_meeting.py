"""What the events of a meeting do to a case: planning, presence, the walk, ending.

A closed meeting stays closed: otherwise a late event would turn later corrections into
silent edits again. The notes of a meeting stand in `on_notes`.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from gesprekshulp.dossier.draft import Draft
from gesprekshulp.dossier.events import (
    AanwezigheidVastgelegd,
    Event,
    GesprekBeeindigd,
    GesprekBegonnen,
    GesprekGepland,
    GesprekGesloten,
    GesprekOnderbroken,
    StapGezet,
    StapTeruggenomen,
)
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.types import Answer, Break, FactEntry
from gesprekshulp.dossier.vocabulary import history_key


def planned(draft: Draft, what: GesprekGepland, _: Event) -> None:
    """Plan a meeting, or change its plan without touching how far it is."""
    draft.change_meeting(
        what.meeting,
        title=what.title,
        kind=what.kind,
        planned_for=what.planned_for,
        place=what.place,
    )


def begun(draft: Draft, what: GesprekBegonnen, _: Event) -> None:
    """Start a meeting, or resume it; the first start stays its start."""
    known = draft.meeting(what.meeting)
    if known.stand == "gesloten":
        return
    breaks = known.breaks
    if known.stand == "onderbroken" and breaks:
        breaks = (*breaks[:-1], replace(breaks[-1], resumed_at=what.at))
    draft.change_meeting(
        what.meeting,
        stand="loopt",
        started_at=known.started_at or what.at,
        ended_at=None,
        content_version=what.content_version,
        broken_off_because="",
        breaks=breaks,
    )


def present(draft: Draft, what: AanwezigheidVastgelegd, _: Event) -> None:
    """Set the presence of one person; the place in the list stays."""
    who = what.presence.partner
    before = draft.meeting(what.meeting).presence
    if any(one.partner == who for one in before):
        after = tuple(what.presence if one.partner == who else one for one in before)
    else:
        after = (*before, what.presence)
    draft.change_meeting(what.meeting, presence=after)


def step(draft: Draft, what: StapGezet, event: Event) -> None:
    """Go one step on, and record the facts that this answer sets."""
    walk = draft.meeting(what.meeting).walk
    draft.change_meeting(what.meeting, walk=(*walk, what.answer))
    if not what.meeting:
        return
    for fact, value in what.answer.sets.items():
        entry = FactEntry(
            value=value,
            on=local_date(event.happened_at),
            ground=f"gekozen bij “{what.answer.title}”" if what.answer.title else "",
            meeting=what.meeting,
            answer=len(walk),
        )
        if not _held(draft, fact, entry):
            draft.record_fact(fact, entry)


def _held(draft: Draft, fact: str, entry: FactEntry) -> bool:
    """Return whether this answer was put back and its fact still stands in its old place."""
    history = draft.fact_history.get(history_key(fact, entry.meeting), ())
    place = (entry.meeting, entry.answer, entry.value)
    return any((one.meeting, one.answer, one.value) == place for one in history)


def step_back(draft: Draft, what: StapTeruggenomen, _: Event) -> None:
    """Cut the walk back; answers in `held` are put back by the same action."""
    cut_walk(draft, what.meeting, what.keep, {one.was: one.now for one in what.held})


def cut_walk(draft: Draft, meeting: str, keep: int, held: Mapping[int, int] | None = None) -> None:
    """Cut the walk to `keep` answers; each fact they set falls back to its value before.

    A value recorded by hand, or by an answer that stays, is never lost by this. `held`:
    index -> new index of an answer that will be put back; its facts stay where they are.
    """
    if meeting not in draft.meetings:
        return
    keep = max(0, keep)
    walk = draft.meeting(meeting).walk
    draft.change_meeting(meeting, walk=walk[:keep])
    for fact in _facts_set_by(walk[keep:]):
        history = draft.fact_history.get(history_key(fact, meeting), ())
        left = (_after_cut(entry, meeting, keep, held or {}) for entry in history)
        draft.set_fact_history(fact, meeting, tuple(entry for entry in left if entry))


def _after_cut(
    entry: FactEntry, meeting: str, keep: int, held: Mapping[int, int]
) -> FactEntry | None:
    if entry.meeting != meeting or entry.answer < keep:
        return entry
    return replace(entry, answer=held[entry.answer]) if entry.answer in held else None


def _facts_set_by(answers: tuple[Answer, ...]) -> list[str]:
    return list(dict.fromkeys(fact for answer in answers for fact in answer.sets))


def broken_off(draft: Draft, what: GesprekOnderbroken, _: Event) -> None:
    """Break a meeting off."""
    known = draft.meeting(what.meeting)
    if known.stand != "gesloten":
        draft.change_meeting(
            what.meeting,
            stand="onderbroken",
            broken_off_because=what.reason,
            breaks=(*known.breaks, Break(at=what.at, reason=what.reason)),
        )


def ended(draft: Draft, what: GesprekBeeindigd, _: Event) -> None:
    """The talking ended: Nazorg begins."""
    if not draft.closed(what.meeting):
        draft.change_meeting(what.meeting, stand="nazorg", ended_at=what.at)


def closed(draft: Draft, what: GesprekGesloten, _: Event) -> None:
    """Close a meeting; the first time counts."""
    if not draft.closed(what.meeting):
        draft.change_meeting(what.meeting, stand="gesloten", closed_at=what.at)
