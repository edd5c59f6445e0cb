"""Copies come by themselves between the user's acts, and one is put back on the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from own_store import in_talk, unlocked
from screen_help import screen_text

from gesprekshulp.casework.keeping import set_term
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.upkeep import Upkeep


async def settle(app: GesprekshulpApp, pilot: Any) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_copy_comes_by_itself_but_not_in_a_talk(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        upkeep = Upkeep(app, app.desk.backups)
        await in_talk(pilot)
        assert app.desk.backups.wanted
        upkeep.look()
        await settle(app, pilot)
        assert backups_in(own_store / BACKUP_FOLDER) == []
        app.screen.action_break_off()
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        while app.screen.place != "overzicht":
            await pilot.press("escape")
            await pilot.pause()
        upkeep.look()
        await settle(app, pilot)
        assert len(backups_in(own_store / BACKUP_FOLDER)) == 1
        upkeep.look()
        await settle(app, pilot)
        assert len(backups_in(own_store / BACKUP_FOLDER)) == 1


async def test_make_look_and_put_back(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "n")
        await settle(app, pilot)
        assert "hier" in screen_text(app)
        app.desk.store.create_case("z-later", "L.A.")
        await pilot.press("enter")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "terugzetten?" in shown
        assert "1 zaak" in shown
        await pilot.press("j")
        await settle(app, pilot)
    async with unlocked(own_store) as (app, pilot):
        assert app.screen.place == "overzicht"
        assert "L.A." not in screen_text(app)


async def test_a_second_place_is_chosen_and_a_wrong_one_refused(
    own_store: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "p")
        await pilot.pause()
        await pilot.press(*str(stick), "enter")
        await settle(app, pilot)
        assert app.desk.backups.second_place() is None
        stick.mkdir()
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*str(stick), "enter")
        await settle(app, pilot)
        assert "ook op" in screen_text(app)
    assert len(list(stick.rglob("*.db"))) == 1


@pytest.mark.parametrize("gone", [True, False])
async def test_a_store_that_does_not_open_leads_to_its_copies(own_store: Path, gone: bool) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "n")
        await settle(app, pilot)
    if gone:
        (own_store / DATABASE_FILE).unlink()
    else:
        (own_store / DATABASE_FILE).write_bytes(b"kapot" * 3000)
    async with unlocked(own_store) as (app, pilot):
        await settle(app, pilot)
        assert app.screen.place == "reservekopie"
        assert not app.screen.check_action("make_copy", ())
        await pilot.press("enter")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
    async with unlocked(own_store) as (app, pilot):
        assert app.screen.place == "overzicht"
        assert len(app.desk.glances()) == 1


async def test_removing_a_case_on_the_screen_asks_and_says_what_is_left(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("delete")
        await settle(app, pilot)
        assert "voorgoed weghalen?" in screen_text(app)
        await pilot.press("enter")  # the focus is on no
        await settle(app, pilot)
        assert len(app.desk.glances()) == 1
        await pilot.press("delete")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
        assert app.desk.glances() == []
        assert "Nog geen zaken" in screen_text(app)


async def test_what_was_removed_is_listed_without_saying_of_whom(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("h")
        await settle(app, pilot)
        assert "nog nooit" in screen_text(app)
        await pilot.press("escape", "delete")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
        if app.screen.place == "lezen":
            await pilot.press("escape")
        await pilot.press("h")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "24 november 2026: een zaak met" in shown
        assert "S.V." not in shown


async def test_a_term_that_is_over_shows_in_the_list(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        assert "bewaartermijn" not in screen_text(app)
        await pilot.press("t")
        await settle(app, pilot)
        assert "Hoe lang blijft deze zaak?" in screen_text(app)
        await pilot.press("escape")
        await settle(app, pilot)
        set_term(app.desk, app.desk.glances()[0].case, "vertrokken", date(2024, 7, 31))
        app.screen.show_cases()
        await pilot.pause()
        assert "bewaartermijn voorbij" in screen_text(app)
