"""De wandeling door een gesprek: kiezen, zijpaden, terug, en inhoud die verandert."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_content import TODAY, content

from gesprekshulp.assistant.replay import back, replay
from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import (
    Place,
    Walk,
    choose,
    enter_side,
    fingerprint,
    leave_side,
    refusal,
    start,
    step_at,
)
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.types import Content, Ending, Is, Option, Step, Tree

FACTS = {"sector": "po"}


def walked(*options: str) -> Walk:
    walk = start(content(), "oogo")
    for option in options:
        walk = choose(content(), walk, option, FACTS)
    return walk


def changed(tree: str, steps: tuple[Step, ...]) -> Content:
    trees = dict(content().trees)
    trees[tree] = msgspec.structs.replace(trees[tree], steps=steps)
    return msgspec.structs.replace(content(), trees=trees)


def without(tree: str, gone: str) -> Content:
    return changed(tree, tuple(s for s in content().trees[tree].steps if s.id != gone))


def test_een_keuze_gaat_verder_en_onthoudt_wat_er_toen_stond() -> None:
    walk = walked("ouders-eerst")
    answer = walk.answers[-1]
    assert walk.place == Place("oogo", "ouders")
    assert (answer.tree, answer.step, answer.option, answer.to) == (
        "oogo",
        "opening",
        "ouders-eerst",
        "oogo/ouders",
    )
    assert answer.title == "Opening"
    assert answer.sets == {"stemming": "rustig"}
    opening = step_at(content(), Place("oogo", "opening"))
    assert opening is not None
    assert answer.fingerprint == fingerprint(opening)


def test_een_zijpad_keert_terug_naar_waar_het_begon() -> None:
    walk = enter_side(content(), walked("ouders-eerst"), "boosheid")
    assert walk.tree == "boosheid"
    walk = choose(content(), walk, "weer-rustig", FACTS)
    assert walk.place == Place("oogo", "ouders")
    assert walk.stack == ()


def test_een_keuze_met_zijpad_en_naar_gaat_daarna_verder() -> None:
    walk = walked("ouders-eerst", "boos")
    assert walk.tree == "boosheid"
    assert leave_side(content(), walk).place == Place("oogo", "plan")


def test_zijpad_in_een_zijpad_keert_stap_voor_stap_terug() -> None:
    walk = enter_side(content(), walked(), "boosheid")
    walk = enter_side(content(), walk, "pauze")
    assert [str(p) for p in walk.stack] == ["oogo/opening", "boosheid/rust"]
    walk = leave_side(content(), walk)
    assert walk.tree == "boosheid"
    walk = leave_side(content(), walk)
    assert walk.place == Place("oogo", "opening")
    assert leave_side(content(), walk) == walk


def test_een_andere_hoofdlijn_begint_opnieuw_en_houdt_het_spoor() -> None:
    walk = enter_side(content(), walked("ouders-eerst"), "nazorg")
    assert walk.place == Place("nazorg", "lezen")
    assert walk.stack == ()
    assert [a.move for a in walk.answers] == ["begin", "keuze", "begin"]


def test_een_keuze_die_niet_past_wordt_met_een_zin_geweigerd() -> None:
    walk = walked()
    assert choose(content(), walk, "alleen-vo", FACTS) == walk
    refused = refusal(content(), walk, "alleen-vo", FACTS)
    assert refused is not None
    assert "past niet" in refused.reason
    assert refusal(content(), walk, "alleen-vo", {"sector": "vo"}) is None
    assert refusal(content(), walk, "bestaat-niet", FACTS) is not None


def test_terug_zonder_zijpad_wordt_geweigerd_en_niet_getoond() -> None:
    walk = start(content(), "boosheid")
    refused = refusal(content(), walk, "weer-rustig", FACTS)
    assert refused is not None
    assert "terug" in refused.reason
    assert "weer-rustig" not in [o.id for o in view(content(), walk, FACTS, NEUTRAL, TODAY).options]


def test_onbekende_boom_beginnen_is_een_fout_van_de_aanroeper() -> None:
    with pytest.raises(KeyError):
        start(content(), "bestaat-niet")
    assert enter_side(content(), walked(), "bestaat-niet") == walked()


def test_een_stap_terug_neemt_het_laatste_antwoord_terug() -> None:
    assert back(content(), walked("ouders-eerst", "verder")) == walked("ouders-eerst")
    assert back(content(), walked()) == walked()
    assert back(content(), walked("ouders-eerst", "verder"), keep=1) == walked()


def test_een_gewijzigde_stap_wordt_gemeld_en_de_plek_blijft() -> None:
    walk = walked("ouders-eerst", "verder")
    steps = tuple(
        msgspec.structs.replace(s, purpose="Iets anders.") if s.id == "opening" else s
        for s in content().trees["oogo"].steps
    )
    found = replay(changed("oogo", steps), walk.answers)
    assert found.walk.place == walk.place
    assert [c.text for c in found.changes] == ["Stap 'Opening' is gewijzigd sinds je hem liep."]


def test_een_verdwenen_keuze_laat_je_staan_waar_je_was() -> None:
    walk = walked("ouders-eerst", "verder")
    steps = tuple(
        msgspec.structs.replace(s, options=s.options[1:]) if s.id == "ouders" else s
        for s in content().trees["oogo"].steps
    )
    found = replay(changed("oogo", steps), walk.answers)
    assert found.walk.place == Place("oogo", "plan")
    assert {c.kind for c in found.changes} == {"stap-gewijzigd", "keuze-weg"}


def test_een_verdwenen_stap_geeft_de_vorige_die_er_nog_is() -> None:
    walk = walked("ouders-eerst", "verder")
    found = replay(without("oogo", "plan"), walk.answers)
    assert found.walk.place == Place("oogo", "ouders")
    last = found.changes[-1].text
    assert last == "Stap 'plan' bestaat niet meer; je staat nu bij 'Beeld van ouders'."


def test_alle_stappen_weg_geeft_het_begin_van_de_boom() -> None:
    new = (Step(id="nieuw", title="Nieuw begin", purpose="p", ending=Ending("o", "v")),)
    found = replay(changed("oogo", new), walked("ouders-eerst").answers)
    assert found.walk.place == Place("oogo", "nieuw")
    assert found.changes[-1].text.endswith("je staat nu bij 'Nieuw begin'.")


def test_een_verdwenen_boom_zegt_dat_en_houdt_het_spoor() -> None:
    found = replay(Content(), walked("ouders-eerst").answers)
    assert found.walk.place == Place("", "")
    assert found.walk.answers == walked("ouders-eerst").answers
    assert "bestaat niet meer" in found.changes[-1].text
    assert view(Content(), found.walk, FACTS, NEUTRAL, TODAY).options == ()


def test_in_een_zijpad_verdween_de_plek_om_naar_terug_te_gaan() -> None:
    walk = enter_side(content(), walked("ouders-eerst"), "boosheid")
    fewer = without("oogo", "ouders")
    found = replay(fewer, walk.answers).walk
    assert found.tree == "boosheid"
    assert leave_side(fewer, found).place == Place("oogo", "opening")


def test_na_een_terugval_loopt_het_verder_en_blijft_het_zo() -> None:
    fewer = without("oogo", "plan")
    walk = replay(fewer, walked("ouders-eerst", "verder").answers).walk
    walk = enter_side(fewer, walk, "boosheid")
    assert replay(fewer, walk.answers).walk == walk
    assert leave_side(fewer, walk).place == Place("oogo", "ouders")


def test_zonder_antwoorden_is_er_nog_geen_plek() -> None:
    found = replay(content(), ())
    assert found.changes == ()
    shown = view(content(), found.walk, FACTS, NEUTRAL, TODAY)
    assert shown.title == "Er is nog geen gesprek begonnen."


def play(draw: st.DataObject, walk: Walk, facts: dict[str, str], turns: int) -> Walk:
    for _ in range(turns):
        shown = view(content(), walk, facts, NEUTRAL, TODAY)
        moves = [
            *(lambda w, o=o.id: choose(content(), w, o, facts) for o in shown.options),
            *(lambda w, t=t: enter_side(content(), w, t) for t in content().trees),
            lambda w: leave_side(content(), w),
            lambda w: back(content(), w),
            lambda w: choose(content(), w, "bestaat-niet", facts),
        ]
        walk = draw.draw(st.sampled_from(moves))(walk)
    return walk


@given(st.data(), st.sampled_from(["po", "vo", "onbekend"]), st.integers(0, 25))
def test_willekeurig_lopen_blijft_op_bekende_stappen(
    data: st.DataObject, sector: str, turns: int
) -> None:
    walk = play(data, start(content(), "oogo"), {"sector": sector}, turns)
    assert step_at(content(), walk.place)
    assert all(step_at(content(), place) for place in walk.stack)
    assert replay(content(), walk.answers).walk == walk
    assert replay(content(), walk.answers).changes == ()


@given(st.data(), st.sets(st.sampled_from(["opening", "ouders", "plan", "slot", "rust", "even"])))
def test_wat_er_ook_verdwijnt_de_zaak_gaat_open_en_verder(
    data: st.DataObject, gone: set[str]
) -> None:
    walk = play(data, start(content(), "oogo"), FACTS, 10)
    trees = {
        name: msgspec.structs.replace(tree, steps=tuple(s for s in tree.steps if s.id not in gone))
        for name, tree in content().trees.items()
    }
    fewer = msgspec.structs.replace(content(), trees=trees)
    found = replay(fewer, walk.answers).walk
    assert step_at(fewer, found.place) or found.place == Place("", "")
    assert all(step_at(fewer, place) for place in found.stack)
    further = enter_side(fewer, found, "pauze")
    assert replay(fewer, further.answers).walk == further
    assert replay(fewer, leave_side(fewer, further).answers).walk == leave_side(fewer, further)


def test_een_lus_tussen_twee_voorwaarden_blijft_kiesbaar() -> None:
    step = Step(
        id="a",
        title="A",
        purpose="p",
        options=(Option("nog-een", "nog een", to="a", condition=Is("sector", ("po",)), loop="ja"),),
    )
    one = Content(trees={"t": Tree("t", "T", "p", "hoofdlijn", "a", (step,))})
    walk = choose(one, start(one, "t"), "nog-een", FACTS)
    assert len(walk.answers) == 2
    assert view(one, walk, FACTS, NEUTRAL, TODAY).progress == "1/1"
