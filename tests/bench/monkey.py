"""Let seeded monkeys press keys on every screen in every size, and look whether anything broke.

    nice -n 19 .venv/bin/python tests/bench/monkey.py --keys 200000 --seed 1

In pieces of --piece keys, each with a seed of its own and a new store. After each stop of the
program the store is opened anew: every event that it confirmed must be there. A crash, a
hang or a loss ends the run with exit status 1, the seed of the piece and the last keys.
A fault that the program passes over for a user (`tui.stumbling`) is a crash here too; with
--as-shipped it is passed over, and counted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tui"))

import monkey_play

from gesprekshulp.knowledge.loading import load_content


def main() -> int:
    """Read the arguments and go."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--keys", type=int, default=200_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--piece", type=int, default=10_000)
    asked.add_argument("--go-on", action="store_true", help="after a fault, with the next seed")
    asked.add_argument("--as-shipped", action="store_true", help="as it goes for a user")
    chosen = asked.parse_args()
    content, _ = load_content()
    keys = notes = faults = stumbles = 0
    places: set[str] = set()
    seed = chosen.seed
    while keys < chosen.keys:
        began = time.monotonic()
        piece = min(chosen.piece, chosen.keys - keys)
        with tempfile.TemporaryDirectory(prefix="gesprekshulp-aap-") as home:
            try:
                played = monkey_play.play(
                    Path(home).resolve(), content, seed, piece, as_shipped=chosen.as_shipped
                )
            except Exception:
                traceback.print_exc()
                print(f"STUK: seed {seed}", flush=True)
                faults += 1
                keys += piece
                if not chosen.go_on:
                    return 1
            else:
                keys += played.keys
                notes += played.confirmed
                stumbles += played.stumbles
                places |= played.places
                print(
                    f"seed {seed}: {played.keys} toetsen, {played.starts} keer gestart, "
                    f"{len(played.places)} schermen en vensters, {played.sizes} maten, "
                    f"{played.confirmed} gebeurtenissen bevestigd en terug, "
                    f"{time.monotonic() - began:.0f} s",
                    flush=True,
                )
        seed += 1
    print(
        f"samen {keys} toetsen, {notes} bevestigd, {faults} stuk, {stumbles} gestruikeld;"
        f" schermen: {sorted(places)}"
    )
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
