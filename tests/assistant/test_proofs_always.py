"""A question that parents may ask at any moment has a true answer within reach, or the author hears it."""

from __future__ import annotations

from datetime import date
from typing import Any

from broken_trees import content, option, said, step, tree

from gesprekshulp.assistant.proofs import Proof, prove
from gesprekshulp.assistant.walk import Place
from gesprekshulp.knowledge.types import Content

ON = date(2026, 11, 23)


def one(name: str, made: Content) -> Proof:
    return prove(made, made.promises[name], ON)


class TestAlways:
    """A question about another school is answered at once."""

    NAME = "vraag-over-andere-school-meteen-beantwoord"
    STEPS = ("navragen", "niet-besproken", "vraag-gesteld", "overwogen")

    def scene(self, **changed: Any) -> Content:
        ways = [option(name, name) for name in self.STEPS]
        answers = [step(name, wordings=(said("zin"),)) for name in self.STEPS]
        made = tree(
            step("vraag", *changed.get("ways", ways)),
            *(changed[name] if (name := a.id) in changed else a for a in answers),
            name="vraag-andere-school",
            kind=changed.get("kind", "zijpad"),
            sectors=changed.get("sectors", ()),
        )
        return content(made)

    def test_a_scene_with_every_answer_is_proven(self) -> None:
        assert one(self.NAME, self.scene()).holds

    def test_a_main_line_is_not_entered_from_everywhere(self) -> None:
        assert not one(self.NAME, self.scene(kind="hoofdlijn")).holds

    def test_a_scene_for_one_sector_leaves_others_without_an_answer(self) -> None:
        assert not one(self.NAME, self.scene(sectors=("po",))).holds

    def test_an_answer_without_a_fitting_sentence_is_told(self) -> None:
        silent = step("overwogen", wordings=(said("zin", {"sector": "po"}),))
        proof = one(self.NAME, self.scene(overwogen=silent))
        assert not proof.holds
        assert proof.counterexample[0] == "Begin: stap “Vraag” (vraag-andere-school/vraag)."
        assert (
            "Andere school ter sprake geweest is “het wordt serieus overwogen”"
            in (proof.counterexample[1])
        )
        assert proof.broken_at == Place("vraag-andere-school", "overwogen")

    def test_a_sentence_only_for_the_pupil_is_none_for_parents(self) -> None:
        silent = step("overwogen", wordings=(said("zin", tags=("leerling",)),))
        assert not one(self.NAME, self.scene(overwogen=silent)).holds

    def test_an_answer_too_many_options_away_is_told(self) -> None:
        ways = [option(name, name) for name in self.STEPS[:3]]
        far = step("vraag-gesteld", option("dan-pas", "overwogen"), wordings=(said("zin"),))
        assert not one(self.NAME, self.scene(ways=ways, **{"vraag-gesteld": far})).holds

    def test_an_answer_hidden_by_another_fact_is_told(self) -> None:
        ways = [option(name, name) for name in self.STEPS[:3]]
        ways.append(option("overwogen", "overwogen", {"stemming": "rustig"}))
        proof = one(self.NAME, self.scene(ways=ways))
        assert not proof.holds
        assert "Hoe het gesprek verloopt is" in proof.counterexample[1]
