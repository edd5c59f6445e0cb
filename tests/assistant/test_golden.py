"""Golden transcripts: one walk per start and per scene must stay as it was read and approved."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import choose, enter_side, start
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.reader import read_yaml
from gesprekshulp.knowledge.types import Content

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = sorted(GOLDEN.glob("*.yaml"))
ON = date(2026, 11, 23)


@cache
def shipped() -> Content:
    content, _ = load_content()
    return content


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_walk_goes_as_it_was_recorded(path: Path) -> None:
    content = shipped()
    golden, _, findings = read_yaml(path.read_bytes(), path.name)
    assert not findings
    assert isinstance(golden, dict)
    tree = content.trees[golden["boom"]]
    walk = start(content, tree.id if tree.kind == "hoofdlijn" else "oogo")
    if tree.kind == "zijpad":
        walk = enter_side(content, walk, tree.id)
    facts = dict(golden["feiten"])
    for said in golden["verloop"]:
        assert walk.step == said["stap"]
        shown = view(content, walk, facts, NEUTRAL, ON)
        assert said["keuze"] in {option.id for option in shown.options}
        walk = choose(content, walk, said["keuze"], facts)
        facts.update(walk.answers[-1].sets)
    if golden["einde"] == "terug":
        assert walk.tree == "oogo"
        assert not walk.stack
    else:
        assert walk.step == golden["einde"]
        assert view(content, walk, facts, NEUTRAL, ON).ending is not None


def test_every_start_and_every_scene_has_a_transcript() -> None:
    assert {path.stem for path in FILES} >= set(shipped().trees)
