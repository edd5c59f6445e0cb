"""A code on paper opens the store, however badly it is typed; revoked or replaced it does not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_help import CASE, CHEAP, note, texts

from gesprekshulp.store import system_keyring
from gesprekshulp.store.interface import Store, StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import KEY_FILE, KEYRING, PASSPHRASE, RECOVERY, SCHOOL
from gesprekshulp.store.keys import (
    change_passphrase,
    kinds,
    new_code,
    open_key,
    read_key,
    revoke,
    write_key,
)
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.recovery import LETTERS, looks_like_code, readings, wrong_groups
from gesprekshulp.store.recovery import new_code as new_letters
from gesprekshulp.store.sqlite import open_store

PASS = "vier woorden op rij"
TODAY = date(2026, 11, 28)


def test_the_code_opens_and_lets_choose_a_new_passphrase(store: Store, folder: Path) -> None:
    store.append(CASE, [note("blijft")])
    store.close()
    code = new_code(folder, PASS, RECOVERY, TODAY)
    opened = open_store(folder, code.lower().replace(" ", "-"))
    assert opened.opened is not None
    assert opened.opened.by_code
    opened.close()
    change_passphrase(folder, code, "een nieuwe zin", CHEAP, TODAY)
    with pytest.raises(WrongPassphrase):
        open_store(folder, PASS)
    again = open_store(folder, "een nieuwe zin")
    assert texts(again.load(CASE)) == ["blijft"]
    again.close()
    assert dict(kinds(folder)) == {RECOVERY: "2026-11-28", PASSPHRASE: "2026-11-28"}


def test_the_school_has_a_code_of_its_own_that_can_be_taken_back(
    store: Store, folder: Path
) -> None:
    key = read_key(folder, PASS)
    mine, theirs = (new_code(folder, PASS, kind, TODAY) for kind in (RECOVERY, SCHOOL))
    assert open_key(folder, mine).key == open_key(folder, theirs).key == key
    assert revoke(folder, mine, SCHOOL)
    assert not revoke(folder, mine, SCHOOL)
    with pytest.raises(WrongPassphrase, match="ingetrokken"):
        open_key(folder, theirs)
    assert open_key(folder, mine).kind == RECOVERY


def test_a_newer_code_replaces_the_one_before(store: Store, folder: Path) -> None:
    old = new_code(folder, PASS, RECOVERY, TODAY)
    new = new_code(folder, old, RECOVERY, TODAY)
    assert open_key(folder, new).kind == RECOVERY
    with pytest.raises(WrongPassphrase):
        open_key(folder, old)
    with pytest.raises(WrongPassphrase):
        revoke(folder, old, RECOVERY)


def test_the_passphrase_cannot_be_revoked(store: Store, folder: Path) -> None:
    with pytest.raises(StoreError, match="kies een andere"):
        revoke(folder, PASS, PASSPHRASE)
    assert open_key(folder, PASS)


def _slip(group: str, how: str, at: int, letter: str) -> str:
    at = min(at, len(group) - 1)
    if how == "wrong":
        return group[:at] + letter + group[at + 1 :]
    if how == "missing":
        return group[:at] + group[at + 1 :]
    if how == "extra":
        return group[:at] + letter + group[at:]
    at = min(at, len(group) - 2)
    return group[:at] + group[at + 1] + group[at] + group[at + 2 :]


_SLIPS = st.tuples(
    st.sampled_from(["wrong", "missing", "extra", "swapped"]),
    st.integers(0, 4),
    st.sampled_from(f"{LETTERS}IOU017é"),
)


@given(st.dictionaries(st.integers(0, 6), _SLIPS, max_size=3), st.sampled_from(" -_."))
def test_one_slip_in_each_of_three_groups_is_understood(
    slips: dict[int, tuple[str, int, str]], between: str
) -> None:
    code = new_letters()
    groups = code.split()
    for number, (how, at, letter) in slips.items():
        groups[number] = _slip(groups[number], how, at, letter)
    assert code in readings(between.join(groups).lower())


@given(st.integers(0, 6), st.integers(0, 4), st.sampled_from(LETTERS))
def test_the_group_with_the_slip_is_named(number: int, at: int, letter: str) -> None:
    groups = new_letters().split()
    slipped = _slip(groups[number], "wrong", at, letter)
    expected = [] if slipped == groups[number] else [number + 1]
    groups[number] = slipped
    assert wrong_groups("".join(groups)) == expected


def test_groups_in_another_order_show() -> None:
    groups = new_letters().split()
    swapped = " ".join([groups[1], groups[0], *groups[2:]])
    assert groups[0] == groups[1] or wrong_groups(swapped) == [1, 2]


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    list(readings(text))
    wrong_groups(text)


@pytest.mark.parametrize(
    "words", ["vier woorden op rij", "een twee drie vier vijf zes zeven", "a" * 35, ""]
)
def test_a_passphrase_is_no_code(words: str) -> None:
    assert not looks_like_code(words)


def test_a_passphrase_that_looks_like_a_code_opens_too(tmp_path: Path) -> None:
    passphrase = new_letters()
    write_key(tmp_path, bytes(32), passphrase, CHEAP)
    assert open_key(tmp_path, passphrase).kind == PASSPHRASE


@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_key_file_is_put_back_from_the_backups_and_told(
    store: Store, folder: Path, gone: bool
) -> None:
    store.close()
    (folder / BACKUP_FOLDER).mkdir()
    change_passphrase(folder, PASS, "andere zin", CHEAP, TODAY)
    before = (folder / KEY_FILE).read_bytes()
    if gone:
        (folder / KEY_FILE).unlink()
    else:
        (folder / KEY_FILE).write_bytes(before[:90] + b"#" + before[91:])
    with pytest.raises(WrongPassphrase):
        open_key(folder, PASS)  # the copy knows the new passphrase, and it alone
    opened = open_key(folder, "andere zin")
    assert "teruggezet" in opened.remarks[0]
    assert (folder / KEY_FILE).read_bytes() == before
    assert open_key(folder, "andere zin").remarks == ()


class FakeKeyring:
    """A keyring of the system that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, value: str) -> None:
        self.kept[service, name] = value

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


FakeKeyring.__module__ = "keyring.backends.SecretService"


def _install(monkeypatch: pytest.MonkeyPatch, keyring: object) -> None:
    import sys
    from types import SimpleNamespace

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_keyring=lambda: keyring))


def test_the_keyring_opens_until_it_is_taken_back(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.casework.keys import ask_keyring, take_back, use_keyring

    keyring = FakeKeyring()
    _install(monkeypatch, keyring)
    key = read_key(folder, PASS)
    assert use_keyring(folder, PASS, TODAY)
    opened = ask_keyring(folder)
    assert opened is not None
    assert (opened.key, opened.kind) == (key, KEYRING)
    assert key.hex() not in str(keyring.kept)
    assert folder.name not in str(keyring.kept)
    change_passphrase(folder, PASS, "andere zin", CHEAP, TODAY)
    assert ask_keyring(folder) is not None
    assert take_back(folder, "andere zin", KEYRING)
    assert keyring.kept == {}
    assert ask_keyring(folder) is None


def test_a_new_key_is_not_in_the_keyring_and_the_old_is_taken_out(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.casework.keys import ask_keyring, use_keyring
    from gesprekshulp.casework.renewing import renew_key

    keyring = FakeKeyring()
    _install(monkeypatch, keyring)
    assert use_keyring(folder, PASS, TODAY)
    store.close()
    assert "De sleutelring van deze computer opent niets meer" in renew_key(folder, PASS, TODAY)[1]
    assert keyring.kept == {}
    assert ask_keyring(folder) is None
    assert use_keyring(folder, PASS, TODAY), "en hij kan weer aan"
    opened = ask_keyring(folder)
    assert opened is not None
    assert opened.key == read_key(folder, PASS)


def test_a_keyring_that_writes_plain_files_does_not_count(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.casework.keys import use_keyring

    class PlaintextKeyring(FakeKeyring):
        pass

    PlaintextKeyring.__module__ = "keyrings.alt.file"
    keyring = PlaintextKeyring()
    _install(monkeypatch, keyring)
    assert not use_keyring(folder, PASS, TODAY)
    assert keyring.kept == {}
    assert [kind for kind, _ in kinds(folder)] == [PASSPHRASE]


def test_a_keyring_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    waits = threading.Event()

    class Silent(FakeKeyring):
        def get_password(self, service: str, name: str) -> str | None:
            waits.wait()
            return None

    Silent.__module__ = "keyring.backends.kwallet"
    _install(monkeypatch, Silent())
    monkeypatch.setattr(system_keyring, "PATIENCE", 0.05)
    assert system_keyring.fetch("x") is None
    waits.set()


def test_without_the_library_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not system_keyring.there_is_one()
    assert not system_keyring.keep("x", b"y")


def test_form_1_of_the_key_file_opens_and_is_lifted(tmp_path: Path) -> None:
    folder = tmp_path / "opslag"
    shutil.copytree(Path(__file__).parent / "fixtures" / "versie-1", folder)
    old = (folder / KEY_FILE).read_bytes()
    assert b'"versie":1' in old
    with pytest.raises(WrongPassphrase):
        read_key(folder, "andere zin")
    assert (folder / KEY_FILE).read_bytes() == old
    key = read_key(folder, PASS)
    assert b'"versie":2' in (folder / KEY_FILE).read_bytes()
    assert read_key(folder, PASS) == key
    assert new_code(folder, PASS, RECOVERY, TODAY)


def test_form_1_can_be_changed_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "opslag"
    shutil.copytree(Path(__file__).parent / "fixtures" / "versie-1", folder)
    change_passphrase(folder, PASS, "andere zin", CHEAP, TODAY)
    open_store(folder, "andere zin").close()
