"""What to settle before the talk: what is needed to know anything, then what the rules find."""

from __future__ import annotations

from gesprekshulp.assistant.checks import Missing
from gesprekshulp.casework.case import OpenCase

SCHOOL, PLAN = "vul-school-in", "vul-handelingsdeel-in"
"""Points of the program itself, not of a rule: nothing to depart from."""


def points_before(case: OpenCase) -> list[Missing]:
    """Return what to settle before the next talk, the first thing first."""
    school = [] if case.dossier.school.sector else [_NO_SCHOOL]
    items = case.dossier.items.values()
    plan = [_NO_PLAN] if all(item.dropped for item in items) else []
    return [*school, *case.missing("voor"), *plan]


_NO_SCHOOL = Missing(
    SCHOOL,
    "Vul de school in",
    "Er staat nog niet bij wat voor onderwijs dit is.",
    "Voor elk soort onderwijs gelden andere regels. Zonder dit kan het programma ze niet kiezen.",
    "Kies bij Onderwijs: po, vo, so of vso.",
    "huisregel",
    "hoog",
)

_NO_PLAN = Missing(
    PLAN,
    "Het handelingsdeel is nog leeg",
    "Er staat nog niet bij wat school gaat doen.",
    "Ouders beslissen per onderdeel mee. Zonder onderdelen valt er niets te vragen.",
    "Schrijf wat je wilt voorstellen, één onderdeel per keer. Het blijft een voorstel.",
    "huisregel",
    "hoog",
)
