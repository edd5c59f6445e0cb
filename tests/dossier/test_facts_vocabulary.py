"""The program and content/feiten.yaml speak of the same facts with the same values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.vocabulary import DERIVED, OF_MEETING, RECORDED, UNKNOWN

CONTENT = Path(__file__).parents[2] / "content" / "feiten.yaml"


@pytest.fixture(scope="module")
def facts() -> list[dict[str, Any]]:
    # BaseLoader keeps "ja" and "12-15" as text, as the program's own reader does.
    found = yaml.load(CONTENT.read_text("utf-8"), Loader=yaml.BaseLoader)
    return list(found["feiten"])


def test_ids_and_values_are_the_same_in_content_and_program(facts: list[dict[str, Any]]) -> None:
    written = {one["id"]: tuple(value["id"] for value in one["waarden"]) for one in facts}
    assert written == {**DERIVED, **RECORDED}


def test_which_facts_are_computed_and_which_hold_for_one_meeting(
    facts: list[dict[str, Any]],
) -> None:
    assert {one["id"] for one in facts if one.get("afgeleid") == "ja"} == set(DERIVED)
    assert {one["id"] for one in facts if one.get("geldt_voor") == "gesprek"} == OF_MEETING


def test_of_an_empty_case_nothing_is_known() -> None:
    facts = derive_facts(Dossier(), date(2026, 11, 23))
    assert set(facts) == {*DERIVED, *RECORDED}
    assert set(facts.values()) == {UNKNOWN}
