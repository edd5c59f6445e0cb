"""Content once per session; per test the example case in a throw-away store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from talking import make_desk

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import Example, build_example, load_example
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.walks import begin
from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.knowledge.types import Content


@pytest.fixture(scope="session")
def known() -> tuple[Content, Example]:
    return load_content()[0], load_example(content_dir())


@pytest.fixture
def desk(tmp_path: Path, known: tuple[Content, Example]) -> Iterator[Desk]:
    made = make_desk(tmp_path, known[0])
    build_example(made, known[1])
    yield made
    made.store.close()


@pytest.fixture
def case(desk: Desk) -> OpenCase:
    return desk.open_case("S.V.")


@pytest.fixture
def meeting(case: OpenCase) -> Meeting:
    return begin(case, ["moeder", "vader", "juf"])
