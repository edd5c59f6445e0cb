"""The dated moments of a case from which a term runs, or with which it ends.

A moment without a day stands among `happened` only: then nobody can say how a term stands.
How long a term is stands in content, how it is counted in `assistant.guard`.
"""

from __future__ import annotations

from datetime import date

import msgspec

from gesprekshulp.dossier.types import Dossier

# Moment -> (fact, values that stand for it having happened).
_FACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "aanmelding": ("aangemeld", ("ja",)),
    "toelating-beslist": ("toelating", ("toegelaten", "geweigerd")),
    "besluit": ("besluit-genomen", ("ja",)),
    "bezwaar-gemaakt": ("bezwaar-gemaakt", ("ja",)),
    "bezwaar-beslist": ("bezwaar-beslist", ("ja",)),
    "inzage-gevraagd": ("inzage-gevraagd", ("ja",)),
    "inzage-gegeven": ("inzage-gegeven", ("ja",)),
}


class Moments(msgspec.Struct, frozen=True):
    """Moment -> its days, oldest first; `happened`: also those of which no day is known."""

    days: dict[str, tuple[date, ...]]
    happened: frozenset[str]


def moments(dossier: Dossier) -> Moments:
    """Return every dated moment of a case."""
    found: dict[str, list[date | None]] = {
        "inschrijving": _enrolled(dossier),
        "opp-vastgesteld": [o.dated for o in dossier.opp_history if o.status == "vastgesteld"],
        "evaluatie": _evaluated(dossier),
        "proef-einde": _trials(dossier),
        "afspraak-datum": _agreements(dossier),
    }
    for name, (fact, values) in _FACTS.items():
        entry = dossier.facts.get(fact)
        found[name] = [entry.happened_on] if entry and entry.value in values else []
    return Moments(
        days={name: tuple(sorted(day for day in days if day)) for name, days in found.items()},
        happened=frozenset(name for name, days in found.items() if days),
    )


def fact_of_moment(anchor: str) -> str:
    """Return the fact whose day a moment is, "" when it does not come from a fact."""
    if anchor == "inschrijving":
        return "definitief-geplaatst"
    return _FACTS[anchor][0] if anchor in _FACTS else ""


DATED_FACTS = frozenset(
    {fact for fact, _ in _FACTS.values()} | {"evaluatie-schooljaar", "definitief-geplaatst"}
)
"""Facts of which the day counts: a screen that records them asks when it was."""


def _enrolled(dossier: Dossier) -> list[date | None]:
    """With a temporary place the weeks run from the definite one (recht.md 3)."""
    placed = dossier.facts.get("definitief-geplaatst")
    if placed is not None:
        return [placed.happened_on] if placed.value == "ja" else []
    enrolled = dossier.leerling.enrolled_on
    return [enrolled] if enrolled else []


def _evaluated(dossier: Dossier) -> list[date | None]:
    history = dossier.fact_history.get("evaluatie-schooljaar", ())
    # "Done this school year" was said on that day: near enough to know the school year.
    return [one.happened_on or one.on for one in history if one.value == "gedaan"]


def _trials(dossier: Dossier) -> list[date | None]:
    last = [given[-1] for given in dossier.consents.values() if given]
    dropped = {item.id for item in dossier.items.values() if item.dropped}
    return [one.until for one in last if one.stand == "tot-datum" and one.item not in dropped]


def _agreements(dossier: Dossier) -> list[date | None]:
    return [
        note.when
        for note in dossier.notes.values()
        if note.kind == "afspraak"
        and note.when
        and note.struck_on is None
        and note.stand not in ("opgelost", "doorgeschoven")
        and note.reader != "eigen"
    ]
