"""Suggested sentences held against the learnt detector: does it hear a pitfall in our words?

Only what it would name to a user counts, in a talk or on paper. A hit that is no pitfall stands in nagekeken.yaml
with the reason; what stands there without need is a finding too. Composed by the command
line, because it needs both content and the recogniser.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gesprekshulp.assistant.harm import HarmHeard
from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.knowledge.checks_wording import suggested
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.raw import Report, items_of
from gesprekshulp.knowledge.types import Finding
from gesprekshulp.text import shorten

_SECTIONS = ("trees", "kinds", "letters", "moves")


def suggested_findings(loaded: LoadedContent, herkenner: Herkenner) -> list[Finding]:
    """Return a finding for each pitfall named in a suggested sentence and not reviewed."""
    report = Report(loaded)
    pitfalls = {name for name, move in loaded.content.moves.items() if move.kind == "valkuil"}
    reviewed = {(one.pitfall, one.text): name for name, one in loaded.content.reviewed.items()}
    harm = HarmHeard(loaded.content, herkenner)
    needed: set[str] = set()
    heard: dict[str, list[str]] = {}
    for item, path, text in _sentences(report):
        if text not in heard:
            found = herkenner.zetten(text)
            heard[text] = [move.id for move in found if move.named and move.id in pitfalls]
            heard[text] += [remark.kind for remark in harm.in_text(text) if remark.sure]
        for pitfall in heard[text]:
            name = reviewed.get((pitfall, text))
            if name:
                needed.add(name)
                continue
            words = f"De herkenner hoort {pitfall} in “{shorten(text, 60)}”."
            hint = "zeg het anders, of zet de zin met de reden in nagekeken.yaml"
            report.add("GH629", item, path, words, hint)
    for name in loaded.content.reviewed:
        if name not in needed:
            words = "Deze zin bestaat niet meer, of de herkenner hoort er geen valkuil in."
            report.add("GH630", ("reviewed", name), ("id",), words, "haal hem weg")
    return report.findings


def suggested_sentences(loaded: LoadedContent) -> list[str]:
    """Return every sentence that content suggests to say, once each, in a fixed order."""
    return list(dict.fromkeys(text for _, _, text in _sentences(Report(loaded))))


def _sentences(report: Report) -> Iterator[tuple[tuple[str, str], Path, str]]:
    for section in _SECTIONS:
        for item, raw in report.items(section):
            parts: list[tuple[Path, dict[str, Any]]] = [((), raw), *items_of(raw, "stappen")]
            for path, part in parts:
                for inner, text in suggested(part):
                    if text:
                        yield item, (*path, *inner), text
