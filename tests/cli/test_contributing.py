"""A contributor's afternoon: skeletons that pass the checks, and the steps of bijdragen.md as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from gesprekshulp import __version__
from gesprekshulp.casework.skeletons import SKELETONS
from gesprekshulp.cli import main
from gesprekshulp.knowledge.loading import content_dir, load_content

ROOT = Path(__file__).parents[2]
PAGE = content_dir() / "handleiding" / "bijdragen.md"
WITHOUT = ("stemmen", "antwoorden", "woordvelden", "notities")
"""What recognition learns from: large, and the examples bring theirs."""


class Block(NamedTuple):
    """One fenced block: its first line after the fence marks ("sh uitkomst 1"), and what it holds."""

    kind: str
    text: str


def _examples() -> dict[str, list[Block]]:
    """Return heading -> the blocks under it, in order."""
    found: dict[str, list[Block]] = {}
    for part in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        heading, _, rest = part.partition("\n")
        blocks = re.findall(r"^```(\S[^\n]*)\n(.*?)^```$", rest, re.M | re.S)
        found[heading] = [Block(kind, text) for kind, text in blocks]
    return found


class Checkout:
    """A copy of the checkout in which the steps of a page are carried out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        none = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "gesprekshulp", folder / "gesprekshulp", ignore=none)
        shutil.copytree(
            ROOT / "content", folder / "content", ignore=shutil.ignore_patterns(*WITHOUT)
        )
        for tests in ("tui", "dossier"):
            shutil.copytree(ROOT / "tests" / tests, folder / "tests" / tests, ignore=none)
        shutil.copy(ROOT / "pyproject.toml", folder)
        self.told = ""

    def do(self, block: Block) -> None:
        kind, *more = block.kind.split()
        if kind in ("yaml", "python"):
            self._write(block.text)
        elif kind == "diff":
            self._change(block.text)
        elif kind == "sh":
            self._run(block.text, int(more[1]) if more else 0)
        elif kind == "uitvoer":
            for line in block.text.splitlines():
                assert line in self.told, f"{line!r} staat niet in:\n{self.told}"
        else:
            raise AssertionError(f"Een blok “{kind}” kan hier niet worden uitgevoerd.")

    def _write(self, text: str) -> None:
        first, _, rest = text.partition("\n")
        what, place = re.fullmatch(r"# (bestand:|achteraan in) (\S+)", first).groups()  # type: ignore[union-attr]
        path = self.folder / place
        if what == "bestand:":
            assert not path.exists(), f"{place} is er al"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(rest, encoding="utf-8")
        else:
            path.write_text(path.read_text(encoding="utf-8") + rest, encoding="utf-8")

    def _change(self, text: str) -> None:
        first, _, rest = text.partition("\n")
        path = self.folder / first.removeprefix("# in ")
        lines = rest.splitlines()
        old = "\n".join(line[1:] for line in lines if line[0] in " -")
        new = "\n".join(line[1:] for line in lines if line[0] in " +")
        whole = path.read_text(encoding="utf-8")
        assert old in whole, f"Dit staat niet in {path.name}:\n{old}"
        path.write_text(whole.replace(old, new, 1), encoding="utf-8")

    def _run(self, text: str, expected: int) -> None:
        for line in text.splitlines():
            words = line.split()
            program = {"gesprekshulp": ["-m", "gesprekshulp"], "python": []}[words[0]]
            ran = subprocess.run(
                [sys.executable, *program, *words[1:]],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(self.folder), "HOME": str(self.folder)},
                capture_output=True,
                encoding="utf-8",
                timeout=300,
                check=False,
            )
            self.told = ran.stdout + ran.stderr
            assert ran.returncode == expected, f"{line}\n{self.told}"


@pytest.mark.parametrize(
    "heading", [one for one in _examples() if one not in ("Klaarzetten", "Waar je op let")]
)
def test_the_worked_example_works(heading: str, tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    blocks = _examples()[heading]

    assert any(block.kind.startswith("sh") for block in blocks)
    for block in blocks:
        checkout.do(block)


def test_the_readme_and_the_page_make_the_same_environment() -> None:
    (line,) = [block.text.strip() for block in _examples()["Klaarzetten"]]

    assert line in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "eigen"


def _made(own: Path) -> Iterator[Path]:
    for kind in SKELETONS:
        assert main(["content", "nieuw", kind, f"mijn-{kind}", "--map", str(own)]) == 0
        yield own / SKELETONS[kind] / f"mijn-{kind}.yaml"


def test_every_skeleton_explains_itself_and_passes_the_checks(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in _made(own):
        assert str(place) in capsys.readouterr().out
        text = place.read_text(encoding="utf-8")
        assert text.count("#") > 8
        assert "@" not in text

    assert main(["content", "controleer", str(own)]) == 0, capsys.readouterr().out


def test_a_skeleton_shows_nowhere_until_its_author_says_so(own: Path) -> None:
    places = list(_made(own))
    content, findings = load_content(own=own)
    sections = (content.kinds, content.trees, content.scenes, content.letters)

    assert findings == []
    for section, kind in zip(sections, SKELETONS, strict=True):
        assert f"mijn-{kind}" not in section
    for place in places:
        place.write_text(place.read_text("utf-8").replace("concept: ja\n", ""), "utf-8")
    content, findings = load_content(own=own)
    sections = (content.kinds, content.trees, content.scenes, content.letters)
    assert findings == []
    for section, kind in zip(sections, SKELETONS, strict=True):
        assert f"mijn-{kind}" in section


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Met Hoofdletter", "kan geen naam zijn"),
        ("../eruit", "kan geen naam zijn"),
        ("wil-bedenktijd", "bestaat al bij ons"),
    ],
)
def test_a_name_that_will_not_do(
    own: Path, name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "nieuw", "weerstand", name, "--map", str(own)]) == 2
    assert why in capsys.readouterr().err
    assert not own.exists()


def test_a_file_of_the_school_is_never_written_over(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["content", "nieuw", "boom", "pauze", "--map", str(own)])
    place = own / "gesprek" / "pauze.yaml"
    place.write_text("id: pauze\n", encoding="utf-8")

    assert main(["content", "nieuw", "boom", "pauze", "--map", str(own)]) == 2
    assert place.read_text(encoding="utf-8") == "id: pauze\n"
    assert "is er al" in capsys.readouterr().err


def test_this_version_stands_in_the_changes() -> None:
    page = (content_dir() / "handleiding" / "wijzigingen.md").read_text(encoding="utf-8")

    assert re.search(r"^## (\S+)$", page, re.M)[1] == __version__  # type: ignore[index]
