"""After a new key: what could not go along is named, with what helps for it."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import place_name
from gesprekshulp.casework.renewing import renew_key
from gesprekshulp.store import renewal
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.keys import earlier_keys, read_key
from gesprekshulp.store.sqlite import DATABASE_FILE, create_store, open_store
from gesprekshulp.store.wal import PAGE

PASS = "vier woorden op rij"
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "opslag"
    create_store(place, PASS, cost=Cost(n=1 << 10)).close()
    return place


def copies(folder: Path, stick: Path | None = None, later: int = 0) -> list[str]:
    store = open_store(folder, PASS)
    backups = Backups(store, folder, lambda: NOW + timedelta(days=later))
    told = backups.choose_second_place(str(stick)) if stick else backups.run()
    store.close()
    return told


def damage(copy: Path) -> None:
    """Change one byte of the second page: still known as ours, and not whole."""
    raw = bytearray(copy.read_bytes())
    raw[PAGE + 2000] ^= 1
    copy.write_bytes(raw)


def put_aside(folder: Path) -> Path:
    aside = folder / "reservekopie" / "opzij-20261124T120000"
    aside.mkdir(parents=True)
    for name in (DATABASE_FILE, "sleutel.json"):
        shutil.copyfile(folder / name, aside / name)
    damage(aside / DATABASE_FILE)
    return aside


def test_a_damaged_store_aside_is_named_and_once_gone_the_old_key_goes(folder: Path) -> None:
    aside = put_aside(folder)
    told = " ".join(renew_key(folder, PASS, TODAY))
    assert f"In “{aside}” ligt een beschadigde opslag." in told
    assert "gesprekshulp herstel --red" in told
    assert "gooi het dan zelf weg en maak een reservekopie" in told
    assert "tweede plek" not in told
    assert earlier_keys(folder, read_key(folder, PASS))
    copies(folder)
    assert earlier_keys(folder, read_key(folder, PASS)), "vanzelf gaat hij niet weg"
    shutil.rmtree(aside)
    copies(folder)
    assert earlier_keys(folder, read_key(folder, PASS)) == ()


@pytest.mark.parametrize("there", [False, True])
def test_a_damaged_copy_is_named_here_and_on_the_stick(
    folder: Path, tmp_path: Path, there: bool
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copies(folder, stick)
    place = stick / place_name(read_key(folder, PASS)) if there else folder / "reservekopie"
    (copy,) = backups_in(place)
    damage(copy.path)
    told = " ".join(renew_key(folder, PASS, TODAY))
    assert f"De kopie “{copy.path}” is beschadigd." in told
    assert "Sluit die plek aan" not in told


def test_a_stick_that_is_away_is_to_be_plugged_in(folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copies(folder, stick)
    stick.rename(tmp_path / "weg")
    told = renew_key(folder, PASS, TODAY)
    assert "Sluit die plek aan en maak een reservekopie" in told[-1]
    assert "beschadigd" not in " ".join(told)


@pytest.mark.parametrize("open_now", [False, True])
def test_too_many_keys_says_what_helps_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch, open_now: bool
) -> None:
    monkeypatch.setattr(renewal, "_MOST_EARLIER", 1)
    aside = put_aside(folder)
    renew_key(folder, PASS, TODAY)
    store = open_store(folder, PASS) if open_now else None
    backups = Backups(store, folder, lambda: NOW) if store else None
    with pytest.raises(StoreError, match="eerdere sleutel") as refused:
        renew_key(folder, PASS, TODAY, backups)
    assert f"In “{aside}” ligt een beschadigde opslag." in str(refused.value)
    assert "tweede plek" not in str(refused.value)
    if store:
        assert store.glances() == [], "en de opslag is gewoon open gebleven"
        store.close()
    shutil.rmtree(aside)
    copies(folder)
    renew_key(folder, PASS, TODAY)
