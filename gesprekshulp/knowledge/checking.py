"""All checks on content together: what `gesprekshulp content controleer` reports.

Each subject has its own module; this one only calls them. Checking never stops at the first
fault and never raises on content.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from gesprekshulp.knowledge.checks_guards import check_guards
from gesprekshulp.knowledge.checks_law import check_law
from gesprekshulp.knowledge.checks_letters import check_letters
from gesprekshulp.knowledge.checks_papers import check_papers
from gesprekshulp.knowledge.checks_promises import check_promises
from gesprekshulp.knowledge.checks_references import check_references
from gesprekshulp.knowledge.checks_scenes import check_scenes
from gesprekshulp.knowledge.checks_speech import check_speech
from gesprekshulp.knowledge.checks_trees import check_conditions, check_trees
from gesprekshulp.knowledge.checks_voices import check_voices
from gesprekshulp.knowledge.checks_wording import check_wording
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.raw import Report
from gesprekshulp.knowledge.types import Finding


def check(
    loaded: LoadedContent, on: date, placeholders: Collection[str] | None = None
) -> list[Finding]:
    """Return every finding in loaded content as seen on a date, in order of place.

    `placeholders`: the names that may stand between braces; None leaves them unchecked
    (what they are is known to a layer above).
    """
    report = Report(loaded)
    check_references(report, placeholders)
    check_trees(report)
    check_conditions(report)
    check_promises(report)
    check_guards(report)
    check_law(report, on)
    check_wording(report)
    check_speech(report)
    check_voices(report)
    check_papers(report)
    check_scenes(report)
    check_letters(report)
    return sorted({*loaded.findings, *report.findings})
