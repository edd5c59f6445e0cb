"""A fault nobody foresaw costs one key, not the program.

With parents at the table a program that stops is worse than a key that does nothing: what was
confirmed is in the store, and every screen reads from there. Faults that come faster than keys
are no stumble but a screen that cannot go on; then the program stops (`crash`).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import ClassVar

TOLD = (
    "Er ging iets mis, en dat is overgeslagen. Wat je had bevestigd, is bewaard."
    " Klopt het scherm niet meer? Ga terug met esc."
)


class Stumbles:
    """Counts faults. `clock` returns seconds; only differences count."""

    most: ClassVar[int] = 3
    """Faults within `WITHIN` seconds that are no stumble any more; tests set 1: none is let by."""
    WITHIN: ClassVar[float] = 2.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: deque[float] = deque(maxlen=self.most)
        self.all = 0

    def may_go_on(self) -> bool:
        """Count one more fault; whether the program can go on after it."""
        self.all += 1
        self._last.append(self._clock())
        return len(self._last) < self.most or self._last[-1] - self._last[0] > self.WITHIN
