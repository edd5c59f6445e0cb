"""The types of the guard: what a case may lack, and by when something is due.

Only frozen data, read from content/wacht.yaml and content/termijnen.yaml. What the guard
makes of them for a case on a date stands in `assistant.guard`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from gesprekshulp.knowledge.item import Item, Sector
from gesprekshulp.knowledge.wordings import Condition

Anchor = Literal[
    "inschrijving",
    "opp-vastgesteld",
    "evaluatie",
    "aanmelding",
    "toelating-beslist",
    "besluit",
    "bezwaar-gemaakt",
    "bezwaar-beslist",
    "inzage-gevraagd",
    "inzage-gegeven",
    "proef-einde",
    "afspraak-datum",
]
"""A dated moment of a case, worked out in `dossier.anchors`."""

Standing = Literal["loopt", "voorbij", "op-tijd", "te-laat"]
"""Where a term stands on a day: running, over and not done, done in time, done too late."""

LENGTH = re.compile(r"(?P<count>[0-9]{1,3}) (?P<unit>dag|dagen|week|weken|maand|maanden)")
"""How a length is written in content; or the word in `SCHOOL_YEAR`."""

SCHOOL_YEAR = "schooljaar"

CODE = re.compile(r"W[1-9][0-9]{2}")
"""The form of a code."""

LawOf = Literal["dag", "opp", "besluit"]
"""By the law of which day a rule judges: the day asked for, or when the plan or decision was made."""


class Deadline(Item, frozen=True):
    """A term (termijn): from a dated moment, so long, until something is done.

    `length`: "6 weken", "1 maand", "10 dagen", or "schooljaar" (done once in every school
    year, 1 August to 31 July). `weekend`: the law moves a last day in a weekend or on a
    feast day to the next working day (Algemene termijnenwet). `done`: the moment that ends it.
    """

    id: str
    title: str
    start: Anchor
    length: str
    weekend: Literal["ja", "nee"] = "nee"
    done: Anchor | None = None


class GuardRule(Item, frozen=True):
    """One thing the guard looks at (wachtregel), under a stable code such as W202.

    `context` says when it is looked at at all; an exception counts only once it is recorded;
    `condition` says when there is a gap. Rules with one code say the same for different
    sectors. `changes`: what would make the finding go away. `contested`: how the parents'
    side would put it. `law_of`: the day whose law counts. `deadline` with `standing`: there
    is a gap while the term stands so; a running term is only named. `if_unknown`: whether
    it is told when an unknown fact decides; not for what is rare, which nobody records.
    `replaces`: rules (regels.yaml) that say the same more softly, left out beside it.
    """

    id: str
    code: str
    title: str
    text: str
    why: str
    advice: str
    changes: str
    contested: str
    weight: Literal["wet", "commissielijn", "advies", "huisregel"]
    context: Condition | None = None
    condition: Condition | None = None
    deadline: str = ""
    standing: tuple[Standing, ...] = ()
    replaces: tuple[str, ...] = ()
    if_unknown: Literal["noem", "zwijg"] = "noem"
    sources: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    law_of: LawOf = "dag"
    valid_from: date | None = None
    valid_until: date | None = None
