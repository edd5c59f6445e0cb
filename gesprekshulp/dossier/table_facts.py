"""Facts about people: who talks, who has gezag, who was invited, who is there, language.

How consent adds up stands in `plan_facts`, age and right of one person in `people`.
"""

from __future__ import annotations

from datetime import date

from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.people import (
    ADULT,
    active,
    age_on,
    consenting,
    is_adult,
    with_gezag,
)
from gesprekshulp.dossier.types import Dossier, Gesprek, Gesprekspartner, Invitation
from gesprekshulp.dossier.vocabulary import UNKNOWN

_DUTCH = ("nederlands", "nl", "vlaams")
_LANGUAGE_HELP = ("tolk", "gebaren", "vertal", "eenvoudig", "weinig nederlands")
_NO_INTERPRETER = ("geen tolk", "tolk niet nodig")
_HELPERS = ("tolk", "deskundige", "medewerker", "gemachtigde")


def age_group(dossier: Dossier, on: date) -> str:
    """Return the value of `leeftijd` on that day.

    12 and 16 are borders for research (recht.md 24) and for seeing the file (recht.md
    52), 18 for the OPP (recht.md 25).
    """
    age = age_on(dossier.leerling.birth_date, on)
    if age is None:
        unborn = dossier.leerling.birth_date is not None
        return UNKNOWN if unborn else dossier.leerling.age_group or UNKNOWN
    if age < 12:
        return "onder-12"
    if age < 16:
        return "12-15"
    return "16-17" if age < ADULT else "18-plus"


def partner_of_school(dossier: Dossier, on: date) -> str:
    """Return the value of `gesprekspartner`: with whom the school must talk.

    From 18 the pupil (WVO 2.97, recht.md 25); below, a guardian takes the parents' place
    (BW boek 1, recht.md 33), but a parent who may consent comes first, since under
    supervision (ondertoezichtstelling) parents keep gezag.
    """
    if is_adult(dossier, on):
        return "leerling-zelf"
    people = consenting(dossier, on)
    if not people:
        return UNKNOWN
    roles = {one.role for one in people}
    if roles == {"leerling"}:
        return "leerling-zelf"
    return "voogd" if roles <= {"voogd", "gezinsvoogd", "leerling"} else "ouders"


def gezag(dossier: Dossier, on: date) -> str:
    """Return the value of `gezag`: how many have it on that day.

    Parents, carers and others with gezag count as "parent" (WVO 1.1, recht.md 29).
    """
    if is_adult(dossier, on):
        return "niet-meer"
    people = [one for one in with_gezag(dossier, on) if one.role != "leerling"]
    guardians = [one for one in people if one.role in ("voogd", "gezinsvoogd")]
    parents = len(people) - len(guardians)
    if not people:
        return UNKNOWN
    if not parents:
        return "voogd"
    return "een" if parents == 1 else "twee"


def all_invited(dossier: Dossier, on: date, meeting: str) -> str:
    """Return the value of `allen-uitgenodigd` for this meeting, or else for the next one.

    Both parents with gezag are invited (recht.md 30). The last thing recorded of each
    counts: an invitation, or the reason not to invite. Who is there was reached. An
    invitation that names no meeting counts for the first one held after it.
    """
    expected = [one.id for one in with_gezag(dossier, on)]
    if not expected:
        return UNKNOWN
    gesprek = dossier.meetings.get(meeting) or _next_meeting(dossier)
    recorded = _invitations(dossier, gesprek)
    there = _there(gesprek)
    invited = {
        one for one in expected if one in there or (one in recorded and _real(recorded[one]))
    }
    excused = {one for one in expected if one in recorded and one not in invited}
    if len(invited) == len(expected):
        return "ja"
    if len(invited | excused) == len(expected):
        return "reden-vastgelegd"
    return "deels" if invited else "nee"


def _real(invitation: Invitation) -> bool:
    return not invitation.reason_not


def _next_meeting(dossier: Dossier) -> Gesprek | None:
    ahead = [one for one in dossier.meetings.values() if one.stand in ("gepland", "loopt")]
    return ahead[0] if ahead else next(reversed(dossier.meetings.values()), None)


def _invitations(dossier: Dossier, gesprek: Gesprek | None) -> dict[str, Invitation]:
    after = _held_before(dossier, gesprek) if gesprek else None
    return {
        one.partner: one
        for one in dossier.invitations
        if (gesprek and one.meeting == gesprek.id)
        or (not one.meeting and (after is None or (one.on is not None and one.on > after)))
    }


def _held_before(dossier: Dossier, gesprek: Gesprek) -> date | None:
    """Return the day the last meeting before this one was held."""
    days = [
        local_date(one.started_at)
        for one in dossier.meetings.values()
        if one.id != gesprek.id
        and one.started_at
        and (gesprek.started_at is None or one.started_at < gesprek.started_at)
    ]
    return max(days, default=None)


def _there(gesprek: Gesprek | None) -> set[str]:
    return {one.partner for one in gesprek.presence if one.how != "afwezig"} if gesprek else set()


def all_present(dossier: Dossier, on: date, meeting: str) -> str:
    """Return the value of `allen-aanwezig`: by phone or online is present too.

    `onbekend` while no presence was recorded. Someone of whom nothing was recorded while
    others were is not there.
    """
    gesprek = dossier.meetings.get(meeting)
    expected = {one.id for one in with_gezag(dossier, on)}
    if gesprek is None or not gesprek.presence or not expected:
        return UNKNOWN
    there = expected & _there(gesprek)
    if there == expected:
        return "ja"
    return "deels" if there else "nee"


def interpreter_needed(dossier: Dossier, on: date) -> str:
    """Return the value of `tolk-nodig`.

    No article gives a right to an interpreter, but without understanding there is no
    real consultation (recht.md 56), so another language counts as a need unless `needs`
    says "geen tolk". `nee` only when of everyone with gezag it is known.
    """
    people = [one for one in active(dossier, on) if one.role not in _HELPERS]
    needs = {one.id: _language_need(one) for one in people}
    if any(need is True for need in needs.values()):
        return "ja"
    expected = [one.id for one in with_gezag(dossier, on)]
    known = expected and all(needs.get(one) is False for one in expected)
    return "nee" if known else UNKNOWN


def _language_need(partner: Gesprekspartner) -> bool | None:
    needs = [need.casefold() for need in partner.needs]
    if any(word in need for need in needs for word in _NO_INTERPRETER):
        return False
    if any(word in need for need in needs for word in _LANGUAGE_HELP):
        return True
    language = partner.language.strip().casefold()
    return language not in _DUTCH if language else None
