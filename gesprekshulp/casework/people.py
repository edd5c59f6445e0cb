"""Adding people to a case, and who sits at the table unless said otherwise."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.events import PartnerVastgelegd
from gesprekshulp.dossier.people import (
    active,
    is_adult,
    pupil_partner,
    usually_consents,
    with_gezag,
)
from gesprekshulp.dossier.types import Gesprekspartner, Presence, Role


def add_person(case: OpenCase, name: str, role: str, short: str = "") -> Gesprekspartner:
    """Add someone; who has gezag gets the right to consent (WVO 1.1: ouders met gezag, voogd)."""
    partner = Gesprekspartner(
        id=case.desk.new_id("p"),
        name=name,
        role=cast(Role, role),
        short=short,
        consents=usually_consents(cast(Role, role)),
    )
    case.record(PartnerVastgelegd(partner=partner))
    return partner


def expected(case: OpenCase) -> list[Gesprekspartner]:
    """Return everyone of the case who may be at the table today; from 18 the pupil first."""
    people = active(case.dossier, case.today())
    if not is_adult(case.dossier, case.today()):
        return people
    pupil = pupil_partner(case.dossier)
    return [pupil, *(person for person in people if person.id != pupil.id)]


def presence_of(case: OpenCase, there: Collection[str]) -> tuple[Presence, ...]:
    """Return who is there and, of those who decide, who is not (recorded as absent).

    `there` holds partner ids. Nobody is ever taken to be present unasked: a parent who
    was not there must not read later that they were.
    """
    deciding = {p.id for p in with_gezag(case.dossier, case.today())}
    return tuple(
        Presence(partner=p.id, role=p.role, how="in de kamer" if p.id in there else "afwezig")
        for p in expected(case)
        if p.id in there or p.id in deciding
    )
