"""A case half a year on, typed in from a form, as a director shows it to a committee."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from gesprekshulp.assistant.form.making import events_of
from gesprekshulp.assistant.form.types import Form
from gesprekshulp.assistant.wording import Names
from gesprekshulp.documents.bundle.judging import Judged, Requester, judge_bundle
from gesprekshulp.documents.bundle.lines import bundle_lines
from gesprekshulp.documents.chronology import chronology, chronology_request
from gesprekshulp.documents.letters.build import build_letter
from gesprekshulp.documents.letters.data import lapsed_items
from gesprekshulp.documents.letters.fitting import fitting_letters
from gesprekshulp.documents.letters.request import Reader, Request
from gesprekshulp.documents.plain import as_text
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.loading import load_content

CONTENT = load_content()[0]
ON = date(2026, 11, 28)
MOTHER = Reader("ouders-met-gezag", "moeder", "Aylin Vos")


def case() -> Dossier:
    trial = {"wie": "moeder", "stand": "tot-datum", "op": "2026-09-17", "tot": "2026-11-01"}
    refused = {"wie": "moeder", "stand": "bezwaar", "op": "2026-11-12"}
    made: dict[str, Any] = {
        "formaat": "gesprekshulp-zaakformulier-1",
        "titel": "Groep 7",
        "op": "2026-11-27",
        "leerling": {"voornaam": "Sem", "achternaam": "Vos", "geboortedatum": "2016-03-14"},
        "school": {"naam": "De Linde", "sector": "po"},
        "personen": [
            {"id": "moeder", "rol": "ouder-met-gezag", "naam": "Aylin Vos"},
            {"id": "vader", "rol": "ouder-zonder-gezag", "naam": "Bram Kok"},
            {"id": "juf", "rol": "medewerker", "naam": "Marloes Smit"},
        ],
        "gesprekken": [
            {
                "op": "2026-05-21",
                "titel": "Eerste gesprek",
                "erbij": ["moeder", "juf"],
                "inbreng": [
                    {"van": "moeder", "tekst": "Vmbo is te laag", "antwoord": "We toetsen in juni."}
                ],
                "afspraken": [
                    {"tekst": "Juf zet de plek klaar", "wie": "juf", "wanneer": "2026-05-26"}
                ],
            },
            {"op": "2026-09-17", "titel": "Tweede gesprek", "erbij": ["moeder"]},
        ],
        "opp": [{"stand": "vastgesteld", "op": "2026-10-05", "uitstroombestemming": "vmbo"}],
        "onderdelen": [
            {"id": "plek", "tekst": "Een rustige plek", "antwoorden": [trial]},
            {"id": "training", "tekst": "Een training", "antwoorden": [refused]},
        ],
        "ondersteuning": [
            {"wat": "Werkplek bij het raam", "op": "2026-05-26", "uitkomst": "Hij zit er vaak."}
        ],
        "feiten": {"inzage-gevraagd": {"waarde": "ja", "op": "2026-11-16"}},
    }
    return events_of(msgspec.convert(made, Form), ON).dossier()


def bundle(requester: Requester) -> dict[str, Judged]:
    dossier = case()
    lines = bundle_lines(dossier, CONTENT, ON)
    return {one.line.id: one for one in judge_bundle(dossier, lines, requester, ON)}


def test_no_time_of_day_is_made_up_and_who_was_there_is_told() -> None:
    request = chronology_request(case(), CONTENT, Reader("intern"), ON, "Karin")
    text = as_text(chronology(request))
    assert "12:00" not in text
    assert "Eerste gesprek: gevoerd. Erbij: moeder, juf." in text


def test_what_was_answered_stands_with_what_was_said() -> None:
    request = chronology_request(case(), CONTENT, Reader("intern"), ON, "Karin")
    assert "Antwoord: We toetsen in juni." in as_text(chronology(request))


def test_a_label_is_no_name_and_a_capital_loses_nothing_for_a_parent() -> None:
    mother = bundle(Requester("ouder-met-gezag", "moeder"))
    assert {mother[one].verdict for one in mother if one.startswith("notitie/")} == {"in"}
    father = bundle(Requester("ouder-zonder-gezag", "vader"))
    assert father["feit/ondersteuning-geboden/1"].verdict == "kijk"
    assert father["feit/inzage-gevraagd/1"].verdict == "uit", "wat moeder vroeg, is van moeder"


def test_for_the_committee_a_line_about_another_is_looked_at() -> None:
    found = bundle(Requester("commissie"))
    assert found["opp/1"].verdict == "in"
    assert all(one.ground in CONTENT.grounds for one in found.values())


@pytest.mark.parametrize("letter", ["antwoord-inzage", "na-geen-overeenstemming"])
def test_the_letter_that_is_due_is_offered(letter: str) -> None:
    facts = derive_facts(case(), ON)
    offered = fitting_letters(CONTENT, facts, Names())
    assert letter in {one.letter.id for one in offered if one.why}


def test_an_ended_trial_is_told_and_does_not_go_on() -> None:
    letter = CONTENT.letters["na-geen-overeenstemming"]
    request = Request(letter=letter, dossier=case(), content=CONTENT, readers=(MOTHER,), on=ON)
    assert [item.id for item, _ in lapsed_items(request)] == ["plek"]
    text = as_text(build_letter(request).document)
    assert "De proef liep tot en met 1 november 2026." in text


def test_a_gap_names_the_line_where_it_is_closed() -> None:
    letter = CONTENT.letters["besluit-verwijdering"]
    request = Request(letter=letter, dossier=case(), content=CONTENT, readers=(MOTHER,), on=ON)
    how = {gap.rest: gap.how for gap in build_letter(request).gaps}
    assert f"Feiten “{CONTENT.facts['leraar-gehoord'].title}”" in how["leraar-gehoord"]


def test_a_colleague_reads_what_is_open_from_every_talk() -> None:
    letter = CONTENT.letters["overdracht-collega"]
    who = (Reader("intern"),)
    request = Request(
        letter=letter, dossier=case(), content=CONTENT, readers=who, on=ON, meeting="g-2"
    )
    text = as_text(build_letter(request).document)
    assert "Vmbo is te laag" in text
    assert "Juf zet de plek klaar" in text
