"""Facts about the record itself: talks before adopting, objections answered, what the plan holds.

What was recorded by hand goes first. A field left empty is never taken for a gap: the plan
may well stand elsewhere. The other facts stand in `facts`, `plan_facts` and `table_facts`.
"""

from __future__ import annotations

from collections.abc import Mapping

from gesprekshulp.dossier.plan import ADOPTED
from gesprekshulp.dossier.plan_facts import adopted_before, plan_items, talks_held
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.vocabulary import UNKNOWN

_COUNTS = ("geen", "een", "meer")


def derived_record(dossier: Dossier, facts: Mapping[str, str]) -> dict[str, str]:
    """Return the facts about talks, as far as the case holds all of them.

    With `gesprekken-bekend` on "niet-alle" none or one talk in the case says nothing: there
    may have been more. Two talks are "meer" whatever is missing. How many there were as
    counted by hand (`gesprekken-geteld`) goes before what was counted here, when it is more.
    """
    held = facts["overleggen-gevoerd"]
    before = _before_adopting(dossier)
    counted = facts["gesprekken-geteld"]
    if counted != UNKNOWN:
        held, before = (_most(counted, one) for one in (held, before))
    elif facts["gesprekken-bekend"] == "niet-alle":
        held, before = (one if one == "meer" else UNKNOWN for one in (held, before))
    if dossier.opp.status not in ADOPTED:
        before = UNKNOWN
    return {"overleggen-gevoerd": held, "overleg-voor-vaststellen": before}


def _most(counted: str, found: str) -> str:
    return found if found in _COUNTS and _COUNTS.index(found) > _COUNTS.index(counted) else counted


def _before_adopting(dossier: Dossier) -> str:
    """Return how many talks about this version came before it was adopted.

    One talk and then adopting at once is too little where parents disagree (GPO 107087,
    107619; recht.md 11); a talk afterwards does not mend that.
    """
    opp = dossier.opp
    # Talks before there was a draft count too, from the adoption of the version before on.
    since, adopted = adopted_before(dossier), opp.dated
    talks = [
        day
        for _, day in talks_held(dossier)
        if (adopted is None or day <= adopted) and (since is None or day > since)
    ]
    return _COUNTS[min(2, len(talks))]


def filled_in(dossier: Dossier, facts: Mapping[str, str]) -> dict[str, str]:
    """Return the facts that nobody recorded by hand and that follow from the record."""
    opp = dossier.opp
    known = {
        "inbreng-verwerkt": _objections_answered(dossier),
        "zienswijze-bijgevoegd": _ja(dossier.views),
        "opp-uitstroom-beschreven": _ja(opp.uitstroombestemming),
        "opp-onderbouwd": _ja(opp.grounds or (opp.helping and opp.hindering)),
        "opp-begeleiding-beschreven": _ja(plan_items(dossier)),
    }
    return {fact: value for fact, value in known.items() if facts[fact] == UNKNOWN}


def _ja(there: object) -> str:
    return "ja" if there else UNKNOWN


def _objections_answered(dossier: Dossier) -> str:
    """Return the value of `inbreng-verwerkt`: whether each objection and view has an answer.

    Consultation shows in what was done with the parents' input (GPO 106581, recht.md 11).
    """
    answered = [
        bool(note.answer.strip()) or note.stand == "opgelost"
        for note in dossier.notes.values()
        if note.kind == "bezwaar" and note.struck_on is None and note.reader != "eigen"
    ]
    answered += [one.answered for one in dossier.views.values()]
    if not answered:
        return UNKNOWN
    if all(answered):
        return "ja"
    return "deels" if any(answered) else "nee"
