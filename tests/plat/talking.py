"""A scripted user of the line mode: gives lines, hears what is said; and a desk to sit at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from gesprekshulp.casework.desk import Desk
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.console import Console
from gesprekshulp.store.sqlite import throwaway_store

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


class Talker:
    """Types `lines` one by one; after the last one the input has ended."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._lines = list(lines)
        self.heard: list[str] = []
        self.console = Console(self._read, self.heard.append)

    def _read(self, prompt: str) -> str | None:
        self.heard.append(prompt)
        return self._lines.pop(0) if self._lines else None

    @property
    def all(self) -> str:
        return "\n".join(self.heard)

    @property
    def left(self) -> list[str]:
        """What was never asked for."""
        return self._lines


def make_desk(folder: Path, content: Content) -> Desk:
    seconds = count()
    return Desk(throwaway_store(folder), content, lambda: NOW + timedelta(seconds=next(seconds)))
