"""A second place is a stick, not a letter: what is away, swapped, left or lost is not forgotten."""

from __future__ import annotations

import errno

import pytest
from computer import PASS, SECRET, Computer
from store_help import CASE, MEETING, NOW, note
from test_store_keeping import everything

from gesprekshulp.casework.renewing import renew_key
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keys import earlier_keys


def test_another_stick_under_the_same_letter_is_not_the_one_that_was_there(
    computer: Computer,
) -> None:
    stick = computer.stick()
    assert computer.backups.choose_second_place(str(stick)) == []
    stick.rename(computer.tmp / "thuis")
    other = computer.stick()
    (told,) = computer.wipe()
    assert "waren er niet. Zit er nu een andere stick in?" in told, "er zit er immers een in"
    assert computer.next_day() == [], "de andere stick krijgt gewoon kopieën"
    assert computer.on(other) == {False}
    other.rename(computer.tmp / "andere")
    (computer.tmp / "thuis").rename(stick)
    assert computer.on(stick) == {True}
    assert computer.next_day() == []
    assert computer.on(stick) == {False}


def test_an_old_key_stays_while_copies_under_it_lie_on_a_stick_that_is_away(
    computer: Computer,
) -> None:
    stick = computer.stick()
    computer.backups.choose_second_place(str(stick))
    stick.rename(computer.tmp / "thuis")
    computer.stick()
    computer.store.close()
    assert "Nog niet elke kopie" in renew_key(computer.folder, PASS, NOW.date())[-1]
    computer.next_day()
    assert len(earlier_keys(computer.folder, computer.store.key)) == 1
    computer.stick().rename(computer.tmp / "andere")
    (computer.tmp / "thuis").rename(stick)
    computer.next_day()
    assert earlier_keys(computer.folder, computer.store.key) == ()
    assert computer.on(stick) == {True}


@pytest.mark.parametrize("then", ["", "nieuw"])
def test_a_place_that_is_left_is_still_wiped_in_when_it_is_there(
    computer: Computer, then: str
) -> None:
    stick = computer.stick()
    computer.backups.choose_second_place(str(stick))
    assert computer.backups.left_behind() == []
    stick.rename(computer.tmp / "thuis")
    computer.backups.choose_second_place(str(computer.stick(then)) if then else "")
    (left,) = computer.backups.left_behind()
    assert str(stick) in left
    assert any(str(stick) in one for one in computer.wipe())
    computer.next_day()
    (computer.tmp / "thuis").rename(stick)
    computer.next_day()
    assert computer.on(stick) == {False}


def test_a_place_that_is_lost_for_good_is_forgotten_when_told_so(computer: Computer) -> None:
    stick = computer.stick()
    computer.backups.choose_second_place(str(stick))
    computer.store.close()
    stick.rename(computer.tmp / "kwijt")
    renew_key(computer.folder, PASS, NOW.date())
    computer.next_day()
    assert computer.wipe()
    assert earlier_keys(computer.folder, computer.store.key)
    assert computer.backups.forget_lost() == [stick]
    assert earlier_keys(computer.folder, computer.store.key) == ()
    assert computer.backups.known_places() == []
    assert computer.backups.second_place() is None
    assert computer.next_day() == []
    assert computer.backups.forget_lost() == []


def test_a_place_that_cannot_be_forgotten_is_still_wiped_in_when_it_comes_back(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, away = computer.stick(), computer.tmp / "kwijt"
    computer.backups.choose_second_place(str(stick))
    stick.rename(away)
    assert computer.wipe()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    with monkeypatch.context() as broken:
        broken.setattr("gesprekshulp.casework.backups.forget", full)
        with pytest.raises(StoreError, match="vol"):
            computer.backups.forget_lost()
    away.rename(stick)
    assert computer.on(stick) == {True}
    assert computer.next_day() == []
    assert computer.on(stick) == {False}


def test_a_fault_in_one_case_does_not_keep_what_was_wiped_in_another(computer: Computer) -> None:
    """The copy of now does not fit; those of before are wiped all the same."""
    computer.backups.run()
    computer.store.create_case("z-2", "A.B.")
    computer.store.append("z-2", [note("iets"), note("nog iets")])
    computer.store.seal("z-2", MEETING)
    key = computer.store.key
    computer.store.wipe(CASE, 2, in_copies=True)  # and then the process was killed
    con = computer.store._db._con
    con.execute(
        "update events set content = cast(content || ' ' as blob)"
        " where case_id = (select id from cases where name = 'z-2') and number = 1"
    )
    told = computer.next_day()
    assert any("klopt niet helemaal" in one for one in told)
    for where, pages in everything(computer.folder, key, computer.tmp).items():
        assert SECRET.encode() not in pages, where
