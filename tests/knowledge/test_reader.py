"""What an author writes arrives as it stands, and what YAML would make of it is refused."""

import sys
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.knowledge.reader import MAX_DEPTH, Value, read_yaml


def codes(data: bytes) -> list[str]:
    return [one.code for one in read_yaml(data, "x.yaml")[2]]


def test_what_looks_like_a_number_a_time_or_a_boolean_stays_text() -> None:
    value, _, findings = read_yaml(b"tijd: 12:30\nop: nee\nmobiel: 0612345678\nleeg:\n", "x.yaml")

    assert findings == []
    assert value == {"tijd": "12:30", "op": "nee", "mobiel": "0612345678", "leeg": ""}


def test_positions_point_at_values_and_keys() -> None:
    _, marks, _ = read_yaml("één: {b: 'c'}\nd:\n  - e\n  - f: g\n".encode(), "x.yaml")

    assert marks.value(("één", "b")) == (1, 10)
    assert marks.key(("één", "b")) == (1, 7)
    assert marks.value(("d", 0)) == (3, 5)
    assert marks.value(("d", 1, "f")) == (4, 8)
    assert marks.value(("d", 1, "is er niet", 3)) == (4, 5)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "GH102", 2, 1),
        ("a: &b c\n", "GH103", 1, 4),
        ("a: *b\n", "GH104", 1, 4),
        ("a: !!str b\n", "GH105", 1, 4),
        ("a: 1\n<<: {b: c}\n", "GH106", 2, 1),
        ("a: 1\n---\nb: 2\n", "GH111", 2, 1),
        ("[a, b]: c\n", "GH112", 1, 1),
        ("", "GH113", 1, 1),
        ("a: b: c\n", "GH101", 1, 5),
        ("a: 'b\nc: d\n", "GH101", 1, 4),
        ("%TAG ! x\n---\na: b\n", "GH101", 1, 1),
        ("a: b\x07\n", "GH110", 1, 5),
        ('a: "\\e[2J"\n', "GH110", 1, 4),
    ],
)
def test_each_trap_of_yaml_is_named_at_its_place(
    text: str, code: str, line: int, column: int
) -> None:
    found = read_yaml(text.encode(), "x.yaml")[2]

    assert [(one.code, one.line, one.column) for one in found] == [(code, line, column)]


def test_bytes_that_are_no_utf8_are_named_where_they_stand() -> None:
    found = read_yaml(b"a: b\nc: \xff\n", "x.yaml")[2]

    assert [(one.code, one.line, one.column) for one in found] == [("GH109", 2, 4)]


def test_several_faults_in_one_file_are_all_found_and_the_rest_is_read() -> None:
    value, marks, found = read_yaml(b"a: 1\na: 2\nb: &x c\nd: *x\ne: f\n<<: {g: h}\n", "x.yaml")

    assert [one.code for one in found] == ["GH102", "GH103", "GH104", "GH106"]
    assert value == {"a": "1", "b": "c", "d": "", "e": "f"}
    assert {("a",), ("b",), ("d",)} <= marks.faulty


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"? ", b"[\n", b"{? ", b"- [a]: "])
def test_deep_nesting_is_a_finding_and_not_a_crash(opening: bytes) -> None:
    assert codes(opening * 40_000)[-1] in ("GH107", "GH101")


def test_the_deepest_that_is_allowed_is_read() -> None:
    assert codes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) == []
    assert codes(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)) == ["GH107"]


def test_bombs_of_merge_keys_and_aliases_are_refused_without_unfolding() -> None:
    merge = b"a: &a {x: 1}\n" + b"".join(
        b"%c: &%c {<<: [*%c, *%c, *%c]}\n" % (n, n, n - 1, n - 1, n - 1) for n in range(98, 123)
    )
    aliases = b"a: &a [x]\n" + b"".join(
        b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 123)
    )

    assert "GH106" in codes(merge)
    assert "GH104" in codes(aliases)


@pytest.mark.parametrize(
    "data", [b"- a\n" * 500_000, b"x" * 5_000_000, b"%TAG !a! b\n" * 90_000, b"'" * 3_000_001]
)
def test_a_file_that_is_too_much_gives_a_finding_soon(data: bytes) -> None:
    _, _, found = read_yaml(data, "x.yaml")

    assert 0 < len(found) < 200


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a: {b: 'c d'}\ne:\n  - f\n  - |\n    g\n"
    quick = read_yaml(data, "x.yaml")

    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    slow = read_yaml(data, "x.yaml")

    assert slow[0] == quick[0]
    assert slow[1].values == quick[1].values
    assert slow[2] == quick[2] == []


_PLAIN = st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cc", "Cf"]))
_KEYS = st.text("abcdefghij-_é", min_size=1)
_DOCUMENTS: st.SearchStrategy[Any] = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=25,
)


@given(document=_DOCUMENTS.filter(lambda d: not isinstance(d, str)), flow=st.booleans())
def test_a_plain_document_reads_as_yaml_itself_reads_it(document: Any, flow: bool) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    value, _, findings = read_yaml(text.encode(), "x.yaml")

    assert findings == []
    assert value == yaml.load(text, Loader=yaml.BaseLoader)


@given(
    data=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))
)
@settings(max_examples=300)
def test_no_bytes_whatever_make_it_crash(data: bytes) -> None:
    value, _, findings = read_yaml(data, "x\x1b.yaml")

    assert value is not None or findings
    for one in findings:
        assert str(one).isprintable()


@given(st.lists(st.sampled_from(list("[]{}:,-?&*!|>'\"%@`#\n\t a<é")), max_size=60).map("".join))
@settings(max_examples=500)
def test_no_heap_of_yaml_signs_makes_it_crash(text: str) -> None:
    value, marks, findings = read_yaml(text.encode(), "x.yaml")

    assert value is not None or findings
    if value is not None:
        _assert_marked(value, marks.values, ())


def _assert_marked(value: Value, marked: Any, path: tuple[str | int, ...]) -> None:
    assert path in marked
    if isinstance(value, dict):
        for key, inner in value.items():
            _assert_marked(inner, marked, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _assert_marked(inner, marked, (*path, number))
