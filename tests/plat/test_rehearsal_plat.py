"""Rehearsing line by line: by number, by typing, with everything a user may type instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from talking import Talker

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.rehearsal import Plan, Rehearsals, Team
from gesprekshulp.casework.rehearsal.unfinished import Going, unfinished
from gesprekshulp.plat.menu import run_menu
from gesprekshulp.plat.rehearsal.keeping import run_plans
from gesprekshulp.plat.rehearsal.playing import play, rehearse
from gesprekshulp.plat.rehearsal.ways import TITLE, run_rehearsing, run_tomorrow

SCENE = "rekengroepje"


def played(desk: Desk, *lines: str, team: Team | None = None) -> Talker:
    talker = Talker(lines)
    going = started(desk)
    going.roles = team
    play(going, talker.console)
    return talker


def started(desk: Desk) -> Going:
    return Going(Rehearsals(desk).start(SCENE, 3), desk.store)


def test_a_whole_rehearsal_by_choosing_ends_and_is_kept(desk: Desk) -> None:
    number = [card.id for card in Rehearsals(desk).scenes()].index(SCENE) + 1
    talker = Talker(["1", str(number), *["1"] * 16])

    run_rehearsing(desk, talker.console)

    assert "Nabespreking" in talker.all
    assert "Hier draaide het" in talker.all
    assert len(Rehearsals(desk).kept()) == 1
    assert Rehearsals(desk).plans()


def test_plans_of_other_rehearsals_are_brought_to_the_talk(desk: Desk, case: OpenCase) -> None:
    service = Rehearsals(desk)
    service.keep_plans([Plan("moeder zucht", "wacht ik even")])
    planned = case.plan_meeting()
    talker = Talker(["4", "0"])

    run_plans(service, talker.console, (case, planned))

    assert "hierheen halen" in talker.all
    assert service.plans(case, planned) == service.plans()


def test_typing_choosing_silence_and_the_commands_all_work(desk: Desk) -> None:
    talker = played(
        desk,
        "Dat had ik u moeten vertellen, het spijt me.",
        "/coach",
        "1",
        "",
        "/lijn",
        "/terug 1",
        "Hoe hoorde u het?",
        "/terug 9",
        "/onzin",
        "/klaar",
    )

    assert talker.left == []
    for part in (
        "Coach:",
        "Je gaf toe wat school fout deed",
        "vertrouwen",
        "Je staat weer voor beurt 1",
    ):
        assert part in talker.all


@pytest.mark.parametrize(
    "line", ["99", "-1", "²", "x" * 3000, "[red]x[/]", "\x1b[31m", "😀", "0", "/terug", "/terug x"]
)
def test_nonsense_never_stops_a_rehearsal(desk: Desk, line: str) -> None:
    talker = played(desk, line, "1", "/klaar")

    assert talker.left == []


def test_a_number_that_is_no_answer_is_not_spoken(desk: Desk) -> None:
    talker = Talker(["7", "12", "/klaar"])
    running = (going := started(desk)).rehearsal
    play(going, talker.console)

    assert "Er is geen antwoord 7. Kies een nummer van 1 tot en met 4" in talker.all
    assert running.talk.turns == ()


def test_stop_is_asked_about_once_and_a_sentence_that_begins_with_it_is_said(desk: Desk) -> None:
    said = "Stop, ik wil eerst horen hoe het met u gaat."
    for lines, heard in (
        (["Stop!", "j"], []),
        (["klaar", "n", "/klaar"], ["klaar"]),
        (["0", "stop"], []),
        (["stop", "Hoe hoorde u het?", "/klaar"], ["Hoe hoorde u het?"]),
        ([said, "/klaar"], [said]),
    ):
        talker = Talker(lines)
        running = (going := started(desk)).rehearsal
        play(going, talker.console)
        assert [turn.heard.text for turn in running.talk.turns] == heard, lines
        assert talker.left == []
        assert ("Wil je stoppen?" in talker.all) == (said not in lines)


def test_without_a_word_said_nothing_is_given_away(desk: Desk) -> None:
    talker = Talker(["3", "/klaar"])
    rehearse(started(desk), talker.console)

    assert talker.left == []
    assert "Je zei nog niets" in talker.all
    assert "boven tafel" not in talker.all


def test_how_sure_you_feel_is_asked_before_and_after_and_told(desk: Desk) -> None:
    number = [card.id for card in Rehearsals(desk).scenes()].index(SCENE) + 1
    talker = Talker(["1", str(number), "9", "4", "1", "/klaar", "2", "0", "", "0"])

    run_rehearsing(desk, talker.console)

    assert talker.left == []
    assert "Typ een cijfer van 1 tot en met 5" in talker.all
    assert "Vooraf 4 van 5 zeker, nu 2 van 5." in talker.all
    (kept,) = Rehearsals(desk).kept()
    assert (kept.before, kept.after) == (4, 2)


def test_another_subject_and_the_coach_on_any_turn(desk: Desk) -> None:
    talker = Talker(["/uitleg", "/onderwerp", "1", "/uitleg 1", "/uitleg 3", "/klaar"])
    running = (going := started(desk)).rehearsal
    play(going, talker.console)

    assert talker.left == []
    assert running.talk.state.subject == "rekenen"
    assert "Er is nog niets gezegd." in talker.all
    assert "Beurt 1: “Mag ik het even hebben over" in talker.all
    assert "Kies een beurt van 1 tot en met 1." in talker.all


def test_what_was_rewound_is_told_kept_and_written(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "verslag.txt"
    number = [card.id for card in Rehearsals(desk).scenes()].index(SCENE) + 1
    lines = [
        *("1", str(number), "", "U had het kunnen lezen.", "/terug 1", "Hoe hoorde u het?"),
        *("/klaar", "", "0", "", "7", "1", "2", str(target), "0"),
    ]
    talker = Talker(lines)

    run_rehearsing(desk, talker.console)

    assert talker.left == []
    assert "Wat je terugspoelde:" in talker.all
    text = target.read_text(encoding="utf-8")
    assert text.index("Hoe hoorde u het?") < text.index("U had het kunnen lezen.")


def test_plans_are_chosen_kept_beside_ones_own_said_changed_and_put_on_a_page(
    desk: Desk, tmp_path: Path
) -> None:
    service = Rehearsals(desk)
    own = Plan("vader opstaat", "wacht ik even")
    service.keep_plans([own])
    number = [card.id for card in service.scenes()].index(SCENE) + 1
    target = tmp_path / "plannen.pdf"
    lines = [
        *("1", str(number), "", "U had het in de nieuwsbrief kunnen lezen.", "/klaar", ""),
        *("9", "1", "7", "1", "2", ""),  # the first plan; of turn 1 the coach's sentence
        *("6", "1", "1", "iets anders", own.action),  # said once
        *("2", "moeder zwijgt", "wacht ik ook"),
        *("3", "Wat heb ik gemist?"),
        *("4", "2"),  # thrown away
        *("5", str(target), "0", "0"),
    ]
    talker = Talker(lines)

    run_rehearsing(desk, talker.console)

    assert talker.left == []
    assert [plan.cue for plan in service.plans()] == ["vader opstaat", "moeder zwijgt"]
    assert service.plans()[0].drilled
    assert "Wat heb ik gemist?" in service.favourites()
    (page,) = PdfReader(target).pages
    assert "wacht ik even" in " ".join(page.extract_text().split())


def test_what_was_left_halfway_waits_here_and_on_the_screen(desk: Desk) -> None:
    """Ctrl+C in the middle loses nothing; another time one goes on, or begins anew."""
    going = started(desk)
    going.say("Hoe hoorde u het?")
    going.keep_half("En wat")
    number = [card.id for card in Rehearsals(desk).scenes()].index(SCENE) + 1
    talker = Talker(["1", str(number), "1", "Dus u hoorde het van Milan.", "/klaar", "", "0", ""])

    run_rehearsing(desk, talker.console)

    assert "Je typte nog: En wat" in talker.all
    (kept,) = Rehearsals(desk).kept()
    assert [reply.text for reply in kept.replies] == [
        "Hoe hoorde u het?",
        "Dus u hoorde het van Milan.",
    ]
    assert unfinished(desk.store, SCENE) is None


def test_the_end_of_the_input_stops_it_in_good_order(desk: Desk) -> None:
    for stop in range(4):
        talker = played(desk, *["1", "/coach", ""][:stop])
        assert "moeder:" in talker.all


def test_every_way_to_rehearse_can_be_entered_and_left(desk: Desk) -> None:
    lines = [
        *("2", "1", "Ans", "Wil", "Kees", "2", "1", "/klaar", "3", "", ""),
        *("3", "1", "Niemand belde mij", "En nu?", "/klaar"),
        *("4", *["Dus dat was het. Hoe dan?"] * 5),
        *("5", "6", "0", "7", "1", "0"),
        *("7", "2", "1", "0"),
    ]
    talker = Talker(lines)

    run_rehearsing(desk, talker.console)

    assert talker.left == []
    for part in (
        "Zeg in je opening",
        "Eerst een leerkracht die zich verdedigt",
        "Klaar.",
        "Gewist.",
    ):
        assert part in talker.all
    assert Rehearsals(desk).kept() == ()


def test_the_menu_leads_to_it(desk: Desk) -> None:
    talker = Talker(["4", "0", "0"])

    assert run_menu(desk, talker.console) == 0
    assert TITLE in talker.all
    assert "Oefenen" in talker.all


def test_tomorrows_talk_without_words_says_what_to_do(case: OpenCase) -> None:
    talker = Talker([])

    run_tomorrow(case, talker.console)

    assert "nog geen woorden" in talker.all


def test_tomorrows_talk_begins_with_what_the_parent_said(meeting: Meeting) -> None:
    meeting.keep("! m: Jullie luisteren gewoon nooit naar mij")
    talker = Talker(["", "1", "/klaar", "3", "0", ""])

    run_tomorrow(meeting.case, talker.console)

    assert "Jullie luisteren gewoon nooit naar mij" in talker.all
    assert len(Rehearsals(meeting.case.desk).kept_for(meeting.case, meeting.id)) == 1
