"""Our own school, line by line: what it offers (the setting on Overzicht), and which one it is."""

from __future__ import annotations

from msgspec.structs import replace

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.offer import with_offer_of
from gesprekshulp.dossier.events import SchoolVastgelegd
from gesprekshulp.dossier.types import School, Sector
from gesprekshulp.dossier.words import SECTORS
from gesprekshulp.plat.console import Console

_ASKED = (
    ("name", "Naam van de school"),
    ("basic_support", "Basisondersteuning: wat elke leerling hier kan krijgen"),
    ("extra_support", "Extra ondersteuning: wat jullie zelf extra bieden"),
    ("decides", "Wie op school over extra ondersteuning beslist"),
    ("partnership", "Samenwerkingsverband"),
    ("support_point", "Ouder- en jeugdsteunpunt, en hoe je het bereikt"),
    ("contact", "Wie vragen over de samenvatting beantwoordt"),
)


def ask_our_school(desk: Desk, console: Console) -> None:
    """Ask one thing at a time; an empty line leaves it as it is. Kept after each answer."""
    console.say("", "Onze school. Een lege regel laat iets zoals het is; 0 stopt.")
    for name, question in _ASKED:
        known = getattr(desk.last_school(), name)
        console.say(f"{question}. Nu: {known or 'nog niet ingevuld'}")
        answer = console.ask("> ")
        if answer is None or answer == "0":
            return
        if answer:
            desk.remember_school(replace(desk.last_school(), **{name: answer}))
            console.say("Bewaard.")
    console.say("Dit staat klaar bij elke nieuwe zaak.")


def enter_school(case: OpenCase, console: Console) -> None:
    """Ask the school of this case; it is remembered for the next one."""
    school = ask_school(case.dossier.school, console)
    case.record(SchoolVastgelegd(school=school))
    case.desk.remember_school(with_offer_of(school, case.desk.last_school()))
    console.say("Bewaard.")


def ask_school(known: School, console: Console) -> School:
    """Ask the name and what kind of education it is; what is not answered stays."""
    kept = f"leeg = {known.name}" if known.name else "mag leeg"
    name = console.ask(f"Naam van de school ({kept}): ") or known.name
    picked = console.choose("Wat voor onderwijs?", list(SECTORS.values()), stop="weet ik niet")
    sectors: tuple[Sector, ...] = ("po", "vo", "so", "vso")
    return replace(known, name=name, sector=sectors[picked] if picked is not None else known.sector)
