"""Herkennen wat er gezegd wordt: dichtbij genoeg, voorzichtig zeker, en nooit een fout."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.herkennen import build_herkenner
from gesprekshulp.assistant.ngrams import PhraseIndex, plain_words
from gesprekshulp.knowledge.types import Kind

SAID = {
    "bang": (
        "Straks moet hij hier weg",
        "Jullie willen van hem af",
        "Naar een andere school zeker",
    ),
    "thuis-goed": (
        "Thuis doet hij dat nooit",
        "Bij ons thuis is hij rustig",
        "Thuis gaat het goed",
    ),
    "tekenen": (
        "Ik ga nergens voor tekenen",
        "Ik zet geen handtekening",
        "Daar teken ik niet voor",
    ),
}
KINDS = {
    name: Kind(id=name, title=name, group="zorg", explanation="", wordings=(), phrases=phrases)
    for name, phrases in SAID.items()
}
HERKENNER = build_herkenner(KINDS, {"open-vraag": ("Hoe gaat het thuis met hem?",)})


def test_half_getypt_en_met_een_fout_staat_de_goede_bovenaan() -> None:
    assert HERKENNER.weerstand("thuis doet ie da noit").kandidaten[0].id == "thuis-goed"
    assert HERKENNER.weerstand("jullie wilen van hm af").kandidaten[0].id == "bang"
    assert HERKENNER.weerstand("nergens handtekning").kandidaten[0].id == "tekenen"


def test_zeker_alleen_als_het_dichtbij_is_en_er_niets_naast_ligt() -> None:
    assert HERKENNER.weerstand("Thuis doet hij dat nooit").zeker
    assert not HERKENNER.weerstand("hij").zeker


def test_wat_nergens_op_lijkt_geeft_niets() -> None:
    assert HERKENNER.weerstand("xyzq wvut").kandidaten == ()
    assert HERKENNER.weerstand("").kandidaten == ()
    assert build_herkenner({}).weerstand("Thuis doet hij dat nooit").kandidaten == ()


def test_de_woorden_waarop_het_rust_staan_erbij() -> None:
    assert "thuis" in HERKENNER.weerstand("THUIS, ja").words


def test_dezelfde_vraag_geldt_voor_zetten_en_notities() -> None:
    assert HERKENNER.zetten("Hoe gaat het thuis met hem?").kandidaten[0].id == "open-vraag"
    line = HERKENNER.notitie("! m: nee", {"m": "p1"}, date(2026, 11, 23))
    assert (line.kind, line.speaker) == ("bezwaar", "p1")


def test_accenten_en_hoofdletters_maken_niet_uit() -> None:
    assert plain_words("Één Kind's PLÁN") == ["een", "kind", "s", "plan"]


@given(st.text())
def test_elke_tekst_geeft_een_antwoord_in_volgorde(text: str) -> None:
    found = HERKENNER.weerstand(text).kandidaten
    scores = [k.score for k in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({k.id for k in found}) == len(found)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=30)), max_size=10), st.text())
def test_een_index_van_wat_dan_ook_antwoordt(pairs: list[tuple[str, str]], text: str) -> None:
    scores = PhraseIndex(pairs).scores(text)
    assert all(0 <= score <= 1 for score in scores.values())
