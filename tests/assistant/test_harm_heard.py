"""Blame, threat, judgement and label that stand in no list: learnt, and asked about when unsure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.cautioning import possible_cautions
from gesprekshulp.assistant.herkennen import Heard, SilentHerkenner, build_herkenner
from gesprekshulp.assistant.notecheck import check_note
from gesprekshulp.assistant.papercheck import Remark, check_text
from gesprekshulp.assistant.phrases import found
from gesprekshulp.assistant.recognise.learning import sigmoids
from gesprekshulp.assistant.recognise.linear import load
from gesprekshulp.assistant.recognise.papers import PaperJudge, blocks_of_paper
from gesprekshulp.assistant.recognise.shipped import (
    PAPER_LEXICON_FILE,
    PAPERS_FILE,
    read_lexicon,
)
from gesprekshulp.assistant.recognise.words import WordReader
from gesprekshulp.assistant.remarks import title_of
from gesprekshulp.knowledge.loading import load_content, read_learnt

CONTENT = load_content()[0]
LEARNT = read_learnt()
HERKENNER = build_herkenner(LEARNT)
HARM = frozenset(["beschuldiging", "dreiging", "interpretatie", "etiket"])


class Ears(SilentHerkenner):
    """Hears what a test says it hears, in sentences that hold a word."""

    def __init__(self, word: str, named: bool = True, unless: str = "") -> None:
        self.word, self.named, self.unless = word, named, unless

    def papier(self, text: str, signs: Sequence[str] = ()) -> Sequence[Heard]:  # type: ignore[override]
        if self.word not in text or (self.unless and self.unless in text):
            return ()
        return (Heard("dreiging", 0.9, self.named, (self.word,)),)


def harm(remarks: Sequence[Remark]) -> list[Remark]:
    return [remark for remark in remarks if remark.kind in HARM]


def test_what_is_heard_for_certain_is_said_with_why_and_what_helps() -> None:
    (remark,) = harm(check_text("Dan volgt er iets anders.", CONTENT, "", Ears("volgt")))
    assert (remark.kind, remark.sure) == ("dreiging", True)
    assert title_of(remark) == "klinkt als een dreigement"
    assert remark.advice


def test_what_is_not_certain_is_only_a_question_to_the_writer() -> None:
    (remark,) = harm(
        check_text("Dan volgt er iets anders.", CONTENT, "", Ears("volgt", named=False))
    )
    assert title_of(remark).endswith("?")
    assert remark.why.endswith("?")
    assert remark.advice


def test_the_next_sentence_can_make_it_right() -> None:
    ears = Ears("volgt", unless="U mag")
    assert harm(check_text("Dan volgt er iets anders.", CONTENT, "", ears))
    assert not harm(check_text("Dan volgt er iets anders. U mag nee zeggen.", CONTENT, "", ears))


def test_who_asks_leaves_room() -> None:
    assert not harm(check_text("Wat volgt er dan voor u?", CONTENT, "", Ears("volgt")))


def test_the_words_of_someone_else_never_reach_the_ears() -> None:
    assert not harm(check_text("U schreef: “Dan volgt er iets.”", CONTENT, "", Ears("volgt")))


def test_a_note_is_only_judged_on_labels_and_explanations() -> None:
    assert not harm(check_note("Dan volgt er iets anders.", CONTENT, herkenner=Ears("volgt")))


def test_without_what_was_learnt_the_lists_still_work() -> None:
    (remark,) = harm(check_text("U heeft nagelaten te reageren.", CONTENT, "", SilentHerkenner()))
    assert remark.kind == "beschuldiging"
    assert build_herkenner({**LEARNT, PAPERS_FILE: b"stuk"}).papier("Dit is een dreigement.") == ()


_PHRASES = sorted({phrase for one in CONTENT.cautions.values() for phrase in one.words})


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_PHRASES), st.data())
def test_no_list_is_passed_over_because_of_how_it_is_filed(
    phrase: str, data: st.DataObject
) -> None:
    """A sentence made of a phrase is found by every list that finds it without the filing."""
    said = []
    for part in phrase.replace(",", " ").split():
        if part == "…":
            said += data.draw(st.lists(st.sampled_from(["de", "Sem", "heel"]), max_size=3))
        else:
            said.append(data.draw(st.sampled_from(part.split("/"))).replace("*", "en"))
    text = f"Toen {' '.join(said)} weer."
    filed = {one.id for one in possible_cautions(CONTENT, text)}
    held = {one.id for one in CONTENT.cautions.values() if found(one.words, text)}
    assert held <= filed


@pytest.mark.parametrize(
    "text",
    ["Wij zien ons genoodzaakt verder te gaan.", "Moeder is erg bot.", "Sem at een appel."],
)
def test_what_is_remembered_of_words_changes_no_score(text: str) -> None:
    model, lexicon = load(LEARNT[PAPERS_FILE]), read_lexicon(LEARNT[PAPER_LEXICON_FILE])
    whole = sigmoids(model.scores(blocks_of_paper(text, WordReader(lexicon, mend=False), lexicon)))
    judge = PaperJudge(model, lexicon)
    for _ in range(2):
        heard = {one.label: one.score for one in judge.heard(text)}
        for label, likely in zip(model.labels, whole, strict=True):
            if label in heard:
                assert heard[label] == pytest.approx(likely, abs=1e-3)
            else:
                assert likely < model.header.settings[f"from:{label}"] + 1e-3
