"""The key screen: a lock or Esc loses no code, and the stick hears of every change."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from own_store import PASS, unlocked
from screen_help import flowing, screen_text

from gesprekshulp.casework.key_changes import KeyChanges
from gesprekshulp.store.errors import StoreUnwritable
from gesprekshulp.store.interface import WrongPassphrase
from gesprekshulp.store.keyfile import RECOVERY, SCHOOL
from gesprekshulp.store.keys import CodeToBe, new_code, open_key

DAY = date(2026, 11, 24)
CODE = re.compile(r"(?:[A-Z]{5} ){6}[A-Z]{5}")
OTHER = "een heel andere zin"


def opens(folder: Path, secret: str) -> bool:
    try:
        open_key(folder, secret)
    except WrongPassphrase:
        return False
    return True


async def settle(app: Any, pilot: Any) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def slowly(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Let making a code wait; returns what lets it go on."""
    go_on = asyncio.Event()
    loop = asyncio.get_running_loop()
    real = KeyChanges.code_to_be

    def wait(changes: KeyChanges, kind: str) -> CodeToBe:
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result()
        return real(changes, kind)

    monkeypatch.setattr(KeyChanges, "code_to_be", wait)
    return go_on


async def ask_code(pilot: Any) -> None:
    await pilot.press("k", "down", "enter")
    await pilot.pause()
    await pilot.press(*PASS, "enter")
    await pilot.pause()


async def test_locked_while_a_code_is_made_the_code_of_before_still_opens(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = new_code(own_store, PASS, RECOVERY, DAY)
    async with unlocked(own_store) as (app, pilot):
        go_on = slowly(monkeypatch)
        await ask_code(pilot)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert app.screen.place == "vergrendeld"
        go_on.set()
        await settle(app, pilot)
        assert not CODE.search(screen_text(app))
    assert opens(own_store, mine)


async def test_esc_while_a_code_is_made_leaves_the_code_of_before(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = new_code(own_store, PASS, RECOVERY, DAY)
    async with unlocked(own_store) as (app, pilot):
        go_on = slowly(monkeypatch)
        await ask_code(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.place == "overzicht"
        go_on.set()
        await pilot.pause()
    assert opens(own_store, mine)


async def test_a_code_that_cannot_be_kept_is_not_shown(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.store import keys

    def refuse(*_: object) -> None:
        raise StoreUnwritable("De schijf is vol: maak ruimte.")

    async with unlocked(own_store) as (app, pilot):
        monkeypatch.setattr(keys, "write_key_file", refuse)
        await ask_code(pilot)
        await settle(app, pilot)
        told = " ".join(one.message for one in app._notifications)
        assert "De schijf is vol" in told
        assert app.screen.place == "sleutels"
        assert not CODE.search(screen_text(app))


async def test_a_new_code_opens_the_stick_and_one_taken_back_does_not(
    own_store: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with unlocked(own_store) as (app, pilot):
        assert await asyncio.to_thread(app.desk.backups.choose_second_place, str(stick)) == []
        (there,) = stick.glob("gesprekshulp-*")
        await ask_code(pilot)
        await settle(app, pilot)
        found = CODE.search(screen_text(app))
        assert found
        assert opens(there, found.group())
        await pilot.press("escape")
        await pilot.pause()
        app.screen._revoke(PASS, RECOVERY)
        await settle(app, pilot)
        assert not opens(there, found.group())
        stick.rename(tmp_path / "weg")
        app.screen._change(PASS, OTHER)
        await settle(app, pilot)
        told = " ".join(one.message for one in app._notifications)
        assert f"De tweede plek “{stick}” is er nu niet" in told


async def test_who_opens_with_the_schools_code_is_told_what_else_opens(own_store: Path) -> None:
    new_code(own_store, PASS, RECOVERY, DAY)
    theirs = new_code(own_store, PASS, SCHOOL, DAY)
    async with unlocked(own_store, theirs) as (app, pilot):
        await pilot.press(*OTHER, "enter", *OTHER, "enter")
        await settle(app, pilot)
        shown = " ".join(screen_text(app).replace("│", " ").split())
        assert "Nam je deze zaken over? Vernieuw dan ook de sleutel." in shown
        assert "De herstelcode op papier en de code van de school" in shown


async def test_a_passphrase_that_does_not_fit_is_asked_again(own_store: Path) -> None:
    """Typing it anew goes into a line again, and not to the keys of the screen below."""
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("k", "down", "enter")
        await pilot.pause()
        await pilot.press(*"niet deze zin", "enter")
        await settle(app, pilot)
        assert app.screen.place == "geheim"
        assert "past niet op de opslag" in flowing(app)
        assert "niet deze zin" not in screen_text(app)
        await pilot.press(*PASS, "enter")
        await settle(app, pilot)
        assert CODE.search(screen_text(app))


async def test_the_code_that_is_shown_is_not_said_to_be_the_one_that_is_printed(
    own_store: Path,
) -> None:
    async with unlocked(own_store) as (app, pilot):
        await ask_code(pilot)
        await settle(app, pilot)
        await pilot.press("end")
        await pilot.pause()
        shown = flowing(app)
        assert "Deze opdracht maakt een nieuwe code; wat hier staat, opent dan niets meer" in shown


async def test_a_new_passphrase_that_is_soon_guessed_is_told(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("k", "enter")
        await pilot.pause()
        await pilot.press(*PASS, "enter")
        await settle(app, pilot)
        await pilot.press(*"welkom2026", "enter", *"welkom2026", "enter")
        await settle(app, pilot)
        assert any("raadt iemand zo" in one.message for one in app._notifications)
        assert opens(own_store, "welkom2026"), "het blijft de keus van wie typt"
