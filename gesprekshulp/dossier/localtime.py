"""Dutch wall-clock time: the day on which something happened, from a stored moment.

The conversion, and the short form of lists; a date in words stands in `assistant.dates`.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo


@cache
def _amsterdam() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


def local(moment: datetime) -> datetime:
    """Return `moment` in Dutch time; one without a zone is taken to be Dutch already.

    At the very edge of the calendar, where no conversion exists, it is returned as it is.
    """
    if moment.tzinfo is None:
        return moment.replace(tzinfo=_amsterdam())
    try:
        return moment.astimezone(_amsterdam())
    except OverflowError:
        return moment


def local_date(moment: datetime) -> date:
    """Return the Dutch calendar day of `moment`."""
    return local(moment).date()


def short_day(day: date) -> str:
    """Return a day as every list and field shows it: "1-12-2026"."""
    return f"{day.day}-{day.month}-{day.year}"


def short_moment(moment: datetime) -> str:
    """Return a moment as every list shows it, in Dutch time: "1-12-2026 14:00"."""
    at = local(moment)
    return f"{short_day(at.date())} {at:%H:%M}"
