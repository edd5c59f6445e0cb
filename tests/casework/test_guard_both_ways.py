"""A form made into a case and a form only looked at: the guard says the same of both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gesprekshulp.assistant.form import Form, read_form
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.guard import guard_of, guard_of_form, take_in
from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.store.sqlite import throwaway_store

RULINGS = sorted((content_dir() / "voorbeeld" / "uitspraken").glob("*.json"))
TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    content, _ = load_content()
    store = throwaway_store(tmp_path_factory.mktemp("opslag"))
    yield Desk(store, content, lambda: datetime(2026, 11, 28, 12, 0, tzinfo=UTC))
    store.close()


def _form(path: Path) -> Form:
    form, faults = read_form(path.read_bytes())
    assert form is not None, faults
    return form


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.stem)
def test_kept_or_not_the_guard_says_the_same(desk: Desk, path: Path) -> None:
    form = _form(path)
    case = take_in(desk, form)
    for on in (form.op, date(2020, 1, 1), TODAY):
        assert guard_of(case, on) == guard_of_form(desk.content, form, on, TODAY)
    again = desk.open_case(case.id)
    assert guard_of(again, form.op) == guard_of(case, form.op)
    assert again.dossier == case.dossier


def test_a_case_taken_in_stands_on_overzicht_under_its_title(desk: Desk) -> None:
    case = take_in(desk, _form(RULINGS[0]))
    glance = next(one for one in desk.glances() if one.case == case.id)
    assert glance.title == case.title != ""
