"""Set phrases: right nine times in ten on labelled replies, and questions without their mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekshulp.assistant.recognise.affirming import affirms, gives_back
from gesprekshulp.assistant.recognise.phrases import LABELS, shown
from gesprekshulp.assistant.recognise.questions import asked, told
from gesprekshulp.assistant.recognise.training import Labelled, replies_of
from gesprekshulp.knowledge.loading import load_for_checking

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def replies() -> list[Labelled]:
    return replies_of(load_for_checking(CONTENT).content)


@pytest.mark.parametrize("label", ["ja-maar", "samenvatten", "verwijt"])
def test_a_set_phrase_is_right_nine_times_in_ten(label: str, replies: list[Labelled]) -> None:
    found = [one for one in replies if label in shown(one.text)]

    right = sum(label in one.labels for one in found)
    assert len(found) >= 15
    assert right >= 0.9 * len(found)


def test_only_known_labels_are_shown(replies: list[Labelled]) -> None:
    assert {label for one in replies for label in shown(one.text)} <= set(LABELS)


@pytest.mark.parametrize(
    "said",
    [
        "wat doet ze dan als het lawaai wordt",
        "hoe ging het in de vakantie",
        "wanneer zag u dat voor het eerst",
        "welke dag past u",
        "mag ik daar iets over vragen",
        "wilt u het samen bekijken",
        "oke, en wie helpt u daarbij",
        "vertel eens hoe dat ging",
        "Drie weken al, hoe houdt u dat vol",
    ],
)
def test_a_question_without_its_mark_is_a_question(said: str) -> None:
    assert asked(said) == f"{said}?"


@pytest.mark.parametrize(
    "said",
    [
        "Wat naar voor u",
        "Wat u zegt klopt",
        "Wat een gedoe",
        "Hoe langer we wachten, hoe lastiger het wordt",
        "Wilt u dat niet, dan stoppen we",
        "U wilt dat het stopt",
        "Wat moet dat zwaar zijn geweest",
    ],
)
def test_what_sounds_like_a_question_and_asks_nothing_stays_as_it_is(said: str) -> None:
    assert asked(said) == said


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Ik snap uw zorg, maar zo werkt het hier niet.", "ja-maar"),
        ("Ik hoor wat u zegt. Toch denken wij er anders over.", "ja-maar"),
        ("Dat is lastig voor u, alleen is er geen plek.", "ja-maar"),
        ("ja maar dat ligt anders", "ja-maar"),
        ("U had dat formulier ook eerder kunnen inleveren.", "verwijt"),
        ("Als u de brief had gelezen, wist u dit.", "verwijt"),
        ("Dat ligt toch echt aan de opvoeding.", "verwijt"),
        ("Dus u zegt dat niemand iets liet weten.", "samenvatten"),
        ("U wilt eerst rust, heb ik dat goed", "samenvatten"),
    ],
)
def test_what_a_phrase_shows_in_sentences_it_was_not_made_from(said: str, label: str) -> None:
    assert label in shown(said)


@pytest.mark.parametrize(
    "said",
    [
        "Ik had u moeten bellen.",
        "Dat hadden wij u eerder moeten vertellen.",
        "U had dit van ons moeten horen.",
        "Het ligt niet aan u.",
        "Ik snap dat u schrikt. Wat had u nodig?",
        "Ik begrijp het, maar wat zou u willen?",
    ],
)
def test_owning_up_is_no_reproach_and_a_question_takes_nothing_back(said: str) -> None:
    assert not {"verwijt", "ja-maar"} & set(shown(said))


def test_what_is_said_before_a_question_counts_as_said() -> None:
    assert told("dus u hoorde het van een ander, hoe was dat") == ["dus u hoorde het van een ander"]
    assert told("Hoe gaat het, en wat doet hij dan?") == []


PARENT = "Ze zit elke pauze alleen op het bankje bij het hek."


@pytest.mark.parametrize(
    "said",
    [
        "Elke pauze alleen op dat bankje. Wat doet ze daar?",
        "U ziet haar dus op dat bankje zitten.",
    ],
)
def test_giving_back_needs_words_of_the_parent(said: str) -> None:
    assert gives_back(said, (PARENT,))
    assert not gives_back(said, ("Hij slaapt slecht sinds de verhuizing.",))


@pytest.mark.parametrize(
    "said",
    [
        "U bent wel erg bezorgd bezig, u verwent haar.",
        "Wat is er gebeurd?",
        "Wij letten in de pauze goed op bij het hek.",
        "U had haar op het bankje moeten aanspreken.",
        "Kinderen zijn nu eenmaal zo.",
        "Waarom zit een kip op een bankje?",
    ],
)
def test_a_reproach_a_defence_and_a_bare_question_affirm_nothing(said: str) -> None:
    assert not affirms(said, PARENT)
