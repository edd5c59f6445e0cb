"""How rescued events read: by case, in Dutch, with the time as the user's clock had it.

An event that was rescued may be of any version, and may be half of one: what has no Dutch
name here keeps the name it has in the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from gesprekshulp.dossier.localtime import short_moment
from gesprekshulp.store.salvage import UNSURE, Found

_HEAD = (
    "Gered uit de opslag van gesprekshulp. Dit is gewone tekst: iedereen kan haar lezen.",
    "Wat ooit ongedaan is gemaakt, kan er ook in staan.",
)
_NO_CASE = "Van welke zaak dit is, is niet meer te zien"

_NAMES = {
    **{"address": "adres", "alias": "kenmerk", "answer": "antwoord", "at": "tijd"},
    **{
        "birth_date": "geboren op",
        "by": "door",
        "case": "zaak",
        "consents": "beslist mee",
        "contact": "contact",
    },
    **{"dated": "van", "enrolled_on": "ingeschreven op", "fact": "feit"},
    **{"file_name": "bestand", "first_name": "voornaam", "given_on": "gegeven op"},
    **{"ground": "waaruit", "group": "groep", "happened_on": "gebeurd op"},
    **{"helping": "helpt", "hindering": "staat in de weg", "how": "hoe", "item": "onderdeel"},
    **{"kind": "soort", "last_name": "achternaam", "meeting": "gesprek", "name": "naam"},
    **{"next_step": "volgende stap", "offered_on": "aangeboden op", "on": "op"},
    **{"partner": "persoon", "partners": "personen", "place": "plek"},
    **{"planned_for": "gepland op", "pronouns": "voornaamwoord", "reach": "bereikbaar"},
    **{"reason": "reden", "received_on": "ontvangen op", "remark": "opmerking"},
    **{"remove_on": "weg na", "role": "rol", "salutation": "aanhef"},
    **{"school_type": "schoolsoort", "shared_with": "gedeeld met", "short": "kort"},
    **{"speaker": "gezegd door", "speaker_name": "gezegd door", "step": "stap"},
    **{"stand": "stand", "text": "tekst", "title": "titel", "to": "aan"},
    **{"until": "tot", "value": "waarde", "when": "wanneer", "where": "waar", "who": "wie"},
    **{"words": "woorden"},
}
_FOR_THE_PROGRAM = frozenset(
    [
        "version",
        "fingerprint",
        "content_version",
        "sha256",
        "item_version",
        "kind_guessed",
        "when_guessed",
        "raw",
    ]
)


def as_text(found: Iterable[Found]) -> str:
    """Return the events as lines of text, each case under its own heading."""
    lines = [*_HEAD]
    ordered = sorted(found, key=lambda one: (not one.case, one.case, one))
    for case, events in groupby(ordered, key=lambda one: one.case):
        lines += ["", f"Zaak {case}" if case else _NO_CASE, ""]
        lines += [line for one in events for line in _told(one)]
    return "\n".join(lines)


def _told(one: Found) -> tuple[str, str]:
    kind = one.kind.removesuffix(UNSURE).replace("-", " ")
    unsure = UNSURE if one.kind.endswith(UNSURE) else ""
    shown = [
        f"{_NAMES.get(name, name)}: {value}" if name else value
        for name, value in one.fields
        if name not in _FOR_THE_PROGRAM
    ]
    return f"{_moment(one.at)}  {kind}{unsure}", f"    {'; '.join(shown)}"


def _moment(at: str) -> str:
    try:
        return short_moment(datetime.fromisoformat(at))
    except ValueError:
        return at
