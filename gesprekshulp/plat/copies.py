"""Copies line by line: making one, looking into one, putting one back, or all together."""

from __future__ import annotations

from gesprekshulp.casework.backups import Backups, Listed
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.putting_together import WHOLE, told
from gesprekshulp.dossier.localtime import local
from gesprekshulp.plat.answers import sure
from gesprekshulp.plat.console import Console
from gesprekshulp.store.interface import StoreError


def run_copies(_: Desk, backups: Backups, console: Console) -> None:
    """Let the user make a copy, look into one or put one back, until they go back."""
    while True:
        picked = console.choose(
            "Reservekopieën",
            [
                "nu een reservekopie maken",
                "in een kopie kijken, of haar terugzetten",
                "samenvoegen wat in je opslag en in alle kopieën nog klopt",
            ],
            menu=True,
        )
        if picked is None:
            return
        try:
            (_make, _restore, _together)[picked](backups, console)
        except (StoreError, OSError) as error:
            console.say(str(error))


def _make(backups: Backups, console: Console) -> None:
    remarks = backups.run()
    console.say(*(remarks or [f"De reservekopie staat in {backups.here}, en zij opent."]))


def _restore(backups: Backups, console: Console) -> None:
    while True:
        found = backups.listed()
        if not found:
            console.say("Er is nog geen reservekopie.")
            return
        picked = console.choose("Welke kopie?", [_told(one) for one in found])
        if picked is None:
            return
        whole, inside = backups.look_into(found[picked])
        console.say("", *inside.splitlines())
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


def _together(backups: Backups, console: Console) -> None:
    found = backups.look_together()
    if found.whole:
        console.say(WHOLE)
        return
    console.say("", *told(found))
    if sure(console, "Dit komt in de plaats van je opslag. Wat er nu staat, gaat opzij."):
        aside = backups.put_together_and_go_on(found)
        console.say("Samengevoegd: alles past weer. Je gaat verder met deze opslag.")
        console.say(f"Wat er stond, is niet weg: het ligt in {aside}.")


def _told(one: Listed) -> str:
    at = local(one.backup.at)
    where = "op deze computer" if one.place == "hier" else f"in {one.place}"
    return f"kopie {one.backup.number} van {at:%d-%m-%Y}, {at:%H.%M} uur, {where}"
