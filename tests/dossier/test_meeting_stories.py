"""Meetings as they go: a month apart, broken off, corrected after closing, a step taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from dossier_story import Story
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.dossier.events import (
    GesprekBegonnen,
    GesprekOnderbroken,
    NotitieGewijzigd,
    NotitieMeegenomen,
    NotitieVervallen,
    Wiped,
)
from gesprekshulp.dossier.notes import (
    events_with_text_of,
    notes_of,
    open_agreements,
    open_objections,
)
from gesprekshulp.dossier.types import Dossier


def changed(story: Story, note: str, reason: str = "", **fields: Any) -> Story:
    after = msgspec.structs.replace(story.dossier.notes[note], **fields)
    return story.tell(NotitieGewijzigd(note=after, reason=reason))


def first_meeting() -> Story:
    story = Story().opened().both_parents().plan("g1").begin("g1", "moeder", "vader")
    story.note("n1", "g1", "Sem wil niet naar de gang.", kind="bezwaar", stand="open")
    story.note("n2", "g1", "juf belt logopedist", kind="afspraak", stand="open", who="juf")
    return story.note("n3", "g1", "thuis is hij rustig")


def second_meeting(story: Story) -> Story:
    story.later(30).plan("g2").begin("g2", "moeder")
    for note in ("n1", "n2"):
        story.tell(NotitieMeegenomen(note=note, meeting="g2"))
    return story


def test_a_month_later_what_is_open_lies_on_the_table_again() -> None:
    story = first_meeting().end("g1")
    changed(story, "n1", stand="doorgeschoven", next_step="in het tweede gesprek").close("g1")
    second_meeting(story)
    assert [note.id for note in story.dossier.notes.values() if note.meeting == "g2"] == [
        "n1",
        "n2",
    ]
    assert story.dossier.notes["n1"].carried_from == "g1"
    assert story.dossier.notes["n1"].stand == "open"
    assert [note.id for note in notes_of(story.dossier, "g1")] == ["n1", "n2", "n3"]

    changed(story, "n1", stand="opgelost", answer="Er komt een plek in de klas.")
    assert open_objections(story.dossier) == []
    assert [note.id for note in open_agreements(story.dossier)] == ["n2"]
    assert story.dossier.notes["n1"].corrected_on is None


def test_words_fixed_in_the_first_meeting_change_in_the_second_only_visibly() -> None:
    story = second_meeting(first_meeting().end("g1").close("g1"))
    changed(story, "n1", reason="moeder leest mee", text="Sem wil niet alleen op de gang zitten.")
    note = story.dossier.notes["n1"]
    assert note.corrected_from == "Sem wil niet naar de gang."
    assert note.corrected_on is not None


def test_until_closing_a_note_changes_and_goes_without_a_trace() -> None:
    story = first_meeting().end("g1")
    changed(story, "n3", text="thuis is hij meestal rustig")
    story.tell(NotitieVervallen(note="n2"))
    assert story.dossier.notes["n3"].text == "thuis is hij meestal rustig"
    assert story.dossier.notes["n3"].corrected_from == ""
    assert "n2" not in story.dossier.notes
    assert story.dossier.corrections == {}


def test_after_closing_each_correction_shows_with_what_stood_there() -> None:
    story = first_meeting().end("g1").close("g1")
    changed(story, "n3", reason="vergist", text="thuis is zij rustig")
    changed(story, "n3", reason="weer terug", text="thuis is hij rustig, zegt vader")
    note = story.dossier.notes["n3"]
    assert note.corrected_from == "thuis is hij rustig"
    listed = story.dossier.corrections["n3"]
    assert [one.reason for one in listed] == ["vergist", "weer terug"]
    assert [one.before.text for one in listed if one.before] == [
        "thuis is hij rustig",
        "thuis is zij rustig",
    ]


def test_after_closing_a_changed_date_is_a_correction_too_and_no_change_is_none() -> None:
    story = first_meeting().end("g1").close("g1")
    changed(story, "n2")
    assert "n2" not in story.dossier.corrections
    changed(story, "n2", when=story.today + timedelta(days=7))
    assert story.dossier.notes["n2"].corrected_on is not None
    assert story.dossier.notes["n2"].corrected_from == ""


def test_nobody_can_write_a_correction_away() -> None:
    story = first_meeting().end("g1").close("g1")
    changed(story, "n3", text="thuis is hij druk")
    changed(story, "n3", text="thuis is hij rustig", corrected_from="", corrected_on=None)
    assert story.dossier.notes["n3"].corrected_from == "thuis is hij rustig"
    assert len(story.dossier.corrections["n3"]) == 2


def test_a_note_struck_out_after_closing_stays_to_be_read() -> None:
    story = first_meeting().end("g1").close("g1")
    story.tell(NotitieVervallen(note="n1", reason="ging over een ander kind"))
    note = story.dossier.notes["n1"]
    assert note.text == "Sem wil niet naar de gang."
    assert note.struck_on is not None
    assert note.struck_because == "ging over een ander kind"
    assert open_objections(story.dossier) == []
    assert story.dossier.corrections["n1"][0].what == "vervallen"


def test_a_note_typed_in_after_closing_is_listed_as_added_later() -> None:
    story = first_meeting().end("g1").close("g1").note("n4", "g1", "van het papier overgenomen")
    assert story.dossier.corrections["n4"][0].what == "toegevoegd"
    assert story.dossier.notes["n4"].corrected_on is None


def test_a_closed_meeting_cannot_be_reopened_by_a_late_event() -> None:
    story = first_meeting().end("g1").close("g1")
    story.tell(GesprekBegonnen(meeting="g1", at=story.at)).end("g1")
    assert story.dossier.meetings["g1"].stand == "gesloten"


def test_a_meeting_that_broke_off_is_resumed_and_both_moments_stay() -> None:
    story = first_meeting()
    story.tell(GesprekOnderbroken(meeting="g1", at=story.at, reason="vader moest weg"))
    assert story.dossier.meetings["g1"].stand == "onderbroken"
    assert story.dossier.meetings["g1"].broken_off_because == "vader moest weg"
    started = story.dossier.meetings["g1"].started_at
    story.later(1).tell(GesprekBegonnen(meeting="g1", at=story.at))
    meeting = story.dossier.meetings["g1"]
    assert meeting.stand == "loopt"
    assert meeting.started_at == started
    assert meeting.breaks[0].reason == "vader moest weg"
    assert meeting.breaks[0].resumed_at is not None


def test_someone_who_comes_later_keeps_one_line_of_presence() -> None:
    story = Story().opened().both_parents().plan("g1").begin("g1", "moeder", absent=("vader",))
    assert story.facts("g1")["allen-aanwezig"] == "deels"
    story.begin("g1", "vader")
    assert [one.partner for one in story.dossier.meetings["g1"].presence] == ["moeder", "vader"]
    assert story.facts("g1")["allen-aanwezig"] == "ja"


def test_wiping_the_first_words_leaves_the_corrected_note() -> None:
    story = first_meeting().note("n9", "g1", "zijn zus heeft dit ook")
    wiped = len(story.events)
    changed(story, "n9", text="vader noemt thuis een voorbeeld")
    assert events_with_text_of(story.events, "n9") == [wiped, wiped + 1]
    gone = msgspec.structs.replace(story.events[wiped - 1], payload=Wiped(kind="notitie-gemaakt"))
    story.events[wiped - 1] = gone
    assert story.dossier.notes["n9"].text == "vader noemt thuis een voorbeeld"
    assert story.dossier.wiped_events == 1


def test_a_step_back_takes_its_facts_along_and_brings_back_what_stood_before() -> None:
    story = first_meeting().step("g1", "start").step("g1", "eens", uitstroom="eens")
    story.step("g1", "boos", stemming="boos", uitstroom="oneens")
    assert story.facts("g1")["uitstroom"] == "oneens"
    assert story.facts("g1")["stemming"] == "boos"
    story.back_to("g1", 2)
    assert story.facts("g1")["uitstroom"] == "eens"
    assert story.facts("g1")["stemming"] == "onbekend"
    story.back_to("g1", 1)
    assert story.facts("g1")["uitstroom"] == "onbekend"
    assert len(story.dossier.meetings["g1"].walk) == 1


def test_what_was_recorded_by_hand_is_never_lost_by_a_step_back() -> None:
    from gesprekshulp.dossier.events import FeitVastgelegd

    story = first_meeting().step("g1", "eens", uitstroom="eens")
    story.tell(FeitVastgelegd(fact="uitstroom", value="bedenktijd", on=story.today, meeting="g1"))
    story.step("g1", "oneens", uitstroom="oneens")
    assert story.facts()["uitstroom"] == "oneens"
    assert story.back_to("g1", 0).facts()["uitstroom"] == "bedenktijd"


def test_the_mood_of_one_meeting_is_not_that_of_the_next() -> None:
    story = first_meeting().step("g1", "boos", stemming="boos", uitstroom="oneens").end("g1")
    story.plan("g2").begin("g2", "moeder")
    assert story.facts("g2")["stemming"] == "onbekend"
    assert story.facts("g2")["uitstroom"] == "oneens"
    assert story.facts()["stemming"] == "onbekend"


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("stap"),
            st.dictionaries(
                st.sampled_from(["uitstroom", "stemming", "onderzoek"]),
                st.sampled_from(["x", "y", "z"]),
                max_size=2,
            ),
        ),
        st.tuples(st.just("terug"), st.integers(-1, 6)),
    ),
    max_size=15,
)


@given(STEPS)
@settings(deadline=None)
def test_after_any_going_back_and_forth_only_the_remaining_answers_count(steps: list[Any]) -> None:
    story = Story().opened().plan("g1")
    remaining: list[dict[str, str]] = []
    for what, value in steps:
        if what == "stap":
            story.step("g1", "a", **value)
            remaining.append(value)
        else:
            story.back_to("g1", value)
            remaining = remaining[: max(0, value)]
    straight = Story().opened().plan("g1")
    for sets in remaining:
        straight.step("g1", "a", **sets)
    assert _facts(story.dossier) == _facts(straight.dossier)


def _facts(dossier: Dossier) -> dict[str, str]:
    case = {fact: entry.value for fact, entry in dossier.facts.items()}
    return {**case, **dossier.meetings["g1"].facts}


def test_settling_an_objection_after_closing_shows_looking_at_a_guess_does_not() -> None:
    story = first_meeting().note("n5", "g1", "misschien een vraag", kind_guessed=True)
    story.end("g1").close("g1")
    changed(story, "n5", kind_guessed=False)
    assert story.dossier.notes["n5"].corrected_on is None
    changed(story, "n1", stand="opgelost", answer="Sem krijgt een plek in de klas.")
    assert story.dossier.notes["n1"].corrected_on is not None
