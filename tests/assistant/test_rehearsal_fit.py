"""A rehearsal feels true: no praise that was not earned, and lines that answer what was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.assistant.rehearsal import coach
from gesprekshulp.assistant.rehearsal.engine import play
from gesprekshulp.assistant.rehearsal.hearing import every_option
from gesprekshulp.assistant.rehearsal.trial import good, run
from gesprekshulp.assistant.rehearsal.types import Feedback, Reply, Talk
from gesprekshulp.assistant.rehearsal.words import BRIDGES, HARMED, HELPED, PUZZLED, told
from gesprekshulp.knowledge.loading import load_content, load_for_checking, read_learnt

CONTENT = load_content()[0]
SCENES = {scene.id: scene for scene in CONTENT.scenes.values() if scene.template == "nee"}


@pytest.fixture(scope="module")
def ears() -> Herkenner:
    return build_herkenner(read_learnt())


def talk_of(name: str, ears: Herkenner, *said: str) -> Talk:
    return play(SCENES[name], 3, [Reply(one) for one in said], ears)


def feedback_of(name: str, ears: Herkenner, *said: str) -> Feedback:
    talk = talk_of(name, ears, *said)
    return coach.feedback(SCENES[name], talk, len(talk.turns), CONTENT.moves)


@pytest.mark.parametrize(
    "said",
    [
        "Nou kijk, we hebben er echt wel iets mee gedaan, het is besproken in het team.",
        "Wij hebben die mails heus wel gelezen.",
        "Luister, we hebben er wel degelijk iets mee gedaan.",
    ],
)
def test_contradicting_is_not_giving_back(said: str, ears: Herkenner) -> None:
    heard = talk_of("drie-mails", ears, said).turns[0].heard

    assert "samenvatten" not in heard.moves
    assert heard.level != "hoog"


@pytest.mark.parametrize("said", ["snap", "oke", "ja snap ik", "Dat begrijp ik.", "Helder."])
def test_a_nod_does_not_take_up_what_was_told(said: str, ears: Herkenner) -> None:
    asked = "dus u kon er 2x niet bij zijn. rot. wat moet u nog weten vr u kunt tekenen?"
    talk = talk_of("twee-huizen", ears, asked, said)

    assert talk.turns[0].told
    assert talk.turns[1].taken == ""


@pytest.mark.parametrize("said", ["asdf qwer lkj", "banaan banaan", "blablabla", "[/x]"])
def test_a_parent_asks_what_nonsense_means_and_nothing_is_heard_in_it(
    said: str, ears: Herkenner
) -> None:
    talk = talk_of("koen-mocht-wel-mee", ears, said)

    assert talk.state.line in PUZZLED
    assert not talk.turns[0].heard.labels - {"niets"}
    assert (
        told(HARMED["onzin"], "vader", "Lotte")
        in feedback_of("koen-mocht-wel-mee", ears, said).harmed
    )


def test_a_little_picture_is_no_silence_and_a_gesture_is_abuse(ears: Herkenner) -> None:
    laughing = talk_of("wie-komt-er-binnen", ears, "😀😀").turns[0]
    rude = talk_of("wie-komt-er-binnen", ears, "🖕").turns[0]

    assert "stilte" not in laughing.heard.marks
    assert "grap" in laughing.heard.marks
    assert "schelden" in rude.heard.marks


@pytest.mark.parametrize(
    "said",
    [
        "Kunt u mij dan vertellen wat er volgens u gebeurd is?",
        "hoi fijn dat u er bnt. plan gelezen?",
        "en als we t na schooltijd doen?",
        "luistert ze daar wel goed",
    ],
)
def test_it_is_never_said_of_a_question_that_there_is_none(said: str, ears: Herkenner) -> None:
    harmed = feedback_of("nee-in-de-mail", ears, said).harmed

    assert told(HARMED["niets"], "vader", "Nora") not in harmed


def test_a_plain_question_is_no_reproach(ears: Herkenner) -> None:
    said = feedback_of("nee-in-de-mail", ears, "ok ja. en thuis? luistert ze daar wel goed")

    assert said.question != CONTENT.moves["verwijt"].question


@pytest.mark.parametrize("said", ["misschien", "ik ook", "vader heeft gelijk", "nou ja"])
def test_a_word_or_two_are_called_no_pitfall_and_no_move(said: str, ears: Herkenner) -> None:
    heard = talk_of("twee-huizen", ears, said).turns[0].heard

    assert heard.pitfalls == ()
    assert "ik-boodschap" not in heard.moves


def test_saying_that_school_could_not_know_is_asked_about(ears: Herkenner) -> None:
    said = "Noor deed het hier altijd goed, dus wij konden dit niet zien aankomen."

    assert "verdedigen" in talk_of("onzichtbaar-moe", ears, said).turns[0].heard.doubted


def test_being_in_a_hurry_is_no_limit(ears: Herkenner) -> None:
    said = "hoi. even kort want ik heb om 3 uur mn volgende. waarom ga je niet meer mee ruben?"
    heard = talk_of("ruben-blijft-zitten", ears, said).turns[0].heard

    assert "grens-stellen" not in heard.moves
    assert "open-vraag" in heard.moves


@pytest.mark.parametrize(
    "said",
    [
        "Wij denken dat u slecht voor uw kind zorgt.",
        "We hebben u drie keer uitgenodigd en u kwam niet opdagen.",
    ],
)
def test_a_plain_reproach_is_named(said: str, ears: Herkenner) -> None:
    assert "verwijt" in talk_of("wie-komt-er-binnen", ears, said).turns[0].heard.pitfalls


@pytest.mark.parametrize(
    "said",
    [
        "We zijn vergeten dit met u te bespreken. Dat had niet gemogen.",
        "U heeft gelijk dat we dat eerst met u hadden moeten bespreken.",
        "Dat hadden we eerst met u moeten bespreken.",
    ],
)
def test_owning_up_in_other_words_is_owning_up(said: str, ears: Herkenner) -> None:
    talk = talk_of("vastgesteld-zonder-gesprek", ears, said)

    assert "geeft-toe" in talk.turns[0].heard.marks
    assert talk.turns[0].trust_step > 0


@pytest.mark.parametrize(
    ("scene", "said"),
    [
        ("plan-dat-bleef-liggen", "Ik begrijp dat u het over het plan wilt hebben."),
        ("rekengroepje", "Ik snap dat u schrikt. Zal ik u bellen, of liever mailen?"),
        ("onzichtbaar-moe", "U zegt dat u geen antwoord kreeg. Dat is vervelend."),
    ],
)
def test_naming_what_it_is_about_is_not_owning_up(scene: str, said: str, ears: Herkenner) -> None:
    assert "geeft-toe" not in talk_of(scene, ears, said).turns[0].heard.marks


def test_owning_up_after_a_reproach_is_a_first_step_back(ears: Herkenner) -> None:
    talk = talk_of(
        "rekengroepje",
        ears,
        "U had ons ook kunnen bellen.",
        "Sorry. Ik had u moeten bellen. Dat was onze fout.",
    )

    assert talk.turns[0].trust_step < 0
    assert talk.turns[1].trust_step == 1


def test_an_answer_to_the_question_of_the_parent_is_heard_as_one(ears: Herkenner) -> None:
    talk = talk_of("de-tas-in-de-gang", ears, "Ja, hij mag blijven.")

    assert talk.turns[0].rule == "eindelijk-antwoord"
    assert "verandert-onderwerp" not in talk.turns[0].heard.marks


@pytest.mark.parametrize(
    ("said", "move"),
    [
        ("Hij gaat wel vooruit hoor, hij kan de tafel van 3 al.", "positief-over-kind"),
        ("ok dan app ik u na 8en, vader dus", "afspraak-maken"),
        ("ik regel dat hij naast iza zit, bel u do 4u", "afspraak-maken"),
    ],
)
def test_plain_words_are_praised_for_what_they_do(said: str, move: str, ears: Herkenner) -> None:
    heard = feedback_of("rekengroepje", ears, said)

    assert told(HELPED[move], "moeder", "Milan") in heard.helped


def test_a_threat_in_the_form_of_an_agreement_is_no_agreement(ears: Herkenner) -> None:
    heard = talk_of("wie-komt-er-binnen", ears, "Veilig Thuis komt morgen").turns[0].heard

    assert "afspraak-maken" not in heard.moves


@pytest.mark.parametrize("name", sorted(SCENES))
def test_a_good_talk_is_not_done_halfway(name: str) -> None:
    """Trust does not stand still at its height: the second half has something to win."""
    scene = SCENES[name]
    if len(scene.secrets) < 4:
        pytest.skip("a short scene")
    for seed in range(1, 6):
        trust = [turn.trust for turn in run(scene, seed, good).turns]
        assert max(trust[:5]) < 10
        assert max(trust) >= 9


def test_a_fact_nobody_asked_for_is_begun_as_one() -> None:
    """What a parent tells unasked does not stand there as the answer to another question."""
    told_of = [
        (turn.answer, secret.text)
        for scene in SCENES.values()
        for seed in range(1, 4)
        for turn in run(scene, seed, good).turns
        for secret in scene.secrets
        if turn.told == secret.id and not turn.end
    ]
    begun = [answer for answer, fact in told_of if answer != fact]

    assert begun
    assert all(answer.startswith(BRIDGES) for answer in begun)


def test_learnt_answers_out_of_scenes_are_still_in_their_scene() -> None:
    """The file `keuzes-…` holds the options of a scene word for word; this says which are stale."""
    shipped = load_for_checking(Path(__file__).parents[2] / "content").content
    stale = []
    for name, taught in shipped.replies.items():
        scene = SCENES.get(name.removeprefix("keuzes-"))
        if not name.startswith("keuzes-"):
            continue
        known = {option.text for option in every_option(scene)} if scene else set()
        stale += [f"{name}: {one.text}" for one in taught.replies if one.text not in known]
    assert stale == []
