"""Copies line by line: making one, looking into one, putting one back."""

from __future__ import annotations

from gesprekshulp.casework.backups import Backups, Listed
from gesprekshulp.casework.desk import Desk
from gesprekshulp.dossier.localtime import local
from gesprekshulp.plat.answers import sure
from gesprekshulp.plat.console import Console
from gesprekshulp.store.interface import StoreError


def run_copies(_: Desk, backups: Backups, console: Console) -> None:
    """Let the user make a copy, look into one or put one back, until they go back."""
    while True:
        picked = console.choose(
            "Reservekopieën",
            ["nu een reservekopie maken", "in een kopie kijken, of haar terugzetten"],
            menu=True,
        )
        if picked is None:
            return
        try:
            if picked == 0:
                _make(backups, console)
            else:
                _restore(backups, console)
        except (StoreError, OSError) as error:
            console.say(str(error))


def _make(backups: Backups, console: Console) -> None:
    told = backups.run()
    console.say(*(told or [f"De reservekopie staat in {backups.here}, en zij opent."]))


def _restore(backups: Backups, console: Console) -> None:
    while True:
        found = backups.listed()
        if not found:
            console.say("Er is nog geen reservekopie.")
            return
        picked = console.choose("Welke kopie?", [_told(one) for one in found])
        if picked is None:
            return
        whole, told = backups.look_into(found[picked])
        console.say("", *told.splitlines())
        if not whole:
            console.say("Kies een andere kopie.")
        elif console.choose("Wat doe je met deze kopie?", ["terugzetten"]) == 0:
            number = found[picked].backup.number
            if sure(
                console,
                f"Je zaken worden zoals in kopie {number}. Wat er nu staat, gaat opzij.",
            ):
                aside = backups.put_back_and_go_on(found[picked])
                console.say(f"Kopie {number} is teruggezet. Je gaat verder met die kopie.")
                console.say(f"Wat er stond, is niet weg: het ligt in {aside}.")
                return


def _told(one: Listed) -> str:
    at = local(one.backup.at)
    where = "op deze computer" if one.place == "hier" else f"in {one.place}"
    return f"kopie {one.backup.number} van {at:%d-%m-%Y}, {at:%H.%M} uur, {where}"
