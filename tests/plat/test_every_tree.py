"""Every start and every scene can be walked to its end line by line."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import Place, Walk, choose, start_of
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.reader import read_yaml
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.tryout import run_tryout

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.yaml"))
ON = date(2026, 11, 23)


@cache
def shipped() -> Content:
    return load_content()[0]


def _letters(content: Content, at: Place, facts: dict[str, str], wanted: list[str]) -> list[str]:
    """The letters that stand before the wanted options, up to the first way out of the tree."""
    walk, letters = Walk(at.tree, at.step), []
    for option in wanted:
        shown = view(content, walk, facts, NEUTRAL, ON)
        found = [o.letter for o in shown.options if o.id == option]
        if not found:  # a way back out of a side scene, which stands on its own here
            return letters
        letters.append(found[0])
        walk = choose(content, walk, option, facts)
        facts.update(walk.answers[-1].sets)
    return letters


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_tree_is_told_step_by_step(path: Path) -> None:
    content = shipped()
    golden, _, _ = read_yaml(path.read_bytes(), path.name)
    assert isinstance(golden, dict)
    at = start_of(content, golden["boom"])
    assert at is not None
    facts = dict(golden["feiten"])
    letters = _letters(content, at, dict(facts), [said["keuze"] for said in golden["verloop"]])
    told: list[str] = []
    answers = iter([*letters, ""])
    console = Console(lambda _: next(answers, None), told.append)
    assert run_tryout(content, at, facts, ON, console) == 0
    text = "\n".join(told)
    for said in golden["verloop"][: len(letters) + 1]:
        assert f"({golden['boom']}/{said['stap']})" in text
    if golden["einde"] != "terug":
        assert "Uitkomst:" in text
    assert "{" not in text, "een plaatshouder bleef staan"
