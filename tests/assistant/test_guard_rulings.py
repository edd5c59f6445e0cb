"""Published rulings as forms: the guard flags what was found lacking, by the law of that day, and no more."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gesprekshulp.assistant.form import Form, events_of, read_form
from gesprekshulp.assistant.form.types import FormSchool
from gesprekshulp.assistant.guard import GuardReport, guard
from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.knowledge.types import Content

FOLDER = content_dir() / "voorbeeld" / "uitspraken"
RULINGS = sorted(FOLDER.glob("*.json"))
TODAY = date(2026, 11, 28)
HEAVY = ("wet", "commissielijn")


@cache
def _content() -> Content:
    return load_content()[0]


def _form(path: Path) -> Form:
    form, faults = read_form(path.read_bytes())
    assert form is not None, [str(one) for one in faults]
    return form


def _judged(form: Form) -> GuardReport:
    assert form.uitspraak is not None
    return guard(_content(), events_of(form, TODAY).dossier(), form.uitspraak.datum)


def test_there_are_enough_and_the_school_is_right_in_some() -> None:
    outcomes = [form.uitspraak.uitkomst for form in map(_form, RULINGS) if form.uitspraak]
    assert len(outcomes) >= 15
    assert outcomes.count("ongegrond") >= 5
    assert outcomes.count("gegrond") >= 5


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.stem)
def test_what_was_lacking_is_flagged_and_nothing_that_was_in_order(path: Path) -> None:
    form = _form(path)
    assert form.uitspraak is not None
    found = {one.code for one in _judged(form).findings if one.weight in HEAVY}
    assert found == set(form.uitspraak.ontbrak)
    assert not found & set(form.uitspraak.in_orde)


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.stem)
def test_each_form_says_where_its_facts_are_from_and_what_is_not_known(path: Path) -> None:
    form = _form(path)
    assert form.uitspraak is not None
    assert form.uitspraak.bron.startswith("https://")
    assert form.uitspraak.niet_bekend
    assert form.op == form.uitspraak.datum
    facts = [getattr(form.feiten, name) for name in form.feiten.__struct_fields__]
    assert all(one is None or one.waar for one in facts)
    told = form.uitspraak.feiten_uit
    assert not form.opp or any(place.startswith("/opp") for place in told)
    assert not form.gesprekken or any(place.startswith("/gesprekken") for place in told)
    # A source that does not name the sector leaves the school out.
    assert form.school == FormSchool() or any(place.startswith("/school") for place in told)


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.stem)
def test_every_code_of_a_ruling_exists(path: Path) -> None:
    form = _form(path)
    assert form.uitspraak is not None
    codes = {rule.code for rule in _content().guards.values()}
    assert {*form.uitspraak.ontbrak, *form.uitspraak.in_orde} <= codes


@pytest.mark.parametrize("path", RULINGS, ids=lambda path: path.stem)
def test_without_the_facts_nothing_is_flagged_of_them(path: Path) -> None:
    """What is not known is never a gap: only what the form still says outright may remain."""
    import msgspec

    form = _form(path)
    assert form.uitspraak is not None
    bare = msgspec.structs.replace(form, feiten=type(form.feiten)())
    left = {one.code for one in _judged(bare).findings if one.weight in HEAVY}
    # A plan adopted while the form says outright that there was no talk.
    assert left <= ({"W201"} if form.gesprekken == () else set())
