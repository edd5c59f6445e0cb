"""From the bytes of the content files to content and findings. Pure.

Which file holds what, how items get their ids, and how one faulty item leaves the rest
alone. Reading from disk stands in `loading`, faults between items in `checking`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import msgspec

from gesprekshulp.knowledge.bundles import BundleGround
from gesprekshulp.knowledge.cautions import Caution
from gesprekshulp.knowledge.conditions import WORDS
from gesprekshulp.knowledge.diagnostics import Problem, finding
from gesprekshulp.knowledge.hints import choose_from
from gesprekshulp.knowledge.keeping import KeepingGround
from gesprekshulp.knowledge.marks import Origin, Path
from gesprekshulp.knowledge.reader import Value, read_yaml
from gesprekshulp.knowledge.shape import fit
from gesprekshulp.knowledge.types import (
    Abbreviation,
    Content,
    Deadline,
    Fact,
    Field,
    Fields,
    Finding,
    GuardRule,
    Item,
    Kind,
    Letter,
    Move,
    NoteSitting,
    PaperSitting,
    Promise,
    Proposal,
    Replies,
    Reviewed,
    Rule,
    Scene,
    SchoolHoliday,
    Source,
    Term,
    Tip,
    Tree,
    Voice,
)
from gesprekshulp.text import clean_line, shorten

LISTS: Mapping[str, tuple[str, str, type[Item]]] = {
    "bronnen.yaml": ("bronnen", "sources", Source),
    "feiten.yaml": ("feiten", "facts", Fact),
    "begrippen.yaml": ("begrippen", "terms", Term),
    "tips.yaml": ("tips", "tips", Tip),
    "regels.yaml": ("regels", "rules", Rule),
    "voorstellen.yaml": ("voorstellen", "proposals", Proposal),
    "beloften.yaml": ("beloften", "promises", Promise),
    "termijnen.yaml": ("termijnen", "deadlines", Deadline),
    "wacht.yaml": ("wacht", "guards", GuardRule),
    "bewaren.yaml": ("bewaren", "keeping", KeepingGround),
    "gronden.yaml": ("gronden", "grounds", BundleGround),
    "vakanties.yaml": ("vakanties", "holidays", SchoolHoliday),
    "afkortingen.yaml": ("afkortingen", "abbreviations", Abbreviation),
    "nakijken.yaml": ("nakijken", "cautions", Caution),
    "nakijkvelden.yaml": ("nakijkvelden", "paper_fields", Field),
    "nagekeken.yaml": ("nagekeken", "reviewed", Reviewed),
}
"""File -> (its one key, section of Content, type of the items)."""

FOLDERS: Mapping[str, tuple[str, type[Item]]] = {
    "gesprek": ("trees", Tree),
    "weerstand": ("kinds", Kind),
    "brieven": ("letters", Letter),
    "zetten": ("moves", Move),
    "ouders": ("scenes", Scene),
    "stemmen": ("voices", Voice),
    "woordvelden": ("fields", Fields),
    "antwoorden": ("replies", Replies),
    "notities": ("notes", NoteSitting),
    "nakijkzinnen": ("paper_lines", PaperSitting),
}
"""Folder -> (section of Content, type of the one item in each file)."""

# Ids in a file that is no YAML: enough to not call every reference to them unknown.
_ID_LINE = re.compile(rb"""(?:^|[{,\s-])id:[ \t]*["']?([A-Za-z0-9_.-]+)""", re.M)


class LoadedContent(NamedTuple):
    """Content with what is needed to check it: origins, raw values, and all ids seen.

    `origins` and `raw` are by (section, id). `ids`: per section every id that stands in a
    file, also of items that could not be used. `absent`: sections of which no file could be
    read at all.
    """

    content: Content
    findings: tuple[Finding, ...]
    origins: Mapping[tuple[str, str], Origin]
    raw: Mapping[tuple[str, str], Value]
    ids: Mapping[str, frozenset[str]]
    absent: frozenset[str]


def section_of(name: str) -> str:
    """Return the section of Content that a file fills ("bronnen.yaml" -> "sources"), or ""."""
    if name in LISTS:
        return LISTS[name][1]
    path = PurePosixPath(name)
    if len(path.parts) == 2 and path.suffix == ".yaml" and path.parts[0] in FOLDERS:
        return FOLDERS[path.parts[0]][0]
    return ""


def parse(files: Mapping[str, bytes], version: str = "") -> LoadedContent:
    """Read content from `files` (path from the content folder, with "/" -> bytes). Never raises."""
    reading = _Reading()
    for name in sorted(files):
        if section_of(name):
            reading.read(name, files[name])
    return reading.result(version)


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self.sections: dict[str, dict[str, Any]] = {}
        self.findings: list[Finding] = []
        self.origins: dict[tuple[str, str], Origin] = {}
        self.raw: dict[tuple[str, str], Value] = {}
        self.ids: dict[str, set[str]] = {}
        self.seen: set[str] = set()

    def read(self, name: str, data: bytes) -> None:
        """Read one file into its section."""
        section = section_of(name)
        value, marks, findings = read_yaml(data, name)
        self.findings.extend(findings)
        ids = self.ids.setdefault(section, set())
        if value is None:
            ids.update(match.decode("ascii") for match in _ID_LINE.findall(data))
            if name not in LISTS:
                ids.add(PurePosixPath(name).stem)
            elif not findings:
                return
        self.seen.add(section)
        if value is None:
            return
        origin = Origin(clean_line(name), marks)
        if name in LISTS:
            self._list(origin, value, section)
        else:
            kind = FOLDERS[PurePosixPath(name).parts[0]][1]
            ids.add(PurePosixPath(name).stem)
            self._item(origin, value, section, kind)

    def _list(self, origin: Origin, value: Value, section: str) -> None:
        key, _, kind = LISTS[origin.file]
        if not isinstance(value, dict):
            words = f"Dit bestand hoort te beginnen met “{key}:”."
            self._report(origin, [Problem((), "GH202", words)])
            return
        for other in value:
            if other != key:
                words = f"De sleutel “{shorten(other, 40)}” bestaat hier niet."
                hint = choose_from(other, [key])
                self._report(origin, [Problem((other,), "GH201", words, hint, at_key=True)])
        items = value.get(key)
        if items is None:
            self._report(origin, [Problem((), "GH204", f"Hier ontbreekt “{key}”.")])
        elif not isinstance(items, list):
            self._report(origin, [Problem((key,), "GH202", f"Achter “{key}” hoort een lijst.")])
        else:
            for number, item in enumerate(items):
                here = Origin(origin.file, origin.marks, (key, number))
                self._item(here, item, section, kind)

    def _item(self, origin: Origin, raw: Value, section: str, kind: type[Item]) -> None:
        """Read one item; report what is wrong with it and keep what can be used."""
        shaped = fit(raw, kind, origin.marks, origin.path)
        problems = shaped.problems
        problems += doubled_ids(raw, origin.path)
        name = raw.get("id") if isinstance(raw, dict) else None
        taken = False
        if isinstance(name, str):
            taken = (section, name) in self.origins
            self.ids.setdefault(section, set()).add(name)
            problems += self._id_problems(origin, name, section, taken)
        self._report(origin, problems)
        if not isinstance(name, str) or taken:
            return
        self.origins[section, name] = origin
        self.raw[section, name] = raw
        if shaped.value is None:
            return
        try:
            self.sections.setdefault(section, {})[name] = msgspec.convert(shaped.value, kind)
        except msgspec.ValidationError as error:
            words = f"Dit onderdeel is niet te lezen: {shorten(str(error), 120)}."
            self._report(origin, [Problem(origin.path, "GH202", words)])

    def _id_problems(
        self, origin: Origin, name: str, section: str, taken: bool
    ) -> Iterator[Problem]:
        here = (*origin.path, "id")
        if taken:
            first = self.origins[section, name]
            line = first.marks.value((*first.path, "id"))[0]
            words = f"De id “{shorten(name, 40)}” bestaat al ({first.file}, regel {line})."
            yield Problem(here, "GH206", words)
        if section == "facts" and name in WORDS:
            words = f"“{name}” heeft in een voorwaarde al een betekenis en kan geen feit zijn."
            yield Problem(here, "GH210", words)
        stem = PurePosixPath(origin.file).stem
        if origin.file not in LISTS and name != stem:
            words = f"De id “{shorten(name, 40)}” hoort gelijk te zijn aan de bestandsnaam."
            yield Problem(here, "GH207", words, f"schrijf id: {stem}, of hernoem het bestand")

    def _report(self, origin: Origin, problems: list[Problem]) -> None:
        for one in problems:
            marks = origin.marks
            where = marks.key(one.path) if one.at_key else marks.value(one.path)
            self.findings.append(finding(one.code, origin.file, where, one.text, one.hint))

    def result(self, version: str) -> LoadedContent:
        """Return everything read."""
        every = {section for _, section, _ in LISTS.values()}
        every |= {section for section, _ in FOLDERS.values()}
        return LoadedContent(
            content=Content(**self.sections, version=version),
            findings=tuple(sorted(set(self.findings))),
            origins=self.origins,
            raw=self.raw,
            ids={section: frozenset(self.ids.get(section, ())) for section in every},
            absent=frozenset(every - self.seen),
        )


_WITH_IDS = (
    *("stappen", "keuzes", "zeg", "waarden", "velden"),
    *("weetjes", "onderwerpen", "raakt", "reacties", "rust_op"),
)


def doubled_ids(raw: Value, path: Path) -> Iterator[Problem]:
    """Yield a problem for every id that stands twice in one list within an item."""
    if not isinstance(raw, dict):
        return
    for key in _WITH_IDS:
        items = raw.get(key)
        seen: set[str] = set()
        for number, item in enumerate(items if isinstance(items, list) else ()):
            if not isinstance(item, dict):
                continue
            here = (*path, key, number)
            name = item.get("id")
            if isinstance(name, str) and name in seen:
                words = f"De id “{shorten(name, 40)}” staat twee keer onder “{key}”."
                yield Problem((*here, "id"), "GH206", words)
            if isinstance(name, str):
                seen.add(name)
            yield from doubled_ids(item, here)
