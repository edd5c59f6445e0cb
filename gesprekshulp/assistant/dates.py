"""Dutch dates: finding one in a typed line, and writing one out.

Rules, not guesses: what the rules do not know gives None, and a day that is past gives
None. Pure: today and the school holidays are passed in, nothing reads a clock. Who does
what on that date stands in `lines`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import msgspec

from gesprekshulp.dossier.localtime import local

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = {"mrt": 3, "sept": 9, **{name[:3]: n for n, name in enumerate(MONTHS, 1)}}
_NUMBERS = {
    **{"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7},
    **{"acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14},
}
# Half a year: a day and month nearer behind us than this is past, otherwise it is to come.
_PAST = timedelta(days=183)


class Holiday(msgspec.Struct, frozen=True):
    """A school holiday: its name in lower case, first and last day (inclusive)."""

    name: str
    first: date
    last: date


HOLIDAYS: tuple[Holiday, ...] = (Holiday("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),)
"""Known holidays (source: evaluatie/README.md). A school passes its own; none is made up."""


def dutch_date(day: date, weekday: bool = True) -> str:
    """Return "dinsdag 1 december 2026", without the weekday when so asked."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text


def dutch_time(moment: datetime) -> str:
    """Return the wall time in the Netherlands, as "15.00 uur"."""
    return f"{local(moment):%H.%M} uur"


def find_date(text: str, today: date, holidays: Sequence[Holiday] = HOLIDAYS) -> date | None:
    """Return the day `text` speaks of, today or later, or None. Never raises.

    A written date goes before a weekday; otherwise what comes first counts. The rules are
    those of evaluatie/README.md; a clock time or something regular gives no date.
    """
    rest = _corrected(text)
    found: list[tuple[int, int, date]] = []
    for pattern, rule, rank in _rules():
        for match in pattern.finditer(rest):
            day = _tried(rule, match, today, holidays)
            if day is not None and day >= today:
                found.append((rank, match.start(), day))
        rest = pattern.sub(lambda m: "#" * len(m[0]), rest)
    return min(found)[2] if found else None


Rule = Callable[[re.Match[str], date, Sequence[Holiday]], date | None]


def _tried(
    rule: Rule, match: re.Match[str], today: date, holidays: Sequence[Holiday]
) -> date | None:
    try:
        return rule(match, today, holidays)
    except (ValueError, OverflowError):
        return None  # 31 februari, week 53 of a short year, beyond the calendar


_VOCABULARY = (
    *WEEKDAYS,
    *(month for month in MONTHS if len(month) > 4),
    *("volgende", "vandaag", "vanmiddag", "vanavond", "morgen", "overmorgen", "weken", "binnen"),
    *("kerstvakantie", "voorjaarsvakantie", "herfstvakantie", "zomervakantie", "meivakantie"),
)
# Real words one letter away from the vocabulary: these are no typing errors.
_NO_TYPO = frozenset(
    ["maar", "maakt", "mogen", "morgens", "vandaan", "werken", "weten", "wegen", "winnen"]
    + [f"{day}{end}" for day in WEEKDAYS for end in ("s", "en")]
)


def _corrected(text: str) -> str:
    """Return `text` in lower case with typing errors in date words put right."""
    lowered = re.sub(r"\bv\.?d\b\.?", "van de", " ".join(text.lower().split()))
    lowered = re.sub(r"[^\W\d_]{4,}", lambda m: _word(m[0]), lowered)
    # Two letters that are mostly something else ("ma" is moeder too, "zo" a word): a day
    # only where a day must stand.
    day = re.compile(
        r"\b(?:(?<=\bop )|(?<=\btot )|(?<=\bvanaf )|(?<=\buiterlijk )|(?<=\bweek ))(ma|zo)\b"
        r"|\b(ma|zo)\b(?=\.? (?:a\.?s\b|aanstaande|\d{1,2}[/-]\d|\d{1,2} ?(?:uur|u)\b|\d{1,2}[.:]\d\d"
        r"|\d{1,2} (?:" + _MONTH + r")\b))"
    )
    return day.sub(lambda m: {"ma": "maandag", "zo": "zondag"}[m[1] or m[2]], lowered)


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    if word in _VOCABULARY or word in _NO_TYPO:
        return word
    from rapidfuzz.distance import OSA

    for known in _VOCABULARY:
        allowed = 2 if len(known) >= 8 else 1
        near = known[0] == word[0] and abs(len(known) - len(word)) <= allowed
        if near and OSA.distance(word, known, score_cutoff=allowed) <= allowed:
            return known
    return word


_MONTH = "|".join([*MONTHS, *sorted(SHORT_MONTHS, key=len, reverse=True)])
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


def _coming(today: date, make: Callable[[int], date]) -> date | None:
    """Return the next time of a yearly day; None when this year's is only just past."""
    this_year = make(today.year)
    if this_year >= today:
        return this_year
    return None if today - this_year <= _PAST else make(today.year + 1)


def _written(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date | None:
    month = _month(m["month"]) if m["month"].isalpha() else int(m["month"])
    day, year = int(m["day"]), m["year"]
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    return _coming(today, lambda y: date(y, month, day))


def _holiday(m: re.Match[str], today: date, holidays: Sequence[Holiday]) -> date | None:
    name = m["name"].replace("vakantie", "vak")
    after = m["side"] in ("na", "direct na")
    for holiday in sorted(holidays, key=lambda h: h.first):
        if not holiday.name.startswith(name):
            continue
        step = timedelta(days=1 if after else -1)
        day = (holiday.last if after else holiday.first) + step
        while day.weekday() > 4:
            day += step
        if day >= today:
            return day
    return None


def _week_number(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date | None:
    day = m["before"] or m["after"]
    weekday = _weekday(day) + 1 if day else 1
    return _coming(today, lambda y: date.fromisocalendar(y, int(m["week"]), weekday))


def _part_of_month(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date | None:
    def make(year: int, month: int) -> date:
        if m["part"].startswith("e"):
            return date(year, month, _last_day(year, month))
        return date(year, month, 1 if m["part"] == "begin" else 15)

    if m["month"]:
        month = _month(m["month"])
        if m["year"]:
            return make(int(m["year"]), month)
        return _coming(today, lambda y: make(y, month))
    base = _later(today.replace(day=1), 1, "maand") if m["which"] == "volgende" else today
    return make(base.year, base.month)


def _part_of_week(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    monday = _monday(today) + timedelta(weeks=1 if m["which"] == "volgende" else 0)
    return monday + timedelta(days={"b": 0, "e": 4}.get(m["part"][0], 2))


def _day_of_week(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    weeks = 0 if m["which"] == "deze" else 1
    return _monday(today) + timedelta(weeks=weeks, days=_weekday(m["day"]))


def _day_in_weeks(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    base = {"vandaag": 0, "morgen": 1, "overmorgen": 2}.get(m["day"])
    first = _next(_weekday(m["day"]), today) if base is None else today + timedelta(days=base)
    return first + timedelta(weeks=_number(m["n"]))


def _weeks_and_day(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    monday = _monday(today + timedelta(weeks=_number(m["n"])))
    return monday + timedelta(days=_weekday(m["day"]))


def _from_now(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    if m["half"]:
        return _later(today, 6, "maand")
    return _later(today, _number(m["n"]), m["unit"])


def _near(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    word = m[0]
    if word.startswith("volgende"):
        return _monday(today) + timedelta(weeks=1)
    return today + timedelta(days=2 if word.startswith("over") else int(word.startswith("morgen")))


def _plain_day(m: re.Match[str], today: date, _: Sequence[Holiday]) -> date:
    return _next(_weekday(m[0]), today)


def _nothing(m: re.Match[str], today: date, _: Sequence[Holiday]) -> None:
    """Regular, past or vague: taken out, so that no other rule sees a date in it."""


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[re.Pattern[str], Rule, int], ...]:
    """Return (pattern, rule, rank): tried in order; a low rank goes before a high one."""
    weeks = r"(?:weken|week|wkn|wk)"
    last = "vorige|afgelopen|voorbije"
    year = r"(?: (?P<year>20\d\d))?"
    part = r"\b(?P<part>begin|half|medio|midden|einde|eind) (?:van )?(?:de )?"
    not_a_date = r"(?! ?(?:uur|u\b|keer|x\b|min|weken|wk|dagen|maanden|jaar|kinderen|punten))"
    sources: list[tuple[str, Rule, int]] = [
        (rf"\b(?:elke|iedere|om de) (?:{_N} )?(?:{_DAY}|{_UNIT}|morgen)\b", _nothing, 9),
        (rf"\b(?:\w*wekelijks|maandelijks)(?: op)? (?:{_DAY})", _nothing, 9),
        (rf"\b(?:{last}) (?:week|maand)(?: (?:{_DAY}))?", _nothing, 9),
        (rf"\b(?:{_DAY}) (?:van )?(?:{last}) week|\b(?:{last}) (?:{_DAY})", _nothing, 9),
        (rf"\b(?:{_DAY}),? (?:jl|jongstleden)\b", _nothing, 9),
        (rf"\bover een (?:dag|week|maand|wk) of {_N}\b", _nothing, 9),
        (r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b", _written, 0),
        (
            rf"(?:\b(?:{_DAY}),? )?(?<!\d)(?P<day>\d{{1,2}})(?:e|ste|de)?"
            rf"(?: ?(?:en|of|,|-|t/m|tot) ?\d{{1,2}}(?:e|ste|de)?)? (?:van )?"
            rf"(?P<month>{_MONTH})\b\.?{year}",
            _written,
            0,
        ),
        (
            rf"(?:\b(?:{_DAY}),? )?(?<![\d/.:-])(?<!groep )(?<!klas )(?<!score )(?<!groepen )"
            rf"(?P<day>\d{{1,2}})(?P<sep>[/-])(?P<month>1[0-2]|0?[1-9])"
            rf"(?:(?P=sep)(?P<year>20\d\d|\d\d))?(?![\d/-]|[.:]\d){not_a_date}",
            _written,
            0,
        ),
        (
            r"\b(?P<side>voor|vóór|tot|uiterlijk|direct na|na) (?:aan )?(?:de )?"
            r"(?P<name>\w{3,}vak)(?:antie)?\b",
            _holiday,
            1,
        ),
        (
            rf"\b(?:(?P<before>{_DAY}) (?:in |van )?)?(?:week|wk) ?(?P<week>\d{{1,2}})\b"
            rf"(?:,? (?:op )?(?P<after>{_DAY})(?=\W|$))?",
            _week_number,
            1,
        ),
        (rf"{part}(?P<which>deze|volgende)? ?(?:week|wk)\b", _part_of_week, 1),
        (
            rf"{part}(?:(?P<which>deze|volgende) )?(?:maand\b|(?P<month>{_MONTH})\b\.?{year})",
            _part_of_month,
            1,
        ),
        (rf"\b(?P<which>deze|volgende) (?:week|wk)(?: op)?,? (?P<day>{_DAY})", _day_of_week, 1),
        (rf"\b(?P<day>{_DAY}) (?:van )?(?P<which>deze|volgende) (?:week|wk)\b", _day_of_week, 1),
        (
            rf"\b(?P<day>vandaag|morgen|overmorgen|{_DAY}) over (?P<n>{_N}) {weeks}\b",
            _day_in_weeks,
            1,
        ),
        (rf"\bover (?P<n>{_N}) {weeks},? (?:op )?(?P<day>{_DAY})", _weeks_and_day, 1),
        (
            rf"\b(?:over|binnen) (?:(?P<half>een half jaar)|(?P<n>{_N}) (?P<unit>{_UNIT}))\b",
            _from_now,
            1,
        ),
        (
            r"\b(?:vandaag|vanmiddag|vanavond|vanochtend|vanmorgen|overmorgen|volgende (?:week|wk)"
            r"|(?<!de )(?<!goede )(?<!hele )morgen(?:middag|ochtend|avond|vroeg)?)\b",
            _near,
            1,
        ),
        (rf"\b(?:{_DAY})(?=\W|$)", _plain_day, 1),
    ]
    return tuple((re.compile(source), rule, rank) for source, rule, rank in sources)
