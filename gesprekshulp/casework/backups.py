"""When a copy of the store is due, and where it goes: this computer, and a second place.

Runs in a thread between the user's own acts, never in a talk. What happens to a copy is
in `store.backups`. What could not be done is told in a sentence, a missing place once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from gesprekshulp.casework.copy_places import (
    Listed,
    folder_names,
    known_places,
    listed,
    listed_aside,
    place_name,
    said_of_second,
    told_of,
    try_to_write,
)
from gesprekshulp.casework.finishing import finish_wiping, still_to_wipe
from gesprekshulp.casework.key_places import bring_key_file, overdue
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import SECOND_PLACE, SettingError
from gesprekshulp.store.backups import (
    Backup,
    backups_in,
    check_backup,
    make_backup,
    send_to,
    thin_out,
)
from gesprekshulp.store.errors import files_of
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEY_FILE
from gesprekshulp.store.keys import earlier_keys
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.restore import put_back
from gesprekshulp.store.second_places import Place, folders_of, forget, recognise
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.waiting import later

if TYPE_CHECKING:
    from gesprekshulp.store.rebuild import Together
    from gesprekshulp.store.renewal import Renewed

_MISSED = "tweede-plek-gemist"
_LEFT_THERE = (
    "De kopieën in “{}” blijven daar staan. Wis je iets, dan wis ik het daar ook, zodra die plek er"
    " is. Heb je ze niet meer nodig? Haal die map dan zelf weg."
)


class Copies:
    """The copies of a store in `folder` under `key`, whether the store itself opens or not.

    `clock` returns the aware UTC time.
    """

    can_make: ClassVar[bool] = False
    """Whether a copy can be made now: only of a store that is open."""

    def __init__(self, folder: Path, key: bytes, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self._key = key
        self._clock = clock

    @property
    def key(self) -> bytes:
        """The key of the store and its copies; raises StoreError when it is locked."""
        return self._key

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The key, and those it replaced that a copy may still be under; raises StoreError."""
        return (self.key, *earlier_keys(self.folder, self.key))

    @property
    def here(self) -> Path:
        """The folder with the copies on this computer."""
        return self.folder / BACKUP_FOLDER

    def second_place(self) -> Path | None:
        """Return the folder of this store in the second place, None when none is chosen."""
        chosen = Settings(self.folder)[SECOND_PLACE]
        return Path(chosen) / place_name(self.key) if chosen else None

    def places(self) -> list[Path]:
        """Return the folders of this store in the second place, also those of earlier keys."""
        chosen = Settings(self.folder)[SECOND_PLACE]
        return [Path(chosen) / place_name(key) for key in self.keys] if chosen else []

    def known_places(self) -> list[Place]:
        """Return every place that has copies of this store, as far as is known; also left ones."""
        return known_places(self.folder, self.keys)

    def folders_in(self, place: Place) -> list[Path]:
        """Return the folders of this store in a place; [] when it cannot be reached now."""
        return folders_of(place, folder_names(self.keys))

    def lost_places(self) -> list[Place]:
        """Return the known places that cannot be reached now."""
        return [one for one in self.known_places() if not self.folders_in(one)]

    def listed(self) -> list[Listed]:
        """Return every copy that can be reached, newest first, each once per place."""
        return listed(self.here, *self.places())

    def choices(self) -> list[Listed]:
        """Return everything that can be put back: the copies, then what was set aside."""
        return [*self.listed(), *listed_aside(self.folder)]

    def look_into(self, one: Listed) -> tuple[bool, str]:
        """Return whether a copy is whole, and which cases it holds; raises StoreError."""
        return told_of(one.backup.path, self.keys)

    def put_back(self, one: Listed) -> Path:
        """Put a copy in the place of the store; return where that lies now. Raises StoreError."""
        return put_back(self.folder, one.backup.path, self.keys, self._clock(), None)

    def look_together(self) -> Together:
        """Return what the store and all copies give together; raises StoreError."""
        from gesprekshulp.casework.putting_together import look_together

        return look_together(self.folder, self.listed(), self.keys)

    def put_together(self, found: Together) -> Path:
        """Put that in the place of the store; return where the store lies now. StoreError."""
        from gesprekshulp.casework.putting_together import put_together

        return put_together(self.folder, found, self.keys, self._clock())


class Backups(Copies):
    """The copies of one open store. May be used in a thread."""

    can_make = True

    def __init__(self, store: SqliteStore, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__(folder, b"", clock)
        self._store = store
        self._running = threading.Lock()
        have = backups_in(self.here)
        # Unequal, not older: a clock that is set back must not stop the copies.
        self.wanted = (
            not have
            or local_date(have[0].at) != local_date(clock())
            or still_to_wipe(store)
            or overdue(self)
        )
        """Whether a copy should be made at the next quiet moment."""

    @property
    def key(self) -> bytes:
        """The key of the store; raises StoreError when it is locked."""
        return self._store.key

    def want(self) -> None:
        """Ask for a copy at the next quiet moment."""
        self.wanted = True

    def choose_second_place(self, chosen: str) -> list[str]:
        """Send copies to this folder too from now on ("" for no longer); return what to tell.

        Raises StoreError when the folder is not there or cannot be written; then nothing changes.
        """
        path = Path(chosen).expanduser().absolute() if chosen.strip() else None
        if path is not None:
            if not path.is_dir():
                raise StoreError(f"De map “{path}” is er niet: maak haar, of kies een andere.")
            if path == self.folder or path.is_relative_to(self.folder):
                raise StoreError(
                    f"“{path}” ligt in dezelfde map als je zaken: kies een andere schijf of plek."
                )
            try_to_write(path)
        try:
            Settings(self.folder).set(SECOND_PLACE, str(path) if path else "")
        except (SettingError, OSError) as error:
            raise StoreError(str(error)) from None
        self._store.save_personal("", "", _MISSED, "")
        return self.run() if path else []

    def left_behind(self) -> list[str]:
        """Return a sentence for each place that has copies, and is not the one that is chosen."""
        chosen = Settings(self.folder)[SECOND_PLACE]
        roots = dict.fromkeys(str(one.root) for one in self.known_places())
        return [_LEFT_THERE.format(root) for root in roots if root != chosen]

    def forget_lost(self) -> list[Path]:
        """Know the places no more that cannot be reached now; return where they were. StoreError.

        What had to be wiped there is let go, and so are earlier keys that only copies there
        were under.
        """
        from gesprekshulp.casework.renewing import take_copies_along

        lost = self.lost_places()
        with files_of(self.folder):
            forget(self.here, lost)
        for one in lost:  # only now: what is still known may come back
            self._store.set_waiting(later(one.mark), ())
        if Settings(self.folder)[SECOND_PLACE] in {str(one.root) for one in lost}:
            self.choose_second_place("")
        take_copies_along(self.folder, self._store.key)
        return [one.root for one in lost]

    @contextmanager
    def none_being_made(self) -> Iterator[None]:
        """Wait for a copy that is being made, and let none be made meanwhile."""
        with self._running:
            yield

    def run(self) -> list[str]:
        """Make a copy now and bring both places up to date; return what the user must hear.

        Returns at once when one is being made already.
        """
        if not self._running.acquire(blocking=False):
            return []
        try:
            self.wanted = False
            return self._run()
        finally:
            self._running.release()

    def _run(self) -> list[str]:
        made, remarks = self._make()
        try:
            return [*remarks, *self._elsewhere(made)]
        except StoreError as error:
            self.wanted = True
            if self._is_shut():  # halfway: the copy here is made, the rest follows the next time
                return []
            if made is None:
                return remarks
            return [f"De reservekopie staat op deze computer, maar nergens anders. {error}"]

    def _make(self) -> tuple[Backup | None, list[str]]:
        """Make the copy here; return it when it is right, and what to tell."""
        try:
            made, checked = make_backup(self._store, self.here, self._clock())
            self._keep_key_file()
        except (StoreError, OSError) as error:
            return None, [f"De reservekopie lukte niet. {error}"]
        if checked.fault:  # then the older ones are worth more than room
            return None, [
                f"De reservekopie van nu klopt niet helemaal ({checked.fault})."
                " Oudere kopieën blijven staan. Haal terug wat nog klopt: gesprekshulp herstel --samen"
            ]
        thin_out(self.here)
        return made, []

    def _is_shut(self) -> bool:
        try:
            return not self.key
        except StoreError:
            return True

    def _elsewhere(self, made: Backup | None) -> list[str]:
        """Bring the copies of before under the key of now, and the second place up to date.

        Also without a new copy: what was wiped must go from the older ones.
        """
        from gesprekshulp.casework.renewing import take_copies_along

        # Those that could not be reached before; first, for what is to be wiped is wiped there.
        take_copies_along(self.folder, self._store.key)
        _, remarks = finish_wiping(self, self._store)
        remarks = [*remarks, *(self._to_second_place(made) if made else ())]
        bring_key_file(self)  # a place that is away was told, or is told when it is changed
        return remarks

    def _keep_key_file(self) -> None:
        from gesprekshulp.store.locations import write_atomically

        raw = (self.folder / KEY_FILE).read_bytes()
        copy = self.here / KEY_FILE
        if not copy.exists() or copy.read_bytes() != raw:
            write_atomically(copy, raw)

    def _to_second_place(self, made: Backup) -> list[str]:
        place = self.second_place()
        if place is None:
            return []
        if not place.parent.is_dir():
            if self._store.personal("", "").get(_MISSED) == str(place):
                return []
            self._store.save_personal("", "", _MISSED, str(place))
            return [
                f"De tweede plek voor je reservekopie, “{place.parent}”, is er nu niet. Een stick of"
                " netwerkmap? Zorg dat hij er weer is; de volgende keer gaat het vanzelf."
            ]
        try:
            sent = send_to(made, place, self.folder / KEY_FILE)
            recognise(self.here, place, folder_names(self.keys))
            if fault := check_backup(sent.path, self._store.key).fault:
                raise StoreError(f"Daar gaat zij niet heel open: {fault}. Kies een andere plek.")
        except (StoreError, OSError) as error:
            told = said_of_second(error, place.parent)
            return [f"De reservekopie staat op deze computer, maar niet op de tweede plek. {told}"]
        thin_out(place)
        self._store.save_personal("", "", _MISSED, "")
        return []

    def put_back_and_go_on(self, one: Listed) -> Path:
        """Put a copy in the place of the store, and go on with it; raises StoreError.

        Only where no case is open. When it fails, it is as it was.
        """
        keys, asides = self.keys, []

        def act() -> bytes:
            asides.append(put_back(self.folder, one.backup.path, keys, self._clock(), None))
            return keys[0]

        self._store.away(act)
        return asides[0]

    def put_together_and_go_on(self, found: Together) -> Path:
        """Put what came together in the place of the store, as `put_back_and_go_on` a copy."""
        from gesprekshulp.casework.putting_together import put_together

        keys, asides = self.keys, []

        def act() -> bytes:
            asides.append(put_together(self.folder, found, keys, self._clock()))
            return keys[0]

        self._store.away(act)
        return asides[0]

    def renew(self, passphrase: str, today: date) -> tuple[Renewed, bool]:
        """Give the store another key, and go on under it; raises StoreError.

        The second is whether every copy could be taken along.
        """
        from gesprekshulp.casework.renewing import take_copies_along
        from gesprekshulp.store.renewal import renew

        done: list[Renewed] = []

        def act() -> bytes:
            done.append(renew(self.folder, passphrase, today))
            return done[0].key

        # A copy that is being made needs the old key to the end, and clears rests of others.
        with self.none_being_made():
            self._store.away(act)
            taken = take_copies_along(self.folder, done[0].key)
        self.want()
        return done[0], taken

    def put_back(self, one: Listed) -> Path:
        """Close the store and put a copy in its place; return where it lies now. StoreError.

        The store opens no more in this process: start again. When it fails, it is as it was.
        """
        return self._while_closed(
            lambda keys: put_back(self.folder, one.backup.path, keys, self._clock(), None)
        )

    def look_together(self) -> Together:
        """Return what the store and all copies give together; raises StoreError."""
        from gesprekshulp.casework.putting_together import look_together

        return look_together(self.folder, self.listed(), self.keys, self._store.quiet())

    def put_together(self, found: Together) -> Path:
        """Close the store and put that in its place, as for `put_back`."""
        from gesprekshulp.casework.putting_together import put_together

        return self._while_closed(
            lambda keys: put_together(self.folder, found, keys, self._clock())
        )

    def _while_closed(self, act: Callable[[tuple[bytes, ...]], Path]) -> Path:
        key, keys = self._store.key, self.keys
        self._store.lock()
        try:
            return act(keys)
        except BaseException:
            self._store.unlock(key)
            raise
