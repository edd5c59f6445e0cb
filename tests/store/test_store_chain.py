"""Who changes a sealed event behind the program's back is found out; wiping is no such thing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from store_help import CASE, MEETING, decrypted_pages, note, texts, unlocked

from gesprekshulp.dossier.events import Wiped
from gesprekshulp.store.database import Database
from gesprekshulp.store.interface import DamagedStore, Store, StoreError
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore

MARKER = "Kwartelstaart"


@pytest.fixture
def sealed(store: Store) -> Store:
    for number in range(1, 8):
        store.append(CASE, [note(f"regel {number}")])
    store.seal(CASE, MEETING)
    return store


def test_an_untouched_chain_verifies(sealed: Store) -> None:
    report = sealed.verify(CASE)
    assert (report.checked, report.wiped, report.first_fault) == (7, 0, None)


@pytest.mark.parametrize(
    "statement",
    [
        "update events set content = cast(replace(content, 'regel 4', 'regel 9') as blob) where number = 4",
        "update events set salt = zeroblob(16) where number = 4",
        "update events set salt = x'' where number = 4",
        "update events set salt = null where number = 4",
        "update events set content = null where number = 4",
        "update events set digest = zeroblob(32) where number = 4",
        "update events set envelope = cast(replace(envelope, 'Karin', 'Carin') as blob) where number = 4",
        "update events set envelope = x'7b' where number = 4",
        "update events set hash = zeroblob(32) where number = 4",
        "update events set ordinal = 99 where number = 4",
        "update events set action = 99 where number = 4",
        "update events set prev = zeroblob(32) where number = 4",
        "delete from events where number = 4",
    ],
)
def test_one_changed_row_is_named(sealed: Store, folder: Path, key: bytes, statement: str) -> None:
    meddler = unlocked(folder, key)
    meddler.execute(statement)
    meddler.close()
    report = sealed.verify(CASE)
    assert report.first_fault == 4
    assert report.checked == 3
    assert report.reason


def test_a_tail_cut_off_and_a_chain_of_another_case_are_named(
    sealed: Store, folder: Path, key: bytes
) -> None:
    sealed.create_case("z-2", "M.B.")
    meddler = unlocked(folder, key)
    meddler.execute("delete from events where number > 5")
    assert sealed.verify(CASE).first_fault == 6
    meddler.execute("update events set case_id = 2")
    meddler.execute(
        "update cases set last_number = 5, last_hash ="
        " (select hash from events where number = 5) where id = 2"
    )
    meddler.close()
    assert sealed.verify("z-2").first_fault == 1


def test_an_event_that_cannot_be_read_is_named_not_guessed(
    sealed: Store, folder: Path, key: bytes
) -> None:
    meddler = unlocked(folder, key)
    meddler.execute("update events set envelope = x'7b' where number = 4")
    meddler.close()
    with pytest.raises(DamagedStore, match="Gebeurtenis 4"):
        sealed.load(CASE)


def test_what_is_wiped_is_gone_and_the_chain_still_verifies(
    sealed: Store, folder: Path, key: bytes
) -> None:
    for number in range(200):  # enough to move rows between pages
        sealed.append(CASE, [note(f"{MARKER} {number} " + "lang " * (number % 60))])
    drafts = [e.ordinal for e in sealed.load(CASE) if MARKER in texts([e])[0]]
    for ordinal in drafts[:3]:
        sealed.wipe(CASE, ordinal)
    sealed.seal(CASE, MEETING)
    assert MARKER.encode() in decrypted_pages(folder, key)  # the look itself works
    for ordinal in drafts[3:]:
        sealed.wipe(CASE, ordinal)
    assert MARKER.encode() not in decrypted_pages(folder, key)
    assert MARKER.encode() not in exported(folder, key)
    events = sealed.load(CASE)
    assert sum(event.payload == Wiped(kind="notitie-gemaakt") for event in events) == 200
    report = sealed.verify(CASE)
    assert (report.checked, report.wiped, report.first_fault) == (207, 200, None)
    sealed.close()
    assert MARKER.encode() not in decrypted_pages(folder, key)


def test_no_stale_copy_of_wiped_words_is_left_in_any_page(tmp_path: Path) -> None:
    """With this seed SQLite leaves copies behind when it moves rows to another page."""
    chance = random.Random(6)
    key = bytes(range(32))
    store = SqliteStore(Database(tmp_path / DATABASE_FILE, key, fresh=True))
    for case in ("a", "b"):
        store.create_case(case, case)
    for number in range(300):
        case = chance.choice("ab")
        words = f"MERK {case} {number} " + "x" * chance.choice([5, 50, 900, 3000])
        store.append(case, [note(words, "g")])
        if chance.random() < 0.1:
            store.undo(case, "g")
        if chance.random() < 0.03:
            store.seal(case, "g")
    kept = store.load("a")
    with store._db.writing() as con:
        con.execute("update events set salt = null, content = null where case_id = 1")
        con.execute("delete from drafts where place < 2 << 32")
    store.wipe("a", next(event.ordinal for event in kept if event.number))
    assert b"MERK a" not in decrypted_pages(tmp_path, key)
    assert b"MERK b" in decrypted_pages(tmp_path, key)
    store.close()


def exported(folder: Path, key: bytes) -> bytes:
    """The whole store as a plain database."""
    plain = folder.parent / "plat.db"
    con = unlocked(folder, key)
    con.execute("ATTACH DATABASE ? AS plat KEY ''", (str(plain),))
    con.execute("SELECT sqlcipher_export('plat')")
    con.execute("DETACH DATABASE plat")
    con.close()
    found = plain.read_bytes()
    assert b"regel 7" in found  # the look itself works
    return found


def test_a_wiped_draft_that_was_undone_comes_back_empty(store: Store) -> None:
    store.append(CASE, [note(MARKER)])
    store.undo(CASE, MEETING)
    store.wipe(CASE, 1)
    assert [event.payload for event in store.redo(CASE, MEETING)] == [Wiped(kind="notitie-gemaakt")]


@pytest.mark.parametrize("ordinal", [0, -1, 99, 1 << 32, (1 << 32) + 1])
def test_wiping_what_is_not_there_touches_no_other_case(store: Store, ordinal: int) -> None:
    store.create_case("z-2", "M.B.")
    store.append(CASE, [note("blijft")])
    store.append("z-2", [note("blijft ook")])
    with pytest.raises(StoreError, match="geen gebeurtenis"):
        store.wipe(CASE, ordinal)
    assert texts(store.load("z-2")) == ["blijft ook"]
    assert texts(store.load(CASE)) == ["blijft"]


def test_after_sealing_nothing_of_what_was_undone_is_in_the_store(
    store: Store, folder: Path, key: bytes
) -> None:
    store.append(CASE, [note("regel 7")])
    store.append(CASE, [note(MARKER)])
    store.undo(CASE, MEETING)
    store.seal(CASE, MEETING)
    assert MARKER.encode() not in exported(folder, key)
