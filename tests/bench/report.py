"""What a benchmark says: rows of figures, and the Markdown made of them."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple


class Row(NamedTuple):
    """One figure. `ratio` to what stands under `beside`; `most`: the ratio that is promised.

    `good`: whether the promise is kept, where that is no ratio.
    """

    what: str
    figure: str
    beside: str = ""
    ratio: float | None = None
    promise: str = ""
    most: float | None = None
    good: bool | None = None

    @property
    def verdict(self) -> str:
        good = self.good
        if good is None and self.most is not None and self.ratio is not None:
            good = self.ratio <= self.most
        return "" if good is None else "ja" if good else "NEE"


def ms(value: float) -> str:
    return f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def at(share: float, values: Sequence[float]) -> float:
    """Return the value below which `share` of the values lies (nearest rank)."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def table(title: str, rows: Iterable[Row]) -> Iterable[str]:
    yield f"\n## {title}\n"
    yield "| wat | gemeten | ernaast | verhouding | belofte | gehaald |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        ratio = f"{row.ratio:.2f} x" if row.ratio is not None else ""
        yield f"| {row.what} | {row.figure} | {row.beside} | {ratio} | {row.promise} | {row.verdict} |"


def heading(load: float) -> Iterable[str]:
    yield "# Metingen van gesprekshulp"
    yield ""
    yield f"{datetime.now():%d-%m-%Y %H:%M}, {platform.platform()}, Python {platform.python_version()}."  # noqa: DTZ005
    yield f"Gemiddelde belasting bij het begin: {load:.1f}. Alles uit één keer; om en om waar iets ernaast staat."
