"""What the school itself offers: a setting of the store, seen from a case.

The setting is kept by the desk; where it is filled in is for the screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from gesprekshulp.dossier.types import School

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

OFFER = ("basic_support", "extra_support", "decides")
"""What is of the school and not of a case: the setting counts, as it is now."""

REACH = ("partnership", "support_point", "contact")
"""What a case may say for itself; the setting fills in what it leaves open."""


def school_with_offer(case: OpenCase) -> School:
    """Return the school of a case with what it offers; a case of another school keeps its own."""
    own, known = case.desk.last_school(), case.dossier.school
    if known.name and own.name and known.name.casefold() != own.name.casefold():
        return known
    fresh = {name: getattr(own, name) or getattr(known, name) for name in OFFER}
    open_ones = {name: getattr(known, name) or getattr(own, name) for name in REACH}
    return replace(known, **fresh, **open_ones)


def with_offer_of(school: School, before: School) -> School:
    """Return `school` as filled in with a case, keeping what the setting said of the offer."""
    kept = {name: getattr(school, name) or getattr(before, name) for name in OFFER}
    return replace(school, **kept)
