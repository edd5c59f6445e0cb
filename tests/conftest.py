"""For all tests: no example has a deadline (speed is measured in tests/bench), no fault is let by."""

import pytest
from hypothesis import settings

from gesprekshulp.tui.stumbling import Stumbles

settings.register_profile("gesprekshulp", deadline=None)
settings.load_profile("gesprekshulp")


@pytest.fixture(autouse=True)
def _every_fault_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program goes on after a fault nobody foresaw; a test has to fail on it."""
    monkeypatch.setattr(Stumbles, "most", 1)
