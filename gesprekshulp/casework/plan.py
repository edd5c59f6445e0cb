"""The handelingsdeel during a talk: which item is at hand, and what was said of it."""

from __future__ import annotations

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.people import consenting, standing_with

_TO_ASK = ("nog-niet-gevraagd", "opnieuw-vragen")


def item_at_hand(case: OpenCase) -> str:
    """Return the id of the first item that someone was not yet asked about, "" when none."""
    people = consenting(case.dossier, case.today())
    for item in case.dossier.items.values():
        stands = [standing_with(case.dossier, item.id, person.id) for person in people]
        if not item.dropped and any(stand in _TO_ASK for stand in stands):
            return item.id
    return ""
