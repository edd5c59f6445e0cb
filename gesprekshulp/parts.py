"""The parts of the program that can be left out: one folder or module of that name per layer.

To take a part away, delete those and its line here; no other code names a part. What its
content looks like `knowledge` goes on knowing (`knowledge.scenes`, `knowledge.checks_scenes`),
and a setting of its own in `settings.schema` then does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

PARTS: tuple[str, ...] = ("rehearsal",)


def parts_in(layer: str, module: str = "") -> Iterator[Any]:
    """Yield the module of every part in a layer ("tui"), or the `module` inside it."""
    for part in PARTS:
        yield import_module(".".join(("gesprekshulp", layer, part, module)).rstrip("."))
