"""A store of the user's own with the example case in it, opened by its passphrase on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import build_example, load_example
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.sqlite import create_store
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.widgets.line import LineInput

PASS = "paard accu nietje"
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


def make_store(folder: Path, content: Content) -> Path:
    store = create_store(folder, PASS, cost=Cost(n=1 << 10))
    desk = Desk(store, content, lambda: NOW)
    desk.set_user("Karin")
    build_example(desk, load_example(content_dir()))
    store.close()
    return folder


@asynccontextmanager
async def unlocked(folder: Path, secret: str = PASS) -> AsyncIterator[tuple[Any, Any]]:
    app = GesprekshulpApp(Entrance(folder, lambda: NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await types(pilot, secret)
        yield app, pilot
    app.close_desks()


async def types(pilot: Any, secret: str) -> None:
    pilot.app.screen.query_one("#zin", LineInput).value = secret
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def in_talk(pilot: Any) -> None:
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("g")
    await pilot.pause()
    for _ in range(3):
        if pilot.app.screen.place != "gesprek":
            await pilot.press("enter")
            await pilot.pause()
    assert pilot.app.screen.place == "gesprek"
