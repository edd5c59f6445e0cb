"""Where each value stands in its file, so that a fault can be pointed at.

A path is a tuple of keys and list positions from the top of the file. What is read
and what is wrong with it stand in `reader` and `shape`.
"""

from __future__ import annotations

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
    """Where one item comes from: its file, and the path of the item in it."""

    file: str
    marks: Marks
    path: Path = ()
