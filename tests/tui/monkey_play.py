"""A monkey at the keyboard of the whole program, and a ledger of what the store confirmed.

The store is a real one with a passphrase, in a home of its own. The ledger is kept beside
the program, at the store's own calls, so that a fault in folding cannot hide a loss.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sys
import tempfile
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from own_store import PASS, make_store
from screen_help import NASTY
from test_every_screen import ROUTES
from textual import events
from textual.app import _character_to_key
from textual.errors import NoWidget
from textual.pilot import WaitForScreenTimeout
from textual.widgets import Input, TextArea

from gesprekshulp.dossier.events import Event
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.sqlite import open_store
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.stumbling import Stumbles
from gesprekshulp.tui.typed_ahead import MOST_OPEN
from gesprekshulp.tui.widgets.line import LineInput

LETTERS = [*"abcdefghijklmnopqrstuvwxyz0123456789!>?=+*-:/.,@[]\\éß"]
MOVES = [
    "enter",
    "escape",
    "up",
    "down",
    "left",
    "right",
    "tab",
    "shift+tab",
    "space",
    "home",
    "end",
]
RARE = [
    *("ctrl+z", "ctrl+y", "ctrl+p", "ctrl+u", "ctrl+l", "ctrl+c", "ctrl+a", "ctrl+x", "ctrl+v"),
    *("delete", "backspace", "pagedown", "pageup", "ctrl+left", "shift+end", "insert", "alt+x"),
    *(f"f{number}" for number in range(1, 13)),
]
OWN_ROUTES = {
    "instellingen": ("f8",),
    "sleutels": ("escape", "k"),
    "reservekopie": ("escape", "b"),
    "waarom": ("g", "f4"),
}
PASTES = (
    f"{NASTY}\ntwee",
    "\x1b[200~m: geplakt\x1b[201~\rv: nog een\x1b]52;c;aGFsbG8=\x07",
    "..\\con",
    "m: " + "lang " * 4000,
    "x" * 1_000_000,
    '=HYPERLINK("http://x")\t+1',
    "\u202e\u2066\ud83d\udc69\u200d\U0001f467 \u0301\u0301\u0301",
)
HANGS = 120
"""Seconds without an answer to a key after which the program hangs."""


class Played(NamedTuple):
    """What a monkey did: keys, starts of the program, screens and sizes it was on, notes on disk.

    `stumbles`: faults after which the program went on, as it does for a user.
    """

    keys: int
    starts: int
    places: frozenset[str]
    sizes: int
    confirmed: int
    stumbles: int


class Ledger:
    """Every event that one store confirmed and nobody took back, by case.

    By content: sealing a meeting numbers its events anew.
    """

    def __init__(self, database: Path) -> None:
        self.database = database.resolve()
        self.kept: dict[str, Counter[str]] = {}
        self.confirmed = 0
        self.done: list[str] = []
        """What the store did lately, to find a fault with."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Follow the store's calls."""

        def add(case: str, found: list[Event]) -> None:
            self.confirmed += len(found)
            self.kept.setdefault(case, Counter()).update(repr(e.payload) for e in found)

        def drop(case: str, found: list[Event]) -> None:
            self.kept[case].subtract(repr(e.payload) for e in found)

        def forget(case: str, _: int) -> None:
            self.kept.pop(case, None)

        with (
            self._after("append", add),
            self._after("undo", drop),
            self._after("redo", add),
            self._after("remove_case", forget),
            mock.patch.object(SqliteStore, "wipe", self._wiping(drop)),
            mock.patch("gesprekshulp.casework.backups.put_back", self._put_back),
        ):
            yield

    def _after(self, name: str, note: Callable[[str, Any], None]) -> Any:
        real = getattr(SqliteStore, name)

        def watched(store: SqliteStore, case: str, *more: Any) -> Any:
            done = real(store, case, *more)
            if store.path.resolve() == self.database:
                note(case, done)
                kinds = (
                    [type(one.payload).__name__ for one in done] if isinstance(done, list) else done
                )
                self.done = [*self.done[-80:], f"{name} {case} {kinds}"]
            return done

        return mock.patch.object(SqliteStore, name, watched)

    def _wiping(self, drop: Callable[[str, list[Event]], None]) -> Any:
        """What the user wiped for good is not lost; all else has to stay."""
        real = SqliteStore.wipe

        def wipe(store: SqliteStore, case: str, *ordinals: int, **named: Any) -> None:
            gone = [one for one in store.load(case) if one.ordinal in ordinals]
            try:
                real(store, case, *ordinals, **named)
            finally:  # also when an old copy of the bytes could not be rewritten yet
                if store.path.resolve() == self.database:
                    drop(case, gone)

        return wipe

    def _put_back(self, *arguments: Any) -> Any:
        """An older copy in the place of the store: what counts then is what was in it."""
        from gesprekshulp.store.restore import put_back

        aside = put_back(*arguments)
        self.kept = self.on_disk()
        self.done.append(f"teruggezet {arguments[1]}: {told(self.kept)}")
        return aside

    def on_disk(self) -> dict[str, Counter[str]]:
        """Return what a fresh start of the program finds."""
        store = open_store(self.database.parent, PASS)
        try:
            return {
                one.case: Counter(repr(e.payload) for e in store.load(one.case))
                for one in store.glances()
            }
        finally:
            store.close()

    def compare(self) -> None:
        """Hold the ledger against the disk; raises AssertionError when anything is lost."""
        there = self.on_disk()
        for case, confirmed in self.kept.items():
            lost = confirmed - there.get(case, Counter())
            assert not lost, (
                f"zaak {case}: kwijt {list(lost)}; bevestigd {told(self.kept)}, op schijf"
                f" {told(there)}; gedaan: {self.done}"
            )
        store = open_store(self.database.parent, PASS)
        try:
            for case in there:
                assert store.verify(case).first_fault is None, case
        finally:
            store.close()


def told(kept: dict[str, Counter[str]]) -> dict[str, int]:
    """Return how many events each case has."""
    return {case: events.total() for case, events in kept.items()}


class Monkey:
    """Plays `keys` keys with one seed; `last` are the latest ones, to find a fault with."""

    def __init__(self, home: Path, content: Content, seed: int, keys: int) -> None:
        self.dice = random.Random(seed)
        self.home = home
        self.wanted = keys
        self.pressed = 0
        self.starts = 0
        self.stumbles = 0
        self.last: list[str] = []
        self.places: set[str] = set()
        self.sizes: set[tuple[int, int]] = set()
        self.at = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
        self.folder = make_store(home / "zaken", content)
        self.ledger = Ledger(self.folder / "gesprekshulp.db")
        self.ledger.kept = self.ledger.on_disk()

    def now(self) -> datetime:
        self.at += timedelta(seconds=self.dice.choice((0, 1, 1, 7, 3600)))
        return self.at

    async def play(self) -> Played:
        """Press until it is enough; the program is started again whenever it stopped."""
        with self.ledger.watching():
            while self.pressed < self.wanted:
                self.starts += 1
                await self._session()
                self.ledger.compare()
        return Played(
            self.pressed,
            self.starts,
            frozenset(self.places),
            len(self.sizes),
            self.ledger.confirmed,
            self.stumbles,
        )

    async def _session(self) -> None:
        app = GesprekshulpApp(Entrance(self.folder, self.now))
        threads = ThreadPoolExecutor()
        asyncio.get_running_loop().set_default_executor(threads)
        try:
            async with app.run_test(size=self._size(), notifications=True) as pilot:
                until = min(self.wanted, self.pressed + self.dice.randrange(300, 3000))
                while self.pressed < until and app.is_running and not app._exit:
                    await self._turn(app, pilot)
        finally:
            # A process ends when its threads have: a copy may still be on its way back.
            ending = threading.Thread(target=threads.shutdown)
            ending.start()
            while ending.is_alive():
                await asyncio.sleep(0.001)
            app.close_desks()
            self.stumbles += app.stumbles.all

    async def _turn(self, app: GesprekshulpApp, pilot: Any) -> None:
        """One burst of keys as a fast typist gives them, now and then something else."""
        what = self.dice.random()
        place = str(getattr(app.screen, "place", "") or type(app.screen).__name__)
        self.places.add(place)
        if place in ("ontgrendelen", "vergrendeld"):
            await self._unlock(app, pilot)
        elif what < 0.02:
            size = self._size()
            self.sizes.add(size)
            self._note(f"<{size}>")
            # A busy computer is no hang: what follows waits longer.
            with contextlib.suppress(WaitForScreenTimeout):
                await pilot.resize_terminal(*size)
        elif what < 0.04:
            paste = self.dice.choice(PASTES if self.dice.random() < 0.2 else PASTES[:3])
            self._note(f"<plak {paste[:12]!r}>")
            app.post_message(events.Paste(paste))
        elif what < 0.07:
            await self._travel(app, pilot)
        elif what < 0.08 and app.screen.size.area:
            column, row = (self.dice.randrange(side) for side in app.screen.size)
            self._note(f"<klik {column},{row}>")
            # Before anything is drawn there is nothing to click on.
            with contextlib.suppress(WaitForScreenTimeout, NoWidget):
                await pilot.click(offset=(column, row))
        elif what < 0.35 and isinstance(app.focused, Input | TextArea):
            # A user mostly types words and confirms them; a monkey alone seldom does.
            sign = self.dice.choice(("m: ", "> ", "! ", "? ", "* ", "", "v: "))
            for key in sign + "".join(self.dice.choices("abc de 1[]é", k=9)):
                self._press(app, key)
            self._press(app, "enter")
        else:
            for _ in range(self.dice.randrange(1, 14)):
                self._press(app, self._key())
        await self._settled(app, pilot)

    async def _travel(self, app: GesprekshulpApp, pilot: Any) -> None:
        """Go to a place that keys alone seldom find."""
        name, keys = self.dice.choice(
            [*ROUTES.items(), *OWN_ROUTES.items(), *[("gesprek", ("g", "enter"))] * 15]
        )
        self._note(f"<naar {name}>")
        for _ in range(8):
            if str(getattr(app.screen, "place", "")) in ("zaak", "overzicht"):
                break
            self._press(app, "escape")
            await self._settled(app, pilot)
        if getattr(app.screen, "place", "") == "overzicht":
            keys = ("enter", *keys)
        for key in keys:
            self._press(app, key)
            await self._settled(app, pilot)

    async def _unlock(self, app: GesprekshulpApp, pilot: Any) -> None:
        fields = app.screen.query("#zin")
        if fields and self.dice.random() < 0.9:
            fields.first(LineInput).value = PASS
            self._note("<wachtwoordzin>")
        self._press(app, "enter")
        await self._settled(app, pilot)
        for _ in range(200):
            if not app.workers or not any(one.is_running for one in app.workers):
                break
            await asyncio.sleep(0.01)

    async def _settled(self, app: GesprekshulpApp, pilot: Any) -> None:
        if app.is_running and not app._exit:
            await pilot._wait_for_screen(HANGS)
            await asyncio.sleep(0)
        if app._screen_stacks:
            assert len(app.screen_stack) <= MOST_OPEN + 1, [type(one) for one in app.screen_stack]
        # No field may fill up until every key costs a second.
        if app.is_running and app._screen_stacks and app.screen_stack:
            field = app.focused
            if isinstance(field, Input) and len(field.value) > 200_000:
                field.value = ""
            elif isinstance(field, TextArea) and len(field.text) > 200_000:
                field.text = ""

    def _press(self, app: GesprekshulpApp, key: str) -> None:
        self.pressed += 1
        self._note(key)
        named = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        character = key if len(key) == 1 else " " if key == "space" else None
        if app._driver is not None:
            pressed = events.Key(named, character)
            pressed.set_sender(app)
            app._driver.send_message(pressed)

    def _key(self) -> str:
        return str(self.dice.choice(self.dice.choices((LETTERS, MOVES, RARE), (5, 5, 1))[0]))

    def _size(self) -> tuple[int, int]:
        common = [(80, 24), (20, 5), (120, 40), (300, 100), (40, 10), (59, 19), (300, 5), (20, 100)]
        if self.dice.random() < 0.5:
            return self.dice.choice(common[: 8 if self.dice.random() < 0.3 else 2])
        return self.dice.randrange(20, 140), self.dice.randrange(5, 45)

    def _note(self, what: str) -> None:
        self.last = [*self.last[-150:], what]


@contextmanager
def own_home(home: Path) -> Iterator[None]:
    """Let the program live in `home`: a monkey may write papers, and only there."""
    for name in ("tijdelijk", "Documents"):
        (home / name).mkdir(parents=True, exist_ok=True)
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    places |= {"TMPDIR": str(home / "tijdelijk"), "XDG_CACHE_HOME": str(home / "cache")}
    before = Path.cwd()
    with mock.patch.dict(os.environ, places), mock.patch.object(tempfile, "tempdir", None):
        os.chdir(home)
        try:
            yield
        finally:
            os.chdir(before)


def play(home: Path, content: Content, seed: int, keys: int, *, as_shipped: bool = False) -> Played:
    """Let one monkey play; a fault is raised with the keys that led to it.

    `as_shipped`: the program goes on after a fault, as it does for a user, where it can.
    """
    monkey = Monkey(home, content, seed, keys)
    most = Stumbles.most if as_shipped else 1
    go_on = GesprekshulpApp.stumbled

    def stumbled(app: GesprekshulpApp, error: Exception) -> None:
        print(f"aap {seed} struikelt na {monkey.pressed} toetsen", file=sys.stderr)
        traceback.print_exception(error)
        go_on(app, error)

    try:
        with (
            own_home(home),
            mock.patch.object(Stumbles, "most", most),
            mock.patch.object(GesprekshulpApp, "stumbled", stumbled),
        ):
            return asyncio.run(monkey.play())
    except BaseException:
        print(f"aap {seed} na {monkey.pressed} toetsen: {' '.join(monkey.last)}", file=sys.stderr)
        raise
