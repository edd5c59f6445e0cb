"""A folder that may only be read, a clock set back, two windows on one case: nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from store_help import CASE, CHEAP, MEETING, NOW, note, texts

from gesprekshulp.casework.backups import Backups
from gesprekshulp.store.errors import StoreUnwritable
from gesprekshulp.store.interface import Store, StoreError
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, create_store, open_store

PASS = "vier woorden op rij"


def test_a_disk_that_turns_read_only_says_so_and_keeps_all(tmp_path: Path) -> None:
    """On a file system of its own, where the system allows a test to mount one."""
    if os.name == "nt" or not shutil.which("mount"):
        pytest.skip("hier is geen kleine schijf te maken")
    disk = tmp_path / "schijf"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("hier is geen kleine schijf te maken")
    try:
        store = create_store(disk / "zaken", PASS, cost=CHEAP)
        store.create_case(CASE, "S.V.")
        store.append(CASE, [note("bevestigd")])
        store.close()
        again = subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=False)
        if again.returncode:
            pytest.skip("de schijf gaat niet op slot")
        with pytest.raises(StoreUnwritable, match="lezen of schrijven"):
            open_store(disk / "zaken", PASS)
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        store = open_store(disk / "zaken", PASS)
        assert texts(store.load(CASE)) == ["bevestigd"]
        store.close()
    finally:
        subprocess.run(["umount", str(disk)], check=False)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="wie alles mag, merkt het niet")
def test_a_folder_that_may_only_be_read_says_so(store: Store, folder: Path) -> None:
    store.append(CASE, [note("bevestigd")])
    store.close()
    folder.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="lezen of schrijven"):
            open_store(folder, PASS)
    finally:
        folder.chmod(0o700)
    again = open_store(folder, PASS)
    assert texts(again.load(CASE)) == ["bevestigd"]
    again.close()


def test_a_clock_that_is_set_back_keeps_the_order_of_the_notes(store: Store) -> None:
    for number, days in enumerate((0, -400, 3, -1)):
        at = NOW + timedelta(days=days)
        store.append(
            CASE,
            [msgspec.structs.replace(note(f"regel {number}"), happened_at=at, entered_at=at)],
        )
    assert texts(store.load(CASE)) == [f"regel {number}" for number in range(4)]
    store.seal(CASE, MEETING)
    assert store.verify(CASE).first_fault is None


@pytest.mark.skipif(os.name == "nt", reason="Windows laat een open bestand niet los")
def test_a_folder_taken_away_confirms_nothing_and_goes_on_when_put_back(
    store: Store, folder: Path
) -> None:
    store.append(CASE, [note("bevestigd")])
    away = folder.with_name("prullenbak")
    folder.rename(away)
    with pytest.raises(StoreError, match="Zet haar terug"):
        store.append(CASE, [note("niemand zou dit terugvinden")])
    away.rename(folder)
    store.append(CASE, [note("daarna")])
    assert texts(store.load(CASE)) == ["bevestigd", "daarna"]


@pytest.mark.skipif(os.name == "nt", reason="Windows laat een open bestand niet los")
def test_another_file_in_its_place_confirms_nothing(store: Store, folder: Path) -> None:
    store.append(CASE, [note("bevestigd")])
    own = folder / DATABASE_FILE
    other = folder / "teruggezet"
    shutil.copy(own, other)
    other.replace(own)
    with pytest.raises(StoreError, match="vernieuwd"):
        store.append(CASE, [note("dit ging naar een bestand zonder naam")])


def test_two_windows_on_one_case_keep_all_of_both(store: Store, folder: Path) -> None:
    other = open_store(folder, PASS)
    for number in range(10):
        store.append(CASE, [note(f"links {number}", "g-links")])
        other.append(CASE, [note(f"rechts {number}", "g-rechts")])
    store.seal(CASE, "g-links")
    assert texts(other.undo(CASE, "g-rechts")) == ["rechts 9"]
    other.seal(CASE, "g-rechts")
    assert other.changed_elsewhere()
    found = texts(store.load(CASE))
    assert [one for one in found if "links" in one] == [f"links {n}" for n in range(10)]
    assert [one for one in found if "rechts" in one] == [f"rechts {n}" for n in range(9)]
    assert store.verify(CASE).first_fault is None
    other.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen modi")
def test_every_file_that_is_ever_made_is_for_the_user_alone(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    """Whatever the umask says: copies, a second place, what was set aside, settings."""
    from gesprekshulp.store.backups import backups_in
    from gesprekshulp.store.restore import put_back

    before = os.umask(0)
    try:
        assert isinstance(store, SqliteStore)
        stick = tmp_path / "stick"
        stick.mkdir()
        backups = Backups(store, folder, lambda: NOW)
        backups.choose_second_place(str(stick))
        key = store.key
        store.append(CASE, [note("x")])
        store.close()
        put_back(folder, backups_in(backups.here)[0].path, (key,), NOW, None)
        open_store(folder, PASS).close()
    finally:
        os.umask(before)
    for root in (folder, *stick.iterdir()):
        for path in (root, *root.rglob("*")):
            wanted = 0o700 if path.is_dir() else 0o600
            assert path.stat().st_mode & 0o777 == wanted, path


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen modi")
def test_what_was_copied_back_for_all_to_read_is_for_the_user_alone_again(
    store: Store, folder: Path
) -> None:
    """As after getting it from a stick, or from who looks after the computer."""
    assert isinstance(store, SqliteStore)
    Backups(store, folder, lambda: NOW).run()
    store.append(CASE, [note("x")])
    store.close()
    (folder / "inhoud").mkdir()
    (folder / "inhoud" / "tips.yaml").write_text("tips: []\n")
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    again = open_store(folder, PASS)
    again.append(CASE, [note("y")])
    ours = [one for one in folder.rglob("*") if "inhoud" not in one.parts]
    assert {one.name for one in ours} >= {"gesprekshulp.db", "gesprekshulp.db-wal", "sleutel.json"}
    for path in ours:
        assert path.stat().st_mode & 0o077 == 0, path
    assert (folder / "inhoud" / "tips.yaml").stat().st_mode & 0o044, "die deelt de school"
    again.close()
