"""Leren van een klein setje regels: het zelfde setje geeft hetzelfde model, en dat klopt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.recognise import training as t
from gesprekshulp.assistant.recognise.calibration import (
    Outcome,
    best_threshold,
    precise_threshold,
    sure_from,
)
from gesprekshulp.assistant.recognise.learning import Plan
from gesprekshulp.assistant.recognise.linear import DamagedModel, load
from gesprekshulp.assistant.recognise.words import WordReader
from gesprekshulp.knowledge.types import Content

SAID = [
    *(t.Labelled(text, ("weg",), voice) for text, voice in (
        ("Straks moet hij hier weg", "a"), ("Jullie willen van hem af", "b"),
        ("Moet mijn kind van school af", "c"), ("Naar een andere school zeker", "a"),
    )),
    *(t.Labelled(text, ("thuis",), voice) for text, voice in (
        ("Thuis doet hij dat nooit", "a"), ("Bij ons thuis is hij rustig", "b"),
        ("Thuis gaat het heel goed", "c"), ("Bij opa is er niets aan de hand", "b"),
    )),
]  # fmt: skip
LEXICON = t.lexicon_of_lines(SAID, Content())


def test_leren_geeft_twee_keer_hetzelfde_model() -> None:
    first = t.learn_from(t.WEERSTAND, SAID, LEXICON, "abc")
    second = t.learn_from(t.WEERSTAND, SAID, LEXICON, "abc")

    assert first == second
    assert load(first).header.learnt_from == "abc"


def test_het_model_herkent_waar_het_van_leerde() -> None:
    # Of eight lines no feature may be left out as rare.
    subject = t.Subject("weerstand", Plan(fewest=1, rounds=20))
    model = load(t.learn_from(subject, SAID, LEXICON))
    for one, blocks in zip(SAID, t.blocks_of_lines(SAID, LEXICON, mend=True), strict=True):
        scores = dict(zip(model.labels, model.scores(blocks), strict=True))
        assert max(scores, key=lambda label: scores[label]) == one.labels[0]


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_een_afgebroken_model_wordt_geweigerd(cut: int) -> None:
    whole = t.learn_from(t.WEERSTAND, SAID, LEXICON)

    with pytest.raises(DamagedModel):
        load(whole[:cut])


def test_een_stem_staat_nooit_in_twee_delen() -> None:
    folds = t.folds_of(SAID, 3)

    voices = [{SAID[at].voice for at in fold} for fold in folds]
    assert sorted(at for fold in folds for at in fold) == list(range(len(SAID)))
    assert not voices[0] & voices[1]
    assert not voices[1] & voices[2]


def test_namen_geslacht_en_afkortingen_lezen_als_hetzelfde() -> None:
    lexicon = t.lexicon_of_lines(
        [*SAID, t.Labelled("Gisteren zei Sem: mdr kwam met zijn vader", ("thuis",))], Content()
    )
    reader = WordReader(lexicon)

    assert reader.read("Thuis doet Sem dat nooit") == reader.read("Thuis doet Fatoumata dat nooit")
    assert reader.read("hij is rustig") == reader.read("zij is rustig")
    assert reader.read("Thuis doet hij dat nooitt") == reader.read("Thuis doet hij dat nooit")


def test_zeker_is_pas_zeker_als_het_vaak_genoeg_goed_was() -> None:
    good = [Outcome([5.0 + n / 100, 0.0, 0.0], ["weg"]) for n in range(60)]
    bad = [Outcome([1.0, 0.0, 0.0], ["thuis"]) for _ in range(60)]
    labels = ["weg", "thuis", "geen-weerstand"]

    lowest = sure_from([*good, *bad], labels, 1.0, "geen-weerstand", 0.94, 0.05)

    assert 0.7 < lowest < 1.0
    assert sure_from(bad, labels, 1.0, "geen-weerstand", 0.94, 0.05) == 1.0


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_een_grens_houdt_wat_zij_belooft(likely: list[tuple[float, bool]]) -> None:
    limit = precise_threshold(likely, 0.9, 5)
    above = [present for likelihood, present in likely if likelihood >= limit]

    if limit <= 1:
        assert len(above) >= 5
        assert sum(above) >= 0.9 * len(above)
    assert 0 <= best_threshold(likely) <= 1
