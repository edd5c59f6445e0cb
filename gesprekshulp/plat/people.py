"""Who is who in a case, line by line: adding someone, and putting right what is known of them."""

from __future__ import annotations

from typing import get_args

import msgspec

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.people import add_person
from gesprekshulp.dossier.events import PartnerVastgelegd
from gesprekshulp.dossier.people import short_name, usually_consents
from gesprekshulp.dossier.types import Gesprekspartner, Role
from gesprekshulp.dossier.words import ROLES
from gesprekshulp.plat.answers import ask_date, ask_name
from gesprekshulp.plat.console import Console

_FIRST: tuple[tuple[str, str, str], ...] = (
    ("moeder met gezag", "ouder-met-gezag", "moeder"),
    ("vader met gezag", "ouder-met-gezag", "vader"),
    ("ouder zonder gezag", "ouder-zonder-gezag", "ouder"),
    ("voogd", "voogd", "voogd"),
    ("medewerker van school", "medewerker", ""),
    ("deskundige", "deskundige", ""),
)
_KINDS = (
    *_FIRST,
    *((ROLES[r], r, "") for r in get_args(Role) if r not in {role for _, role, _ in _FIRST}),
)
"""Who someone can be: as it is asked, the role, and how notes name them."""

_TEXTS = (
    ("name", "Naam"),
    ("short", "Kort, zoals je hem of haar noteert"),
    ("salutation", "Aanspreken als"),
    ("language", "Taal"),
    ("reach", "Hoe het liefst te bereiken"),
    ("address", "Adres"),
)


def ask_people(case: OpenCase, console: Console) -> None:
    """Let the user add someone, or pick someone to change."""
    while True:
        people = list(case.dossier.partners.values())
        listed = [f"{one.name or short_name(one)}, {ROLES[one.role]}" for one in people]
        picked = console.choose("Mensen", ["iemand toevoegen", *listed])
        if picked is None:
            return
        if picked:
            _change(case, people[picked - 1].id, console)
        elif name := ask_name(console, "Naam (0 = terug): "):
            add_someone(case, name, console)


def add_someone(case: OpenCase, name: str, console: Console) -> None:
    """Ask who this is and add them; nobody gets a role that was not said."""
    kind = _ask_kind(name, "toch niet toevoegen", console)
    if kind is None:
        console.say(f"{name} is niet toegevoegd.")
        return
    title, role, short = kind
    add_person(case, name, role, short)
    console.say(f"{name} staat erbij als {title}.")


def _ask_kind(name: str, stop: str, console: Console) -> tuple[str, str, str] | None:
    picked = console.choose(f"Wie is {name}?", [title for title, _, _ in _KINDS], stop=stop)
    return None if picked is None else _KINDS[picked]


def _change(case: OpenCase, person: str, console: Console) -> None:
    """Change one thing at a time; each answer is kept at once."""
    while True:
        known = case.dossier.partners[person]
        name = known.name or short_name(known)
        options = [
            f"rol: {ROLES[known.role]}",
            f"beslist mee over het plan: {'ja' if known.consents else 'nee'}",
            f"adres geheim: {'ja' if known.address_secret else 'nee'}",
            "hoort er niet meer bij vanaf een dag",
            *(f"{title}: {getattr(known, field) or 'niet ingevuld'}" for field, title in _TEXTS),
        ]
        picked = console.choose(f"Wat verander je bij {name}?", options)
        if picked is None:
            return
        changed = _changed(case, known, picked, console)
        if changed != known:
            case.record(PartnerVastgelegd(partner=changed))
            console.say("Bewaard.")


def _changed(
    case: OpenCase, known: Gesprekspartner, picked: int, console: Console
) -> Gesprekspartner:
    if picked == 0:
        kind = _ask_kind(known.name, "zo laten", console)
        if kind is None:
            return known
        role = msgspec.convert(kind[1], Role)
        return msgspec.structs.replace(
            known, role=role, short=kind[2] or known.short, consents=usually_consents(role)
        )
    if picked == 1:
        return msgspec.structs.replace(known, consents=not known.consents)
    if picked == 2:
        return msgspec.structs.replace(known, address_secret=not known.address_secret)
    if picked == 3:
        until = ask_date(console, "Vanaf welke dag? (leeg = zo laten): ", case.today())
        return msgspec.structs.replace(known, until=until or known.until)
    field, title = _TEXTS[picked - 4]
    typed = console.ask(f"{title} (leeg = zo laten, - = leeg maken): ")
    if not typed or (field == "name" and typed == "-"):
        return known
    return msgspec.structs.replace(known, **{field: "" if typed == "-" else typed})
