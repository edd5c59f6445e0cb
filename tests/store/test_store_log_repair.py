"""A flipped byte in the log: what SQLite would silently drop comes back, and it is told."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_help import CASE, FRAME_HEADER, LOG_HEADER, PAGE, note, texts

from gesprekshulp.store.interface import Store
from gesprekshulp.store.restore import asides
from gesprekshulp.store.salvage import salvage
from gesprekshulp.store.salvage_words import as_text
from gesprekshulp.store.sqlite import DATABASE_FILE, open_store
from gesprekshulp.store.wal import hmac_of, rescue

FRAME = FRAME_HEADER + PAGE
LINES = [f"regel {number} " + "woorden " * 20 for number in range(30)]


@pytest.fixture
def left(store: Store, folder: Path, tmp_path: Path) -> Path:
    """The files as a power cut left them: many lines, all but the first only in the log."""
    for words in LINES:
        store.append(CASE, [note(words)])
    made = tmp_path / "na de stroomstoring"
    made.mkdir()
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal"):
        shutil.copy(folder / name, made / name)
    return made


def log_of(folder: Path) -> Path:
    return folder / f"{DATABASE_FILE}-wal"


def frames_in(log: bytes) -> int:
    used = 0
    while any(log[LOG_HEADER + used * FRAME :][:FRAME_HEADER]):
        used += 1
    return used


def flip(folder: Path, at: int, bits: int = 4) -> None:
    raw = bytearray(log_of(folder).read_bytes())
    raw[at] ^= bits
    log_of(folder).write_bytes(raw)


@pytest.mark.parametrize("seed", range(25))
def test_a_flip_before_the_last_frame_costs_no_line(left: Path, key: bytes, seed: int) -> None:
    chance = random.Random(seed)
    used = frames_in(log_of(left).read_bytes())
    flip(left, LOG_HEADER + chance.randrange((used - 2) * FRAME), 1 << chance.randrange(8))
    store = open_store(left, key=key)
    found = texts(store.load(CASE))
    assert store.verify(CASE).first_fault is None
    assert store.opened is not None
    told = store.opened.remarks
    store.close()
    assert told, "beschadiging hoort verteld te worden"
    # A page that no later frame holds again may be older than it was; then it is said.
    assert [one for one in LINES if one in found] == found
    if "niet heel te herstellen" in told[0]:  # the page that ties others together was hit
        kept = salvage([asides(left)[0] / DATABASE_FILE], (key,))
        assert len({one.words for one in kept}) >= len(LINES) - 1
    elif found != LINES:
        assert "kan een regel ontbreken" in told[0]
        assert len(found) == len(LINES) - 1
        (gone,) = set(LINES) - set(found)
        kept = as_text(salvage([asides(left)[0] / DATABASE_FILE], (key,)))
        assert gone.split("woorden")[0] in kept or "onzeker" in kept
    assert asides(left)


@pytest.mark.parametrize("part", [0, 3, 8, 12, 16, 20, 700])
def test_every_part_of_the_last_but_one_frame(left: Path, key: bytes, part: int) -> None:
    """Number, salts, checksum, page: each is told apart from work left over of before."""
    used = frames_in(log_of(left).read_bytes())
    flip(left, LOG_HEADER + (used - 2) * FRAME + part)
    store = open_store(left, key=key)
    assert texts(store.load(CASE)) == LINES
    assert store.opened is not None
    assert "hersteld" in store.opened.remarks[0]
    store.close()
    again = open_store(left, key=key)
    assert again.opened is not None
    assert again.opened.remarks == ()
    assert texts(again.load(CASE)) == LINES
    again.close()


def test_a_flip_in_the_last_frame_is_told(left: Path, key: bytes) -> None:
    used = frames_in(log_of(left).read_bytes())
    flip(left, LOG_HEADER + (used - 1) * FRAME + 900)
    store = open_store(left, key=key)
    assert texts(store.load(CASE)) == LINES[:-1]
    assert store.opened is not None
    assert "laatste regel" in store.opened.remarks[0]
    store.close()


def test_a_sound_log_is_left_alone(left: Path, key: bytes) -> None:
    store = open_store(left, key=key)
    assert texts(store.load(CASE)) == LINES
    assert store.opened is not None
    assert store.opened.remarks == ()
    store.close()
    assert asides(left) == []


def test_work_left_over_of_an_older_log_is_no_damage(
    store: Store, folder: Path, tmp_path: Path, key: bytes
) -> None:
    """The log is used again from its start; frames of before stand behind the new ones."""
    for number in range(900):
        store.append(CASE, [note(f"regel {number} " + "lang " * 40)])
    made = tmp_path / "gestopt"
    made.mkdir()
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal"):
        shutil.copy(folder / name, made / name)
    again = open_store(made, key=key)
    assert again.opened is not None
    assert again.opened.remarks == ()
    assert len(again.load(CASE)) == 900
    again.close()


def test_two_windows_are_no_damage(store: Store, folder: Path, key: bytes) -> None:
    store.append(CASE, [note("van mij")])
    other = open_store(folder, key=key)
    assert other.opened is not None
    assert other.opened.remarks == ()
    other.append(CASE, [note("van jou")])
    assert texts(store.load(CASE)) == ["van mij", "van jou"]
    other.close()


@settings(max_examples=60)
@given(st.binary(max_size=9000))
def test_any_bytes_are_read_without_a_fault(raw: bytes) -> None:
    rescue(raw, hmac_of(bytes(32), bytes(16)))
