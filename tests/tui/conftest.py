"""Fixtures for screen tests: no blinking cursor, an entrance and an app without a disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_help import MemoryDesk, MemoryEntrance
from textual.widgets import Input, TextArea

from gesprekshulp.tui.app import GesprekshulpApp


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor would repaint in the middle of a test."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture
def entrance(tmp_path: Path) -> MemoryEntrance:
    return MemoryEntrance(tmp_path)


@pytest.fixture
def shell(entrance: MemoryEntrance) -> GesprekshulpApp:
    """The app on an empty desk, past the passphrase."""
    return GesprekshulpApp(entrance, desk=MemoryDesk())  # type: ignore[arg-type]
