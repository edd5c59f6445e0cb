"""Every scene in content, played: transcripts that were read, and proof by playing it often.

The whole proof is `gesprekshulp oefen --proef`; here is a sample of it.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from gesprekshulp.assistant.rehearsal.engine import begin, stopped
from gesprekshulp.assistant.rehearsal.trial import bad, good, run, trial
from gesprekshulp.knowledge.loading import load_content

GOLDEN = Path(__file__).parents[1] / "golden" / "oefenen"
SCENES = {i: s for i, s in load_content()[0].scenes.items() if s.template == "nee"}
SAMPLE = range(12)

_spec = importlib.util.spec_from_file_location("record", GOLDEN / "record.py")
assert _spec is not None
assert _spec.loader is not None
record = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(record)


@pytest.mark.parametrize("player", ["goed", "slecht"])
@pytest.mark.parametrize("name", sorted(SCENES))
def test_a_scene_goes_as_it_was_read(name: str, player: str) -> None:
    kept = (GOLDEN / f"{name}.{player}.txt").read_text(encoding="utf-8")

    assert record.transcript(SCENES[name], player) == kept, "python tests/golden/oefenen/record.py"


def test_no_transcript_is_of_a_scene_that_is_gone() -> None:
    assert {path.name.split(".")[0] for path in GOLDEN.glob("*.txt")} == set(SCENES)


@pytest.mark.parametrize("name", sorted(SCENES))
def test_good_talking_beats_bad_and_no_trick_wins(name: str) -> None:
    shown = trial(SCENES[name], SAMPLE)

    assert shown.worse == ()
    assert shown.lowest_good >= 7
    assert shown.tricks == ()
    assert shown.unscored == ()
    assert shown.endless == ()


@pytest.mark.parametrize("name", sorted(SCENES))
def test_every_scene_can_be_ended_at_any_turn(name: str) -> None:
    scene = SCENES[name]

    assert stopped(begin(scene, 1)).state.end == "gestopt"
    assert run(scene, 1, good).state.end in ("begrepen", "afgesproken", "tijd")
    assert run(scene, 1, bad).state.end in ("afgebroken", "tijd")
