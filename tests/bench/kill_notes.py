"""Kill a note taker at random moments, many times, and look whether anything confirmed is gone.

    .venv/bin/python tests/bench/kill_notes.py --kills 1000 --seed 1 [--folder DIR]

A real process keeps lines as fast as it can, some alone and some two as one action, types
half lines, seals meetings and takes lines back; it says each thing only after the store
has returned. It gets SIGKILL after 0 to 120 ms. Then the store is opened as a user would:
every confirmed line must be there, in order, no pair half, the last confirmed half line
back (or the one that was being written), and every chain must verify. tests/store runs a
sample of this. POSIX only, since the processes are forked warm to make a thousand bearable.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))

from store_help import CHEAP, note, texts

from gesprekshulp.store.sqlite import create_store, open_store

PASSPHRASE = "vier woorden op rij"
KILLS_PER_CASE = 40


class Tally(NamedTuple):
    """What was done and what went wrong."""

    kills: int
    lines: int
    half_lines: int
    faults: list[str]


def take_notes(folder: Path, key: bytes, case: str, turn: int, say: int) -> None:
    """Run in the child until it is killed: keep things, and say each one afterwards."""
    store = open_store(folder, key=key)
    chance = random.Random(turn)
    for number in range(1_000_000):
        words = f"{turn}-{number}"
        meeting = f"g-{turn}"
        what = chance.random()
        if what < 0.3:
            store.save_half_line(case, "regel", words)
            said = f"half {words}"
        elif what < 0.75:
            store.append(case, [note(words, meeting)])
            said = f"een {words}"
        elif what < 0.95:
            store.append(case, [note(f"{words}a", meeting), note(f"{words}b", meeting)])
            said = f"twee {words}"
        else:
            store.seal(case, meeting)
            said = f"vast {words}"
        os.write(say, f"{said}\n".encode())


def kill_once(folder: Path, key: bytes, case: str, turn: int, after: float) -> list[str]:
    """Start a note taker, kill it after so many seconds of work, return what it confirmed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            take_notes(folder, key, case, turn, writing)
        finally:
            os._exit(1)
    os.close(writing)
    first = os.read(reading, 65536)  # the work has begun
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    said = first
    while part := os.read(reading, 65536):
        said += part
    os.close(reading)
    os.waitpid(child, 0)
    return said.decode().split("\n")[:-1]


def run(kills: int, seed: int, folder: Path, every: int = 0) -> Tally:
    """Kill so many times; `every`: report progress after so many."""
    chance = random.Random(seed)
    first = create_store(folder, PASSPHRASE, cost=CHEAP)
    key = first.key
    first.close()
    lines = half_lines = 0
    faults: list[str] = []
    expected: list[str] = []
    half = ""
    case = ""
    for turn in range(kills):
        if turn % KILLS_PER_CASE == 0:
            case, expected, half = f"z-{turn}", [], ""
            store = open_store(folder, key=key)
            store.create_case(case, "S.V.")
            store.close()
        said = kill_once(folder, key, case, turn, chance.uniform(0, 0.12))
        done = [one.split(" ") for one in said]
        confirmed = [
            word + end
            for what, word in done
            if what in ("een", "twee")
            for end in ([""] if what == "een" else ["a", "b"])
        ]
        lines += len(confirmed)
        half_lines += sum(what == "half" for what, _ in done)
        half = next((word for what, word in reversed(done) if what == "half"), half)
        store = open_store(folder, key=key)
        found = texts(store.load(case))
        extra = found[len(expected) + len(confirmed) :]
        following = f"{turn}-{len(done)}"
        if found[: len(expected) + len(confirmed)] != expected + confirmed:
            faults.append(f"kill {turn}: a confirmed line is gone or out of place")
        if extra not in ([], [following], [f"{following}a", f"{following}b"]):
            faults.append(f"kill {turn}: half an action, {extra}")
        if store.half_line(case, "regel") not in (half, following):
            faults.append(f"kill {turn}: the half line is gone")
        if store.verify(case).first_fault is not None:
            faults.append(f"kill {turn}: the chain does not verify")
        expected, half = found, store.half_line(case, "regel")
        store.close()
        if every and (turn + 1) % every == 0:
            print(f"{turn + 1} kills, {lines} lines confirmed, {len(faults)} faults", flush=True)
    return Tally(kills, lines, half_lines, faults)


def main() -> int:
    """Run from the command line; 1 when anything was lost."""
    wanted = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wanted.add_argument("--kills", type=int, default=1000)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--folder", help="on the disk to try; else a temporary one")
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as made:
        tally = run(given.kills, given.seed, Path(made) / "opslag", every=100)
    for fault in tally.faults:
        print(fault)
    print(
        f"{tally.kills} kills, {tally.lines} lines and {tally.half_lines} half lines confirmed,"
        f" {len(tally.faults)} faults"
    )
    return bool(tally.faults)


if __name__ == "__main__":
    sys.exit(main())
