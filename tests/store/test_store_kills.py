"""A sample of tests/bench/kill_notes.py, which does the same a thousand times."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))


@pytest.mark.skipif(os.name == "nt", reason="zonder fork duurt elke kill te lang")
def test_killed_at_random_moments_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    from kill_notes import run

    tally = run(25, seed=7, folder=tmp_path / "opslag")
    assert tally.faults == []
    assert tally.lines > 50
    assert tally.half_lines > 20
