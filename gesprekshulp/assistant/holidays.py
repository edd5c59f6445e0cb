"""School holidays and feast days, for the dates that are named after them.

The table of holidays is content (vakanties.yaml) and passed in. Without a region a
holiday counts only where all regions agree on the day; what is not in the table gives
None, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from gesprekshulp.knowledge.types import SchoolHoliday

Region = Literal["", "noord", "midden", "zuid"]

_REGIONS: tuple[Literal["noord", "midden", "zuid"], ...] = ("noord", "midden", "zuid")

HOLIDAYS: tuple[SchoolHoliday, ...] = (
    SchoolHoliday(
        id="kerst-2026",
        title="kerstvakantie 2026-2027",
        kind="kerst",
        region=_REGIONS,
        first=date(2026, 12, 19),
        last=date(2027, 1, 3),
        sources=(),
    ),
)
"""For when no table is passed (source: evaluatie/README.md); none is made up."""

_KINDS = {"krokus": "voorjaar", "voorjaars": "voorjaar", "grote ": "zomer", "paas": ""}


def beside_holiday(
    name: str,
    after: bool,
    weekday: int | None,
    today: date,
    holidays: Sequence[SchoolHoliday],
    region: Region,
) -> date | None:
    """Return the last school day before the coming holiday, or the first one after it.

    `name`: what stands before "vakantie" ("kerst"). `weekday`: the last or first such day.
    """
    kind = _KINDS.get(name, name)
    regions = (region,) if region else _REGIONS
    days = {
        _beside([h for h in holidays if h.kind == kind and one in h.region], after, weekday, today)
        for one in regions
    }
    return days.pop() if len(days) == 1 else None


def _beside(
    holidays: Sequence[SchoolHoliday], after: bool, weekday: int | None, today: date
) -> date | None:
    step = timedelta(days=1 if after else -1)
    for holiday in sorted(holidays, key=lambda h: h.first):
        day = (holiday.last if after else holiday.first) + step
        while day.weekday() > 4 or weekday not in (None, day.weekday()):
            day += step
            if weekday is not None and weekday > 4:
                return None  # no school day at all
        if day >= today:
            return day
    return None


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian, the way of Meeus and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day if day.weekday() < 6 else date(year, 4, 26)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


_FEASTS: tuple[tuple[str, Callable[[int], date]], ...] = (
    (r"(?:eerste|1e) kerstdag", _fixed(12, 25)),
    (r"(?:tweede|2e) kerstdag", _fixed(12, 26)),
    (r"kerstavond", _fixed(12, 24)),
    (r"(?:oudejaarsdag|oudjaarsdag|oudjaar|oudejaarsavond)", _fixed(12, 31)),
    (r"nieuwjaarsdag", _fixed(1, 1)),
    (r"goede vrijdag", _from_easter(-2)),
    (r"(?:eerste|1e) paasdag", _from_easter(0)),
    (r"(?:tweede|2e) paasdag|paasmaandag", _from_easter(1)),
    (r"(?:hemelvaartsdag|hemelvaart)", _from_easter(39)),
    (r"(?:eerste|1e) pinksterdag", _from_easter(49)),
    (r"(?:tweede|2e) pinksterdag|pinkstermaandag", _from_easter(50)),
    (r"koningsdag", _kings_day),
    (r"dodenherdenking", _fixed(5, 4)),
    (r"bevrijdingsdag", _fixed(5, 5)),
    (r"pakjesavond", _fixed(12, 5)),
    (r"dierendag", _fixed(10, 4)),
    # More than a day, or a figure one may talk of: only where a day must stand.
    (r"(?:voor|vóór|tot|met|op|uiterlijk|vanaf) (?:aan )?(?:de )?kerst(?:mis)?", _fixed(12, 25)),
    (r"(?:voor|vóór|tot|met|op|uiterlijk|vanaf) (?:aan )?(?:de )?nieuwjaar", _fixed(1, 1)),
    (r"(?:voor|vóór|tot|met|op|uiterlijk|vanaf) (?:aan )?(?:de )?pasen", _from_easter(0)),
    (r"(?:voor|vóór|tot|met|op|uiterlijk|vanaf) (?:aan )?(?:de )?pinksteren", _from_easter(49)),
    (
        r"(?<!bang )(?<!spanning )(?<!spannend )(?:voor|vóór|na|tot|uiterlijk|vanaf) (?:aan )?"
        r"(?:de )?(?:sinterklaas|sint)",
        _fixed(12, 5),
    ),
    # The first day on which school is open again.
    (r"(?:direct |meteen )?na (?:de )?pasen", _from_easter(2)),
    (r"(?:direct |meteen )?na (?:de )?pinksteren", _from_easter(51)),
)


def feasts() -> tuple[tuple[str, Callable[[int], date]], ...]:
    """Return (pattern, day in a year) of the feasts that have a day of their own."""
    return tuple((rf"\b(?:{source})\b", make) for source, make in _FEASTS)
