"""Broken promises as findings, at the place in the files where an author can mend them.

The proofs themselves stand in `proofs`. These findings need more than `knowledge` knows,
so whoever wants them puts them beside those of `knowledge.checking`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gesprekshulp.assistant.proofs import Proof, prove_all
from gesprekshulp.assistant.walk import Place
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.raw import Report, items_of, text_of, texts_of
from gesprekshulp.knowledge.types import Finding


def promise_findings(
    loaded: LoadedContent, on: date, proofs: Iterable[Proof] | None = None
) -> list[Finding]:
    """Return what is wrong with the promises of loaded content on a date.

    `proofs`: those of this content on this date, when already made.
    """
    report = Report(loaded)
    for proof in prove_all(loaded.content, on) if proofs is None else proofs:
        if not proof.in_force:
            continue
        if not proof.holds:
            _broken(report, proof)
        elif not proof.steps:
            words = "Geen enkele stap doet het voorstel waarover deze belofte gaat."
            hint = "zet stelt_voor bij de stap die dit voorstelt"
            report.add("GH921", ("promises", proof.promise), ("id",), words, hint)
    _unbound(report)
    return sorted(set(report.findings))


def _broken(report: Report, proof: Proof) -> None:
    item = ("promises", proof.promise)
    title = report.loaded.content.promises[proof.promise].title
    hint = "zet een voorwaarde bij de keuze; de weg erheen: gesprekshulp content bewijs"
    if proof.broken_at is None:
        words = f"De belofte “{title}” is niet bewezen: na {proof.depth} stappen te veel wegen."
        if not proof.limit_hit:
            words = f"De belofte “{title}” wordt niet gehouden."
            hint = " ".join(proof.counterexample)
        report.add("GH901", item, ("id",), words, hint)
        return
    tree, path = _step_path(report, proof.broken_at)
    words = f"Deze stap houdt de belofte “{title}” niet."
    report.add("GH901", tree, path, words, hint)


def _step_path(report: Report, place: Place) -> tuple[tuple[str, str], Path]:
    item = ("trees", place.tree)
    for path, step in items_of(report.loaded.raw.get(item), "stappen"):
        if text_of(step, "id") == place.step:
            return item, (*path, "stelt_voor" if "stelt_voor" in step else "id")
    return item, ()


def _unbound(report: Report) -> None:
    """Report each proposal that no promise speaks of."""
    bound = {name for _, raw in report.items("promises") for _, name in texts_of(raw, "nooit")}
    for item, _ in report.items("proposals"):
        if item[1] not in bound:
            words = f"Geen belofte zegt wanneer “{item[1]}” voorgesteld mag worden."
            hint = "schrijf er een belofte over, of haal het voorstel weg"
            report.add("GH922", item, ("id",), words, hint)
