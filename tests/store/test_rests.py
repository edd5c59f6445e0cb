"""What broke off leaves nothing that wiping does not find: every file that holds a case is reached."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from killed_at import run_until
from store_help import CASE, CHEAP, MEETING, NOW, note

from gesprekshulp.casework.backups import Backups, Copies
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keeping import remove_case
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.errors import StoreBusy
from gesprekshulp.store.pages import read_pages
from gesprekshulp.store.sqlite import create_store, open_store
from gesprekshulp.store.which_key import which_key

PASS = "vier woorden op rij"
SECRET = "Pimpelmees"


@pytest.fixture
def filled(folder: Path, tmp_path: Path) -> Path:
    """A case with a secret in the store, in a copy beside it and in one on a stick."""
    store = create_store(folder, PASS, cost=CHEAP)
    store.create_case(CASE, "S.V.")
    store.append(CASE, [note(SECRET)])
    store.seal(CASE, MEETING)
    (tmp_path / "stick").mkdir()
    Backups(store, folder, lambda: NOW).choose_second_place(str(tmp_path / "stick"))
    store.close()
    return folder


def bearing(key: bytes, *roots: Path) -> Iterator[Path]:
    """Yield every file, whatever it is called, in which whoever has the key reads the secret."""
    for root in roots:
        for path in root.rglob("*"):
            if path.is_file() and which_key(path, (key,)):
                pages = read_pages(path, key).content.values()
                if any(SECRET.encode() in page for page in pages):
                    yield path


def set_aside_with_its_log(folder: Path) -> None:
    """As after a crash: what was set aside was not closed, so part of it is only in its log."""
    aside = folder / "reservekopie" / "opzij-20261128T120000"
    aside.mkdir()
    store = open_store(folder, PASS)
    store.append(CASE, [note(f"{SECRET} in het log")])
    for name in ("gesprekshulp.db", "gesprekshulp.db-wal", "sleutel.json"):
        shutil.copy(folder / name, aside / name)
    store.close()


def test_a_copy_that_could_not_be_put_back_leaves_nothing(filled: Path) -> None:
    """A second window has the store open: a sentence, and not one more file with every case."""
    store = open_store(filled, PASS)
    copies = Copies(filled, store.key, lambda: NOW)
    before = sorted(filled.rglob("*"))
    with pytest.raises(StoreBusy):
        copies.put_back(copies.listed()[0])
    assert sorted(filled.rglob("*")) == before
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="hier wordt met een signaal gestopt")
@pytest.mark.parametrize("what", ["kopieer", "zet terug", "voeg samen", "vernieuw", "kijk opzij"])
def test_killed_at_every_step_no_rest_keeps_what_is_removed_later(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A sample of the steps; with ALLE_STAPPEN in the environment every one."""
    stick, kept = tmp_path / "stick", tmp_path / "zoals het was"
    if what == "voeg samen":  # else the store lacks nothing, and nothing is made
        raw = bytearray((filled / "gesprekshulp.db").read_bytes())
        raw[-4096:] = bytes(4096)
        (filled / "gesprekshulp.db").write_bytes(raw)
    if what == "kijk opzij":
        set_aside_with_its_log(filled)
    (elsewhere := tmp_path / "tijdelijk").mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    shutil.copytree(filled, kept / "opslag")
    shutil.copytree(stick, kept / "stick")
    whole = run_until(filled, what, 0)
    assert whole.returncode == 0, whole.stderr
    every = range(1, int(whole.stdout) + 1)
    assert len(every) >= 10
    left = 0
    for stop in (
        every
        if os.environ.get("ALLE_STAPPEN")
        else random.Random(8).sample(every, min(12, len(every)))
    ):
        for now, before in ((filled, kept / "opslag"), (stick, kept / "stick")):
            shutil.rmtree(now)
            shutil.copytree(before, now)
        assert run_until(filled, what, stop).returncode == -9
        left += len(list(filled.glob("gesprekshulp.db.*"))) + len(list(filled.rglob("*.nieuw")))
        left += len(list(stick.rglob("*.nieuw")))
        if what == "voeg samen":  # the store is still damaged, so the user does it again
            assert run_until(filled, what, 0).returncode == 0
        store = open_store(filled, PASS)
        desk = Desk(
            store,
            Content(),
            lambda: NOW + timedelta(days=1),
            backups=Backups(store, filled, lambda: NOW + timedelta(days=1)),
        )
        remove_case(desk, CASE)
        keys = {store.key, *desk.backups.keys} if desk.backups else set()
        store.close()
        found = [path for key in keys for path in bearing(key, filled, stick, elsewhere)]
        assert found == [], stop
        assert backups_in(filled / "reservekopie")
    assert left, "er bleef nooit een rest, dus dit bewijst niets"
