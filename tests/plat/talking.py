"""A scripted user of the line mode: gives lines, hears what is said."""

from __future__ import annotations

from collections.abc import Iterable

from gesprekshulp.plat.console import Console


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
