"""Wiping that broke off: killed, a second window, a full disk. What was told to be gone, goes."""

from __future__ import annotations

import os
import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from killed_at import run_until
from store_help import CASE, CHEAP, MEETING, NOW, note, texts, unlocked
from test_store_keeping import everything

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.finishing import still_to_wipe
from gesprekshulp.casework.keeping import wipe_events
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store import scrubbing
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.sqlite import SqliteStore, create_store, open_store

PASS = "vier woorden op rij"
SECRET, MORE, OTHER = "Pimpelmees", "Roodborst", "Boomklever"


@pytest.fixture
def filled(folder: Path, tmp_path: Path) -> Path:
    """Two cases, one with two things to wipe, and copies here and on a stick."""
    store = create_store(folder, PASS, cost=CHEAP)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note("gewoon")])
    store.append(CASE, [note(SECRET)])
    store.seal(CASE, MEETING)
    store.append(CASE, [note(MORE)])
    store.create_case("z-2", "A.B.")
    store.append("z-2", [note(OTHER)])
    (tmp_path / "stick").mkdir()
    Backups(store, folder, lambda: NOW).choose_second_place(str(tmp_path / "stick"))
    store.close()
    return folder


def again(folder: Path) -> SqliteStore:
    """The program is started again the next day, and has a quiet moment."""
    store = open_store(folder, PASS)
    backups = Backups(store, folder, lambda: NOW + timedelta(days=1))
    assert backups.wanted
    assert backups.run() == []
    return store


@pytest.mark.skipif(os.name == "nt", reason="hier wordt met een signaal gestopt")
@pytest.mark.parametrize("what", ["wis", "verwijder"])
def test_killed_at_every_step_it_is_whole_or_gone_everywhere(
    filled: Path, tmp_path: Path, what: str
) -> None:
    """A sample of the steps; with ALLE_STAPPEN in the environment every one."""
    stick, kept = tmp_path / "stick", tmp_path / "zoals het was"
    shutil.copytree(filled, kept / "opslag")
    shutil.copytree(stick, kept / "stick")
    whole = run_until(filled, what, 0)
    assert whole.returncode == 0, whole.stderr
    every = range(1, int(whole.stdout) + 1)
    assert len(every) > 40
    some = [1, 2, *random.Random(8).sample(every, 10)]
    steps = every if os.environ.get("ALLE_STAPPEN") else some
    outcomes = set()
    for stop in steps:
        for now, before in ((filled, kept / "opslag"), (stick, kept / "stick")):
            shutil.rmtree(now)
            shutil.copytree(before, now)
        assert run_until(filled, what, stop).returncode == -9
        store = again(filled)
        cases = [one.case for one in store.glances()]
        done = CASE not in cases if what == "verwijder" else SECRET not in texts(store.load(CASE))
        outcomes.add(done)
        assert len(store.removals()) == (what == "verwijder" and done), stop
        if CASE in cases:
            assert store.verify(CASE).first_fault is None
            assert "gewoon" in texts(store.load(CASE))
            assert (MORE in texts(store.load(CASE))) != done
        assert not still_to_wipe(store)
        key = store.key
        store.close()
        for where, pages in everything(filled, key, tmp_path).items():
            assert (SECRET.encode() in pages) != done, (stop, where)
            assert (MORE.encode() in pages) != done, (stop, where)
            assert OTHER.encode() in pages, (stop, where)
    assert outcomes == {True, False}


def test_a_second_window_that_reads_keeps_a_trace_until_it_is_closed(filled: Path) -> None:
    store = open_store(filled, PASS)
    store._db._con.execute("PRAGMA busy_timeout=10")
    backups = Backups(store, filled, lambda: NOW)
    reader = unlocked(filled, store.key)
    reader.execute("BEGIN")
    reader.execute("select count(*) from events").fetchone()
    desk = Desk(store, Content(), lambda: NOW, backups=backups)
    told = wipe_events(desk, CASE, [2, 3]).remarks
    assert any("tweede gesprekshulp" in one for one in told)
    assert still_to_wipe(store)
    reader.close()
    assert backups.run() == []
    assert not still_to_wipe(store)
    store.close()


def test_a_copy_that_could_not_be_changed_is_changed_the_next_time(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise OSError(28, "vol")

    store = open_store(filled, PASS)
    desk = Desk(store, Content(), lambda: NOW, backups=Backups(store, filled, lambda: NOW))
    with monkeypatch.context() as full:
        full.setattr(scrubbing, "make_private_file", refuse)
        told = wipe_events(desk, CASE, [2, 3]).remarks
    assert sum("probeer het" in one for one in told) == 2, "hier en op de stick"
    assert Backups(store, filled, lambda: NOW).wanted, "ook al is er vandaag al een kopie"
    key = store.key
    store.close()
    again(filled).close()
    assert len(backups_in(filled / BACKUP_FOLDER)) == 2
    for where, pages in everything(filled, key, tmp_path).items():
        assert SECRET.encode() not in pages, where
        assert MORE.encode() not in pages, where


def test_of_several_all_are_wiped_or_none(filled: Path) -> None:
    store = open_store(filled, PASS)
    with pytest.raises(StoreError, match="geen gebeurtenis 99"):
        store.wipe(CASE, 2, 99, in_copies=True)
    assert SECRET in texts(store.load(CASE))
    assert not still_to_wipe(store)
    store.close()
