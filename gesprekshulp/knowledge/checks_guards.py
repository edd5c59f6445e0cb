"""Whether the rules of the guard and its terms are written as such.

Facts, sources and conditions are looked at with those of all content.
"""

from __future__ import annotations

from typing import Any

from gesprekshulp.knowledge.guards import CODE, LENGTH, SCHOOL_YEAR
from gesprekshulp.knowledge.hints import did_you_mean
from gesprekshulp.knowledge.raw import Report, text_of
from gesprekshulp.text import shorten

Item = tuple[str, str]


def check_guards(report: Report) -> None:
    """Report rules and terms of the guard that can say nothing, or that nobody can count."""
    for item, raw in report.items("guards"):
        _rule(report, item, raw)
    for item, raw in report.items("deadlines"):
        length = text_of(raw, "duur")
        if length and length != SCHOOL_YEAR and not LENGTH.fullmatch(length):
            words = f"“{shorten(length, 40)}” is geen duur."
            hint = "schrijf 6 weken, 1 maand, 10 dagen of schooljaar"
            report.add("GH316", item, ("duur",), words, hint)


def _rule(report: Report, item: Item, raw: dict[str, Any]) -> None:
    code = text_of(raw, "code")
    if code and not CODE.fullmatch(code):
        words = f"“{shorten(code, 40)}” is geen code van de wacht."
        report.add("GH316", item, ("code",), words, "schrijf een W met drie cijfers, zoals W202")
    if "als" not in raw and "termijn" not in raw:
        words = "Deze wachtregel zegt niet wanneer er een gat is."
        report.add("GH316", item, ("id",), words, "zet er als of termijn bij")
    if "stand" in raw and "termijn" not in raw:
        words = "“stand” hoort bij een termijn."
        report.add("GH316", item, ("stand",), words, "zet er termijn bij", at_key=True)
    deadline = text_of(raw, "termijn")
    known = report.loaded.ids["deadlines"]
    if deadline and deadline not in known:
        words = f"De termijn “{shorten(deadline, 40)}” bestaat niet."
        report.add("GH315", item, ("termijn",), words, did_you_mean(deadline, known))
