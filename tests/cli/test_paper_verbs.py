"""`brief`, `chronologie` and `agenda` as a user types them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(here: Home, store: Path) -> Run:
    def do(*arguments: str) -> tuple[int, str, str]:
        ran = here.run(*arguments, "--map", str(store), passphrase=PASSPHRASE)
        return ran.code, ran.out, ran.err

    return do


def test_the_list_says_which_fit_and_why(run: Run) -> None:
    code, out, _ = run("brief", "S.V.")
    assert code == 0
    assert "past nu  brief-terug-leerling" in out
    assert "Sem" not in out


def test_reading_writes_nothing_and_says_what_is_missing(run: Run, here: Home) -> None:
    files = here.files()
    code, out, _ = run("brief", "S.V.", "uitnodiging-tweede", "--lezer", "vader")
    assert code == 1
    assert "Jeroen Verzonnen" in out
    assert "Wat nog ontbreekt" in out
    assert "Tegenspraak" in out
    assert here.files() == files


def test_filled_in_once_written_and_remembered(run: Run, here: Home) -> None:
    words = ("--veld", "antwoord=Nieuw antwoord", "--veld", "gezegd=[/x] {leerling}")
    code, out, _ = run("brief", "S.V.", "bevestiging-telefoon", *words, "--naar", "a.txt")
    assert code == 1
    assert "CONCEPT" in out
    text = (here.folder / "a.txt").read_text(encoding="utf-8-sig")
    assert "Nieuw antwoord" in text
    assert "[/x] {leerling}" in text

    code, out, err = run("brief", "S.V.", "bevestiging-telefoon", "--naar", "a.txt")
    assert code == 2
    assert "niet aangeraakt" in err
    code, out, _ = run("brief", "S.V.", "bevestiging-telefoon")
    assert "Nieuw antwoord" in out


def test_a_whole_letter_is_0(run: Run) -> None:
    code, out, _ = run("brief", "S.V.", "ouderpagina", "--lezer", "moeder")
    assert code == 0
    assert "CONCEPT" not in out


def test_a_page_for_the_lawyer(run: Run, here: Home) -> None:
    run("brief", "S.V.", "na-geen-overeenstemming", "--jurist", "j.txt")
    assert "niet voor ouders" in (here.folder / "j.txt").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "line",
    [
        "brief S.V. onzin",
        "brief S.V. uitnodiging",
        "brief S.V. --naar x.txt",
        "brief S.V. excuus --veld onzin=1",
        "brief S.V. excuus --veld onzin",
        "brief S.V. excuus --lezer juf",
        "brief S.V. excuus --naar x.exe",
        "brief S.V. excuus --naar er/is/geen/map.txt",
        "brief S.V. excuus --datum gisteren",
        "brief S.V. uitnodiging-eerste --verstuurd 2031-01-01",
        "verslag S.V. --naar x.txt --veld nog-doen=bellen",
        "verslag S.V. --naar x.txt --soort intern --gesprek 1",
        "verslag S.V. --naar x.txt --soort onzin",
        "chronologie S.V.",
        "chronologie S.V. --naar x.txt --lezer buurman",
        "chronologie S.V. --naar x.txt --lezer moeder --lezer vader",
        "agenda S.V. --naar x.txt",
    ],
)
def test_what_cannot_be_is_2_and_told_in_dutch(run: Run, here: Home, line: str) -> None:
    files = here.files()
    code, out, err = run(*line.split())
    assert code == 2
    assert not out
    assert err.strip()
    assert "Traceback" not in err
    assert here.files() == files


def test_chronology_and_calendar(run: Run, here: Home) -> None:
    assert run("chronologie", "S.V.", "--naar", "c.txt")[0] == 0
    text = (here.folder / "c.txt").read_text(encoding="utf-8-sig")
    assert "KROKODIL" not in text
    assert "Wat ontbreekt" in text
    assert run("chronologie", "S.V.", "--naar", "m.txt", "--lezer", "moeder")[0] == 0
    code, out, _ = run("agenda", "S.V.", "--naar", "a.ics")
    assert code == 0
    assert "0 afspraken" in out
    assert (here.folder / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_report_has_its_day_and_its_fields(here: Home, store: Path, run: Run) -> None:
    code, out, err = run("verslag", "S.V.", "--naar", "s.txt", "--datum", "2027-01-04")
    assert (code, err) == (0, "")
    words = ("--soort", "intern", "--veld", "nog-doen=Juf belt [/x]", "--datum", "2027-01-04")
    code, out, err = run("verslag", "S.V.", *words, "--naar", "i.txt")
    assert code in (0, 1)
    assert "Het verslag staat in" in out
    text = (here.folder / "i.txt").read_text(encoding="utf-8-sig")
    assert "Juf belt [/x]" in text
    assert "4 januari 2027" in text


def test_that_a_letter_left_is_recorded(run: Run) -> None:
    code, out, _ = run("brief", "S.V.", "uitnodiging-tweede", "--verstuurd", "2026-11-01")
    assert code in (0, 1)
    assert "Vastgelegd bij 1 november 2026: uitgenodigd: moeder." in out
    assert "Vader" not in out
