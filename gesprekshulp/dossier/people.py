"""Who counts for what on a given day: gezag, consent, age, and what a person said.

Questions about people only; how their answers add up to facts of the case stands in
`facts`, whose address may be shown in `addresses`. Every answer takes a date, so that a
meeting of last year is judged by who had gezag then.
"""

from __future__ import annotations

from datetime import date

from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.on_case import consent_key
from gesprekshulp.dossier.plan import TO_ASK, ConsentStand, Instemming
from gesprekshulp.dossier.types import Dossier, Gesprek, Gesprekspartner, Role

ADULT = 18
PUPIL_ID = "leerling"  # stands for the pupil where no partner with that role is recorded

_GEZAG_ROLES: frozenset[Role] = frozenset({"ouder-met-gezag", "voogd"})
# Whoever may decide for an adult pupil has that right from a decision of its own.
_FOR_ADULTS: frozenset[Role] = frozenset({"gemachtigde", "voogd"})


def age_on(birth_date: date | None, on: date) -> int | None:
    """Return the age in whole years on that day; None when unknown or not yet born.

    Someone born on 29 February is a year older from 1 March in other years.
    """
    if birth_date is None or birth_date > on:
        return None
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def is_adult(dossier: Dossier, on: date) -> bool:
    """Return whether the pupil is known to be 18 or older on that day."""
    age = age_on(dossier.leerling.birth_date, on)
    if age is None:
        return dossier.leerling.birth_date is None and dossier.leerling.age_group == "18-plus"
    return age >= ADULT


def is_active(partner: Gesprekspartner, on: date) -> bool:
    """Return whether role and right hold on that day; `since` and `until` both count in."""
    return (partner.since is None or partner.since <= on) and (
        partner.until is None or on <= partner.until
    )


def active(dossier: Dossier, on: date) -> list[Gesprekspartner]:
    """Return everyone whose role holds on that day, in the order recorded."""
    return [one for one in dossier.partners.values() if is_active(one, on)]


def usually_consents(role: Role) -> bool:
    """Return what a form may propose for `consents`: true for who has gezag by that role.

    "Ouders" in the law are parents, guardians or carers with gezag (WVO 2020 art. 1.1;
    recht.md 29). A parent without gezag (recht.md 32), a foster parent or a gezinsvoogd
    (recht.md 33) has no say in the plan unless a decision gives it.
    """
    return role in _GEZAG_ROLES


def pupil_partner(dossier: Dossier) -> Gesprekspartner:
    """Return the pupil as a partner: as recorded, else made from the pupil's data."""
    for one in dossier.partners.values():
        if one.role == "leerling":
            return one
    pupil = dossier.leerling
    name = f"{pupil.first_name} {pupil.last_name}".strip()
    return Gesprekspartner(id=PUPIL_ID, name=name, role="leerling", short=pupil.first_name)


def pupil_ids(dossier: Dossier) -> frozenset[str]:
    """Return the ids under which the pupil may stand as speaker or as present."""
    return frozenset({PUPIL_ID, pupil_partner(dossier).id})


def consenting(dossier: Dossier, on: date) -> list[Gesprekspartner]:
    """Return everyone whose consent to the handelingsdeel counts on that day.

    Below 18: who was recorded as consenting, within `since` and `until`, but never the
    pupil; the borders of 12 and 16 belong to research, not to the OPP (recht.md 25).
    From the 18th birthday: the pupil (WVO 2.97, recht.md 25, certainty middel) and who
    was given the right since that day, such as a curator; parents no longer. Without a
    birth date what was recorded counts.
    """
    recorded = [one for one in active(dossier, on) if one.consents]
    born = dossier.leerling.birth_date
    age = age_on(born, on)
    if age is None or born is None:
        return [pupil_partner(dossier)] if is_adult(dossier, on) else recorded
    if age < ADULT:
        return [one for one in recorded if one.role != "leerling"]
    later = [one for one in recorded if one.role in _FOR_ADULTS and _since_adult(one, born)]
    return [pupil_partner(dossier), *later]


def _since_adult(partner: Gesprekspartner, born: date) -> bool:
    age = age_on(born, partner.since) if partner.since else None
    return age is not None and age >= ADULT


def with_gezag(dossier: Dossier, on: date) -> list[Gesprekspartner]:
    """Return who must be invited and informed: everyone with gezag or with consent.

    Both parents with gezag are invited and informed (BW 1:251, 1:253i; recht.md 30,
    certainty middel), so a parent with gezag belongs here even when it was not ticked
    that consent is asked. From 18 the same as `consenting`.
    """
    deciding = consenting(dossier, on)
    if is_adult(dossier, on):
        return deciding
    ids = {one.id for one in deciding}
    return [one for one in active(dossier, on) if one.id in ids or one.role in _GEZAG_ROLES]


def short_name(partner: Gesprekspartner) -> str:
    """Return what the notes call this person: "moeder", else the name, else the id."""
    return partner.short or partner.name or partner.id


def called(dossier: Dossier, who: str) -> str:
    """Return what the person with this id is called; the pupil too, else the id itself."""
    found = dossier.partners.get(who)
    if found is None and who in pupil_ids(dossier):
        found = pupil_partner(dossier)
    return short_name(found) if found else who


def consented_aloud(dossier: Dossier, gesprek: Gesprek, partner: str) -> bool:
    """Return whether an answer of this person is recorded as said in this meeting.

    A consent bears a day, not a meeting: the day of the meeting stands for it.
    """
    if gesprek.started_at is None:
        return False
    held = local_date(gesprek.started_at)
    return any(
        one.how == "gezegd" and one.given_on == held and one.stand != "geen-antwoord"
        for given in dossier.consents.values()
        for one in given
        if one.partner == partner
    )


def latest_consent(dossier: Dossier, item_id: str, partner_id: str) -> Instemming | None:
    """Return the last answer of this person about this item, to whatever version."""
    given = dossier.consents.get(consent_key(partner_id, item_id), ())
    return given[-1] if given else None


def standing_with(
    dossier: Dossier, item_id: str, partner_id: str, on: date | None = None
) -> ConsentStand:
    """Return where this person stands on the current text of this item.

    Any answer to another version of the text is `opnieuw-vragen`, a refusal too. With
    `on` a consent up to a date is `opnieuw-vragen` once that day has passed, or when no
    day was ever named. Silence is never consent (recht.md 15): without an answer it is
    `nog-niet-gevraagd` or, once asked, `geen-antwoord`.
    """
    item = dossier.items.get(item_id)
    last = latest_consent(dossier, item_id, partner_id)
    if item is None or last is None or last.stand in TO_ASK:
        return last.stand if item and last else "nog-niet-gevraagd"
    if last.item_version != item.version:
        return "opnieuw-vragen"
    if last.stand == "tot-datum" and on is not None and (last.until is None or last.until < on):
        return "opnieuw-vragen"
    return last.stand
