"""How long cases are kept, and removing for good: here, in every copy, in the second place.

What was written out for others cannot be reached; it is listed, for the user to remove.
Removing cannot be undone, and whoever calls this has asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.casework.finishing import finish_wiping
from gesprekshulp.casework.naming import describe_at
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
from gesprekshulp.store.beside import TYPED
from gesprekshulp.store.errors import TraceLeft
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keeping import Kept, Removal
from gesprekshulp.store.scrubbing import Scrubbed, lost_by_wiping
from gesprekshulp.store.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.knowledge.keeping import KeepingGround


_REMOVES = "De zaak gaat weg uit je opslag en uit elke reservekopie. Dit kun je niet terugdraaien."
_GOES = (
    "De tekst gaat weg uit je opslag en uit elke reservekopie. Er blijft staan dat er iets was, "
    "wanneer en van welke soort. Dit kun je niet terugdraaien, ook niet met ongedaan maken."
)
_ALONG = "Dit gaat over hetzelfde, en gaat mee weg:"
_TYPED_GOES = (
    "Deze tekst gaat weg uit je opslag en uit elke reservekopie. Er blijft niets van staan. "
    "Dit kun je niet terugdraaien."
)
_ASIDE = (
    "Let op: er ligt een opslag opzij die ik niet kan openen, in de map {folder}. Die gaat hierbij in haar "
    "geheel weg, ook wat er van andere zaken in staat. Mis je daar nog iets van? Haal het er dan eerst "
    "uit: gesprekshulp herstel --red gered.txt --uit MAP, met die map."
)


class Removed(NamedTuple):
    """What was removed, and what the user must still do, in sentences.

    `everywhere`: every copy was reached, and nothing came in between.
    """

    events: int
    remarks: tuple[str, ...]
    everywhere: bool = True


def set_term(desk: Desk, case: str, ground: str, day: date) -> date:
    """Keep a case until so long after `day`; return the last day. Raises StoreError."""
    try:
        until = ground_of(desk, ground).until(day)
    except OverflowError:
        raise StoreError("Die dag ligt te ver weg. Kies een eerdere dag.") from None
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
    copies = "1 kopie" if one.copies == 1 else f"{one.copies} kopieën"
    also = f"ook uit {copies}" if one.copies else "zij stond in geen kopie"
    files = "1 bestand" if one.documents == 1 else f"{one.documents} bestanden"
    left = f" Aan jou om op te ruimen: {files}." if one.documents else ""
    day = dutch_date(date.fromisoformat(one.removed_on), weekday=False)
    return f"{day}: een zaak met {_many(one.events)}, {also}. {reason}{left}"


def _many(events: int) -> str:
    return "1 gebeurtenis" if events == 1 else f"{events} gebeurtenissen"


def ground_of(desk: Desk, ground: str) -> KeepingGround:
    """Return a reason to keep or remove by its id; raises StoreError, which names those there are."""
    found = desk.content.keeping.get(ground)
    if found is None:
        known = ", ".join(desk.content.keeping)
        raise StoreError(f"De reden “{ground}” is er niet. Kies uit: {known}.")
    return found


def reason_of_term(desk: Desk, case: str) -> str:
    """Return in words why a case is kept as long as it is, "" without a term or with an old reason."""
    term = _kept(desk).get(case)
    ground = desk.content.keeping.get(term.ground) if term else None
    return ground.title if ground else ""


def terms(desk: Desk) -> dict[str, date]:
    """Return until when each case is kept; a case without a term is not in it."""
    return {case: date.fromisoformat(one.until) for case, one in _kept(desk).items()}


def _kept(desk: Desk) -> dict[str, Kept]:
    kept = getattr(desk.store, "kept", None)
    return kept() if kept else {}


def over(desk: Desk) -> set[str]:
    """Return the cases whose last day is past."""
    today = desk.today()
    return {case for case, until in terms(desk).items() if until < today}


def called_apart(desk: Desk, case: str) -> str:
    """Return what a case is called; with its mark too where another is called the same."""
    titles = {one.case: one.title for one in desk.glances()}
    title = titles.get(case, case)
    return f"{title} ({case})" if list(titles.values()).count(title) > 1 else title


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
        ground_of(desk, ground)
    store = _store(desk)
    before = store.load(case)
    documents = documents_of(before)
    kept = store.kept().get(case)
    reason = ground or (kept.ground if kept else "")
    record = Removal(desk.today().isoformat(), reason, 0, 0, len(documents))
    done, remarks = _for_good(desk, lambda: store.remove_case(case, record))
    store.count_copies(done.rewritten + done.removed)
    everywhere = not remarks
    if documents:
        remarks.append(
            "Deze bestanden maakte je van de zaak; haal ze zelf weg waar je ze bewaarde: "
            + ", ".join(documents)
            + "."
        )
    return Removed(len(before), tuple(remarks), everywhere)


def wipe_events(desk: Desk, case: str, ordinals: Sequence[int]) -> Removed:
    """Wipe what events say, everywhere, all or none; the chain still verifies. Raises StoreError."""
    store = _store(desk)
    _, remarks = _for_good(desk, lambda: store.wipe(case, *ordinals, in_copies=True))
    return Removed(len(ordinals), tuple(remarks), not remarks)


def wipe_typed(desk: Desk, case: str, field: str) -> Removed:
    """Wipe what was typed and not recorded, everywhere (`field`: see `typed`). Raises StoreError."""
    store = _store(desk)
    kept = field if field == TYPED else f"{TYPED}:{field}"
    _, remarks = _for_good(desk, lambda: store.wipe_typed(case, kept))
    return Removed(0, tuple(remarks), not remarks)


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


def wiping_told(
    desk: Desk, events: Collection[Event], ordinals: Collection[int] = (), chosen: int = 0
) -> list[str]:
    """Return what to know before something of a case is wiped, a paragraph each.

    `ordinals`: what goes, told as far as it is not `chosen`, which the user pointed at.
    """
    files = documents_of(events)
    along = [f"- {describe_at(one)}" for one in events if one.ordinal in {*ordinals} - {chosen}]
    made = f"Je maakte van deze zaak: {', '.join(files)}. Die kijk je zelf na."
    return [
        *(["\n".join((_ALONG, *along))] if along else []),
        _GOES,
        *aside_told(desk),
        *([made] if files else []),
        "Staat hetzelfde ook ergens anders? Wis dat dan ook.",
    ]


def typed_wiping_told(desk: Desk) -> list[str]:
    """Return what to know before typed text is wiped, a paragraph each."""
    return [_TYPED_GOES, *aside_told(desk)]


def removing_told(desk: Desk, events: Collection[Event]) -> list[str]:
    """Return what to know before a case is removed, a paragraph each."""
    files = documents_of(events)
    made = f"Je maakte ervan: {', '.join(files)}. Die haal je zelf weg."
    return [f"{_many(len(events))}. {_REMOVES}", *aside_told(desk), *([made] if files else [])]


def aside_told(desk: Desk) -> list[str]:
    """Return what is lost too where a store lies aside that does not open, and what to do first."""
    if desk.backups is None:
        return []
    lost = lost_by_wiping(desk.backups.folder, desk.backups.keys)
    return [_ASIDE.format(folder=one.parent) for one in lost]


def _for_good(desk: Desk, act: Callable[[], object]) -> tuple[Scrubbed, list[str]]:
    """Do `act` in the store, then in every copy; as `finish_wiping`."""
    store = _store(desk)
    if desk.backups is None:
        act()
        return Scrubbed(), []
    with desk.backups.none_being_made():
        # Whatever is left in the file is looked at again with the copies.
        with contextlib.suppress(TraceLeft):
            act()
        return finish_wiping(desk.backups, store)


def _store(desk: Desk) -> SqliteStore:
    return cast(SqliteStore, desk.store)
