"""Content is read once; every test gets a store of its own that nobody can read later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from case_story import World

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()[0]


@pytest.fixture
def world(tmp_path: Path, content: Content) -> Iterator[World]:
    made = World(tmp_path, content)
    yield made
    made.store.close()


@pytest.fixture
def case(world: World) -> OpenCase:
    """Sem, nine, with both parents and a teacher."""
    return world.family(world.case())
