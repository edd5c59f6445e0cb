"""Why do you say that, without a screen: the word "bron" at a list, and /bron in a talk."""

from __future__ import annotations

import pytest
from talking import Talker

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.hints import Hint
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.points import points_before
from gesprekshulp.plat.menu import run_menu
from gesprekshulp.plat.nazorg import run_aftercare
from gesprekshulp.plat.prepare import run_preparation
from gesprekshulp.plat.talk import run_talk


def test_in_the_list_of_cases_nothing_leans_and_every_source_can_be_heard(desk: Desk) -> None:
    talker = Talker(["bron", "1", "1", "0", "0"])
    assert run_menu(desk, talker.console) == 0
    assert talker.left == []
    assert "bron  waarom zegt het programma dit?" in talker.all
    assert "steunt niet op een bron" in talker.all
    first = next(iter(desk.content.sources.values()))
    assert f"Wat er staat: {first.text}" in talker.heard
    assert talker.heard.count("Zaken") == 2  # told again after the aside


def test_at_a_case_each_point_tells_its_ground(desk: Desk, case: OpenCase) -> None:
    case.set_fact("gezag-nagegaan", "nee")
    talker = Talker(["1", "Bron", "1", "0", "0", "0"])
    run_menu(desk, talker.console)
    for point in points_before(case):
        assert f"{point.title} (" in talker.all
    assert "Kenmerk: " in talker.all
    assert talker.left == []


def test_at_the_preparation_too(case: OpenCase) -> None:
    case.set_fact("gezag-nagegaan", "nee")
    talker = Talker(["bron", "0", "0"])
    run_preparation(case, talker.console)
    assert "  Bron: " in talker.all
    assert talker.all.count("Voorbereiden. Er ontbreken nog") == 2


def test_in_the_talk_the_law_of_the_step_and_the_hint_of_the_last_line(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = next(iter(meeting.case.desk.content.kinds.values()))
    hint = Hint(kind.id, kind.title, "Een zin.")
    monkeypatch.setattr(Meeting, "hints", lambda _self, _text: [hint])
    while not meeting.view().claims:
        meeting.choose(meeting.view().options[0].id)
    claim = meeting.view().claims[0]
    talker = Talker(["v: jullie willen gewoon van hem af", "/bron", "1", "0"])
    run_talk(meeting, talker.console)
    assert claim.text in talker.all
    title = meeting.case.desk.content.sources[claim.sources[0]].title
    assert title in talker.heard
    assert f"De hint “{kind.title}”" in talker.all


def test_in_nazorg_the_rights_of_the_summary(meeting: Meeting) -> None:
    meeting.keep("! wil geen onderzoek")
    meeting.end()
    talker = Talker(["bron", "0", "0", "nee"])
    run_aftercare(Aftercare(meeting.case, meeting.id), talker.console)
    assert "In de samenvatting: " in talker.all
