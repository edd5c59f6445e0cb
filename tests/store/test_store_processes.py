"""A killed process, two programs at once, several threads, and who looks in the files."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from store_help import CASE, CHEAP, MEETING, note, texts

from gesprekshulp.store.interface import Store
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.sqlite import create_store, open_store

HERE = Path(__file__).parent
PASSPHRASE = "vier woorden op rij"

# Keeps lines as fast as it can and says each one only after the store has said yes.
NOTE_TAKER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from store_help import CASE, MEETING, note
from gesprekshulp.store.sqlite import open_store
store = open_store(Path(sys.argv[2]), key=bytes.fromhex(sys.stdin.readline()))
for number in range(100000):
    word = f"{sys.argv[3]}-{number}"
    store.save_half_line(CASE, "regel", word)
    print("half", word, flush=True)
    store.append(CASE, [note(word)])
    print("regel", word, flush=True)
    time.sleep(float(sys.argv[4]))
"""


def note_taker(folder: Path, key: bytes, name: str, pause: float = 0) -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-c", NOTE_TAKER, str(HERE), str(folder), name, str(pause)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdin is not None
    started.stdin.write(key.hex() + "\n")
    started.stdin.flush()
    return started


def confirmed(said: str) -> dict[str, list[str]]:
    """The lines and half lines whose word came through whole."""
    found: dict[str, list[str]] = {"regel": [], "half": []}
    for line in said.split("\n")[:-1]:
        kind, _, word = line.partition(" ")
        found[kind].append(word)
    return found


def test_kill_9_loses_no_line_that_was_confirmed(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    chance = random.Random(5)
    expected: list[str] = []
    for turn in range(6):
        child = note_taker(folder, key, f"kind{turn}")
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.uniform(0.01, 0.4))
        child.kill()
        said = confirmed(first + child.stdout.read())
        child.wait()
        child.stdout.close()
        expected += said["regel"]
        again = open_store(folder, PASSPHRASE)
        found = texts(again.load(CASE))
        # The line it was keeping when it died may be there; none before it is missing.
        unsure = f"kind{turn}-{len(said['regel'])}"
        assert [word for word in found if word != unsure] == expected
        assert again.half_line(CASE, "regel") in (
            said["half"][-1],
            unsure,
            _after(said["half"][-1]),
        )
        expected = found
        assert again.verify(CASE).first_fault is None
        again.close()
    assert len(expected) > 30


def _after(word: str) -> str:
    name, _, number = word.rpartition("-")
    return f"{name}-{int(number) + 1}"


def test_two_programs_at_once_keep_all_lines_of_both(
    store: Store, folder: Path, key: bytes
) -> None:
    # Nobody types without any pause; who does can keep another waiting too long.
    children = [note_taker(folder, key, name, 0.003) for name in ("links", "rechts")]
    for number in range(40):
        store.append(CASE, [note(f"midden-{number}")])
    said: list[str] = []
    for child in children:
        assert child.stdout is not None
        said.append("".join(child.stdout.readline() for _ in range(40)))
    for child, begun in zip(children, said, strict=True):
        assert child.stdout is not None
        child.kill()
        lines = confirmed(begun + child.stdout.read())["regel"]
        child.wait()
        child.stdout.close()
        found = texts(store.load(CASE))
        assert lines
        assert set(lines) <= set(found)
    events = store.load(CASE)
    assert {f"midden-{number}" for number in range(40)} <= set(texts(events))
    assert len({event.ordinal for event in events}) == len(events)
    store.seal(CASE, MEETING)
    report = store.verify(CASE)
    assert (report.checked, report.first_fault) == (len(events), None)


def test_a_program_hears_that_another_changed_the_store(store: Store, folder: Path) -> None:
    other = open_store(folder, PASSPHRASE)
    store.changed_elsewhere()
    other.changed_elsewhere()
    assert not store.changed_elsewhere()
    store.append(CASE, [note("van mij")])
    assert not store.changed_elsewhere()
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()
    other.append(CASE, [note("van de ander")])
    assert store.changed_elsewhere()
    assert texts(store.load(CASE)) == ["van mij", "van de ander"]
    other.close()


def test_several_threads_take_turns(store: Store) -> None:
    def keep(name: int) -> None:
        for number in range(25):
            store.append(CASE, [note(f"{name}-{number}")])
            store.load(CASE)

    threads = [threading.Thread(target=keep, args=(name,)) for name in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    events = store.load(CASE)
    assert len(events) == 100
    assert [event.ordinal for event in events] == list(range(1, 101))


MARKERS = ("Kwartelstaart", "Zeewierlaan", "Pimpelmees", "Veldleeuwerik", "Boomklever")


@pytest.mark.parametrize("closed", [False, True])
def test_nothing_can_be_read_in_any_file(tmp_path: Path, closed: bool) -> None:
    folder = tmp_path / "opslag"
    store = create_store(folder, MARKERS[0], cost=CHEAP)
    store.create_case(MARKERS[1], MARKERS[2])
    for number in range(50):
        store.append(MARKERS[1], [note(f"{MARKERS[3]} {number}")])
    store.undo(MARKERS[1], MEETING)
    store.seal(MARKERS[1], MEETING)
    store.append(MARKERS[1], [note(MARKERS[3])])
    store.save_half_line(MARKERS[1], MARKERS[4], MARKERS[3])
    store.save_personal(MARKERS[1], MEETING, MARKERS[4], MARKERS[3])
    key = read_key(folder, MARKERS[0])
    if closed:
        store.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == (2 if closed else 4)
    for path in files:
        raw = path.read_bytes()
        for secret in (*MARKERS, "notitie-gemaakt", "create table", "Karin"):
            assert secret.encode() not in raw, (path.name, secret)
            assert secret.encode("utf-16-le") not in raw
        assert key not in raw
        assert key.hex().encode() not in raw.lower()
    store.close()
