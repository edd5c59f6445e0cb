"""The program on the line of a running talk with the hints on, to measure keys with a probe.

    tui_probe.py latency --wait "hints aan" --quit ctrl+q -- .venv/bin/python \\
        tests/bench/gesprek_app.py [NOTES]

Compare with a bare Textual Input. The case is the example, in a store that goes afterwards;
NOTES is how many notes the meeting has already.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from gesprekshulp.casework.example import example_desk
from gesprekshulp.casework.walks import begin
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.entrance import Entrance


def main() -> None:
    def clock() -> datetime:
        return datetime.now(UTC)

    async def to_the_line(pilot: Pilot[Any]) -> None:
        # Once notes stand there the meeting runs, and nobody asks who is present.
        for key in ("enter", "g", "tab") if notes else ("enter", "g", "enter", "tab"):
            await pilot.press(key)

    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with tempfile.TemporaryDirectory() as folder:
        desk = example_desk(Path(folder), clock)
        if notes:
            meeting = begin(desk.open_case("S.V."), ["moeder", "vader"])
            for number in range(notes):
                meeting.keep(f"m: thuis is hij rustig, ook na school ({number})")
        app = GesprekshulpApp(Entrance(Path(folder), clock), desk=desk)
        app.run(auto_pilot=to_the_line)
        app.close_desks()


if __name__ == "__main__":
    main()
