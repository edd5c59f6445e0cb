"""One computer with a store, and sticks that come and go."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from store_help import CASE, CHEAP, MEETING, NOW, note, texts

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import place_in
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keeping import wipe_events
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.database import Database
from gesprekshulp.store.sqlite import SqliteStore, create_store, open_store

PASS = "vier woorden op rij"
SECRET = "Pimpelmees"


class Computer:
    """A store with one thing to wipe, sticks, and a clock that goes on a day per start."""

    def __init__(self, folder: Path, tmp: Path) -> None:
        self.folder, self.tmp = folder, tmp
        self.days = 0
        self.store = create_store(folder, PASS, cost=CHEAP)
        self.store.create_case(CASE, "S.V.")
        self.store.append(CASE, [note("gewoon")])
        self.store.append(CASE, [note(SECRET)])
        self.store.seal(CASE, MEETING)
        self._begin()

    def _begin(self) -> None:
        now = NOW + timedelta(days=self.days)
        self.backups = Backups(self.store, self.folder, lambda: now)
        self.desk = Desk(self.store, Content(), lambda: now, backups=self.backups)

    def next_day(self) -> list[str]:
        """Start again tomorrow, and let the copy be made."""
        self.store.close()
        self.days += 1
        self.store = open_store(self.folder, PASS)
        self._begin()
        return self.backups.run()

    def stick(self, name: str = "stick") -> Path:
        path = self.tmp / name
        path.mkdir(exist_ok=True)
        return path

    def wipe(self) -> tuple[str, ...]:
        return wipe_events(self.desk, CASE, [2]).remarks

    def on(self, stick: Path) -> set[bool]:
        """Whether the wiped text can be read in the copies on a stick."""
        place = place_in(stick)
        found = set()
        for one in backups_in(place):
            opened = self.tmp / "ingezien.db"
            opened.write_bytes(one.path.read_bytes())
            copy = SqliteStore(Database(opened, self.store.key))
            found.add(SECRET in texts(copy.load(CASE)))
            copy.close()
        return found
