"""Where each value stands in its file, so that a fault can be pointed at.

A path is a tuple of keys and list positions from the top of the file. What is read
and what is wrong with it stand in `reader` and `shape`.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Path = tuple[str | int, ...]
Position = tuple[int, int]
"""Line and column, both from 1."""


class Marks:
    """Positions of the values and keys of one file, by path.

    `faulty`: paths whose value was refused by the reader (an alias, a second of two
    equal keys); their fault is already reported, so nobody need report it again.
    """

    __slots__ = ("faulty", "keys", "values")

    def __init__(self) -> None:
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}
        self.faulty: set[Path] = set()

    def value(self, path: Path) -> Position:
        """Return where the value at `path` begins, or the nearest thing around it."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.values.get((), (1, 1))

    def key(self, path: Path) -> Position:
        """Return where the key at the end of `path` stands; for a list item its value."""
        return self.keys.get(path) or self.value(path)


class Origin(msgspec.Struct, frozen=True):
    """Where one item comes from: its file, and the path of the item in it.

    `kept`: for each list (path from the top of the file) from which faulty elements were
    left out, the positions in the file of those that stayed.
    """

    file: str
    marks: Marks
    path: Path = ()
    kept: Mapping[Path, tuple[int, ...]] = {}

    def in_file(self, inner: Path) -> Path:
        """Return the path in the file of `inner`, a path within the item as loaded."""
        here = self.path
        for part in inner:
            positions = self.kept.get(here) if isinstance(part, int) else None
            if positions is not None and isinstance(part, int) and part < len(positions):
                part = positions[part]  # noqa: PLW2901 - the same element, as the file counts it
            here = (*here, part)
        return here

    def value(self, *inner: str | int) -> Position:
        """Return where the value at `inner`, a path within the item, stands."""
        return self.marks.value(self.in_file(inner))

    def key(self, *inner: str | int) -> Position:
        """Return where the key at the end of `inner` stands."""
        return self.marks.key(self.in_file(inner))
