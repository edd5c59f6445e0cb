"""Own words line by line."""

from __future__ import annotations

from pathlib import Path

from talking import Talker, make_desk

from gesprekshulp.dossier.events import PartnerVastgelegd
from gesprekshulp.dossier.types import Gesprekspartner, Leerling
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.views import run_views


def test_taken_over_answered_and_read(known: tuple[Content, object], tmp_path: Path) -> None:
    case = make_desk(tmp_path, known[0]).new_case(Leerling(first_name="Sem", last_name="Vos"))
    mother = Gesprekspartner(id="m", name="Aylin Vos", role="ouder-met-gezag", short="moeder")
    case.record(PartnerVastgelegd(partner=mother))
    item = case.add_item("lezen met een maatje")
    talker = Talker(
        [
            *("1", "2", "1", "Hij leest [/x] thuis.", "Elke avond.", "", "", "2", "", ""),
            *("4", "3", "Op school zien wij dat nog niet."),
            *("3", str(tmp_path / "z.txt"), "2", "", "0"),
        ]
    )
    run_views(case, talker.console)
    assert not talker.left
    (view,) = case.dossier.views.values()
    assert (view.about, view.ref, view.who, view.how) == ("onderdeel", item, "m", "e-mail")
    assert view.words == "Hij leest [/x] thuis.\nElke avond."
    assert not view.shared_with
    text = (tmp_path / "z.txt").read_text(encoding="utf-8-sig")
    assert "lezen met een maatje" in text
    assert "Op school zien wij dat nog niet." in talker.all


def test_the_input_may_end_anywhere(known: tuple[Content, object], tmp_path: Path) -> None:
    case = make_desk(tmp_path, known[0]).new_case(Leerling(first_name="Sem"))
    lines = ["1", "1", "1", "woorden", ""]
    for stop in range(len(lines)):
        run_views(case, Talker(lines[:stop]).console)
