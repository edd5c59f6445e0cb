"""Typed words in a rehearsal, with the recogniser that ships: no false praise, nothing unheard."""

from __future__ import annotations

import pytest

from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.assistant.rehearsal import coach, drills
from gesprekshulp.assistant.rehearsal.effects import AFFIRM
from gesprekshulp.assistant.rehearsal.engine import begin, step
from gesprekshulp.assistant.rehearsal.hearing import every_option, moves_in
from gesprekshulp.assistant.rehearsal.types import Feedback, Reply, Turn
from gesprekshulp.assistant.rehearsal.words import HARMED, HELPED, told
from gesprekshulp.knowledge.loading import load_content, read_learnt
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.knowledge.types import Content

CONTENT = load_content()[0]
SCENE = CONTENT.scenes["rekengroepje"]
SCENES = [scene for scene in CONTENT.scenes.values() if scene.template == "nee"]


@pytest.fixture(scope="module")
def content() -> Content:
    return CONTENT


@pytest.fixture(scope="module")
def herkenner() -> Herkenner:
    return build_herkenner(read_learnt())


def turn_of(said: str, herkenner: Herkenner, scene: Scene = SCENE) -> Turn:
    return step(scene, begin(scene, 1), Reply(said), herkenner).turns[0]


def told_of(said: str, herkenner: Herkenner) -> Feedback:
    talk = step(SCENE, begin(SCENE, 1), Reply(said), herkenner)
    return coach.feedback(SCENE, talk, 1, CONTENT.moves)


@pytest.mark.parametrize(
    "said",
    [
        "U bent een slechte moeder.",
        "U bent echt veel te gevoelig.",
        "U moet niet zo overdreven doen.",
        "U had ons ook kunnen mailen over dat groepje.",
        "Komt een jongen bij de dokter in een groepje.",
        "Waarom eet een olifant geen groepje? Te veel kruimels!",
        "Hoe laat was dat?",
        "Het stond in de nieuwsbrief van vier weken terug.",
        "Dat groepje is gewoon nodig.",
        "Goedemiddag, fijn dat u er bent.",
    ],
)
def test_nobody_is_praised_for_listening_who_gave_nothing_back(
    said: str, herkenner: Herkenner
) -> None:
    praise = {told(HELPED[key], "moeder", "Milan") for key in ("hoog", "erkent", "voelt")}

    assert not praise & set(told_of(said, herkenner).helped)
    assert not AFFIRM & set(turn_of(said, herkenner).heard.moves)


@pytest.mark.parametrize(
    "said",
    [
        "Ik begrijp uw boosheid, maar we hadden weinig tijd.",
        "Ik snap dat u dat vervelend vindt, maar Milan heeft dit nodig.",
        "Dat is naar voor u. Maar het stond wel in de app.",
        "ik hoor u maar zo werkt t hier niet",
        "Dat begrijp ik, maar zonder hulp haalt hij het niet.",
        "Klopt, maar we moesten toen snel beslissen.",
    ],
)
def test_a_typed_maar_is_named_and_the_sentence_comes_back_without_it(
    said: str, herkenner: Herkenner
) -> None:
    turn, feedback = turn_of(said, herkenner), told_of(said, herkenner)

    assert "ja-maar" in turn.heard.pitfalls
    assert HARMED["ja-maar"] in feedback.harmed
    assert turn.trust_step < 0
    assert feedback.rewritten
    assert " maar " not in feedback.rewritten.casefold()


@pytest.mark.parametrize(
    "said",
    [
        "Sorry, we hadden u moeten bellen voor we begonnen.",
        "Het spijt me. Dit had u van mij moeten horen.",
        "Niemand heeft gebeld, dat is onze fout.",
        "Dat had ik eerder moeten vertellen, mijn excuses.",
        "Dus u zegt dat u het van Milan hoorde en niet van ons.",
        "Als ik u goed begrijp zit hij er al vier weken, klopt dat?",
    ],
)
def test_owning_up_and_summing_up_are_never_questioned_nor_punished(
    said: str, herkenner: Herkenner
) -> None:
    turn = turn_of(said, herkenner)

    assert turn.tension_step < 0
    assert turn.heard.doubted == ()
    assert told_of(said, herkenner).question == ""


def test_sorry_with_a_reason_right_behind_it_owns_up_to_nothing(herkenner: Herkenner) -> None:
    for said in ("Ja sorry, er waren er nog dertig.", "Sorry hoor, we hadden geen invaller."):
        assert "geeft-toe" not in turn_of(said, herkenner).heard.marks
    for said in (
        "Sorry, we hadden u moeten bellen.",
        "Sorry. Er was niemand die u belde, dat is fout.",
    ):
        assert turn_of(said, herkenner).heard.doubted == (), said


def test_owning_up_with_a_reason_behind_it_is_asked_about(herkenner: Herkenner) -> None:
    turn = turn_of("Sorry dat niemand belde, dat kwam door alle zieken.", herkenner)

    assert "geeft-toe" not in turn.heard.marks
    assert turn.heard.doubted[0] == "verdedigen"
    assert told_of("We hadden moeten bellen, sorry.", herkenner).question == ""


@pytest.mark.parametrize(
    "said",
    [
        "wat merkt u thuis aan hem",
        "hoe is hij op die ochtenden",
        "wilt u vertellen hoe het thuis gaat",
        "wie heeft het hem verteld",
        "wat zei milan er zelf over",
        "hoe gaat t thuis met rekenen",
    ],
)
def test_a_question_is_heard_without_its_mark(said: str, herkenner: Herkenner) -> None:
    assert "open-vraag" in turn_of(said, herkenner).heard.moves


@pytest.mark.parametrize(
    "said",
    [
        "Bedankt dat u dit met me deelt.",
        "Dank u wel dat u het zo eerlijk zegt.",
        "klote voor u",
        "Wat rot voor jullie zeg.",
        "pff, wat heftig.",
    ],
)
def test_thanks_and_sympathy_in_plain_words_are_heard_as_such(
    said: str, herkenner: Herkenner
) -> None:
    turn = turn_of(said, herkenner)

    assert AFFIRM & set(turn.heard.moves)
    assert turn.heard.pitfalls == ()
    assert turn.tension_step < 0


def test_calling_a_child_lazy_is_no_jargon(herkenner: Herkenner) -> None:
    for name in ("Ruben", "Milan", "Elif"):
        heard = turn_of(f"{name} is gewoon lui.", herkenner).heard
        assert "jargon" not in heard.pitfalls
        assert "generaliseren" in heard.pitfalls


def test_a_drill_calls_an_insult_and_a_joke_by_their_name(
    content: Content, herkenner: Herkenner
) -> None:
    item = drills.drill("doorvragen", content.moves, 1)[0]

    insult = drills.judge(item, "wat bent u een idioot", herkenner, content.moves)
    joke = drills.judge(item, "haha grapje", herkenner, content.moves)

    assert (insult.level, insult.harmed) == ("laag", (HARMED["schelden"],))
    assert (joke.level, joke.harmed) == ("laag", (HARMED["grap"],))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_typing_an_option_scores_as_choosing_it(scene: Scene, herkenner: Herkenner) -> None:
    start = begin(scene, 3)
    for option in every_option(scene):
        chosen = step(scene, start, Reply(option=option.id), herkenner).turns[0]
        typed = step(scene, start, Reply(option.text.lower()), herkenner).turns[0]
        assert typed.heard.labels == chosen.heard.labels, option.id
        assert (typed.trust, typed.tension) == (chosen.trust, chosen.tension), option.id


def test_a_promise_that_is_named_again_is_seen_in_every_scene(herkenner: Herkenner) -> None:
    for scene in SCENES:
        talk = step(scene, begin(scene, 2), Reply("Ik bel u vrijdag om vier uur."), herkenner)
        assert "toegezegd" in talk.state.memory, scene.id
        talk = step(
            scene,
            talk,
            Reply("Zoals ik zei: vrijdag om vier uur, het staat in mijn agenda."),
            herkenner,
        )
        assert "nagekomen" in talk.state.memory, scene.id
        assert HELPED["nagekomen"] in coach.feedback(scene, talk, 2, CONTENT.moves).helped


def test_a_welcome_is_no_listening(herkenner: Herkenner) -> None:
    scene = CONTENT.scenes["ruben-blijft-zitten"]

    heard = turn_of("Ruben, goed dat je er ook bij bent. Wat vind jij?", herkenner, scene).heard

    assert not AFFIRM & set(heard.moves)
    assert "open-vraag" in heard.moves


@pytest.mark.parametrize(
    "said",
    [
        "Elif gaat naar praktijkonderwijs, dat is het beste voor haar.",
        "Dit is gewoon het beste voor uw kind.",
        "We willen juist het beste voor haar.",
    ],
)
def test_knowing_what_is_best_gives_a_parent_nothing(said: str, herkenner: Herkenner) -> None:
    scene = CONTENT.scenes["de-goede-school"]
    line = "(Hij knikt langzaam.) Dat is knikken van: ik denk."
    assert not AFFIRM & set(moves_in(said, (line,), herkenner)[0])
    assert turn_of(said, herkenner, scene).trust_step <= 0


@pytest.mark.parametrize(
    "said",
    [
        "Het spijt me dat u dat zo ervaart.",
        "Sorry als u zich niet gehoord voelt.",
        "Het spijt me als u dat zo voelt",
    ],
)
def test_sorry_for_how_the_parent_takes_it_owns_up_to_nothing(
    said: str, herkenner: Herkenner
) -> None:
    turn = turn_of(said, herkenner, CONTENT.scenes["drie-mails"])
    assert "geeft-toe" not in turn.heard.marks
    assert turn.trust_step <= 0


@pytest.mark.parametrize(
    "said",
    [
        "Het spijt me dat u zo lang niets van ons hoorde.",
        "Het spijt me dat u dat zo voelt. We hadden moeten antwoorden.",
        "Dat spijt me",
    ],
)
def test_sorry_for_what_school_left_undone_still_owns_up(said: str, herkenner: Herkenner) -> None:
    turn = turn_of(said, herkenner, CONTENT.scenes["drie-mails"])
    assert "geeft-toe" in turn.heard.marks


@pytest.mark.parametrize(
    "said", ["Dat klopt niet", "Daar ben ik het niet mee eens", "U bent niet de enige ouder hoor"]
)
def test_a_no_is_no_acknowledging(said: str, herkenner: Herkenner) -> None:
    turn = turn_of(said, herkenner, CONTENT.scenes["drie-mails"])
    assert not AFFIRM & set(turn.heard.moves)


@pytest.mark.parametrize("said", ["Mag ik Ruben zelf ook iets vragen?", "mag ik u iets vragen"])
def test_asking_leave_explains_no_rule(said: str, herkenner: Herkenner) -> None:
    """Ruben answered: "Dus ik mag ook niks zeggen?"."""
    scene = CONTENT.scenes["ruben-blijft-zitten"]
    line = "(Ze kijkt naar Ruben.) Dat klopt wel, toch?"
    assert "kader-uitleggen" not in moves_in(said, (line,), herkenner)[0]
    assert "kader-uitleggen" not in turn_of(said, herkenner, scene).heard.moves
