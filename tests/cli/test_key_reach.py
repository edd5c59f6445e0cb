"""A change of what opens the cases holds everywhere, and no code is ever lost unseen."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.store.errors import StoreUnwritable
from gesprekshulp.store.interface import WrongPassphrase
from gesprekshulp.store.keys import open_key

NEW = "een heel nieuwe zin"
CODE = re.compile(r"(?:[A-Z]{5} ){6}[A-Z]{5}")
Told = pytest.CaptureFixture[str]


def run(store: Path, verb: str, *typed: str) -> int:
    given = []
    if typed:
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{one}\n" for one in typed).encode())
        os.close(writing)
        given = ["--wachtwoordzin-fd", str(reading)]
    return main([*verb.split(), "--map", str(store), *given])


def code(capsys: Told, store: Path, kind: str) -> str:
    capsys.readouterr()
    assert run(store, f"sleutel {kind}", PASSPHRASE) == 0
    found = CODE.search(capsys.readouterr().out)
    assert found
    return found.group()


@pytest.fixture
def stick(store: Path, here: Home, tmp_path: Path) -> Path:
    """A second place that has a copy of the store."""
    place = tmp_path / "stick"
    place.mkdir()
    assert run(store, f"reservekopie plek {place}", PASSPHRASE) == 0
    return place


def opens(folder: Path, secret: str) -> bool:
    try:
        open_key(folder, secret)
    except WrongPassphrase:
        return False
    return True


def on(stick: Path) -> Path:
    (place,) = stick.glob("gesprekshulp-*")
    return place


# A new code


def test_a_sheet_that_cannot_be_written_leaves_the_code_of_before(
    store: Path, here: Home, tmp_path: Path, capsys: Told
) -> None:
    mine = code(capsys, store, "herstelcode")
    before = (store / "sleutel.json").read_bytes()
    there = tmp_path / "is" / "er" / "niet.txt"
    # No passphrase is given: that it cannot be done is said before anything is asked.
    assert run(store, f"sleutel herstelcode --naar {there}") == 2
    told = capsys.readouterr().err
    assert f"“{there}” is niet te schrijven" in told
    assert "Er is niets veranderd" in told
    assert ".nieuw" not in told
    assert (store / "sleutel.json").read_bytes() == before
    assert opens(store, mine)


def test_a_file_without_a_name_leaves_the_code_of_before(store: Path, capsys: Told) -> None:
    mine = code(capsys, store, "herstelcode")
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    given = ["sleutel", "herstelcode", "--naar", "", "--map", str(store)]
    assert main([*given, "--wachtwoordzin-fd", str(reading)]) == 2
    assert "geen naam" in capsys.readouterr().err
    assert opens(store, mine)


def test_a_wrong_passphrase_leaves_no_empty_sheet(
    store: Path, here: Home, tmp_path: Path, capsys: Told
) -> None:
    sheet = tmp_path / "blad.txt"
    assert run(store, f"sleutel schoolcode --naar {sheet}", "fout") == 2
    assert not sheet.exists()
    assert run(store, f"sleutel schoolcode --naar {sheet}", PASSPHRASE) == 0


def test_a_disk_that_fills_up_shows_the_code_instead(
    store: Path, here: Home, tmp_path: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.casework import key_changes

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(key_changes, "write_sheet", full)
    sheet = tmp_path / "blad.txt"
    assert run(store, f"sleutel schoolcode --naar {sheet}", PASSPHRASE) == 0
    told = capsys.readouterr()
    assert f"“{sheet}” is niet te schrijven. Daarom staat de code hier." in told.out
    assert "één keer" in told.err
    found = CODE.search(told.out)
    assert found
    assert opens(store, found.group())


def test_when_what_is_shown_goes_nowhere_the_code_of_before_still_opens(
    store: Path, home: Home, here: Home, capsys: Told
) -> None:
    mine = code(capsys, store, "herstelcode")
    before = (store / "sleutel.json").read_bytes()
    if not Path("/dev/full").exists():
        pytest.skip("geen /dev/full")
    import subprocess
    import sys

    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    verb = ["sleutel", "herstelcode", "--map", str(store), "--wachtwoordzin-fd", str(reading)]
    with Path("/dev/full").open("w") as nowhere:
        done = subprocess.run(
            [sys.executable, "-m", "gesprekshulp", *verb],
            stdout=nowhere,
            stderr=subprocess.PIPE,
            env=home.environment,
            pass_fds=(reading,),
            check=False,
        )
    os.close(reading)
    assert done.returncode != 0
    assert (store / "sleutel.json").read_bytes() == before
    assert opens(store, mine)


@pytest.mark.parametrize("to_file", [False, True])
def test_a_code_that_could_not_be_kept_is_not_taken_for_one_that_opens(
    store: Path,
    here: Home,
    tmp_path: Path,
    capsys: Told,
    monkeypatch: pytest.MonkeyPatch,
    to_file: bool,
) -> None:
    from gesprekshulp.store import keys

    mine = code(capsys, store, "herstelcode")

    def refuse(*_: object) -> None:
        raise StoreUnwritable("De schijf is vol.")

    monkeypatch.setattr(keys, "write_key_file", refuse)
    sheet = tmp_path / "blad.txt"
    where = f" --naar {sheet}" if to_file else ""
    assert run(store, f"sleutel herstelcode{where}", PASSPHRASE) == 2
    assert (
        "De nieuwe code opent niets. Had je er al een, dan geldt die nog."
        in capsys.readouterr().err
    )
    assert not sheet.exists()
    monkeypatch.undo()
    assert opens(store, mine)


# Wherever copies lie


def test_a_code_that_is_taken_back_opens_no_copy_on_the_stick_either(
    store: Path, stick: Path, tmp_path: Path, capsys: Told
) -> None:
    theirs = code(capsys, store, "schoolcode")
    assert opens(on(stick), theirs), "een nieuwe code opent de stick meteen"
    assert run(store, "sleutel intrekken schoolcode", PASSPHRASE) == 0
    new = tmp_path / "nieuwe laptop"
    assert run(new, f"herstel 1 --uit {stick} --proef", theirs) == 2
    assert "code past niet" in capsys.readouterr().err
    assert run(new, f"herstel 1 --uit {stick} --proef", PASSPHRASE) == 0


def test_another_passphrase_holds_on_the_stick_at_once(
    store: Path, stick: Path, capsys: Told
) -> None:
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, NEW) == 0
    assert capsys.readouterr().err == ""
    assert (opens(on(stick), NEW), opens(on(stick), PASSPHRASE)) == (True, False)


def test_what_was_set_aside_listens_too_whatever_opened_it_then(
    store: Path, stick: Path, capsys: Told
) -> None:
    assert run(store, "herstel 1 --ja", PASSPHRASE) == 0
    theirs = code(capsys, store, "schoolcode")
    (aside,) = (store / "reservekopie").glob("opzij-*")
    assert opens(aside, theirs)
    assert run(store, "sleutel intrekken schoolcode", theirs) == 0
    assert not opens(aside, theirs)


def test_a_stick_that_is_away_is_told_and_hears_of_it_with_the_next_copy(
    store: Path, stick: Path, tmp_path: Path, capsys: Told
) -> None:
    theirs = code(capsys, store, "schoolcode")
    away = stick.rename(tmp_path / "weg")
    for verb in ("intrekken schoolcode", "herstelcode"):
        assert run(store, f"sleutel {verb}", PASSPHRASE) == 0
        told = capsys.readouterr().err
        assert f"De tweede plek “{stick}” is er nu niet" in told
        assert "maak een reservekopie" in told
    assert opens(on(away), theirs)
    stick.mkdir()
    assert run(store, "sleutel herstelcode", PASSPHRASE) == 0
    told = capsys.readouterr().err
    assert f"eerder op “{stick}” stonden, zijn er nu niet. Zit er nu een andere stick in?" in told
    assert "is er nu niet" not in told, "er zit er immers een in"
    stick.rmdir()
    away.rename(stick)
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    assert not opens(on(stick), theirs)


def test_the_program_brings_it_by_itself_though_there_is_a_copy_of_today(
    store: Path, stick: Path, tmp_path: Path, capsys: Told
) -> None:
    from datetime import UTC, datetime

    from gesprekshulp.casework.backups import Backups
    from gesprekshulp.store.sqlite import open_store

    def wanted(secret: str = PASSPHRASE) -> Backups:
        opened = open_store(store, secret)
        return Backups(opened, store, lambda: datetime.now(UTC))

    theirs = code(capsys, store, "schoolcode")
    assert not wanted().wanted, "de stick heeft alles al"
    away = stick.rename(tmp_path / "weg")
    assert run(store, "sleutel intrekken schoolcode", PASSPHRASE) == 0
    assert not wanted().wanted, "een kopie bereikt de stick toch niet"
    away.rename(stick)
    backups = wanted()
    assert backups.wanted
    assert backups.run() == []
    assert not opens(on(stick), theirs)
    assert not wanted().wanted


def test_a_stick_that_cannot_be_written_is_told(
    store: Path, stick: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.casework import key_places

    real = key_places.write_atomically

    def read_only(path: Path, data: bytes) -> None:
        if stick in path.parents:
            raise OSError(errno.EROFS, "alleen lezen")
        real(path, data)

    monkeypatch.setattr(key_places, "write_atomically", read_only)
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, NEW) == 0
    told = capsys.readouterr().err
    assert f"In “{on(stick)}” kan ik niet schrijven" in told
    assert opens(store, NEW)


# Someone left


def test_who_takes_over_hears_what_the_one_who_left_can_still_open(
    store: Path, here: Home, capsys: Told
) -> None:
    mine = code(capsys, store, "herstelcode")
    theirs = code(capsys, store, "schoolcode")
    assert run(store, "sleutel wachtwoordzin", theirs, NEW) == 0
    told = capsys.readouterr().out
    assert "De herstelcode op papier en de code van de school openen je zaken ook nog." in told
    assert "Nam je deze zaken over? Vernieuw dan ook de sleutel" in told
    assert opens(store, mine)
    assert run(store, "sleutel vernieuw --ja", NEW) == 0
    assert not opens(store, mine)
    assert not opens(store, theirs)


def test_without_codes_nothing_is_said_of_them(store: Path, here: Home, capsys: Told) -> None:
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, NEW) == 0
    told = capsys.readouterr().out
    assert "ook nog" not in told
    assert "Kende iemand je oude zin?" in told


# The key file is lost


@pytest.mark.parametrize("how", ["weg", "stuk"])
def test_when_both_key_files_are_lost_what_is_told_works(
    store: Path, stick: Path, how: str, capsys: Told
) -> None:
    files = (store / "sleutel.json", store / "reservekopie" / "sleutel.json")
    for one in files:
        one.unlink() if how == "weg" else one.write_bytes(b"{}")
    before = (store / "gesprekshulp.db").read_bytes()
    assert run(store, f"herstel --uit {stick}", PASSPHRASE) == 0
    assert f"gesprekshulp herstel --samen --uit {stick}" in capsys.readouterr().out
    for verb in ("zaken", "herstel --samen --ja", "herstel 1 --ja", "sleutel"):
        assert run(store, verb, PASSPHRASE) == 2
        told = capsys.readouterr().err
        assert "gesprekshulp herstel --samen --uit PLEK" in told
        assert "beheerder" in told
    assert run(store, f"herstel --samen --uit {stick} --proef", PASSPHRASE) == 0
    assert "Zonder --proef" in capsys.readouterr().out
    assert run(store, "zaken", PASSPHRASE) == 2
    assert run(store, f"herstel --samen --uit {stick}", PASSPHRASE) == 0
    assert "teruggezet" in capsys.readouterr().out
    assert (store / "gesprekshulp.db").read_bytes() == before, "de zaken zelf waren heel"
    assert run(store, "zaken", PASSPHRASE) == 0
    assert "S.V." in capsys.readouterr().out
    assert all(one.read_bytes() == (on(stick) / "sleutel.json").read_bytes() for one in files)


def test_a_key_file_that_is_well_is_never_replaced_by_an_older_one(
    store: Path, stick: Path, tmp_path: Path, capsys: Told
) -> None:
    away = stick.rename(tmp_path / "weg")
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, NEW) == 0
    away.rename(stick)
    before = (store / "sleutel.json").read_bytes()
    assert run(store, f"herstel --samen --uit {stick}", PASSPHRASE) == 0
    assert "teruggezet" not in capsys.readouterr().out
    assert (store / "sleutel.json").read_bytes() == before


def test_the_damaged_store_and_its_key_file_both_come_from_the_stick(
    store: Path, stick: Path, capsys: Told
) -> None:
    shutil.rmtree(store / "reservekopie")
    (store / "sleutel.json").unlink()
    (store / "gesprekshulp.db").write_bytes(b"kapot" * 3000)
    run(store, f"herstel --samen --uit {stick} --ja", PASSPHRASE)
    assert run(store, "zaken", PASSPHRASE) == 0
    assert "S.V." in capsys.readouterr().out
