"""Around the cases, line by line: the manual, a copy, where things are, keys, the lock."""

from __future__ import annotations

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keys import described
from gesprekshulp.casework.places import places
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.manual import run_manual
from gesprekshulp.plat.settings import run_settings
from gesprekshulp.store.keys import kinds

HOUSEKEEPING = "handleiding en opslag: lezen, reservekopie, instellingen, vergrendelen"

_NO_STORE = "Dit is het voorbeeld. Daar wordt niets van bewaard, dus dit heeft hier geen zin."
_KEY_VERBS = (
    "Een andere wachtwoordzin: stop met 0, en typ gesprekshulp sleutel wachtwoordzin",
    "Een herstelcode op papier: stop met 0, en typ gesprekshulp sleutel herstelcode",
)


def run_housekeeping(desk: Desk, console: Console) -> None:
    """Let the user pick until they go back."""
    ways = (_manual, _copy, _places, run_settings, _keys, _lock)
    while True:
        picked = console.choose(
            "Handleiding en opslag",
            [
                "handleiding lezen",
                "nu een reservekopie maken",
                "horen waar alles staat, en of het versleuteld is",
                "instellingen horen of wijzigen",
                "horen wat je zaken opent, en hoe je een herstelcode maakt",
                "vergrendelen",
            ],
            menu=True,
        )
        if picked is None:
            return
        ways[picked](desk, console)


def _manual(_: Desk, console: Console) -> None:
    run_manual(console)


def _copy(desk: Desk, console: Console) -> None:
    if desk.backups is None:
        console.say(_NO_STORE)
        return
    told = desk.backups.run()
    console.say(*(told or [f"De reservekopie staat in {desk.backups.here}."]))
    console.say("Terugzetten doe je met: gesprekshulp herstel")


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
        return
    console.say("", *described(kinds(desk.backups.folder)), *_KEY_VERBS)


def _lock(_: Desk, console: Console) -> None:
    if console.lock is None:
        console.say("Vergrendelen kan hier niet: er is geen wachtwoordzin te vragen.")
    else:
        console.lock()
