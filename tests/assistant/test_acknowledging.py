"""A school person answers in an own style: a sigh, putting oneself in their place, dialect."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.assistant.recognise.acknowledging import acknowledges
from gesprekshulp.assistant.recognise.affirming import gives_back
from gesprekshulp.assistant.recognise.phrases import reproaches, takes_back
from gesprekshulp.assistant.recognise.spoken import plainly
from gesprekshulp.assistant.rehearsal import coach, drills
from gesprekshulp.assistant.rehearsal.effects import AFFIRM
from gesprekshulp.assistant.rehearsal.engine import begin, step
from gesprekshulp.assistant.rehearsal.hearing import hear
from gesprekshulp.assistant.rehearsal.sayings import for_what_was_said
from gesprekshulp.assistant.rehearsal.types import DrillItem, Heard, Reply
from gesprekshulp.assistant.rehearsal.words import HARMED, NOT_YET, told
from gesprekshulp.knowledge.loading import load_content, read_learnt

CONTENT = load_content()[0]
SCENE = CONTENT.scenes["rekengroepje"]


@pytest.fixture(scope="module")
def herkenner() -> Herkenner:
    return build_herkenner(read_learnt())


def heard_after(parent: str, said: str, herkenner: Herkenner) -> Heard:
    state = replace(begin(SCENE, 1).state, line=parent, spoken=(parent,))
    return hear(SCENE, state, Reply(said), herkenner)


@pytest.mark.parametrize(
    ("parent", "said"),
    [
        ("Ik kreeg dat via de app, op de dag van de begrafenis.", "Tjonge, dat hakt erin."),
        (
            "Ik kreeg dat via de app, op de dag van de begrafenis.",
            "Poeh, en dan ook nog dat bericht.",
        ),
        ("Ik heb nachten niet geslapen.", "Dus u lag er wakker van."),
        ("Hij wordt nooit uitgenodigd.", "Ach gossie, dat doet zeer als ouder."),
        ("Hij wordt nooit uitgenodigd.", "Dat gun je niemand."),
        ("Niemand komt zijn afspraken na.", "Daar gingen wij de mist in."),
        ("Niemand komt zijn afspraken na.", "En u maar wachten."),
        ("Niemand belde mij.", "en u maar denken dat alles goed ging"),
        ("Jullie rekenen haar als spijbelaar.", "Dat ze zo te boek staat, dat slaat nergens op."),
        ("Gij hebt mij niks gevraagd.", "Ge hebt gelijk, da was nie goe."),
        ("Ik sta er alleen voor.", "U staat er helemaal alleen voor, dat is zwaar."),
    ],
)
def test_an_own_style_of_acknowledging_is_heard(
    parent: str, said: str, herkenner: Herkenner
) -> None:
    heard = heard_after(parent, said, herkenner)

    assert AFFIRM & set(heard.moves)
    assert heard.pitfalls == ()


@pytest.mark.parametrize(
    "said",
    [
        "Pff, dat weer.",
        "Tjonge, altijd hetzelfde liedje met jullie.",
        "Jeetje, wat een drama om niks.",
        "Poeh, wat bent u lastig.",
        "Dus u vindt dat wij alles fout doen en u niets.",
        "En u maar klagen.",
        "Nee, jij schreef de vorige keer ook al niks op.",
        "Dus u las die brief niet.",
        "Ach, dat heeft iedereen wel eens.",
        "Komt u binnen, de koffie is klaar.",
        "Dan belt u mij en praten we verder.",
        "U kunt het ook laten liggen tot na de vakantie.",
    ],
)
def test_a_sigh_against_the_parent_and_plain_business_acknowledge_nothing(
    said: str, herkenner: Herkenner
) -> None:
    assert acknowledges(said) == ""
    heard = heard_after("Niemand komt zijn afspraken na.", said, herkenner)
    assert not AFFIRM & set(heard.moves)


def test_answering_a_question_in_its_own_words_gives_nothing_back(herkenner: Herkenner) -> None:
    asked = "Wanneer is die bijeenkomst over het rekenen?"
    said = "De bijeenkomst over rekenen is op 4 december."

    assert not gives_back(said, (asked,))
    assert gives_back(said, ("Ik wist niets van die bijeenkomst over rekenen.",))
    assert not AFFIRM & set(heard_after(asked, said, herkenner).moves)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Heel naar voor u, echter de app is ons kanaal.", "Heel naar voor u."),
        ("Ik betreur dat zeer, zij het dat zorgvuldigheid tijd vergt.", "Ik betreur dat zeer."),
        ("Da's rot veur oe mar 't is nie anders vandaag.", "Da's rot veur oe."),
        ("Dat hakt erin bij u. Dat neemt niet weg dat het klopte.", "Dat hakt erin bij u."),
    ],
)
def test_a_turn_without_maar_is_named_and_the_coach_does_not_speak_of_maar(
    said: str, kept: str, herkenner: Herkenner
) -> None:
    talk = step(SCENE, begin(SCENE, 1), Reply(said), herkenner)
    told_now = coach.feedback(SCENE, talk, 1, CONTENT.moves)

    assert "ja-maar" in talk.turns[0].heard.pitfalls
    word = "ja-maar" if " mar " in said else "keert"
    assert told(HARMED[word], "moeder", "Milan") in told_now.harmed
    assert told_now.rewritten.startswith(kept)


@pytest.mark.parametrize(
    "said",
    [
        "Had u dat maar eerder gezegd toen hij zes was.",
        "Als je de brief niet leest weet je ook niks.",
        "Dat komt doordat u hem alles laat doen.",
        "Door hem zo te beschermen maakt u hem afhankelijk.",
        "Andere ouders komen wel gewoon.",
        "Dan moet u hem maar op een club doen.",
        "U laat hem ook alles doen wat hij wil.",
    ],
)
def test_a_reproach_by_its_form(said: str) -> None:
    assert reproaches(said)


@pytest.mark.parametrize(
    "said",
    [
        "Dat komt doordat u er niets over hoorde.",
        "Andere ouders vragen dat ook.",
        "Als u het niet eens bent met het plan, zegt u dat.",
        "Dan moet u steeds alles zelf vertellen.",
        "U laat hem rustig uitpraten.",
        "Laat maar weten wat voor u werkt.",
        "U staat er ook maar alleen voor, logisch dat het te veel is.",
        "Ik snap dat u kwaad bent. Alleen, uitgescholden worden wil ik niet.",
    ],
)
def test_what_looks_like_a_reproach_or_a_turn_and_is_none(said: str) -> None:
    assert not reproaches(said)
    assert not takes_back(said)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Mar ge hebt da nie gedaan", "Maar u hebt dat niet gedaan"),
        ("'k snap 't wel, gwn ff wachten", "ik snap het wel, gewoon even wachten"),
        ("Oe, dat is wat voor oe", "Oe, dat is wat voor u"),
        ("Das naar. Mooie das heb je om.", "Dat is naar. Mooie das heb je om."),
        ("groep 5 t/m 8", "groep 5 t/m 8"),
    ],
)
def test_dialect_and_chat_spelling_are_read_as_plain_words(typed: str, plain: str) -> None:
    assert plainly(typed) == plain


def test_an_abbreviation_of_the_parent_is_no_jargon(herkenner: Herkenner) -> None:
    said = "Een OPP is een plan met doelen en de hulp die ze krijgt."

    assert "jargon" not in heard_after("Wat is een OPP?", said, herkenner).pitfalls
    assert "jargon" in heard_after("Wat is dat?", said, herkenner).pitfalls


def test_a_drill_hears_an_own_style_too(herkenner: Herkenner) -> None:
    item = DrillItem("Ik kreeg dat op de dag van de begrafenis.", "rust", "taak", ("voorbeeld",))

    good = drills.judge(item, "Tjonge, dat hakt erin.", herkenner, CONTENT.moves)
    missed = drills.judge(item, "Donderdag om tien uur, in de hal.", herkenner, CONTENT.moves)

    assert good.helped
    assert (missed.helped, missed.headline) == ((), NOT_YET)


def test_owning_up_for_the_school_is_no_sorry_for_ones_own_words(herkenner: Herkenner) -> None:
    said = "Wij hadden u dat moeten vertellen, niet netjes van ons."

    assert "geeft-toe" in heard_after("Niemand belde mij.", said, herkenner).marks
    assert for_what_was_said("Sorry, dat was niet netjes.")


def test_plain_business_leaves_nothing_to_choose(herkenner: Herkenner) -> None:
    heard = heard_after("Ik kan niet meer.", "Volgende week is het vakantie.", herkenner)

    assert "keuze-bieden" not in heard.moves


def test_a_question_behind_a_colon_or_for_an_example_is_heard(herkenner: Herkenner) -> None:
    for said in (
        "Als u zegt dat het zo niet kan: wat moet er dan het eerst veranderen?",
        "Wilt u me een voorbeeld geven van zo'n middag?",
    ):
        assert "open-vraag" in heard_after("Zo kan het niet langer.", said, herkenner).moves
