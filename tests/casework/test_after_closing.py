"""A closed talk leaves no layer of the user's own, not in a copy either; an open one keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.copy_places import place_in
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.rehearsal.keeping import Shelf
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.types import Leerling, School
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.database import Database
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.salvage import _pages
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, create_store

LAYER, UNDONE, HALF, KEPT = "Pimpelmees", "Roodborst", "Goudvink", "Boomklever"


class Place(NamedTuple):
    """A store in use with a copy of today, here and on a stick, of a talk that is open."""

    desk: Desk
    meeting: Meeting
    folder: Path
    stick: Path
    at: list[datetime]

    def tomorrow(self) -> None:
        self.at[0] += timedelta(days=1)

    @property
    def backups(self) -> Backups:
        assert self.desk.backups is not None
        return self.desk.backups

    @property
    def store(self) -> SqliteStore:
        assert isinstance(self.desk.store, SqliteStore)
        return self.desk.store

    def close_the_talk(self) -> None:
        self.meeting.end()
        Aftercare(self.meeting.case, self.meeting.id).close()

    def copies(self) -> list[Path]:
        found = [one.path for one in backups_in(self.folder / BACKUP_FOLDER)]
        if self.stick.exists():
            found += [one.path for one in backups_in(place_in(self.stick))]
        return found

    def holding(self, word: str) -> list[str]:
        """Where this word stands on any page of any file, for whoever has the key."""
        self.store.scrub()
        files = [self.folder / DATABASE_FILE, *self.copies()]
        key = self.store.key
        return [
            str(one) for one in files if any(word.encode() in page for page, _ in _pages(one, key))
        ]


@pytest.fixture
def place(tmp_path: Path, content: Content) -> Iterator[Place]:
    at = [datetime(2026, 11, 2, 10, tzinfo=UTC)]

    def clock() -> datetime:
        at[0] += timedelta(seconds=1)
        return at[0]

    folder, stick = tmp_path / "opslag", tmp_path / "stick"
    stick.mkdir()
    store = create_store(folder, "vier woorden op rij", cost=Cost(n=1 << 10))
    desk = Desk(store, content, clock, backups=Backups(store, folder, clock))
    case = desk.new_case(Leerling(first_name="Sem"), School(name="De Linde", sector="po"))
    meeting = begin(case, [])
    note = meeting.keep(KEPT)
    assert note is not None
    store.save_personal(case.id, meeting.id, f"soort:{note.id}", LAYER)
    Shelf(store, case.id, meeting.id).save_favourites([f"Ik zeg: {LAYER}"])
    meeting.keep(UNDONE)
    case.undo(meeting.id)
    meeting.save_half_line(HALF)
    assert desk.backups is not None
    assert desk.backups.choose_second_place(str(stick)) == []
    meeting.save_half_line("")
    made = Place(desk, meeting, folder, stick, at)
    for word in (LAYER, UNDONE, HALF, KEPT):
        assert len(made.holding(word)) >= 2, word
    yield made
    store.close()


def test_the_own_layer_goes_from_every_copy_when_the_talk_is_closed(place: Place) -> None:
    place.tomorrow()  # else the copy of the evening replaces the one of the morning
    place.close_the_talk()
    assert place.backups.wanted
    assert place.backups.run() == []
    for word in (LAYER, UNDONE, HALF):
        assert place.holding(word) == [], word
    assert len(place.holding(KEPT)) == 1 + len(place.copies())
    for one in place.copies():
        copy = SqliteStore(Database(one, place.store.key))
        assert copy.verify(place.meeting.case.id).first_fault is None
        copy.close()


def test_what_was_undone_after_a_copy_was_made_goes_from_that_copy_too(place: Place) -> None:
    place.meeting.keep("Nachtegaal")
    place.backups.run()
    place.tomorrow()
    assert len(place.holding("Nachtegaal")) >= 3
    place.meeting.case.undo(place.meeting.id)
    place.meeting.keep("iets anders")
    place.close_the_talk()
    assert place.backups.run() == []
    assert place.holding("Nachtegaal") == []
    for one in place.copies():
        copy = SqliteStore(Database(one, place.store.key))
        assert copy.verify(place.meeting.case.id).first_fault is None
        copy.close()


def test_a_stick_that_was_away_is_rid_of_it_once_it_is_back_and_nobody_is_bothered(
    place: Place,
) -> None:
    away = place.stick.with_name("weg")
    place.stick.rename(away)
    place.close_the_talk()
    place.tomorrow()
    (told,) = place.backups.run()
    assert "de volgende keer gaat het vanzelf" in told
    away.rename(place.stick)
    assert place.backups.run() == []
    assert place.holding(LAYER) == []


def test_a_damaged_copy_is_not_thrown_away_for_it(place: Place) -> None:
    damaged = backups_in(place.folder / BACKUP_FOLDER)[0].path
    damaged.write_bytes(b"kapot" * 2000)
    place.tomorrow()
    place.close_the_talk()
    place.backups.run()
    assert damaged.exists()


def test_a_copy_that_is_put_back_in_an_open_talk_has_the_layer(place: Place) -> None:
    (listed, *_) = place.backups.listed()
    place.backups.put_back_and_go_on(listed)
    case = OpenCase(place.desk, place.meeting.case.id)
    kept = place.store.personal(case.id, place.meeting.id)
    assert LAYER in kept.values()
    assert place.meeting.half_line() == HALF
