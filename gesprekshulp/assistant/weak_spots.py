"""Weak spots in the record of a case: what was said or done, and cannot be shown.

Each with how the other side would put it and what can still be done. What the law asks is
for the guard; here only what stands on paper and what does not. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.people import called, consenting, is_adult
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import Dossier, Note, PlanItem
from gesprekshulp.dossier.vocabulary import UNKNOWN
from gesprekshulp.dossier.words import not_filled_in

Topic = Literal[
    "bezwaar", "leerling", "afspraak", "uitnodiging", "instemming", "gesprek", "stukken"
]
"""What a weak spot is about."""


class WeakSpot(msgspec.Struct, frozen=True):
    """What is not on paper (`text`), how it could be put (`said`), what can still be done.

    `topic`: what it is about. `partner`: id of the person it is about, if one.
    """

    text: str
    said: str
    remedy: str
    topic: Topic
    partner: str = ""


def weak_spots(dossier: Dossier, on: date) -> list[WeakSpot]:
    """Return the weak spots on that day, the most telling first. Own notes are no part of it."""
    shared = [n for n in dossier.notes.values() if n.reader != "eigen" and not n.struck_on]
    # Before the first talk nobody could answer yet; that is no weak spot.
    talked = any(one.started_at for one in dossier.meetings.values()) or bool(dossier.consents)
    return [
        *(spot for note in shared for spot in _unanswered(note)),
        *_not_heard(dossier, on),
        *(spot for note in shared for spot in _undone(note, on)),
        *_invitations(dossier),
        *(
            spot
            for item in plan_items(dossier)
            for person in consenting(dossier, on)
            for spot in _consent(dossier, item, person.id)
            if talked
        ),
        *_talks(dossier),
        *_originals(dossier),
    ]


def _unanswered(note: Note) -> Iterator[WeakSpot]:
    if note.kind == "bezwaar" and note.stand in ("", "open") and not note.answer:
        yield WeakSpot(
            f"Bezwaar “{note.text}”: er staat geen antwoord bij.",
            "“Op ons bezwaar kwam nooit een antwoord.”",
            "Antwoord alsnog, en leg in de nazorg vast wat je zei of wat er nu gebeurt.",
            "bezwaar",
            note.speaker,
        )


def _not_heard(dossier: Dossier, on: date) -> Iterator[WeakSpot]:
    if derive_facts(dossier, on)["leerling-gehoord"] in ("nee", UNKNOWN) and not is_adult(
        dossier, on
    ):
        yield WeakSpot(
            "Of de leerling is gevraagd naar de eigen mening, staat er niet.",
            "“Aan ons kind is niets gevraagd.”",
            "Vraag het alsnog, op een manier die de leerling kiest, en leg vast wat ervan kwam.",
            "leerling",
        )


def _undone(note: Note, on: date) -> Iterator[WeakSpot]:
    if note.kind != "afspraak" or note.stand == "opgelost":
        return
    if note.when and note.when < on:
        day = dutch_date(note.when, weekday=False)
        yield WeakSpot(
            f"Afspraak “{note.text}”: was voor {day}, en of het is gedaan, staat er niet.",
            "“Dat is beloofd en nooit gedaan.”",
            "Doe het alsnog of leg vast dat het is gedaan, en vertel het ouders.",
            "afspraak",
        )
    elif not (note.when and note.who):
        gaps = [word for word, known in (("wie", note.who), ("wanneer", note.when)) if not known]
        yield WeakSpot(
            f"Afspraak “{note.text}”: {not_filled_in(gaps)}.",
            "“Niemand wist wie het zou doen.”",
            "Maak de afspraak compleet in de nazorg, en stuur haar aan ouders.",
            "afspraak",
        )


def _invitations(dossier: Dossier) -> Iterator[WeakSpot]:
    for asked in dossier.invitations:
        if asked.on is None and not asked.reason_not:
            yield WeakSpot(
                f"Uitnodiging aan {called(dossier, asked.partner)}: de dag staat er niet.",
                "“Wij zijn niet op tijd uitgenodigd.”",
                "Zoek de dag terug in je mail of telefoon, en leg die vast.",
                "uitnodiging",
                asked.partner,
            )


def _consent(dossier: Dossier, item: PlanItem, person: str) -> Iterator[WeakSpot]:
    given = dossier.consents.get(f"{person}/{item.id}", ())
    who = called(dossier, person)
    if not given:
        yield WeakSpot(
            f"“{item.text}”: van {who} staat er geen antwoord.",
            "“Daar hebben wij nooit ja op gezegd.”",
            "Vraag het per onderdeel, en leg het antwoord met de dag vast.",
            "instemming",
            person,
        )
    elif given[-1].given_on is None:
        yield WeakSpot(
            f"“{item.text}”: van het antwoord van {who} staat de dag er niet.",
            "“Toen was dat nog niet afgesproken.”",
            "Zoek de dag terug, en leg die vast.",
            "instemming",
            person,
        )
    elif given[-1].stand == "akkoord" and given[-1].how in ("", "gezegd"):
        yield WeakSpot(
            f"“{item.text}”: het akkoord van {who} staat niet op papier.",
            "“Zo hebben wij dat niet gezegd.”",
            "Stuur een korte bevestiging, en vraag of het klopt.",
            "instemming",
            person,
        )


def _talks(dossier: Dossier) -> Iterator[WeakSpot]:
    for gesprek in dossier.meetings.values():
        if gesprek.kind != "oogo" or gesprek.started_at is None:
            continue
        day = dutch_date(local_date(gesprek.started_at), weekday=False)
        title = f"{gesprek.title or 'Gesprek'} van {day}"
        if not gesprek.presence:
            yield WeakSpot(
                f"{title}: wie erbij waren, staat er niet.",
                "“Daar waren wij niet bij.”",
                "Leg vast wie er was, in de nazorg bij aanwezig.",
                "gesprek",
            )
        if gesprek.stand != "gesloten":
            yield WeakSpot(
                f"{title}: nog niet gesloten; de notities kunnen nog veranderen.",
                "“Dat verslag is later gemaakt.”",
                "Loop de nazorg na en sluit het gesprek.",
                "gesprek",
            )


def _originals(dossier: Dossier) -> Iterator[WeakSpot]:
    signed = dossier.opp.status not in ("geen", "concept")  # of a draft nothing is signed
    if dossier.opp_history and signed and not dossier.opp.originals:
        yield WeakSpot(
            "Waar de getekende stukken liggen, staat er niet.",
            "“Laat dat getekende plan maar zien.”",
            "Zet bij het OPP waar de stukken liggen.",
            "stukken",
        )
