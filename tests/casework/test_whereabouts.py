"""In a meeting: where am I and why, and putting an earlier answer right afterwards."""

from __future__ import annotations

import pytest
from case_story import World, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.whereabouts import sections
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.naming import name_events
from gesprekshulp.casework.walks import begin_walk
from gesprekshulp.casework.whereabouts import (
    change_earlier,
    earlier_answers,
    options_at,
    where,
    why_point,
)
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.types import Content


@pytest.fixture
def preparing(case: OpenCase) -> Meeting:
    return begin_walk(case, "voorbereiding")


def told(meeting: Meeting) -> str:
    return "\n".join(f"{s.title}\n" + "\n".join(s.lines) for s in sections(where(meeting)))


def take(meeting: Meeting, *options: str) -> None:
    for option in options:
        before = len(meeting.walk.answers)
        meeting.choose(option)
        assert len(meeting.walk.answers) == before + 1, f"{option} bij {meeting.walk.place}"


def test_where_am_i_says_how_why_and_what_would_change(preparing: Meeting) -> None:
    take(preparing, "niet-zeker")

    said = told(preparing)

    assert "Gaat het om extra ondersteuning? → Dat weet ik nog niet" in said
    assert "nu: Uitzoeken wat er nodig is" in said
    assert "Je koos bij “Gaat het om extra ondersteuning?”" in said


def test_the_facts_that_show_something_are_named_with_ground_and_source(
    preparing: Meeting,
) -> None:
    # At the first step a claim and an option hang on the kind of school.
    said = told(preparing)

    assert "volgt uit de gegevens van de zaak" in said
    assert "wpo-40a" in said
    hidden = where(preparing).hidden
    assert any("Op deze school heeft elke leerling een plan" in one.what for one in hidden)
    assert all(one.needs and "is nu" in one.now for one in hidden)


def test_a_point_of_the_preparation_says_why_it_is_there(case: OpenCase) -> None:
    rule = case.missing("voor")[0].rule

    first, second = why_point(case, rule)

    assert first.lines
    assert "zolang" in second.lines[0]
    assert why_point(case, "bestaat-niet") == []


def test_changing_an_answer_restores_the_fact_and_says_what_fell_away(
    preparing: Meeting, case: OpenCase
) -> None:
    take(preparing, "niet-zeker", "toch-extra")
    assert case.facts(preparing.id)["extra-ondersteuning"] == "ja"
    note = preparing.keep("ouders weten nog niet wat extra is")
    index = earlier_answers(preparing)[-1].index

    said = change_earlier(preparing, index, "geen-extra")

    assert case.facts(preparing.id)["extra-ondersteuning"] == "nee"
    assert note.id in case.dossier.notes
    assert any("Vervallen: “Uitzoeken wat er nodig is”" in line for line in said.lines)
    assert any("is nu" in line for line in said.facts)
    assert preparing.walk.answers[index].reset == ("voorbereiding/extra-uitzoeken/toch-extra",)


def test_the_change_is_one_action_to_undo_and_redo(preparing: Meeting, case: OpenCase) -> None:
    take(preparing, "niet-zeker", "toch-extra")
    before = case.dossier

    change_earlier(preparing, 1, "geen-extra")
    after = case.dossier
    undone = preparing.undo()

    assert name_events(undone).startswith("ander antwoord bij stap “Gaat het om extra")
    assert case.dossier == before
    preparing.redo()
    assert case.dossier == after


def test_a_program_that_starts_again_finds_the_changed_walk(
    preparing: Meeting, case: OpenCase, world: World
) -> None:
    take(preparing, "niet-zeker", "toch-extra")
    change_earlier(preparing, 1, "geen-extra")

    again = Meeting(world.reopened(case), preparing.id)

    assert again.walk == preparing.walk
    assert again.case.dossier == case.dossier


def test_an_answer_that_stays_does_not_overrule_what_was_said_by_hand_since(
    preparing: Meeting, case: OpenCase
) -> None:
    take(preparing, "geen-extra", "ouders-missen-iets", "toch-extra")
    case.set_fact("extra-ondersteuning", "nee", ground="toch niet, na overleg")

    said = change_earlier(preparing, 1, "niet-zeker")

    assert [a.option for a in preparing.walk.answers] == ["", "niet-zeker", "toch-extra"]
    assert any("Gebleven: “Uitzoeken wat er nodig is”" in line for line in said.lines)
    assert case.facts(preparing.id)["extra-ondersteuning"] == "nee"
    assert case.dossier.facts["extra-ondersteuning"].ground == "toch niet, na overleg"
    # And a step back takes back what the kept answer set, not what was said by hand.
    preparing.back()
    assert [e.answer for e in case.dossier.fact_history["extra-ondersteuning"]] == [-1]


def test_the_same_answer_records_nothing(preparing: Meeting, case: OpenCase) -> None:
    take(preparing, "niet-zeker")
    before = len(case.desk.store.load(case.id))

    said = change_earlier(preparing, 1, "niet-zeker")

    assert "niets veranderd" in said.lines[0]
    assert len(case.desk.store.load(case.id)) == before


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_whatever_is_changed_notes_consent_and_hand_facts_stay(
    world: World, content: Content, data: st.DataObject
) -> None:
    case = world.family(world.case())
    item = case.add_item("rekengroepje")
    meeting = table(case)
    for _ in range(data.draw(st.integers(2, 8))):
        options = [o.id for o in meeting.view().options]
        if options:
            meeting.choose(data.draw(st.sampled_from(options)))
        meeting.keep("gezegd")
    meeting.consent("moeder", item, "akkoord")
    case.set_fact("uitstroom", "oneens", ground="met de hand", meeting=meeting.id)
    before = case.dossier
    answers = earlier_answers(meeting)
    if not answers:
        return
    index = data.draw(st.sampled_from([one.index for one in answers]))
    options = [o.id for o in options_at(meeting, index)]
    if not options:
        return
    change_earlier(meeting, index, data.draw(st.sampled_from(options)))

    after = case.dossier
    assert after.notes == before.notes
    assert after.consents == before.consents
    assert by_hand(after) == by_hand(before)
    # The same walk taken afresh would set the very same facts.
    set_now = {
        (fact, n): value
        for n, answer in enumerate(meeting.walk.answers)
        for fact, value in answer.sets.items()
    }
    kept = {
        (key.rpartition("/")[2], entry.answer): entry.value
        for key, history in after.fact_history.items()
        for entry in history
        if entry.answer >= 0
    }
    assert kept == set_now


def by_hand(dossier: Dossier) -> list[object]:
    return [
        entry
        for _, history in sorted(dossier.fact_history.items())
        for entry in history
        if entry.answer < 0
    ]
