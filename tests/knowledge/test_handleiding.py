"""The manual: its worked examples are content that the checks accept, and every link arrives."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from gesprekshulp.assistant.recognise.training import lines_of
from gesprekshulp.assistant.wording import PLACEHOLDERS
from gesprekshulp.knowledge.checking import check
from gesprekshulp.knowledge.loading import (
    LEARNED_FROM,
    LEARNT,
    OWN,
    content_dir,
    load_content,
    load_for_checking,
)
from gesprekshulp.knowledge.overlay import HEADER
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.types import Finding
from gesprekshulp.tui.keys_in_text import MARK

MANUAL = content_dir() / "handleiding"
PAGES = sorted(MANUAL.glob("*.md"))
FIRST = "begin"
ON = date(2026, 11, 23)
TOO_FEW = {"GH631", "GH633", "GH641"}
"""What the checks may say of a small example: too few lines, too few sentences."""

_EXAMPLE = re.compile(r"^```yaml\n# bestand: (?P<name>\S+)\n(?P<body>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\[[^\]]+\]\((?P<to>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<text>.+)$", re.M)
_SOURCE = re.compile(r"`(?P<id>[\w.-]+)`,\s+zekerheid\s+(?P<certainty>\w+)")
_FENCE = re.compile(r"^```.*?^```$", re.M | re.S)


def _text(page: str) -> str:
    return (MANUAL / f"{page}.md").read_text(encoding="utf-8")


def _anchors(text: str) -> set[str]:
    """Return the anchors of the headings of a page, as Markdown readers make them."""
    prose = _FENCE.sub("", text)
    return {
        re.sub(r"[^\w\- ]", "", heading["text"].lower()).replace(" ", "-")
        for heading in _HEADING.finditer(prose)
    }


Checked = tuple[LoadedContent, list[Finding]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our content without what recognition learns from: large, and the examples bring theirs."""
    folder = tmp_path_factory.mktemp("onze") / "content"
    without = shutil.ignore_patterns(*LEARNED_FROM, LEARNT, "handleiding")
    return Path(shutil.copytree(content_dir(), folder, ignore=without))


def _checked(page: str, base: Path, own: Path) -> Checked:
    """Put the examples of a page in a school's own folder, over ours; return what is wrong there."""
    for example in _EXAMPLE.finditer(_text(page)):
        if example["name"] != f"{OWN}/{HEADER}":  # what the program writes itself
            place = own / example["name"].removeprefix(f"{OWN}/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(example["body"], encoding="utf-8")
    loaded = load_for_checking(base, own)
    found = {*loaded.findings, *check(loaded, ON, frozenset(PLACEHOLDERS))}
    return loaded, sorted(one for one in found if one.file.startswith(f"{OWN}/"))


@pytest.fixture(scope="module")
def own(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The examples of inhoud.md."""
    return _checked("inhoud", base, tmp_path_factory.mktemp("school"))


def test_the_worked_examples_are_right_but_for_too_few(
    own: Checked,
) -> None:
    _, found = own

    assert {one.code for one in found} <= TOO_FEW, "\n".join(map(str, found))
    assert {one.file for one in found} <= {"inhoud/weerstand/reis-te-zwaar.yaml"}


def test_the_worked_examples_are_content(own: Checked) -> None:
    content = own[0].content

    assert [step.id for step in content.trees["pauze"].steps] == ["vraag", "einde"]
    kind = content.kinds["reis-te-zwaar"]
    empty = [name for name in kind.__struct_fields__ if not getattr(kind, name)]
    # `onderscheid` is only for kinds in which two things look alike; a side scene need not be.
    assert empty == ["side", "degrees"]


def test_recognition_learns_from_the_voice_of_the_example(
    own: Checked,
) -> None:
    learnt = [one for one in lines_of(own[0].content) if one.voice == "onze-school"]

    assert {label for one in learnt for label in one.labels} >= {"reis-te-zwaar", "geen-weerstand"}


def test_the_voice_of_a_school_is_right(base: Path, tmp_path: Path) -> None:
    loaded, found = _checked("herkennen", base, tmp_path)

    assert loaded.content.voices["onze-school"].said
    assert found == []


def test_the_letter_of_the_page_on_letters_is_right(base: Path, tmp_path: Path) -> None:
    loaded, found = _checked("brieven", base, tmp_path)

    assert len(loaded.content.letters["bedankje"].blocks) == 7
    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_arrives(page: Path) -> None:
    text = MARK.sub("", page.read_text(encoding="utf-8"))
    for link in _LINK.finditer(_FENCE.sub("", text)):
        target, _, anchor = link["to"].partition("#")
        there = MANUAL / target if target else page
        assert there.is_file(), link[0]
        if anchor:
            assert anchor in _anchors(there.read_text(encoding="utf-8")), link[0]


def test_the_first_page_leads_to_every_page() -> None:
    linked = {link["to"].partition("#")[0] for link in _LINK.finditer(_text(FIRST))}

    assert {page.name for page in PAGES} - {f"{FIRST}.md"} <= linked


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_claim_is_as_certain_as_its_source(page: Path) -> None:
    """What the manual says of law names its source and how certain that is: "(`avg-15`, zekerheid hoog)"."""
    sources = load_content()[0].sources
    for named in _SOURCE.finditer(page.read_text(encoding="utf-8")):
        assert named["certainty"] == sources[named["id"]].certainty, named[0]


def test_every_field_of_a_kind_a_move_and_what_is_learnt_from_is_explained() -> None:
    from gesprekshulp.knowledge.item import dutch
    from gesprekshulp.knowledge.speech import (
        Abbreviation,
        Degree,
        Field,
        Kind,
        Move,
        Neighbour,
        Reason,
        Reply,
        Reviewed,
        Said,
        SectorNote,
        Voice,
    )
    from gesprekshulp.knowledge.wordings import Avoid, Claim, Wording

    text = _text("soorten")
    told = (
        *(Kind, Reason, Neighbour, SectorNote, Degree, Wording, Avoid, Claim),
        *(Move, Reply, Voice, Said, Field, Abbreviation, Reviewed),
    )
    for one in told:
        for name in one.__struct_fields__:
            assert f"`{dutch(name)}`" in text, (one.__name__, name)
