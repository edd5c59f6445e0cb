"""A case that another window removed: nothing of it is kept, and the screens are simply left."""

from __future__ import annotations

from pathlib import Path

from own_store import PASS, in_talk, unlocked

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keeping import remove_case
from gesprekshulp.store.sqlite import open_store


async def test_a_talk_of_a_removed_case_is_left_calmly_and_leaves_nothing(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        case = app.desk.glances()[0].case
        await in_talk(pilot)
        await pilot.press(*"pimpelmees")
        app.save_unfinished()
        assert "pimpelmees" in app.desk.store.half_lines(case).values()
        other = open_store(own_store, PASS)
        desk = Desk(other, app.desk.content, app.desk.clock)
        desk.backups = Backups(other, own_store, app.desk.clock)
        remove_case(desk, case)
        await pilot.press(*" meer")
        assert app.save_unfinished(), "er was niets te bewaren, en dat is geen fout"
        for _ in range(6):
            if app.screen.place == "overzicht":
                break
            await pilot.press("escape")
            await pilot.pause()
        assert app.screen.place == "overzicht"
        assert any("ander venster weggehaald" in one.message for one in app._notifications)
        assert other._db._con.execute("select count(*) from half_lines").fetchone() == (0,)
        other.close()
