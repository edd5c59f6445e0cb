"""An opened store with one case, and the key to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from computer import Computer
from store_help import CASE, CHEAP

from gesprekshulp.store.interface import Store
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.sqlite import create_store

PASSPHRASE = "vier woorden op rij"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "opslag"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = create_store(folder, PASSPHRASE, cost=CHEAP)
    opened.create_case(CASE, "S.V.")
    yield opened
    opened.close()


@pytest.fixture
def key(store: Store, folder: Path) -> bytes:
    return read_key(folder, PASSPHRASE)


@pytest.fixture
def computer(folder: Path, tmp_path: Path) -> Computer:
    return Computer(folder, tmp_path)
