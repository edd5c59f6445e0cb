"""Walking over values as they stand in a file, whatever shape they turn out to have.

The checks look at what the author wrote, so that a fault is found, and pointed at, also
in an item that has another fault. What has the wrong shape is passed over: `shape` names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from gesprekshulp.knowledge.conditions import normalise
from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.types import Condition, Finding

CONDITIONS = ("als", "voordat", "waar", "geldt_als")
"""The keys under which a condition stands."""

CLAIMS = ("recht", "ouders_mogen", "school_mag", "school_mag_niet")
"""The keys under which claims of law stand."""

_OF_FACTS = (*CONDITIONS, "zet")  # keys of these mappings are facts or values


def text_of(raw: object, key: str) -> str:
    """Return the text under `key`, or "" when there is none."""
    value = raw.get(key) if isinstance(raw, dict) else None
    return value if isinstance(value, str) else ""


def texts_of(raw: object, key: str) -> list[tuple[Path, str]]:
    """Return (path within raw, text) of every text in the list (or the text) under `key`."""
    value = raw.get(key) if isinstance(raw, dict) else None
    if isinstance(value, str):
        return [((key,), value)]
    if not isinstance(value, list):
        return []
    return [((key, n), one) for n, one in enumerate(value) if isinstance(one, str)]


def is_draft(raw: object) -> bool:
    """Whether the author marked this item as not finished: it need not be complete yet."""
    return text_of(raw, "concept") == "ja"


def items_of(raw: object, key: str) -> list[tuple[Path, dict[str, Any]]]:
    """Return (path within raw, mapping) of every mapping in the list under `key`."""
    value = raw.get(key) if isinstance(raw, dict) else None
    if not isinstance(value, list):
        return []
    return [((key, n), one) for n, one in enumerate(value) if isinstance(one, dict)]


def mappings_in(raw: object, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield (path, mapping) of every mapping in `raw`, itself first; not inside facts."""
    if isinstance(raw, dict):
        yield path, raw
        for key, value in raw.items():
            # Under antwoorden a promise has facts, a sitting of replies has a list.
            if key not in _OF_FACTS and not (
                key in ("antwoorden", "feiten") and isinstance(value, dict)
            ):
                yield from mappings_in(value, (*path, key))
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from mappings_in(value, (*path, number))


def strings_in(raw: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield (path, text) of every text in `raw`."""
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from strings_in(value, (*path, key))
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from strings_in(value, (*path, number))


def condition_of(raw: object, key: str = "als") -> tuple[Condition | None, bool]:
    """Return (the condition under `key`, whether it could be read); (None, True) for none."""
    if not isinstance(raw, dict) or key not in raw:
        return None, True
    form, _ = normalise(raw[key])
    if form is None:
        return None, False
    condition: Condition = msgspec.convert(form, Condition)
    return condition, True


class Report:
    """Collects findings about items, at their places in the files."""

    def __init__(self, loaded: LoadedContent) -> None:
        self.loaded = loaded
        self.findings: list[Finding] = []

    def items(self, section: str) -> Iterator[tuple[tuple[str, str], Any]]:
        """Yield ((section, id), raw value) of every item of a section, also a faulty one."""
        for item, raw in self.loaded.raw.items():
            if item[0] == section:
                yield item, raw

    def add(
        self,
        code: str,
        item: tuple[str, str],
        path: Path,
        text: str,
        hint: str = "",
        at_key: bool = False,
    ) -> None:
        """Add a finding at `path` within an item (section, id)."""
        origin = self.loaded.origins[item]
        full = (*origin.path, *path)
        where = origin.marks.key(full) if at_key else origin.marks.value(full)
        self.findings.append(finding(code, origin.file, where, text, hint))

    def place(self, item: tuple[str, str], path: Path = ()) -> str:
        """Return `bestand:regel` of a path within an item."""
        origin = self.loaded.origins[item]
        return f"{origin.file}:{origin.marks.value((*origin.path, *path))[0]}"
