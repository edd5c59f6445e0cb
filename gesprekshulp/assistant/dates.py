"""Dutch dates: finding one in a typed line, and writing one out.

Rules, not guesses: what the rules do not know gives None, and a day that is past gives
None. Pure: today and the school holidays are passed in, nothing reads a clock. The rules
themselves stand in `date_rules`; who does what on that date in `lines`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from gesprekshulp.assistant.date_rules import MONTH, WEEKDAYS, Now, Rule, date_rules
from gesprekshulp.assistant.holidays import HOLIDAYS, Region
from gesprekshulp.dossier.localtime import local
from gesprekshulp.dossier.words import MONTHS, written_day
from gesprekshulp.knowledge.types import SchoolHoliday


def dutch_date(day: date, weekday: bool = True) -> str:
    """Return "dinsdag 1 december 2026", without the weekday when so asked."""
    text = written_day(day)
    return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text


def dutch_time(moment: datetime) -> str:
    """Return the wall time in the Netherlands, as "15.00 uur"."""
    return f"{local(moment):%H.%M} uur"


def find_date(
    text: str,
    today: date,
    holidays: Sequence[SchoolHoliday] = HOLIDAYS,
    region: Region = "",
) -> date | None:
    """Return the day `text` speaks of, today or later, or None. Never raises.

    A written date goes before a weekday; otherwise what comes first counts. The rules are
    those of evaluatie/README.md; a clock time or something regular gives no date.
    """
    now = Now(today, holidays, region)
    rest = _corrected(text)
    found: list[tuple[int, int, date]] = []
    for needs, pattern, rule, rank in date_rules():
        if needs and not any(one in rest for one in needs):
            continue
        matches = list(pattern.finditer(rest))
        for match in matches:
            day = _tried(rule, match, now)
            if day is not None and day >= today:
                found.append((rank, match.start(), day))
        if matches:
            rest = pattern.sub(lambda m: "#" * len(m[0]), rest)
    return min(found)[2] if found else None


def _tried(rule: Rule, match: re.Match[str], now: Now) -> date | None:
    try:
        return rule(match, now)
    except (ValueError, OverflowError):
        return None  # 31 februari, week 53 of a short year, beyond the calendar


_VOCABULARY = (
    *WEEKDAYS,
    *(month for month in MONTHS if len(month) > 4),
    *("volgende", "vandaag", "vanmiddag", "vanavond", "morgen", "overmorgen", "weken", "binnen"),
    *("kerstvakantie", "voorjaarsvakantie", "herfstvakantie", "zomervakantie", "meivakantie"),
    *("krokusvakantie", "maanden", "koningsdag", "hemelvaart", "pinksteren", "sinterklaas"),
)
# Real words one letter away from the vocabulary: these are no typing errors.
_NO_TYPO = frozenset(
    ["maar", "maakt", "mogen", "morgens", "vandaan", "werken", "weten", "wegen", "winnen"]
    + ["volgens", "volgen", "volgend", "maanden", "wezen", "voorjaarvakantie", "maandelijks"]
    + ["sinterklaasfeest", "zondags"]
    + [f"{day}{end}" for day in WEEKDAYS for end in ("s", "en")]
)


_NEXT = re.compile(r"\b(?:vlgn?de?|vlg|volg|vgl)\.? (?=w(?:ee)?k|wk|maand|mnd)")


# "vr" is vrijdag, but "voor" too, between words that do not go with a day.
_VR = re.compile(
    r"(?<=\w )vr (?=[^\W\d_])(?!(?:om|met|over|na|nog|bij|in|op|samen|a\.?s\b|aanst|t/m|tot|en|of dat|van|naar|mee|weer|terug"
    r"|uit|week|wk|ochtend|middag|komt|belt|gaat|dan|door|al|pas|voor|tussen|thuis|vanaf)(?=\W|$))"
)


def _corrected(text: str) -> str:
    """Return `text` in lower case with typing errors in date words put right."""
    lowered = re.sub(r"\bv\.?d\b\.?", "van de", " ".join(text.lower().split()))
    lowered = _NEXT.sub("volgende ", lowered)
    lowered = re.sub(r"\b(?:mrgn|mrg)\b", "morgen", lowered)
    lowered = re.sub(r"[^\W\d_]{4,}", lambda m: _word(m[0]), lowered)
    # Two letters that are mostly something else ("ma" is moeder too, "zo" a word): a day
    # only where a day must stand.
    day = re.compile(
        r"\b(?:(?<=\bop )|(?<=\btot )|(?<=\bvanaf )|(?<=\buiterlijk )|(?<=\bweek ))(ma|zo)\b"
        r"|\b(ma|zo)\b(?=\.? (?:a\.?s\b|aanstaande|\d{1,2}[/-]\d|\d{1,2} ?(?:uur|u)\b|\d{1,2}[.:]\d\d"
        r"|\d{1,2} (?:" + MONTH + r")\b))"
    )
    lowered = _VR.sub("voor ", lowered)
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
