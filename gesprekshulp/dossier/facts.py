"""All facts of a case on a given day: what trees, rules and letters may ask about.

`derive_facts` puts them together. What follows from people stands in `table_facts`, what
follows from OPP and consent in `plan_facts`; ids and domains in `vocabulary`.
"""

from __future__ import annotations

from datetime import date

from gesprekshulp.dossier.plan_facts import (
    adopted_before,
    anything_to_go,
    consent_to_plan,
    consultations,
    others_silent,
)
from gesprekshulp.dossier.record_facts import derived_record, filled_in
from gesprekshulp.dossier.table_facts import (
    age_group,
    all_invited,
    all_present,
    gezag,
    interpreter_needed,
    partner_of_school,
)
from gesprekshulp.dossier.types import Dossier, FactEntry
from gesprekshulp.dossier.vocabulary import DERIVED, OF_MEETING, RECORDED, UNKNOWN

# How far hearing the pupil got; of two records the one that got furthest counts.
_HEARD = ("nee", "aangeboden", "wil-niet", "gehoord")


def derive_facts(dossier: Dossier, on: date, meeting: str = "") -> dict[str, str]:
    """Return every fact -> its value on day `on`; `onbekend` when nothing is known.

    Derived facts come from the case, whatever was recorded under their name. Facts of
    scope `gesprek` are those of `meeting`, and unknown without one. Facts of a school's
    own, recorded with the case, are passed on.
    """
    facts = dict.fromkeys((*DERIVED, *RECORDED), UNKNOWN)
    facts.update({k: v.value for k, v in dossier.facts.items() if k not in OF_MEETING})
    gesprek = dossier.meetings.get(meeting)
    if gesprek is not None:
        facts.update(gesprek.facts)
    facts["leerling-gehoord"] = _pupil_heard(dossier)
    facts["leerling-teruggekoppeld"] = _told_back(dossier)
    facts.update(_derived(dossier, on, meeting))
    facts.update(derived_record(dossier, facts))
    facts.update(filled_in(dossier, facts))
    return facts


def _derived(dossier: Dossier, on: date, meeting: str) -> dict[str, str]:
    school = dossier.school
    return {
        "sector": school.sector or UNKNOWN,
        "schoolsoort": _school_type(dossier),
        "richting": school.denomination or UNKNOWN,
        "leeftijd": age_group(dossier, on),
        "gesprekspartner": partner_of_school(dossier, on),
        "gezag": gezag(dossier, on),
        "allen-uitgenodigd": all_invited(dossier, on, meeting),
        "allen-aanwezig": all_present(dossier, on, meeting),
        "tolk-nodig": interpreter_needed(dossier, on),
        "opp-stand": dossier.opp.status if dossier.opp_history else UNKNOWN,
        "overleggen-gevoerd": consultations(dossier),
        "handelingsdeel": consent_to_plan(dossier, on),
        "onderdelen-te-gaan": anything_to_go(dossier, on, meeting),
        "andere-ouder-stil": others_silent(dossier, on),
    }


def _school_type(dossier: Dossier) -> str:
    """Return the value of `schoolsoort`; so and vso are special schools by their sector."""
    school = dossier.school
    if school.sector in ("so", "vso"):
        return "speciaal"
    if school.sector is None and school.school_type == "gewoon":
        return UNKNOWN
    return school.school_type


def _pupil_heard(dossier: Dossier) -> str:
    """Return the value of `leerling-gehoord` for the current round of the OPP.

    The pupil is heard before adopting and before every adjustment (WVO 2.44 lid 5,
    recht.md 7 and 17), so what was heard for the version before does not count any more.
    A pupil may decline; then offering and recording it is the duty (recht.md 19).
    """
    view = dossier.child_view
    seen = []
    if _of_this_round(dossier, view.offered_on):
        if view.declined:
            seen.append("wil-niet")
        if view.words:
            seen.append("gehoord")
        if view.offered_on:
            seen.append("aangeboden")
    entry = _entry_of_this_round(dossier, "leerling-gehoord")
    if entry is not None:
        seen.append(entry.value)
    ranked = [one for one in seen if one in _HEARD]
    if ranked:
        return max(ranked, key=_HEARD.index)
    return "nee" if _heard_earlier(dossier) else UNKNOWN


def _told_back(dossier: Dossier) -> str:
    """Return the value of `leerling-teruggekoppeld`: told what became of it (recht.md 17)."""
    told = dossier.child_view.told_back_on
    if told and _of_this_round(dossier, told):
        return "ja"
    entry = _entry_of_this_round(dossier, "leerling-teruggekoppeld")
    if entry is not None:
        return entry.value
    return "nee" if _heard_earlier(dossier) else UNKNOWN


def _of_this_round(dossier: Dossier, on: date | None) -> bool:
    before = adopted_before(dossier)
    return before is None or (on is not None and on > before)


def _entry_of_this_round(dossier: Dossier, fact: str) -> FactEntry | None:
    entry = dossier.facts.get(fact)
    return entry if entry is not None and _of_this_round(dossier, entry.on) else None


def _heard_earlier(dossier: Dossier) -> bool:
    """Return whether hearing was recorded for a version before, so that a new one is due."""
    view = dossier.child_view
    recorded = view.offered_on or view.words or view.declined or view.told_back_on
    return adopted_before(dossier) is not None and bool(
        recorded or "leerling-gehoord" in dossier.facts
    )
