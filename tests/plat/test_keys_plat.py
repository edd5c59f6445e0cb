"""Keys line by line: what is changed holds on the stick too, and no code is lost unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from talking import NOW, Talker

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import Example
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.keys import run_keys
from gesprekshulp.store.interface import WrongPassphrase
from gesprekshulp.store.keyfile import RECOVERY, SCHOOL, Cost
from gesprekshulp.store.keys import new_code, open_key
from gesprekshulp.store.sqlite import create_store

PASS, OTHER = "vier woorden op rij", "een heel andere zin"
OWN, SCHOOLS, REVOKE = "3", "4", "7"
CODE = re.compile(r"(?:[A-Z]{5} ){6}[A-Z]{5}")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def own(tmp_path: Path, stick: Path, known: tuple[Content, Example]) -> Iterator[Desk]:
    """A desk whose copies go to a stick as well."""
    folder = tmp_path / "opslag"
    store = create_store(folder, PASS, cost=Cost(n=1 << 10))
    backups = Backups(store, folder, lambda: NOW)
    yield Desk(store, known[0], lambda: NOW, backups=backups)
    store.close()


def talk(desk: Desk, *lines: str) -> str:
    talker = Talker([*lines, "0"])
    assert desk.backups is not None
    run_keys(desk, desk.backups, talker.console)
    assert talker.left == []
    return talker.all


def opens(folder: Path, secret: str) -> bool:
    try:
        open_key(folder, secret)
    except WrongPassphrase:
        return False
    return True


def ready(desk: Desk, stick: Path) -> tuple[Backups, Path]:
    assert desk.backups is not None
    assert desk.backups.choose_second_place(str(stick)) == []
    (there,) = stick.glob("gesprekshulp-*")
    return desk.backups, there


def test_what_is_changed_holds_on_the_stick_at_once(own: Desk, stick: Path) -> None:
    backups, there = ready(own, stick)
    found = CODE.search(talk(own, SCHOOLS, "", PASS))
    assert found
    assert opens(there, found.group())
    assert "Ingetrokken" in talk(own, REVOKE, "1", PASS)
    assert not opens(there, found.group())
    told = talk(own, "2", PASS, OTHER, OTHER, "0")
    assert "er nu niet" not in told
    assert (opens(there, OTHER), opens(there, PASS)) == (True, False)
    assert backups.wanted, "en de volgende kopie gaat gewoon mee"


def test_a_stick_that_is_away_is_told_each_time_something_changes(
    own: Desk, stick: Path, tmp_path: Path
) -> None:
    backups, _ = ready(own, stick)
    stick.rename(tmp_path / "weg")
    sheet = tmp_path / "blad.txt"
    for lines in ((OWN, str(sheet), PASS), (REVOKE, "1", PASS), ("2", PASS, OTHER, OTHER, "0")):
        told = talk(own, *lines)
        assert f"De tweede plek “{stick}” is er nu niet" in told, lines
        assert "maak een reservekopie" in told
    assert backups.run() != []
    (tmp_path / "weg").rename(stick)
    assert backups.run() == []
    (there,) = stick.glob("gesprekshulp-*")
    assert opens(there, OTHER)


def test_a_sheet_that_cannot_be_written_is_asked_again_before_anything_changes(
    own: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "opslag"
    mine = new_code(folder, PASS, RECOVERY, own.today())
    told = talk(own, OWN, str(tmp_path / "is er niet" / "blad.txt"), "~niemand/blad.txt", "0")
    assert told.count("is niet te schrijven") == 2
    assert opens(folder, mine)


def test_a_terminal_that_is_gone_leaves_the_code_of_before(own: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "opslag"
    mine = new_code(folder, PASS, RECOVERY, own.today())
    typed = iter([OWN, "", PASS])

    def gone_when_it_comes(line: str) -> None:
        if CODE.search(line):
            raise BrokenPipeError

    console = Console(lambda _: next(typed), gone_when_it_comes)
    assert own.backups is not None
    with pytest.raises(BrokenPipeError):
        run_keys(own, own.backups, console)
    assert opens(folder, mine)


def test_who_takes_over_with_the_schools_code_hears_what_else_opens(
    own: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "opslag"
    mine = new_code(folder, PASS, RECOVERY, own.today())
    theirs = new_code(folder, PASS, SCHOOL, own.today())
    told = talk(own, "2", theirs, OTHER, OTHER, "1", "ja")
    assert "De herstelcode op papier en de code van de school openen je zaken ook nog." in told
    assert "Nam je deze zaken over?" in told
    assert not opens(folder, mine)
