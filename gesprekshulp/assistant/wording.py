"""Placeholders in what is said aloud: names, pronouns and forms of address.

A value comes from a person and is put in as it stands: on one line, never read again as
a placeholder or as markup. Where a fact is missing, neutral Dutch words keep the
sentence right. Which sentence to say is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date, dutch_time
from gesprekshulp.dossier.localtime import local
from gesprekshulp.dossier.people import consenting
from gesprekshulp.dossier.plan_facts import items_to_go
from gesprekshulp.dossier.types import Dossier, Gesprekspartner, Pronouns
from gesprekshulp.text import clean_line, in_a_row

_BASE: Mapping[str, str] = {
    "leerling": "de voornaam van de leerling",
    "hij": "hij, zij of die: de leerling als onderwerp",
    "hem": "hem, haar of hen: de leerling als lijdend voorwerp",
    "zijn": "zijn, haar of hun: van de leerling",
    "school": "de naam van de school, anders 'onze school'",
    "aanhef": "hoe je de gesprekspartners aanspreekt: 'mevrouw Yılmaz en meneer De Boer'",
    "ouders": "'u', 'u beiden', of 'je' bij een leerling van 18 of ouder",
    "onderdeel": "het onderdeel van het handelingsdeel dat nu aan de beurt is",
    "ik": "jouw naam, anders 'uw contactpersoon'",
    "samenwerkingsverband": "de naam van het samenwerkingsverband",
    "steunpunt": "het ouder- en jeugdsteunpunt, met hoe je het bereikt",
    "vervolgdatum": "wanneer het volgende gesprek is",
    "basisondersteuning": "wat elke leerling op jouw school kan krijgen (alleen voor jou)",
    "extra_ondersteuning": "wat jouw school zelf extra kan bieden (alleen voor jou)",
    "beslisser": "wie op jouw school over extra ondersteuning beslist (alleen voor jou)",
}

NOT_FILLED_IN = "nog niet ingevuld; kies op het overzicht “onze school”"
"""What stands where the school has not said what it offers."""

PLACEHOLDERS: Mapping[str, str] = {
    **_BASE,
    **{name.capitalize(): f"{words}, met een hoofdletter" for name, words in _BASE.items()},
}
"""Every placeholder (without braces) -> what it stands for, in Dutch."""

_PRONOUNS: Mapping[Pronouns, tuple[str, str, str]] = {
    "hij": ("hij", "hem", "zijn"),
    "zij": ("zij", "haar", "haar"),
    "die": ("die", "hen", "hun"),
}

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")
# A sentence begins at the start, or after an end of sentence and an optional quote mark.
_SENTENCE_START = re.compile(r"(?:^|[.?!…]['\"’”)]?\s+|\n\s*)[\"'“‘(]*$")


class Names(msgspec.Struct, frozen=True):
    """The values of the placeholders. An empty text gives neutral words instead.

    `partners`: how each gesprekspartner at the table is addressed. `adult`: the partner
    is the pupil, 18 or older, and is called "je".
    """

    leerling: str = ""
    pronouns: Pronouns = "die"
    school: str = ""
    partners: tuple[str, ...] = ()
    adult: bool = False
    onderdeel: str = ""
    ik: str = ""
    samenwerkingsverband: str = ""
    steunpunt: str = ""
    vervolgdatum: str = ""
    basisondersteuning: str = ""
    extra_ondersteuning: str = ""
    beslisser: str = ""


NEUTRAL = Names()


def names_of(dossier: Dossier, meeting: str, on: date, user: str, item: str = "") -> Names:
    """Return the names for a meeting (its id, or "") on a date.

    `item`: id of the plan item now discussed; without it the first one not yet asked.
    """
    partners = _at_table(dossier, meeting, on)
    adult = any(p.role == "leerling" for p in partners)
    pupil = dossier.leerling
    return Names(
        leerling=pupil.first_name or pupil.alias,
        pronouns=pupil.pronouns,
        school=dossier.school.name,
        partners=tuple(_addressed(partner) for partner in partners),
        adult=adult,
        onderdeel=_item_text(dossier, item, on, meeting),
        ik=user,
        samenwerkingsverband=dossier.school.partnership,
        steunpunt=dossier.school.support_point,
        vervolgdatum=_next_meeting(dossier, meeting, on),
        basisondersteuning=dossier.school.basic_support,
        extra_ondersteuning=dossier.school.extra_support,
        beslisser=dossier.school.decides,
    )


def placeholders_in(text: str) -> list[str]:
    """Return the names between braces in `text`, in order, known or not."""
    return _PLACEHOLDER.findall(text)


def render(text: str, names: Names) -> str:
    """Return `text` with its placeholders filled in. An unknown placeholder stays.

    Our own words and a form of address get a capital where they begin a sentence; what
    else a person typed changes only where the placeholder itself has a capital.
    """

    def put(match: re.Match[str]) -> str:
        name = match[1]
        if name not in PLACEHOLDERS:
            return match[0]
        value, own_words = _value(name.lower(), names)
        begins = own_words and _SENTENCE_START.search(text, 0, match.start()) is not None
        return _capital(value) if begins or name[0].isupper() else value

    return _PLACEHOLDER.sub(put, text)


def _value(name: str, names: Names) -> tuple[str, bool]:
    """Return the words for a placeholder, and whether they are ours."""
    subject, obj, possessive = _PRONOUNS[names.pronouns]
    own = {"hij": subject, "hem": obj, "zijn": possessive, "ouders": _you(names)}
    if name in own:
        return own[name], True
    given = {
        "leerling": clean_line(names.leerling),
        "school": clean_line(names.school),
        "aanhef": in_a_row([clean_line(p) for p in names.partners if clean_line(p)]),
        "onderdeel": clean_line(names.onderdeel),
        "ik": clean_line(names.ik),
        "samenwerkingsverband": clean_line(names.samenwerkingsverband),
        "steunpunt": clean_line(names.steunpunt),
        "vervolgdatum": clean_line(names.vervolgdatum),
        "basisondersteuning": clean_line(names.basisondersteuning),
        "extra_ondersteuning": clean_line(names.extra_ondersteuning),
        "beslisser": clean_line(names.beslisser),
    }[name]
    if not given:
        return _neutral(name, names.adult), True
    if name == "samenwerkingsverband" and not re.search(r"samenwerkingsverband|swv", given, re.I):
        return f"samenwerkingsverband {given}", True
    if name == "steunpunt" and "steunpunt" not in given.lower():
        return f"het ouder- en jeugdsteunpunt ({given})", True
    return given, name == "aanhef"


def _neutral(name: str, adult: bool) -> str:
    return {
        "leerling": "je" if adult else "uw kind",
        "school": "onze school",
        "aanhef": "jij" if adult else "ouders",
        "onderdeel": "dit onderdeel",
        "ik": "je contactpersoon" if adult else "uw contactpersoon",
        "samenwerkingsverband": "het samenwerkingsverband",
        "steunpunt": "het ouder- en jeugdsteunpunt",
        "vervolgdatum": "een datum die we samen kiezen",
    }.get(name, NOT_FILLED_IN)


def _you(names: Names) -> str:
    if names.adult:
        return "je"
    return "u beiden" if len(names.partners) == 2 else "u"


def _capital(text: str) -> str:
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]


def _addressed(partner: Gesprekspartner) -> str:
    return partner.salutation or partner.name or partner.short


def _at_table(dossier: Dossier, meeting: str, on: date) -> list[Gesprekspartner]:
    """Return whose consent counts and who is present; all of them while nobody is noted."""
    partners = consenting(dossier, on)
    gesprek = dossier.meetings.get(meeting)
    presence = gesprek.presence if gesprek else ()
    present = {one.partner for one in presence if one.how != "afwezig"}
    return [p for p in partners if p.id in present] or list(partners)


def _item_text(dossier: Dossier, item: str, on: date, meeting: str) -> str:
    """Return the text of an item, or of the first still to be asked of who is there."""
    if item in dossier.items:
        return dossier.items[item].text
    return next((one.text for one in items_to_go(dossier, on, meeting)), "")


def _next_meeting(dossier: Dossier, meeting: str, on: date) -> str:
    planned = sorted(
        local(one.planned_for)
        for one in dossier.meetings.values()
        if one.planned_for and one.stand == "gepland" and one.id != meeting
    )
    coming = next((moment for moment in planned if moment.date() >= on), None)
    if coming is None:
        return ""
    return f"{dutch_date(coming.date())} om {dutch_time(coming)}"
