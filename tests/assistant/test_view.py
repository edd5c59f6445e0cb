"""Wat er van een stap te zien is, en wat een zaak nog mist."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from small_content import TODAY, content

from gesprekshulp.assistant.checks import missing
from gesprekshulp.assistant.view import StepView, fitting_wordings, side_scenes, view
from gesprekshulp.assistant.walk import choose, enter_side, start
from gesprekshulp.assistant.wording import Names
from gesprekshulp.knowledge.types import Option

SEM = Names(leerling="Sem", pronouns="hij", partners=("mevrouw Yılmaz",))


def shown(facts: dict[str, str], *options: str, preferred: tuple[str, ...] = ()) -> StepView:
    walk = start(content(), "oogo")
    for option in options:
        walk = choose(content(), walk, option, facts)
    return view(content(), walk, facts, SEM, TODAY, preferred)


def test_de_stap_staat_er_met_namen_en_zonder_wat_niet_past() -> None:
    step = shown({"sector": "po"})
    assert step.title == "Opening"
    assert step.tree_title == "OOGO"
    assert step.wordings[0].text == "Welkom, mevrouw Yılmaz. Vandaag gaat over Sem."
    assert [w.id for w in step.wordings] == ["welkom", "simpel", "bel"]
    assert [(o.letter, o.title) for o in step.options] == [("a", "Sem bespreken")]
    assert step.mind == ("Nog niets oplossen voor Sem.",)
    assert step.avoid[0].better == "Wat heb ik gemist?"


def test_alleen_zeggen_als_het_waar_is_staat_erbij() -> None:
    step = shown({"sector": "vo"})
    honest = next(w for w in step.wordings if w.id == "eerlijk")
    assert honest.only_if_true == "Er ligt echt geen besluit over Sem."
    assert [o.letter for o in step.options] == ["a", "b"]


def test_recht_alleen_als_het_geldt_met_de_laagste_zekerheid() -> None:
    claims = shown({"sector": "po"}).claims
    assert [c.text for c in claims] == ["U beslist mee.", "Een lijn van de commissie."]
    assert [c.certainty for c in claims] == ["hoog", "laag"]
    assert claims[1].uncertain == "Nog niet getoetst."
    assert "Alleen in het vo." in [c.text for c in shown({"sector": "vo"}).claims]


def test_een_ouder_met_weinig_nederlands_krijgt_de_eenvoudige_zin_eerst() -> None:
    assert shown({}, preferred=("eenvoudig",)).wordings[0].id == "simpel"
    assert shown({}, preferred=("telefoon", "eenvoudig")).wordings[0].id == "bel"


def test_een_leerling_van_achttien_krijgt_alleen_de_eigen_zinnen() -> None:
    step = shown({"gesprekspartner": "leerling-zelf"})
    assert [w.text for w in step.wordings] == ["Fijn dat je er bent."]
    # Is er voor de leerling niets geschreven, dan liever de gewone zin dan niets.
    ordinary = [w for w in content().trees["oogo"].steps[0].wordings if w.tags == ("gewoon",)]
    kept = fitting_wordings(ordinary, {"gesprekspartner": "leerling-zelf", "sector": "po"})
    assert [w.id for w in kept] == ["welkom"]


def test_voortgang_pad_en_einde() -> None:
    assert shown({"sector": "po"}).progress == "1/4"
    step = shown({"sector": "po"}, "ouders-eerst", "verder", "klaar")
    assert step.progress == "4/4"
    assert step.path == ("Opening", "Beeld van ouders", "Het plan", "Slot")
    assert step.ending is not None
    assert step.ending.outcome == "Besproken met Sem"
    assert (step.ending.next_tree, step.ending.next_title) == ("nazorg", "Nazorg")


def test_in_een_zijpad_staat_waar_je_naar_terug_gaat() -> None:
    walk = enter_side(content(), start(content(), "oogo"), "boosheid")
    step = view(content(), walk, {}, SEM, TODAY)
    assert step.in_side
    assert step.return_title == "Opening"
    assert not shown({}).in_side


def test_zijpaden_van_deze_onderwijssoort_staan_op_titel() -> None:
    assert [s[0] for s in side_scenes(content(), {"sector": "po"})] == ["boosheid", "pauze"]
    assert [s[0] for s in side_scenes(content(), {"sector": "vo"})] == ["boosheid"]


def test_meer_keuzes_dan_letters_houden_elk_een_eigen_naam() -> None:
    tree = content().trees["oogo"]
    many = tuple(Option(f"k{n}", "keuze", to="slot") for n in range(60))
    first = msgspec.structs.replace(tree.steps[0], options=many)
    trees = {"oogo": msgspec.structs.replace(tree, steps=(first, *tree.steps[1:]))}
    wide = msgspec.structs.replace(content(), trees=trees)
    letters = [o.letter for o in view(wide, start(wide, "oogo"), {}, SEM, TODAY).options]
    assert len(set(letters)) == 60


@given(st.dictionaries(st.sampled_from(["sector", "gesprekspartner", "stemming"]), st.text()))
def test_geen_enkel_feit_laat_het_scherm_vallen(facts: dict[str, str]) -> None:
    assert shown(facts).title == "Opening"


def test_wat_ontbreekt_noemt_eerst_de_wet_en_waarom() -> None:
    found = missing(content(), {"sector": "po"}, TODAY, "voor")
    assert [m.rule for m in found] == ["hoorrecht", "tip"]
    assert found[0].why == "De leerling heeft hoorrecht."
    assert found[0].certainty == "laag"
    assert missing(content(), {"leerling-gehoord": "gehoord"}, TODAY, "voor") == []
    assert [m.rule for m in missing(content(), {}, TODAY, "na")] == ["na"]
    assert "vo" in [m.rule for m in missing(content(), {"sector": "vo"}, TODAY, "voor")]
