"""Lines drawn in text: trust and tension over the turns, goals over the weeks."""

from __future__ import annotations

from collections.abc import Sequence

NOW, BEFORE, BOTH = "●", "○", "◉"
_MARGIN = 8


def plot(
    now: Sequence[float],
    before: Sequence[float] = (),
    high: float = 10,
    width: int = 60,
    height: int = 5,
    top: str = "hoog",
    bottom: str = "laag",
) -> tuple[str, ...]:
    """Return a line as `height` rows of at most `width` signs; an earlier line shows through."""
    rows, columns = max(2, height), max(4, width - _MARGIN - 1)
    longest = max(len(now), len(before), 1)
    grid = [[" "] * columns for _ in range(rows)]
    for values, sign in ((before, BEFORE), (now, NOW)):
        for at, value in enumerate(values):
            column = _place(at, longest, columns)
            row = rows - 1 - round(max(0.0, min(high, value)) / high * (rows - 1))
            grid[row][column] = BOTH if sign == NOW and grid[row][column] == BEFORE else sign
    words = [top, *[""] * (rows - 2), bottom]
    return tuple(
        f"{word:>{_MARGIN}}│{''.join(row)}".rstrip() for word, row in zip(words, grid, strict=True)
    )


def _place(at: int, longest: int, columns: int) -> int:
    """Return the column of a point: spread out, but no wider than four columns apart."""
    if longest < 2:
        return 0
    step = min(4.0, (columns - 1) / (longest - 1))
    return round(at * step)


def trust_and_tension(
    now: tuple[Sequence[int], Sequence[int]],
    before: tuple[Sequence[int], Sequence[int]] = ((), ()),
    width: int = 60,
    height: int = 8,
) -> tuple[str, ...]:
    """Return both axes under each other; `before` is the line left by rewinding."""
    each = max(2, (height - 2) // 2)
    trust = plot(now[0], before[0], width=width, height=each, top="veel", bottom="weinig")
    tension = plot(now[1], before[1], width=width, height=each, top="hoog", bottom="rustig")
    legend = f"   ({NOW} nu, {BEFORE} eerder)" if before[0] else ""
    heads = [
        f"{name}{_last(values)}"
        for name, values in zip(("vertrouwen", "spanning"), now, strict=True)
    ]
    return (f"{heads[0]}{legend}", *trust, heads[1], *tension)


def _last(values: Sequence[int]) -> str:
    """Return what a line came to: a step of one does not always show in a few rows."""
    return f" {values[-1]}" if values else ""
