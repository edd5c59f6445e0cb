"""Herkennen wat er gezegd wordt: de goede soort bovenaan, eerlijk over twijfel, nooit een fout."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.doubt import OPEN_QUESTION, question_for
from gesprekshulp.assistant.herkennen import Herkenner, SilentHerkenner, build_herkenner
from gesprekshulp.assistant.lines import read_line
from gesprekshulp.knowledge.loading import load_content, read_learnt
from gesprekshulp.knowledge.types import Content


@pytest.fixture(scope="module")
def herkenner() -> Herkenner:
    return build_herkenner(read_learnt())


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()[0]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("dus jullie willem van hem af", "bang-voor-verwijzing"),
        ("thuis doet ie da nooit", "herkent-beeld-niet"),
        ("daar zet ik mijn krabbel niet onder", "wil-niet-tekenen"),
        ("mdr wil geen gedoe met jeugdzorg over de vloer", "tegen-hulp-van-buiten"),
        ("hij hoeft echt geen etiketje op zijn voorhoofd", "bang-voor-stempel"),
    ],
)
def test_half_getypt_en_met_een_fout_staat_de_goede_bij_de_eerste_drie(
    herkenner: Herkenner, said: str, kind: str
) -> None:
    found = herkenner.weerstand(said)

    assert kind in [candidate.id for candidate in found.candidates[:3]]
    assert not found.quiet


@pytest.mark.parametrize(
    "said",
    [
        "Tegen een onderzoek hebben we helemaal geen bezwaar.",
        "Ja hoor, ik teken het straks even.",
        "Waar kan ik mijn fiets neerzetten?",
    ],
)
def test_instemmen_met_een_beladen_woord_is_geen_vals_alarm(
    herkenner: Herkenner, said: str
) -> None:
    assert not herkenner.weerstand(said).sure


def test_een_andere_naam_of_een_dochter_maakt_geen_verschil(herkenner: Herkenner) -> None:
    about_him = herkenner.weerstand("Straks moet Sem hier weg, hij is net gewend")
    about_her = herkenner.weerstand("Straks moet Xandrianne hier weg, zij is net gewend")

    assert about_him.candidates == about_her.candidates


def test_twee_opmerkingen_in_een_regel_komen_allebei_in_beeld(herkenner: Herkenner) -> None:
    found = herkenner.weerstand(
        "Ik wil geen psycholoog aan mijn kind, en mijn advocaat dient morgen een klacht in."
    )

    ids = [candidate.id for candidate in found.candidates[:3]]
    assert {"tegen-onderzoek", "dreigt-met-stappen"} <= set(ids)


def test_onzin_krijgt_een_open_vraag_en_niets_anders(
    herkenner: Herkenner, content: Content
) -> None:
    found = herkenner.weerstand("xyzq wvut qqpl zzzt")

    assert found.candidates == ()
    assert question_for(found, content.kinds) == OPEN_QUESTION


def test_twee_soorten_dicht_bij_elkaar_geven_een_vraag_om_te_zeggen(
    herkenner: Herkenner, content: Content
) -> None:
    doubtful = [
        found
        for said in ("ik weet het niet hoor, dat plan", "dat is toch niet nodig", "nog even niet")
        if not (found := herkenner.weerstand(said)).sure and not found.quiet
    ]

    assert doubtful
    assert all(question_for(f, content.kinds).endswith(("?", "")) for f in doubtful)


def test_de_woorden_waarop_het_rust_staan_erbij(herkenner: Herkenner) -> None:
    assert "handtekening" in herkenner.weerstand("Geen handtekening van mij vandaag").words


def test_zetten_en_valkuilen_in_een_antwoord(herkenner: Herkenner) -> None:
    moves = herkenner.zetten("Ik snap dat u schrikt, maar zo erg is het niet.", "Ik schrok ervan.")

    assert {"ja-maar", "bagatelliseren"} & {move.id for move in moves}
    asked = herkenner.zetten("Hoe ziet zo'n middag er thuis uit?", "Thuis is hij rustig.")
    assert "open-vraag" in {move.id for move in asked}


def test_een_voorvoegsel_bij_een_notitie_wordt_nooit_overruled(herkenner: Herkenner) -> None:
    line = read_line("! m: ja hoor prima, ben het ermee eens", {"m": "p1"}, date(2026, 11, 23))

    assert herkenner.judged(line) == line


def test_zonder_voorvoegsel_telt_wat_er_staat(herkenner: Herkenner) -> None:
    line = read_line("vader kan er goed mee leven", {}, date(2026, 11, 23))

    judged = herkenner.judged(line)

    assert (judged.kind, judged.who, judged.text) == ("akkoord", "vader", line.text)


def test_who_objects_is_never_said_to_agree_on_a_likeness(herkenner: Herkenner) -> None:
    """Found in a trial: this line of an angry father stood in Nazorg as "akkoord (geraden)"."""
    angry = "v: dit is de 3e keer dat jullie bellen, ik ben er klaar mee"
    line = read_line(angry, {"v": "vader"}, date(2026, 11, 23))

    assert herkenner.judged(line).kind == "bezwaar"


@pytest.mark.parametrize("damaged", ["", "weerstand.model", "woorden.json"])
def test_wat_beschadigd_is_herkent_niets_en_breekt_niets(damaged: str) -> None:
    learnt = {**read_learnt(), damaged: b"rommel\nrommel"} if damaged else {}
    silent = build_herkenner(learnt)

    assert type(silent) is SilentHerkenner
    assert silent.weerstand("Thuis doet hij dat nooit").candidates == ()
    line = read_line("juf belt morgen", {}, date(2026, 11, 23))
    assert silent.judged(line) == line


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_elke_tekst_geeft_een_antwoord_in_volgorde(text: str) -> None:
    herkenner = _shared()
    found = herkenner.weerstand(text)
    scores = [one.score for one in found.candidates]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len({one.id for one in found.candidates}) == len(found.candidates)
    assert all(0 <= move.score <= 1 for move in herkenner.zetten(text, text))


_SHARED: list[Herkenner] = []


def _shared() -> Herkenner:
    if not _SHARED:
        _SHARED.append(build_herkenner(read_learnt()))
    return _SHARED[0]
