"""Every figure of the program in one report, from one run. The one command:

    .venv/bin/python tests/bench/alles.py [--snel] [--naar VERSLAG.md] [--alleen starten,toetsen]

In Markdown, with ratios to what the same computer does without the program. Let the computer
rest meanwhile: figures of a busy one say little. It takes about ten minutes, three with
--snel. Nothing here is a test: timed assertions fail on other people's computers.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import bench_store
import measure_content
import measure_screen
from report import Row, heading, table

Measure = Callable[[bool], Iterable[Row]]

PARTS: Mapping[str, tuple[str, Measure]] = {
    "starten": ("Starten", lambda quick: measure_screen.starting(3 if quick else 9)),
    "toetsen": (
        "Toetsen",
        lambda quick: measure_screen.keys(40 if quick else 200, 200 if quick else 2000),
    ),
    "help": ("De opdrachtregel", lambda quick: measure_screen.helping(5 if quick else 15)),
    "opslag": ("De opslag", lambda quick: bench_store.rows(2 if quick else 5, None)),
    "inhoud": ("Inhoud", lambda quick: measure_content.reading(3 if quick else 7)),
    "bewijzen": ("Bewijzen", lambda quick: measure_content.proving(2 if quick else 4)),
    "papier": ("Papier", lambda quick: measure_content.papers()),
    "geheugen": ("Geheugen", lambda quick: measure_screen.memory(60 if quick else 600)),
    "schijf": ("Op schijf", lambda quick: measure_content.installed()),
}


def main() -> int:
    """Measure what was asked and print the report; 1 when a part could not be measured."""
    chosen = _arguments()
    lines = list(heading(os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0))
    _say(lines)
    failed = 0
    for name, (title, measure) in PARTS.items():
        if chosen.alleen and name not in chosen.alleen.split(","):
            continue
        try:
            part = list(table(title, measure(chosen.snel)))
        except Exception as error:  # one part that cannot be measured leaves the others
            part = [f"\n## {title}\n", f"Niet gemeten: {type(error).__name__}: {error}"]
            failed = 1
        _say(part)
        lines += part
    if chosen.naar:
        chosen.naar.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return failed


def _say(lines: Iterable[str]) -> None:
    print("\n".join(lines), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snel", action="store_true", help="minder keer meten")
    parser.add_argument("--naar", type=Path, help="schrijf het verslag ook hierheen")
    parser.add_argument("--alleen", default="", help=f"alleen deze: {','.join(PARTS)}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
