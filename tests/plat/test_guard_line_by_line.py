"""The guard line by line: counted with the cases, told before the talk, the day of a fact asked."""

from __future__ import annotations

from datetime import date

from talking import Talker

from gesprekshulp.assistant.form import read_form
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.guard import guard_of, take_in
from gesprekshulp.casework.preparation import askable_facts, facts_at_play
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.plat.entries import enter_fact
from gesprekshulp.plat.menu import run_menu
from gesprekshulp.plat.prepare import run_preparation


def test_the_list_of_cases_counts_and_the_preparation_tells(desk: Desk) -> None:
    path = content_dir() / "voorbeeld" / "uitspraken" / "gpo-107710.json"
    form, _ = read_form(path.read_bytes())
    assert form is not None
    case = take_in(desk, form)
    menu = Talker(["0"])
    assert run_menu(desk, menu.console) == 0
    assert "(2 punten te regelen)" in menu.all
    talker = Talker(["onbekend", "0"])
    run_preparation(case, talker.console)
    assert "Er is besloten. Geen andere school heeft gezegd de leerling te plaatsen." in talker.all
    assert "Onbekend: wat niet is vastgelegd, en ertoe kan doen" in talker.all


def test_a_fact_whose_day_counts_is_asked_for_its_day_and_a_term_runs_from_it(
    case: OpenCase,
) -> None:
    playing = facts_at_play(case)
    every = [fact for fact, _, _ in askable_facts(case)]
    others = [fact for fact in every if fact not in playing]
    more = str(sum(fact in playing for fact in every) + 1)
    which = str(others.index("bezwaar-gemaakt") + 1)
    talker = Talker([more, which, "1", "brief", "2 november 2026"])
    enter_fact(case, talker.console)
    entry = case.dossier.facts["bezwaar-gemaakt"]
    assert (entry.value, entry.ground, entry.happened_on) == ("ja", "brief", date(2026, 11, 2))
    due = [one.due for one in guard_of(case, date(2026, 11, 10)).coming if one.code == "W714"]
    assert due == [date(2026, 11, 30)]
    late = {one.code for one in guard_of(case, date(2026, 12, 1)).findings}
    assert "W714" in late
