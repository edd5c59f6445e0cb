"""What a second, blind set of rulings taught the guard: each lesson, and its near misses."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from gesprekshulp.assistant.form import events_of, read_form
from gesprekshulp.assistant.guard import GuardFinding, guard
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content

DAY = date(2024, 3, 1)
CONCEPT = [{"stand": "concept", "op": "2024-02-01"}]
HEAVY = ("wet", "commissielijn")


@cache
def _content() -> Content:
    return load_content()[0]


def _found(on: date = DAY, sector: str = "po", **parts: Any) -> dict[str, GuardFinding]:
    raw = {"formaat": "gesprekshulp-zaakformulier-1", "titel": "proef", **parts}
    raw.setdefault("school", {"sector": sector})
    form, faults = read_form(json.dumps(raw).encode())
    assert form is not None, [str(one) for one in faults]
    report = guard(_content(), events_of(form, on).dossier(), on)
    return {one.code: one for one in report.findings}


LEFT = {"uitstroom": "oneens", "inbreng-verwerkt": "nee", "tweede-gesprek": "nee"}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (LEFT, True),
        ({**LEFT, "tweede-gesprek": "gepland"}, False),
        ({**LEFT, "tweede-gesprek": "aangeboden"}, False),
        ({**LEFT, "inbreng-verwerkt": "ja"}, False),
        ({**LEFT, "uitstroom": "eens"}, False),
        ({**LEFT, "uitstroom": "eens", "opp-op-tijd": "nee"}, True),
        ({"inbreng-verwerkt": "nee", "tweede-gesprek": "nee"}, False),
    ],
)
def test_a_draft_parents_answered_is_not_left_lying(facts: dict[str, str], told: bool) -> None:
    assert ("W208" in _found(opp=CONCEPT, feiten=facts)) is told


def test_a_draft_left_lying_is_another_gap_than_a_plan_adopted_over_objections() -> None:
    adopted = [{"stand": "vastgesteld", "op": "2024-02-01"}]
    codes = _found(opp=adopted, feiten=LEFT).keys()
    assert "W208" not in codes
    assert "W204" in codes


@pytest.mark.parametrize("plan", [[], CONCEPT])
def test_a_plan_that_should_have_been_there_is_named_without_days_too(plan: list[Any]) -> None:
    assert _found(opp=plan, feiten={"opp-op-tijd": "nee"})["W101"].weight == "wet"
    assert "W101" not in _found(opp=plan, feiten={"opp-op-tijd": "ja"})
    assert "W101" not in _found(opp=plan, feiten={})


@pytest.mark.parametrize("asked", ["nee", "gedaan", "uitgelegd", "niet-gedaan"])
def test_an_adaptation_parents_asked_is_made_or_answered(asked: str) -> None:
    needed = {"extra-ondersteuning": "ja", "aanpassing-gevraagd": asked}
    assert ("W112" in _found(feiten=needed)) is (asked == "niet-gedaan")
    assert "W112" not in _found(feiten={**needed, "extra-ondersteuning": "nee"})


def test_the_old_plan_counts_as_long_as_its_successor_is_a_draft() -> None:
    plans = [{"stand": "vastgesteld", "versie": 1}, {"stand": "concept", "versie": 2}]
    assert _found(opp=plans, feiten={"opp-actueel": "nee"})["W111"].weight == "advies"
    assert "W111" not in _found(opp=plans, feiten={"opp-actueel": "ja"})
    assert "W111" not in _found(opp=[], feiten={"opp-actueel": "nee"})


@pytest.mark.parametrize("reason", ["gewogen", "niet-gewogen", "nee"])
def test_parents_are_warned_before_their_conduct_costs_the_pupil_the_school(reason: str) -> None:
    facts = {"gedrag-ouders-reden": reason, "ouders-gewaarschuwd": "nee"}
    meant = _found(feiten={"voornemen-gemeld": "ja", **facts})
    assert ("W623" in meant) is (reason != "nee")
    assert "W623" not in _found(feiten=facts)
    warned = {"voornemen-gemeld": "ja", **facts, "ouders-gewaarschuwd": "ja"}
    assert "W623" not in _found(feiten=warned)


def test_a_line_of_one_ruling_that_rested_on_the_school_s_own_policy_is_not_sure() -> None:
    facts = {"gedrag-ouders-reden": "gewogen", "ouders-gewaarschuwd": "nee"}
    found = _found(feiten={"voornemen-gemeld": "ja", **facts})["W623"]
    assert found.certainty == "middel"
    assert "beleid" in found.why


@pytest.mark.parametrize("weighed", ["gewogen", "niet-gewogen"])
def test_a_school_that_blames_the_talk_on_parents_first_held_it_itself(weighed: str) -> None:
    facts = {
        "besluit-genomen": "ja",
        "extra-ondersteuning": "ja",
        "gedrag-ouders-reden": weighed,
    }
    assert "W624" in _found(opp=[], feiten=facts)
    adopted = [{"stand": "vastgesteld", "op": "2024-02-01"}]
    assert "W624" in _found(opp=adopted, gesprekken=[], feiten=facts)
    talk = [{"op": "2024-01-20"}]
    assert "W624" not in _found(opp=adopted, gesprekken=talk, feiten=facts)
    assert "W624" not in _found(feiten=facts)
    assert "W624" not in _found(opp=[], feiten={**facts, "extra-ondersteuning": "nee"})


def test_looking_into_what_happened_weighs_less_when_only_suspended() -> None:
    told = {"voorval-uitgezocht": "nee", "schorsing": "ja"}
    assert _found(feiten=told)["W621"].weight == "advies"
    assert _found(feiten={**told, "besluit-genomen": "ja"})["W621"].weight == "commissielijn"


@pytest.mark.parametrize(
    ("born", "told"), [("2007-11-02", False), ("2009-11-02", True)], ids=["18", "16"]
)
def test_from_eighteen_the_plan_is_evaluated_with_the_pupil_not_with_parents(
    born: str, told: bool
) -> None:
    codes = _found(
        on=date(2026, 4, 10),
        school={"sector": "vso", "soort": "speciaal"},
        leerling={"geboortedatum": born},
        opp=[{"stand": "vastgesteld", "op": "2025-09-22"}],
        evaluaties=[{"op": "2026-03-09", "met_ouders": False, "met_leerling": True}],
    ).keys()
    assert ("W121" in codes) is told


@pytest.mark.parametrize(
    ("on", "longer", "told"),
    [
        (date(2024, 2, 12), None, False),
        (date(2024, 2, 20), None, True),
        (date(2024, 2, 20), "nee", True),
        (date(2024, 2, 20), "ja", False),
        (date(2024, 3, 12), "ja", True),
    ],
)
def test_a_decision_on_admission_that_may_take_longer_is_late_later(
    on: date, longer: str | None, told: bool
) -> None:
    """Asked on 1 January: six weeks end on 12 February, with four more on 11 March."""
    facts: dict[str, Any] = {"aangemeld": {"waarde": "ja", "op": "2024-01-01"}}
    if longer:
        facts["toelating-verlengd"] = longer
    assert ("W807" in _found(on=on, feiten=facts)) is told


@pytest.mark.parametrize(
    ("on", "longer", "told"),
    [
        (date(2024, 2, 2), None, True),
        (date(2024, 2, 2), "ja", False),
        (date(2024, 4, 1), "ja", False),
        (date(2024, 4, 2), "ja", True),
    ],
)
def test_an_answer_on_access_that_may_take_longer_is_late_later(
    on: date, longer: str | None, told: bool
) -> None:
    facts: dict[str, Any] = {"inzage-gevraagd": {"waarde": "ja", "op": "2024-01-01"}}
    if longer:
        facts["inzage-verlengd"] = longer
    assert ("W901" in _found(on=on, feiten=facts)) is told


@pytest.mark.parametrize(
    ("parents", "pupil", "codes"),
    [
        ("ja", "ja", set()),
        ("niet-gekomen", "wil-niet", set()),
        ("nee", "wil-niet", {"W121"}),
        ("niet-gekomen", "nee", {"W122"}),
    ],
)
def test_who_was_asked_and_stayed_away_was_not_passed_over(
    parents: str, pupil: str, codes: set[str]
) -> None:
    found = _found(
        on=date(2026, 4, 10),
        sector="vo",
        opp=[{"stand": "vastgesteld", "op": "2025-09-22"}],
        feiten={
            "evaluatie-schooljaar": {"waarde": "gedaan", "op": "2026-03-09"},
            "evaluatie-met-ouders": parents,
            "evaluatie-met-leerling": pupil,
        },
    )
    assert {"W121", "W122"} & found.keys() == codes


@pytest.mark.parametrize(("sector", "told"), [("vo", False), ("po", True)])
def test_in_vo_a_suspension_may_run_on_while_the_inspectorate_is_consulted(
    sector: str, told: bool
) -> None:
    long = {"schorsing": "ja", "schorsing-lengte": "langer"}
    assert "W801" in _found(sector=sector, feiten=long)
    found = _found(sector=sector, feiten={**long, "inspectie-overleg": "ja"})
    assert ("W801" in found) is told


YEARS_AGO = [{"stand": "vastgesteld", "op": "2021-09-10"}]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({}, False),
        ({"evaluaties": []}, True),
        ({"evaluaties": [{"op": "2022-05-01"}]}, True),
        ({"evaluaties": [{"op": "2022-05-01"}, {"op": "2023-05-01"}]}, False),
        ({"feiten": {"evaluatie-schooljaar": {"waarde": "nee", "op": "2023-07-01"}}}, True),
        (
            {
                "evaluaties": [{"op": "2022-05-01"}],
                "feiten": {"evaluaties-bekend": "niet-alle"},
            },
            False,
        ),
    ],
)
def test_evaluations_a_form_does_not_tell_of_are_not_known_not_missing(
    parts: dict[str, Any], told: bool
) -> None:
    assert ("W120" in _found(opp=YEARS_AGO, **parts)) is told
