"""`gesprekshulp dossier`: what a case lacks, a form looked at, a form taken in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.knowledge.loading import content_dir

RULINGS = content_dir() / "voorbeeld" / "uitspraken"


@pytest.fixture(autouse=True)
def _at_home(here: Home) -> None:
    """The user's own folders are empty."""


@pytest.fixture
def fd() -> Any:
    """Return a way to get a descriptor that holds the passphrase, as often as needed."""

    def again() -> str:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSPHRASE}\n".encode())
        os.close(writing)
        return str(reading)

    return again


def _form(tmp_path: Path, **parts: Any) -> str:
    path = tmp_path / "formulier.json"
    raw = {"formaat": "gesprekshulp-zaakformulier-1", "titel": "proef", **parts}
    path.write_text(json.dumps(raw), encoding="utf-8")
    return str(path)


def test_a_form_without_a_gap_is_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["dossier", "invoer", _form(tmp_path), "--controleer", "--datum", "2026-11-28"]) == 0
    )
    out = capsys.readouterr().out
    assert out.startswith("Geen gat gevonden in wat is vastgelegd.")
    assert "Geen gat is geen oordeel van een commissie." in out


def test_a_ruling_is_looked_at_beside_its_judgment(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(RULINGS / "gpo-107087.json")
    assert main(["dossier", "invoer", path, "--controleer"]) == 1
    out = capsys.readouterr().out
    assert "W202 Vastgesteld na één gesprek" in out
    assert "Volgens de uitspraak ontbrak, en gevonden: W109, W202." in out
    assert main(["dossier", "invoer", path, "--controleer", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["op"] == "2016-02-17"
    assert [one["code"] for one in data["punten"]] == ["W109", "W202"]
    assert data["oordeel"] == {"gevonden": ["W109", "W202"], "gemist": [], "te_veel": []}


def test_faults_in_a_form_are_told_with_their_place_and_nothing_is_kept(
    tmp_path: Path, store: Path, fd: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _form(tmp_path, op="gisteren", school={"sector": "bo"})
    given = ["--map", str(store), "--wachtwoordzin-fd", fd()]
    assert main(["dossier", "invoer", path, *given]) == 2
    out = capsys.readouterr().out
    assert "/op): “gisteren” is geen datum." in out
    assert "/school/sector): “bo” kan hier niet." in out
    assert "2 fouten. Er is niets bewaard." in out
    assert main(["dossier", "invoer", path, "--controleer", "--json"]) == 2
    faults = json.loads(capsys.readouterr().out)["fouten"]
    assert [one["plek"] for one in faults] == ["/op", "/school/sector"]


def test_a_form_taken_in_is_a_case_with_the_same_outcome(
    tmp_path: Path, store: Path, fd: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(RULINGS / "gpo-107710.json")
    assert main(["dossier", "invoer", path, "--controleer", "--json"]) == 1
    looked_at = json.loads(capsys.readouterr().out)
    at = ["--map", str(store)]
    assert main(["dossier", "invoer", path, "--json", *at, "--wachtwoordzin-fd", fd()]) == 1
    taken = json.loads(capsys.readouterr().out)
    assert taken["punten"] == looked_at["punten"]
    verb = ["dossier", "controleer", taken["zaak"], "--json", "--datum", "2017-07-20"]
    assert main([*verb, *at, "--wachtwoordzin-fd", fd()]) == 1
    checked = json.loads(capsys.readouterr().out)
    assert checked["punten"] == looked_at["punten"]
    assert checked["niet_vastgelegd"] == looked_at["niet_vastgelegd"]


def test_the_example_case_is_checked_on_a_day(
    store: Path, fd: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = ["dossier", "controleer", "S.V.", "--map", str(store), "--wachtwoordzin-fd", fd()]
    code = main([*verb, "--datum", "2026-11-25", "--json"])
    data = json.loads(capsys.readouterr().out)
    assert data["op"] == "2026-11-25"
    assert code == (1 if data["punten"] else 0)


@pytest.mark.parametrize("given", [["nergens.json"], ["."], []])
def test_what_is_no_form_is_misuse(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dossier", "invoer", *given, "--controleer"]) == 2
    assert capsys.readouterr().err


def test_an_unknown_case_is_misuse(
    store: Path, fd: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = ["dossier", "controleer", "Q.Q.", "--map", str(store), "--wachtwoordzin-fd", fd()]
    assert main(verb) == 2
    assert "Zaak “Q.Q.” is er niet." in capsys.readouterr().err
