"""What people are called in front of a line (`m:`, `juf Marloes:`): name -> partner id."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.people import pupil_partner, short_name
from gesprekshulp.dossier.types import Gesprekspartner

_PARENT_WORDS = {
    "moeder": ("m", "mama", "mam", "ma"),
    "vader": ("v", "papa", "pap", "pa"),
}
"""What one parent is called in front of a line, whichever of these words stands in the case."""


def speakers_of(case: OpenCase) -> dict[str, str]:
    """Return short names and first letters -> partner id; `l` the pupil, `s` the school."""
    found: dict[str, str] = {}
    for partner in case.dossier.partners.values():
        for name in _callable_names(partner):
            found.setdefault(name, partner.id)
    for name, partner_id in _parents(case):
        found.setdefault(name, partner_id)
    pupil = pupil_partner(case.dossier).id
    first_name = case.dossier.leerling.first_name.casefold()
    for name in ("l", "leerling", "kind", first_name):
        if name:
            found.setdefault(name, pupil)
    for name in ("s", "school"):
        found.setdefault(name, "school")
    return found


def called_here(case: OpenCase, who: str) -> str:
    """Return the short name of whom a line names: "moeder" is "mama" where the case says so."""
    if not who:
        return ""
    partner = case.dossier.partners.get(speakers_of(case).get(who.casefold(), ""))
    return short_name(partner) if partner else who


def _callable_names(partner: Gesprekspartner) -> list[str]:
    short = (partner.short or partner.name).casefold()
    names = [short, partner.name.casefold(), "l" if short == "leerling" else ""]
    return [name for name in names if name]


def _parents(case: OpenCase) -> Iterator[tuple[str, str]]:
    """Yield the other words for the mother and for the father; with two of them, none is meant."""
    for parent, words in _PARENT_WORDS.items():
        called = {parent, *words}
        meant = [p for p in case.dossier.partners.values() if p.short.casefold() in called]
        if len(meant) == 1:
            letter = meant[0].short[:1].casefold()
            yield from ((word, meant[0].id) for word in (parent, *words, letter))
