"""Figures of the store against the promises in ontwerp.md section 7. Run it by hand:

.venv/bin/python tests/bench/bench_store.py [folder on the disk to measure]

A note is timed against a raw append of the same bytes with fsync, in turns, so that both
meet the same disk. Five runs; the median counts.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from gesprekshulp.dossier.codec import encode
from gesprekshulp.dossier.events import NewEvent, NotitieGemaakt
from gesprekshulp.dossier.types import Note
from gesprekshulp.store.interface import Store
from gesprekshulp.store.sqlite import throwaway_store

CASE, MEETING = "z-meting", "g-1"
RUNS, NOTES = 5, 400
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def note(number: int) -> NewEvent:
    text = f"Moeder zegt dat hij thuis nooit zo reageert, ook niet als hij moe is ({number})."
    payload = NotitieGemaakt(note=Note(id=f"n-{number}", meeting=MEETING, text=text, at=NOW))
    return NewEvent(
        happened_at=NOW, entered_at=NOW, entered_by="Karin", payload=payload, meeting=MEETING
    )


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def at(share: float, values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def durable(folder: Path) -> tuple[float, float, float, float]:
    """Return of one run the median and p99 of a note and of the raw append, in ms."""
    store = throwaway_store(folder)
    store.create_case(CASE, "S.V.")
    raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def append(data: bytes) -> None:
        os.write(raw, data)
        os.fsync(raw)

    kept: list[float] = []
    written: list[float] = []
    for number in range(NOTES):
        new = note(number)
        data = encode(new.payload)
        kept.append(timed(lambda new=new: store.append(CASE, [new])))
        written.append(timed(lambda data=data: append(data)))
    os.close(raw)
    store.close()
    median = statistics.median
    return median(kept), at(0.99, kept), median(written), at(0.99, written)


def filled(folder: Path, events: int) -> Store:
    folder.mkdir()
    store = throwaway_store(folder)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note(number) for number in range(events)])
    return store


def growing(folder: Path, size: int) -> None:
    store = filled(folder, size)
    times = [timed(lambda n=n: store.append(CASE, [note(n)])) for n in range(200)]
    print(f"append at {size:5} events  median {statistics.median(times):6.2f} ms")
    store.close()


def large(folder: Path, size: int) -> None:
    store = filled(folder, size)
    drafts = min(timed(lambda: store.load(CASE)) for _ in range(5))
    sealing = timed(lambda: store.seal(CASE, MEETING))
    sealed = min(timed(lambda: store.load(CASE)) for _ in range(5))
    verified = timed(lambda: store.verify(CASE))
    wiped = timed(lambda: store.wipe(CASE, 7))
    print(f"load {size} drafts {drafts:.0f} ms, sealed {sealed:.0f} ms (promise: 300)")
    print(f"seal {sealing:.0f} ms, verify {verified:.0f} ms, wipe {wiped:.0f} ms")
    store.close()


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
        folder = Path(made)
        runs = []
        for run in range(RUNS):
            (folder / f"run{run}").mkdir()
            runs.append(durable(folder / f"run{run}"))
        kept, kept_p99, raw, raw_p99 = (statistics.median(x) for x in zip(*runs, strict=True))
        ratio = statistics.median(one[1] / one[3] for one in runs)
        print(f"note durable        median {kept:6.2f} ms   p99 {kept_p99:6.2f} ms")
        print(f"raw append + fsync  median {raw:6.2f} ms   p99 {raw_p99:6.2f} ms")
        print(f"p99 ratio, median of {RUNS} runs: {ratio:.2f} (promise: at most 1.5)")
        for size in (10, 500, 5000):
            growing(folder / f"size{size}", size)
        large(folder / "large", 5000)


if __name__ == "__main__":
    main()
