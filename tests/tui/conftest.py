"""Helpers for screen tests: no blinking cursor, the text on screen, a desk without a disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input, TextArea

from gesprekshulp.store.interface import Glance, StoreError, WrongPassphrase
from gesprekshulp.tui.app import GesprekshulpApp

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
NASTY = "[/x] [b]vet[/b] [@click=app.quit]weg[/] \x1b[2J\x1b]2;titel\x07 \u202eomgekeerd"


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A blinking cursor would repaint in the middle of a test."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


def screen_text(app: App[Any]) -> str:
    """Return what stands on the screen, one line per row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def bottom_line(app: App[Any]) -> str:
    """Return the lowest row: the keys."""
    return screen_text(app).splitlines()[-1].strip()


class MemoryStore:
    """As much of a store as the shell needs, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.halves: dict[tuple[str, str], str] = {}
        self.closed = False

    def save_half_line(self, case: str, field: str, text: str) -> None:
        self.halves[case, field] = text

    def half_line(self, case: str, field: str) -> str:
        return self.halves.get((case, field), "")

    def save_personal(self, case: str, meeting: str, key: str, value: str) -> None:
        self.kept[case, key] = value

    def personal(self, case: str, meeting: str) -> dict[str, str]:
        return {key: value for (known, key), value in self.kept.items() if known == case}

    def close(self) -> None:
        self.closed = True


class MemoryDesk(SimpleNamespace):
    """A desk that shows `glances` and nothing else."""

    def __init__(self, glances: Sequence[Glance] = ()) -> None:
        super().__init__(store=MemoryStore(), user="Karin")
        self._glances = list(glances)

    def glances(self) -> list[Glance]:
        return self._glances

    def today(self) -> Any:
        return NOW.date()

    def open_case(self, case: str) -> Any:
        raise StoreError(f"Zaak “{case}” is er niet meer. Kies een andere zaak.")


class MemoryEntrance:
    """A way in without a disk: `secret` opens it, "" means there is no store yet."""

    def __init__(self, folder: Path, secret: str = "goed paard batterij nietje") -> None:
        self.folder = folder
        self.secret = secret
        self.desk: Any = MemoryDesk()

    def exists(self) -> bool:
        return bool(self.secret)

    def unlock(self, passphrase: str) -> Any:
        if passphrase != self.secret:
            raise WrongPassphrase("De wachtwoordzin past niet.")
        return self.desk

    def create(self, passphrase: str) -> Any:
        self.secret = passphrase
        return self.desk

    def example(self, folder: Path | None = None) -> Any:
        return self.desk

    def close(self) -> None:
        pass


@pytest.fixture
def entrance(tmp_path: Path) -> MemoryEntrance:
    return MemoryEntrance(tmp_path)


@pytest.fixture
def shell(entrance: MemoryEntrance) -> GesprekshulpApp:
    """The app on an empty desk, past the passphrase."""
    return GesprekshulpApp(entrance, desk=MemoryDesk())  # type: ignore[arg-type]
