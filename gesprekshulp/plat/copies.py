"""Copies line by line: making one, looking into one, putting one back, or all together."""

from __future__ import annotations

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.copy_places import Listed
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.putting_together import WHOLE, done, told
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
        found = backups.choices()
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
            name = found[picked].name
            if sure(console, f"Je zaken worden zoals in {name}. Wat er nu staat, gaat opzij."):
                aside = backups.put_back_and_go_on(found[picked])
                console.say(f"{name[0].upper()}{name[1:]} is teruggezet. Je gaat daarmee verder.")
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
        console.say(f"{done(found)} Je gaat verder met deze opslag.")
        console.say(f"Wat er stond, is niet weg: het ligt in {aside}.")


def _told(one: Listed) -> str:
    if one.aside:
        return one.name
    at = local(one.backup.at)
    where = "op deze computer" if one.place == "hier" else f"in {one.place}"
    return f"kopie {one.backup.number} van {at:%d-%m-%Y}, {at:%H.%M} uur, {where}"
