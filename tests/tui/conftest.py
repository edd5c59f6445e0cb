"""Fixtures for screen tests: no blinking cursor, an entrance and an app without a disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from own_store import make_store
from screen_help import MemoryDesk, MemoryEntrance
from story import Place
from textual.widgets import Input, TextArea

from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content
from gesprekshulp.tui.app import GesprekshulpApp


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor would repaint in the middle of a test."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture(autouse=True)
def _full_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The theme is chosen by the terminal: that of whoever runs the tests must not count."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("COLORTERM", "COLORFGBG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def entrance(tmp_path: Path) -> MemoryEntrance:
    return MemoryEntrance(tmp_path)


@pytest.fixture
def shell(entrance: MemoryEntrance) -> GesprekshulpApp:
    """The app on an empty desk, past the passphrase."""
    return GesprekshulpApp(entrance, desk=MemoryDesk())  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content, read once."""
    return load_content()[0]


@pytest.fixture
def place(tmp_path: Path, content: Content) -> Iterator[Place]:
    """A real store that nobody can read later."""
    made = Place(tmp_path, content)
    yield made
    made.store.close()


@pytest.fixture
def own_store(tmp_path: Path, content: Content, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store with the example case, opened by `own_store.PASS`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return make_store(tmp_path / "zaken", content)
