"""Before a letter leaves: what would hurt or puzzle the parent, and the sentence that would not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.assistant.notecheck import check_note
from gesprekshulp.assistant.papercheck import TITLES, Remark, check_text, check_texts
from gesprekshulp.assistant.suggested_findings import suggested_sentences
from gesprekshulp.knowledge.loading import (
    content_dir,
    load_content,
    load_for_checking,
    read_learnt,
)
from gesprekshulp.knowledge.types import Content

HERE = Path(__file__).parent
PAPER_KINDS = ("beschuldiging", "dreiging", "maar", "vakwoord", "lange-zin", "lijdend")
NOTE_KINDS = ("etiket", "interpretatie", "altijd-nooit")


CONTENT = load_content()[0]


@pytest.fixture(scope="module")
def content() -> Content:
    return CONTENT


@pytest.fixture(scope="module")
def herkenner() -> Herkenner:
    return build_herkenner(read_learnt())


def kinds(remarks: tuple[Remark, ...]) -> set[str]:
    """What is claimed; a question to the writer claims nothing."""
    return {remark.kind for remark in remarks if remark.sure}


def one(remarks: tuple[Remark, ...], kind: str) -> Remark:
    (found,) = [remark for remark in remarks if remark.kind == kind]
    return found


def measured(
    name: str, content: Content, herkenner: Herkenner
) -> Iterator[tuple[set[str], set[str]]]:
    """Yield (what is wrong with a sentence, what was found) for each sentence of a batch."""
    batch = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    for text in batch["papier_goed"]:
        yield set(), kinds(check_text(text, content, "", herkenner))
    for text in batch["notitie_goed"]:
        yield set(), kinds(check_note(text, content))
    for faulty in batch["papier_fout"]:
        found = kinds(check_text(faulty["tekst"], content, "", herkenner))
        yield set(faulty["soort"]), found & set(PAPER_KINDS)
    for faulty in batch["notitie_fout"]:
        yield set(faulty["soort"]), kinds(check_note(faulty["tekst"], content))


@pytest.mark.parametrize("number", ["", "_2", "_3", "_4"])
def test_faults_are_found_and_good_sentences_left_alone(
    number: str, content: Content, herkenner: Herkenner
) -> None:
    """What was measured before the rules were mended on a batch stands in the batch itself."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for wanted, found in measured(f"zinnen_op_papier{number}.yaml", content, herkenner):
        right.update(wanted & found)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    assert right.total() / (right.total() + wrong.total()) >= 0.9, wrong
    assert right.total() / (right.total() + missed.total()) >= 0.9, missed


def test_what_we_suggest_ourselves_is_seldom_taken_for_a_fault(
    content: Content, herkenner: Herkenner
) -> None:
    sentences = suggested_sentences(load_for_checking(content_dir()))[::5]
    told = Counter(
        kind
        for text in sentences
        for kind in kinds(check_text(text, content, "", herkenner))
        if kind in ("beschuldiging", "dreiging", "maar")
    )
    assert told.total() / len(sentences) < 0.02, told


@pytest.mark.parametrize(
    ("text", "kind", "rewrite"),
    [
        (
            "Wij begrijpen uw zorg, maar er is geen plek in de groep.",
            "maar",
            "Wij begrijpen uw zorg. Er is geen plek in de groep.",
        ),
        (
            "Wij horen wat u zegt, alleen zien wij dat op school niet.",
            "maar",
            "Wij horen wat u zegt. Wij zien dat op school niet.",
        ),
        (
            "Er is besloten dat Sem naar een andere groep gaat.",
            "lijdend",
            "Wij hebben besloten dat Sem naar een andere groep gaat.",
        ),
        (
            "Het plan is vorige week vastgesteld.",
            "lijdend",
            "Wij hebben het plan vorige week vastgesteld.",
        ),
        (
            "De toets wordt in mei afgenomen.",
            "lijdend",
            "De toets wordt in mei door ons afgenomen.",
        ),
        (
            "Wij sturen u het verslag binnen een week toe, en u kunt daarna laten weten wat er niet in klopt.",
            "lange-zin",
            "Wij sturen u het verslag binnen een week toe. U kunt daarna laten weten wat er niet in klopt.",
        ),
    ],
)
def test_where_rules_can_make_a_better_sentence_it_is_there(
    text: str, kind: str, rewrite: str, content: Content
) -> None:
    remark = one(check_text(text, content), kind)
    assert remark.rewrite == rewrite
    assert kind not in kinds(check_text(rewrite, content))


def test_a_word_of_the_field_gets_its_own_explanation_once(content: Content) -> None:
    texts = [
        ("alinea 1", "Wij praten over het handelingsdeel."),
        ("alinea 2", "Het handelingsdeel krijgt u mee."),
    ]
    (remark,) = check_texts(texts, content)
    assert (remark.kind, remark.place, remark.words) == ("vakwoord", "alinea 1", "handelingsdeel")
    assert remark.rewrite.startswith("Wij praten over het handelingsdeel. Dat is het stuk over")
    assert check_text(remark.rewrite, content) == ()


def test_the_words_of_someone_else_are_never_judged(content: Content) -> None:
    assert check_text("U schreef: “Jullie weigeren altijd en dat is jullie schuld!”", content) == ()
    assert check_note("Vader zei: “Zij is lui en liegt altijd.”", content) == ()
    assert check_note("Moeder is een lastige ouder.", content, layer="citaat") == ()


def test_a_note_that_says_it_is_an_explanation_may_explain(content: Content) -> None:
    note = "Moeder bagatelliseert de problemen."
    assert kinds(check_note(note, content)) == {"interpretatie"}
    assert check_note(note, content, layer="uitleg") == ()
    assert kinds(check_note("Moeder is een lastige ouder.", content, "uitleg")) == {"etiket"}


def test_a_note_gets_the_beginning_of_a_better_one(content: Content) -> None:
    label = one(check_note("Vader was onwillig.", content), "etiket")
    assert label.rewrite.startswith("Vader zei: “")
    never = one(check_note("Sem luistert nooit naar de juf.", content), "altijd-nooit")
    assert never.rewrite == "Sem luistert [dag en hoe vaak] naar de juf."


def test_a_task_may_be_hard_and_a_day_may_be_heavy(content: Content) -> None:
    for text in (
        "Rekenen is lastig voor Sem.",
        "De ochtend was druk.",
        "Moeder vindt het lastig om te komen.",
    ):
        assert check_note(text, content) == (), text


def test_a_long_letter_in_hard_words_is_told_with_its_hardest_sentences(content: Content) -> None:
    hard = "Samenwerkingsverbanden coördineren onderwijsondersteuningsactiviteiten."
    remarks = check_texts([("alinea 1", hard)] * 6, content)
    ease = one(tuple(r for r in remarks if r.kind == "leesgemak"), "leesgemak")
    assert hard in ease.advice


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_check(text: str) -> None:
    for remark in (*check_text(text, CONTENT), *check_note(text, CONTENT)):
        assert remark.kind in TITLES
        assert remark.why
        assert remark.advice
