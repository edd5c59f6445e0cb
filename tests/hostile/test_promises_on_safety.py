"""The pages about threats and data protection: every promise names a test, and that test is there."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from gesprekshulp.assistant.form import types as form_types
from gesprekshulp.dossier import events, notes, types, views
from gesprekshulp.knowledge.loading import content_dir

TESTS = Path(__file__).resolve().parent.parent
PAGES = ("dreigingen", "verwerkingsregister")
_NAMED = re.compile(r"`(test_\w+)`")
_DEFINED = re.compile(r"^(?:async )?def (test_\w+)", re.M)
# As parts of a field's name, in Dutch and English.
_NOT_ASKED = ("bsn", "burgerservice", "afkomst", "origin_country", "nationali", "ethnic", "etni")
_NOT_ASKED += ("geloof", "religi", "godsdienst", "levensbeschouw", "geaardheid", "ras_", "race")


def _text(page: str) -> str:
    return (content_dir() / "handleiding" / f"{page}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_promise_names_a_test_that_is_there(page: str) -> None:
    defined = {
        name
        for path in TESTS.rglob("test_*.py")
        for name in _DEFINED.findall(path.read_text(encoding="utf-8"))
    }
    named = set(_NAMED.findall(_text(page)))
    assert len(named) >= 10
    assert sorted(named - defined) == []


def test_every_threat_in_the_table_names_its_test() -> None:
    rows = [line for line in _text("dreigingen").splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if not _NAMED.search(row)] == []


def test_no_field_asks_for_bsn_origin_or_religion() -> None:
    names = {
        f"{kind.__name__}.{name}"
        for module in (types, events, notes, views, form_types)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        for name in kind.__struct_fields__
    }
    assert len(names) > 100
    assert [one for one in names if any(word in one.casefold() for word in _NOT_ASKED)] == []
