"""What our own school offers, line by line: the same setting as on Overzicht."""

from __future__ import annotations

from msgspec.structs import replace

from gesprekshulp.casework.desk import Desk
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
