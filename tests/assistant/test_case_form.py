"""The case form: every fault at its place in one go, the schema in step, nothing ever raised."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.form import events_of, read_form
from gesprekshulp.assistant.form.places import MAX_DEPTH, read_json, shown
from gesprekshulp.assistant.form.schema import PLACE, form_schema
from gesprekshulp.assistant.form.types import FACTS, Form, field_of
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.vocabulary import OF_MEETING, RECORDED
from gesprekshulp.knowledge.loading import content_dir, load_content

TODAY = date(2026, 11, 28)
LEAST = {"formaat": "gesprekshulp-zaakformulier-1", "titel": "proef"}


def _faults(raw: object) -> list[str]:
    form, faults = read_form(json.dumps(raw, ensure_ascii=False).encode())
    assert (form is None) == bool(faults)
    return [f"{one.pointer}: {one.text}" for one in faults]


def test_the_published_schema_is_made_from_the_types() -> None:
    content, _ = load_content()
    assert (content_dir() / PLACE).read_bytes() == form_schema(content)


def test_the_schema_names_every_fact_with_its_values() -> None:
    schema = json.loads((content_dir() / PLACE).read_bytes())
    facts = schema["$defs"]["Feiten"]["properties"]
    assert set(facts) == set(RECORDED) - OF_MEETING == set(FACTS)
    for fact, told in facts.items():
        values = next(one["enum"] for one in told["anyOf"] if "enum" in one)
        assert set(values) == set(RECORDED[fact])
        assert all(f"{value}:" in told["description"] for value in values)


def test_the_least_form_is_a_case_of_which_nothing_is_known() -> None:
    form, faults = read_form(json.dumps(LEAST).encode())
    assert form is not None, faults
    facts = derive_facts(events_of(form, TODAY).dossier(), TODAY)
    known = {fact: value for fact, value in facts.items() if value != "onbekend"}
    assert known == {"gesprekken-bekend": "niet-alle", "evaluaties-bekend": "niet-alle"}


def test_every_fact_goes_in_with_its_day_and_place() -> None:
    told = {
        fact: {"waarde": RECORDED[fact][-1], "op": "2024-05-06", "waar": "p. 3"} for fact in FACTS
    }
    form, faults = read_form(json.dumps({**LEAST, "feiten": told}).encode())
    assert form is not None, faults
    dossier = events_of(form, TODAY).dossier()
    for fact in FACTS:
        entry = dossier.facts[fact]
        assert (entry.value, entry.happened_on, entry.ground) == (
            RECORDED[fact][-1],
            date(2024, 5, 6),
            "p. 3",
        )
        assert getattr(form.feiten, field_of(fact)).waarde == entry.value


def test_all_faults_are_told_at_once_each_at_its_place() -> None:
    text = """{
 "formaat": "gesprekshulp-zaakformulier-2",
 "titl": "x",
 "op": "2024-2-1",
 "school": {"sector": "bo", "sector": "po"},
 "personen": [{"id": "Moeder", "rol": "moeder"}],
 "gesprekken": [{"op": "2024-02-01", "erbij": ["oma"], "afspraken": "geen"}],
 "feiten": {"uitstroom": "onbekend", "onderzoek": {"warde": "geweigerd"}, "uitstrom": "eens"}
}"""
    form, faults = read_form(text.encode())
    assert form is None
    places = [(one.line, one.column, one.pointer) for one in faults]
    assert places == sorted(places)
    assert [(line, pointer) for line, _, pointer in places] == [
        (1, "/"),
        (2, "/formaat"),
        (3, "/titl"),
        (4, "/op"),
        (5, "/school/sector"),
        (6, "/personen/0/id"),
        (6, "/personen/0/rol"),
        (7, "/gesprekken/0/afspraken"),
        (8, "/feiten/uitstroom"),
        (8, "/feiten/onderzoek"),
        (8, "/feiten/onderzoek/warde"),
        (8, "/feiten/uitstrom"),
    ]
    said = "\n".join(str(one) for one in faults)
    assert "bedoelde je “titel”?" in said
    assert "niet bekend? laat het weg" in said
    for line, column, pointer in places[1:]:
        assert text.splitlines()[line - 1][column - 1] in '"{[', pointer


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            {"gesprekken": [{"op": "2024-01-01", "erbij": ["oma"]}]},
            "“oma” staat niet bij de personen.",
        ),
        (
            {
                "opp": [
                    {"stand": "concept", "op": "2024-02-01"},
                    {"stand": "vastgesteld", "op": "2024-01-01"},
                ]
            },
            "Deze stand van het OPP is van vóór de vorige.",
        ),
        ({"school": {"sector": "po", "soort": "speciaal"}}, "hoort niet bij sector “po”"),
        (
            {"leerling": {"geboortedatum": "2015-01-01", "leeftijd": "onder-12"}},
            "Geboortedatum en leeftijd staan er allebei.",
        ),
        (
            {"personen": [{"id": "a", "rol": "voogd"}, {"id": "a", "rol": "tolk"}]},
            "Het kenmerk “a” staat twee keer.",
        ),
        (
            {
                "personen": [{"id": "a", "rol": "voogd"}],
                "onderdelen": [
                    {"id": "x", "tekst": "x", "antwoorden": [{"wie": "a", "stand": "tot-datum"}]}
                ],
            },
            "Bij tot-datum hoort een dag",
        ),
        ({"titel": 3}, "Hier hoort tekst tussen aanhalingstekens, geen getal."),
        (
            {"opp": [{"stand": "concept", "versie": 0}]},
            "Hier hoort een getal van 1 tot en met 999.",
        ),
        ({"alle_gesprekken": "ja"}, "Hier hoort true of false, geen tekst."),
        ({"personen": {}}, "Hier hoort een lijst tussen [ en ], geen rij namen."),
        ({"school": []}, "Hier horen accolades met namen en waarden, geen lijst."),
    ],
)
def test_faults_between_parts_and_of_form(part: dict[str, Any], said: str) -> None:
    found = _faults({**LEAST, **part})
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"\xff\xfe",
        b"[1, 2",
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"a":' * 30_000,
        b'"' + b"x" * 5_000_000 + b'"',
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).encode(),
    ],
)
def test_what_is_no_form_gives_one_sentence(data: bytes) -> None:
    form, faults = read_form(data)
    assert form is None
    assert len(faults) == 1
    assert faults[0].text.endswith(".")


def test_what_a_fault_quotes_cannot_harm_a_terminal() -> None:
    form, faults = read_form(b'{"formaat": "\\u001b[2Jx", "a\\u001b[2Jb": 1}')
    assert form is None
    assert all("\x1b" not in str(one) for one in faults)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=12,
)


def _walk(value: object, pointer: tuple[str | int, ...] = ()) -> Any:
    yield pointer, value
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _walk(one, (*pointer, key))
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _walk(one, (*pointer, number))


@given(_JSON, st.sampled_from([None, 0, 2]), st.booleans())
def test_each_value_is_found_where_it_stands(
    value: object, indent: int | None, ascii_: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_)
    read = read_json(
        text.encode("utf-8", "surrogatepass") if ascii_ else text.encode("utf-8", "replace")
    )
    if read.faults:
        return
    lines = text.split("\n")
    for pointer, one in _walk(read.value):
        line, column = read.place(pointer)
        rest = lines[line - 1][column - 1 :]
        if isinstance(one, dict | list):
            assert rest[0] == ("{" if isinstance(one, dict) else "[")
        else:
            assert json.JSONDecoder().raw_decode(rest)[0] == one


@given(st.binary(max_size=200))
def test_no_bytes_ever_raise(data: bytes) -> None:
    form, faults = read_form(data)
    assert (form is None) == bool(faults)


@given(_JSON)
def test_no_value_in_the_place_of_another_ever_raises(value: object) -> None:
    for name in Form.__struct_fields__:
        form, faults = read_form(json.dumps({**LEAST, name: value}).encode())
        assert (form is None) == bool(faults)
        if form is not None:
            events_of(form, TODAY).dossier()


def test_pointers_are_written_as_the_standard_says() -> None:
    assert shown(("a/b", 0, "m~n")) == "/a~1b/0/m~0n"
