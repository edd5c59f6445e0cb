"""How a term is counted, and where it stands on a day.

A term in the law that ends in a weekend or on a feast day runs on to the next working day
(Algemene termijnenwet art. 1 and 3); not one of more than twelve weeks or three months
(art. 4). A school year runs from 1 August to 31 July.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.holidays import easter
from gesprekshulp.dossier.anchors import Moments
from gesprekshulp.knowledge.guards import LENGTH, SCHOOL_YEAR, Standing
from gesprekshulp.knowledge.types import Deadline

_FIRST_MONTH = 8
_HALFWAY = 2
"""The second half of a school year begins in February."""


class Term(msgspec.Struct, frozen=True):
    """Where a term stands: `due` the last day as it counts, `text` that day in a sentence.

    `standing` is None when it cannot be known: no first day, or done on an unknown day.
    """

    standing: Standing | None = None
    due: date | None = None
    text: str = ""


def term(deadline: Deadline, moments: Moments, on: date) -> Term:
    """Return where a term stands on a day."""
    if deadline.length == SCHOOL_YEAR:
        return _yearly(deadline, moments, on)
    starts = moments.days.get(deadline.start, ())
    if not starts:
        return Term()
    start = starts[0]
    counted = add(start, deadline.length)
    due = working_day(counted) if deadline.weekend == "ja" else counted
    text = _said(deadline, counted, due, late=on > due)
    if deadline.done is not None and deadline.done in moments.happened:
        done = [day for day in moments.days.get(deadline.done, ()) if day >= start]
        if not done:
            # Done before it began to run, or nobody knows when: nothing to say of it.
            return Term(None, due, text)
        return Term("op-tijd" if done[0] <= due else "te-laat", due, text)
    return Term("loopt" if on <= due else "voorbij", due, text)


def _said(deadline: Deadline, counted: date, due: date, late: bool = False) -> str:
    if late:
        return f"{deadline.title}: de laatste dag was {dutch_date(due)}."
    if due == counted:
        return f"{deadline.title}: uiterlijk {dutch_date(due)}."
    return (
        f"{deadline.title}: {dutch_date(counted)} valt in een weekend of op een feestdag. "
        f"Een termijn uit de wet loopt dan door tot en met {dutch_date(due)}. "
        "Reken er liever niet op, en plan het ervoor."
    )


def add(start: date, length: str) -> date:
    """Return the last day of a term: "6 weken" after Monday ends on a Monday.

    Raises ValueError for a length in another form, OverflowError beyond the calendar.
    """
    match = LENGTH.fullmatch(length)
    if match is None:
        raise ValueError(length)
    count, unit = int(match["count"]), match["unit"]
    if unit.startswith("maand"):
        months = start.year * 12 + start.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return start + timedelta(days=count * (7 if unit.startswith("we") else 1))


def working_day(day: date) -> date:
    """Return the first day from `day` on that is no Saturday, Sunday or feast day."""
    while day.weekday() > 4 or day in _feast_days(day.year):
        day += timedelta(days=1)
    return day


@lru_cache(maxsize=64)
def _feast_days(year: int) -> frozenset[date]:
    """The feast days of Algemene termijnenwet art. 3, Good Friday with them."""
    king = date(year, 4, 27)
    sunday = easter(year)
    return frozenset(
        {
            date(year, 1, 1),
            *(sunday + timedelta(days=days) for days in (-2, 1, 39, 50)),
            king if king.weekday() < 6 else date(year, 4, 26),
            date(year, 5, 5),
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def school_year(day: date) -> int:
    """Return the calendar year in which the school year of `day` began."""
    return day.year if day.month >= _FIRST_MONTH else day.year - 1


def _yearly(deadline: Deadline, moments: Moments, on: date) -> Term:
    """Judge what is due once in every school year, such as evaluating the plan.

    Only a whole school year in which nothing was done is over. The year in which the plan
    was made counts too when it was made in the first half of it: the law says every school
    year (recht.md 6), and a plan made shortly before summer is given until the next. A new
    version of the plan in a year leaves it undecided.
    """
    starts = [day for day in moments.days.get(deadline.start, ()) if day <= on]
    if not starts:
        return Term()
    now, first = school_year(on), school_year(starts[0])
    done = moments.days.get(deadline.done, ()) if deadline.done else ()
    years = {school_year(day) for day in done if day <= on}
    made_again = {school_year(day) for day in starts[1:]}
    due = date(now + 1, 7, 31)
    if now in years:
        return Term("op-tijd", due)
    last = now - 1
    counts_from = first + (_HALFWAY <= starts[0].month < _FIRST_MONTH)
    if last >= counts_from and last not in years:
        if last in made_again:
            return Term()
        late = date(now, 7, 31)
        return Term("voorbij", late, f"{deadline.title}: de laatste dag was {dutch_date(late)}.")
    return Term("loopt", due, f"{deadline.title}: uiterlijk {dutch_date(due)}.")
