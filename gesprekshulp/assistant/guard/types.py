"""What the guard says of a case: gaps, terms that run, and what is not recorded."""

from __future__ import annotations

from datetime import date

import msgspec

from gesprekshulp.knowledge.types import Certainty

CLEAN = "Geen gat gevonden in wat is vastgelegd."
"""What is said when there is no gap: never more than that, since the record is all we see."""


class GuardFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A gap, or a term that runs: what, why, what to do, by when, and on what ground.

    `sources` are ids; `checked_on` is the oldest day one of them was checked. `due` is the
    last day as the law moves it, `due_text` says it with its reservation. `facts`: fact ->
    value on which this rests. `contested`: how the parents' side would put it.
    """

    code: str
    rule: str
    title: str
    text: str
    why: str
    remedy: str
    changes: str
    contested: str
    weight: str
    certainty: Certainty
    sources: tuple[str, ...] = ()
    checked_on: date | None = None
    still_to_check: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""
    facts: tuple[tuple[str, str], ...] = ()


class GuardUnknown(msgspec.Struct, frozen=True, kw_only=True):
    """What is not recorded and would decide whether there is a gap; no gap in itself.

    `facts`: ids of the facts to record.
    """

    code: str
    rule: str
    title: str
    text: str
    weight: str
    facts: tuple[str, ...] = ()


class GuardReport(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the guard says of a case on a day; `coming` holds terms that still run."""

    on: date
    findings: tuple[GuardFinding, ...] = ()
    coming: tuple[GuardFinding, ...] = ()
    unknown: tuple[GuardUnknown, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether no gap was found."""
        return not self.findings

    @property
    def headline(self) -> str:
        """The one sentence for a screen or a terminal."""
        if self.clean:
            return CLEAN
        count = len(self.findings)
        return "1 punt vraagt aandacht." if count == 1 else f"{count} punten vragen aandacht."
