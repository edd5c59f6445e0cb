"""Faults between the parts of a form: people nobody named, days in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekshulp.assistant.form.places import Pointer
from gesprekshulp.assistant.form.types import Form
from gesprekshulp.dossier.people import PUPIL_ID
from gesprekshulp.knowledge.hints import did_you_mean

Problem = tuple[Pointer, str, str]
"""Where, what is wrong, and a hint."""


def check_form(form: Form) -> Iterator[Problem]:
    """Yield every fault that no part shows by itself."""
    yield from _doubled(form)
    yield from _people(form)
    yield from _days(form)
    if form.leerling.geboortedatum and form.leerling.leeftijd:
        hint = "de geboortedatum is genoeg"
        yield ("leerling", "leeftijd"), "Geboortedatum en leeftijd staan er allebei.", hint
    if form.school.sector and form.school.soort != "gewoon":
        wanted = {"sbo": ("po",), "praktijkonderwijs": ("vo",), "speciaal": ("so", "vso")}
        if form.school.sector not in wanted[form.school.soort]:
            words = f"Soort “{form.school.soort}” hoort niet bij sector “{form.school.sector}”."
            yield ("school", "soort"), words, f"sector: {' of '.join(wanted[form.school.soort])}"
    for number, item in enumerate(form.onderdelen):
        for at, given in enumerate(item.antwoorden):
            if given.stand == "tot-datum" and given.tot is None:
                where = ("onderdelen", number, "antwoorden", at, "stand")
                yield where, "Bij tot-datum hoort een dag onder “tot”.", ""


def _doubled(form: Form) -> Iterator[Problem]:
    listed = {
        "personen": [one.id for one in form.personen],
        "onderdelen": [one.id for one in form.onderdelen],
    }
    for name, ids in listed.items():
        for number, one in enumerate(ids):
            if one in ids[:number]:
                yield (name, number, "id"), f"Het kenmerk “{one}” staat twee keer.", ""


def _people(form: Form) -> Iterator[Problem]:
    known = {one.id for one in form.personen} | {PUPIL_ID}
    for pointer, who in _named(form):
        if who not in known:
            hint = did_you_mean(who, known) or "zet deze persoon bij “personen”"
            yield pointer, f"“{who}” staat niet bij de personen.", hint


def _named(form: Form) -> Iterator[tuple[Pointer, str]]:
    for number, one in enumerate(form.uitnodigingen):
        yield ("uitnodigingen", number, "wie"), one.wie
    for number, talk in enumerate(form.gesprekken or ()):
        for at, who in enumerate(talk.erbij):
            yield ("gesprekken", number, "erbij", at), who
        for at, who in enumerate(talk.niet_erbij):
            yield ("gesprekken", number, "niet_erbij", at), who
    for number, contact in enumerate(form.contacten):
        for at, who in enumerate(contact.met):
            yield ("contacten", number, "met", at), who
    for number, item in enumerate(form.onderdelen):
        for at, given in enumerate(item.antwoorden):
            yield ("onderdelen", number, "antwoorden", at, "wie"), given.wie


def _days(form: Form) -> Iterator[Problem]:
    before = None
    for number, plan in enumerate(form.opp or ()):
        if plan.op and before and plan.op < before:
            words = "Deze stand van het OPP is van vóór de vorige."
            yield ("opp", number, "op"), words, "zet de oudste eerst"
        before = plan.op or before
    for number, person in enumerate(form.personen):
        if person.vanaf and person.tot and person.tot < person.vanaf:
            yield ("personen", number, "tot"), "“tot” ligt vóór “vanaf”.", "verwissel de dagen"
    for number, talk in enumerate(form.gesprekken or ()):
        for at, who in enumerate(talk.niet_erbij):
            if who in talk.erbij:
                words = f"“{who}” was er wel en niet."
                yield ("gesprekken", number, "niet_erbij", at), words, "kies één van de twee"
