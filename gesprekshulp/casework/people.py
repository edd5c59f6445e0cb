"""Adding people to a case, and who sits at the table unless said otherwise."""

from __future__ import annotations

from typing import cast

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.events import PartnerVastgelegd
from gesprekshulp.dossier.types import Gesprekspartner, Presence, Role

CONSENTING_ROLES = ("ouder-met-gezag", "verzorger", "voogd")


def add_person(case: OpenCase, name: str, role: str, short: str = "") -> Gesprekspartner:
    """Add someone; who has gezag gets the right to consent (WVO 1.1: ouders met gezag, voogd)."""
    partner = Gesprekspartner(
        id=case.desk.new_id("p"),
        name=name,
        role=cast(Role, role),
        short=short,
        consents=role in CONSENTING_ROLES,
    )
    case.record(PartnerVastgelegd(partner=partner))
    return partner


def present_by_default(case: OpenCase) -> tuple[Presence, ...]:
    """Return everyone of the case as present in the room; the user strikes who is not."""
    on = case.today()
    return tuple(
        Presence(partner=p.id, role=p.role)
        for p in case.dossier.partners.values()
        if (p.since is None or p.since <= on) and (p.until is None or p.until > on)
    )
