"""Taking a file of ours over, changing it, and hearing of it when ours changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gesprekshulp.casework.own_content import TakingOverError, take_over
from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.knowledge.overlay import HEADER

ON = date(2026, 11, 23)
OOGO = "gesprek/oogo.yaml"


def test_taken_over_it_counts_and_nothing_is_wrong(tmp_path: Path) -> None:
    own = tmp_path / "inhoud"

    place = take_over(OOGO, own, ON)
    text = place.read_text("utf-8")
    place.write_text(text.replace("titel: ", "titel: Ons ", 1), "utf-8")

    content, findings = load_content(own=own)
    assert content.trees["oogo"].title.startswith("Ons ")
    assert [f for f in findings if f.code.startswith("GH7")] == []


def test_after_ours_changed_she_says_that_she_looked(tmp_path: Path) -> None:
    base, own = tmp_path / "content", tmp_path / "inhoud"
    (base / "gesprek").mkdir(parents=True)
    (base / "gesprek" / "oogo.yaml").write_bytes((content_dir() / OOGO).read_bytes())
    place = take_over(OOGO, own, ON, base=base)
    mine = place.read_bytes()
    (base / "gesprek" / "oogo.yaml").write_bytes(mine + b"\n# van ons\n")
    assert "GH721" in [f.code for f in load_content(base, own=own)[1]]

    take_over(OOGO, own, ON, seen=True, base=base)

    assert place.read_bytes() == mine
    assert "GH721" not in [f.code for f in load_content(base, own=own)[1]]


def test_an_earlier_record_stays(tmp_path: Path) -> None:
    own = tmp_path / "inhoud"
    take_over(OOGO, own, ON)
    take_over("bronnen.yaml", own, ON, permission_of='K. de Wit: ib\'er "de Linde"')

    codes = [f.code for f in load_content(own=own)[1] if f.code.startswith("GH7")]
    assert codes == ["GH724"]
    assert "gesprek/oogo.yaml" in (own / HEADER).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gesprek/weg.yaml", "geen bestand van ons"),
        ("../../etc/passwd", "geen bestand van ons"),
        ("bronnen.yaml", "--toestemming"),
        ("beloften.yaml", "--toestemming"),
    ],
)
def test_what_cannot_is_told(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(TakingOverError, match=told):
        take_over(name, tmp_path / "inhoud", ON)
    assert not (tmp_path / "inhoud").exists()


def test_an_own_file_is_never_written_over(tmp_path: Path) -> None:
    own = tmp_path / "inhoud"
    take_over(OOGO, own, ON).write_text("id: oogo\n", "utf-8")
    with pytest.raises(TakingOverError, match="--gezien"):
        take_over(OOGO, own, ON)
    assert (own / OOGO).read_text("utf-8") == "id: oogo\n"
    with pytest.raises(TakingOverError, match="Laat --gezien weg"):
        take_over("tips.yaml", own, ON, seen=True)


def test_a_damaged_record_is_not_written_over(tmp_path: Path) -> None:
    own = tmp_path / "inhoud"
    own.mkdir()
    (own / HEADER).write_text("overschrijft: [", "utf-8")
    with pytest.raises(TakingOverError, match="Zet eerst dit recht"):
        take_over(OOGO, own, ON)
    assert (own / HEADER).read_text("utf-8") == "overschrijft: ["


def test_a_folder_that_cannot_be_made_is_told_without_english(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(TakingOverError) as told:
        take_over(OOGO, tmp_path / "bestand" / "inhoud", ON)
    assert "Kies een andere map met --naar" in str(told.value)
