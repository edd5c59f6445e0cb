"""Our own school, line by line."""

from __future__ import annotations

from talking import Talker

from gesprekshulp.casework.desk import Desk
from gesprekshulp.plat.menu import run_menu


def test_she_says_what_the_school_offers_and_leaves_the_rest(desk: Desk) -> None:
    talker = Talker(["3", "", "hulp bij lezen", "", "de directeur", "0", "0"])

    run_menu(desk, talker.console)

    assert desk.last_school().basic_support == "hulp bij lezen"
    assert desk.last_school().decides == "de directeur"
    assert "nog niet ingevuld" in talker.all
