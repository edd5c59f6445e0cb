"""Every older version opens with all that was in it; a newer one is left alone; nothing half."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from store_help import CASE, MEETING, NOW, note, texts, unlocked

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keeping import remove_case, wipe_events
from gesprekshulp.dossier.events import Unknown, Wiped
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store import database as database_module
from gesprekshulp.store.backups import backups_in, check_backup, worth_keeping
from gesprekshulp.store.errors import StoreFull
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.salvage import salvage
from gesprekshulp.store.salvage_words import as_text
from gesprekshulp.store.schema import MIGRATIONS, VERSION
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, open_store
from gesprekshulp.store.whole_file import connect, unlock

FIXTURES = Path(__file__).parent / "fixtures"
sys.path.insert(0, str(FIXTURES))
from make_fixture import DRAFTS, PASSPHRASE, SEALED, UNKNOWN  # noqa: E402

EVERY = sorted(path.name for path in FIXTURES.iterdir() if path.name.startswith("versie-"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "versie-1", tmp_path / "oud"))


def version_of(folder: Path, key: bytes) -> int:
    con = unlocked(folder, key)
    try:
        return int(con.execute("PRAGMA user_version").fetchone()[0])
    finally:
        con.close()


def all_is_there(store: SqliteStore) -> None:
    events = store.load(CASE)
    payloads = [event.payload for event in events]
    assert texts(events)[:3] == SEALED
    assert payloads[3] == UNKNOWN
    assert isinstance(payloads[3], Unknown)
    assert isinstance(payloads[4], Wiped)
    assert texts(events)[-1:] == DRAFTS
    report = store.verify(CASE)
    assert (report.checked, report.wiped, report.first_fault) == (6, 1, None)
    assert store.half_line(CASE, "regel") == "half get"
    assert store.personal("", "") == {"gebruiker": "Karin de Wit"}
    assert [one.title for one in store.glances()] == ["S.V.", "A.B."]
    assert texts(store.redo(CASE, "g-2")) == ["teruggenomen"]


def test_there_is_a_fixture_of_every_version() -> None:
    for version in range(1, VERSION + 1):
        assert {f"versie-{version}", f"versie-{version}-gestopt"} <= set(EVERY), (
            "maak haar met tests/store/fixtures/make_fixture.py"
        )


@pytest.mark.parametrize("name", EVERY)
def test_every_older_version_opens_with_all_that_was_in_it(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(FIXTURES / name, tmp_path / "oud"))
    store = open_store(folder, PASSPHRASE)
    all_is_there(store)
    store.append(CASE, [note("met het nieuwe programma")])
    store.seal(CASE, MEETING)
    assert store.verify(CASE).first_fault is None
    key = store.key
    store.close()
    assert version_of(folder, key) == VERSION
    upgraded = not name.startswith(f"versie-{VERSION}")
    assert bool(backups_in(folder / BACKUP_FOLDER)) is upgraded


def test_before_an_upgrade_a_copy_is_made_that_the_old_program_can_open(old: Path) -> None:
    key = read_key(old, PASSPHRASE)
    open_store(old, PASSPHRASE).close()
    (copy,) = backups_in(old / BACKUP_FOLDER)
    assert copy.path.name.endswith(f"-voor-versie-{VERSION}.db")
    assert check_backup(copy.path, key).fault == ""
    shutil.move(copy.path, copy.path.with_name(DATABASE_FILE))
    assert version_of(old / BACKUP_FOLDER, key) == 1


def test_that_copy_is_not_thinned_out(old: Path) -> None:
    store = open_store(old, PASSPHRASE)
    place = old / BACKUP_FOLDER
    from datetime import UTC, datetime, timedelta

    from gesprekshulp.store.backups import make_backup, thin_out

    for day in range(60):
        make_backup(store, place, datetime(2027, 1, 1, tzinfo=UTC) + timedelta(days=day))
        thin_out(place)
    assert any("voor-versie" in one.path.name for one in backups_in(place))
    assert worth_keeping(backups_in(place)) == set(backups_in(place))
    store.close()


@pytest.mark.parametrize("broken", range(len(MIGRATIONS[-1]) + 1))
def test_an_upgrade_that_breaks_off_anywhere_is_picked_up(
    old: Path, monkeypatch: pytest.MonkeyPatch, broken: int
) -> None:
    key = read_key(old, PASSPHRASE)
    steps = [*MIGRATIONS[-1][:broken], "insert into nergens values (1)", *MIGRATIONS[-1][broken:]]
    monkeypatch.setattr(database_module, "MIGRATIONS", (*MIGRATIONS[:-1], tuple(steps)))
    with pytest.raises(StoreError):
        open_store(old, PASSPHRASE)
    assert version_of(old, key) == 1
    monkeypatch.undo()
    store = open_store(old, PASSPHRASE)
    all_is_there(store)
    store.close()
    assert len(backups_in(old / BACKUP_FOLDER)) == 1


def test_an_upgrade_killed_at_any_moment_is_picked_up(old: Path) -> None:
    """A real process, stopped in the middle of the transaction."""
    import subprocess

    killed = (
        "import os, sys, pathlib\n"
        "from gesprekshulp.store import database\n"
        "database.MIGRATIONS = (*database.MIGRATIONS[:-1], (*database.MIGRATIONS[-1], 'select stop()'))\n"
        "real = database.connect\n"
        "def connect(*given):\n"
        "    con = real(*given)\n"
        "    con.create_function('stop', 0, lambda: os._exit(9))\n"
        "    return con\n"
        "database.connect = connect\n"
        "from gesprekshulp.store.sqlite import open_store\n"
        f"open_store(pathlib.Path(sys.argv[1]), {PASSPHRASE!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(old)], check=False)
    assert done.returncode == 9
    store = open_store(old, PASSPHRASE)
    all_is_there(store)
    store.close()


def test_without_room_for_the_copy_nothing_is_upgraded(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.store import upgrading

    key = read_key(old, PASSPHRASE)

    def refuse(_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(upgrading, "make_private_file", refuse)
    with pytest.raises(StoreFull):
        open_store(old, PASSPHRASE)
    assert version_of(old, key) == 1
    assert backups_in(old / BACKUP_FOLDER) == []


@pytest.mark.parametrize("what", ["wis", "verwijder"])
def test_wiping_leaves_that_copy_the_way_back_to_the_old_program(old: Path, what: str) -> None:
    store = open_store(old, PASSPHRASE)
    key, words = store.key, SEALED[0]
    desk = Desk(store, Content(), lambda: NOW, backups=Backups(store, old, lambda: NOW))
    first = next(one.ordinal for one in store.load(CASE) if texts([one]) == [words])
    if what == "wis":
        assert wipe_events(desk, CASE, [first]).everywhere
    else:
        assert remove_case(desk, CASE).everywhere
    store.close()
    (copy,) = backups_in(old / BACKUP_FOLDER)
    con = connect(copy.path)
    unlock(con, key)
    assert con.execute("PRAGMA user_version").fetchone()[0] == 1
    names = {row[0] for row in con.execute("select name from sqlite_master")}
    con.close()
    assert "keeping" not in names
    assert not check_backup(copy.path, key).fault
    assert words not in as_text(salvage([copy.path], [key]))
