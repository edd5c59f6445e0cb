"""The school's own folder from the command line and in the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekshulp.cli import main


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "van school"
    monkeypatch.setenv("GESPREKSHULP_INHOUD", str(folder))
    return folder


def test_take_over_change_check_and_draw(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "overneem", "gesprek/boosheid.yaml"]) == 0
    assert "Overgenomen" in capsys.readouterr().out
    tree = own / "gesprek" / "boosheid.yaml"
    text = tree.read_text("utf-8")
    assert main(["content", "controleer"]) in (0, 1)
    assert "GH7" not in capsys.readouterr().out

    tree.write_text(text.replace("titel: ", "titel: Bij ons ", 1) + "fout: ja\n", "utf-8")
    assert main(["content", "boom", "boosheid"]) == 0
    assert "Bij ons" in capsys.readouterr().out
    assert main(["content", "controleer"]) == 1
    assert "inhoud/gesprek/boosheid.yaml" in capsys.readouterr().out


def test_what_cannot_is_told_and_is_2(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "overneem", "bronnen.yaml"]) == 2
    assert "--toestemming" in capsys.readouterr().err
    assert not own.exists()


def test_a_folder_given_by_hand_is_checked_alone(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.mkdir()
    (own / "bronnen.yaml").write_text("bronnen: []\n", "utf-8")
    main(["content", "controleer"])
    assert "GH701" in capsys.readouterr().out
    given = tmp_path / "los"
    given.mkdir()
    (given / "bronnen.yaml").write_text("bronnen: []\n", "utf-8")
    main(["content", "controleer", str(given)])
    assert "GH701" not in capsys.readouterr().out
