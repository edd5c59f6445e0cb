"""Around the cases, line by line: the manual, a copy, where things are, keys, the lock."""

from __future__ import annotations

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.places import places
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.copies import run_copies
from gesprekshulp.plat.keeping import run_keeping
from gesprekshulp.plat.keys import run_keys
from gesprekshulp.plat.manual import run_manual
from gesprekshulp.plat.settings import run_settings

HOUSEKEEPING = "handleiding en opslag: lezen, reservekopie, sleutels, bewaren, instellingen"

_NO_STORE = "Dit is het voorbeeld. Daar wordt niets van bewaard, dus dit heeft hier geen zin."


def run_housekeeping(desk: Desk, console: Console) -> None:
    """Let the user pick until they go back."""
    ways = (_manual, _copies, _places, run_settings, _keys, run_keeping, _lock)
    while True:
        picked = console.choose(
            "Handleiding en opslag",
            [
                "handleiding lezen",
                "reservekopieën: maken, bekijken, terugzetten",
                "horen waar alles staat, en of het versleuteld is",
                "instellingen horen of wijzigen",
                "sleutels: wachtwoordzin, herstelcode, code voor je school",
                "bewaren: hoe lang een zaak blijft, en een zaak weghalen",
                "vergrendelen",
            ],
            menu=True,
        )
        if picked is None:
            return
        ways[picked](desk, console)


def _manual(_: Desk, console: Console) -> None:
    run_manual(console)


def _copies(desk: Desk, console: Console) -> None:
    if desk.backups is None:
        console.say(_NO_STORE)
    else:
        run_copies(desk, desk.backups, console)


def _places(desk: Desk, console: Console) -> None:
    if desk.backups is None:
        console.say(_NO_STORE)
        return
    lines: list[str] = []
    for one in places(desk.backups.folder):
        told = (one.holds, one.protection, one.state)
        lines += ["", f"{one.title}: {one.path}", *(text for text in told if text)]
    console.read_out(lines)


def _keys(desk: Desk, console: Console) -> None:
    if desk.backups is None:
        console.say(_NO_STORE)
    else:
        run_keys(desk, desk.backups, console)


def _lock(_: Desk, console: Console) -> None:
    if console.lock is None:
        console.say("Vergrendelen kan hier niet: er is geen wachtwoordzin te vragen.")
    else:
        console.lock()
