"""Law and sources: is every claim sourced, no surer than its source, and up to date?"""

from __future__ import annotations

from datetime import date
from typing import Any

from gesprekshulp.knowledge.raw import CLAIMS, Report, items_of, mappings_in, text_of, texts_of
from gesprekshulp.knowledge.types import GuardRule, Promise, Rule, Source
from gesprekshulp.knowledge.validity import LEAST_FIRST, in_force
from gesprekshulp.text import shorten

# Rules of these weights say what the law or a commission asks; that needs a source.
_SOURCED = ("wet", "commissielijn")
_HALF_A_YEAR = 183
_RULES = (("rules", "Een regel"), ("promises", "Een belofte"), ("guards", "Een wachtregel"))


def check_law(report: Report, on: date) -> None:
    """Report what is wrong with claims, rules and sources as seen on a date."""
    for item, raw in report.loaded.raw.items():
        for path, mapping in mappings_in(raw):
            for key in CLAIMS:
                for inner, claim in items_of(mapping, key):
                    check_certainty(report, item, (*path, *inner), claim)
    for section, called in _RULES:
        for item, raw in report.items(section):
            if text_of(raw, "gewicht") in _SOURCED and not raw.get("bron"):
                words = f"{called} met gewicht “{raw['gewicht']}” hoort een bron te hebben."
                report.add("GH501", item, ("gewicht",), words)
            _order(report, item)
    _sources(report, on)
    _holidays(report, on)
    _tips(report)


def check_certainty(
    report: Report, item: tuple[str, str], path: Any, claim: dict[str, Any]
) -> None:
    """Report a claim that says to be surer than its least certain source."""
    sources = report.loaded.content.sources
    own = text_of(claim, "zekerheid")
    levels: dict[str, int] = dict(LEAST_FIRST.items())
    for _, name in texts_of(claim, "bron"):
        known = sources.get(name)
        if known and levels.get(own, 0) > levels[known.certainty]:
            words = f"Dit is zekerder dan de bron “{name}” (zekerheid {known.certainty})."
            hint = f"schrijf zekerheid: {known.certainty}, of laat het weg"
            report.add("GH502", item, (*path, "zekerheid"), words, hint)
            return


def _order(report: Report, item: tuple[str, str]) -> None:
    thing = _dated(report, item)
    if thing is None or thing.valid_from is None or thing.valid_until is None:
        return
    if thing.valid_until < thing.valid_from:
        words = "geldig_tot ligt vóór geldig_vanaf: dit geldt op geen enkele dag."
        report.add("GH503", item, ("geldig_tot",), words, "verwissel de datums")


def _dated(report: Report, item: tuple[str, str]) -> Source | Rule | Promise | GuardRule | None:
    """Return the thing that holds from and until a date, when this item is one."""
    section, name = item
    content = report.loaded.content
    match section:
        case "sources":
            return content.sources.get(name)
        case "rules":
            return content.rules.get(name)
        case "promises":
            return content.promises.get(name)
        case "guards":
            return content.guards.get(name)
    return None


def _sources(report: Report, on: date) -> None:
    users = _users(report, on)
    for name, source in report.loaded.content.sources.items():
        item = ("sources", name)
        _order(report, item)
        if source.checked_on < _year_before(on):
            words = f"Deze bron is sinds {source.checked_on.isoformat()} niet nagekeken."
            hint = "lees de bron opnieuw en zet nagekeken op vandaag"
            report.add("GH521", item, ("nagekeken",), words, hint)
        if not in_force(source, on) and name in users:
            report.add("GH522", item, *_lapsed(source, on, users[name]))


def _holidays(report: Report, on: date) -> None:
    """Report, half a year ahead, that the table of school holidays ends."""
    holidays = report.loaded.content.holidays
    if not holidays:
        return
    name, last = max(holidays.items(), key=lambda pair: pair[1].last)
    if (last.last - on).days < _HALF_A_YEAR:
        words = f"De tabel met schoolvakanties houdt op na {last.last.isoformat()}."
        hint = "vul vakanties.yaml aan; “voor de vakantie” blijft anders zonder datum"
        report.add("GH525", ("holidays", name), ("laatste_dag",), words, hint)


def _lapsed(source: Source, on: date, users: list[str]) -> tuple[tuple[str, ...], str, str]:
    later = source.valid_from is not None and on < source.valid_from
    key = "geldig_vanaf" if later else "geldig_tot"
    words = "geldt nog niet" if later else "geldt niet meer"
    more = f" en {len(users) - 1} andere" if len(users) > 1 else ""
    return (
        (key,),
        f"Deze bron {words} op {on.isoformat()}; wat erop steunt, wordt niet getoond.",
        f"gebruikt in {users[0]}{more}",
    )


def _users(report: Report, on: date) -> dict[str, list[str]]:
    """Return per source where it is used by something that itself holds on the date."""
    users: dict[str, list[str]] = {}
    for item, raw in report.loaded.raw.items():
        user = _dated(report, item)
        if user is not None and not isinstance(user, Source) and not in_force(user, on):
            continue
        for path, mapping in mappings_in(raw):
            for inner, name in texts_of(mapping, "bron"):
                users.setdefault(name, []).append(report.place(item, (*path, *inner)))
    return users


def _year_before(on: date) -> date:
    try:
        return on.replace(year=on.year - 1)
    except ValueError:  # 29 February
        return on.replace(year=on.year - 1, day=28)


def _tips(report: Report) -> None:
    """Report each tip of the source page that no step covers."""
    covered = {
        name
        for _, tree in report.items("trees")
        for _, step in items_of(tree, "stappen")
        for _, name in texts_of(step, "tips")
    }
    if "trees" in report.loaded.absent:
        return
    for item, raw in report.items("tips"):
        if item[1] not in covered:
            words = f"Geen enkele stap noemt deze tip: “{shorten(text_of(raw, 'tekst'), 60)}”"
            hint = f"zet tips: [{item[1]}] bij de stap die dit doet, of wat er beter is"
            report.add("GH523", item, ("id",), words, hint)
