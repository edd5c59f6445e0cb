"""The guard on a case and a day: the law of that day, what is unknown, and what would change it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from gesprekshulp.assistant.form import events_of, read_form
from gesprekshulp.assistant.guard import GuardReport, guard
from gesprekshulp.assistant.guard.judging import possible_sectors
from gesprekshulp.assistant.guard.telling import as_data, told
from gesprekshulp.assistant.guard.truth import truth, undecided
from gesprekshulp.assistant.guard.types import CLEAN
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import All, AnyOf, Content, Is, Not

TODAY = date(2026, 11, 28)


@cache
def _content() -> Content:
    return load_content()[0]


def _report(on: date = TODAY, **parts: Any) -> GuardReport:
    """Return what the guard says of a form with these parts."""
    import json

    raw = {"formaat": "gesprekshulp-zaakformulier-1", "titel": "proef", **parts}
    form, faults = read_form(json.dumps(raw, default=str).encode())
    assert form is not None, [str(one) for one in faults]
    return guard(_content(), events_of(form, on).dossier(), on)


def _codes(report: GuardReport) -> set[str]:
    return {one.code for one in report.findings}


def _unknown(report: GuardReport) -> set[str]:
    return {one.code for one in report.unknown}


MOEDER = {"id": "moeder", "rol": "ouder-met-gezag"}
VADER = {"id": "vader", "rol": "ouder-met-gezag"}


def test_a_case_of_which_nothing_is_known_has_no_gap_and_no_questions() -> None:
    report = _report()
    assert report.clean
    assert report.headline == CLEAN
    assert not report.unknown
    assert not report.coming


@pytest.mark.parametrize("sector", ["po", "vo", "so", "vso"])
@pytest.mark.parametrize(("day", "asked"), [("2025-07-31", False), ("2025-08-01", True)])
def test_hearing_the_pupil_is_asked_of_plans_made_since_august_2025(
    sector: str, day: str, asked: bool
) -> None:
    plan = {"opp": [{"stand": "vastgesteld", "op": day}], "school": {"sector": sector}}
    assert ("W401" in _codes(_report(**plan))) is asked
    heard = {"aangeboden_op": "2025-07-01", "woorden": "Ik wil bij het raam."}
    report = _report(**plan, leerling_gehoord=heard)
    assert "W401" not in _codes(report)
    assert ("W402" in _codes(report)) is asked
    told_back = _report(**plan, leerling_gehoord={**heard, "verteld_op": "2025-09-01"})
    assert not _codes(told_back) & {"W401", "W402"}
    declined = {"aangeboden_op": "2025-07-01", "wil_niet": True}
    assert not _codes(_report(**plan, leerling_gehoord=declined)) & {"W401", "W402"}


@pytest.mark.parametrize(("day", "asked"), [("2017-07-31", False), ("2017-08-01", True)])
def test_consent_is_asked_of_plans_made_since_august_2017(day: str, asked: bool) -> None:
    no = [{"wie": "moeder", "stand": "bezwaar", "op": "2017-07-01"}]
    report = _report(
        school={"sector": "vo"},
        personen=[MOEDER],
        onderdelen=[{"id": "rust", "tekst": "Een rustige plek", "antwoorden": no}],
        opp=[{"stand": "vastgesteld", "op": day}],
    )
    assert ("W301" in _codes(report)) is asked


def test_consent_is_of_every_person_to_every_item_and_silence_is_none() -> None:
    yes = {"wie": "moeder", "stand": "akkoord", "op": "2024-09-01"}

    def codes(*answers: dict[str, str]) -> set[str]:
        return _codes(
            _report(
                on=date(2024, 10, 1),
                school={"sector": "po"},
                personen=[MOEDER, VADER],
                onderdelen=[{"id": "rust", "tekst": "Een rustige plek", "antwoorden": answers}],
                opp=[{"stand": "vastgesteld", "op": "2024-09-10"}],
            )
        ) & {"W301", "W302", "W303"}

    assert codes() == {"W301"}
    assert codes(yes) == {"W302"}
    assert codes(yes, {"wie": "vader", "stand": "geen-antwoord"}) == {"W303"}
    assert codes(yes, {"wie": "vader", "stand": "bezwaar"}) == {"W301"}
    assert codes(yes, {"wie": "vader", "stand": "akkoord"}) == set()


def test_one_talk_is_enough_when_all_agree_and_too_little_when_not() -> None:
    case = {
        "school": {"sector": "po"},
        "gesprekken": [{"op": "2024-03-04"}],
        "opp": [{"stand": "vastgesteld", "op": "2024-03-11"}],
    }
    on = date(2024, 3, 20)
    assert not _codes(_report(on, **case, feiten={"overeenstemming-opp": "ja"}))
    assert "W202" in _codes(_report(on, **case, feiten={"overeenstemming-opp": "nee"}))
    second = {**case, "gesprekken": [{"op": "2024-03-04"}, {"op": "2024-03-10"}]}
    assert "W202" not in _codes(_report(on, **second, feiten={"overeenstemming-opp": "nee"}))
    after = {**case, "gesprekken": [{"op": "2024-03-04"}, {"op": "2024-03-18"}]}
    assert "W202" in _codes(_report(on, **after, feiten={"overeenstemming-opp": "nee"}))


def test_a_talk_before_there_was_a_draft_counts_and_one_about_the_version_before_does_not() -> None:
    talks = [{"op": "2024-02-01"}, {"op": "2024-03-04"}]
    first = [{"stand": "concept", "op": "2024-02-20"}, {"stand": "vastgesteld", "op": "2024-03-11"}]
    case = {"school": {"sector": "po"}, "feiten": {"overeenstemming-opp": "nee"}}
    assert "W202" not in _codes(_report(date(2024, 4, 1), **case, gesprekken=talks, opp=first))
    later = [
        *first,
        {"stand": "bijstelling", "op": "2024-09-01"},
        {"stand": "vastgesteld", "op": "2024-10-01"},
    ]
    assert "W201" in _codes(_report(date(2024, 11, 1), **case, gesprekken=talks, opp=later))


def test_naming_the_objection_is_law_in_some_schools_and_wise_in_all() -> None:
    def weight(**school: str) -> str:
        facts = {"besluit-genomen": "ja", "bezwaar-vermeld": "nee"}
        found = _report(school=school, feiten=facts).findings
        return next(one.weight for one in found if one.code == "W709")

    assert weight(sector="po", richting="bijzonder") == "wet"
    assert weight(sector="vo", richting="openbaar") == "wet"
    assert weight(sector="vo", richting="bijzonder") == "advies"
    assert weight(sector="po") == "advies"


def test_four_weeks_for_an_objection_wait_for_the_commission_and_for_public_primary_schools() -> (
    None
):
    made = {"bezwaar-gemaakt": {"waarde": "ja", "op": "2026-09-01"}}

    def late(school: dict[str, str], **more: str) -> bool:
        return "W714" in _codes(_report(school=school, feiten={**made, **more}))

    assert late({"sector": "vo"})
    assert late({"sector": "po", "richting": "bijzonder"})
    assert not late({"sector": "po", "richting": "openbaar"})
    assert not late({"sector": "po"})
    assert not late({"sector": "vo"}, procedure="ja")
    assert not late({"sector": "vo"}, **{"bezwaar-beslist": "ja"})


def test_a_talk_that_may_have_been_held_elsewhere_is_unknown_and_no_gap() -> None:
    plan = {"school": {"sector": "po"}, "opp": [{"stand": "vastgesteld"}]}
    on = date(2024, 3, 20)
    assert "W201" in _codes(_report(on, **plan, gesprekken=[]))
    unknown = _report(on, **plan)
    assert "W201" not in _codes(unknown)
    assert "W201" in _unknown(unknown)


def test_input_counts_as_answered_by_what_was_written_at_each_objection() -> None:
    def codes(*answers: str) -> set[str]:
        said = [
            {"tekst": f"punt {n}", "van": "moeder", "antwoord": a} for n, a in enumerate(answers)
        ]
        return _codes(
            _report(
                on=date(2024, 4, 1),
                school={"sector": "po"},
                personen=[MOEDER],
                gesprekken=[{"op": "2024-03-04", "inbreng": said}, {"op": "2024-03-08"}],
                opp=[{"stand": "vastgesteld", "op": "2024-03-11"}],
            )
        )

    assert "W204" in codes("", "")
    assert "W204" in codes("Dat passen we aan.", "")
    assert "W204" not in codes("Dat passen we aan.", "Dat kan niet, want de klas is vol.")


def test_another_school_is_a_condition_for_everyone_and_in_vo_for_who_must_go_to_school() -> None:
    facts = {"besluit-genomen": "ja", "andere-school-bereid": "gezocht"}

    def found(sector: str, **more: str) -> bool:
        report = _report(school={"sector": sector}, feiten={**facts, **more})
        return "W607" in _codes(report)

    assert all(found(sector) for sector in ("po", "so", "vso", "vo"))
    assert found("vo", leerplichtig="ja")
    assert not found("vo", leerplichtig="nee")
    assert found("po", leerplichtig="nee")


def test_who_must_be_heard_differs_per_sector() -> None:
    facts = {
        "besluit-genomen": "ja",
        "ouders-gehoord": "nee",
        "leerling-gehoord-voornemen": "nee",
        "leraar-gehoord": "nee",
        "inspectie-overleg": "nee",
    }

    def heard(sector: str) -> set[str]:
        report = _report(school={"sector": sector}, feiten=facts)
        return _codes(report) & {"W705", "W706", "W708", "W711"}

    assert heard("vo") == {"W705", "W706", "W711"}
    assert heard("po") == heard("so") == heard("vso") == {"W705", "W708"}


def test_the_sources_and_the_certainty_are_those_of_the_sector() -> None:
    def finding(school: dict[str, str]) -> Any:
        report = _report(school=school, feiten={"besluit-genomen": "ja", "ouders-gehoord": "nee"})
        return next(one for one in report.findings if one.code == "W705")

    assert (finding({"sector": "vo"}).sources, finding({"sector": "vo"}).certainty) == (
        ("wvo-8.15-horen",),
        "hoog",
    )
    special = finding({"soort": "speciaal"})
    assert special.certainty == "laag"
    assert special.still_to_check
    assert special.checked_on is not None


def test_a_rule_of_one_sector_is_silent_while_the_school_may_be_of_another() -> None:
    facts = {"besluit-genomen": "ja", "leraar-gehoord": "nee"}
    assert "W708" not in _codes(_report(feiten=facts))
    assert "W708" in _codes(_report(school={"soort": "speciaal"}, feiten=facts))
    assert possible_sectors({"schoolsoort": "sbo"}) == {"po"}


def test_the_guard_looks_back_as_it_was() -> None:
    case = {
        "op": "2024-06-01",
        "school": {"sector": "po"},
        "gesprekken": [],
        "opp": [
            {"stand": "concept", "op": "2024-01-10"},
            {"stand": "vastgesteld", "op": "2024-03-11"},
        ],
        "feiten": {
            "besluit-genomen": {"waarde": "ja", "op": "2024-05-01"},
            "ouders-gehoord": "nee",
        },
    }
    assert not _codes(_report(date(2024, 2, 1), **case))
    assert _codes(_report(date(2024, 4, 1), **case)) == {"W201"}
    assert {"W201", "W705"} <= _codes(_report(date(2024, 6, 1), **case))


def test_findings_come_heaviest_first_and_are_told_whole() -> None:
    report = _report(
        school={"sector": "po"},
        feiten={
            "besluit-genomen": "ja",
            "ouders-gehoord": "nee",
            "swv-betrokken": "nee",
            "commissie-vermeld": "nee",
            "toezegging": "niet-nagekomen",
        },
    )
    weights = [one.weight for one in report.findings]
    order = ["wet", "commissielijn", "advies", "huisregel"]
    assert weights == sorted(weights, key=order.index)
    assert set(weights) == set(order)
    text = "\n".join(told(report, _content()))
    for one in report.findings:
        assert f"{one.code} {one.title}" in text
        assert one.changes in text
        assert one.remedy in text
    data = as_data(report)
    assert [one["code"] for one in data["punten"]] == [one.code for one in report.findings]
    assert {one["code"] for one in data["niet_vastgelegd"]} == _unknown(report)


def test_every_rule_says_all_it_should_and_can_be_told() -> None:
    content = _content()
    for rule in content.guards.values():
        assert all((rule.text, rule.why, rule.advice, rule.changes, rule.contested)), rule.id
        assert rule.deadline in content.deadlines or not rule.deadline
        assert rule.sources or rule.weight == "huisregel", rule.id


def test_what_is_unknown_decides_nothing_and_is_named() -> None:
    part = Is("a", ("ja",))
    other = Is("b", ("ja",))
    assert truth(part, {}) is None
    assert truth(Is("a", ("onbekend",)), {}) is True
    assert truth(All((part, other)), {"a": "nee"}) is False
    assert truth(AnyOf((part, other)), {"a": "ja"}) is True
    assert truth(AnyOf((part, other)), {"a": "nee"}) is None
    assert truth(Not(part), {}) is None
    assert undecided(All((part, Not(other))), {"b": "nee"}) == ("a",)
    assert undecided(AnyOf((part, other)), {"a": "ja"}) == ()
