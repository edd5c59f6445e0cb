"""A school's own folder laid over our content: which file counts, and what that asks. Pure.

An own file takes the place of ours of the same name, or is new. `overschrijft.yaml` in the
own folder says of each what it replaced, so that a change of ours is noticed. Sources and
promises are replaced only by someone who puts a name to it. Reading stands in `loading`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

import msgspec

from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.marks import Marks, Origin
from gesprekshulp.knowledge.parsing import LoadedContent, section_of
from gesprekshulp.knowledge.reader import Value, read_yaml
from gesprekshulp.knowledge.shape import fit
from gesprekshulp.knowledge.types import Finding, Item
from gesprekshulp.text import clean_line

HEADER = "overschrijft.yaml"
"""The file in the own folder that says what its files replace."""

GUARDED = frozenset(
    {"bronnen.yaml", "beloften.yaml", "voorstellen.yaml", "wacht.yaml", "termijnen.yaml"}
)
"""What is replaced only with a name and a date under it: sources, promises, what they bind, the guard."""

_KEY = "overschrijft"


class Override(Item, frozen=True):
    """One own file: the file of ours that it replaces, as that was (sha256, hex)."""

    file: str
    sha256: str
    taken_on: date | None = None
    permission_of: str = ""
    permission_on: date | None = None


class Layered(NamedTuple):
    """What counts: `files` (path -> bytes), and which of those are from the own folder."""

    files: dict[str, bytes]
    own: frozenset[str]
    findings: tuple[Finding, ...]


def fingerprint_of(data: bytes) -> str:
    """Return the sha256 (hex) of a file, whatever line ends it was saved with."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def layer(base: Mapping[str, bytes], own: Mapping[str, bytes]) -> Layered:
    """Lay the own files over ours. Never raises; a file that may not count is left out."""
    entries, places, found = read_header(own.get(HEADER, b""))
    files, counted = dict(base), set()
    for name in sorted(own):
        if not section_of(name):
            continue
        entry = entries.get(name)
        about = list(_about(name, base, entry))
        found += about
        if not any(one.code == "GH701" for one in about):
            files[name] = own[name]
            counted.add(name)
    for name in entries:
        if name not in own or name not in base:
            missing = "staat niet in deze map" if name not in own else "vervangt niets van ons"
            words = f"Het bestand “{clean_line(name)}” {missing}."
            hint = "haal het hier weg; wat er nieuw bij komt, hoeft hier niet te staan"
            found.append(finding("GH723", HEADER, places[name], words, hint))
    return Layered(files, frozenset(counted), tuple(found))


def _about(name: str, base: Mapping[str, bytes], entry: Override | None) -> Iterable[Finding]:
    """Yield what there is to say of one own file that takes the place of ours."""
    if name not in base:
        return
    top = (1, 1)
    if name in GUARDED:
        if entry is None or not entry.permission_of or entry.permission_on is None:
            words = "Dit bestand telt niet mee: bronnen en beloften vervang je niet stilzwijgend."
            hint = f"zet in {HEADER} met_toestemming_van en toestemming_op, of haal het weg"
            yield finding("GH701", name, top, words, hint)
            return
        given = f"{clean_line(entry.permission_of)}, {entry.permission_on.isoformat()}"
        words = f"Dit bestand vervangt dat van ons, met toestemming van {given}."
        yield finding("GH724", name, top, words)
    if entry is None:
        words = "Dit bestand vervangt dat van ons, en er staat niet bij welke versie."
        yield finding("GH722", name, top, words, f"gesprekshulp content overneem {name} --gezien")
    elif entry.sha256.casefold() != fingerprint_of(base[name]):
        words = "Ons bestand is veranderd sinds je het overnam; jouw versie telt nog."
        hint = f"vergelijk ze, en dan: gesprekshulp content overneem {name} --gezien"
        yield finding("GH721", name, top, words, hint)


def read_header(
    data: bytes,
) -> tuple[dict[str, Override], dict[str, tuple[int, int]], list[Finding]]:
    """Return per file its entry, where that stands, and what is wrong; {} for an absent file."""
    if not data:
        return {}, {}, []
    value, marks, found = read_yaml(data, HEADER)
    entries: dict[str, Override] = {}
    places: dict[str, tuple[int, int]] = {}
    listed = value.get(_KEY) if isinstance(value, dict) else None
    if not isinstance(listed, list):
        if not found:
            words = f"Dit bestand hoort te beginnen met “{_KEY}:” en dan een lijst."
            found.append(finding("GH202", HEADER, (1, 1), words))
        return {}, {}, found
    for number, raw in enumerate(listed):
        entry = _entry(raw, marks, number, found)
        if entry is not None:
            entries[entry.file] = entry
            places[entry.file] = marks.value((_KEY, number))
    return entries, places, found


def _entry(raw: Value, marks: Marks, number: int, found: list[Finding]) -> Override | None:
    shaped = fit(raw, Override, marks, (_KEY, number))
    for one in shaped.problems:
        where = marks.key(one.path) if one.at_key else marks.value(one.path)
        found.append(finding(one.code, HEADER, where, one.text, one.hint))
    try:
        return msgspec.convert(shaped.value, Override) if shaped.value is not None else None
    except msgspec.ValidationError:  # already reported: a field that is missing or faulty
        return None


def write_header(entries: Iterable[Override]) -> bytes:
    """Return the header file for these entries, by file name."""
    lines = [
        "# Gemaakt door: gesprekshulp content overneem. Zie handleiding/inhoud.md.",
        f"{_KEY}:",
    ]
    for one in sorted(entries, key=lambda entry: entry.file):
        lines.append(f"  - bestand: {_quoted(one.file)}")
        lines.append(f"    sha256: {one.sha256}")
        if one.taken_on:
            lines.append(f"    overgenomen: {one.taken_on.isoformat()}")
        if clean_line(one.permission_of).strip() and one.permission_on:
            lines.append(f"    met_toestemming_van: {_quoted(one.permission_of)}")
            lines.append(f"    toestemming_op: {one.permission_on.isoformat()}")
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    """Return a text as YAML takes it, whatever is in it: JSON's quotes are YAML's too."""
    return json.dumps(clean_line(text), ensure_ascii=False)


def named(loaded: LoadedContent, own: Iterable[str], folder: str) -> LoadedContent:
    """Return loaded content in which own files bear the name of their folder, for findings."""
    shown = {name: f"{folder}/{name}" for name in own}

    def origin(one: Origin) -> Origin:
        return Origin(shown.get(one.file, one.file), one.marks, one.path)

    return loaded._replace(
        findings=tuple(in_folder(loaded.findings, folder, shown)),
        origins={item: origin(one) for item, one in loaded.origins.items()},
    )


def in_folder(
    findings: Iterable[Finding], folder: str, files: Iterable[str] | None = None
) -> list[Finding]:
    """Return findings whose file (when in `files`; None: every) bears the name of its folder."""
    known = None if files is None else set(files)
    return [
        msgspec.structs.replace(one, file=f"{folder}/{one.file}")
        if known is None or one.file in known
        else one
        for one in findings
    ]
