"""Rehearsing line by line: by number, by typing, with everything a user may type instead."""

from __future__ import annotations

import pytest
from talking import Talker

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.rehearsal import Rehearsals, Team
from gesprekshulp.plat.menu import run_menu
from gesprekshulp.plat.rehearsal.playing import play
from gesprekshulp.plat.rehearsal.ways import TITLE, run_rehearsing, run_tomorrow

SCENE = "rekengroepje"


def played(desk: Desk, *lines: str, team: Team | None = None) -> Talker:
    talker = Talker(lines)
    play(Rehearsals(desk).start(SCENE, 3), talker.console, team)
    return talker


def test_a_whole_rehearsal_by_choosing_ends_and_is_kept(desk: Desk) -> None:
    number = [card.id for card in Rehearsals(desk).scenes()].index(SCENE) + 1
    talker = Talker(["1", str(number), *["1"] * 16])

    run_rehearsing(desk, talker.console)

    assert "Nabespreking" in talker.all
    assert "Hier draaide het" in talker.all
    assert len(Rehearsals(desk).kept()) == 1
    assert Rehearsals(desk).plans()


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
