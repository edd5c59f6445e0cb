"""What the guard saw of a case, in a few quiet words for the list of cases."""

from __future__ import annotations

from datetime import date, timedelta

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.store.interface import Glance

_NEAR = timedelta(weeks=3)


def watched(glance: Glance, today: date) -> str:
    """Return `2 punten te regelen; een termijn loopt t/m 14 december 2026`.

    The term is the first one to end, named in its last three weeks; the points are not due
    then. The count is of when the case was last left; a term that ran out since is named as well.
    """
    some = "1 punt" if glance.gaps == 1 else f"{glance.gaps} punten"
    points = f"{some} te regelen" if glance.gaps else ""
    term = ""
    if glance.due is not None and glance.due < today:
        term = "termijn voorbij"
    elif glance.due is not None and glance.due - today <= _NEAR:
        term = f"een termijn loopt t/m {dutch_date(glance.due, weekday=False)}"
    return "; ".join(filter(None, (points, term)))
