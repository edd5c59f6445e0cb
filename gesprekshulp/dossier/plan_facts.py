"""Facts about the OPP: how far consent is, what is still to discuss, what was talked over.

The conservative reading each time: a fact never says more than what was recorded, and
silence is never consent. The other facts stand in `facts` and `table_facts`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.people import consenting, standing_with, with_gezag
from gesprekshulp.dossier.plan import (
    ADOPTED,
    AGREED,
    IN_PART,
    REFUSED,
    TO_ASK,
    ConsentStand,
    Opp,
    PlanItem,
)
from gesprekshulp.dossier.types import Dossier, Gesprek
from gesprekshulp.dossier.vocabulary import UNKNOWN

_WAITING: frozenset[ConsentStand] = TO_ASK | {"geen-antwoord"}
_HELD = ("nazorg", "gesloten")


def plan_items(dossier: Dossier) -> list[PlanItem]:
    """Return the items of the handelingsdeel that were not dropped, in the order added."""
    return [item for item in dossier.items.values() if not item.dropped]


def consent_to_plan(dossier: Dossier, on: date) -> str:
    """Return the value of `handelingsdeel`: consent of all, to all items, as they read now.

    The plan may only be adopted when school and everyone with gezag agree (WVO 2020
    art. 2.44 lid 1-2, WPO 40a, WEC 41a; recht.md 9 and 14), so the weakest answer counts:

    - `bezwaar`: someone refuses or withdrew, whatever the others said (recht.md 30);
    - `niet-gevraagd`: nobody answered about anything;
    - `wacht`: someone has not answered, or not to this text, or a trial has run out;
      silence is never consent (recht.md 15, certainty middel);
    - `deels`: all answered, some with a part or under reservation (recht.md 14);
    - `proef`: all agree, of which some up to a day still to come or today;
    - `akkoord`: everyone whose consent counts agrees with every item.

    `onbekend` without items. Without anyone who may consent it is never more than `wacht`.
    """
    items = plan_items(dossier)
    if not items:
        return UNKNOWN
    people = consenting(dossier, on)
    if not people:
        return "wacht" if any(dossier.consents.values()) else "niet-gevraagd"
    stands = {standing_with(dossier, item.id, one.id, on) for item in items for one in people}
    if stands & REFUSED:
        return "bezwaar"
    if stands == {"nog-niet-gevraagd"}:
        return "niet-gevraagd"
    if stands & _WAITING:
        return "wacht"
    if stands & IN_PART:
        return "deels"
    return "proef" if "tot-datum" in stands else "akkoord"


def others_silent(dossier: Dossier, on: date) -> str:
    """Return the value of `andere-ouder-stil`: one agrees, the others were asked and kept silent.

    `ja` only when of every item somebody agrees with the text as it reads now, everyone
    else was asked about it, and nobody objects, reserves or was skipped. A school may
    then usually go by the one (BW 1:253i, recht.md 30, certainty middel); silence is still
    no consent, so `handelingsdeel` stays `wacht`. `onbekend` without items or people.
    """
    items = plan_items(dossier)
    people = consenting(dossier, on)
    if not items or not people:
        return UNKNOWN
    silent = False
    for item in items:
        stands = [standing_with(dossier, item.id, one.id, on) for one in people]
        agreed = [one for one in stands if one in AGREED]
        unanswered = [one for one in stands if one == "geen-antwoord"]
        if not agreed or len(agreed) + len(unanswered) < len(stands):
            return "nee"
        silent = silent or bool(unanswered)
    return "ja" if silent else "nee"


def items_to_go(dossier: Dossier, on: date, meeting: str) -> list[PlanItem]:
    """Return the items still to be discussed with who is at the table.

    An item is to go while someone there whose consent counts was not asked about this
    text. Without a meeting, or with none of them there, all who may consent count; when
    nobody is known to, any answer to this text will do.
    """
    people = [one.id for one in consenting(dossier, on)]
    gesprek = dossier.meetings.get(meeting)
    there = {p.partner for p in gesprek.presence if p.how != "afwezig"} if gesprek else set()
    asked = [one for one in people if one in there] or people
    if not asked:
        return [item for item in plan_items(dossier) if not _answered_by_anyone(dossier, item)]
    return [
        item
        for item in plan_items(dossier)
        if any(standing_with(dossier, item.id, one, on) in TO_ASK for one in asked)
    ]


def _answered_by_anyone(dossier: Dossier, item: PlanItem) -> bool:
    return any(
        given and given[-1].item == item.id and given[-1].item_version == item.version
        for given in dossier.consents.values()
    )


def anything_to_go(dossier: Dossier, on: date, meeting: str) -> str:
    """Return the value of `onderdelen-te-gaan`; `onbekend` while there are no items."""
    if not plan_items(dossier):
        return UNKNOWN
    return "ja" if items_to_go(dossier, on, meeting) else "nee"


def version_since(dossier: Dossier) -> date | None:
    """Return the first day of the current version of the OPP; None when no day is known.

    A version begins as a draft or as a proposal to adjust. The day it was adopted is not
    its first: the talks about it came before.
    """
    found: date | None = None
    later: Opp | None = None
    for entry in reversed(dossier.opp_history):
        if later and (entry.version != later.version or _new_round(entry, later)):
            break
        if entry.status not in ADOPTED:
            found = entry.dated or found
        later = entry
    return found


def adopted_before(dossier: Dossier) -> date | None:
    """Return when the version before the current one was adopted; None for the first.

    From then on a new round runs, with the whole route again (WVO 2.44 lid 4-5,
    recht.md 7): consultation, consent, and hearing the pupil.
    """
    later: Opp | None = None
    round_passed = False
    for entry in reversed(dossier.opp_history):
        if later and (entry.version != later.version or _new_round(entry, later)):
            round_passed = True
        if round_passed and entry.status == "vastgesteld":
            return entry.dated
        later = entry
    return None


def _new_round(before: Opp, after: Opp) -> bool:
    return before.status in ADOPTED and after.status not in ADOPTED


def meetings_held(dossier: Dossier) -> list[Gesprek]:
    """Return the consultations really held on or after the first day of this version of the OPP."""
    return [one for one, day in talks_held(dossier) if _about_this_version(dossier, day)]


def talks_held(dossier: Dossier) -> list[tuple[Gesprek, date]]:
    """Return every consultation (kind `oogo`) really held, with its day.

    Held: begun and ended, the one still running not counted. One where it was recorded
    that nobody with gezag came is no consultation, though the attempt counts elsewhere
    (GPO 2021014059, recht.md 12).
    """
    return [
        (one, day)
        for one in dossier.meetings.values()
        if one.kind == "oogo"
        and one.stand in _HELD
        and one.started_at is not None
        and not _nobody_came(dossier, one, day := local_date(one.started_at))
    ]


def _about_this_version(dossier: Dossier, day: date) -> bool:
    since, before = version_since(dossier), adopted_before(dossier)
    return day >= since if since else before is None or day > before


def _nobody_came(dossier: Dossier, gesprek: Gesprek, on: date) -> bool:
    expected = {one.id for one in with_gezag(dossier, on)}
    seen = [one for one in gesprek.presence if one.partner in expected]
    return bool(seen) and all(one.how == "afwezig" for one in seen)


def consultations(dossier: Dossier) -> str:
    """Return the value of `overleggen-gevoerd`.

    One talk and then adopting at once is too little where parents disagree (GPO 107447,
    107619; recht.md 11). `onbekend` while neither a meeting nor an OPP was recorded.
    """
    if not dossier.meetings and not dossier.opp_history:
        return UNKNOWN
    return _how_many(meetings_held(dossier))


def _how_many(things: Iterable[object]) -> str:
    return ("geen", "een", "meer")[min(2, sum(1 for _ in things))]
