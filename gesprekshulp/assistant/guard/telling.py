"""What the guard says, in lines for a screen or a terminal, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.guard.types import GuardFinding, GuardReport, GuardUnknown
from gesprekshulp.assistant.whereabouts import value_words
from gesprekshulp.knowledge.types import Content

WEIGHTS = {
    "wet": "wet",
    "commissielijn": "lijn van de commissie",
    "advies": "advies",
    "huisregel": "huisregel",
}
"""The weights, in words."""

RECORD_ONLY = (
    "De wacht ziet alleen wat in de zaak staat. Geen gat is geen oordeel van een commissie."
)


def told(report: GuardReport, content: Content) -> list[str]:
    """Return everything as lines: gaps, then terms that run, then what is not recorded."""
    lines = [f"{report.headline} (op {dutch_date(report.on, weekday=False)})"]
    for one in report.findings:
        lines += ["", *finding_lines(one, content)]
    if report.coming:
        lines += ["", "Termijnen die lopen:"]
        lines += [f"  {one.code} {one.due_text}" for one in report.coming]
    if report.unknown:
        lines += ["", "Niet vastgelegd, en het kan ertoe doen:"]
        lines += [f"  {one.code} {one.title}. {one.text}" for one in report.unknown]
    return [*lines, "", RECORD_ONLY]


def finding_lines(one: GuardFinding, content: Content) -> list[str]:
    """Return one gap: what, on what it rests, what to do, and what would change it."""
    lines = [
        f"{one.code} {one.title} ({WEIGHTS[one.weight]}, zekerheid {one.certainty})",
        f"  {one.text}",
    ]
    if one.due_text:
        lines.append(f"  {one.due_text}")
    lines += [
        f"  Waarom: {one.why}",
        f"  Wat nu: {one.remedy}",
        f"  Dit verandert als: {one.changes}",
    ]
    if one.facts:
        lines.append(f"  Vastgelegd: {'; '.join(_fact(content, *fact) for fact in one.facts)}.")
    if one.sources:
        checked = (
            f", nagekeken op {dutch_date(one.checked_on, weekday=False)}" if one.checked_on else ""
        )
        lines.append(f"  Bron: {', '.join(one.sources)}{checked}.")
    return lines


def _fact(content: Content, fact: str, value: str) -> str:
    title = content.facts[fact].title if fact in content.facts else fact
    return f"{title}: {value_words(content, fact, value)}"


def as_data(report: GuardReport) -> dict[str, Any]:
    """Return a report with Dutch keys, ready for JSON; codes and keys are stable."""
    return {
        "op": report.on.isoformat(),
        "uitkomst": report.headline,
        "punten": [_finding(one) for one in report.findings],
        "termijnen": [_finding(one) for one in report.coming],
        "niet_vastgelegd": list(_unknown(report.unknown)),
    }


def _finding(one: GuardFinding) -> dict[str, Any]:
    return {
        "code": one.code,
        "regel": one.rule,
        "titel": one.title,
        "tekst": one.text,
        "waarom": one.why,
        "wat_nu": one.remedy,
        "verandert_als": one.changes,
        "gewicht": one.weight,
        "zekerheid": one.certainty,
        "bron": list(one.sources),
        "nagekeken": one.checked_on.isoformat() if one.checked_on else None,
        "nog_nagaan": list(one.still_to_check),
        "uiterlijk": one.due.isoformat() if one.due else None,
        "termijn": one.due_text or None,
        "feiten": dict(one.facts),
    }


def _unknown(unknown: Iterable[GuardUnknown]) -> Iterable[dict[str, Any]]:
    for one in unknown:
        yield {
            "code": one.code,
            "regel": one.rule,
            "titel": one.title,
            "tekst": one.text,
            "gewicht": one.weight,
            "feiten": list(one.facts),
        }
