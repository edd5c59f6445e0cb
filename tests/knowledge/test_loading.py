"""The program starts with what is right, says what is not, and starts quickly the second time."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.knowledge.loading import content_dir, load_content, load_for_checking, read_files
from gesprekshulp.knowledge.parsing import parse
from gesprekshulp.knowledge.types import AnyOf, Content, Is

BRONNEN = """bronnen:
  - {id: een, titel: Eén, soort: wet, tekst: Iets., zekerheid: hoog, nagekeken: 2026-11-01}
  - {id: twee, titel: Twee, soort: wet, tekst: Iets., zekerheid: hoogg, nagekeken: 2026-11-01}
  - {id: drie, titel: Drie, soort: wet, tekst: Iets., zekerheid: laag, nagekeken: 2026-11-01}
"""
BOOM = """id: boom
titel: Boom
doel: Praten.
soort: hoofdlijn
begin: een
stappen:
  - id: een
    titel: Eén
    doel: Iets.
    zeg:
      - {id: goed, tekst: Dag., als: {een_van: [{sector: vo}, {sector: po}]}}
      - {id: fout, tekst: Altijd?, alz: {sector: vo}}
    keuzes:
      - {id: verder, titel: Verder, naar: twee}
      - {id: kapot, titel: Kapot, naar: twee, lus: misschien}
  - id: twee
    titel: Twee
    doel: Klaar.
    spreekt: iemand
    einde: {uitkomst: Klaar, vervolg: Niets}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "inhoud"
    (folder / "gesprek").mkdir(parents=True)
    (folder / "bronnen.yaml").write_text(BRONNEN, encoding="utf-8")
    (folder / "gesprek" / "boom.yaml").write_text(BOOM, encoding="utf-8")
    return folder


def test_our_own_content_loads_and_every_fact_is_there() -> None:
    content, _ = load_content()

    assert content.facts["sector"].derived == "ja"
    assert content.sources
    assert content.trees
    assert len(content.version) == 64


def test_one_faulty_item_leaves_the_others(root: Path) -> None:
    content, findings = load_content(root)

    assert list(content.sources) == ["een", "drie"]
    assert [(one.code, one.line, one.column) for one in findings if one.file == "bronnen.yaml"] == [
        ("GH203", 3, 66)
    ]
    assert "bedoelde je “hoog”?" in {one.hint for one in findings}


def test_a_tree_goes_on_without_its_faulty_parts(root: Path) -> None:
    content, findings = load_content(root)
    een, twee = content.trees["boom"].steps

    # A sentence with an unknown key could have lost its condition: it is not shown at all.
    assert [one.id for one in een.wordings] == ["goed"]
    assert [one.id for one in een.options] == ["verder"]
    assert een.wordings[0].condition == AnyOf((Is("sector", ("vo",)), Is("sector", ("po",))))
    assert twee.speaker == "medewerker"
    assert {one.code for one in findings} == {"GH201", "GH203"}


def test_the_cache_gives_the_same_content_and_findings(root: Path, tmp_path: Path) -> None:
    first = load_content(root, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1

    assert load_content(root, tmp_path / "cache") == first == load_content(root)


def test_with_a_warm_cache_no_yaml_is_imported(root: Path, tmp_path: Path) -> None:
    load_content(root, tmp_path / "cache")
    program = (
        "import sys; from pathlib import Path;"
        "from gesprekshulp.knowledge.loading import load_content;"
        f"content, _ = load_content(Path({str(root)!r}), Path({str(tmp_path / 'cache')!r}));"
        "assert content.trees; assert 'yaml' not in sys.modules; assert 'rapidfuzz' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


def test_changed_content_is_read_anew(root: Path, tmp_path: Path) -> None:
    before, _ = load_content(root, tmp_path)
    (root / "bronnen.yaml").write_text(BRONNEN.replace("hoogg", "hoog"), encoding="utf-8")

    after, _ = load_content(root, tmp_path)

    assert list(after.sources) == ["een", "twee", "drie"]
    assert after.version != before.version


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:-20],
        lambda raw: raw.replace(b"Dag.", b"Weg."),
        lambda raw: b"[" * 100_000,
        lambda raw: b"\xff" * 100,
        lambda raw: raw.replace(b"\n", b" "),
    ],
)
def test_a_damaged_cache_is_built_anew(root: Path, tmp_path: Path, damage: object) -> None:
    expected = load_content(root, tmp_path / "cache")
    (cache,) = (tmp_path / "cache").iterdir()
    good = cache.read_bytes()
    cache.write_bytes(damage(good))  # type: ignore[operator]

    assert load_content(root, tmp_path / "cache") == expected
    assert cache.read_bytes() == good


def test_a_cache_that_cannot_be_written_is_no_trouble(root: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")

    content, _ = load_content(root, tmp_path / "bestand")

    assert content.trees


@pytest.mark.parametrize("name", ["er-is-niets", "bestand", "leeg"])
def test_a_folder_without_content_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    (tmp_path / "leeg").mkdir()

    content, findings = load_content(tmp_path / name)

    assert content.trees == {}
    assert [one.code for one in findings] in (["GH114"], ["GH115"])


def test_what_is_no_file_is_a_finding_and_the_rest_is_read(root: Path) -> None:
    (root / "gesprek" / "map.yaml").mkdir()
    (root / "gesprek" / "oud.yml").write_text("id: oud", encoding="utf-8")
    (root / "gesprek" / ".verborgen.yaml").write_text("[", encoding="utf-8")
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "gesprek" / "pijp.yaml")

    content, findings = load_content(root)

    assert "boom" in content.trees
    found = {one.file: one.code for one in findings}
    assert found["gesprek/map.yaml"] == "GH114"
    assert found["gesprek/oud.yml"] == "GH221"
    assert not hasattr(os, "mkfifo") or found["gesprek/pijp.yaml"] == "GH114"
    assert "gesprek/.verborgen.yaml" not in found


def test_a_folder_that_is_not_read_is_told_when_something_is_in_it(root: Path) -> None:
    for folder in ("brief", "gesprek/oud", "Weerstand", "handleiding", "plaatjes"):
        (root / folder).mkdir()
    for file in (
        "brief/mijn.yaml",
        "gesprek/oud/x.yml",
        "Weerstand/boos.yaml",
        "handleiding/a.yaml",
    ):
        (root / file).write_text("id: x", encoding="utf-8")
    (root / "plaatjes" / "school.png").write_bytes(b"")

    _, findings = load_content(root)

    told = {one.file for one in findings if one.code == "GH221"}
    same = (root / "weerstand").is_dir()  # a system on which capitals do not count
    assert told == {"brief/", "gesprek/oud/"} | (set() if same else {"Weerstand/"})


def test_broken_yaml_in_one_file_leaves_the_other_files(root: Path) -> None:
    (root / "gesprek" / "kapot.yaml").write_text("id: kapot\n titel: x: y\n", encoding="utf-8")

    content, findings = load_content(root)

    assert list(content.trees) == ["boom"]
    assert ("gesprek/kapot.yaml", "GH101") in {(one.file, one.code) for one in findings}


def test_the_folder_of_content_is_found() -> None:
    assert (content_dir() / "feiten.yaml").is_file()
    assert "feiten.yaml" in read_files(content_dir())[0]


def test_content_survives_the_form_the_cache_keeps_it_in() -> None:
    content = load_for_checking(content_dir()).content

    assert msgspec.json.decode(msgspec.json.encode(content), type=Content) == content


_SNIPPETS = st.sampled_from(
    [
        "id: a\n",
        "stappen:\n",
        "  - ",
        "bron: [",
        "]",
        "als: {",
        "}",
        "zeg: ",
        "\n",
        ": ",
        "x",
        "- ",
        "&a ",
        "'",
    ]
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["bronnen.yaml", "feiten.yaml", "regels.yaml", "gesprek/a.yaml", "brieven/b.yaml"]
        ),
        st.binary(max_size=80)
        | st.lists(_SNIPPETS, max_size=20).map(lambda s: "".join(s).encode()),
    )
)
@settings(max_examples=200)
def test_no_files_whatever_make_it_crash(files: dict[str, bytes]) -> None:
    from gesprekshulp.knowledge.checking import check

    for one in check(parse(files), date(2026, 11, 23), frozenset()):
        assert str(one).isprintable()
