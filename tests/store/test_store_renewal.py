"""A new key: what was known opens nothing any more, nothing is lost, and a kill harms nothing."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from killed_at import command, run_until
from store_help import CASE, CHEAP, MEETING, NOW, fact, note, texts

from gesprekshulp.casework.backups import Backups, Copies
from gesprekshulp.casework.copy_places import Listed, place_name
from gesprekshulp.casework.renewing import renew_key, take_copies_along
from gesprekshulp.store import renewal
from gesprekshulp.store.backups import backups_in, check_backup
from gesprekshulp.store.errors import StoreBusy, StoreFull
from gesprekshulp.store.interface import DamagedStore, StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import EARLIER, KEY_FILE, RECOVERY, SCHOOL
from gesprekshulp.store.keys import (
    change_passphrase,
    earlier_keys,
    kinds,
    new_code,
    open_key,
    read_key,
)
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.restore import asides
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, create_store, open_store
from gesprekshulp.store.which_key import which_key

PASS, OTHER = "vier woorden op rij", "een heel andere zin"
TODAY = date(2026, 11, 28)
WORDS = [f"regel {number}" for number in range(12)]


@pytest.fixture
def filled(folder: Path) -> Path:
    """A store with sealed and loose notes, that was not closed nicely: a log lies beside it."""
    store = create_store(folder, PASS, cost=CHEAP)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note(words) for words in WORDS[:8]])
    store.seal(CASE, MEETING)
    store.append(CASE, [note(words) for words in WORDS[8:]])
    store.save_half_line(CASE, "regel", "half getypt")
    crashed = folder.with_name("gestopt")
    shutil.copytree(folder, crashed)
    store.close()
    shutil.rmtree(folder)
    crashed.rename(folder)
    assert (folder / f"{DATABASE_FILE}-wal").stat().st_size > 32
    return folder


def all_is_there(folder: Path, secret: str = PASS) -> SqliteStore:
    store = open_store(folder, secret)
    assert texts(store.load(CASE)) == WORDS
    assert store.half_line(CASE, "regel") == "half getypt"
    assert store.verify(CASE).first_fault is None
    return store


def test_an_old_key_file_with_the_old_passphrase_opens_nothing_any_more(
    filled: Path, tmp_path: Path
) -> None:
    """The whole point: a thief who kept a copy, and heard the passphrase."""
    open_store(filled, PASS).close()
    thief = tmp_path / "dief"
    thief.mkdir()
    shutil.copy(filled / KEY_FILE, thief / KEY_FILE)
    change_passphrase(filled, PASS, OTHER, CHEAP, TODAY)
    shutil.copy(filled / DATABASE_FILE, thief / DATABASE_FILE)
    open_store(thief, PASS).close()  # until now the old one does open what is there today
    (thief / DATABASE_FILE).unlink()

    renewed = renewal.renew(filled, OTHER, TODAY, CHEAP)
    all_is_there(filled, OTHER).close()
    shutil.copy(filled / DATABASE_FILE, thief / DATABASE_FILE)
    with pytest.raises(DamagedStore):
        open_store(thief, PASS)
    assert read_key(filled, OTHER) == renewed.key != read_key(thief, PASS)
    assert which_key(filled / DATABASE_FILE, (read_key(thief, PASS),)) is None


def test_codes_and_keyring_fall_away_and_are_named(filled: Path) -> None:
    codes = [new_code(filled, PASS, kind, TODAY) for kind in (RECOVERY, SCHOOL)]
    told = renew_key(filled, PASS, TODAY)
    assert len([one for one in told if "opent niets meer" in one]) == 2
    for code in codes:
        with pytest.raises(WrongPassphrase):
            open_key(filled, code)
    assert [kind for kind, _ in kinds(filled)] == ["wachtwoordzin"]
    all_is_there(filled).close()
    code = new_code(filled, PASS, RECOVERY, TODAY)
    all_is_there(filled, code).close()


def test_a_code_cannot_renew_for_it_would_fall_away_itself(filled: Path) -> None:
    code = new_code(filled, PASS, SCHOOL, TODAY)
    before = (filled / KEY_FILE).read_bytes()
    with pytest.raises(StoreError, match="kies eerst een andere"):
        renewal.renew(filled, code, TODAY, CHEAP)
    with pytest.raises(WrongPassphrase):
        renewal.renew(filled, "iets anders", TODAY, CHEAP)
    assert (filled / KEY_FILE).read_bytes() == before


def test_a_second_window_is_not_cut_off_from_its_file(filled: Path) -> None:
    other = open_store(filled, PASS)
    with pytest.raises(StoreBusy):
        renewal.renew(filled, PASS, TODAY, CHEAP)
    other.append(CASE, [note("ook dit")])
    other.close()
    again = open_store(filled, PASS)
    assert texts(again.load(CASE)) == [*WORDS, "ook dit"]
    again.close()
    renewal.renew(filled, PASS, TODAY, CHEAP)


def test_a_window_that_was_typing_the_passphrase_is_told_what_happened(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It read the key file before another window renewed the key, and the database after."""
    from gesprekshulp.store import sqlite

    all_is_there(filled).close()
    real, done = sqlite.open_key, []

    def slowly(folder: Path, secret: str) -> object:
        opened = real(folder, secret)
        if not done:
            done.append(True)
            renewal.renew(folder, secret, TODAY, CHEAP)
        return opened

    monkeypatch.setattr(sqlite, "open_key", slowly)
    with pytest.raises(StoreBusy, match="net vernieuwd"):
        open_store(filled, PASS)
    monkeypatch.undo()
    all_is_there(filled).close()


def test_the_open_store_goes_on_under_the_new_key(filled: Path) -> None:
    store = all_is_there(filled)
    old = store.key
    backups = Backups(store, filled, lambda: NOW)
    backups.run()
    backups.renew(PASS, TODAY)
    assert store.key != old
    store.append(CASE, [note("erna")])
    store.lock()
    store.unlock(read_key(filled, PASS))
    assert texts(store.load(CASE)) == [*WORDS, "erna"]
    assert backups.wanted
    with pytest.raises(WrongPassphrase):
        backups.renew("fout", TODAY)
    assert texts(store.load(CASE)) == [*WORDS, "erna"]
    store.close()


def test_a_copy_that_is_made_at_the_same_time_is_not_in_the_way(filled: Path) -> None:
    """Between the user's acts copies are made in a thread of their own."""
    store = all_is_there(filled)
    days = iter(range(1000))
    backups = Backups(store, filled, lambda: NOW + timedelta(days=next(days)))
    for _ in range(3):
        backups.run()
    faults: list[object] = []
    stop = threading.Event()

    def copying() -> None:
        while not stop.is_set():
            try:
                faults.extend(backups.run())
            except Exception as error:
                faults.append(error)

    thread = threading.Thread(target=copying)
    thread.start()
    try:
        for _ in range(4):
            assert len(renew_key(filled, PASS, TODAY, backups)) == 1
    finally:
        stop.set()
        thread.join()
    assert faults == []
    assert earlier_keys(filled, store.key) == ()
    assert all(backups.look_into(one)[0] for one in backups.listed())
    store.close()


def test_the_copies_go_along_and_then_the_old_key_is_gone(filled: Path, tmp_path: Path) -> None:
    from gesprekshulp.store.restore import put_back

    stick = tmp_path / "stick"
    stick.mkdir()
    store = all_is_there(filled)
    old = store.key
    days = iter(range(100))
    backups = Backups(store, filled, lambda: NOW + timedelta(days=next(days)))
    backups.run()
    backups.choose_second_place(str(stick))
    store.close()
    aside = put_back(filled, backups_in(backups.here)[0].path, (old,), NOW, None)
    assert read_key(aside, PASS) == old

    told = renew_key(filled, PASS, TODAY)
    assert len(told) == 1
    new = read_key(filled, PASS)
    assert earlier_keys(filled, new) == ()
    assert [one.name for one in stick.iterdir()] == [place_name(new)]
    copies = [one.path for one in backups_in(backups.here)]
    copies += [one.path for one in backups_in(stick / place_name(new))]
    copies.append(aside / DATABASE_FILE)
    assert len(copies) >= 4
    for copy in copies:
        assert which_key(copy, (old,)) is None
        assert check_backup(copy, new).fault == ""
    for place in (aside, backups.here, stick / place_name(new)):
        assert read_key(place, PASS) == new
    all_is_there(filled).close()


def test_a_copy_on_a_stick_that_was_away_opens_until_it_is_taken_along(
    filled: Path, tmp_path: Path
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "weg"
    stick.mkdir()
    store = all_is_there(filled)
    old = store.key
    backups = Backups(store, filled, lambda: NOW)
    backups.choose_second_place(str(stick))
    store.close()
    stick.rename(away)
    for _ in range(2):  # the key of two renewals ago is kept as well
        assert "niet elke kopie" in renew_key(filled, PASS, TODAY)[-1]
    new = read_key(filled, PASS)
    assert old in earlier_keys(filled, new)
    assert len(earlier_keys(filled, new)) == 2

    away.rename(stick)
    store = open_store(filled, PASS)
    backups = Backups(store, filled, lambda: NOW + timedelta(days=1))
    there = Listed(backups_in(stick / place_name(old))[0], "stick")
    assert backups.look_into(there)[0], "onder de oude sleutel gaat zij nog open"
    assert backups.run() == []
    assert earlier_keys(filled, new) == ()
    assert [one.name for one in stick.iterdir()] == [place_name(new)]
    assert len(backups_in(stick / place_name(new))) == 2
    store.close()


def test_what_is_removed_is_removed_from_a_copy_under_an_old_key_too(
    filled: Path, tmp_path: Path
) -> None:
    """Such a copy must be rewritten, and never be taken for a damaged one and thrown away."""
    from gesprekshulp.store.scrubbing import scrub

    store = all_is_there(filled)
    store.create_case("z-2", "L.B.")
    store.append("z-2", [fact("po")])
    copy = tmp_path / "kopie.db"
    copy.touch()
    store.copy_into(copy)
    old = store.key
    store.close()
    new = renewal.renew(filled, PASS, TODAY, CHEAP).key
    done = scrub([copy], (new, old), lambda one: one.remove_case("z-2"))
    assert (done.rewritten, done.removed, done.stuck) == (1, 0, ())
    assert check_backup(copy, old).cases == 1


def test_an_old_copy_that_is_put_back_is_under_the_new_key(filled: Path) -> None:
    store = all_is_there(filled)
    backups = Backups(store, filled, lambda: NOW)
    backups.run()
    store.append(CASE, [note("van later")])
    old = store.key
    store.close()
    new = renewal.renew(filled, PASS, TODAY, CHEAP).key  # the copies stay as they are
    store = open_store(filled, PASS)
    backups = Backups(store, filled, lambda: NOW)
    copy = backups.listed()[0]
    assert which_key(copy.backup.path, (new, old)) == old
    assert backups.look_into(copy)[0]
    backups.put_back_and_go_on(copy)
    assert texts(store.load(CASE)) == WORDS
    store.close()
    assert which_key(filled / DATABASE_FILE, (old, new)) == new
    assert which_key(asides(filled)[0] / DATABASE_FILE, (old, new)) == new


def test_a_copy_under_an_old_key_helps_to_put_a_damaged_store_together(filled: Path) -> None:
    store = all_is_there(filled)
    backups = Backups(store, filled, lambda: NOW)
    backups.run()
    old = store.key
    store.close()
    new = renewal.renew(filled, PASS, TODAY, CHEAP).key  # the copies stay as they are
    path = filled / DATABASE_FILE
    raw = bytearray(path.read_bytes())
    for start in range(4096, len(raw), 4096):
        raw[start + 100] ^= 1  # every page but the first
    path.write_bytes(raw)
    copies = Copies(filled, new, lambda: NOW)
    assert copies.keys == (new, old)
    copies.put_together(copies.look_together())
    store = open_store(filled, PASS)
    assert texts(store.load(CASE)) == WORDS
    assert store.key == new
    store.close()


def test_a_damaged_store_is_not_renewed_over(filled: Path) -> None:
    from store_help import unlocked

    store = all_is_there(filled)
    key = store.key
    store.close()
    con = unlocked(filled, key)
    con.execute("update events set content = x'00' where number = 3")
    con.close()
    with pytest.raises(DamagedStore, match="gebeurtenis 3"):
        renewal.renew(filled, PASS, TODAY, CHEAP)
    assert read_key(filled, PASS) == key


def test_sixteen_keys_are_enough(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal, "_MOST_EARLIER", 2)
    for _ in range(2):
        renewal.renew(filled, PASS, TODAY, CHEAP)
    with pytest.raises(StoreError, match="eerdere sleutels"):
        renewal.renew(filled, PASS, TODAY, CHEAP)
    all_is_there(filled).close()


def _with_copies(folder: Path, tmp_path: Path) -> Path:
    """Give the store copies here and on a stick; return the stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    store = all_is_there(folder)
    Backups(store, folder, lambda: NOW).choose_second_place(str(stick))
    store.close()
    return stick


def _every_copy_opens(folder: Path, stick: Path) -> None:
    key = read_key(folder, PASS)
    keys = (key, *earlier_keys(folder, key))
    copies = [one.path for one in backups_in(folder / BACKUP_FOLDER)]
    copies += [one.path for place in stick.iterdir() for one in backups_in(place)]
    assert len(copies) >= 2
    for copy in copies:
        found = which_key(copy, keys)
        assert found is not None
        assert check_backup(copy, found).fault == ""


@pytest.mark.skipif(os.name == "nt", reason="hier wordt met een signaal gestopt")
def test_killed_at_every_step_nothing_is_lost(filled: Path, tmp_path: Path) -> None:
    """A real process, ended before something it does to the disk; now and then again while it mends.

    A sample of the steps; with ALLE_STAPPEN in the environment every one.
    """
    stick = _with_copies(filled, tmp_path)
    kept = tmp_path / "zoals het was"
    shutil.copytree(filled, kept / "opslag")
    shutil.copytree(stick, kept / "stick")
    whole = run_until(filled, "vernieuw", 0)
    assert whole.returncode == 0, whole.stderr
    steps = int(whole.stdout)
    assert steps > 40
    dice = random.Random(8)
    every = range(1, steps + 1)
    for stop in every if os.environ.get("ALLE_STAPPEN") else sorted(dice.sample(every, 16)):
        for now, before in ((filled, kept / "opslag"), (stick, kept / "stick")):
            shutil.rmtree(now)
            shutil.copytree(before, now)
        assert run_until(filled, "vernieuw", stop).returncode == -9
        if stop % 3 == 0:
            run_until(filled, "open", dice.randint(1, 60))
        store = all_is_there(filled)
        opened = store.key
        store.close()
        assert opened == read_key(filled, PASS), stop
        _every_copy_opens(filled, stick)
        left = [one.name for one in filled.iterdir() if "vernieuwd" in one.name]
        assert left == []
        # And it can be done again, to the end.
        renewal.renew(filled, PASS, TODAY, CHEAP)
        take_copies_along(filled, read_key(filled, PASS))
        assert earlier_keys(filled, read_key(filled, PASS)) == ()
        all_is_there(filled).close()
        _every_copy_opens(filled, stick)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.skipif(os.name == "nt", reason="hier wordt met een signaal gestopt")
def test_killed_at_any_moment_it_opens(filled: Path, seed: int) -> None:
    all_is_there(filled).close()
    with subprocess.Popen(command(filled, "telkens")) as child:
        first = (filled / KEY_FILE).read_bytes()
        until = time.monotonic() + 60
        while (filled / KEY_FILE).read_bytes() == first and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(random.Random(seed).random() * 0.3)
        child.kill()
        child.wait()
    all_is_there(filled).close()


@pytest.mark.parametrize("refusal", range(1, 12))
def test_a_disk_that_refuses_anywhere_leaves_all_as_it_was(
    filled: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    """Each place in turn where bytes go to the disk says that it is full."""
    from gesprekshulp.store import locations

    all_is_there(filled).close()
    (filled / BACKUP_FOLDER).mkdir()
    code = new_code(filled, PASS, RECOVERY, TODAY)
    before, calls = (filled / KEY_FILE).read_bytes(), 0

    def full(real: object) -> object:
        def write(*given: object) -> object:
            nonlocal calls
            calls += 1
            if calls == refusal:
                raise OSError(errno.ENOSPC, "vol")
            return real(*given)  # type: ignore[operator]

        return write

    for name in ("fsync", "replace"):  # of every module: there is one os
        monkeypatch.setattr(locations.os, name, full(getattr(locations.os, name)))
    try:
        renewal.renew(filled, PASS, TODAY, CHEAP)
    except StoreFull:
        monkeypatch.undo()
        assert (filled / KEY_FILE).read_bytes() == before
        all_is_there(filled, code).close()
        assert [one for one in filled.iterdir() if "vernieuwd" in one.name] == []
    else:
        monkeypatch.undo()
        # Only what makes the name of a file durable is let pass, where it is refused.
        assert earlier_keys(filled, read_key(filled, PASS))
    all_is_there(filled).close()


def test_on_a_disk_that_is_really_full_it_is_told_and_harmless(tmp_path: Path) -> None:
    """On a small disk of its own, where the system allows a test to mount one."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    if os.name == "nt" or not shutil.which("mount"):
        pytest.skip("hier is geen kleine schijf te maken")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("hier is geen kleine schijf te maken")
    try:
        folder = disk / "zaken"
        store = create_store(folder, PASS, cost=CHEAP)
        store.create_case(CASE, "S.V.")
        store.append(CASE, [note(words) for words in WORDS])
        store.save_half_line(CASE, "regel", "half getypt")
        for number in range(60):
            store.save_personal(CASE, "", f"veel {number}", "x" * 50_000)
        store.close()
        key = read_key(folder, PASS)
        with (disk / "vulling").open("wb") as rest:
            free = shutil.disk_usage(disk).free
            # Room for the log of the store, not for a second store.
            rest.write(bytes(free - (2 << 20) - (200 << 10)))
        with pytest.raises(StoreFull, match="is vol"):
            renewal.renew(folder, PASS, TODAY, CHEAP)
        (disk / "vulling").unlink()
        assert read_key(folder, PASS) == key
        all_is_there(folder).close()
        renewal.renew(folder, PASS, TODAY, CHEAP)
        all_is_there(folder).close()
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_when_it_cannot_be_finished_the_store_opens_all_the_same(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between key file and database, and then no room: the cases come first."""
    all_is_there(filled).close()
    old = read_key(filled, PASS)
    killed = _killed_between(filled, monkeypatch)
    assert killed != old

    def refuse(_: Path) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(renewal, "make_private_file", refuse)
    store = all_is_there(filled)
    assert store.key == old
    assert store.opened is not None
    assert "nog niet af" in store.opened.remarks[0]
    store.append(CASE, [note("toch")])
    store.lock()
    store.unlock(read_key(filled, PASS))
    with pytest.raises(StoreError, match="nog niet af"):
        Backups(store, filled, lambda: NOW).renew(PASS, TODAY)
    store.close()
    monkeypatch.undo()
    store = open_store(filled, PASS)
    assert texts(store.load(CASE)) == [*WORDS, "toch"]
    assert store.key == killed
    assert store.opened is not None
    assert "afgemaakt" in store.opened.remarks[0]
    store.close()


def _killed_between(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Stop after the key file was written and before the database was replaced."""
    with monkeypatch.context() as patched:

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr(renewal, "replace_patiently", stop)
        patched.setattr(renewal, "write_key_file", lambda *_: None)  # a kill puts nothing back
        with pytest.raises(KeyboardInterrupt):
            renewal.renew(folder, PASS, TODAY, CHEAP)
    return read_key(folder, PASS)


@pytest.mark.parametrize("version", [1, 2])
def test_older_stores_get_a_new_key_too(tmp_path: Path, version: int) -> None:
    folder = tmp_path / "opslag"
    shutil.copytree(Path(__file__).parent / "fixtures" / f"versie-{version}-gestopt", folder)
    probe = tmp_path / "vergelijk"
    shutil.copytree(folder, probe)
    before = open_store(probe, PASS)
    cases = {one.case: before.load(one.case) for one in before.glances()}
    before.close()
    assert any(cases.values())
    renew_key(folder, PASS, TODAY)
    after = open_store(folder, PASS)
    assert {one.case: after.load(one.case) for one in after.glances()} == cases
    after.close()
    assert earlier_keys(folder, read_key(folder, PASS)) == ()


def test_an_earlier_key_is_no_kind_that_form_2_does_not_know(filled: Path) -> None:
    """A program from before reads the file, and keeps what it does not know."""
    renewal.renew(filled, PASS, TODAY, CHEAP)
    assert b'"versie":2' in (filled / KEY_FILE).read_bytes()
    assert EARLIER in dict(kinds(filled))
    change_passphrase(filled, PASS, OTHER, CHEAP, TODAY)
    assert len(earlier_keys(filled, read_key(filled, OTHER))) == 1
