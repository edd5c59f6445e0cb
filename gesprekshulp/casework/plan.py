"""The handelingsdeel during a talk: which item is at hand, and what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.events import InstemmingVastgelegd
from gesprekshulp.dossier.people import consenting, standing_with
from gesprekshulp.dossier.plan import TO_ASK, ConsentStand, Instemming
from gesprekshulp.dossier.plan_facts import items_to_go

Way = Literal["", "gezegd", "e-mail", "ondertekend", "brief"]


class Said(msgspec.Struct, frozen=True):
    """What one person says about an item now; `until` bounds a trial."""

    stand: ConsentStand
    how: Way = "gezegd"
    until: date | None = None
    words: str = ""


def item_at_hand(case: OpenCase, meeting: str = "") -> str:
    """Return the id of the first item that someone at the table was not yet asked about.

    "" when there is none. It is the item a step speaks of: who is not there is asked apart,
    and does not keep the list at its first item.
    """
    return next((item.id for item in items_to_go(case.dossier, case.today(), meeting)), "")


def to_ask(case: OpenCase, item: str) -> bool:
    """Return whether someone is still to be asked about this item; never for a dropped one."""
    known = case.dossier.items.get(item)
    if known is None or known.dropped:
        return False
    people = consenting(case.dossier, case.today())
    return any(standing_with(case.dossier, item, person.id) in TO_ASK for person in people)


def deciding_at_table(case: OpenCase, meeting: str) -> frozenset[str]:
    """Return the ids of who decides and is there; all who decide while nobody was noted."""
    presence = case.dossier.meetings[meeting].presence
    there = {one.partner for one in presence if one.how != "afwezig"}
    people = consenting(case.dossier, case.today())
    return frozenset(p.id for p in people if not presence or p.id in there)


def record_said(case: OpenCase, meeting: str, item: str, said: Mapping[str, Said]) -> None:
    """Record what people (by id) say about the current text of an item, as one action."""
    version = case.dossier.items[item].version
    given = [
        InstemmingVastgelegd(
            consent=Instemming(
                partner=partner,
                item=item,
                item_version=version,
                stand=one.stand,
                # Nobody said or signed silence.
                how="" if one.stand in ("geen-antwoord", "nog-niet-gevraagd") else one.how,
                until=one.until,
                words=one.words,
                given_on=case.today(),
            )
        )
        for partner, one in said.items()
    ]
    if given:
        case.record(*given, meeting=meeting)
