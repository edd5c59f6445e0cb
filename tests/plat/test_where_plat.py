"""/waar: the same without a screen."""

from __future__ import annotations

from talking import Talker

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.walks import begin_walk
from gesprekshulp.plat.prepare import run_preparation
from gesprekshulp.plat.talk import run_talk


def test_she_asks_where_she_is_and_puts_an_answer_right(case: OpenCase) -> None:
    walk = begin_walk(case, "voorbereiding")
    walk.choose("niet-zeker")
    walk.choose("toch-extra")
    talker = Talker(["/waar", "2", "2", "/waar", "0"])

    run_talk(walk, talker.console)

    assert "De weg tot hier" in talker.all
    assert "Waarom deze stap er zo uitziet" in talker.all
    assert "Een eerder antwoord veranderen?" in talker.all
    assert "Vervallen:" in talker.all
    assert case.facts(walk.id)["extra-ondersteuning"] == "nee"


def test_a_point_of_the_preparation_is_explained_when_she_goes_to_it(case: OpenCase) -> None:
    talker = Talker(["1", "waarom"])

    run_preparation(case, talker.console)

    assert "Wat het verandert" in talker.all
