"""What each verb does: one function per verb, each calling what a test can call too."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.output import (
    Misuse,
    ask_passphrase,
    choose_passphrase,
    complain,
    say,
)
from gesprekshulp.cli.place import folder_of, no_store_yet
from gesprekshulp.cli.source_verbs import bron
from gesprekshulp.tui import quick_start

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.knowledge.types import Finding

GOOD, FINDINGS, FAILURE = 0, 1, 2

_MOST_TOLD = 5  # findings shown at the start of another task


def clock() -> datetime:
    """The real clock, in UTC; everything below gets it passed in."""
    return datetime.now(UTC)


def today() -> date:
    """The Dutch calendar day it is now."""
    from gesprekshulp.dossier.localtime import local_date

    return local_date(clock())


def start(chosen: Namespace) -> int:
    """Start the program: full screen, or line by line with `--plat`."""
    if chosen.plat:
        from gesprekshulp.cli.locking import lock_of
        from gesprekshulp.plat.console import terminal_console
        from gesprekshulp.plat.menu import run_menu
        from gesprekshulp.settings.keeping import Settings

        with opened(chosen, may_create=True) as desk:
            console = terminal_console()
            console.lock = lock_of(desk, chosen)
            console.settings = Settings(folder_of(chosen))
            return run_menu(desk, console)
    if not _has_terminal():
        complain(
            "gesprekshulp heeft een terminal nodig. Start het in een terminalvenster, "
            "of gebruik: gesprekshulp --plat"
        )
        return FAILURE
    quick_start.hold()
    from gesprekshulp.tui.app import run_app

    return run_app(folder=Path(chosen.folder) if chosen.folder else None, clock=clock)


def voorbeeld(chosen: Namespace) -> int:
    """Open the example case: full screen, line by line, or played as text."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="gesprekshulp-", ignore_cleanup_errors=True) as folder:
        if chosen.speel or (not chosen.plat and not _has_terminal()):
            from gesprekshulp.plat.playback import play_example

            return play_example(
                Path(folder), clock, say, Path(chosen.naar) if chosen.naar else None
            )
        if chosen.plat:
            from gesprekshulp.casework.example import example_desk
            from gesprekshulp.plat.console import terminal_console
            from gesprekshulp.plat.menu import run_menu
            from gesprekshulp.settings.keeping import Settings
            from gesprekshulp.store.locations import data_dir

            desk = example_desk(Path(folder), clock)
            console = terminal_console()
            console.settings = Settings(data_dir())  # the user's own, as on the full screen
            try:
                return run_menu(desk, console)
            finally:
                desk.store.close()
        quick_start.hold()
        from gesprekshulp.tui.app import run_app

        return run_app(folder=Path(folder), clock=clock, example=True)


def zaken(chosen: Namespace) -> int:
    """List the cases in the store."""
    from gesprekshulp.casework.keeping import over

    with opened(chosen) as desk:
        glances, late = desk.glances(), over(desk)
        if not glances:
            say("Er zijn nog geen zaken. Start gesprekshulp en maak een nieuwe zaak.")
        for glance in glances:
            told = f"{glance.case}  {glance.title:10}  {glance.stage}"
            say(f"{told}  bewaartermijn voorbij" if glance.case in late else told)
    return GOOD


class opened:
    """The user's own store, opened with the passphrase, as a context."""

    def __init__(self, chosen: Namespace, may_create: bool = False) -> None:
        self._chosen = chosen
        self._may_create = may_create

    def __enter__(self) -> Desk:
        from gesprekshulp.casework.backups import Backups
        from gesprekshulp.casework.desk import Desk
        from gesprekshulp.cli.locking import until_it_fits
        from gesprekshulp.knowledge.loading import load_content
        from gesprekshulp.store.locations import cache_dir, own_content_dir
        from gesprekshulp.store.sqlite import create_store, open_store, store_exists

        folder = folder_of(self._chosen)
        descriptor = self._chosen.passphrase_fd
        if store_exists(folder):
            if self._may_create and descriptor is None:
                store = until_it_fits(lambda typed: open_store(folder, typed))
            else:
                store = open_store(folder, ask_passphrase(descriptor))
        elif not self._may_create:
            raise no_store_yet(folder)
        elif descriptor is None and not sys.stdin.isatty():
            raise Misuse(
                "Er is nog geen opslag, en geen terminal om een wachtwoordzin voor een nieuwe te "
                "vragen. Geef hem door met --wachtwoordzin-fd NUMMER."
            )
        else:
            complain(f"Er is nog geen opslag; ik maak er een in {folder}.")
            store = create_store(folder, choose_passphrase(descriptor))
        content, findings = load_content(cache=cache_dir(), own=own_content_dir(folder))
        _tell(findings)
        for remark in store.opened.remarks if store.opened else ():
            complain(remark)
        backups = Backups(store, folder, clock)
        self._desk = Desk(store, content, clock, backups=backups, own=own_content_dir(folder))
        return self._desk

    def __exit__(self, *_: object) -> None:
        # After a session line by line; a single verb is over too soon to be worth a copy.
        if self._may_create and self._desk.backups and self._desk.backups.wanted:
            for remark in self._desk.backups.run():
                complain(remark)
        self._desk.store.close()


def _tell(findings: Sequence[Finding]) -> None:
    """Say that something is wrong in the content; the program goes on with what is right."""
    for finding in findings[:_MOST_TOLD]:
        complain(str(finding))
    if findings:
        complain("Ik ga verder met wat wel klopt. Alle meldingen: gesprekshulp content controleer")


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "start": start,
    "voorbeeld": voorbeeld,
    "zaken": zaken,
    "bron": bron,
}
