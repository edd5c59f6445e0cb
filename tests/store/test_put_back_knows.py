"""A copy that is put back knows what was wiped and removed since; what it replaces stays whole."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from computer import PASS, SECRET, Computer
from store_help import CASE, CHEAP, NOW, note, texts

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import place_in
from gesprekshulp.casework.keeping import remove_case, wipe_events
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.keyfile import KEY_FILE
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.restore import asides, put_back
from gesprekshulp.store.sqlite import DATABASE_FILE, create_store, open_store


def _flip(folder: Path) -> None:
    """Damage the store somewhere past its first page."""
    path = folder / DATABASE_FILE
    raw = bytearray(path.read_bytes())
    raw[4096 * 2 + 200] ^= 1
    path.write_bytes(raw)


def _together(computer: Computer) -> None:
    computer.store.close()
    _flip(computer.folder)
    found = computer.backups
    from gesprekshulp.casework.backups import Copies

    copies = Copies(computer.folder, read_key(computer.folder, PASS), found._clock)
    copies.put_together(copies.look_together())
    computer.store = open_store(computer.folder, PASS)


def test_a_case_that_was_removed_and_taken_in_again_stays(computer: Computer) -> None:
    stick = computer.stick()
    computer.backups.choose_second_place(str(stick))
    carried = computer.store.carry_out(CASE)
    stick.rename(computer.tmp / "weg")
    remove_case(computer.desk, CASE)
    computer.store.carry_in(carried)
    _together(computer)
    assert SECRET in texts(computer.store.load(CASE))
    (computer.tmp / "weg").rename(stick)
    computer.next_day()
    assert computer.on(stick) == {True}


def test_another_event_with_the_same_number_is_not_wiped(computer: Computer) -> None:
    stick = computer.stick()
    computer.backups.choose_second_place(str(stick))
    (old,) = backups_in(computer.backups.here)
    computer.store.append(CASE, [note("weg ermee")])
    computer.next_day()
    stick.rename(computer.tmp / "weg")
    wipe_events(computer.desk, CASE, [3])
    computer.next_day()
    computer.store.close()
    put_back(computer.folder, old.path, (read_key(computer.folder, PASS),), NOW, None)
    computer.store = open_store(computer.folder, PASS)
    (new,) = computer.store.append(CASE, [note("een nieuw bericht")])
    assert new.ordinal == 3
    computer.next_day()
    (computer.tmp / "weg").rename(stick)
    computer.next_day()
    _together(computer)
    assert texts(computer.store.load(CASE)) == ["gewoon", SECRET, "een nieuw bericht"]


def test_what_still_had_to_be_wiped_elsewhere_is_not_forgotten(computer: Computer) -> None:
    """Nor does what was removed come back with the copy itself."""
    stick = computer.stick()
    computer.store.create_case("z-2", "A.B.")
    computer.store.append("z-2", [note("iets")])
    computer.backups.choose_second_place(str(stick))
    stick.rename(computer.tmp / "weg")
    computer.wipe()
    remove_case(computer.desk, "z-2")
    (copy,) = backups_in(computer.backups.here)
    computer.store.close()
    put_back(computer.folder, copy.path, (read_key(computer.folder, PASS),), NOW, None)
    computer.next_day()
    assert [one.case for one in computer.store.glances()] == [CASE]
    assert len(computer.store.removals()) == 1, "de regel die overblijft, blijft over"
    (computer.tmp / "weg").rename(stick)
    computer.next_day()
    assert computer.on(stick) == {False}


def test_the_store_of_another_is_set_aside_with_its_copies_and_left_alone(
    computer: Computer, tmp_path: Path
) -> None:
    stick = computer.stick()
    computer.backups.choose_second_place(str(stick))
    laptop = tmp_path / "laptop"
    mine = create_store(laptop, "heel andere zin", cost=CHEAP)
    mine.create_case("z-eigen", "P.J.")
    mine.append("z-eigen", [note("van deze laptop")])
    Backups(mine, laptop, lambda: NOW).run()
    mine.close()
    there = place_in(stick)
    (copy,) = backups_in(there)
    key = computer.store.key
    aside = put_back(laptop, copy.path, (key,), NOW, there / KEY_FILE)
    assert asides(laptop) == []
    store = open_store(laptop, PASS)
    desk = computer.desk
    desk.store, desk.backups = store, Backups(store, laptop, lambda: NOW + timedelta(days=1))
    assert wipe_events(desk, CASE, [2]).remarks == ()
    assert desk.backups.run() == []
    store.close()
    assert len(backups_in(laptop / BACKUP_FOLDER)) == 1
    assert len(backups_in(aside)) == 1
    opened = open_store(aside, "heel andere zin")
    assert texts(opened.load("z-eigen")) == ["van deze laptop"]
    opened.close()


def test_two_in_one_second_keep_both(computer: Computer) -> None:
    computer.backups.run()
    (copy,) = backups_in(computer.backups.here)
    computer.store.close()
    keys = (read_key(computer.folder, PASS),)
    first = put_back(computer.folder, copy.path, keys, NOW, None)
    second = put_back(computer.folder, copy.path, keys, NOW, None)
    assert first != second
    assert len(asides(computer.folder)) == 2
