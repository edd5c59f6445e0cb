"""The passphrase opens the store, another does not, and a damaged key file is told apart."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_help import CASE, CHEAP, note, texts

from gesprekshulp.store.errors import NewerStore, StoreMissing
from gesprekshulp.store.interface import DamagedStore, Store, StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import (
    KEY_FILE,
    Cost,
    KeyFile,
    read_key_file,
    write_key_file,
)
from gesprekshulp.store.keys import change_passphrase, new_key, read_key, write_key
from gesprekshulp.store.sqlite import DATABASE_FILE, create_store, open_store, store_exists


def test_the_right_passphrase_opens_it_however_it_is_typed(tmp_path: Path) -> None:
    create_store(tmp_path, "Café één", cost=CHEAP).close()
    open_store(tmp_path, "Cafe\u0301 e\u0301e\u0301n").close()


def test_a_wrong_passphrase_is_said_in_one_sentence(store: Store, folder: Path) -> None:
    store.append(CASE, [note("blijft")])
    store.close()
    with pytest.raises(WrongPassphrase, match="wachtwoordzin past niet") as told:
        open_store(folder, "vier woorden op rij ")
    assert str(folder) in str(told.value)
    again = open_store(folder, "vier woorden op rij")
    assert texts(again.load(CASE)) == ["blijft"]
    again.close()


def test_changing_the_passphrase_keeps_the_cases(store: Store, folder: Path) -> None:
    store.append(CASE, [note("blijft")])
    store.close()
    with pytest.raises(WrongPassphrase):
        change_passphrase(folder, "fout", "nieuw", CHEAP)
    change_passphrase(folder, "vier woorden op rij", "een nieuwe zin", CHEAP)
    with pytest.raises(WrongPassphrase):
        open_store(folder, "vier woorden op rij")
    again = open_store(folder, "een nieuwe zin")
    assert texts(again.load(CASE)) == ["blijft"]
    again.close()


@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_an_empty_passphrase_is_refused(tmp_path: Path, empty: str) -> None:
    with pytest.raises(StoreError, match="leeg"):
        create_store(tmp_path / "x", empty, cost=CHEAP)
    assert not store_exists(tmp_path / "x")


@given(st.data())
def test_any_change_of_the_key_file_shows(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("sleutel")
    key = new_key()
    write_key(folder, key, "zin", CHEAP)
    raw = bytearray((folder / KEY_FILE).read_bytes())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    (folder / KEY_FILE).write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    with contextlib.suppress(DamagedStore, NewerStore):
        assert read_key(folder, "zin") == key


@pytest.mark.parametrize(
    "change",
    [
        {"cost": Cost(n=1 << 30)},
        {"cost": Cost(r=1 << 20)},
        {"cost": Cost(n=1 << 20, r=1, p=1 << 30)},
        {"cost": Cost(n=3)},
        {"cost": Cost(n=-2)},
        {"salt": b""},
        {"wrapped": b"aaa"},
    ],
)
def test_a_hostile_key_file_costs_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    """Also when whoever made it gave it the right checksum."""
    write_key(tmp_path, new_key(), "zin", CHEAP)
    file = read_key_file(tmp_path).file
    assert isinstance(file, KeyFile)
    write_key_file(tmp_path, file.with_key(msgspec.structs.replace(file.keys[0], **change)))
    with pytest.raises(DamagedStore, match="sleutel"):
        read_key(tmp_path, "zin")


def test_a_thousand_keys_are_not_tried(tmp_path: Path) -> None:
    write_key(tmp_path, new_key(), "zin", CHEAP)
    file = read_key_file(tmp_path).file
    assert isinstance(file, KeyFile)
    write_key_file(tmp_path, KeyFile(keys=file.keys * 1000))
    with pytest.raises(DamagedStore):
        read_key(tmp_path, "zin")


@pytest.mark.parametrize("change", [{"versie": 0}, {"controle": "0" * 64}, {"controle": 7}])
def test_a_key_file_that_was_written_in_is_called_damaged(
    tmp_path: Path, change: dict[str, object]
) -> None:
    write_key(tmp_path, new_key(), "zin", CHEAP)
    path = tmp_path / KEY_FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(DamagedStore, match="sleutel"):
        read_key(tmp_path, "zin")


@pytest.mark.parametrize("raw", [b"", b"[" * 70000, b"[" * 5000, b"\xff\xfe", b"null", b"{}"])
def test_what_is_no_key_file_is_called_damaged(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(raw)
    with pytest.raises(DamagedStore):
        read_key(tmp_path, "zin")


def test_a_key_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    raw = b'{"versie": 9, "heel": "anders"}'
    (tmp_path / KEY_FILE).write_bytes(raw)
    with pytest.raises(NewerStore, match="nieuwere versie"):
        read_key(tmp_path, "zin")
    assert (tmp_path / KEY_FILE).read_bytes() == raw


def test_each_part_that_is_gone_is_named(store: Store, folder: Path) -> None:
    store.close()
    key_file, database = folder / KEY_FILE, folder / DATABASE_FILE
    key_file.rename(folder / "elders")
    assert store_exists(folder)
    with pytest.raises(StoreMissing, match="sleutelbestand"):
        open_store(folder, "vier woorden op rij")
    (folder / "elders").rename(key_file)
    database.unlink()
    with pytest.raises(StoreMissing, match=DATABASE_FILE):
        open_store(folder, "vier woorden op rij")
    with pytest.raises(StoreError, match="staat al een opslag"):
        create_store(folder, "andere zin", cost=CHEAP)
    with pytest.raises(StoreMissing, match="nog geen opslag"):
        open_store(folder / "nergens", "x")


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_making_a_store_that_breaks_off_can_be_picked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    from gesprekshulp.store import locations

    real, calls = os.replace, 0

    def crash(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(locations.os, "replace", crash)
    if stop_at < 3:
        with pytest.raises(KeyboardInterrupt):
            create_store(tmp_path, "zin", cost=CHEAP)
        monkeypatch.undo()
        remake = create_store if not store_exists(tmp_path) else open_store
        opened = remake(tmp_path, "zin")
    else:
        opened = create_store(tmp_path, "zin", cost=CHEAP)
    opened.create_case(CASE, "S.V.")
    opened.close()
    open_store(tmp_path, "zin").close()
    assert sorted(p.name for p in tmp_path.iterdir()) == [DATABASE_FILE, KEY_FILE]


def test_the_standard_cost_stays_within_its_own_bounds() -> None:
    assert Cost().bounded()
    assert Cost().n >= 1 << 17


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen modi")
def test_only_the_user_can_reach_the_files(store: Store, folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in folder.iterdir()} == {0o600}
