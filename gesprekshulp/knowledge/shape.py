"""Whether a value has the shape of a content type: every fault at its own place.

msgspec stops at the first fault of an item. This walks the same types, names every
fault in Dutch, and returns what can still be used, ready for msgspec.convert. A faulty
sentence, option or claim is left out whole, because half of it could say something else
(without its condition, say); a tree, step or kind goes on without the part that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from gesprekshulp.knowledge.conditions import normalise
from gesprekshulp.knowledge.diagnostics import Problem
from gesprekshulp.knowledge.hints import choose_from, did_you_mean
from gesprekshulp.knowledge.marks import Marks, Path
from gesprekshulp.knowledge.scenes import Subject
from gesprekshulp.knowledge.types import (
    Claim,
    Fields,
    Is,
    Item,
    Kind,
    Letter,
    Move,
    NoteSitting,
    Replies,
    Scene,
    Step,
    Tree,
    Voice,
)
from gesprekshulp.text import shorten

CONTAINERS: frozenset[type] = frozenset(
    {Tree, Step, Kind, Letter, Move, Voice, Replies, NoteSitting, Fields, Scene, Subject}
)
ID_FORM = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*|S[0-9]+[a-z]?")
ID_WORDS = "kleine letters, cijfers en streepjes, zoals beeld-van-ouders"


class _Bad:
    """What stands for a value that cannot be used."""


BAD = _Bad()


class Shaped(msgspec.Struct):
    """A value made fit, None when nothing of it can be used, and what is wrong with it."""

    value: dict[str, Any] | None
    problems: list[Problem]


def fit(raw: object, kind: type[Item], marks: Marks, path: Path) -> Shaped:
    """Return what of `raw`, at `path` in its file, can be used as a `kind`, and what is wrong."""
    walk = _Walk(marks)
    value = walk.struct(raw, _info(kind), path)
    return Shaped(value if isinstance(value, dict) else None, walk.problems)


@cache
def _info(kind: type[Item]) -> inspect.StructType:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return info


class _Walk:
    """One walk over a value and its type, collecting problems on the way."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.problems: list[Problem] = []

    def add(self, path: Path, code: str, text: str, hint: str = "", at_key: bool = False) -> _Bad:
        self.problems.append(Problem(path, code, text, hint, at_key))
        return BAD

    def struct(self, raw: object, info: inspect.StructType, path: Path) -> object:
        if not isinstance(raw, dict):
            return self.add(path, "GH202", f"Hier horen velden (naam: waarde), geen {_form(raw)}.")
        fields = {field.encode_name: field for field in info.fields}
        lenient = info.cls in CONTAINERS
        unknown = self._unknown_keys(raw, fields, path)
        usable = lenient or not (unknown or path in self.marks.faulty)
        fitted: dict[str, object] = {}
        for name, field in fields.items():
            value = self._field(raw, name, field, info, path)
            if value is BAD:
                usable = usable and lenient and not field.required
            elif value is not None:
                fitted[name] = value
        return fitted if usable else BAD

    def _unknown_keys(self, raw: dict[str, Any], fields: Mapping[str, object], path: Path) -> bool:
        unknown = [key for key in raw if key not in fields]
        for key in unknown:
            free = [name for name in fields if name not in raw] or list(fields)
            self.add(
                (*path, key),
                "GH201",
                f"De sleutel “{shorten(key, 40)}” bestaat hier niet.",
                did_you_mean(key, fields) or choose_from(key, free),
                at_key=True,
            )
        return bool(unknown)

    def _field(
        self,
        raw: dict[str, Any],
        name: str,
        field: inspect.Field,
        info: inspect.StructType,
        path: Path,
    ) -> object:
        """Return the fitted value of one field, None when it is absent, or BAD."""
        here = (*path, name)
        if info.cls is Claim and name == "bron" and not raw.get(name):
            where = here if name in raw else path
            return self.add(where, "GH501", "Onder recht hoort bij elke zin een bron.")
        if name not in raw:
            if not field.required:
                return None
            code = "GH205" if name == "id" else "GH204"
            return self.add(path, code, f"Hier ontbreekt “{name}”.")
        value = raw[name]
        if here in self.marks.faulty and not isinstance(value, list | dict):
            return BAD
        if name == "id":
            return self._id(value, here)
        if value == "" or (value == [] and field.required):
            self.add(here, "GH208", f"Achter “{name}” staat niets.", "vul in, of haal weg")
            # Without its list a tree or kind still has the rest; without its text nothing is left.
            return [] if value == [] and info.cls in CONTAINERS else BAD
        return self.value(value, field.type, here, drops=info.cls in CONTAINERS)

    def _id(self, value: object, path: Path) -> object:
        if not isinstance(value, str):
            return self.add(path, "GH202", f"Een id hoort tekst te zijn, geen {_form(value)}.")
        if not ID_FORM.fullmatch(value):
            self.add(path, "GH210", f"“{shorten(value, 40)}” kan geen id zijn.", ID_WORDS)
            return value or BAD
        return value

    def value(self, raw: object, kind: inspect.Type, path: Path, drops: bool = False) -> object:
        """Return `raw` as a value of this type, or BAD. `drops`: lists may lose elements."""
        if path in self.marks.faulty and not isinstance(kind, inspect.StructType):
            return BAD
        if isinstance(kind, inspect.UnionType):
            if any(isinstance(one, inspect.StructType) and one.cls is Is for one in kind.types):
                return self._condition(raw, path)
            kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
        match kind:
            case inspect.StructType():
                return self.struct(raw, kind, path)
            case inspect.VarTupleType():
                return self._list(raw, kind.item_type, path, drops)
            case inspect.DictType():
                return self._texts(raw, path)
            case inspect.LiteralType():
                return self._choice(raw, [str(one) for one in kind.values], path)
            case inspect.DateType():
                return self._date(raw, path)
            case _ if isinstance(raw, str):
                return raw
            case _:
                return self.add(path, "GH202", f"Hier hoort tekst, geen {_form(raw)}.")

    def _condition(self, raw: object, path: Path) -> object:
        form, problems = normalise(raw, path)
        self.problems.extend(problems)
        broken = any(place[: len(path)] == path for place in self.marks.faulty)
        return BAD if form is None or broken else form

    def _list(self, raw: object, kind: inspect.Type, path: Path, drops: bool) -> object:
        if not isinstance(raw, list):
            hint = f"schrijf [{shorten(raw, 40)}]" if isinstance(raw, str) else ""
            return self.add(path, "GH202", f"Hier hoort een lijst, geen {_form(raw)}.", hint)
        fitted = [self.value(one, kind, (*path, n)) for n, one in enumerate(raw)]
        for number, one in enumerate(raw):
            if one == "" and isinstance(kind, inspect.StrType):
                fitted[number] = self.add((*path, number), "GH208", "Deze regel is leeg.")
        usable = [one for one in fitted if one is not BAD]
        return usable if drops or len(usable) == len(fitted) else BAD

    def _texts(self, raw: object, path: Path) -> object:
        if not isinstance(raw, dict):
            return self.add(path, "GH202", f"Hier horen velden (naam: waarde), geen {_form(raw)}.")
        fitted = {}
        for key, one in raw.items():
            if not isinstance(one, str):
                self.add((*path, key), "GH202", f"Hier hoort tekst, geen {_form(one)}.")
            elif (*path, key) not in self.marks.faulty:
                fitted[key] = one
        return fitted if len(fitted) == len(raw) else BAD

    def _choice(self, raw: object, allowed: list[str], path: Path) -> object:
        if not isinstance(raw, str):
            return self.add(path, "GH202", f"Hier hoort tekst, geen {_form(raw)}.")
        if raw not in allowed:
            words = f"“{shorten(raw, 40)}” kan hier niet."
            return self.add(path, "GH203", words, choose_from(raw, allowed))
        return raw

    def _date(self, raw: object, path: Path) -> object:
        try:
            # fromisoformat also reads 20261123 and 2026-W48-1; msgspec and a reader do not.
            if isinstance(raw, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
                return date.fromisoformat(raw)
        except ValueError:
            pass
        words = f"“{shorten(raw, 40)}”" if isinstance(raw, str) else f"Een {_form(raw)}"
        return self.add(
            path, "GH209", f"{words} is geen datum.", "schrijf jaar-maand-dag, 2026-11-23"
        )


def _form(raw: object) -> str:
    if isinstance(raw, list):
        return "lijst"
    return "rij velden" if isinstance(raw, dict) else "losse tekst"
