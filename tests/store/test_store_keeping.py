"""Removing is real: from the store, every copy and the second place; what stays says of nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_help import CASE, CHEAP, MEETING, decrypted_pages, note, texts

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import place_in
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keeping import over, remove_case, set_term, terms, wipe_events
from gesprekshulp.dossier.events import DocumentGemaakt, NewEvent
from gesprekshulp.knowledge.keeping import KeepingGround
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.backups import backups_in, check_backup
from gesprekshulp.store.database import Database
from gesprekshulp.store.interface import Store, StoreError
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.restore import asides, put_back
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, create_store, open_store

PASS = "vier woorden op rij"
NOW = datetime(2026, 11, 28, 15, 0, tzinfo=UTC)
SECRET, OTHER = "Pimpelmees", "Boomklever"
GROUND = KeepingGround(id="vertrokken", title="Van school", years="2", text="De dag van vertrek.")


@pytest.fixture
def desk(store: Store, folder: Path, tmp_path: Path) -> Desk:
    """Two cases, three copies, one of them in a second place and one set aside."""
    assert isinstance(store, SqliteStore)
    backups = Backups(store, folder, lambda: NOW)
    store.create_case("z-2", "A.B.")
    store.append("z-2", [note(OTHER)])
    store.append(CASE, [note("gewoon")])
    store.append(CASE, [note(SECRET)])
    store.seal(CASE, MEETING)
    store.append(CASE, [note(f"{SECRET} concept")])
    store.save_half_line(CASE, "regel", SECRET)
    store.save_personal(CASE, MEETING, "plan", SECRET)
    made = NewEvent(
        happened_at=NOW,
        entered_at=NOW,
        entered_by="Karin",
        payload=DocumentGemaakt(
            kind="samenvatting", on=NOW, meeting=MEETING, file_name="samenvatting-z-1.docx"
        ),
    )
    store.append(CASE, [made])
    (tmp_path / "stick").mkdir()
    backups.choose_second_place(str(tmp_path / "stick"))
    return Desk(store, Content(keeping={GROUND.id: GROUND}), lambda: NOW, backups=backups)


def everything(folder: Path, key: bytes, tmp_path: Path) -> dict[str, bytes]:
    """Every page of every file with cases, as whoever has the key can read it."""
    found = {"opslag": decrypted_pages(folder, key)}
    files = [one.path for one in backups_in(folder / BACKUP_FOLDER)]
    files += [one / DATABASE_FILE for one in asides(folder)]
    if (tmp_path / "stick").exists():
        files += [one.path for one in backups_in(place_in(tmp_path / "stick"))]
    for file in files:
        copy = tmp_path / "ontleed"
        copy.mkdir(exist_ok=True)
        (copy / DATABASE_FILE).write_bytes(file.read_bytes())
        found[str(file)] = decrypted_pages(copy, key)
    return found


def test_a_removed_case_is_nowhere_and_the_others_are_whole(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    assert isinstance(desk.store, SqliteStore)
    key = desk.store.key
    desk.store.close()
    put_back(folder, backups_in(folder / BACKUP_FOLDER)[0].path, (key,), NOW, None)
    desk.store = open_store(folder, PASS)
    desk.backups = Backups(desk.store, folder, lambda: NOW)
    desk.backups.run()
    before = everything(folder, key, tmp_path)
    assert len(before) >= 4
    assert all(SECRET.encode() in pages for pages in before.values())
    removed = remove_case(desk, CASE, "vertrokken")
    assert removed.events == 4
    assert "samenvatting-z-1.docx" in removed.remarks[-1]
    after = everything(folder, key, tmp_path)
    assert after.keys() == before.keys()
    for where, pages in after.items():
        assert SECRET.encode() not in pages, where
        assert b"S.V." not in pages, where
        assert OTHER.encode() in pages, where
    (record,) = desk.store.removals()
    assert record == ("2026-11-28", "vertrokken", 4, len(before) - 1, 1)
    assert [one.case for one in desk.glances()] == ["z-2"]
    for one in backups_in(folder / BACKUP_FOLDER):
        assert check_backup(one.path, key).fault == ""
    desk.store.close()


def test_one_wiped_event_is_nowhere_and_all_chains_verify(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    assert isinstance(desk.store, SqliteStore)
    desk.store.save_half_line(CASE, "regel", "")
    desk.store.save_personal(CASE, MEETING, "plan", "")
    assert desk.backups is not None
    desk.backups.run()
    key = desk.store.key
    for event in desk.store.load(CASE):
        if SECRET in str(event.payload):
            assert wipe_events(desk, CASE, [event.ordinal]).remarks == ()
    for one in backups_in(folder / BACKUP_FOLDER):
        copied = SqliteStore(Database(one.path, key))
        assert copied.verify(CASE).first_fault is None
        assert "gewoon" in texts(copied.load(CASE))
        copied.save_half_line(CASE, "regel", "")
        copied.save_personal(CASE, MEETING, "plan", "")
        copied._db.scrub()
        copied.close()
    for where, pages in everything(folder, key, tmp_path).items():
        if "stick" not in where:
            assert SECRET.encode() not in pages, where


def test_a_second_place_that_is_away_is_wiped_when_it_comes_back(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    assert isinstance(desk.store, SqliteStore)
    key = desk.store.key
    (tmp_path / "stick").rename(tmp_path / "weg")
    assert any("tweede plek" in one for one in remove_case(desk, CASE).remarks)
    (tmp_path / "weg").rename(tmp_path / "stick")
    assert desk.backups is not None
    desk.backups.run()
    for where, pages in everything(folder, key, tmp_path).items():
        assert SECRET.encode() not in pages, where
    assert "nog-te-wissen" not in desk.store.personal("", "")


def test_a_damaged_copy_goes_as_a_whole_and_a_newer_one_is_named(desk: Desk, folder: Path) -> None:
    place = folder / BACKUP_FOLDER
    assert desk.backups is not None
    damaged = backups_in(place)[0].path
    damaged.write_bytes(b"kapot" * 2000)
    told = remove_case(desk, CASE).remarks
    assert any("in zijn geheel weggehaald" in one for one in told)
    assert not damaged.exists()


def test_a_full_disk_never_costs_a_good_copy(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.store import scrubbing

    have = backups_in(folder / BACKUP_FOLDER)

    def refuse(_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(scrubbing, "make_private_file", refuse)
    told = remove_case(desk, CASE).remarks
    assert any("haal haar zelf weg" in one for one in told)
    assert backups_in(folder / BACKUP_FOLDER) == have


def test_a_term_has_a_reason_and_is_over_the_day_after(desk: Desk) -> None:
    assert terms(desk) == {}
    assert set_term(desk, CASE, "vertrokken", date(2024, 11, 28)) == date(2026, 11, 28)
    assert over(desk) == set()
    assert set_term(desk, CASE, "vertrokken", date(2024, 11, 27)) == date(2026, 11, 27)
    assert over(desk) == {CASE}
    with pytest.raises(StoreError, match="vertrokken"):
        set_term(desk, CASE, "zomaar", date(2024, 1, 1))
    with pytest.raises(StoreError):
        set_term(desk, "z-9", "vertrokken", date(2024, 1, 1))
    remove_case(desk, CASE)
    assert terms(desk) == {}


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from("0123456789"))
def test_a_term_is_never_shorter_than_its_years(day: date, years: str) -> None:
    until = KeepingGround(id="x", title="x", years=years, text="x").until(day)
    assert until.year == day.year + int(years)
    assert (until.month, until.day) in ((day.month, day.day), (2, 28))


def test_without_copies_it_works_too(tmp_path: Path) -> None:
    store = create_store(tmp_path / "los", "zin", cost=CHEAP)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note(SECRET)])
    desk = Desk(store, Content(), lambda: NOW)
    assert remove_case(desk, CASE) == (1, (), True)
    store.close()
