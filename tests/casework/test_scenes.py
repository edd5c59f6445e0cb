"""The five scenes of the design (section 1), without a screen."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from case_story import OCTOBER, World, every_word, finish, paper, person, table

from gesprekshulp.casework.aftercare import Aftercare, add_contact
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import build_example, load_example
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.papers import make_cheatsheet, make_summary
from gesprekshulp.casework.preparation import fact_to_ask, opening_sentences
from gesprekshulp.casework.walks import begin, running
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.dossier.events import UitnodigingVastgelegd
from gesprekshulp.dossier.types import Invitation
from gesprekshulp.knowledge.conditions import facts_in
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.sqlite import throwaway_store


def _first_way_through(meeting: Meeting, most: int = 120) -> list[str]:
    """Take the first way on at each step, and another one on coming back to it."""
    walked, taken = [], set()
    for _ in range(most):
        shown = meeting.view()
        walked.append(shown.title)
        if shown.ending is not None:
            return walked
        fresh = [o for o in shown.options if (shown.step, o.id) not in taken]
        way = (fresh or shown.options)[0]
        taken.add((shown.step, way.id))
        meeting.choose(way.letter)
    raise AssertionError(f"geen einde na {most} stappen: {walked[-5:]}")


def test_sunday_evening_a_new_teacher_walks_the_example_and_sees_a_summary(
    tmp_path: Path, content: Content
) -> None:
    desk = Desk(throwaway_store(tmp_path), content, lambda: OCTOBER)
    case = build_example(desk, load_example(content_dir()))
    meeting = begin(case, ["moeder", "vader", "juf", "ib"])
    walked = _first_way_through(meeting)
    assert len(walked) > 10
    meeting.end()
    Aftercare(case, meeting.id).close()
    target = tmp_path / "samenvatting.docx"
    made = make_summary(case, meeting.id, target)
    assert zipfile.is_zipfile(target)
    assert made.left_out == 0
    assert case.dossier.documents[-1].file_name == "samenvatting.docx"
    desk.store.close()


def test_tuesday_ten_minutes_before_the_meeting(world: World, tmp_path: Path) -> None:
    """What is missing and why, three sentences to open with, the card on paper."""
    case = world.family(world.case())
    invited = Invitation(partner="moeder", how="telefoon", on=case.today())
    case.record(UitnodigingVastgelegd(invitation=invited))
    gaps = {gap.rule: gap for gap in case.missing("voor")}
    assert all(gap.text and gap.why and gap.advice for gap in gaps.values())
    rules = case.desk.content.rules
    about = {fact for rule in gaps for fact in facts_in(rules[rule].condition)}
    assert {"leerling-gehoord", "allen-uitgenodigd"} <= about
    assert len(opening_sentences(case)) == 3

    askable = [rule for rule in gaps if fact_to_ask(case, rule)]
    assert askable, "minstens één gat is ter plekke in te vullen"

    meeting = case.plan_meeting()
    made = make_cheatsheet(case, meeting, tmp_path / "spiekbrief.md")
    assert made.path.read_text(encoding="utf-8").strip()


def test_in_the_meeting_father_says_it_and_she_types_half_of_it_with_a_typo(
    case: OpenCase,
) -> None:
    meeting = table(case)
    hints = meeting.hints("v: dus julie wille van hem af")
    assert 1 <= len(hints) <= 3
    assert all(hint.sentence and "{" not in hint.sentence for hint in hints)
    assert len({hint.kind for hint in hints}) == len(hints)

    note = meeting.keep_as_objection("v: dus julie wille van hem af", hints[0].kind)
    kept = case.dossier.notes[note.id]
    assert (kept.kind, kept.stand, kept.speaker) == ("bezwaar", "open", "vader")
    assert kept.text == "dus julie wille van hem af", "zijn woorden, ongewijzigd"
    assert kept.layer == "citaat"
    assert meeting.half_line() == ""


def test_what_is_typed_is_kept_whatever_was_guessed(case: OpenCase) -> None:
    meeting = table(case)
    note = meeting.keep("> juf belt de logopedist op 1 december")
    assert (note.kind, note.kind_guessed, note.who) == ("afspraak", False, "juf")
    assert note.when == date(2026, 12, 1)
    assert note.when_guessed, "een gelezen datum blijft een gok tot Nazorg"
    assert meeting.keep("?").text == "?"
    assert meeting.keep("   [/x] [b]vet[/b]").text.strip() == "[/x] [b]vet[/b]"
    assert len(case.dossier.notes) == 3


def test_the_laptop_dies_and_every_line_is_there_and_the_half_typed_one_too(
    world: World, case: OpenCase
) -> None:
    meeting = table(case)
    meeting.choose("a")
    meeting.keep("m: thuis is hij rustig")
    meeting.save_half_line("v: en op zondag")
    place = meeting.walk.place

    again = world.reopened(case)
    found = running(again)
    assert found is not None
    back = found.resume()
    assert back.half_line == "v: en op zondag"
    assert back.changes == ()
    assert [n.text for n in again.dossier.notes.values()] == ["thuis is hij rustig"]
    assert found.walk.place == place


def test_half_a_year_later_the_chronology_names_it_all_in_order(
    world: World, case: OpenCase
) -> None:
    from gesprekshulp.dossier.timeline import timeline

    add_contact(case, "telefoon", date(2026, 9, 28), "Moeder belt over buikpijn", ("moeder",))
    case.set_fact("gezag-nagegaan", "ja", ground="uittreksel gezien")
    item = case.add_item("Rekenen in een groepje")
    meeting = table(case)
    meeting.consent("moeder", item, "akkoord")
    meeting.keep_as_objection("v: dit wil ik niet")
    finish(meeting)
    world.later(180)
    moments = timeline(case.dossier)
    assert [m.on for m in moments] == sorted(m.on for m in moments)
    story = "\n".join(moment.text for moment in moments)
    for word in ("buikpijn", "Rekenen in een groepje", "dit wil ik niet"):
        assert word in story
    assert world.store.verify(case.id).first_fault is None
    assert case.missing("na"), "wat ontbreekt, wordt bij naam genoemd"


def test_a_summary_never_overwrites_silently(case: OpenCase, tmp_path: Path) -> None:
    meeting = table(case)
    finish(meeting)
    target = tmp_path / "brief.md"
    target.write_text("van mij", encoding="utf-8")
    with pytest.raises(WriteError, match="bestaat al"):
        make_summary(case, meeting.id, target)
    assert target.read_text(encoding="utf-8") == "van mij"
    assert not case.dossier.documents
    make_summary(case, meeting.id, target, overwrite=True)
    assert len(case.dossier.documents) == 1


def test_a_guardian_decides_in_the_parents_place(world: World) -> None:
    case = world.case()
    person(case, "voogd", role="voogd", name="Anke Boom")
    person(case, "moeder", role="ouder-zonder-gezag")
    item = case.add_item("Rustige plek")
    meeting = table(case, "voogd", "moeder")
    assert case.facts(meeting.id)["gesprekspartner"] == "voogd"
    spoken = " ".join(w.text for w in meeting.view().wordings)
    assert "voogd" in spoken
    meeting.consent("voogd", item, "akkoord")
    assert case.facts(meeting.id)["handelingsdeel"] == "akkoord"
    finish(meeting)
    text = paper(case, meeting.id)
    assert "Anke Boom" in text
    assert "voogd" in text
    header = next(line for line in text.splitlines() if line.startswith("| Onderdeel"))
    assert "Moeder" not in header, "wie geen gezag heeft, stemt niet in"


def test_nobody_of_the_case_is_named_in_titles_and_file_names(case: OpenCase) -> None:
    from gesprekshulp.casework.papers import file_stem

    assert case.title == "S.V."
    assert "Sem" not in file_stem(case, "samenvatting")
    glances = repr(case.desk.glances())
    assert "Sem" not in glances
    assert "Vos" not in glances
    assert "Sem" in every_word(case)
