"""A case that goes on: breaking off, a second meeting, a birthday, a text that changed."""

from __future__ import annotations

from datetime import date

import msgspec
from case_story import World, every_word, finish, paper, person, table, text_of

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.papers import find_readers, summary_of
from gesprekshulp.casework.people import expected
from gesprekshulp.casework.preparation import open_points
from gesprekshulp.casework.walks import begin, running
from gesprekshulp.dossier.events import NotitieGewijzigd
from gesprekshulp.dossier.people import standing_with
from gesprekshulp.knowledge.types import Content, Step


def _first_meeting(case: OpenCase) -> Meeting:
    meeting = table(case)
    meeting.keep_as_objection("v: ik wil geen onderzoek")
    meeting.keep("> juf belt de logopedist op 1 december")
    meeting.keep("m: thuis is hij rustig")
    return meeting


def test_a_meeting_broken_off_is_resumed_where_it_was(world: World, case: OpenCase) -> None:
    meeting = _first_meeting(case)
    meeting.choose("a")
    place = meeting.walk.place
    meeting.break_off("moeder moest weg")
    assert case.current_meeting().stand == "onderbroken"  # type: ignore[union-attr]
    world.later(7)

    again = world.reopened(case)
    found = running(again)
    assert found is not None
    assert found.id == meeting.id
    found.resume()
    assert found.walk.place == place
    assert found.gesprek.stand == "loopt"
    assert len(found.gesprek.breaks) == 1
    found.keep("v: we waren gebleven bij het rekenen")
    finish(found)
    text = paper(again, meeting.id)
    assert "gebleven bij het rekenen" in text
    assert "thuis is hij rustig" in text


def test_what_is_open_goes_along_and_the_first_summary_stays_right(
    world: World, case: OpenCase
) -> None:
    first = _first_meeting(case)
    care = finish(first)
    before = paper(case, first.id)
    assert [point.partition(":")[0] for point in open_points(case)] == ["bezwaar", "afspraak"]

    world.later(30)
    second = table(case)
    carried = Aftercare(case, second.id).notes()
    assert [n.text for n in carried] == [
        "ik wil geen onderzoek",
        "juf belt de logopedist op 1 december",
    ]
    assert {n.id for n in care.notes()} >= {n.id for n in carried}, "Nazorg van het eerste ook"

    later = Aftercare(case, second.id)
    later.resolve(carried[0].id, "Er komt geen onderzoek.")
    second.keep("m: het gaat nu beter")
    finish(second)

    assert paper(case, first.id) == before, "wat later gebeurde, verandert dit verslag niet"
    after = paper(case, second.id)
    assert "ik wil geen onderzoek" in after
    assert "Er komt geen onderzoek." in after
    assert "het gaat nu beter" in after
    assert "thuis is hij rustig" not in after, "wat afgehandeld was, blijft bij het eerste"
    assert "Er komt geen onderzoek." not in before


def test_a_later_consent_does_not_change_the_earlier_report(world: World, case: OpenCase) -> None:
    item = case.add_item("Rekenen in een groepje")
    first = table(case)
    first.consent("moeder", item, "akkoord")
    first.consent("vader", item, "bezwaar", words="te vaak uit de klas")
    finish(first)
    world.later(30)
    second = table(case)
    second.consent("vader", item, "akkoord")
    finish(second)
    assert "te vaak uit de klas" in paper(case, first.id)
    assert "te vaak uit de klas" not in paper(case, second.id)


def test_a_correction_after_closing_shows_in_the_report(world: World, case: OpenCase) -> None:
    first = _first_meeting(case)
    care = finish(first)
    home = next(n for n in care.notes() if "rustig" in n.text)
    objection = next(n for n in care.notes() if n.kind == "bezwaar")
    world.later(2)
    care.change(home.id, reason="verkeerd gehoord", text="thuis is hij onrustig")
    care.drop(objection.id, reason="dubbel")
    text = paper(case, first.id)
    assert "thuis is hij onrustig" in text
    assert "(gewijzigd op donderdag 8 oktober 2026)" in text
    assert "ik wil geen onderzoek (doorgehaald op donderdag 8 oktober 2026: dubbel)" in text
    assert [c.what for c in case.dossier.corrections[home.id]] == ["gewijzigd"]


def test_an_event_of_a_correction_does_not_carry_the_text_of_before(
    world: World, case: OpenCase
) -> None:
    """Else wiping the first text would leave a copy of it."""
    first = table(case)
    note = first.keep("m: GEHEIMWOORD")
    care = finish(first)
    care.change(note.id, text="iets anders")
    care.change(note.id, text="weer iets anders")
    changed = [
        event.payload
        for event in world.store.load(case.id)
        if isinstance(event.payload, NotitieGewijzigd)
    ]
    assert len(changed) == 2
    assert "GEHEIMWOORD" not in repr(changed)


def test_a_changed_text_asks_for_consent_again(case: OpenCase) -> None:
    item = case.add_item("Twee keer per week lezen")
    meeting = table(case)
    meeting.consent("moeder", item, "akkoord")
    meeting.consent("vader", item, "akkoord")
    assert case.facts(meeting.id)["handelingsdeel"] == "akkoord"
    meeting.change_item(item, "Vier keer per week lezen")
    assert standing_with(case.dossier, item, "moeder") == "opnieuw-vragen"
    assert case.facts(meeting.id)["handelingsdeel"] != "akkoord"
    finish(meeting)
    text = paper(case, meeting.id)
    assert "Vier keer per week lezen" in text
    assert "opnieuw" in text
    assert "akkoord (gezegd" not in text


def test_a_silent_second_parent_never_counts_as_agreeing(case: OpenCase) -> None:
    item = case.add_item("Rustige plek")
    meeting = table(case, "moeder", "juf")
    assert case.facts(meeting.id)["allen-aanwezig"] == "deels"
    meeting.consent("moeder", item, "akkoord")
    assert case.facts(meeting.id)["handelingsdeel"] == "wacht"
    meeting.consent("vader", item, "geen-antwoord")
    assert case.facts(meeting.id)["handelingsdeel"] == "wacht"
    meeting.keep("m: dit helpt hem")
    finish(meeting)
    text = paper(case, meeting.id)
    assert "Niet bij dit gesprek: vader." in text
    row = next(line for line in text.splitlines() if line.startswith("| Rustige plek"))
    mother, father = (cell.strip() for cell in row.strip("|").split("|")[1:])
    assert mother.startswith("akkoord")
    assert "akkoord" not in father
    assert "gezegd" not in father, "zwijgen is niets gezegd"


def test_the_pupil_turns_18_between_two_meetings(world: World) -> None:
    case = world.family(world.case(born=date(2008, 10, 20), sector="vo"))
    item = case.add_item("Rustige plek bij toetsen")
    first = table(case)
    first.consent("moeder", item, "akkoord")
    first.keep("m: hij wil dit zelf ook")
    finish(first)

    world.later(30)
    again = world.reopened(case)
    people = expected(again)
    assert people[0].role == "leerling"
    pupil = people[0].id
    second = begin(again, [pupil, "juf"])
    assert again.facts(second.id)["gesprekspartner"] == "leerling-zelf"
    spoken = " ".join(w.text for w in second.view().wordings)
    assert " je " in f" {spoken} ".replace(".", " ").replace(",", " ").casefold()
    assert not {"u", "uw"} & set(spoken.casefold().replace(".", " ").split())
    for hint in second.hints("ik wil dit niet meer"):
        assert not {"u", "uw"} & set(hint.sentence.casefold().replace(".", " ").split())

    second.consent(pupil, item, "akkoord")
    note = second.keep("l: ik wil bij toetsen in een lokaal alleen zitten")
    assert note.speaker == pupil
    finish(second)
    text = paper(again, second.id)
    assert "Sem Vos" in text
    assert "een lokaal alleen" in text
    header = next(line for line in text.splitlines() if line.startswith("| Onderdeel"))
    assert header.count("|") == 3, "alleen de leerling stemt in"
    for formal in ("Uw reactie", "Wat u mag", "Wat u vertelde", "Heeft u vragen"):
        assert formal not in text
    assert "Jouw reactie" in text

    earlier = paper(again, first.id)
    assert "Uw reactie" in earlier, "het verslag van toen is aan de ouders van toen"
    assert "hij wil dit zelf ook" in earlier
    assert find_readers(again, ["Sem"])


def _without(content: Content, tree: str, step: str) -> Content:
    """Content in which a step is gone, as after an edit."""
    found = content.trees[tree]
    steps = tuple(s for s in found.steps if s.id != step)
    return _with_steps(content, tree, steps)


def _with_steps(content: Content, tree: str, steps: tuple[Step, ...]) -> Content:
    changed = msgspec.structs.replace(content.trees[tree], steps=steps)
    return msgspec.structs.replace(content, trees={**content.trees, tree: changed})


def test_content_changes_between_break_and_resume_and_it_is_said(
    world: World, case: OpenCase, content: Content
) -> None:
    meeting = table(case)
    meeting.choose("beginnen")
    here = meeting.walk.step
    meeting.keep("m: hij slaapt slecht")
    meeting.break_off("brandalarm")

    world.with_content(_without(content, "oogo", here))
    again = world.reopened(case)
    found = running(again)
    assert found is not None
    said = [change.text for change in found.resume().changes]
    assert len(said) == 1
    assert "bestaat niet meer" in said[0]
    assert "je staat nu bij" in said[0]
    assert found.view().step, "het gesprek kan verder"
    assert [n.text for n in again.dossier.notes.values()] == ["hij slaapt slecht"]


def test_a_reworded_step_is_told_and_changes_no_place(
    world: World, case: OpenCase, content: Content
) -> None:
    meeting = table(case)
    meeting.choose("beginnen")
    place = meeting.walk.place
    meeting.break_off("")
    steps = tuple(
        msgspec.structs.replace(s, purpose="Iets heel anders.") if s.id == "welkom" else s
        for s in content.trees["oogo"].steps
    )
    world.with_content(_with_steps(content, "oogo", steps))
    found = running(world.reopened(case))
    assert found is not None
    assert found.walk.place == place
    assert all("gewijzigd" in change.text for change in found.resume().changes)


def test_without_the_tree_notes_can_still_be_kept_and_the_talk_begins_later(
    world: World, case: OpenCase, content: Content
) -> None:
    trees = {name: tree for name, tree in content.trees.items() if name != "oogo"}
    world.with_content(msgspec.structs.replace(content, trees=trees))
    broken = world.reopened(case)
    meeting = table(broken)
    meeting.keep("m: dit mag niet verloren gaan")
    assert not meeting.view().options
    world.with_content(content)
    mended = world.reopened(case)
    found = running(mended)
    assert found is not None
    found.resume()
    assert found.view().options
    assert "mag niet verloren" in every_word(mended)


def test_an_unclosed_meeting_gives_a_draft_that_says_so(case: OpenCase) -> None:
    meeting = _first_meeting(case)
    meeting.end()
    built = summary_of(case, meeting.id)
    assert built.document.mark == "CONCEPT"
    assert "concept" in text_of(built).casefold()


def test_a_second_meeting_begins_the_one_that_was_planned(world: World, case: OpenCase) -> None:
    first = _first_meeting(case)
    first.end()  # nazorg is still to be done
    planned = case.plan_meeting()
    second = table(case)
    assert second.id == planned
    assert case.current_meeting().id == planned  # type: ignore[union-attr]


def test_someone_without_gezag_any_more_is_not_asked(world: World) -> None:
    case = world.case()
    person(case, "moeder")
    person(case, "vader", until=date(2026, 10, 20))
    item = case.add_item("Rustige plek")
    world.later(30)
    meeting = table(case, "moeder")
    meeting.consent("moeder", item, "akkoord")
    assert case.facts(meeting.id)["handelingsdeel"] == "akkoord"
    finish(meeting)
    assert "vader" not in paper(case, meeting.id).casefold()
