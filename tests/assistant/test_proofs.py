"""An author who breaks a promise sees the shortest way it is broken, in Dutch; a sound tree is proven."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import msgspec
import pytest
from broken_trees import content, option, ours, short_tree, step, tree

from gesprekshulp.assistant.proofs import Proof, prove, prove_all
from gesprekshulp.assistant.walk import Place
from gesprekshulp.knowledge.types import Content, Promise

ON = date(2026, 11, 23)
FIT = {
    "opp-stand": "vastgesteld",
    "evaluatie-schooljaar": "gedaan",
    "onderzoek": "toestemming",
    "ondersteuning-geboden": "bijgesteld",
    "swv-betrokken": "ja",
    "eigen-school-uitgeput": "ja",
}
AGREED = {"handelingsdeel": ["akkoord", "proef"]}
LAW = ("wpo-40", "wvo-8.15-andere-school", "wec-40")

# promise -> (proposal, guard that leaves one thing out, what then may be so)
BROKEN: dict[str, tuple[str, dict[str, Any], str]] = {
    "handelingsdeel-alleen-met-akkoord": (
        "handelingsdeel-vaststellen",
        {"niet": {"handelingsdeel": "bezwaar"}},
        "Instemming met het handelingsdeel is “nog niet gevraagd”",
    ),
    "zwijgen-is-geen-akkoord": (
        "opp-vaststellen",
        {"handelingsdeel": ["akkoord", "wacht"]},
        "Instemming met het handelingsdeel is “nog geen antwoord of opnieuw vragen”",
    ),
    "een-akkoord-ander-zwijgt": (
        "handelingsdeel-bij-stilte",
        {"andere-ouder-stil": "ja", "allen-uitgenodigd": ["ja", "deels"]},
        "Iedereen met gezag uitgenodigd is “nee, nog niet iedereen”",
    ),
    "beide-ouders-uitgenodigd": (
        "opp-vaststellen",
        {"niet": {"allen-uitgenodigd": ["nee", "onbekend"]}},
        "Iedereen met gezag uitgenodigd is “nee, nog niet iedereen”",
    ),
    "niet-na-een-gesprek-zonder-overeenstemming": (
        "opp-vaststellen",
        {**AGREED, "overleggen-gevoerd": "een", "uitstroom": ["eens", "oneens"]},
        "Oordeel over de uitstroombestemming is “oneens, het gesprek gaat door”",
    ),
    "overlegdeel-na-overleg-of-herhaald-aanbod": (
        "overlegdeel-vaststellen",
        {"overleggen-gevoerd": ["een", "meer"]},
        "Gevoerde gesprekken over deze versie is “één gesprek”",
    ),
    "eerst-de-leerling": (
        "overlegdeel-vaststellen",
        {"leerling-gehoord": ["aangeboden", "gehoord", "wil-niet"]},
        "Leerling gehoord is “aangeboden, nog niet gesproken”",
    ),
    "school-begint-niet-over-een-andere-school": (
        "andere-school-opperen",
        {"oorzaak-verkend": "ja"},
        "Op papier uitgelegd wat de leerling nodig heeft is “nog niet”",
    ),
    "antwoord-nee-is-waar": (
        "antwoord-niet-besproken",
        {"andere-school-besproken": ["nee", "in-overweging"]},
        "Andere school ter sprake geweest is “het wordt serieus overwogen”",
    ),
    "antwoord-gesteld-is-waar": (
        "antwoord-vraag-gesteld",
        {"niet": {"andere-school-besproken": ["nee", "onbekend"]}},
        "Andere school ter sprake geweest is “het wordt serieus overwogen”",
    ),
    "antwoord-overwogen-is-waar": (
        "antwoord-in-overweging",
        {"andere-school-besproken": ["in-overweging", "vraag-gesteld"]},
        "Andere school ter sprake geweest is “de vraag is gesteld, er is niets besloten”",
    ),
    "onderzoek-weigeren-leidt-niet-rechtstreeks-tot-verwijdering": (
        "voornemen-verwijdering",
        {"onderzoek": "geweigerd", "swv-betrokken": "ja", "eigen-school-uitgeput": "ja"},
        "Onderzoek is “nu geen toestemming”",
    ),
    "voornemen-pas-na-onderzoek-en-hulp": (
        "voornemen-verwijdering",
        {**FIT, "onderzoek": ["toestemming", "gevraagd"]},
        "Onderzoek is “gevraagd, nog geen antwoord”",
    ),
    "voornemen-noemt-andere-school": (
        "voornemen-verwijdering",
        {"swv-betrokken": "ja"},
        "Mogelijkheden op de eigen school uitgeput is “nee, er kan nog iets”",
    ),
    "geen-verwijdering-zonder-andere-school": (
        "definitieve-verwijdering",
        {"andere-school-bereid": ["ja", "gezocht"]},
        "Andere school bereid is “gezocht, nog geen school bereid”",
    ),
    "geen-verwijdering-zonder-andere-school-vo": (
        "definitieve-verwijdering",
        {"een_van": [{"andere-school-bereid": "ja"}, {"leerplichtig": ["nee", "onbekend"]}]},
        "Leerplichtig of kwalificatieplichtig is “onbekend”",
    ),
    "eerst-horen-dan-besluiten": (
        "definitieve-verwijdering",
        {"leraar-gehoord": "ja"},
        "Ouders gehoord over het voornemen is “nog niet”",
    ),
    "eerst-horen-dan-besluiten-vo": (
        "definitieve-verwijdering",
        {"leerling-gehoord-voornemen": "ja", "ouders-gehoord": "ja"},
        "Overleg met de inspectie is “nog niet”",
    ),
}
NEVER = [name for name, one in ours().promises.items() if one.never]


def one(name: str, made: Content, on: date = ON) -> Proof:
    return prove(made, made.promises[name], on)


def test_every_promise_has_a_tree_broken_on_purpose() -> None:
    assert set(BROKEN) == set(NEVER)


@pytest.mark.parametrize("name", NEVER)
def test_a_broken_tree_gives_the_shortest_way_and_what_is_then_not_so(name: str) -> None:
    proposal, guard, so = BROKEN[name]
    proof = one(name, content(short_tree(proposal, guard, (*LAW, "bw-1-253i"))))

    assert not proof.holds
    assert proof.broken_at == Place("boom", "voorstel")
    told = list(proof.counterexample)
    assert told[0] == "Begin: stap “Begin” (boom/begin)."
    assert next(line for line in told if line[:1].isdigit()).startswith(
        "1. stap “Begin” (boom/begin): keuze “Verder”"
    )
    assert len([line for line in told if line[:1].isdigit()]) == 1
    title = ours().proposals[proposal].title
    assert f"Dan stelt stap “Voorstel” (boom/voorstel) voor: {title}." in told
    assert f"  {so}" in told[told.index("Op dat moment kan gelden:") :]


@pytest.mark.parametrize("name", NEVER)
def test_a_tree_that_asks_for_it_at_the_last_option_is_proven(name: str) -> None:
    promise = ours().promises[name]
    made = short_tree(promise.never[0], None, (*LAW, "bw-1-253i"))
    asks = msgspec.structs.replace(made.steps[0].options[0], condition=promise.required)
    first = msgspec.structs.replace(made.steps[0], options=(asks,))
    proof = one(name, content(msgspec.structs.replace(made, steps=(first, made.steps[1]))))

    assert proof.holds
    assert proof.steps == 1
    assert proof.states_examined > 0


def test_the_shortest_of_several_ways_is_told() -> None:
    made = tree(
        step("begin", option("om", "tussen"), option("recht", "voorstel"), option("lang", "eerst")),
        step("eerst", option("door", "tussen")),
        step("tussen", option("erheen", "voorstel")),
        step("voorstel", proposes=("definitieve-verwijdering",)),
    )
    proof = one("geen-verwijdering-zonder-andere-school", content(made))

    assert proof.counterexample == (
        "Begin: stap “Begin” (boom/begin).",
        "  Andere school bereid is “niet aan de orde”",
        "  Onderwijssoort is “basisonderwijs en speciaal basisonderwijs”",
        "1. stap “Begin” (boom/begin): keuze “Recht”.",
        "Dan stelt stap “Voorstel” (boom/voorstel) voor: Definitief verwijderen.",
        "Eerst hoort te gelden: Andere school bereid is “een andere school is bereid”.",
        "Op dat moment kan gelden:",
        "  Andere school bereid is “niet aan de orde”",
        "  Onderwijssoort is “basisonderwijs en speciaal basisonderwijs”",
    )


def test_what_an_option_sets_counts_from_there_on() -> None:
    def with_set(value: str) -> Content:
        found = option("gevonden", "voorstel", sets={"andere-school-bereid": value})
        last = step("voorstel", proposes=("definitieve-verwijdering",))
        return content(tree(step("begin", found), last))

    assert one("geen-verwijdering-zonder-andere-school", with_set("ja")).holds
    proof = one("geen-verwijdering-zonder-andere-school", with_set("gezocht"))
    assert (
        "1. stap “Begin” (boom/begin): keuze “Gevonden”. "
        "Daarna: Andere school bereid is “gezocht, nog geen school bereid”."
    ) in proof.counterexample


def test_a_recorded_fact_asked_earlier_still_counts_but_consent_may_have_changed() -> None:
    def asked_early(als: dict[str, Any], proposal: str) -> Content:
        return content(
            tree(
                step("begin", option("mag", "tussen", als)),
                step("tussen", option("door", "voorstel")),
                step("voorstel", proposes=(proposal,)),
            )
        )

    school = asked_early({"andere-school-bereid": "ja"}, "definitieve-verwijdering")
    assert one("geen-verwijdering-zonder-andere-school", school).holds
    consent = asked_early({"handelingsdeel": "akkoord"}, "handelingsdeel-vaststellen")
    proof = one("handelingsdeel-alleen-met-akkoord", consent)
    assert not proof.holds
    assert (
        "1. stap “Begin” (boom/begin): keuze “Mag”, terwijl Instemming met het handelingsdeel is "
        "“iedereen is akkoord met alles”."
    ) in proof.counterexample


def test_a_side_scene_by_hand_can_undo_what_was_asked_before() -> None:
    main = tree(
        step("begin", option("mag", "tussen", {"andere-school-bereid": "ja"})),
        step("tussen", option("door", "voorstel")),
        step("voorstel", proposes=("definitieve-verwijdering",)),
    )
    back = option("terugtrekken", "terug", sets={"andere-school-bereid": "gezocht"})
    side = tree(step("bellen", back), name="telefoon", kind="zijpad")
    name = "geen-verwijdering-zonder-andere-school"

    assert one(name, content(main)).holds
    proof = one(name, content(main, side))
    assert not proof.holds
    assert (
        "2. Tussendoor met de hand naar “Telefoon” en terug; daar stap “Bellen” "
        "(telefoon/bellen): keuze “Terugtrekken”. "
        "Daarna: Andere school bereid is “gezocht, nog geen school bereid”."
    ) in proof.counterexample


def test_a_side_scene_on_the_way_is_no_way_to_be_sure_that_it_was_walked() -> None:
    asks = option("vraag", "terug", sets={"andere-school-bereid": "ja"})
    side = tree(step("bellen", asks), name="telefoon", kind="zijpad")
    main = tree(
        step("begin", option("eerst", "voorstel", side="telefoon")),
        step("voorstel", proposes=("definitieve-verwijdering",)),
    )
    proof = one("geen-verwijdering-zonder-andere-school", content(main, side))
    assert not proof.holds
    assert (
        "1. stap “Begin” (boom/begin): keuze “Eerst”, door het zijpad “Telefoon” heen."
    ) in proof.counterexample


def test_a_first_step_and_a_side_scene_are_never_guarded() -> None:
    last = step("voorstel", proposes=("andere-school-opperen",))
    for kind in ("hoofdlijn", "zijpad"):
        proof = one("school-begint-niet-over-een-andere-school", content(tree(last, kind=kind)))
        assert proof.counterexample[0] == "Begin: stap “Voorstel” (boom/voorstel)."
        assert proof.depth == 0


@pytest.mark.parametrize(
    ("sector", "held"), [("po", False), ("so", False), ("vo", True), ("onbekend", False)]
)
def test_a_promise_binds_only_in_its_sectors_and_where_the_sector_is_not_known(
    sector: str, held: bool
) -> None:
    made = content(short_tree("definitieve-verwijdering", {"sector": sector}))
    assert one("geen-verwijdering-zonder-andere-school", made).holds is held


def test_the_sector_of_a_tree_bounds_where_it_starts() -> None:
    vo = msgspec.structs.replace(
        short_tree("definitieve-verwijdering", {"niet": {"sector": "onbekend"}}), sectors=("vo",)
    )
    assert one("geen-verwijdering-zonder-andere-school", content(vo)).holds
    assert not one("geen-verwijdering-zonder-andere-school-vo", content(vo)).holds


def test_a_promise_binds_from_its_first_day_on() -> None:
    made = content(short_tree("overlegdeel-vaststellen", None))
    before, first = date(2025, 7, 31), date(2025, 8, 1)

    assert not one("eerst-de-leerling", made, before).in_force
    assert one("eerst-de-leerling", made, before).holds
    assert not one("eerst-de-leerling", made, first).holds


def test_a_promise_without_anything_bound_says_so() -> None:
    proof = one("eerst-de-leerling", content(tree(step("begin"))))
    assert proof.holds
    assert proof.steps == 0


def test_what_is_never_allowed_is_broken_by_any_way() -> None:
    always = Promise("nooit", "Nooit", "huisregel", "Nooit.", never=("andere-school-zoeken",))
    made = content(short_tree("andere-school-zoeken", {"sector": "po"}), promises=(always,))
    proof = prove(made, always, ON)
    assert "Dat hoort nooit voorgesteld te worden." in proof.counterexample


def test_a_search_that_grows_too_large_proves_nothing_and_says_how_far_it_came() -> None:
    names = ("oorzaak-verkend", "uitleg-schriftelijk", "swv-betrokken", "leerplichtig")
    hub = [
        option(f"{name}-{value}", "hub", sets={name: value})
        for name in names
        for value in ("ja", "nee")
    ]
    on = option("verder", "voorstel", dict.fromkeys(names, "ja"))
    made = content(
        tree(
            step("hub", *hub, on),
            step("voorstel", proposes=("andere-school-opperen",)),
        )
    )
    promise = made.promises["school-begint-niet-over-een-andere-school"]

    assert prove(made, promise, ON).holds
    proof = prove(made, promise, ON, most=0)
    assert proof.limit_hit
    assert not proof.holds
    assert proof.counterexample == ()


class TestNaming:
    """An intention names the condition of the law."""

    GUARD: ClassVar = {"swv-betrokken": "ja", "eigen-school-uitgeput": "ja"}
    NAME = "voornemen-noemt-andere-school"

    def test_in_every_sector(self) -> None:
        assert one(self.NAME, content(short_tree("voornemen-verwijdering", self.GUARD, LAW))).holds

    def test_a_step_without_it_is_told_with_the_sources(self) -> None:
        proof = one(self.NAME, content(short_tree("voornemen-verwijdering", self.GUARD)))
        assert not proof.holds
        assert proof.broken_at == Place("boom", "voorstel")
        assert "“WVO 2020, artikel 8.15: andere school bereid”" in proof.counterexample[1]

    def test_a_claim_for_one_sector_is_not_enough(self) -> None:
        made = short_tree("voornemen-verwijdering", self.GUARD, ("wpo-40",))
        claims = tuple(msgspec.structs.replace(c, sectors=("po",)) for c in made.steps[1].claims)
        last = msgspec.structs.replace(made.steps[1], claims=claims)
        broken = msgspec.structs.replace(made, steps=(made.steps[0], last))
        proof = one(self.NAME, content(broken))
        assert proof.counterexample[2] == (
            "Dat staat er niet als Onderwijssoort is “voortgezet onderwijs en praktijkonderwijs”."
        )


def test_all_promises_are_proven_in_the_order_of_content() -> None:
    assert [proof.promise for proof in prove_all(ours(), ON)] == list(ours().promises)
