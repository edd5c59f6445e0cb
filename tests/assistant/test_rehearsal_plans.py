"""If-then plans: the cue is what was said, in whole words, without what was only seen."""

from __future__ import annotations

import pytest
from small_scene import SCENE

from gesprekshulp.assistant.rehearsal import engine
from gesprekshulp.assistant.rehearsal.debrief import plans
from gesprekshulp.assistant.rehearsal.types import Heard, Reply, Turn
from gesprekshulp.knowledge.scenes import Scene


def cue_of(scene: Scene, line: str) -> str:
    """The cue of the plan after this line was answered with a reproach."""
    talk = engine.begin(scene, 1)
    heard = Heard("Dat ligt aan u.", pitfalls=("verwijt",), level="laag")
    turn = Turn(1, line, Reply("x"), heard, "", "", "", 1, 1, -2, 2)
    full = plans(scene, type(talk)(talk.scene, 1, line, talk.start, (turn,), talk.state))
    return next(plan.cue for plan in full if plan.pitfall == "verwijt")


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Niemand belde.", "{wie} zegt “Niemand belde”"),
        ("(Ze zucht.) Niemand belde.", "{wie} zegt “Niemand belde”"),
        ("(Ze kijkt weg.)", "{wie} niets zegt"),
        ("...", "{wie} niets zegt"),
        ("(Moeder:) Mag ik ook iets zeggen?", "moeder zegt “Mag ik ook iets zeggen?”"),
        ("(Ruben, zacht:) Mag ik iets zeggen?", "Ruben zegt “Mag ik iets zeggen?”"),
        ("(Ruben:) Mag ik ook iets zeggen?", "Ruben zegt “Mag ik ook iets zeggen?”"),
        (
            "Ik heb er ook zo een van zeventien. Die was heel anders. Vraagt u het hem eens.",
            "{wie} zegt “Ik heb er ook zo een van zeventien. Die was heel anders”",
        ),
        (
            "Als er een vreemde in de klas komt, is hij drie dagen van slag en eet hij niet",
            "{wie} zegt “Als er een vreemde in de klas komt, is hij drie dagen van…”",
        ),
    ],
)
def test_the_cue_is_what_one_will_hear(line: str, cue: str) -> None:
    assert cue_of(SCENE, line) == cue.replace("{wie}", SCENE.parent.called)
