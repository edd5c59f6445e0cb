"""JSON to values, with the place of each value and key: line and column, both from 1.

The standard reader says whether it is JSON at all; this walks it once more for the places
and for keys that stand double, which JSON readers pass over in silence.
"""

from __future__ import annotations

import json
import re

import msgspec

Pointer = tuple[str | int, ...]
MAX_BYTES = 4_000_000
MAX_DEPTH = 40

_TOKEN = re.compile(r'[{}\[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}\[\],:"]+', re.S)


class Fault(msgspec.Struct, frozen=True):
    """Something wrong with the text itself."""

    line: int
    column: int
    text: str
    pointer: Pointer = ()


class Read(msgspec.Struct, frozen=True):
    """The value, where each part of it stands, and what is wrong; no value when it is no JSON."""

    value: object = None
    places: dict[Pointer, tuple[int, int]] = {}
    keys: dict[Pointer, tuple[int, int]] = {}
    faults: tuple[Fault, ...] = ()

    def place(self, pointer: Pointer, at_key: bool = False) -> tuple[int, int]:
        """Return where a part stands, or the nearest thing around it."""
        if at_key and pointer in self.keys:
            return self.keys[pointer]
        while pointer and pointer not in self.places:
            pointer = pointer[:-1]
        return self.places.get(pointer, (1, 1))


def read_json(data: bytes) -> Read:
    """Read JSON. Never raises: what cannot be read is a fault with its place."""
    if len(data) > MAX_BYTES:
        words = f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB."
        return Read(faults=(Fault(1, 1, words),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _where(data[: error.start].decode("utf-8", "replace"))
        return Read(faults=(Fault(line, column, "Dit is geen leesbare UTF-8-tekst."),))
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return Read(faults=(Fault(error.lineno, error.colno, _in_dutch(error.msg)),))
    except (ValueError, RecursionError):
        return Read(faults=(Fault(1, 1, "Dit is geen JSON die te lezen is."),))
    walk = _Walk(text)
    if not walk.run():
        return Read(faults=(Fault(1, 1, f"Dit is dieper genest dan {MAX_DEPTH} lagen."),))
    return Read(value, walk.places, walk.keys, tuple(walk.faults))


def _no_constant(name: str) -> object:
    raise ValueError(name)


_FAULTS = (
    ("Expecting property name", "Hier hoort een naam tussen aanhalingstekens."),
    ("Expecting ',' delimiter", "Hier ontbreekt een komma, of een haakje sluit te laat."),
    ("Expecting ':' delimiter", "Achter de naam hoort een dubbele punt."),
    ("Expecting value", "Hier hoort een waarde te staan."),
    ("Unterminated string", "Deze tekst heeft geen aanhalingsteken aan het eind."),
    ("Invalid control character", "In deze tekst staat een nieuwe regel of tab; schrijf \\n."),
    ("Invalid \\escape", "Een \\ heeft hier geen betekenis; schrijf \\\\."),
    ("Extra data", "Hier staat nog iets na het einde."),
    ("Illegal trailing comma", "Vóór het sluitende haakje hoort geen komma."),
)


def _in_dutch(message: str) -> str:
    for start, dutch in _FAULTS:
        if message.startswith(start):
            return dutch
    return "De JSON klopt hier niet."


def _where(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


class _Walk:
    """One walk over the tokens of text that is known to be JSON."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[Pointer, tuple[int, int]] = {}
        self.keys: dict[Pointer, tuple[int, int]] = {}
        self.faults: list[Fault] = []
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def run(self) -> bool:
        """Walk; return False when it is nested too deeply."""
        # Per open bracket: where we are in it (a key, or a position), and whether it is a list.
        path: list[str | int] = []
        lists: list[bool] = []
        seen: list[set[str]] = []
        expects_key = False
        for match in _TOKEN.finditer(self.text):
            token = match[0]
            if token in "}]":
                lists.pop()
                seen.pop()
                path.pop()
                expects_key = False
            elif token == ",":
                if lists[-1]:
                    path[-1] = int(path[-1]) + 1
                expects_key = not lists[-1]
            elif token == ":":
                expects_key = False
            elif expects_key:
                path[-1] = self._key(path, token, match.start(), seen[-1])
            else:
                self.places.setdefault(tuple(path), self._position(match.start()))
                if token in "{[":
                    if len(lists) >= MAX_DEPTH:
                        return False
                    lists.append(token == "[")
                    seen.append(set())
                    path.append(0 if token == "[" else "")
                    expects_key = token == "{"
        return True

    def _key(self, path: list[str | int], token: str, start: int, seen: set[str]) -> str:
        key = str(json.loads(token))
        line, column = self._position(start)
        pointer = (*path[:-1], key)
        if key in seen:
            words = f"De naam “{key}” staat hier twee keer."
            self.faults.append(Fault(line, column, words, pointer))
        seen.add(key)
        self.keys[pointer] = (line, column)
        return key

    def _position(self, start: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self._starts, start)
        return line, start - self._starts[line - 1] + 1


def shown(pointer: Pointer) -> str:
    """Return a JSON pointer (RFC 6901) as text; "/" for the whole."""
    parts = (str(one).replace("~", "~0").replace("/", "~1") for one in pointer)
    return "/" + "/".join(parts)
