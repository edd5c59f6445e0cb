"""What nineteen rulings taught that the guard had not seen before: where each lesson ends.

The rulings themselves stand in content/voorbeeld/uitspraken; here are their near misses.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from gesprekshulp.assistant.form import events_of, read_form
from gesprekshulp.assistant.guard import GuardReport, guard
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content

DAY = date(2024, 3, 1)
ADOPTED = [{"stand": "vastgesteld", "op": "2024-02-01"}]


@cache
def _content() -> Content:
    return load_content()[0]


def _codes(on: date = DAY, sector: str | None = "po", **parts: Any) -> set[str]:
    return {one.code for one in _report(on, sector, **parts).findings}


def _report(on: date, sector: str | None, **parts: Any) -> GuardReport:
    school = {"sector": sector} if sector else {}
    raw = {"formaat": "gesprekshulp-zaakformulier-1", "titel": "proef", "school": school, **parts}
    form, faults = read_form(json.dumps(raw).encode())
    assert form is not None, [str(one) for one in faults]
    return guard(_content(), events_of(form, on).dossier(), on)


@pytest.mark.parametrize(
    ("sector", "told"), [("po", True), ("vo", False), ("so", False), ("vso", False), (None, False)]
)
def test_suspended_until_the_decision_is_named_only_where_a_ruling_disapproved(
    sector: str | None, told: bool
) -> None:
    facts = {"schorsing": "ja", "schorsing-lengte": "tot-besluit", "schorsing-schriftelijk": "ja"}
    codes = _codes(sector=sector, feiten=facts)
    assert ("W810" in codes) is told
    assert "W801" not in codes


@pytest.mark.parametrize("sector", ["po", "vo", "so", "vso", None])
def test_a_suspension_of_over_a_week_is_law_everywhere_and_in_vo_before_2014_too(
    sector: str | None,
) -> None:
    facts = {"schorsing": "ja", "schorsing-lengte": "langer", "schorsing-schriftelijk": "nee"}
    assert {"W801", "W802"} <= _codes(sector=sector, feiten=facts)
    before = _codes(on=date(2014, 7, 16), sector=sector, feiten=facts)
    assert ({"W801", "W802"} <= before) is (sector == "vo")


def test_the_law_of_now_is_no_less_certain_for_what_an_older_ruling_was_read_of() -> None:
    facts = {"schorsing": "ja", "schorsing-lengte": "langer"}
    sure = {
        day: {one.code: one.certainty for one in _report(day, "vo", feiten=facts).findings}["W801"]
        for day in (date(2014, 7, 16), DAY)
    }
    assert list(sure.values()) == ["middel", "hoog"]


def test_the_words_on_a_suspension_name_the_inspection_only_in_vo() -> None:
    facts = {"schorsing": "ja", "schorsing-lengte": "langer"}
    for sector, named in (("po", False), ("so", False), ("vo", True)):
        found = _report(DAY, sector, feiten=facts).findings
        why = next(one.why for one in found if one.code == "W801")
        assert ("inspectie" in why) is named


def test_hearing_before_a_suspension_is_asked_of_pupil_and_parents() -> None:
    heard = {"schorsing-ouders-gehoord": "ja", "schorsing-leerling-gehoord": "ja"}
    assert not _codes(feiten={"schorsing": "ja", **heard})
    unheard = dict.fromkeys((*heard, "schorsing-bezwaar-vermeld"), "nee")
    assert _codes(feiten={"schorsing": "ja", **unheard}) == {"W809", "W811", "W812"}
    assert not _codes(feiten=unheard)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"tweede-gesprek": "gevoerd"}, False),
        ({"tweede-gesprek": "aangeboden"}, False),
        ({"herhaald-uitgenodigd": "ja"}, False),
        ({"overeenstemming-opp": "ja"}, False),
        ({"gesprekken-geteld": "meer"}, False),
        ({"gesprekken-geteld": "een"}, False),
    ],
)
def test_no_talk_after_an_objection_is_named_when_nobody_counted_the_talks(
    more: dict[str, str], told: bool
) -> None:
    facts = {"overeenstemming-opp": "nee", "tweede-gesprek": "nee", **more}
    codes = _codes(opp=ADOPTED, feiten=facts)
    assert ("W207" in codes) is told
    assert ("W202" in codes) is (more == {"gesprekken-geteld": "een"})


def test_too_late_can_be_said_without_the_days() -> None:
    assert "W102" in _codes(opp=ADOPTED, feiten={"opp-op-tijd": "nee"})
    assert "W102" not in _codes(opp=ADOPTED, feiten={"opp-op-tijd": "ja"})
    assert "W102" not in _codes(opp=ADOPTED)
    assert "W102" not in _codes(opp=[], feiten={"opp-op-tijd": "nee"})


def test_who_says_it_cannot_be_done_here_shows_it_before_there_is_an_intention() -> None:
    lacking = {"ondersteuning-aangetoond": "nee", "eigen-school-uitgeput": "nee"}
    assert {"W602", "W604"} <= _codes(feiten={"kan-niet-meer": "ja", **lacking})
    assert not _codes(feiten={"kan-niet-meer": "nee", **lacking})
    assert not _codes(feiten=lacking)


def test_support_shown_to_be_exhausted_needs_no_word_on_adjusting() -> None:
    facts = {"voornemen-gemeld": "ja", "ondersteuning-geboden": "geboden"}
    assert "W603" in _codes(feiten=facts)
    assert "W603" not in _codes(feiten={**facts, "eigen-school-uitgeput": "ja"})


@pytest.mark.parametrize(
    ("weighed", "admission", "told"),
    [
        ("niet-gewogen", "geweigerd", True),
        ("gewogen", "geweigerd", False),
        ("nee", "geweigerd", False),
        ("niet-gewogen", "toegelaten", False),
    ],
)
def test_a_quarrel_with_parents_is_weighed_before_a_pupil_is_refused(
    weighed: str, admission: str, told: bool
) -> None:
    codes = _codes(feiten={"toelating": admission, "gedrag-ouders-reden": weighed})
    assert ("W612" in codes) is told


@pytest.mark.parametrize("measure", ["schorsing", "voornemen-gemeld"])
def test_what_happened_is_found_out_and_shown_before_a_measure(measure: str) -> None:
    lacking = {"veiligheid": "genoemd", "voorval-uitgezocht": "nee"}
    assert {"W611", "W621"} <= _codes(feiten={measure: "ja", **lacking})
    done = {"veiligheid": "aangetoond", "voorval-uitgezocht": "ja"}
    assert not {"W611", "W621"} & _codes(feiten={measure: "ja", **done})
    assert not _codes(feiten=lacking)


def test_the_interest_of_the_pupil_is_weighed_when_leaving_is_meant_not_when_suspended() -> None:
    lacking = {"belang-leerling-gewogen": "nee"}
    assert "W622" in _codes(feiten={"besluit-genomen": "ja", **lacking})
    assert "W622" not in _codes(feiten={"schorsing": "ja", **lacking})


@pytest.mark.parametrize(
    ("more", "told"),
    [({}, True), ({"extra-ondersteuning": "nee"}, False), ({"vol": "ja"}, False)],
)
def test_not_taking_an_application_is_named_unless_there_is_no_duty(
    more: dict[str, str], told: bool
) -> None:
    assert ("W813" in _codes(feiten={"aanmelding-geweigerd": "ja", **more})) is told
    assert "W813" not in _codes(feiten={"aanmelding-geweigerd": "nee", **more})
    assert "W813" not in _codes(feiten={"toelating": "geweigerd", **more})
