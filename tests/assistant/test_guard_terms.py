"""Terms: six weeks, four weeks, a month, a school year, and the weekends at their end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.guard.terms import add, school_year, term, working_day
from gesprekshulp.dossier.anchors import Moments
from gesprekshulp.knowledge.types import Deadline

SIX = Deadline("zes", "Vaststellen", "inschrijving", "6 weken", "ja", "opp-vastgesteld")
YEARLY = Deadline("jaar", "Evalueren", "opp-vastgesteld", "schooljaar", "nee", "evaluatie")


def _moments(**days: date | None) -> Moments:
    named = {name.replace("_", "-"): day for name, day in days.items()}
    return Moments({n: (d,) if d else () for n, d in named.items()}, frozenset(named))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 10, 20), date(2026, 12, 1)),  # an ordinary Tuesday
        (date(2026, 10, 31), date(2026, 12, 14)),  # a Saturday: Monday
        (date(2026, 11, 13), date(2026, 12, 28)),  # Christmas Day, Boxing Day, Sunday: Monday
        (date(2026, 2, 13), date(2026, 3, 27)),  # the week before Easter is ordinary
        (date(2026, 2, 20), date(2026, 4, 7)),  # Good Friday to Easter Monday: Tuesday
        (date(2026, 3, 16), date(2026, 4, 28)),  # King's Day
        (date(2026, 3, 24), date(2026, 5, 6)),  # 5 May
        (date(2026, 4, 2), date(2026, 5, 15)),  # Ascension Day
    ],
)
def test_six_weeks_end_on_a_working_day(start: date, due: date) -> None:
    last = term(SIX, _moments(inschrijving=start), due)
    assert (last.standing, last.due) == ("loopt", due)
    assert term(SIX, _moments(inschrijving=start), due + timedelta(days=1)).standing == "voorbij"


def test_a_moved_last_day_is_told_with_its_reservation() -> None:
    text = term(SIX, _moments(inschrijving=date(2026, 10, 31)), date(2026, 11, 1)).text
    assert "zaterdag 12 december 2026" in text
    assert "maandag 14 december 2026" in text
    assert "Reken er liever niet op" in text


def test_done_in_time_too_late_or_on_a_day_nobody_knows() -> None:
    start = date(2026, 10, 20)
    on = date(2027, 1, 10)

    def standing(done: date | None) -> str | None:
        return term(SIX, _moments(inschrijving=start, opp_vastgesteld=done), on).standing

    assert standing(date(2026, 12, 1)) == "op-tijd"
    assert standing(date(2026, 12, 2)) == "te-laat"
    assert standing(None) is None
    assert term(SIX, _moments(), on).standing is None


@pytest.mark.parametrize(
    ("made", "done", "on", "standing"),
    [
        ((2025, 10, 1), None, (2026, 6, 1), "loopt"),
        ((2025, 10, 1), None, (2026, 7, 31), "loopt"),
        ((2025, 10, 1), None, (2026, 8, 1), "voorbij"),  # 2025-2026 passed without
        ((2026, 1, 31), None, (2026, 8, 1), "voorbij"),
        ((2026, 2, 1), None, (2026, 8, 1), "loopt"),  # made shortly before: until next summer
        ((2026, 2, 1), None, (2027, 7, 31), "loopt"),
        ((2026, 2, 1), None, (2027, 8, 1), "voorbij"),
        ((2025, 10, 1), (2026, 5, 15), (2026, 8, 1), "loopt"),
        ((2025, 10, 1), (2026, 9, 15), (2027, 8, 1), "loopt"),
        ((2025, 10, 1), (2026, 9, 15), (2027, 1, 1), "op-tijd"),
        ((2025, 10, 1), (2027, 9, 15), (2027, 10, 1), "op-tijd"),
    ],
)
def test_a_whole_school_year_without_evaluation_is_over(
    made: tuple[int, int, int],
    done: tuple[int, int, int] | None,
    on: tuple[int, int, int],
    standing: str,
) -> None:
    moments = Moments(
        {"opp-vastgesteld": (date(*made),), "evaluatie": (date(*done),) if done else ()},
        frozenset({"opp-vastgesteld"}),
    )
    assert term(YEARLY, moments, date(*on)).standing == standing


def test_a_new_version_of_the_plan_leaves_that_year_undecided() -> None:
    def standing(*days: date) -> str | None:
        moments = Moments({"opp-vastgesteld": days}, frozenset({"opp-vastgesteld"}))
        return term(YEARLY, moments, date(2027, 9, 1)).standing

    assert standing(date(2024, 10, 1), date(2026, 11, 1)) is None
    assert standing(date(2026, 9, 15), date(2027, 5, 10)) is None
    assert standing(date(2026, 9, 15)) == "voorbij"


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        (date(2026, 1, 31), "1 maand", date(2026, 2, 28)),
        (date(2026, 12, 15), "1 maand", date(2027, 1, 15)),
        (date(2024, 1, 31), "1 maand", date(2024, 2, 29)),
        (date(2026, 1, 1), "10 dagen", date(2026, 1, 11)),
        (date(2026, 1, 1), "0 dagen", date(2026, 1, 1)),
    ],
)
def test_lengths(start: date, length: str, last: date) -> None:
    assert add(start, length) == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_working_day_is_near_and_no_weekend_and_stays_itself(day: date) -> None:
    moved = working_day(day)
    assert day <= moved <= day + timedelta(days=5)
    assert moved.weekday() < 5
    assert working_day(moved) == moved


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_school_year_begins_in_august(day: date) -> None:
    year = school_year(day)
    assert date(year, 8, 1) <= day <= date(year + 1, 7, 31)
