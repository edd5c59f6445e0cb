"""The rules for dates in a Dutch line: a pattern, and the day it means.

Tried in order on a line in lower case whose typing errors are mended; what a rule has
read is taken out before the next one looks. Finding a date stands in `dates`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from gesprekshulp.assistant.holidays import HOLIDAYS, Region, beside_holiday, feasts
from gesprekshulp.dossier.words import MONTHS
from gesprekshulp.knowledge.types import SchoolHoliday

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT_MONTHS = {"mrt": 3, "sept": 9, "febr": 2, **{name[:3]: n for n, name in enumerate(MONTHS, 1)}}
_NUMBERS = {
    **{"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7},
    **{"acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14},
    **{"dertien": 13, "vijftien": 15, "zestien": 16, "twintig": 20, "dertig": 30},
}
# A day and month nearer behind us than this is past ("in september"), otherwise to come:
# a school year looks ahead to its summer.
_PAST = timedelta(days=110)
# "t/m 9 juli" looks ahead: only what is just past is not meant again.
_JUST_PAST = timedelta(days=60)


class Now(msgspec.Struct, frozen=True):
    """What a rule needs to know: today, and the holidays of the school's region."""

    today: date
    holidays: Sequence[SchoolHoliday] = HOLIDAYS
    region: Region = ""


Rule = Callable[[re.Match[str], Now], date | None]

MONTH = "|".join([*MONTHS, *sorted(SHORT_MONTHS, key=len, reverse=True)])
_DAY = (
    "(?:" + "|".join(WEEKDAYS) + r")(?:ochtend|morgen|middag|avond)?|(?:di|wo|do|vr|za)(?=\W|$)\.?"
)
_N = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_UNIT = "dagen|dag|weken|week|wkn|wk|maanden|maand|mnd"


def _number(text: str) -> int:
    return _NUMBERS[text] if text in _NUMBERS else int(text)


def _weekday(text: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name[:2] == text[:2])


def _month(text: str) -> int:
    return MONTHS.index(text) + 1 if text in MONTHS else SHORT_MONTHS[text]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _next(weekday: int, today: date) -> date:
    """Return the first such weekday after today, never today itself."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _later(today: date, number: int, unit: str) -> date:
    if unit.startswith("d"):
        return today + timedelta(days=number)
    if unit.startswith("w"):
        return today + timedelta(weeks=number)
    months = today.month - 1 + number
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, _last_day(year, month)))


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _coming(today: date, make: Callable[[int], date], past: timedelta = _PAST) -> date | None:
    """Return the next time of a yearly day; None when this year's is only just past."""
    this_year = make(today.year)
    if this_year >= today:
        return this_year
    return None if today - this_year <= past else make(today.year + 1)


def _written(m: re.Match[str], now: Now) -> date | None:
    month = _month(m["month"]) if m["month"].isalpha() else int(m["month"])
    day, year = int(m["day"]), m["year"]
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    ahead = _AHEAD.search(m.string, 0, m.start()) is not None
    return _coming(now.today, lambda y: date(y, month, day), _JUST_PAST if ahead else _PAST)


_AHEAD = re.compile(r"\b(?:t/m|tot(?: en met)?(?: aan)?|uiterlijk|voor|vóór|vanaf|per) (?:op )?$")


def _holiday(m: re.Match[str], now: Now) -> date | None:
    weekday = _weekday(m["day"]) if m["day"] else None
    return beside_holiday(
        m["name"], m["side"].startswith("na"), weekday, now.today, now.holidays, now.region
    )


def _feast(make: Callable[[int], date]) -> Rule:
    return lambda m, now: _coming(now.today, make)


def _week_number(m: re.Match[str], now: Now) -> date | None:
    day = m["before"] or m["after"]
    weekday = _weekday(day) + 1 if day else 1
    return _coming(now.today, lambda y: date.fromisocalendar(y, int(m["week"]), weekday))


def _part_of_month(m: re.Match[str], now: Now) -> date | None:
    def make(year: int, month: int) -> date:
        if m["part"].startswith("e"):
            return date(year, month, _last_day(year, month))
        return date(year, month, 1 if m["part"] == "begin" else 15)

    if m["month"]:
        month = _month(m["month"])
        if m["year"]:
            return make(int(m["year"]), month)
        return _coming(now.today, lambda y: make(y, month))
    base = _later(now.today.replace(day=1), 1, "maand") if m["which"] == "volgende" else now.today
    return make(base.year, base.month)


def _part_of_week(m: re.Match[str], now: Now) -> date:
    monday = _monday(now.today) + timedelta(weeks=1 if m["which"] == "volgende" else 0)
    return monday + timedelta(days={"b": 0, "e": 4}.get(m["part"][0], 2))


def _day_of_week(m: re.Match[str], now: Now) -> date:
    weeks = 0 if m["which"] == "deze" else 1
    return _monday(now.today) + timedelta(weeks=weeks, days=_weekday(m["day"]))


def _day_in_weeks(m: re.Match[str], now: Now) -> date:
    base = {"vandaag": 0, "morgen": 1, "overmorgen": 2}.get(m["day"])
    first = (
        _next(_weekday(m["day"]), now.today) if base is None else now.today + timedelta(days=base)
    )
    return first + timedelta(weeks=_number(m["n"]))


def _weeks_and_day(m: re.Match[str], now: Now) -> date:
    monday = _monday(now.today + timedelta(weeks=_number(m["n"])))
    return monday + timedelta(days=_weekday(m["day"]))


def _from_now(m: re.Match[str], now: Now) -> date:
    if m["half"]:
        return _later(now.today, 6, "maand")
    return _later(now.today, _number(m["n"]), m["unit"])


def _near(m: re.Match[str], now: Now) -> date:
    word = m[0]
    if word.startswith("volgende"):
        return _monday(now.today) + timedelta(weeks=1)
    return now.today + timedelta(
        days=2 if word.startswith("over") else int(word.startswith("morgen"))
    )


def _plain_day(m: re.Match[str], now: Now) -> date:
    return _next(_weekday(m[0]), now.today)


def _nothing(m: re.Match[str], now: Now) -> None:
    """Regular, past or vague: taken out, so that no other rule sees a date in it."""


def _weekday_and_number(m: re.Match[str], now: Now) -> date | None:
    """Return "vrijdag 11" as the coming eleventh when that is a Friday, else the Friday."""
    numbered = _day_of_month(m, now)
    if numbered is not None and numbered.weekday() == _weekday(m["day"]):
        return numbered
    return _next(_weekday(m["day"]), now.today)


def _day_of_month(m: re.Match[str], now: Now) -> date | None:
    number = int(m["number"])
    for months in range(3):
        first = _later(now.today.replace(day=1), months, "maand")
        if 1 <= number <= _last_day(first.year, first.month):
            day = first.replace(day=number)
            if day >= now.today:
                return day
    return None


def _part_of_numbered_week(m: re.Match[str], now: Now) -> date | None:
    weekday = {"b": 1, "e": 5}.get(m["part"][0], 3)
    return _coming(now.today, lambda y: date.fromisocalendar(y, int(m["week"]), weekday))


def _end_of_year(m: re.Match[str], now: Now) -> date:
    return date(now.today.year, 12, 31)


_Row = tuple[str, Rule, int]

# What must stand in a line before a pattern is tried at all: most lines hold few of them.
_DIGITS = tuple("0123456789")
_NEEDS: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (_written, _DIGITS),
    (_holiday, ("vak",)),
    (_week_number, ("wk", "week")),
    (_part_of_numbered_week, ("wk", "week")),
    (_part_of_week, ("wk", "week")),
    (_part_of_month, ("begin", "half", "medio", "mid", "eind")),
    (_end_of_year, ("eind",)),
    (_day_of_week, ("deze", "volgende")),
    (_day_in_weeks, ("over",)),
    (_weeks_and_day, ("over",)),
    (_from_now, ("over", "binnen")),
    (_near, ("van", "morgen", "volgende")),
    (_weekday_and_number, _DIGITS),
    (_day_of_month, _DIGITS),
)

_WEEKS = r"(?:weken|week|wkn|wk)"
_LAST = "vorige|vorig|afgelopen|voorbije|laatste"
_YEAR = r"(?: (?P<year>20\d\d))?"
_PART = r"\b(?P<part>begin|half|medio|midden|mid|einde|eind) (?:van )?(?:de )?"
_VACATION = r"(?P<name>kerst|herfst|voorjaars?|krokus|mei|zomer|grote )(?:vakantie|vak\b)"
_NOT_A_DATE = (
    r"(?! ?(?:uur|u\b|keer|x\b|min|weken|wk|dagen|maanden|jaar|kinderen|punten|goed|fout|vragen"
    r"|opgaven|pt|leerlingen|doelen))"
)
_REGULAR: tuple[str, ...] = (
    rf"\b(?:elke|elk|iedere|ieder|om de|alle) (?:{_N} )?(?:{_DAY}|{_UNIT}|morgen)(?=\W|$)"
    rf"(?:,? (?:en|op|\+) (?:{_DAY})(?=\W|$))*",
    rf"\b(?:\w*wekelijks|maandelijks|standaard|steeds|altijd)(?: op)? (?:{_DAY})(?=\W|$)"
    rf"(?: en (?:{_DAY})(?=\W|$))?",
    rf"\b{_N} ?(?:x|keer|maal|dagen|ochtenden|middagen|dagdelen) (?:per|in de|p) ?(?:week|w)\b[,:]?"
    rf"(?: op)?(?:[,/]? ?(?:en |\+ )?(?:{_DAY})(?=\W|$))*",
    rf"\b{_N}x ?(?:pw|p\.w\.?|p/w)[,:]?(?: op)?(?:[,/]? ?(?:en |\+ )?(?:{_DAY})(?=\W|$))*",
)
_PAST_OR_VAGUE: tuple[str, ...] = (
    rf"\b(?:{_LAST}) (?:week|maand|weekend)(?: (?:{_DAY})(?=\W|$))?",
    rf"\b(?:{_DAY}) (?:van )?(?:{_LAST}) week|\b(?:{_LAST}) (?:{_DAY})(?=\W|$)",
    rf"\b(?:{_DAY}),? (?:jl|jongstleden)\b",
    rf"\b(?:sinds|al vanaf|geleden op) (?:de )?(?:(?:{_DAY})(?: \d{{1,2}}(?: (?:{MONTH})\b|[/-]\d+))?"
    rf"|(?:week|wk) ?\d+|(?:begin|half|eind) (?:{MONTH})\b|\d{{1,2}} ?(?:{MONTH})\b|\d{{1,2}}[/-]\d+)",
    rf"\bover een (?:dag|week|maand|wk) of {_N}\b",
    rf"\bvolgende (?:{_DAY})(?=\W|$)",
    # What stood in the past stays there: "was vrijdag ziek".
    rf"\b(?:was|waren|kwam|kwamen|ging|gingen|had|hadden|werd|bleef|belde|mailde)"
    rf"(?: (?:hij|ze|zij|er))?(?: op)? (?:{_DAY})(?=\W|$)(?! \d)(?!,? a\.?s)",
    rf"\b(?:{_DAY}) (?:was|waren|kwam|kwamen|ging|gingen|werd|bleef)\b",
    # Counted from a holiday: no rule of ours says which day that is.
    rf"\b(?:{_N} (?:{_UNIT})|(?:laatste|de|een) (?:school)?(?:week|wk)) (?:voor|vóór|na) (?:de )?"
    r"\w+vak(?:antie)?\b",
    r"\b(?:laatste|de|een) (?:school)?(?:week|wk) (?:voor|vóór) (?:de )?(?:kerst|pasen)\b",
)
_WRITTEN: tuple[str, ...] = (
    r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>1[0-2]|0?[1-9])\.(?P<year>20\d\d)\b",
    rf"(?:\b(?:{_DAY}),? )?(?<![\d.:])(?P<day>\d{{1,2}})(?:e|ste|de)?"
    rf"(?:(?:, ?\d{{1,2}})* ?(?:en|of|-|t/m|tot) ?\d{{1,2}}(?:e|ste|de)?)?[ -]?(?:van )?"
    rf"(?P<month>{MONTH})\b\.?{_YEAR}",
    rf"(?:\b(?:{_DAY}),? )?(?<![\d/.:-])(?<!groep )(?<!klas )(?<!score )(?<!groepen )(?<!gr )"
    rf"(?<!gr\. )(?<!cijfer )(?P<day>\d{{1,2}})(?P<sep>[/-])(?P<month>1[0-2]|0?[1-9])"
    rf"(?:(?P=sep)(?P<year>20\d\d|\d\d))?(?![\d/-]|[.:]\d){_NOT_A_DATE}",
)


def _named_rows() -> list[_Row]:
    return [
        (
            rf"(?:\b(?P<day>{_DAY}) )?\b(?P<side>voor|vóór|tot|uiterlijk|na) (?:aan )?"
            rf"(?:afloop van )?(?:de )?{_VACATION}",
            _holiday,
            1,
        ),
        *((source, _feast(make), 1) for source, make in feasts()),
    ]


def _counted_rows() -> list[_Row]:
    return [
        (rf"{_PART}(?:week|wk) ?(?P<week>\d{{1,2}})\b", _part_of_numbered_week, 1),
        (
            rf"\b(?:(?P<before>{_DAY}) (?:in |van )?)?(?:week|wk)\.? ?(?P<week>\d{{1,2}})\b"
            rf"(?:,? (?:op )?(?P<after>{_DAY})(?=\W|$))?",
            _week_number,
            1,
        ),
        (rf"{_PART}(?P<which>deze|volgende)? ?(?:week|wk)\b", _part_of_week, 1),
        (
            rf"{_PART}(?:(?P<which>deze|volgende) )?(?:maand\b|(?P<month>{MONTH})\b\.?{_YEAR})",
            _part_of_month,
            1,
        ),
        (r"\b(?:eind|einde)(?: van)?(?: het| dit)? (?:kalender)?jaar\b", _end_of_year, 1),
        (
            rf"\b(?P<which>deze|volgende) (?:week|wk)(?: op)?,? (?P<day>{_DAY})(?=\W|$)",
            _day_of_week,
            1,
        ),
        (
            rf"\b(?P<day>{_DAY})(?:,| van| in)? (?P<which>deze|volgende) (?:week|wk)\b",
            _day_of_week,
            1,
        ),
        (
            rf"\b(?P<day>vandaag|morgen|overmorgen|{_DAY}) over (?P<n>{_N}) {_WEEKS}\b",
            _day_in_weeks,
            1,
        ),
        (rf"\bover (?P<n>{_N}) {_WEEKS},? (?:op )?(?P<day>{_DAY})(?=\W|$)", _weeks_and_day, 1),
        (
            rf"\b(?:over|binnen) (?:nu en )?(?:(?P<half>een half jaar)"
            rf"|(?P<n>{_N}) (?P<unit>{_UNIT}))\b",
            _from_now,
            1,
        ),
        (
            r"\b(?:vandaag|vanmiddag|vanavond|vanochtend|vanmorgen|vannacht|overmorgen"
            r"|volgende (?:week|wk)"
            r"|(?<!de )(?<!goede )(?<!hele )(?<!'s )morgen(?:middag|ochtend|avond|vroeg)?)\b",
            _near,
            1,
        ),
        (
            rf"\b(?P<day>{_DAY}) (?:de )?(?P<number>\d{{1,2}})(?:e|de|ste)?"
            rf"(?=$|[,;)]| (?!tot\b|-|t/m|en \d)){_NOT_A_DATE}",
            _weekday_and_number,
            1,
        ),
        (rf"\b(?:{_DAY})(?=\W|$)", _plain_day, 1),
        (
            r"\b(?:op|voor|vóór|tot|uiterlijk|vanaf|per) (?:de )?(?P<number>\d{1,2})(?:e|de|ste)"
            r"(?=$|[.,;:!?)]| om \d| nog\b| bij\b)",
            _day_of_month,
            1,
        ),
    ]


@lru_cache(maxsize=1)
def date_rules() -> tuple[tuple[tuple[str, ...], re.Pattern[str], Rule, int], ...]:
    """Return (needs, pattern, rule, rank): tried in order; a low rank goes before a high one.

    `needs`: one of these must stand in the line; empty: always tried.
    """
    needs = dict(_NEEDS)
    rows: list[_Row] = [
        *((source, _nothing, 9) for source in (*_REGULAR, *_PAST_OR_VAGUE)),
        *((source, _written, 0) for source in _WRITTEN),
        *_named_rows(),
        *_counted_rows(),
    ]
    return tuple(
        (needs.get(rule, _needs_of(source)), re.compile(source), rule, rank)
        for source, rule, rank in rows
    )


def _needs_of(source: str) -> tuple[str, ...]:
    """Return what a pattern without a rule of its own needs, for the costly ones."""
    if r"\w+vak" in source:
        return ("vak",)
    if "sinds" in source:
        return ("sinds", "vanaf", "geleden")
    return ()
