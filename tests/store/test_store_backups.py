"""Copies of the store: whole, private, thinned out with care, and put back without loss."""

from __future__ import annotations

import os
import random
import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_help import CASE, CHEAP, MEETING, note, texts, unlocked

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import place_in
from gesprekshulp.store.backups import (
    Backup,
    backups_in,
    check_backup,
    make_backup,
    thin_out,
    worth_keeping,
)
from gesprekshulp.store.errors import NewerStore, StoreBusy
from gesprekshulp.store.interface import DamagedStore, Store, StoreError
from gesprekshulp.store.keyfile import KEY_FILE
from gesprekshulp.store.keys import change_passphrase, read_key
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.restore import asides, glances_in, put_back
from gesprekshulp.store.second_places import MARK
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, open_store

PASS = "vier woorden op rij"
NOW = datetime(2026, 11, 28, 15, 0, tzinfo=UTC)


@pytest.fixture
def place(folder: Path) -> Path:
    return folder / BACKUP_FOLDER


def backups_of(store: Store, folder: Path, now: datetime = NOW) -> Backups:
    assert isinstance(store, SqliteStore)
    return Backups(store, folder, lambda: now)


def test_a_copy_holds_all_opens_alone_and_tells_nothing(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    store.append(CASE, [note("Pimpelmees")])
    store.seal(CASE, MEETING)
    store.append(CASE, [note("concept")])
    backups = backups_of(store, folder)
    assert backups.wanted
    assert backups.run() == []
    assert not backups.wanted
    (made,) = backups_in(place)
    assert check_backup(made.path, key) == (1, 2, "")
    assert [one.title for one in glances_in(made.path, key)] == ["S.V."]
    assert b"Pimpelmees" not in made.path.read_bytes()
    assert sorted(one.name for one in place.iterdir()) == [KEY_FILE, made.path.name]
    if os.name != "nt":
        assert place.stat().st_mode & 0o777 == 0o700
        assert {one.stat().st_mode & 0o777 for one in place.iterdir()} == {0o600}
    with pytest.raises(DamagedStore):
        check_backup(made.path, bytes(32))


def test_a_program_that_stops_while_copying_leaves_the_rest_for_the_next_time(
    store: Store, folder: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = backups_of(store, folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second_place(str(stick))
    store.append(CASE, [note("Pimpelmees")])

    def then_stopped(*given: Any) -> Any:
        made = make_backup(*given)
        store.close()
        return made

    monkeypatch.setattr("gesprekshulp.casework.backups.make_backup", then_stopped)
    assert backups.run() == []
    assert backups.wanted
    assert backups_in(place), "wat hier gemaakt werd, blijft"


def test_copying_while_notes_are_kept_loses_and_tears_nothing(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    assert isinstance(store, SqliteStore)
    kept: list[str] = []
    stop = threading.Event()

    def take_notes() -> None:
        while not stop.is_set():
            words = f"regel {len(kept)}"
            store.append(CASE, [note(words)])
            kept.append(words)

    writer = threading.Thread(target=take_notes)
    writer.start()
    try:
        for number in range(8):
            before = list(kept)
            made, checked = make_backup(store, place, NOW + timedelta(seconds=number))
            assert checked.fault == ""
            assert checked.events >= len(before)
            with open_copy(made.path, key, folder) as copied:
                found = texts(copied.load(CASE))
            assert found[: len(before)] == before
            assert found == [f"regel {n}" for n in range(len(found))]
    finally:
        stop.set()
        writer.join()
    assert texts(store.load(CASE)) == kept


class open_copy:
    """A copy opened as a store of its own, elsewhere."""

    def __init__(self, path: Path, key: bytes, near: Path) -> None:
        self.folder = near.parent / "bekeken"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        shutil.copy(path, self.folder / DATABASE_FILE)
        self.key = key

    def __enter__(self) -> SqliteStore:
        self.store = open_store(self.folder, key=self.key)
        return self.store

    def __exit__(self, *_: object) -> None:
        self.store.close()


_BEGIN = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
_HOURS = st.lists(st.integers(0, 24 * 800), min_size=1, max_size=60)


def _copies(hours: list[int]) -> list[Backup]:
    return [
        Backup(number, _BEGIN + timedelta(hours=hour), Path(str(number)))
        for number, hour in enumerate(hours, 1)
    ]


@given(_HOURS)
def test_thinning_out_keeps_the_newest_and_never_too_many(hours: list[int]) -> None:
    """Whatever the clock says: numbers, not times, say what is new."""
    copies = _copies(hours)
    kept = worth_keeping(copies)
    assert max(copies) in kept
    assert len(kept) <= 7 + 4 + 12
    days = {one.at.date() for one in copies}
    assert len({one.at.date() for one in kept}) >= min(7, len(days))
    assert worth_keeping(kept) == kept


@given(_HOURS)
def test_thinning_out_day_by_day_keeps_what_thinning_at_once_keeps_of_the_week(
    hours: list[int],
) -> None:
    copies = _copies(sorted(hours))
    have: set[Backup] = set()
    for one in copies:
        have = worth_keeping({*have, one})
    newest_days = sorted({one.at.date() for one in copies})[-7:]
    assert {one.at.date() for one in have} >= set(newest_days)


def test_a_year_of_days_leaves_a_week_a_month_and_a_year(tmp_path: Path) -> None:
    for day in range(400):
        at = _BEGIN + timedelta(days=day)
        (tmp_path / f"zaken-{day + 1:06}-{at:%Y%m%dT%H%M%S}Z.db").write_bytes(b"x")
        thin_out(tmp_path)
    left = [one.at.date().isoformat() for one in backups_in(tmp_path)]
    assert len(left) <= 23
    assert left[0] == "2027-02-04"
    assert "2026-03-31" in left


@pytest.mark.parametrize("name", ["zaken-000001-20269928T150000Z.db", "zaken-x.db", "iets.txt"])
def test_strange_names_are_no_copies(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert backups_in(tmp_path) == []
    assert backups_in(tmp_path / "nergens") == []


def test_a_clock_that_is_set_back_does_not_stop_the_copies(store: Store, folder: Path) -> None:
    backups_of(store, folder, NOW).run()
    earlier = backups_of(store, folder, NOW - timedelta(days=400))
    assert earlier.wanted
    earlier.run()
    newest = earlier.listed()[0].backup
    assert (newest.number, newest.at) == (2, NOW - timedelta(days=400))


def test_the_second_place_gets_all_that_is_needed_on_another_computer(
    store: Store, folder: Path, tmp_path: Path, key: bytes
) -> None:
    store.append(CASE, [note("mee")])
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = backups_of(store, folder)
    assert backups.choose_second_place(str(stick)) == []
    there = place_in(stick)
    copy = backups_in(there)[0].path.name
    assert {one.name for one in there.iterdir()} == {KEY_FILE, MARK, copy}
    store.close()
    shutil.rmtree(folder)
    other = tmp_path / "nieuwe laptop"
    there_key = read_key(there, PASS)
    put_back(other, backups_in(there)[0].path, (there_key,), NOW, there / KEY_FILE)
    again = open_store(other, PASS)
    assert texts(again.load(CASE)) == ["mee"]
    again.close()


def test_a_second_place_that_is_gone_is_told_once_and_again_after_it_came_back(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "weg"
    stick.mkdir()
    backups = backups_of(store, folder)
    backups.choose_second_place(str(stick))
    stick.rename(away)
    assert "er nu niet" in backups.run()[0]
    assert backups.run() == []
    away.rename(stick)
    assert backups.run() == []
    assert len(backups_in(place_in(stick))) == 2 or backups_in(place_in(stick))[0].number == 4
    stick.rename(away)
    assert len(backups.run()) == 1


def test_a_copy_that_does_not_open_on_the_second_place_is_told(
    store: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = backups_of(store, folder)
    monkeypatch.setattr(
        "gesprekshulp.casework.backups.check_backup",
        lambda path, key: check_backup(path, key)._replace(fault="een bladzijde is veranderd"),
    )
    (told,) = backups.choose_second_place(str(stick))
    assert "staat op deze computer, maar niet op de tweede plek" in told
    assert "een bladzijde is veranderd. Kies een andere plek." in told


def test_a_second_place_beside_the_cases_is_refused(store: Store, folder: Path) -> None:
    (folder / "hier").mkdir()
    backups = backups_of(store, folder)
    for wrong, words in ((folder / "hier", "zelfde map"), (folder / "nergens", "is er niet")):
        with pytest.raises(StoreError, match=words):
            backups.choose_second_place(str(wrong))
    assert backups.second_place() is None


def test_putting_back_sets_what_was_there_aside_and_it_can_come_back(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    store.append(CASE, [note("toen")])
    backups_of(store, folder).run()
    store.append(CASE, [note("later")])
    store.close()
    aside = put_back(folder, backups_in(place)[0].path, (key,), NOW, None)
    again = open_store(folder, PASS)
    assert texts(again.load(CASE)) == ["toen"]
    again.append(CASE, [note("verder")])
    again.close()
    assert asides(folder) == [aside]
    with open_copy(aside / DATABASE_FILE, key, folder) as before:
        assert texts(before.load(CASE)) == ["toen", "later"]


def test_nothing_is_put_back_while_another_window_has_the_store(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    backups_of(store, folder).run()
    store.append(CASE, [note("nu")])
    with pytest.raises(StoreBusy, match="ander venster"):
        put_back(folder, backups_in(place)[0].path, (key,), NOW, None)
    assert texts(store.load(CASE)) == ["nu"]
    assert asides(folder) == []


@pytest.mark.parametrize("stop_at", range(1, 9))
def test_putting_back_that_breaks_off_loses_nothing_and_can_be_done_again(
    store: Store,
    folder: Path,
    place: Path,
    key: bytes,
    monkeypatch: pytest.MonkeyPatch,
    stop_at: int,
) -> None:
    store.append(CASE, [note("toen")])
    backups_of(store, folder).run()
    store.append(CASE, [note("later")])
    store.close()
    calls = 0

    def counted(real: object) -> object:
        def step(*given: object, **named: object) -> object:
            nonlocal calls
            calls += 1
            if calls == stop_at:
                raise KeyboardInterrupt
            return real(*given, **named)  # type: ignore[operator]

        return step

    monkeypatch.setattr(os, "replace", counted(os.replace))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
    monkeypatch.setattr(shutil, "copyfile", counted(shutil.copyfile))
    copy = backups_in(place)[0].path
    try:
        put_back(folder, copy, (key,), NOW, None)
        finished = True
    except KeyboardInterrupt:
        finished = False
    monkeypatch.undo()
    again = open_store(folder, PASS)
    found = texts(again.load(CASE))
    again.close()
    assert found in (["toen"], ["toen", "later"])
    assert not finished or found == ["toen"]
    put_back(folder, copy, (key,), NOW + timedelta(seconds=5), None)
    last = open_store(folder, PASS)
    assert texts(last.load(CASE)) == ["toen"]
    last.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_copy_is_noticed_and_never_put_back(
    store: Store, folder: Path, place: Path, key: bytes, seed: int
) -> None:
    for number in range(30):
        store.append(CASE, [note(f"regel {number} " + "woorden " * 20)])
    backups_of(store, folder).run()
    store.close()
    copy = backups_in(place)[0].path
    raw = bytearray(copy.read_bytes())
    raw[random.Random(seed).randrange(len(raw))] ^= 1
    copy.write_bytes(raw)
    try:
        fault = check_backup(copy, key).fault
    except DamagedStore:
        fault = "niet te openen"
    assert fault
    with pytest.raises(StoreError):
        put_back(folder, copy, (key,), NOW, None)
    again = open_store(folder, PASS)
    assert len(again.load(CASE)) == 30
    again.close()


def test_a_copy_of_a_newer_version_is_refused_and_unharmed(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    backups_of(store, folder).run()
    copy = backups_in(place)[0].path
    shutil.move(copy, place / DATABASE_FILE)
    con = unlocked(place, key)
    con.execute("PRAGMA user_version=99")
    con.close()
    shutil.move(place / DATABASE_FILE, copy)
    before = copy.read_bytes()
    store.close()
    with pytest.raises(NewerStore):
        put_back(folder, copy, (key,), NOW, None)
    assert copy.read_bytes() == before


def test_a_chain_that_was_tampered_with_is_told_and_older_copies_stay(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    for words in ("een", "twee", "drie"):
        store.append(CASE, [note(words)])
    store.seal(CASE, MEETING)
    for day in range(3):
        backups_of(store, folder, NOW + timedelta(hours=day)).run()
    con = unlocked(folder, key)
    con.execute(
        "update events set content = cast(replace(cast(content as text), 'twee', 'nooit') as blob)"
        " where number = 2"
    )
    con.close()
    (told,) = backups_of(store, folder, NOW + timedelta(days=1)).run()
    assert "gebeurtenis 2" in told
    assert len(backups_in(place)) == 2


def test_the_copies_do_not_open_by_an_old_passphrase(
    store: Store, folder: Path, place: Path
) -> None:
    from gesprekshulp.store.interface import WrongPassphrase

    backups_of(store, folder).run()
    change_passphrase(folder, PASS, "een nieuwe zin", CHEAP)
    assert read_key(place, "een nieuwe zin")
    with pytest.raises(WrongPassphrase):
        read_key(place, PASS)


def test_what_was_set_aside_does_not_open_by_an_old_passphrase_either(
    store: Store, folder: Path, place: Path, key: bytes
) -> None:
    from gesprekshulp.store.interface import WrongPassphrase

    backups_of(store, folder).run()
    store.close()
    aside = put_back(folder, backups_in(place)[0].path, (key,), NOW, None)
    assert read_key(aside, PASS) == key
    change_passphrase(folder, PASS, "een nieuwe zin", CHEAP)
    assert read_key(aside, "een nieuwe zin") == key
    with pytest.raises(WrongPassphrase):
        read_key(aside, PASS)


def test_a_full_disk_is_told_and_leaves_no_half_copy(
    store: Store, folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.store import backups as module

    def refuse(_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(module, "_on_disk", refuse)
    (told,) = backups_of(store, folder).run()
    assert "vol" in told
    assert list(place.iterdir()) == []
    store.append(CASE, [note("gaat gewoon door")])
