"""Pictures of the main screens, from the example case. The one command:

    .venv/bin/python tests/bench/beelden.py [--naar MAP] [--maat 120x40] [--thema licht] [--alle]

Without options it renews the pictures in README. With `--alle` every main screen in every
theme at every size, to look at: what one screen does otherwise than the rest shows at once.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from gesprekshulp.casework.example import example_desk
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.screens.rondleiding import start_tour

HERE = Path(__file__).parents[2] / "content" / "handleiding" / "beelden"
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
SIZES = ((80, 24), (120, 40), (200, 60), (40, 12))
THEMES = ("donker", "licht", "contrast", "16-kleuren", "geen-kleur")
IN_README = ("voorbereiden", "gesprek", "nazorg")

Way = Callable[[GesprekshulpApp, Pilot[Any]], Awaitable[None]]


def keys(*pressed: str) -> Way:
    """Return a way that presses keys."""

    async def go(_: GesprekshulpApp, pilot: Pilot[Any]) -> None:
        for key in pressed:
            await pilot.press(key)
            await pilot.pause()

    return go


async def talking(app: GesprekshulpApp, pilot: Pilot[Any]) -> None:
    """A talk in which something was said, and something is being typed with the hints on."""
    await keys("enter", "g", "enter")(app, pilot)
    for line in (
        "m: thuis is hij rustig, hij leest zijn zusje voor",
        "> juf belt de logopedist 1 december",
    ):
        await typed(app, pilot, line)
        await pilot.press("enter")
    await keys("tab")(app, pilot)
    await typed(app, pilot, "v: dus jullie willen van hem af")
    await pilot.pause(1.0)


async def typed(app: GesprekshulpApp, pilot: Pilot[Any], text: str) -> None:
    """Put text on the line of the talk."""
    app.screen.type_for_show(text)  # type: ignore[attr-defined]
    await pilot.pause()


async def after(app: GesprekshulpApp, pilot: Pilot[Any]) -> None:
    """Nazorg, after that talk."""
    await talking(app, pilot)
    await keys("down", "space", "q")(app, pilot)


async def toured(app: GesprekshulpApp, pilot: Pilot[Any]) -> None:
    """The walk, at its fourth stop."""
    assert app.desk is not None
    start_tour(app, app.desk)
    for _ in range(3):
        await pilot.pause(0.5)
        await pilot.press("enter")
    await pilot.pause(1.0)


SCREENS: Mapping[str, Way] = {
    "overzicht": keys(),
    "zaak": keys("enter"),
    "voorbereiden": keys("enter", "v"),
    "gesprek": talking,
    "nazorg": after,
    "tijdlijn": keys("enter", "t"),
    "oefenen": keys("o"),
    "instellingen": keys("f8"),
    "hulp": keys("f1"),
    "menu": keys("space"),
    "formulier": keys("n"),
    "rondleiding": toured,
}


async def picture(name: str, size: tuple[int, int], theme: str) -> str:
    """Return one screen as SVG."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        Settings(folder).set("thema", theme)
        desk = example_desk(folder, lambda: NOW)
        app = GesprekshulpApp(Entrance(folder, lambda: NOW), desk=desk)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await SCREENS[name](app, pilot)
            await pilot.pause(0.3)
            drawn = app.export_screenshot(title="gesprekshulp")
        desk.store.close()
    return _plain(drawn)


def _plain(svg: str) -> str:
    """Take out the fonts that a viewer would fetch from the network, and names that change."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    svg = svg.replace("<text ", '<text xml:space="preserve" ').replace("&#160;", " ")
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    return re.sub(r"terminal-\d+", "scherm", svg)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--naar", type=Path, default=HERE)
    parser.add_argument("--maat", default="80x24")
    parser.add_argument("--thema", default="donker", choices=THEMES)
    parser.add_argument("--alle", action="store_true")
    parser.add_argument("--scherm", default="", help=f"alleen deze: {','.join(SCREENS)}")
    chosen = parser.parse_args()
    chosen.naar.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in chosen.maat.split("x"))
    names = (
        chosen.scherm.split(",") if chosen.scherm else list(SCREENS if chosen.alle else IN_README)
    )
    for size in SIZES if chosen.alle else ((width, height),):
        for theme in THEMES if chosen.alle else (chosen.thema,):
            for name in names:
                called = f"{name}-{size[0]}x{size[1]}-{theme}" if chosen.naar != HERE else name
                place = chosen.naar / f"{called}.svg"
                place.write_text(asyncio.run(picture(name, size, theme)), encoding="utf-8")
                print(place, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
