"""What the check of papers learns from: known labels, enough of each, no sentence twice.

Minimums hold only where there are sittings at all: a school's own folder need not bring any.
"""

from __future__ import annotations

from collections import Counter

from gesprekshulp.knowledge.checks_voices import Line, labels_of, no_twins
from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.raw import Report, items_of, texts_of
from gesprekshulp.knowledge.speech import NOTHING, PAPER_LABELS

FEWEST = 150
FEWEST_NOTHING = 600


def check_papers(report: Report) -> None:
    """Report labels that are unknown or contradict, too few of one, and near-doubles."""
    lines = _lines(report)
    if not lines:
        return
    counted = Counter(label for _, _, _, labels in lines for label in labels)
    for label in (*PAPER_LABELS, NOTHING):
        fewest = FEWEST_NOTHING if label == NOTHING else FEWEST
        if counted[label] < fewest:
            words = f"Met “{label}” zijn er {counted[label]} zinnen; {fewest} is het minste."
            hint = "schrijf er meer bij in nakijkzinnen/"
            report.findings.append(finding("GH651", "nakijkzinnen", (1, 1), words, hint))
    no_twins(report, lines, contrasts=True)


def _lines(report: Report) -> list[Line]:
    known = {*PAPER_LABELS, NOTHING}
    found: list[Line] = []
    for item, raw in report.items("paper_lines"):
        for path, group in items_of(raw, "uitspraken"):
            labels = labels_of(report, item, path, group, known)
            if NOTHING in labels and len(labels) > 1:
                words = "“niets” gaat niet samen met een ander label."
                hint = "zet deze zinnen bij één van de twee"
                report.add("GH652", item, (*path, "labels"), words, hint)
            for inner, text in texts_of(group, "zinnen"):
                found.append((item, (*path, *inner), text, labels))
    return found
