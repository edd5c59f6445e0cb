"""The case under the headings that most forms for an OPP have, as plain text to paste.

Says what was recorded and nothing else; a heading without content says that it is open, so
that nothing is filled in by accident. For use within the school.
"""

from __future__ import annotations

from datetime import date

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.whereabouts import value_words
from gesprekshulp.documents.plain import Part
from gesprekshulp.documents.views import views_for
from gesprekshulp.dossier.people import called, consenting, short_name, standing_with, with_gezag
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.words import (
    CONSENT_STANDS,
    OPP_STATUS,
    SECTORS,
    VIEW_ABOUT,
    VIEW_HOW,
    VIEW_OUTCOMES,
)
from gesprekshulp.knowledge.types import Content

OPEN = "(nog niet vastgelegd)"
_EVALUATION = "evaluatie-schooljaar"
HEADINGS = (
    "Begingegevens",
    "Bevorderende factoren",
    "Belemmerende factoren",
    "Uitstroombestemming",
    "Onderbouwing",
    "Handelingsdeel",
    "Hoorrecht: de stem van de leerling",
    "Evaluatie",
    "Zienswijze",
)


def opp_parts(dossier: Dossier, content: Content, on: date) -> list[Part]:
    """Return one part per heading, in the order of `HEADINGS`."""
    opp = dossier.opp
    texts = (
        _beginning(dossier, on),
        opp.helping,
        opp.hindering,
        opp.uitstroombestemming,
        opp.grounds,
        _plan(dossier, on),
        _pupil(dossier),
        _evaluation(dossier, content),
        _views(dossier, on),
    )
    return [Part(title, text.strip() or OPEN) for title, text in zip(HEADINGS, texts, strict=True)]


def _beginning(dossier: Dossier, on: date) -> str:
    pupil, school, opp = dossier.leerling, dossier.school, dossier.opp
    rows = (
        ("Leerling", f"{pupil.first_name} {pupil.last_name}".strip()),
        ("Geboren", _day(pupil.birth_date)),
        ("Ingeschreven", _day(pupil.enrolled_on)),
        ("Groep of klas", pupil.group),
        ("School", school.name),
        ("Onderwijs", SECTORS[school.sector] if school.sector else ""),
        ("Samenwerkingsverband", school.partnership),
        ("Ouders met gezag", ", ".join(one.name for one in with_gezag(dossier, on))),
        ("OPP", f"versie {opp.version}, {OPP_STATUS[opp.status]}" if opp.version else ""),
        ("Datum OPP", _day(opp.dated)),
    )
    return "\n".join(f"{title}: {text}" for title, text in rows if text)


def _plan(dossier: Dossier, on: date) -> str:
    people = consenting(dossier, on)
    rows = []
    for number, item in enumerate(plan_items(dossier), 1):
        stands = "; ".join(
            f"{short_name(one)}: {CONSENT_STANDS[standing_with(dossier, item.id, one.id, on)]}"
            for one in people
        )
        rows.append(f"{number}. {item.text}" + (f"\n   {stands}" if stands else ""))
    return "\n".join(rows)


def _pupil(dossier: Dossier) -> str:
    view = dossier.child_view
    words = view.words
    if words and view.withheld:
        words = ""
    rows = (
        ("Aangeboden op", _day(view.offered_on)),
        ("Manier die de leerling koos", view.chosen_way),
        ("De leerling zegt", f"“{words}”" if words else ""),
        ("De leerling", "wilde niets zeggen" if view.declined else ""),
        ("De leerling", "wil de woorden voor zich houden" if view.withheld and view.words else ""),
        ("Wat dit veranderde", view.changed),
        ("Teruggekoppeld op", _day(view.told_back_on)),
    )
    return "\n".join(f"{title}: {text}" for title, text in rows if text)


def _evaluation(dossier: Dossier, content: Content) -> str:
    rows = []
    for entry in dossier.fact_history.get(_EVALUATION, ()):
        said = value_words(content, _EVALUATION, entry.value)
        ground = f" ({entry.ground})" if entry.ground and entry.answer < 0 else ""
        rows.append(f"{_day(entry.happened_on or entry.on)}: {said}{ground}")
    return "\n".join(rows)


def _views(dossier: Dossier, on: date) -> str:
    rows = []
    for one in views_for(dossier, None, on):
        head = f"{called(dossier, one.who)}, {_day(one.received_on)}, {VIEW_HOW[one.how]}"
        rows.append(f"{head}, over {VIEW_ABOUT[one.about]}:")
        if one.beside:
            rows.append(f"  Tekst van de school: “{one.beside}”")
        rows.append(f"  “{one.words}”")
        rows += [
            f"  Antwoord van de school: {VIEW_OUTCOMES[answer.outcome]}. {answer.text}"
            for answer in one.answers
        ]
    return "\n".join(rows)


def _day(day: date | None) -> str:
    return dutch_date(day, weekday=False) if day else ""
