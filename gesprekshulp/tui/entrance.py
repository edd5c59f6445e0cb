"""The way in: is there a store, open it or make it, and the example case.

The only place where the screens reach below `casework`; everything is imported when it
is used, because the first frame must not wait for it. May be called from a thread.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Copies
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.knowledge.types import Content, Finding
    from gesprekshulp.settings.keeping import Settings
    from gesprekshulp.store.sqlite_store import SqliteStore

STORE_FILES = ("gesprekshulp.db", "sleutel.json")
"""The files of a store, as `store` names them (a test holds the two together)."""

Clock = Callable[[], datetime]


class Entrance:
    """Opens desks. `folder`: where the store is (None: the usual place).

    `own_settings`: the settings stand in the usual place whatever `folder` is (the example).
    """

    def __init__(self, folder: Path | None, clock: Clock, own_settings: bool = False) -> None:
        self._folder = folder
        self._own_settings = own_settings
        self._settings: Settings | None = None
        self.clock = clock
        self._examples: list[tempfile.TemporaryDirectory[str]] = []

    @property
    def folder(self) -> Path:
        """The data folder."""
        if self._folder is None:
            from gesprekshulp.store.locations import data_dir

            self._folder = data_dir()
        return self._folder

    @property
    def settings(self) -> Settings:
        """The user's settings, read once."""
        if self._settings is None:
            from gesprekshulp.settings.keeping import Settings
            from gesprekshulp.store.locations import data_dir

            self._settings = Settings(data_dir() if self._own_settings else self.folder)
        return self._settings

    def exists(self) -> bool:
        """Whether a store was made here before; also when that cannot be seen.

        By file name, since importing the store takes longer than the first frame may. A
        folder that may not be read counts: opening it then says what is wrong.
        """
        try:
            return any((self.folder / name).exists() for name in STORE_FILES)
        except OSError:
            return True

    def has_key(self) -> bool:
        """Whether the store here has a key file: the example has none."""
        return (self.folder / STORE_FILES[1]).exists()

    def lacks_code(self, desk: Desk) -> bool:
        """Whether forgetting the passphrase would lose the cases on this desk for good."""
        if desk.backups is None or not self.has_key():
            return False
        from gesprekshulp.casework.keys import missing_codes
        from gesprekshulp.store.interface import StoreError
        from gesprekshulp.store.keys import kinds

        try:
            return missing_codes(kinds(self.folder))
        except StoreError:
            return False

    def unlock(self, passphrase: str) -> Desk:
        """Open the store by passphrase or code; raises StoreError (WrongPassphrase: no fit)."""
        from gesprekshulp.store.sqlite import open_store

        return self._desk(open_store(self.folder, passphrase))

    def copies(self, passphrase: str) -> Copies:
        """Return the copies of a store that does not open, which may be none.

        Raises StoreError when the passphrase does not fit.
        """
        from gesprekshulp.casework.backups import Copies
        from gesprekshulp.store.keys import read_key

        return Copies(self.folder, read_key(self.folder, passphrase), self.clock)

    def unlock_again(self, desk: Desk, passphrase: str) -> None:
        """Open the locked store of `desk` again; raises StoreError."""
        from typing import cast

        from gesprekshulp.store.keys import open_key
        from gesprekshulp.store.sqlite_store import SqliteStore

        cast(SqliteStore, desk.store).unlock(open_key(self.folder, passphrase).key)

    def unlock_by_keyring(self) -> Desk | None:
        """Open the store with what the keyring of this computer keeps, where the user chose so."""
        from gesprekshulp.casework.keys import ask_keyring
        from gesprekshulp.store.sqlite import open_store

        opened = ask_keyring(self.folder)
        return self._desk(open_store(self.folder, key=opened.key)) if opened else None

    def keyring_chosen(self) -> bool:
        """Whether the user lets the keyring open this store; looked up without importing it."""
        try:
            return b'"sleutelring"' in (self.folder / STORE_FILES[1]).read_bytes()
        except OSError:
            return False

    def create(self, passphrase: str) -> Desk:
        """Make the store; raises StoreError when the folder does not allow it."""
        from gesprekshulp.store.sqlite import create_store

        return self._desk(create_store(self.folder, passphrase))

    def example(self, folder: Path | None = None) -> Desk:
        """Return a desk with the example case, in a store that goes when the program ends.

        With `folder` it is made there, and the caller throws it away.
        """
        from gesprekshulp.casework.example import example_desk

        if folder is not None:
            return example_desk(folder, self.clock)
        own = tempfile.TemporaryDirectory(prefix="gesprekshulp-", ignore_cleanup_errors=True)
        self._examples.append(own)
        return example_desk(Path(own.name), self.clock)

    def content(self) -> Content:
        """Return what the program knows; nothing of it is secret, so no passphrase is needed."""
        return self._load()[0]

    def close(self) -> None:
        """Throw the example stores away."""
        for own in self._examples:
            own.cleanup()
        self._examples.clear()

    def _desk(self, store: SqliteStore) -> Desk:
        from gesprekshulp.casework.backups import Backups
        from gesprekshulp.casework.desk import Desk

        content, findings = self._load()
        remarks = store.opened.remarks if store.opened else ()
        backups = Backups(store, self.folder, self.clock)
        from gesprekshulp.store.locations import own_content_dir

        return Desk(
            store,
            content,
            self.clock,
            findings=findings,
            remarks=remarks,
            backups=backups,
            own=own_content_dir(self.folder),
        )

    def _load(self) -> tuple[Content, list[Finding]]:
        from gesprekshulp.knowledge.loading import load_content
        from gesprekshulp.store.locations import cache_dir, own_content_dir

        return load_content(cache=cache_dir(), own=own_content_dir(self.folder))
