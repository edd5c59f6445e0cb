"""A summary denies nothing that was said, promises nothing, and names who spoke."""

from __future__ import annotations

import re

import pytest
from case_story import World, finish, paper, person, table, text_of

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.papers import summary_of
from gesprekshulp.casework.preparation import open_points
from gesprekshulp.dossier.events import FeitVastgelegd, LeerlingGehoord, OppVastgelegd
from gesprekshulp.dossier.types import ChildView, Opp, Presence
from gesprekshulp.knowledge.types import Content

NO_AGREEMENTS = "In dit gesprek zijn geen afspraken vastgelegd."
NO_OBJECTIONS = "Er zijn geen bezwaren of open vragen opgeschreven."
ABSENT = "vader staat als afwezig, en er staat iets van vader: was vader er toch?"


def test_nothing_of_a_kind_is_denied_when_something_of_it_was_left_out(case: OpenCase) -> None:
    meeting = table(case)
    hers = [
        meeting.keep("> juf belt moeder over het adres"),
        meeting.keep_as_objection("m: dat wil ik niet"),
    ]
    meeting.end()
    care = Aftercare(case, meeting.id)
    for note in hers:
        care.set_reader(note.id, "delen", ("moeder",))
    care.close()
    father, mother = paper(case, meeting.id, "vader"), paper(case, meeting.id, "moeder")
    assert NO_AGREEMENTS not in father
    assert NO_OBJECTIONS not in father
    assert "juf belt moeder" in mother
    assert "dat wil ik niet" in mother


def test_when_there_was_nothing_it_says_so(case: OpenCase) -> None:
    meeting = table(case)
    finish(meeting)
    text = paper(case, meeting.id)
    assert NO_AGREEMENTS in text
    assert NO_OBJECTIONS in text


def test_an_objection_to_an_item_is_not_denied_below_the_table(case: OpenCase) -> None:
    item = case.add_item("Samen lezen buiten de klas")
    meeting = table(case)
    meeting.consent("moeder", item, "bezwaar", words="niet buiten de klas")
    finish(meeting)
    assert NO_OBJECTIONS not in paper(case, meeting.id, "vader")


def test_a_pupil_who_spoke_did_not_stay_silent(case: OpenCase) -> None:
    case.record(LeerlingGehoord(view=ChildView(declined=True)))
    meeting = table(case)
    said = meeting.keep("l: thuis is er ruzie")
    meeting.end()
    care = Aftercare(case, meeting.id)
    care.set_reader(said.id, "dossier")
    care.close()
    text = paper(case, meeting.id)
    assert "ruzie" not in text
    assert "niets over zeggen" not in text


def test_own_words_are_readable_by_who_said_them_also_when_recorded_as_absent(
    case: OpenCase,
) -> None:
    meeting = table(case, "moeder", "juf")
    meeting.keep("v: ik ben er nu ook bij")
    about = meeting.keep("v: hij kijkt boos")
    own = meeting.keep("* v: lijkt bang")
    meeting.end()
    care = Aftercare(case, meeting.id)
    care.set_layer(about.id, "uitleg")
    care.close()
    text = paper(case, meeting.id, "vader")
    assert "ik ben er nu ook bij" in text
    assert "kijkt boos" not in text, "een uitleg over hem zijn niet zijn woorden"
    assert own.text not in text
    assert "ik ben er nu ook bij" in paper(case, meeting.id, "moeder", "vader")


def test_nazorg_asks_whether_an_absent_parent_who_spoke_was_there(case: OpenCase) -> None:
    meeting = table(case, "moeder", "juf")
    note = meeting.keep("v: ik wil dat hij blijft lezen")
    assert case.dossier.notes[note.id].speaker == "vader"
    meeting.end()
    care = Aftercare(case, meeting.id)
    asked = [todo for todo in care.todos() if todo.what == ABSENT]
    assert [(todo.note, todo.partner) for todo in asked] == [(note.id, "vader")]
    care.was_there("vader", "telefoon")
    assert ABSENT not in [todo.what for todo in care.todos()]
    assert "Niet bij dit gesprek" not in paper(case, meeting.id)


def test_nazorg_asks_the_same_of_an_absent_parent_who_consented_aloud(case: OpenCase) -> None:
    item = case.add_item("Rustige plek")
    meeting = table(case, "moeder", "juf")
    meeting.consent("vader", item, "akkoord")
    meeting.end()
    care = Aftercare(case, meeting.id)
    assert ABSENT in [todo.what for todo in care.todos()]
    assert "| akkoord (gezegd, 6 oktober 2026) |" in paper(case, meeting.id), "niet: in het gesprek"
    care.was_absent("vader")
    assert not care.todos()


def test_nobody_is_asked_about_who_was_silent_or_only_mailed(case: OpenCase) -> None:
    item = case.add_item("Rustige plek")
    meeting = table(case, "moeder", "juf")
    meeting.consent("vader", item, "akkoord", how="e-mail")
    meeting.end()
    assert not Aftercare(case, meeting.id).todos()


@pytest.mark.parametrize(
    ("typed", "who"),
    [("v: ik ben boos", "vader"), ("oma: hij eet niet", "oma"), ("m en v: wij", "moeder en vader")],
)
def test_a_speaker_who_is_not_in_the_case_is_named_all_the_same(
    world: World, typed: str, who: str
) -> None:
    case = world.case()
    person(case, "voogd", role="voogd")
    meeting = table(case, "voogd")
    typed = typed.replace("m en v", "moeder en vader")
    note = meeting.keep(typed)
    assert (note.speaker, note.speaker_name) == ("", who)
    finish(meeting)
    assert re.search(rf"“{note.text}” \({who}\)|{who}: “{note.text}”", paper(case, meeting.id))


def _begin_again(world: World, case: OpenCase) -> Meeting:
    world.later(30)
    return table(case)


def test_an_open_question_goes_along_with_the_day_it_was_asked(
    world: World, case: OpenCase
) -> None:
    first = table(case)
    first.keep("m: ? wie betaalt de taxi")
    first.keep_as_objection("v: geen onderzoek")
    first.keep("> juf belt de logopedist")
    finish(first)
    assert open_points(case) == [
        "bezwaar: geen onderzoek (gezegd op 6 oktober 2026)",
        "vraag: wie betaalt de taxi (gevraagd op 6 oktober 2026)",
        "afspraak: juf belt de logopedist (afgesproken op 6 oktober 2026)",
    ]
    second = _begin_again(world, case)
    finish(second)
    text = paper(case, second.id)
    assert "“wie betaalt de taxi” (moeder, 6 oktober 2026)" in text
    assert "“geen onderzoek” (vader, 6 oktober 2026)" in text
    assert "juf belt de logopedist (afgesproken op 6 oktober 2026)" in text
    assert "oktober 2026)" not in paper(case, first.id), "in het eerste verslag is het van toen"


def test_a_report_is_of_the_talk_that_is_over_not_of_one_that_just_began(
    world: World, case: OpenCase
) -> None:
    first = table(case)
    running = case.meeting_to_report()
    assert running is not None
    assert running.id == first.id, "een ander is er niet"
    finish(first)
    second = _begin_again(world, case)
    found = case.meeting_to_report()
    assert found is not None
    assert found.id == first.id
    second.end()
    found = case.meeting_to_report()
    assert found is not None
    assert found.id == second.id


def _outflow(case: OpenCase, meeting: Meeting) -> None:
    case.record(OppVastgelegd(opp=Opp(version=1, uitstroombestemming="vmbo-t")))
    fact = FeitVastgelegd(fact="uitstroom", value="eens", on=case.today(), meeting=meeting.id)
    case.record(fact, meeting=meeting.id)


def test_an_opinion_is_put_in_nobodys_mouth(case: OpenCase) -> None:
    meeting = table(case)
    _outflow(case, meeting)
    finish(meeting)
    text = paper(case, meeting.id)
    assert "Hoe u dit ziet" not in text
    assert "**In het gesprek gezegd:** eens" in text


def test_with_one_parent_at_the_table_it_is_known_whose_opinion_it_was(case: OpenCase) -> None:
    meeting = table(case, "moeder", "juf")
    _outflow(case, meeting)
    finish(meeting)
    assert "**In het gesprek gezegd door moeder:** eens" in paper(case, meeting.id)


def test_an_opinion_of_an_earlier_talk_is_not_said_to_be_of_this_one(
    world: World, case: OpenCase
) -> None:
    first = table(case)
    _outflow(case, first)
    finish(first)
    second = _begin_again(world, case)
    finish(second)
    assert "**Vastgelegd op 6 oktober 2026:** eens" in paper(case, second.id)


def test_silence_is_not_said_and_a_plan_is_not_promised(case: OpenCase, content: Content) -> None:
    item = case.add_item("Rustige plek")
    meeting = table(case)
    meeting.consent("vader", item, "geen-antwoord")
    finish(meeting)
    text = paper(case, meeting.id)
    assert "geen antwoord (6 oktober 2026)" in text
    assert "pas uit als" not in text
    assert "Zegt iemand die meebeslist nee? Dan staat dat onderdeel niet vast." in text
    for wording in content.letters["samenvatting"].wordings:
        if wording.id.startswith("handelingsdeel"):
            assert all(len(one.split()) <= 15 for one in re.split(r"[.?!]", wording.text))


def test_what_was_discussed_stands_under_titles_a_parent_understands(
    case: OpenCase, content: Content
) -> None:
    meeting = table(case)
    for _ in range(3):
        meeting.choose("a")
    assert meeting.walk.step == "ouders-eerst"
    meeting.keep("juf vertelt dat hij graag voorleest")
    meeting.keep("= hij blijft in groep 6")
    asked = meeting.keep("m: ? mag hij bij het raam")
    finish(meeting)
    text = paper(case, meeting.id)
    assert "### Hoe het met Sem gaat" in text
    assert "Ouders vertellen eerst" not in text
    assert "- Besluit: hij blijft in groep 6" in text
    assert text.count(asked.text) == 1


def test_a_decision_that_was_only_guessed_is_not_called_one(case: OpenCase) -> None:
    meeting = table(case)
    note = meeting.keep("er is besloten dat hij in groep 6 blijft")
    assert note.kind == "besluit"
    finish(meeting)
    assert "Besluit:" not in paper(case, meeting.id)


def test_every_part_has_a_title_and_the_main_talk_names_its_parts(content: Content) -> None:
    titles = {wording.id for wording in content.letters["samenvatting"].wordings}
    parts = {step.part for step in content.trees["oogo"].steps if step.part}
    assert {f"deel-{part}" for part in parts} | {"deel-verder"} <= titles
    assert parts == {"kind", "school", "leerling", "eindniveau", "hulp", "afspraken"}


def test_presence_that_was_never_recorded_asks_nothing(case: OpenCase) -> None:
    meeting = table(case, "moeder")
    meeting.set_presence(
        Presence(partner="vader", role="ouder-met-gezag", how="afwezig", remark="ziek")
    )
    meeting.end()
    assert not Aftercare(case, meeting.id).todos()
    assert text_of(summary_of(case, meeting.id)).count("vader") == 1


def test_of_whom_nothing_is_recorded_a_summary_does_not_say_that_they_stayed_away(
    case: OpenCase,
) -> None:
    meeting = Meeting.begin(case, case.plan_meeting())
    meeting.end()
    text = paper(case, meeting.id, "moeder")
    assert "Niet bij dit gesprek" not in text
    assert "of moeder en vader erbij waren" in text
    meeting.set_presence(Presence(partner="vader", role="ouder-met-gezag", how="afwezig"))
    text = paper(case, meeting.id, "moeder")
    assert "Niet bij dit gesprek: vader." in text
    assert "of moeder erbij was" in text


def test_nazorg_asks_about_a_parent_who_spoke_and_of_whom_nothing_is_recorded(
    case: OpenCase,
) -> None:
    meeting = Meeting.begin(case, case.plan_meeting())
    meeting.keep("v: ik wil dat hij blijft lezen")
    meeting.end()
    care = Aftercare(case, meeting.id)
    [asked] = [todo for todo in care.todos() if todo.partner]
    assert asked.partner == "vader"
    assert "vader staat niet bij wie er waren" in asked.what
    care.was_there("vader")
    assert not [todo for todo in care.todos() if todo.partner]
