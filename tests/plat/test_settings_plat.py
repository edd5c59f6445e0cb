"""The settings line by line, and a list that is searched instead of obeyed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import docx
import pytest
from talking import Talker

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.house import house_style_of
from gesprekshulp.plat.housekeeping import run_housekeeping
from gesprekshulp.plat.rehearsal.playing import ask_sure
from gesprekshulp.plat.settings import run_settings
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import AS_IT_WAS, HOUSE_STYLE, OFF, SECOND_PLACE, SETTINGS, SURE

_LONG = [f"brief over onderwerp {letter}" for letter in "abcdefghijklmnop"]


def _talker(folder: Path, *lines: str) -> Talker:
    talker = Talker(lines)
    talker.console.settings = Settings(folder)
    return talker


def test_every_setting_is_heard_with_its_value_and_what_only_the_screen_does(
    desk: Desk, tmp_path: Path
) -> None:
    talker = _talker(tmp_path, "4", "0", "0")
    run_housekeeping(desk, talker.console)
    for one in SETTINGS:
        assert (f"{one.title}: nu " in talker.all) is not one.own
        if one.seen:
            line = next(line for line in talker.heard if f"{one.title}: nu " in line)
            assert line.endswith("(alleen op het volle scherm)")


def test_the_question_how_sure_you_are_is_set_off_and_then_never_asked(
    desk: Desk, tmp_path: Path
) -> None:
    talker = _talker(tmp_path, "1", "2", "0")  # what works here comes first
    run_settings(desk, talker.console)
    assert "Vraag bij oefenen hoe zeker je bent: uit" in talker.all
    assert Settings(tmp_path)[SURE] == OFF

    asked = _talker(tmp_path, "4")
    assert ask_sure(asked.console, "Hoe zeker?") == 0
    assert asked.heard == []


@pytest.mark.parametrize("typed", ["", "0"])
def test_who_leaves_a_setting_hears_that_it_stays(desk: Desk, tmp_path: Path, typed: str) -> None:
    talker = _talker(tmp_path, "2", typed, "0")
    run_settings(desk, talker.console)
    assert "Het blijft zoals het was." in talker.all
    assert not Settings(tmp_path).is_set(HOUSE_STYLE)


def test_the_house_style_is_set_checked_used_and_emptied_again(desk: Desk, tmp_path: Path) -> None:
    school = tmp_path / "school.docx"
    wrong = _talker(tmp_path, "2", str(school), "0")
    run_settings(desk, wrong.console)
    assert "Het blijft zoals het was." in wrong.all
    assert not Settings(tmp_path).is_set(HOUSE_STYLE)

    docx.Document().save(str(school))
    run_settings(desk, _talker(tmp_path, "2", str(school), "0").console)
    desk.backups = SimpleNamespace(folder=tmp_path)  # type: ignore[assignment]
    assert house_style_of(desk) == school

    run_settings(desk, _talker(tmp_path, "2", AS_IT_WAS, "0").console)
    assert house_style_of(desk) is None


def test_a_second_place_is_no_business_of_the_example(desk: Desk, tmp_path: Path) -> None:
    talker = _talker(tmp_path, "3", str(tmp_path), "0")
    run_settings(desk, talker.console)
    assert "In het voorbeeld worden geen reservekopieën gemaakt" in talker.all
    assert not Settings(tmp_path).is_set(SECOND_PLACE)


def test_a_word_in_a_long_list_searches_and_says_that_nothing_was_chosen() -> None:
    talker = Talker(["brief", "z", "zoiets", "0"])
    assert talker.console.choose("Wat?", _LONG) is None
    said = talker.all
    assert "Gezocht: “brief” staat in 16 keuzes. Er is nog niets gekozen." in said
    assert "“z” is geen keuze. Losse letters zijn alleen op het volle scherm een toets." in said
    assert "“zoiets” is geen keuze. Typ een nummer van 0 tot en met 16." in said


def test_in_a_talk_a_word_that_is_in_no_choice_is_kept_also_at_a_long_list() -> None:
    talker, kept = Talker(["nee", "brief", "0"]), list[str]()
    talker.console.keep = lambda line: not kept.append(line)  # type: ignore[func-returns-value]
    assert talker.console.choose("Wat?", _LONG) is None
    assert kept == ["nee"]
    assert "Er is nog niets gekozen" in talker.all
