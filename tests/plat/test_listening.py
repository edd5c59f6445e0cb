"""For who listens: nothing told twice, nothing long unasked, and no sign that is only for the eye."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talking import Talker

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.people import add_person
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.plat.console import AT_ONCE, read_aloud
from gesprekshulp.plat.entries import enter_invitation, entry_for
from gesprekshulp.plat.manual import run_manual, spoken
from gesprekshulp.plat.menu import run_menu
from gesprekshulp.plat.people import ask_people
from gesprekshulp.plat.planning import hear_pupil, plan_meeting
from gesprekshulp.plat.prepare import points_to_fill, run_preparation
from gesprekshulp.plat.talk import run_talk

_LONG = [f"keuze {letter}" for letter in "abcdefghijklmnop"]


def test_a_menu_that_comes_back_is_not_read_out_again_until_asked(desk: Desk) -> None:
    talker = Talker(["1", "0", "lijst", "0"])
    run_menu(desk, talker.console)
    new_case = [line for line in talker.heard if line.endswith("  nieuwe zaak")]
    assert len(new_case) == 2  # at the start, and after "lijst"
    assert "Typ lijst om de 6 keuzes weer te horen." in talker.all


def test_a_long_list_comes_in_pieces_and_a_word_finds_what_it_holds() -> None:
    talker = Talker(["meer", "keuze p", "16"])
    assert talker.console.choose("Wat?", _LONG) == 15
    first = talker.heard[: talker.heard.index("Kies een nummer: ")]
    assert sum("keuze " in line and "  " in line for line in first) == AT_ONCE
    assert "  meer  nog 7 keuzes; typ je een woord, dan zoek je erin" in first
    assert talker.heard.count("  16  keuze p") == 2  # after "meer", and found


@given(st.lists(st.just("x"), max_size=40))
def test_every_option_is_heard_once_whatever_the_length(options: list[str]) -> None:
    talker = Talker(["meer"] * 8 + ["0"])
    assert talker.console.choose("Wat?", options) is None
    numbers = [line.split()[0] for line in talker.heard if line.endswith("  x")]
    assert numbers == [str(n) for n in range(1, len(options) + 1)]


def test_a_remark_at_a_long_list_is_still_kept_in_a_talk() -> None:
    talker, kept = Talker(["dit wil ik echt niet", "1"]), list[str]()
    talker.console.keep = lambda line: not kept.append(line)  # type: ignore[func-returns-value]
    assert talker.console.choose("Wat?", _LONG) == 0
    assert kept == ["dit wil ik echt niet"]


def test_a_long_text_stops_when_asked_and_when_the_input_ends() -> None:
    lines = [text for n in range(30) for text in (f"regel {n}", "")]
    for typed, last in ((["0"], 6), ([], 6), (["", "0"], 12), ([""] * 9, 30)):
        talker = Talker(typed)
        talker.console.read_out(lines)
        told = [line for line in talker.heard if line.startswith("regel")]
        assert told == [f"regel {n}" for n in range(last)]


def test_locking_is_a_word_at_every_list_and_a_command_in_the_talk(meeting: Meeting) -> None:
    locked: list[str] = []
    for run in (
        lambda one: one.choose("Wat?", ["a"]),
        lambda one: run_talk(meeting, one),
    ):
        talker = Talker(["vergrendel" if not locked else "/vergrendel", "0"])
        talker.console.lock = lambda: locked.append("dicht")
        run(talker.console)
    assert locked == ["dicht", "dicht"]
    talker = Talker(["/vergrendel"])
    run_talk(meeting, talker.console)
    assert "Vergrendelen kan hier niet" in talker.all


def test_the_signs_are_told_by_name(meeting: Meeting) -> None:
    talker = Talker(["/tekens", "hulp"])
    run_talk(meeting, talker.console)
    assert "uitroepteken: bezwaar" in talker.all
    assert "Zocht je de opdrachten? Typ /hulp." in talker.all
    assert "stap 1 van " in talker.all


def test_a_paper_read_aloud_has_no_rules() -> None:
    told = read_aloud("Dit zei jij\n===\n\n- ☐ Klopt.\n\n____\n\n____\n\nDag")
    assert told == [
        *("Kop: Dit zei jij", "", "- hokje: Klopt.", "", "(ruimte om te schrijven)", "", "Dag")
    ]


@pytest.mark.parametrize("path", sorted((content_dir() / "handleiding").glob("*.md")))
def test_every_page_of_the_manual_can_be_heard(path: object) -> None:
    page = spoken(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert page.title
    assert page.parts
    told = "\n".join(line for _, lines in page.parts for line in lines)
    for sign in ("**", "|---", "](", "```"):
        assert sign not in told


def test_the_manual_is_read_from_the_list_of_cases(desk: Desk) -> None:
    talker = Talker(["6", "1", "1", "2", "0", "0", "0", "0", "0"])
    run_menu(desk, talker.console)
    assert "Het programma vraagt je wachtwoordzin." in talker.all
    narrowed = Talker(["nazorg", "0"])
    run_manual(narrowed.console)
    assert any(line.endswith("  De nazorg") for line in narrowed.heard)


def test_zero_goes_back_where_a_name_or_a_day_is_asked_and_nobody_gets_a_role_unsaid(
    desk: Desk, case: OpenCase
) -> None:
    before = len(desk.glances())
    run_menu(desk, Talker(["2", "?", "0", "0"]).console)
    assert len(desk.glances()) == before
    people = dict(case.dossier.partners)
    talker = Talker(["1", "Jan Bos", "0", "0"])
    ask_people(case, talker.console)
    assert dict(case.dossier.partners) == people
    assert "Jan Bos is niet toegevoegd." in talker.all


def test_someone_is_added_and_put_right(case: OpenCase) -> None:
    talker = Talker(["1", "Jan Bos", "3", "6", "2", "7", "mevrouw [/x]", "4", "1 maart", "0", "0"])
    ask_people(case, talker.console)
    assert talker.left == []
    person = list(case.dossier.partners.values())[-1]
    assert (person.name, person.role, person.consents) == ("Jan Bos", "ouder-zonder-gezag", True)
    assert (person.salutation, person.until) == ("mevrouw [/x]", date(2027, 3, 1))


def test_a_meeting_is_planned_and_the_pupil_is_heard(case: OpenCase) -> None:
    plan_meeting(case, Talker(["7 december", "half", "15.30", "kamer 3"]).console)
    planned = [one for one in case.dossier.meetings.values() if one.stand == "gepland"]
    assert [one.place for one in planned] == ["kamer 3"]
    assert planned[0].planned_for is not None
    assert planned[0].planned_for.isoformat() == "2026-12-07T14:30:00+00:00"
    hear_pupil(case, Talker(["gisteren", "1", "Ik wil bij Bo.", "tekenen", "2", ""]).console)
    view = case.dossier.child_view
    assert (view.words, view.withheld, view.declined) == ("Ik wil bij Bo.", True, False)
    assert view.offered_on == date(2026, 11, 23)


def test_a_gap_without_a_single_fact_leads_to_where_it_is_filled_in(desk: Desk) -> None:
    from gesprekshulp.dossier.types import Leerling

    case = desk.new_case(Leerling(first_name="Sem", last_name="Vos"))
    enter_invitation(case, (nobody := Talker(["1"])).console)
    assert "Er staat nog niemand in de zaak" in nobody.all
    add_person(case, "Jan", "ouder-met-gezag")
    case.set_fact("extra-ondersteuning", "ja")
    fitting = [entry_for(case, gap.rule) for gap in points_to_fill(case)]
    titles = [one.title if one else "" for one in fitting]
    place = titles.index("de uitnodiging nu vastleggen") + 1
    talker = Talker([str(place), "1", "1", "gebeld", "", "0"])
    run_preparation(case, talker.console)
    assert talker.left == []
    assert [one.how for one in case.dossier.invitations] == ["gebeld"]
