"""From the bytes of a form to a form, or to every fault in it, each at its place.

msgspec stops at the first fault; this walks the same types and names them all, in Dutch.
What does not fit between parts stands in `checking`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from gesprekshulp.assistant.form.places import Pointer, Read, read_json, shown
from gesprekshulp.assistant.form.types import FORMAT, Form
from gesprekshulp.knowledge.hints import choose_from, did_you_mean
from gesprekshulp.text import clean, clean_line, shorten

_ID_WORDS = "kleine letters, cijfers en streepjes, zoals moeder"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class FormFault(msgspec.Struct, frozen=True, order=True):
    """A fault in a form: line and column from 1, a JSON pointer, a Dutch sentence, a hint."""

    line: int
    column: int
    pointer: str
    text: str
    hint: str = ""

    def __str__(self) -> str:
        """`regel 3, kolom 9 (/gesprekken/0/op): zin (hint)`."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"regel {self.line}, kolom {self.column} ({self.pointer}): {self.text}{hint}"


def read_form(data: bytes) -> tuple[Form | None, list[FormFault]]:
    """Return the form, None when anything in it is wrong, and every fault. Never raises."""
    read = read_json(data)
    walk = _Walk(read)
    for fault in read.faults:
        walk.faults.append(
            FormFault(fault.line, fault.column, shown(fault.pointer), clean_line(fault.text))
        )
    if read.value is None and not read.faults:
        walk.add((), "Dit bestand is leeg: er staat alleen null.")
    if read.value is None:
        return None, sorted(walk.faults)
    walk.value(read.value, _info(), ())
    form = None
    if not walk.faults:
        try:
            form = msgspec.convert(_cleaned(read.value), Form)
        except msgspec.ValidationError as error:
            walk.add((), f"Dit formulier is niet te lezen: {shorten(str(error), 160)}.")
    if form is not None:
        from gesprekshulp.assistant.form.checking import check_form

        for pointer, text, hint in check_form(form):
            walk.add(pointer, text, hint)
    return (None if walk.faults else form), sorted(set(walk.faults))


@cache
def _info() -> inspect.Type:
    return inspect.type_info(Form)


def _cleaned(raw: object) -> object:
    """Return the value with every text made harmless: it comes from outside."""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, list):
        return [_cleaned(one) for one in raw]
    if isinstance(raw, dict):
        return {clean_line(key): _cleaned(one) for key, one in raw.items()}
    return raw


class _Walk:
    """One walk over a value and its type, collecting faults."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.faults: list[FormFault] = []

    def add(self, pointer: Pointer, text: str, hint: str = "", at_key: bool = False) -> None:
        line, column = self._read.place(pointer, at_key)
        self.faults.append(
            FormFault(line, column, clean_line(shown(pointer)), clean_line(text), clean_line(hint))
        )

    def value(self, raw: object, kind: inspect.Type, pointer: Pointer) -> None:
        """Report what in `raw` does not fit the type."""
        if isinstance(kind, inspect.Metadata):
            kind = kind.type
        match kind:
            case inspect.UnionType():
                self._union(raw, kind, pointer)
            case inspect.StructType():
                self._struct(raw, kind, pointer)
            case inspect.VarTupleType():
                self._list(raw, kind, pointer)
            case inspect.DictType():
                self._texts(raw, pointer)
            case inspect.LiteralType():
                self._choice(raw, [str(one) for one in kind.values], pointer)
            case inspect.DateType():
                self._date(raw, pointer)
            case inspect.BoolType():
                if not isinstance(raw, bool):
                    self.add(pointer, f"Hier hoort true of false, geen {_form(raw)}.")
            case inspect.IntType():
                self._number(raw, kind, pointer)
            case inspect.StrType():
                self._text(raw, kind, pointer)

    def _union(self, raw: object, kind: inspect.UnionType, pointer: Pointer) -> None:
        if raw is None and any(isinstance(one, inspect.NoneType) for one in kind.types):
            return
        # Only a fact has two forms: its value, or an object that holds it.
        others = [one for one in kind.types if not isinstance(one, inspect.NoneType)]
        structs = [one for one in others if isinstance(one, inspect.StructType)]
        plain = [one for one in others if not isinstance(one, inspect.StructType)]
        chosen = structs if isinstance(raw, dict) and structs else plain or structs
        self.value(raw, chosen[0], pointer)

    def _struct(self, raw: object, kind: inspect.StructType, pointer: Pointer) -> None:
        if not isinstance(raw, dict):
            self.add(pointer, f"Hier horen accolades met namen en waarden, geen {_form(raw)}.")
            return
        fields = {field.encode_name: field for field in kind.fields}
        for key in raw:
            if key not in fields:
                free = [name for name in fields if name not in raw]
                hint = did_you_mean(key, fields) or choose_from(key, free)
                self.add(
                    (*pointer, key), f"De naam “{shorten(key, 40)}” kan hier niet.", hint, True
                )
        for name, field in fields.items():
            if name in raw:
                self.value(raw[name], field.type, (*pointer, name))
            elif field.required:
                hint = f"schrijf “formaat”: “{FORMAT}”" if name == "formaat" else ""
                self.add(pointer, f"Hier ontbreekt “{name}”.", hint)

    def _list(self, raw: object, kind: inspect.VarTupleType, pointer: Pointer) -> None:
        if not isinstance(raw, list):
            self.add(pointer, f"Hier hoort een lijst tussen [ en ], geen {_form(raw)}.")
            return
        for number, one in enumerate(raw):
            self.value(one, kind.item_type, (*pointer, number))

    def _texts(self, raw: object, pointer: Pointer) -> None:
        if not isinstance(raw, dict):
            self.add(pointer, f"Hier horen accolades met namen en teksten, geen {_form(raw)}.")
            return
        for key, one in raw.items():
            if not isinstance(one, str):
                self.add((*pointer, key), f"Hier hoort tekst, geen {_form(one)}.")

    def _choice(self, raw: object, allowed: list[str], pointer: Pointer) -> None:
        if not isinstance(raw, str):
            words = f"Hier hoort één van de keuzes, geen {_form(raw)}."
            self.add(pointer, words, choose_from("", allowed))
        elif raw not in allowed:
            known = [one for one in allowed if one]
            words = f"“{shorten(raw, 40)}” kan hier niet."
            hint = "niet bekend? laat het weg" if raw == "onbekend" else choose_from(raw, known)
            self.add(pointer, words, hint)

    def _date(self, raw: object, pointer: Pointer) -> None:
        try:
            if isinstance(raw, str) and _DATE.fullmatch(raw):
                date.fromisoformat(raw)
                return
        except ValueError:
            pass
        said = f"“{shorten(raw, 40)}”" if isinstance(raw, str) else f"Een {_form(raw)}"
        hint = "schrijf jaar-maand-dag, 2026-11-23; weet je de dag niet, laat het weg"
        self.add(pointer, f"{said} is geen datum.", hint)

    def _number(self, raw: object, kind: inspect.IntType, pointer: Pointer) -> None:
        if not isinstance(raw, int) or isinstance(raw, bool):
            self.add(pointer, f"Hier hoort een heel getal, geen {_form(raw)}.")
        elif (kind.ge is not None and raw < kind.ge) or (kind.le is not None and raw > kind.le):
            self.add(pointer, f"Hier hoort een getal van {kind.ge} tot en met {kind.le}.")

    def _text(self, raw: object, kind: inspect.StrType, pointer: Pointer) -> None:
        if not isinstance(raw, str):
            self.add(pointer, f"Hier hoort tekst tussen aanhalingstekens, geen {_form(raw)}.")
        elif kind.max_length is not None and len(raw) > kind.max_length:
            self.add(pointer, f"Deze tekst is langer dan {kind.max_length} tekens.")
        elif kind.pattern and not re.search(kind.pattern, raw):
            is_code = kind.pattern.startswith("^W")
            hint = "schrijf een code van de wacht, zoals W202" if is_code else _ID_WORDS
            self.add(pointer, f"“{shorten(raw, 40)}” kan hier niet.", hint)


_FORMS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true of false"),
    (str, "tekst"),
    ((int, float), "getal"),
    (list, "lijst"),
    (dict, "rij namen"),
)


def _form(raw: Any) -> str:
    return next((name for kind, name in _FORMS if isinstance(raw, kind)), "null")
