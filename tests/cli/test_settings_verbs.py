"""Settings, keys and the places where things are kept, from the command line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.settings.keeping import FILE_NAME, Settings
from gesprekshulp.settings.schema import SETTINGS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gegevens"


def run(folder: Path, *words: str) -> int:
    return main([*words, "--map", str(folder)])


def test_every_setting_is_shown_and_explained(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "instellingen") == 0
    told = capsys.readouterr().out
    for one in SETTINGS:
        assert (one.key in told) is not one.own
        if not one.own:
            assert run(folder, "instellingen", one.key) == 0
            assert one.help in capsys.readouterr().out
    assert not folder.exists(), "kijken maakt niets"


def test_a_value_is_kept_in_a_private_readable_file_and_goes_back(folder: Path) -> None:
    assert run(folder, "instellingen", "thema", "Hoog contrast") == 0
    place = folder / FILE_NAME
    assert "thema: contrast" in place.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert Settings(folder)["thema"] == "contrast"
    assert run(folder, "instellingen", "thema", "standaard") == 0
    assert Settings(folder)["thema"] == "auto"
    assert "thema" not in place.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("instellingen", "thema", "paars"), "Kies uit: auto, licht"),
        (("instellingen", "kleur"), "is er niet"),
        (("instellingen", "rondleiding", "2026-01-01"), "is er niet"),
        (("toetsen", "zaak-nieuw", "v"), "al de toets voor “voorbeeld”"),
        (("toetsen", "zaak-nieuw", "ctrl+w"), "neemt een browser"),
        (("toetsen", "formulier-bewaren", "q"), "daar typ je die letter"),
        (("toetsen", "zaak-nieuw", "4"), "met cijfers"),
        (("toetsen", "zaak-nieuw", "hyper+q"), "geen toets die ik ken"),
        (("toetsen", "terug", "x"), "is er niet"),
        (("toetsen", "bestaat-niet"), "is er niet"),
    ],
)
def test_what_will_not_do_is_one_sentence_and_changes_nothing(
    folder: Path, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, *words) == 2
    assert told in capsys.readouterr().err
    assert not folder.exists()


def test_keys_are_written_and_read_as_they_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for written in ("x", "F6", "ctrl+k", "pgdn", "ctrl+↓"):
        assert run(folder, "toetsen", "zaak-nieuw", written) == 0
        assert f"nieuwe zaak: {written}" in capsys.readouterr().out
        assert run(folder, "toetsen") == 0
        assert f" {written} " in capsys.readouterr().out
    assert run(folder, "toetsen", "zaak-nieuw", "standaard") == 0
    assert Settings(folder).keys == {}


def test_lines_it_does_not_know_stay_in_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_text("later: iets\nthema: paars\nstap: uitleg\n", "utf-8")
    assert run(folder, "instellingen") == 1
    assert "regel 1" in capsys.readouterr().err
    assert run(folder, "instellingen", "hints", "aan") == 1
    text = (folder / FILE_NAME).read_text(encoding="utf-8")
    assert "later: iets" in text
    assert "thema: paars" in text
    assert Settings(folder)["stap"] == "uitleg"


def test_where_names_every_file_and_no_person(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str], passphrase_fd: str
) -> None:
    (store / "vreemd.tmp").write_text("?", encoding="utf-8")
    (store / "vreemde map").mkdir()
    (store / "vreemde map" / "een.tmp").write_text("?", encoding="utf-8")
    run(store, "instellingen", "tweede-plek", str(store.parent / "usb"))
    capsys.readouterr()
    assert run(store, "waar", "--papieren", "--wachtwoordzin-fd", passphrase_fd) == 0
    told = capsys.readouterr().out
    for path in (*store.iterdir(), *(store / "reservekopie").rglob("*")):
        assert str(path) in told, path.name
    assert sum(line.startswith("Reservekopieën") for line in told.splitlines()) == 1
    assert str(store.parent / "usb") in told
    assert "niet kent" in told
    assert " 1 bestand, 1 kB." in told
    for word in ("Sem", "Vos", "KROKODIL", PASSPHRASE):
        assert word not in told


def test_where_on_a_computer_without_anything(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "waar") == 0
    assert "Er is nog niets." in capsys.readouterr().out
    assert not folder.exists()
