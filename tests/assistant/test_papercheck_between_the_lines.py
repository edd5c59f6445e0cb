"""Blame and threat between the lines: what a stranger's letter says without the usual words.

How each batch was written, and what was found before there were rules for it, stands in its file.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from gesprekshulp.assistant.clause_roles import said_of_the_reader, under_a_condition
from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.assistant.notecheck import check_note
from gesprekshulp.assistant.papercheck import check_text
from gesprekshulp.assistant.sentence_faults import but_inside, hides_who_acts, too_long
from gesprekshulp.knowledge.loading import load_content, read_learnt

HERE = Path(__file__).parent
CONTENT = load_content()[0]
KINDS = frozenset(["beschuldiging", "dreiging", "etiket", "interpretatie"])


@pytest.fixture(scope="module")
def herkenner() -> Herkenner:
    return build_herkenner(read_learnt())


def counted(number: int, herkenner: Herkenner) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return per kind how many faults were found, how many there are, how many were none."""
    batch = yaml.safe_load((HERE / f"zinnen_op_papier_{number}.yaml").read_text(encoding="utf-8"))
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for part, note in (("papier", False), ("notitie", True)):
        good = [{"tekst": text, "soort": []} for text in batch[f"{part}_goed"]]
        for one in (*good, *batch[f"{part}_fout"]):
            text = one["tekst"]
            remarks = (
                check_note(text, CONTENT) if note else check_text(text, CONTENT, "", herkenner)
            )
            heard = {remark.kind for remark in remarks} & KINDS
            wanted = set(one["soort"])
            found.update(wanted & heard)
            there.update(wanted)
            wrong.update(heard - wanted)
    return found, there, wrong


@pytest.mark.parametrize("number", [5, 6, 7])
def test_blame_and_threat_without_the_usual_words_are_heard(
    number: int, herkenner: Herkenner
) -> None:
    found, there, wrong = counted(number, herkenner)
    for kind in there:
        assert found[kind] / there[kind] >= 0.7, (kind, found, there)
    assert found.total() / (found.total() + wrong.total()) >= 0.9, wrong


def test_in_words_it_does_not_know_little_is_heard_and_little_is_wrong(
    herkenner: Herkenner,
) -> None:
    """The floor is what was measured the first time: who raises it must not train on it."""
    found, there, wrong = counted(8, herkenner)
    assert found.total() / there.total() >= 0.3
    assert found.total() / (found.total() + wrong.total()) >= 0.9, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Ouders die hun kind aanmelden, krijgen binnen zes weken bericht.",
        "Wij stellen u in kennis van de datum van de toets.",
        "De mentor maakt een aantekening in het verslag.",
        "De laatste brief die u kreeg, was van 3 november.",
        "Voordat het bestuur beslist, mag u uw mening geven.",
        "Als de school niet meer kan helpen, zoekt de school een andere plek.",
        "U heeft aangegeven dat u geen melding van het pesten kreeg.",
        "U hebt de toestemming ingetrokken; wij delen daarom niets meer.",
        "De inspectie heeft de school bezocht.",
        "Bij een volgende afspraak praten wij over de gymles.",
    ],
)
def test_plain_business_is_no_blame_and_no_threat(text: str, herkenner: Herkenner) -> None:
    kinds = {remark.kind for remark in check_text(text, CONTENT, "", herkenner)}
    assert not kinds & {"beschuldiging", "dreiging"}


@pytest.mark.parametrize(
    "text",
    [
        "U liet de vragenlijst achterwege.",
        "Van ouders is weinig medewerking gekomen.",
    ],
)
def test_what_goes_wrong_is_laid_on_the_parent(text: str) -> None:
    assert said_of_the_reader(text, len(text) - 3)


@pytest.mark.parametrize(
    "text",
    [
        "U mag de vragenlijst weglaten.",
        "Wij lieten de vragenlijst achterwege.",
        "Liet u de vragenlijst achterwege?",
        "U vertelde dat het niet lukte.",
        "Als u niet komt, bellen wij u.",
    ],
)
def test_a_choice_a_question_and_our_own_fault_are_laid_on_nobody(text: str) -> None:
    assert not said_of_the_reader(text, len(text) - 3)


def test_a_condition_counts_only_where_no_way_out_is_offered() -> None:
    assert under_a_condition("Krijgen wij geen antwoord, dan vervalt de plek.")
    assert not under_a_condition("Krijgen wij geen antwoord, dan bellen wij samen.")
    assert not under_a_condition("Vervalt de plek als wij niet komen?")


@pytest.mark.parametrize(
    "text",
    [
        "Wij vinden het goed als dat antwoord zo wordt opgenomen.",
        "Uw zin mag worden uitgewisseld.",
        "Het gesprek was fijn, en de beslissing is genomen.",
        "Zodra hij uit de les wordt gehaald, slaat hij dicht.",
    ],
)
def test_no_actor_is_put_where_it_makes_no_dutch(text: str) -> None:
    fault = hides_who_acts(text)
    assert fault is None or fault.rewrite == ""


def test_a_cut_leaves_two_whole_sentences_or_none() -> None:
    hanging = "Ik was er niet omdat het gesprek om elf uur in de ochtend was en ik dan altijd moet werken."
    fault = too_long(hanging)
    assert fault is not None
    assert fault.rewrite == ""
    names = "Mijn vrouw en ik staan er al twee jaar achter en wij praten er elke week met u over."
    fault = too_long(names)
    assert fault is not None
    assert not fault.rewrite.startswith("Mijn vrouw.")


@pytest.mark.parametrize(
    "text",
    [
        "Dat geloof ik graag, maar zeg het eens in gewone woorden.",
        "Het niveau klopt, alleen zet zo'n plan hem in een hokje.",
        "Wij zien dat, maar op zaterdagschool hij heeft vier vrienden.",
    ],
)
def test_after_maar_only_what_can_stand_alone_is_offered(text: str) -> None:
    fault = but_inside(text, 8)
    assert fault is not None
    assert fault.rewrite == ""
