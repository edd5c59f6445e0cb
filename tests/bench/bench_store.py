"""Figures of the store against its promises. In the report of `alles.py`, or by hand:

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
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from report import Row, at, ms, table

from gesprekshulp.dossier.codec import encode
from gesprekshulp.dossier.events import NewEvent, NotitieGemaakt
from gesprekshulp.dossier.types import Note
from gesprekshulp.store.database import Database
from gesprekshulp.store.sqlite import DATABASE_FILE, throwaway_store
from gesprekshulp.store.sqlite_store import SqliteStore

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


def durable(folder: Path) -> tuple[list[float], list[float]]:
    """Return of one run what a note and the raw append took, in ms."""
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
    return kept, written


def filled(folder: Path, events: int) -> SqliteStore:
    folder.mkdir()
    store = throwaway_store(folder)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note(number) for number in range(events)])
    return store


def rows(runs: int, where: str | None) -> Iterator[Row]:
    """Yield every figure; `where`: a folder on the disk to measure, None for the temporary one."""
    with tempfile.TemporaryDirectory(dir=where) as made:
        folder = Path(made)
        yield from _durable(folder, runs)
        yield from _growing(folder)
        yield from _encryption(folder, runs)


def _durable(folder: Path, runs: int) -> Iterator[Row]:
    measured = []
    for run in range(runs):
        (folder / f"run{run}").mkdir()
        measured.append(durable(folder / f"run{run}"))
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        mine = statistics.median(at(share, kept) for kept, _ in measured)
        raw = statistics.median(at(share, written) for _, written in measured)
        ratio = statistics.median(
            at(share, kept) / at(share, written) for kept, written in measured
        )
        promised = share > 0.5
        yield Row(
            f"Notitie op schijf, {name} (mediaan van {runs} keer)",
            ms(mine),
            f"kaal schrijven met fsync {ms(raw)}",
            ratio,
            "hoogstens 1,5" if promised else "",
            1.5 if promised else None,
        )


def _growing(folder: Path) -> Iterator[Row]:
    first = 0.0
    for size in (10, 500, 5000):
        store = filled(folder / f"size{size}", size)
        mine = statistics.median(
            timed(lambda n=n, store=store: store.append(CASE, [note(n)])) for n in range(100)
        )
        first = first or mine
        yield Row(
            f"Notitie erbij, {size} in de zaak", ms(mine), f"bij 10 {ms(first)}", mine / first
        )
        opening = min(timed(lambda store=store: store.load(CASE)) for _ in range(3))
        good = opening < 500 if size == 5000 else None
        promise = "onder 500 ms" if size == 5000 else ""
        yield Row(f"Openen, {size} gebeurtenissen", ms(opening), "", None, promise, None, good)
        if size == 5000:
            yield from _large(store)
        store.close()


def _large(store: SqliteStore) -> Iterator[Row]:
    yield Row("Een gesprek van 5.000 sluiten", ms(timed(lambda: store.seal(CASE, MEETING))))
    yield Row("Gesloten openen", ms(min(timed(lambda: store.load(CASE)) for _ in range(3))))
    yield Row("De keten nalopen", ms(timed(lambda: store.verify(CASE))))
    yield Row("Eén gebeurtenis wissen", ms(timed(lambda: store.wipe(CASE, 7))))


def _encryption(folder: Path, runs: int) -> Iterator[Row]:
    """The same work with and without a key, in turns: what encryption itself costs."""
    from gesprekshulp.store import database
    from gesprekshulp.store.keys import STANDARD, stretched

    real = database.unlock
    names = ("Opslag openen", "Notitie erbij", "5.000 gebeurtenissen openen")
    times: dict[str, list[list[float]]] = {"met": [], "zonder": []}
    for run in range(runs):
        for how, measured in times.items():
            database.unlock = real if how == "met" else lambda con, key: None
            measured.append(_timed_with(folder / f"{how}{run}"))
    database.unlock = real
    for name, with_key, without in zip(
        names, zip(*times["met"], strict=True), zip(*times["zonder"], strict=True), strict=True
    ):
        mine, bare = statistics.median(with_key), statistics.median(without)
        yield Row(f"{name}, versleuteld", ms(mine), f"onversleuteld {ms(bare)}", mine / bare)
    stretching = timed(lambda: stretched("vier losse woorden", bytes(16), STANDARD))
    yield Row("Sleutel uit de wachtwoordzin, één keer bij het starten", ms(stretching))


def _timed_with(folder: Path) -> list[float]:
    """Return what opening a store of 5,000, keeping a note and loading took, in ms."""
    store = filled(folder, 5000)
    key = store.key
    kept = [timed(lambda n=n: store.append(CASE, [note(n)])) for n in range(100)]
    store.close()
    opening = timed(lambda: Database(folder / DATABASE_FILE, key).close())
    again = SqliteStore(Database(folder / DATABASE_FILE, key))
    loading = timed(lambda: again.load(CASE))
    again.close()
    return [opening, statistics.median(kept), loading]


def main() -> None:
    where = sys.argv[1] if len(sys.argv) > 1 else None
    for line in table("De opslag", rows(RUNS, where)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
