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
from gesprekshulp.knowledge.loading import LEARNED_FROM, LEARNT, content_dir, load_for_checking
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.types import Finding

MANUAL = content_dir() / "handleiding"
PAGES = sorted(MANUAL.glob("*.md"))
FIRST = "begin"
ON = date(2026, 11, 23)
TOO_FEW = {"GH631", "GH633", "GH641"}
"""What the checks may say of a small example: too few lines, too few sentences."""

_EXAMPLE = re.compile(r"^```yaml\n# bestand: (?P<name>\S+)\n(?P<body>.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\[[^\]]+\]\((?P<to>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ (?P<text>.+)$", re.M)
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


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[LoadedContent, list[Finding]]:
    """The examples of inhoud.md in a school's own folder, over ours, and what is wrong there."""
    folder = tmp_path_factory.mktemp("school")
    # Without what recognition learns from: that is large, and the examples bring their own.
    base = shutil.copytree(
        content_dir(),
        folder / "content",
        ignore=shutil.ignore_patterns(*LEARNED_FROM, LEARNT, "handleiding"),
    )
    for example in _EXAMPLE.finditer(_text("inhoud")):
        if not example["name"].startswith("inhoud/"):  # what the program writes itself
            place = folder / "inhoud" / example["name"]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(example["body"], encoding="utf-8")
    loaded = load_for_checking(base, folder / "inhoud")
    found = {*loaded.findings, *check(loaded, ON, frozenset(PLACEHOLDERS))}
    return loaded, sorted(one for one in found if one.file.startswith("inhoud/"))


def test_the_worked_examples_are_right_but_for_too_few(
    own: tuple[LoadedContent, list[Finding]],
) -> None:
    _, found = own

    assert {one.code for one in found} <= TOO_FEW, "\n".join(map(str, found))
    assert {one.file for one in found} <= {"inhoud/weerstand/reis-te-zwaar.yaml"}


def test_the_worked_examples_are_content(own: tuple[LoadedContent, list[Finding]]) -> None:
    content = own[0].content

    assert [step.id for step in content.trees["pauze"].steps] == ["vraag", "einde"]
    kind = content.kinds["reis-te-zwaar"]
    empty = [name for name in kind.__struct_fields__ if not getattr(kind, name)]
    # `onderscheid` is only for kinds in which two things look alike; a side scene need not be.
    assert empty == ["side", "degrees"]


def test_recognition_learns_from_the_voice_of_the_example(
    own: tuple[LoadedContent, list[Finding]],
) -> None:
    learnt = [one for one in lines_of(own[0].content) if one.voice == "onze-school"]

    assert {label for one in learnt for label in one.labels} >= {"reis-te-zwaar", "geen-weerstand"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_arrives(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in _LINK.finditer(_FENCE.sub("", text)):
        target, _, anchor = link["to"].partition("#")
        there = MANUAL / target if target else page
        assert there.is_file(), link[0]
        if anchor:
            assert anchor in _anchors(there.read_text(encoding="utf-8")), link[0]


def test_the_first_page_leads_to_every_page() -> None:
    linked = {link["to"].partition("#")[0] for link in _LINK.finditer(_text(FIRST))}

    assert {page.name for page in PAGES} - {f"{FIRST}.md"} <= linked


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
        Said,
        SectorNote,
        Voice,
    )
    from gesprekshulp.knowledge.wordings import Avoid, Claim, Wording

    text = _text("soorten")
    told = (
        *(Kind, Reason, Neighbour, SectorNote, Degree, Wording, Avoid, Claim),
        *(Move, Reply, Voice, Said, Field, Abbreviation),
    )
    for one in told:
        for name in one.__struct_fields__:
            assert f"`{dutch(name)}`" in text, (one.__name__, name)
