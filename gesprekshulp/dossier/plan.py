"""The types of the plan: the OPP, the items of the handelingsdeel, and consent to each.

Only frozen data, and which answers count alike; what they add up to for a case stands in
`plan_facts`, what one person said in `people`. Titles, in Dutch, stand in `words`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec


class Data(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all case data: frozen and with defaults left out when stored."""


OppStatus = Literal["geen", "concept", "vastgesteld", "bijstelling", "beeindigd"]
ADOPTED: frozenset[OppStatus] = frozenset({"vastgesteld", "beeindigd"})


class Opp(Data, frozen=True):
    """The current version of the ontwikkelingsperspectief, without the handelingsdeel items."""

    version: int = 0
    status: OppStatus = "geen"
    uitstroombestemming: str = ""
    grounds: str = ""  # onderbouwing
    helping: str = ""  # bevorderende factoren
    hindering: str = ""  # belemmerende factoren
    originals: str = ""  # where the signed papers lie: a pointer, never a copy
    dated: date | None = None


class PlanItem(Data, frozen=True):
    """One item of the handelingsdeel; every change of its text is a new version."""

    id: str
    text: str
    version: int = 1
    dropped: bool = False


ConsentStand = Literal[
    "nog-niet-gevraagd",
    "akkoord",
    "deels",
    "tot-datum",
    "voorbehoud",
    "bezwaar",
    "geen-antwoord",
    "ingetrokken",
    "opnieuw-vragen",
]

# The two that follow from what was or was not said: this person is still to be asked.
TO_ASK: frozenset[ConsentStand] = frozenset({"nog-niet-gevraagd", "opnieuw-vragen"})

# What a person can say, in the order in which it is offered.
SAYABLE: tuple[ConsentStand, ...] = (
    "akkoord",
    "deels",
    "tot-datum",
    "voorbehoud",
    "bezwaar",
    "geen-antwoord",
    "ingetrokken",
)

AGREED: frozenset[ConsentStand] = frozenset({"akkoord", "tot-datum"})
IN_PART: frozenset[ConsentStand] = frozenset({"deels", "voorbehoud"})
REFUSED: frozenset[ConsentStand] = frozenset({"bezwaar", "ingetrokken"})


class Instemming(Data, frozen=True):
    """Consent of one person to one version of one item. Silence is never `akkoord`."""

    partner: str
    item: str
    item_version: int
    stand: ConsentStand
    how: Literal["", "gezegd", "e-mail", "ondertekend", "brief"] = ""
    until: date | None = None  # tot-datum: a trial
    words: str = ""  # reservation or objection in their own words
    given_on: date | None = None
