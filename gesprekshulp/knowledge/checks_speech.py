"""Kinds, moves and terms: is each file complete, and does it know its neighbours?

The minimums say what an author owes the reader of one file; `checks_wording` looks at the
sentences themselves and `checks_voices` at what recognition learns from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from gesprekshulp.knowledge.hints import did_you_mean
from gesprekshulp.knowledge.raw import Report, is_draft, items_of, text_of, texts_of
from gesprekshulp.text import shorten

Item = tuple[str, str]

_FEWEST: Mapping[str, int] = {
    "redenen": 5,
    "vragen": 5,
    "liever_niet": 5,
    "ouders_mogen": 1,
    "school_mag": 1,
    "school_mag_niet": 1,
    "leg_vast": 2,
    "verslag": 2,
    "pauze": 1,
    "derde": 1,
    "buren": 2,
    "per_sector": 1,
    "gelukt": 2,
}
_FEWEST_BY_PHASE: Mapping[str, int] = {
    "erkennen": 4,
    "samenvatten": 3,
    "doorvragen": 4,
    "kader": 2,
    "keuze": 3,
    "stap": 3,
}
_FEWEST_BY_TAG: Mapping[str, int] = {"eenvoudig": 2, "telefoon": 1, "schrift": 1, "leerling": 1}
_FEWEST_OF_MOVE: Mapping[str, int] = {"voorbeelden": 20, "grensgevallen": 8, "liever_niet": 2}


def check_speech(report: Report) -> None:
    """Report what is missing from a kind, a move or a term, and neighbours that do not exist."""
    for item, raw in report.items("kinds"):
        if (raw.get("redenen") or raw.get("buren")) and not is_draft(raw):
            _kind(report, item, raw)
        _neighbours(report, item, raw)
    for item, raw in report.items("moves"):
        for key, fewest in _FEWEST_OF_MOVE.items():
            _few(report, "GH633", item, key, len(items_of(raw, key)), fewest)
    for item, raw in report.items("terms"):
        if not text_of(raw, "hardop"):
            words = "Dit begrip heeft nog geen zin om hardop te zeggen."
            report.add("GH638", item, ("term",), words, "voeg hardop toe, hooguit vijftien woorden")


def _kind(report: Report, item: Item, raw: dict[str, Any]) -> None:
    for key, fewest in _FEWEST.items():
        _few(report, "GH633", item, key, _length(raw, key), fewest)
    wordings = [wording for _, wording in items_of(raw, "zeg")]
    phases = Counter(text_of(wording, "fase") for wording in wordings)
    tags = Counter(tag for wording in wordings for _, tag in texts_of(wording, "voor"))
    for phase, fewest in _FEWEST_BY_PHASE.items():
        _few(report, "GH633", item, "zeg", phases[phase], fewest, f"met fase {phase}")
    for tag, fewest in _FEWEST_BY_TAG.items():
        _few(report, "GH633", item, "zeg", tags[tag], fewest, f"voor {tag}")


def _length(raw: dict[str, Any], key: str) -> int:
    value = raw.get(key)
    return len(value) if isinstance(value, list) else 0


def _few(
    report: Report, code: str, item: Item, key: str, count: int, fewest: int, which: str = ""
) -> None:
    if count >= fewest:
        return
    what = f"“{key}” {which}".rstrip()
    words = f"Onder {what} staan er {count}; {fewest} is het minste."
    report.add(code, item, (key,), words, at_key=True)


def _neighbours(report: Report, item: Item, raw: dict[str, Any]) -> None:
    known = report.loaded.ids["kinds"]
    for path, neighbour in items_of(raw, "buren"):
        name = text_of(neighbour, "soort")
        if name and name not in known:
            words = f"De soort weerstand “{shorten(name, 40)}” bestaat niet."
            report.add("GH310", item, (*path, "soort"), words, did_you_mean(name, known))
