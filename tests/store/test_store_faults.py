"""When the disk, the file or another program is in the way: one clear sentence, nothing lost."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from store_help import CASE, CHEAP, MEETING, note, texts, unlocked

from gesprekshulp.store.errors import (
    NewerStore,
    StoreBusy,
    StoreFull,
    StoreUnwritable,
    TraceLeft,
)
from gesprekshulp.store.interface import DamagedStore, Store, StoreError
from gesprekshulp.store.sqlite import DATABASE_FILE, create_store, open_store, throwaway_store


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "opslag").write_text("geen map")
    with pytest.raises(StoreUnwritable, match="GESPREKSHULP_MAP"):
        create_store(tmp_path / "opslag", "zin", cost=CHEAP)
    with pytest.raises(StoreUnwritable):
        create_store(tmp_path / "opslag" / "dieper", "zin", cost=CHEAP)
    assert (tmp_path / "opslag").read_text() == "geen map"


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [(errno.ENOSPC, StoreFull, "vol"), (errno.EACCES, StoreUnwritable, "lezen of schrijven")],
)
def test_the_system_refuses_while_the_store_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type, words: str
) -> None:
    from gesprekshulp.store import locations

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(locations.os, "fsync", refuse)
    with pytest.raises(kind, match=words):
        create_store(tmp_path, "zin", cost=CHEAP)
    monkeypatch.undo()
    create_store(tmp_path, "zin", cost=CHEAP).close()


def test_a_key_file_held_by_another_program_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.store import locations

    real, refused = os.replace, []

    def held(source: Path, target: Path) -> None:
        if len(refused) < 3:
            refused.append(target)
            raise PermissionError(errno.EACCES, "in gebruik")
        real(source, target)

    monkeypatch.setattr(locations.os, "replace", held)
    create_store(tmp_path, "zin", cost=CHEAP).close()
    monkeypatch.setattr(locations, "_LOCKED_FOR", 0.1)
    refused.clear()

    def always(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "in gebruik")

    monkeypatch.setattr(locations.os, "replace", always)
    with pytest.raises(StoreUnwritable):
        create_store(tmp_path / "b", "zin", cost=CHEAP)


def test_a_full_disk_keeps_what_was_there_and_the_store_goes_on(store: Store) -> None:
    store.append(CASE, [note("eerst")])
    store.append(CASE, [note("terug")])
    store.undo(CASE, MEETING)
    con = store._db._con  # type: ignore[attr-defined]
    pages = con.execute("PRAGMA page_count").fetchone()[0]
    con.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreFull, match="vol"):
        store.append(CASE, [note("past"), note("te groot " * 2000)])
    with pytest.raises(StoreFull):
        store.save_half_line(CASE, "regel", "te groot " * 2000)
    con.execute("PRAGMA max_page_count=100000")
    assert texts(store.load(CASE)) == ["eerst"]
    assert texts(store.redo(CASE, MEETING)) == ["terug"]
    store.append(CASE, [note("daarna")])
    assert texts(store.load(CASE)) == ["eerst", "terug", "daarna"]


def test_a_really_full_disk(tmp_path: Path) -> None:
    """On a file system of 4 MB, where the system allows a test to mount one."""
    import subprocess

    if os.name == "nt" or not shutil.which("mount"):
        pytest.skip("hier is geen kleine schijf te maken")
    disk = tmp_path / "schijf"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("hier is geen kleine schijf te maken")
    try:
        store = create_store(disk, "zin", cost=CHEAP)
        store.create_case(CASE, "S.V.")
        kept: list[str] = []

        def keep_on() -> None:
            while True:
                words = f"regel {len(kept)} " + "lang " * 2000
                store.append(CASE, [note(words)])
                kept.append(words)

        with pytest.raises(StoreFull, match="vol"):
            keep_on()
        assert texts(store.load(CASE)) == kept
        store.close()
        store = open_store(disk, "zin")
        assert texts(store.load(CASE))[: len(kept)] == kept
        store.close()
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def test_a_file_of_a_newer_version_is_refused_and_unharmed(
    store: Store, folder: Path, key: bytes
) -> None:
    store.append(CASE, [note("van later")])
    store.close()
    con = unlocked(folder, key)
    con.execute("PRAGMA user_version=99")
    con.execute("alter table cases add column iets_nieuws text")
    con.close()
    before = (folder / DATABASE_FILE).read_bytes()
    with pytest.raises(NewerStore, match="werk het programma bij"):
        open_store(folder, "vier woorden op rij")
    assert (folder / DATABASE_FILE).read_bytes() == before


@pytest.mark.parametrize("raw", [b"", b"tekst\n" * 400, b"SQLite format 3\x00" + bytes(5000)])
def test_what_is_no_store_is_called_damaged(store: Store, folder: Path, raw: bytes) -> None:
    store.close()
    (folder / DATABASE_FILE).write_bytes(raw)
    with pytest.raises(DamagedStore, match="reservekopie") as told:
        open_store(folder, "vier woorden op rij")
    assert str(folder) in str(told.value)
    assert (folder / DATABASE_FILE).read_bytes() == raw


def test_the_key_of_another_store_is_refused(store: Store, folder: Path) -> None:
    store.close()
    with pytest.raises(DamagedStore):
        open_store(folder, key=bytes(32))


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_never_become_a_wrong_note(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = _filled(tmp_path)
    file = folder / DATABASE_FILE
    raw = bytearray(file.read_bytes())
    for _ in range(chance.choice([1, 1, 3, 20])):
        raw[chance.randrange(len(raw))] ^= chance.randrange(1, 256)
    if chance.random() < 0.2:
        raw = raw[: chance.randrange(len(raw))]
    file.write_bytes(raw)
    right = [f"regel {number} " + "woorden " * 20 for number in range(60)]
    with contextlib.suppress(DamagedStore), contextlib.ExitStack() as later:
        store = open_store(folder, "zin")
        later.callback(store.close)
        assert texts(store.load(CASE)) == right
        assert store.verify(CASE).first_fault is None
        store.append(CASE, [note("erna")])
        assert texts(store.load(CASE)) == [*right, "erna"]


_cached: dict[str, Path] = {}


def _filled(tmp_path: Path) -> Path:
    """A closed store of 60 lines, half of them sealed; made once and copied."""
    if "made" not in _cached:
        import tempfile

        made = Path(tempfile.mkdtemp()) / "opslag"
        store = create_store(made, "zin", cost=CHEAP)
        store.create_case(CASE, "S.V.")
        for number in range(60):
            store.append(CASE, [note(f"regel {number} " + "woorden " * 20)])
            if number == 30:
                store.seal(CASE, MEETING)
        store.close()
        _cached["made"] = made
    copy = tmp_path / "opslag"
    shutil.copytree(_cached["made"], copy)
    return copy


@pytest.fixture(autouse=True, scope="module")
def _clean_up() -> object:
    yield
    for made in _cached.values():
        shutil.rmtree(made.parent)
    _cached.clear()


def test_a_store_held_by_another_program_says_so_and_goes_on_after(
    store: Store, folder: Path, key: bytes
) -> None:
    store._db._con.execute("PRAGMA busy_timeout=10")  # type: ignore[attr-defined]
    other = unlocked(folder, key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="ander programma"):
        store.append(CASE, [note("moet wachten")])
    assert store.load(CASE) == []
    other.execute("COMMIT")
    other.close()
    store.append(CASE, [note("moet wachten")])
    assert texts(store.load(CASE)) == ["moet wachten"]


def test_wiping_while_another_program_reads_says_what_is_left(
    store: Store, folder: Path, key: bytes
) -> None:
    store._db._con.execute("PRAGMA busy_timeout=10")  # type: ignore[attr-defined]
    store.append(CASE, [note("weg ermee")])
    reader = unlocked(folder, key)
    reader.execute("BEGIN")
    reader.execute("select count(*) from drafts").fetchone()
    with pytest.raises(TraceLeft, match="spoor"):
        store.wipe(CASE, 1)
    reader.close()
    store.wipe(CASE, 1)


def test_a_closed_store_says_so_and_closes_twice(store: Store) -> None:
    store.close()
    store.close()
    attempts: list[Callable[[], object]] = [
        lambda: store.load(CASE),
        lambda: store.append(CASE, [note("x")]),
        store.glances,
        store.changed_elsewhere,
    ]
    for attempt in attempts:
        with pytest.raises(StoreError, match="gesloten"):
            attempt()


def test_a_throwaway_store_cannot_be_opened_again(tmp_path: Path) -> None:
    store = throwaway_store(tmp_path)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note("oefening")])
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE_FILE]
    with pytest.raises(StoreError):
        open_store(tmp_path, "zin")


def test_nothing_is_said_on_the_screen_behind_the_program(
    store: Store, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    with pytest.raises(DamagedStore):
        open_store(folder, key=bytes(32))
    assert capfd.readouterr() == ("", "")
