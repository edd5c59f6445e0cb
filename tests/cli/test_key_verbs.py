"""`sleutel`: what opens the store, another passphrase, codes on paper."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.store.errors import StoreMissing
from gesprekshulp.store.interface import WrongPassphrase
from gesprekshulp.store.keys import open_key

CODE = re.compile(r"(?:[A-Z]{5} ){6}[A-Z]{5}")


def lines(*typed: str) -> str:
    reading, writing = os.pipe()
    os.write(writing, "".join(f"{one}\n" for one in typed).encode())
    os.close(writing)
    return str(reading)


def run(store: Path, verb: str, *typed: str) -> int:
    given = ["--wachtwoordzin-fd", lines(*typed)] if typed else []
    return main([*verb.split(), "--map", str(store), *given])


def test_the_list_says_what_is_missing_and_asks_nothing(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "sleutel") == 0
    told = capsys.readouterr().out
    assert "je wachtwoordzin" in told
    assert "Je hebt geen herstelcode" in told
    assert PASSPHRASE not in told


def test_a_lost_passphrase_is_replaced_with_the_code(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "sleutel herstelcode", PASSPHRASE) == 0
    found = CODE.search(capsys.readouterr().out)
    assert found
    assert run(store, "sleutel wachtwoordzin", found.group(), "een nieuwe zin") == 0
    with pytest.raises(WrongPassphrase):
        open_key(store, PASSPHRASE)
    capsys.readouterr()
    assert run(store, "zaken", "een nieuwe zin") == 0


def test_the_sheet_to_print_is_private_and_never_over_another_file(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "blad.txt"
    assert run(store, f"sleutel schoolcode --naar {sheet}", PASSPHRASE) == 0
    found = CODE.search(sheet.read_text(encoding="utf-8"))
    assert found
    assert found.group() not in capsys.readouterr().out
    if os.name != "nt":
        assert sheet.stat().st_mode & 0o777 == 0o600
    assert open_key(store, found.group()).kind == "schoolcode"
    assert run(store, f"sleutel schoolcode --naar {sheet}", PASSPHRASE) == 2
    assert open_key(store, found.group())
    assert run(store, "sleutel intrekken schoolcode", PASSPHRASE) == 0
    assert run(store, "sleutel intrekken schoolcode", PASSPHRASE) == 1
    with pytest.raises(WrongPassphrase):
        open_key(store, found.group())


def test_a_wrong_passphrase_changes_nothing(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (store / "sleutel.json").read_bytes()
    for verb in ("wachtwoordzin", "herstelcode", "schoolcode", "intrekken herstelcode"):
        assert run(store, f"sleutel {verb}", "fout", "iets nieuws") == 2
        assert "past niet" in capsys.readouterr().err
    assert (store / "sleutel.json").read_bytes() == before


def test_an_empty_new_passphrase_is_refused(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, "") == 2
    assert "leeg" in capsys.readouterr().err
    assert open_key(store, PASSPHRASE)


def test_a_new_key_is_offered_after_a_new_passphrase_and_asks_before_codes_fall_away(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, "een nieuwe zin") == 0
    told = capsys.readouterr().out
    assert "Kende iemand je oude zin?" in told
    assert "gesprekshulp sleutel vernieuw" in told
    assert run(store, "reservekopie maak", "een nieuwe zin") == 0
    old = open_key(store, "een nieuwe zin").key
    assert run(store, "sleutel vernieuw", "een nieuwe zin") == 0, "zonder codes valt niets weg"
    assert open_key(store, "een nieuwe zin").key != old
    assert run(store, "sleutel herstelcode", "een nieuwe zin") == 0
    found = CODE.search(capsys.readouterr().out)
    assert found
    assert run(store, "sleutel vernieuw", "een nieuwe zin") == 2
    assert "--ja" in capsys.readouterr().err
    assert open_key(store, found.group())
    assert run(store, "sleutel vernieuw --ja", "een nieuwe zin") == 0
    assert "Je herstelcode opent niets meer" in capsys.readouterr().out
    with pytest.raises(WrongPassphrase):
        open_key(store, found.group())
    assert run(store, "zaken", "een nieuwe zin") == 0
    assert "S.V." in capsys.readouterr().out
    assert run(store, "herstel 1 --proef", "een nieuwe zin") == 0
    assert "Alles past" in capsys.readouterr().out
    assert run(store, "sleutel vernieuw", "fout") == 2


def test_an_earlier_key_that_a_copy_needs_is_told(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert run(store, f"reservekopie plek {stick}", PASSPHRASE) == 0
    stick.rename(tmp_path / "weg")
    assert run(store, "sleutel vernieuw", PASSPHRASE) == 0
    assert "niet elke kopie" in capsys.readouterr().out
    assert run(store, "sleutel") == 0
    assert "Een eerdere sleutel is bewaard" in capsys.readouterr().out
    # The stick has the key file of then; with a newer passphrase its copies open all the same.
    assert run(store, "sleutel wachtwoordzin", PASSPHRASE, "een nieuwe zin") == 0
    (tmp_path / "weg").rename(stick)
    assert run(store, f"herstel 1 --proef --uit {stick}", "een nieuwe zin") == 0
    assert run(store, f"herstel 1 --proef --uit {stick}", "geen van beide") == 2
    assert "typ dan de zin van toen" in capsys.readouterr().err
    assert run(store, f"herstel 1 --ja --uit {stick}", "een nieuwe zin") == 0
    assert run(store, "zaken", "een nieuwe zin") == 0
    assert run(store, "reservekopie maak", "een nieuwe zin") == 0
    capsys.readouterr()
    assert run(store, "sleutel") == 0
    assert "eerdere sleutel" not in capsys.readouterr().out


def test_without_a_keyring_it_says_so(
    store: Path, here: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert run(store, "sleutel sleutelring", PASSPHRASE) == 2
    assert "geen sleutelring" in capsys.readouterr().err


def test_where_no_store_is(here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "sleutel") == 2
    assert "nog geen opslag" in capsys.readouterr().err
    with pytest.raises(StoreMissing):
        open_key(tmp_path, "x")
