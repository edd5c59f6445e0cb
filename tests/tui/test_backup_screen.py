"""Copies come by themselves between the user's acts, and one is put back on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from own_store import in_talk, unlocked
from screen_help import screen_text

from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.locations import BACKUP_FOLDER
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
