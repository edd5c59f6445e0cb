"""Who writes content asks for the proofs, and reads where a promise is broken and how."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gesprekshulp.cli import main
from gesprekshulp.knowledge.loading import content_dir


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_dir(), tmp_path / "inhoud"))


def break_it(folder: Path) -> None:
    place = folder / "gesprek" / "bijstelling.yaml"
    text = place.read_text(encoding="utf-8")
    assert "handelingsdeel: akkoord, uitstroom" in text
    broken = text.replace("handelingsdeel: akkoord, uitstroom", "uitstroom")
    place.write_text(broken, encoding="utf-8")


def test_our_own_promises_are_all_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "bewijs", "--datum", "2026-11-23"]) == 0

    told = capsys.readouterr()
    assert "gehouden       Eerst de leerling horen (wet, zekerheid middel)" in told.out
    assert "toestanden" in told.out
    assert "GESCHONDEN" not in told.out
    assert "Zo is gezocht:" in told.err


def test_a_broken_promise_is_told_step_by_step(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_it(folder)

    assert main(["content", "bewijs", str(folder)]) == 1

    told = capsys.readouterr().out
    assert "GESCHONDEN     Geen vastgestelde begeleiding zonder akkoord" in told
    assert "Dan stelt stap “Het plan is aangepast” (bijstelling/einde-bijgesteld) voor:" in told


def test_checking_points_at_the_step_that_breaks_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_it(folder)

    assert main(["content", "controleer", str(folder)]) == 1

    lines = capsys.readouterr().out.splitlines()
    place = folder / "gesprek" / "bijstelling.yaml"
    marked = place.read_text(encoding="utf-8").splitlines()
    first = 1 + next(n for n, line in enumerate(marked) if "stelt_voor" in line)
    assert any(
        line.startswith(f"gesprek/bijstelling.yaml:{first}:") and "GH901" in line for line in lines
    )


def test_on_an_earlier_date_what_did_not_hold_yet_is_not_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["content", "bewijs", "--datum", "2016-05-01"]) == 0

    assert "geldt nu niet  Eerst de leerling horen" in capsys.readouterr().out


def test_without_promises_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feiten.yaml").write_text("feiten: []\n", encoding="utf-8")

    assert main(["content", "bewijs", str(tmp_path)]) == 0

    assert "Er zijn geen beloften." in capsys.readouterr().out


def test_a_promise_that_cannot_be_read_is_not_proven(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = folder / "beloften.yaml"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("gewicht: wet", "gewicht: wett", 1), encoding="utf-8")

    assert main(["content", "bewijs", str(folder)]) == 1

    assert "Wat ontbreekt, is niet bewezen" in capsys.readouterr().out
