"""What the guard saw of a case, in a few quiet words for the list of cases."""

from __future__ import annotations

from datetime import date, timedelta

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.store.interface import Glance

_NEAR = timedelta(weeks=3)


def watched(glance: Glance, today: date) -> str:
    """Return `2 punten, uiterlijk 14 december 2026`; a term is named in its last three weeks.

    The count is of when the case was last left; a term that ran out since is named as well.
    """
    points = f"{glance.gaps} {'punt' if glance.gaps == 1 else 'punten'}" if glance.gaps else ""
    term = ""
    if glance.due is not None and glance.due < today:
        term = "termijn voorbij"
    elif glance.due is not None and glance.due - today <= _NEAR:
        term = f"uiterlijk {dutch_date(glance.due, weekday=False)}"
    return ", ".join(filter(None, (points, term)))
