"""What a store of cases must do: the interface the rest of the program sees.

No database here; `sqlite` is the one implementation (SQLCipher). A shared school
database would be another. All methods raise `StoreError` with a Dutch sentence that
says what happened and what to do; nothing else escapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

import msgspec

from gesprekshulp.dossier.events import Event, NewEvent


class StoreError(Exception):
    """A fault the user can act on. `str()` is one Dutch sentence: what, where, remedy."""


class OffRecord(StoreError):
    """Nothing of this may be kept: a concern about safety has its own place and people."""

    def __init__(self) -> None:
        super().__init__(
            "Hier wordt niets bewaard, en je regel staat er nog. "
            "Ga eerst terug, of bespreek dit volgens de meldcode."
        )


class WrongPassphrase(StoreError):
    """The passphrase does not open this store."""


class DamagedStore(StoreError):
    """The file is not a store, or its contents do not verify."""


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """What Overzicht shows of a case without folding it. Bears the alias, no name."""

    case: str
    title: str
    stage: str = ""  # "voorbereiden", "gesprek loopt", "nazorg", ...
    next_step: str = ""
    open_objections: int = 0
    open_agreements: int = 0
    gaps: int = 0  # what the guard found when the case was last left
    due: date | None = None  # the first term that was running then
    updated_at: datetime | None = None


class ChainReport(msgspec.Struct, frozen=True, kw_only=True):
    """Result of verifying a case: how many events fit, and the first that does not."""

    checked: int
    wiped: int
    first_fault: int | None = None  # number of the first event that does not fit
    reason: str = ""


class Store(Protocol):
    """Keeps the events of many cases. A method that returns has made its effect durable."""

    def glances(self) -> list[Glance]:
        """Return one line per case, most recently changed first."""

    def set_glance(self, glance: Glance) -> None:
        """Replace what Overzicht shows of a case."""

    def create_case(self, case: str, title: str) -> None:
        """Make an empty case; raises StoreError when the id exists."""

    def load(self, case: str) -> list[Event]:
        """Return sealed events and active drafts by ordinal; raises StoreError if unknown."""

    def append(self, case: str, events: Sequence[NewEvent]) -> list[Event]:
        """Keep `events` as drafts of one action. Undone drafts of that bucket are gone for good."""

    def undo(self, case: str, meeting: str) -> list[Event]:
        """Take back the last action in this bucket of drafts; return its events ([] if none)."""

    def redo(self, case: str, meeting: str) -> list[Event]:
        """Put back the action last undone in this bucket; return its events ([] if none)."""

    def seal(self, case: str, meeting: str) -> list[Event]:
        """Move active drafts of this bucket into the hash chain; undone ones are erased."""

    def wipe(self, case: str, ordinal: int) -> None:
        """Erase the content of one event for good, draft or sealed; the chain still verifies."""

    def verify(self, case: str) -> ChainReport:
        """Check the hash chain of a case over the stored bytes."""

    def save_half_line(self, case: str, field: str, text: str) -> None:
        """Keep what is half typed in `field` ("" forgets it). One mutable row per field.

        Raises UnknownCase for a case that is gone; case "" is the user's own.
        """

    def half_line(self, case: str, field: str) -> str:
        """Return what was half typed in `field`, or ""."""

    def save_personal(self, case: str, meeting: str, key: str, value: str) -> None:
        """Keep one thing of the personal layer ("" forgets it); never part of the case.

        Raises UnknownCase for a case that is gone; case "" is the user's own.
        """

    def personal(self, case: str, meeting: str) -> dict[str, str]:
        """Return the personal layer of this user for this meeting."""

    def forget_personal(self, case: str, meeting: str) -> None:
        """Erase the personal layer of a meeting that is closed; the next copy erases it in all."""

    def changed_elsewhere(self) -> bool:
        """Whether another program changed this store since this was last asked."""

    def close(self) -> None:
        """Close the store; safe to call twice."""
