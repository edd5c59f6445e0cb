"""Handing a case to a colleague, and letting it shrink once it is in the pupil's file.

A hand-over holds the case with its chain, and one page: waar staan we. Own working notes stay
here, as do half lines and everything personal. Shrinking leaves a pointer and cannot be undone.
"""

from __future__ import annotations

import contextlib
import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.casework import keeping
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.letters import find_letter, letter_of
from gesprekshulp.documents.locked_pdf import new_passphrase
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError, write_bytes
from gesprekshulp.dossier.events import (
    ContactVastgelegd,
    DocumentGemaakt,
    DossierOvergezet,
    Event,
    NewEvent,
    ZaakGeopend,
)
from gesprekshulp.dossier.notes import events_with_text_of
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.views import Transfer
from gesprekshulp.store.carrying import CarriedCase
from gesprekshulp.store.interface import DamagedStore, StoreError
from gesprekshulp.store.sealed_file import MOST_BYTES, SUFFIX, seal, unseal
from gesprekshulp.store.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk

PAGE = "overdracht-collega"
GROUND = "overgezet"


class HandedOver(NamedTuple):
    """A hand-over on disk. `left_out`: how many own notes and contacts stayed here."""

    path: Path
    passphrase: str
    left_out: int


class TakenOver(NamedTuple):
    """A case that was taken over, and the page that came along."""

    case: OpenCase
    page: str
    by: str


class Parcel(msgspec.Struct, frozen=True):
    """What is sealed in a hand-over: by whom, when, the page, and the case."""

    by: str
    on: date
    page: str
    carried: CarriedCase


def page_of(case: OpenCase) -> str:
    """Return the page "waar staan we" as text."""
    return as_text(letter_of(case, find_letter(case, PAGE)).document)


def hand_over(case: OpenCase, path: Path, overwrite: bool = False) -> HandedOver:
    """Write the case for a colleague, sealed; the passphrase is told once and kept nowhere.

    Raises StoreError, WriteError.
    """
    if path.suffix.lower() != SUFFIX:
        raise WriteError(f"“{path.name}” is geen overdracht. Kies een naam op {SUFFIX}.")
    _present(case)
    case.leave()
    events = case.desk.store.load(case.id)
    own = _own(case.dossier, events)
    parcel = Parcel(
        case.desk.user,
        case.today(),
        page_of(case),
        _store(case.desk).carry_out(case.id, own),
    )
    passphrase = new_passphrase()
    sealed = seal(msgspec.json.encode(parcel), passphrase)
    # So that removing the case names this file too; the colleague's copy does not know of it.
    # Before the file is there: one that is on no list, under a passphrase nobody saw, helps nobody.
    case.record(
        DocumentGemaakt(
            kind="overdracht",
            on=case.desk.clock(),
            file_name=path.name,
            sha256=hashlib.sha256(sealed).hexdigest(),
            left_out=len(own),
        )
    )
    try:
        write_bytes(path, sealed, overwrite)
    except WriteError:
        case.undo()
        raise
    with contextlib.suppress(StoreError):  # it is on disk already; the passphrase must be told now
        case.leave()
    return HandedOver(path, passphrase, len(own))


def take_over(desk: Desk, path: Path, passphrase: str) -> TakenOver:
    """Put a case that a colleague handed over in this store; raises StoreError, OSError."""
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    parcel = read_parcel(unseal(raw, passphrase))
    _store(desk).carry_in(parcel.carried)
    case = OpenCase(desk, parcel.carried.case)
    case.refresh_glance()
    return TakenOver(case, parcel.page, parcel.by)


def read_parcel(raw: bytes) -> Parcel:
    """Return what is in an opened hand-over; raises DamagedStore."""
    try:
        return msgspec.json.decode(raw, type=Parcel)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DamagedStore(
            "Dit bestand komt van een andere versie van gesprekshulp. Er is niets overgenomen. "
            "Werk het programma bij, of vraag een nieuw bestand."
        ) from None


def try_shrinking(case: OpenCase, where: str, remove_on: date) -> None:
    """Raise StoreError when `shrink` would refuse, so that it is told before the question."""
    _present(case)
    if not where.strip():
        raise StoreError("Schrijf waar het leerlingdossier staat. Anders vindt niemand het terug.")
    if remove_on <= case.desk.today():
        raise StoreError("Kies een dag die nog komt. Tot dan staat hier waar het dossier is.")
    held = [
        one for one in case.dossier.meetings.values() if one.stand not in ("gepland", "gesloten")
    ]
    if held:
        raise StoreError("Er is nog een gesprek dat niet is afgesloten. Sluit het eerst af.")


def shrink(case: OpenCase, where: str, remove_on: date) -> tuple[OpenCase, keeping.Removed]:
    """Let only a pointer be left of a case that went to the pupil's file; for good.

    Returns the pointer, and what was removed. Whoever calls this has asked. The
    pointer is made first: a crash halfway leaves both, and loses nothing. Raises StoreError.
    """
    desk = case.desk
    try_shrinking(case, where, remove_on)
    pointer = _pointer(
        desk,
        case.title,
        Transfer(where=where.strip(), on=desk.today(), by=desk.user, remove_on=remove_on),
    )
    return pointer, keeping.remove_case(desk, case.id, GROUND)


def shrinking_told(case: OpenCase) -> list[str]:
    """Return what to know before only a pointer is left, a paragraph each."""
    events = case.desk.store.load(case.id)
    first = (
        "Notities, gesprekken en brieven gaan weg, ook uit elke reservekopie. Er blijft alleen staan "
        "waar het dossier is. Dit kun je niet terugdraaien."
    )
    return [first, *keeping.removing_told(case.desk, events)[1:]]


def pointer_lines(case: OpenCase) -> list[str]:
    """Return where a case went, as lines to read; [] while it is here."""
    gone = case.dossier.transfer
    if gone is None:
        return []
    return [
        f"Deze zaak staat nu in {gone.where}.",
        f"Overgezet op {dutch_date(gone.on, weekday=False)} door {gone.by}.",
        f"Deze verwijzing mag weg na {dutch_date(gone.remove_on, weekday=False)}.",
    ]


def _pointer(desk: Desk, title: str, transfer: Transfer) -> OpenCase:
    made = desk.new_id("z")
    now = desk.clock()
    desk.store.create_case(made, title)
    payloads = (
        ZaakGeopend(case=made, title=title, on=transfer.on),
        DossierOvergezet(transfer=transfer),
    )
    desk.store.append(
        made,
        [
            NewEvent(happened_at=now, entered_at=now, entered_by=desk.user, payload=one)
            for one in payloads
        ],
    )
    desk.store.seal(made, "")
    pointer = OpenCase(desk, made)
    pointer.refresh_glance()
    keeping.set_term(desk, made, GROUND, transfer.remove_on)
    return pointer


def _own(dossier: Dossier, events: list[Event]) -> set[int]:
    """Return the ordinals of events that hold somebody's own working notes, as they are or were."""
    own = {note.id for note in dossier.notes.values() if note.reader == "eigen"}
    found = {ordinal for note in own for ordinal in events_with_text_of(events, note)}
    own_contacts = {one.id for one in dossier.contacts.values() if one.reader == "eigen"}
    for event in events:
        payload = event.payload
        note = getattr(payload, "note", None)
        if getattr(note, "reader", "") == "eigen":
            found.add(event.ordinal)
        if isinstance(payload, ContactVastgelegd) and (
            payload.contact.reader == "eigen" or payload.contact.id in own_contacts
        ):
            found.add(event.ordinal)
    return found


def _present(case: OpenCase) -> None:
    if case.dossier.transfer is not None:
        raise StoreError(f"Deze zaak is al overgezet naar {case.dossier.transfer.where}.")


def _store(desk: Desk) -> SqliteStore:
    return cast(SqliteStore, desk.store)
