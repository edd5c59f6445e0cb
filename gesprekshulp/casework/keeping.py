"""How long cases are kept, and removing for good: here, in every copy, in the second place.

What was written out for others cannot be reached; it is listed, for the user to remove.
Removing cannot be undone, and whoever calls this has asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.dossier.events import (
    ContactVastgelegd,
    Event,
    GesprekBeeindigd,
    GesprekBegonnen,
    NotitieGemaakt,
    NotitieGewijzigd,
    Wiped,
    ZaakGeopend,
)
from gesprekshulp.dossier.notes import events_with_text_of
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.errors import UnknownCase
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keeping import LATER, Kept, Removal, waiting_in
from gesprekshulp.store.restore import asides
from gesprekshulp.store.scrubbing import Act, Scrubbed, copies_at, scrub
from gesprekshulp.store.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Backups
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.knowledge.keeping import KeepingGround


class Removed(NamedTuple):
    """What was removed, and what the user must still do, in sentences."""

    events: int
    remarks: tuple[str, ...]


def set_term(desk: Desk, case: str, ground: str, day: date) -> date:
    """Keep a case until so long after `day`; return the last day. Raises StoreError."""
    until = _ground(desk, ground).until(day)
    _store(desk).keep_until(
        Kept(case, ground, day.isoformat(), until.isoformat(), desk.clock().isoformat())
    )
    return until


def removals_told(desk: Desk) -> list[str]:
    """Return one sentence per case that was ever removed, oldest first; none says of whom."""
    removals = getattr(desk.store, "removals", None)
    return [_removal_told(desk, one) for one in removals()] if removals else []


def _removal_told(desk: Desk, one: Removal) -> str:
    ground = desk.content.keeping.get(one.ground)
    reason = f"Reden: {ground.title}." if ground else "Er is geen reden gekozen."
    events = "1 gebeurtenis" if one.events == 1 else f"{one.events} gebeurtenissen"
    copies = "1 kopie" if one.copies == 1 else f"{one.copies} kopieën"
    files = "1 bestand" if one.documents == 1 else f"{one.documents} bestanden"
    left = f" Aan jou om op te ruimen: {files}." if one.documents else ""
    day = dutch_date(date.fromisoformat(one.removed_on), weekday=False)
    return f"{day}: een zaak met {events}, ook uit {copies}. {reason}{left}"


def _ground(desk: Desk, ground: str) -> KeepingGround:
    found = desk.content.keeping.get(ground)
    if found is None:
        known = ", ".join(desk.content.keeping)
        raise StoreError(f"De reden “{ground}” is er niet. Kies uit: {known}.")
    return found


def terms(desk: Desk) -> dict[str, date]:
    """Return until when each case is kept; a case without a term is not in it."""
    kept = getattr(desk.store, "kept", None)
    return {case: date.fromisoformat(one.until) for case, one in kept().items()} if kept else {}


def over(desk: Desk) -> set[str]:
    """Return the cases whose last day is past."""
    today = desk.today()
    return {case for case, until in terms(desk).items() if until < today}


def documents_of(events: Iterable[Event]) -> list[str]:
    """Return the names of the files that were made of a case, each once, in order."""
    names = (str(getattr(event.payload, "file_name", "")) for event in events)
    return list(dict.fromkeys(name for name in names if name))


def remove_case(desk: Desk, case: str, ground: str = "") -> Removed:
    """Remove a case everywhere; raises StoreError when it cannot be removed from the store.

    `ground`: the id of the reason, for the record; without one that of its term counts. No
    words of the user's own: the record stays, and may say nothing of anybody.
    """
    if ground:
        _ground(desk, ground)
    store = _store(desk)
    documents = documents_of(store.load(case))
    kept = store.kept().get(case)
    events = store.remove_case(case)
    scrubbed, remarks = _everywhere(desk.backups, store, case, None)
    store.record_removal(
        Removal(
            desk.today().isoformat(),
            ground or (kept.ground if kept else ""),
            events,
            scrubbed.rewritten + scrubbed.removed,
            len(documents),
        )
    )
    if documents:
        remarks.append(
            "Deze bestanden maakte je van de zaak; haal ze zelf weg waar je ze bewaarde: "
            + ", ".join(documents)
            + "."
        )
    return Removed(events, tuple(remarks))


def wipe_event(desk: Desk, case: str, ordinal: int) -> Removed:
    """Wipe the content of one event everywhere; the chain still verifies. Raises StoreError."""
    store = _store(desk)
    store.wipe(case, ordinal)
    _, remarks = _everywhere(desk.backups, store, case, ordinal)
    return Removed(1, tuple(remarks))


def wipe_events(desk: Desk, case: str, ordinals: Iterable[int]) -> Removed:
    """Wipe several events everywhere, as `wipe_event` does one. Raises StoreError."""
    done = [wipe_event(desk, case, ordinal) for ordinal in ordinals]
    remarks = dict.fromkeys(remark for one in done for remark in one.remarks)
    return Removed(len(done), tuple(remarks))


def wipeable(events: Iterable[Event]) -> list[Event]:
    """Return the events with content to wipe that the case can do without."""
    return [
        one
        for one in events
        if not isinstance(one.payload, Wiped | ZaakGeopend | GesprekBegonnen | GesprekBeeindigd)
    ]


def about_the_same(events: Iterable[Event], event: Event) -> list[int]:
    """Return the ordinals of all events with text of the same note or contact as this one."""
    payload = event.payload
    if isinstance(payload, NotitieGemaakt | NotitieGewijzigd):
        return events_with_text_of(events, payload.note.id)
    if isinstance(payload, ContactVastgelegd):
        return [
            one.ordinal
            for one in events
            if isinstance(one.payload, ContactVastgelegd)
            and one.payload.contact.id == payload.contact.id
        ]
    return [event.ordinal]


def something_aside(desk: Desk) -> bool:
    """Whether a store that was replaced lies aside: a damaged one cannot be wiped, only removed."""
    return desk.backups is not None and bool(asides(desk.backups.folder))


def finish_later(backups: Backups, store: SqliteStore) -> bool:
    """Wipe in the second place what could not be wiped there before; False: still not all."""
    waiting = _waiting(store)
    place = backups.second_place()
    if not waiting or place is None or not place.is_dir():
        return not waiting
    for case, ordinal in waiting:
        if scrub(_second(backups), backups.keys, _act(case, ordinal)).stuck:
            return False
    store.save_personal("", "", LATER, "")
    return True


def _everywhere(
    backups: Backups | None, store: SqliteStore, case: str, ordinal: int | None
) -> tuple[Scrubbed, list[str]]:
    if backups is None:
        return Scrubbed(), []
    remarks = []
    done = scrub(copies_at(backups.folder, backups.here), backups.keys, _act(case, ordinal))
    place = backups.second_place()
    if place is not None:
        reached = place.parent.is_dir()
        there = scrub(_second(backups), backups.keys, _act(case, ordinal)) if reached else None
        if there is None or there.stuck:
            waiting = [*_waiting(store), (case, ordinal)]
            store.save_personal("", "", LATER, json.dumps(waiting))
            remarks.append(
                f"De kopieën op de tweede plek ({place.parent}) waren er niet. Zodra die plek er weer"
                " is, wis ik het daar ook. Doe dat snel."
            )
        if there is not None:
            done = Scrubbed(
                done.rewritten + there.rewritten, done.removed + there.removed, done.stuck
            )
    if done.removed:
        remarks.append(
            "Een beschadigde kopie was niet te wissen; die is in zijn geheel weggehaald."
        )
    remarks += [f"Deze kopie is niet te wissen, haal haar zelf weg: {path}." for path in done.stuck]
    return done, remarks


def _second(backups: Backups) -> list[Path]:
    return [one.path for place in backups.places() for one in backups_in(place)]


def _act(case: str, ordinal: int | None) -> Act:
    if ordinal is None:
        return lambda store: store.remove_case(case)

    def wipe(store: SqliteStore) -> None:
        if all(one.ordinal != ordinal for one in store.load(case)):
            raise UnknownCase("")  # a copy from before this event
        store.wipe(case, ordinal)

    return wipe


def _waiting(store: SqliteStore) -> list[tuple[str, int | None]]:
    return waiting_in(store.personal("", "").get(LATER, ""))


def _store(desk: Desk) -> SqliteStore:
    return cast(SqliteStore, desk.store)
