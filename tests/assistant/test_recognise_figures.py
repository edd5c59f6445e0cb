"""Meten: wat telt als goed, verwarring met haar woorden, en regels die met opzet verstoord zijn."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.doubt import OPEN_QUESTION, question_for
from gesprekshulp.assistant.recognise.calibration import Outcome
from gesprekshulp.assistant.recognise.confusion import confusions, shares_by_voice
from gesprekshulp.assistant.recognise.disturbing import (
    DISTURBANCES,
    about_another,
    telegram,
    with_typos,
)
from gesprekshulp.assistant.recognise.evaluation import kind_figures, move_figures
from gesprekshulp.assistant.recognise.kinds import Candidate, Recognised
from gesprekshulp.assistant.recognise.moves import Move
from gesprekshulp.assistant.recognise.training import Labelled
from gesprekshulp.knowledge.types import Kind, Neighbour


def found(*ids: str, sure: bool = False, none: float = 0.1) -> Recognised:
    scores = [0.5 - 0.1 * n for n in range(len(ids))]
    candidates = tuple(Candidate(i, s) for i, s in zip(ids, scores, strict=True))
    return Recognised(candidates, none=none, sure=sure)


def test_geteld_wordt_eerste_drie_zeker_en_vals_alarm() -> None:
    figures = kind_figures(
        [["weg"], ["weg", "thuis"], ["thuis"], ["geen-weerstand"], ["geen-weerstand"]],
        [
            found("weg", sure=True),
            found("thuis"),
            found("weg", "x", "thuis"),
            found("weg", sure=True),
            Recognised(),
        ],
    )

    assert (figures.lines, figures.first, figures.three, figures.missed) == (3, 2, 3, 0)
    assert (figures.sure, figures.sure_right) == (1, 1)
    assert (figures.quiet, figures.alarms) == (2, 1)
    assert figures.confused == {("thuis", "weg"): 1}
    assert figures.of_kind["thuis"].first == 0


def test_zetten_tellen_per_label_en_genoemd_apart() -> None:
    answers = [
        [Move("ja-maar", 0.9, True), Move("verwijt", 0.5, False)],
        [Move("ja-maar", 0.8, True)],
    ]

    figures = move_figures([["ja-maar"], []], answers)

    assert figures.of_move["ja-maar"].named == 2
    assert figures.of_move["ja-maar"].named_wrong == 1
    assert figures.micro == pytest.approx(2 / 4)


def test_verwarring_noemt_paren_woorden_en_de_stem_die_het_minst_gedekt_is() -> None:
    labels = ["geen-weerstand", "thuis", "weg"]
    lines = [
        Labelled("die testjes hoeven niet", ("thuis",), "oma"),
        Labelled("nog meer testjes dan", ("thuis",), "oma"),
        Labelled("hij moet weg", ("weg",), "vader"),
    ]
    outcomes = [
        Outcome([0, 1, 2], ["thuis"]),
        Outcome([0, 1, 2], ["thuis"]),
        Outcome([0, 1, 2], ["weg"]),
    ]

    told = confusions(lines, outcomes, labels)

    assert told.first == pytest.approx(1 / 3)
    assert (told.pairs[0].was, told.pairs[0].got, told.pairs[0].times) == ("thuis", "weg", 2)
    assert "testjes" in told.pairs[0].words
    assert shares_by_voice(lines, outcomes, labels)[0] == ("oma", 0.0)


def test_dezelfde_storing_met_hetzelfde_zaad() -> None:
    line = "Mijn moeder zegt dat hij thuis nooit boos wordt"
    for disturb in DISTURBANCES.values():
        assert disturb(line, Random(3)) == disturb(line, Random(3)) != line


def test_telegram_laat_kleine_woorden_weg_en_tikfouten_niet_alles_stuk() -> None:
    assert "de" not in telegram("de moeder en de school", Random(1)).split()
    typed = with_typos("onderzoek onderzoek onderzoek onderzoek", Random(2)).split()
    assert 1 <= sum(word != "onderzoek" for word in typed) <= 2


def test_over_een_ander_kind() -> None:
    swap = about_another({"sem"})

    assert swap("Sem is mijn zoon, hij rent", Random(1)).endswith("is mijn dochter, zij rent")


@given(st.text())
def test_een_storing_breekt_op_geen_enkele_tekst(text: str) -> None:
    for disturb in (*DISTURBANCES.values(), about_another({"sem"})):
        assert isinstance(disturb(text, Random(1)), str)


KINDS = {
    "weg": Kind("weg", "Weg", "zorg", "", (), neighbours=(Neighbour("thuis", "Gaat het om weg?"),)),
    "thuis": Kind("thuis", "Thuis", "kijk", "", (), question="Gaat het thuis goed?"),
}


def test_twijfel_wordt_de_vraag_die_de_twee_uit_elkaar_houdt() -> None:
    assert question_for(found("weg", "thuis"), KINDS) == "Gaat het om weg?"
    assert question_for(found("thuis", "weg"), KINDS) == "Gaat het om weg?"
    assert question_for(found("weg", "thuis", sure=True), KINDS) == ""
    assert question_for(found("weg"), KINDS) == ""
    assert question_for(Recognised(), KINDS) == OPEN_QUESTION
