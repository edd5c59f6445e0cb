"""What people are called in front of a line (`m:`, `juf Marloes:`): name -> partner id."""

from __future__ import annotations

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.people import pupil_partner
from gesprekshulp.dossier.types import Gesprekspartner


def speakers_of(case: OpenCase) -> dict[str, str]:
    """Return short names and first letters -> partner id; `l` the pupil, `s` the school."""
    found: dict[str, str] = {}
    for partner in case.dossier.partners.values():
        for name in _callable_names(partner):
            found.setdefault(name, partner.id)
    pupil = pupil_partner(case.dossier).id
    first_name = case.dossier.leerling.first_name.casefold()
    for name in ("l", "leerling", "kind", first_name):
        if name:
            found.setdefault(name, pupil)
    for name in ("s", "school"):
        found.setdefault(name, "school")
    return found


def _callable_names(partner: Gesprekspartner) -> list[str]:
    short = (partner.short or partner.name).casefold()
    names = [short, partner.name.casefold()]
    letters = {"moeder": "m", "vader": "v", "leerling": "l"}
    if short in letters:
        names.append(letters[short])
    return [name for name in names if name]
