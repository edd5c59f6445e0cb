"""Locking: nothing shows, nothing runs, nothing is lost; and never by itself in a talk."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from own_store import NOW, PASS, in_talk, types, unlocked
from screen_help import screen_text

from gesprekshulp.store.interface import StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import RECOVERY
from gesprekshulp.store.keys import new_code, read_key
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.locking import INTERVAL, SLEPT, SOON, SleepWatch
from gesprekshulp.tui.working import FOR_GOOD, start_work


async def test_locked_nothing_shows_and_no_key_gets_past(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await in_talk(pilot)
        await pilot.press(*"ze wil")
        assert "ze wil" in screen_text(app)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert "Vergrendeld" in screen_text(app)
        for key in ("escape", "ctrl+p", "f1", "f4", "ctrl+l", "tab", "down", "up"):
            await pilot.press(key)
            await pilot.pause()
            assert app.screen.place == "vergrendeld", key
            assert "ze wil" not in screen_text(app)
        with pytest.raises(StoreError):
            app.desk.glances()
        await types(pilot, "fout")
        assert "past niet" in screen_text(app).replace("\n", " ")
        await types(pilot, PASS)
        assert app.screen.place == "gesprek"
        assert "ze wil" in screen_text(app)
        await pilot.press(*" niet", "enter")
        await pilot.pause()
        case = app.desk.open_case(app.desk.glances()[0].case)
        assert any(one.text == "ze wil niet" for one in case.dossier.notes.values())


async def test_half_typed_is_on_disk_when_the_laptop_dies_locked(own_store: Path) -> None:
    async with unlocked(own_store) as (_, pilot):
        await in_talk(pilot)
        await pilot.press(*"ze wil")
        await pilot.press("ctrl+l")
        await pilot.pause()
        async with unlocked(own_store) as (again, second):
            await in_talk(second)
            assert "ze wil" in screen_text(again)


async def test_after_sleep_it_locks_but_never_in_a_talk(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        clock = [0.0, 0.0]
        app.lock._watch = SleepWatch(lambda: clock[0], lambda: clock[1])
        await in_talk(pilot)
        clock[0] += 3600
        app.lock._look()
        await pilot.pause()
        assert app.screen.place == "gesprek"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.place == "zaak"
        clock[0] += 3600
        app.lock._look()
        await pilot.pause()
        assert app.screen.place == "zaak", "het gesprek loopt nog"
        await pilot.press("escape")
        await pilot.pause()
        clock[0] += 3600
        app.lock._look()
        await pilot.pause()
        assert app.screen.place == "vergrendeld"


def test_sleep_is_a_late_look_on_either_clock_and_a_clock_set_back_is_not() -> None:
    clock = [1000.0, 50.0]
    watch = SleepWatch(lambda: clock[0], lambda: clock[1])
    for wall, steady, slept in (
        (INTERVAL, INTERVAL, False),
        (INTERVAL + SLEPT + 1, INTERVAL, True),
        (INTERVAL + SLEPT + 1, INTERVAL + SLEPT + 1, True),
        (-86400.0, INTERVAL, False),
        (INTERVAL + 30, INTERVAL + 30, False),
    ):
        clock[0] += wall
        clock[1] += steady
        assert watch.slept() is slept


async def test_the_example_has_nothing_to_lock(tmp_path: Path) -> None:
    app = GesprekshulpApp(Entrance(tmp_path, lambda: NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert app.screen.place == "ontgrendelen"


async def test_a_code_on_paper_opens_and_a_new_passphrase_is_asked(own_store: Path) -> None:
    code = new_code(own_store, PASS, RECOVERY, date(2026, 11, 24))
    async with unlocked(own_store, code.lower()) as (app, pilot):
        assert "Nieuwe wachtwoordzin" in screen_text(app)
        await pilot.press(*"nieuwe zin hier", "enter", *"nieuwe zin daar", "enter")
        await pilot.pause()
        assert "niet gelijk" in screen_text(app)
        await pilot.press(*"nieuwe zin hier", "enter", *"nieuwe zin hier", "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Kende iemand je oude zin?" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.place == "sleutels"
    async with unlocked(own_store, PASS) as (app, _):
        assert app.screen.place == "ontgrendelen"
    async with unlocked(own_store, "nieuwe zin hier") as (app, _):
        assert app.screen.place == "overzicht"


async def test_a_new_key_on_the_screen_while_the_cases_are_open(own_store: Path) -> None:
    code = new_code(own_store, PASS, RECOVERY, date(2026, 11, 24))
    old = read_key(own_store, PASS)
    async with unlocked(own_store) as (app, pilot):
        assert "geen herstelcode" not in screen_text(app)
        await pilot.press("k", "down", "down", "down", "enter")
        await pilot.pause()
        await pilot.press(*PASS, "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(app)
        assert "Nieuwe sleutel voor je zaken?" in shown
        assert "je herstelcode op papier" in shown
        await pilot.press("enter")  # the focus is on no
        await pilot.pause()
        assert read_key(own_store, PASS) == old
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*PASS, "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Je herstelcode opent niets meer" in screen_text(app)
        assert read_key(own_store, PASS) != old
        with pytest.raises(WrongPassphrase):
            read_key(own_store, code)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.screen.place == "overzicht"
        assert "geen herstelcode (k)" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.place == "zaak", "de zaken zijn gewoon open gebleven"


async def test_what_a_new_key_tells_does_not_come_on_top_of_the_lock(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("k")
        await pilot.pause()
        app.screen._renew(PASS)
        await pilot.press("ctrl+l")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen.place == "vergrendeld"
        await types(pilot, PASS)
        assert app.screen.place == "sleutels"
        assert app.desk.store.key == read_key(own_store, PASS)


async def test_making_a_code_on_the_screen_shows_it_once(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        assert "geen herstelcode (k)" in screen_text(app)
        await pilot.press("k", "down", "enter")
        await pilot.pause()
        await pilot.press(*PASS, "enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(app)
        assert "Herstelcode" in shown
        assert "Hoofdletters en streepjes" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert "je herstelcode op papier, sinds 24 november 2026" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "geen herstelcode" not in screen_text(app)


async def test_the_lock_waits_until_what_is_taken_away_is_gone_whole(own_store: Path) -> None:
    done = asyncio.Event()

    async def take_away() -> None:
        await done.wait()

    async with unlocked(own_store) as (app, pilot):
        start_work(app, take_away, group=FOR_GOOD)
        await pilot.press("ctrl+l")
        await pilot.pause(3 * SOON)
        assert app.screen.place != "vergrendeld"
        app.desk.glances()  # and the store is still open
        done.set()
        await pilot.pause(3 * SOON)
        assert app.screen.place == "vergrendeld"


async def test_work_that_the_store_refuses_is_a_sentence_and_no_end(own_store: Path) -> None:
    async def refused() -> None:
        raise StoreError("De schijf is vol: maak ruimte.")

    async with unlocked(own_store) as (app, pilot):
        start_work(app, refused)
        await pilot.pause()
        assert any("maak ruimte" in told.message for told in app._notifications)
