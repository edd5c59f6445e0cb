"""What opens the store, line by line: another passphrase, codes on paper, another key."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.key_changes import KeyChanges, offer, other_openers, refused
from gesprekshulp.casework.keys import described, falling_away
from gesprekshulp.casework.renewing import renew_key
from gesprekshulp.plat.answers import sure
from gesprekshulp.plat.console import Console
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEYRING, RECOVERY, SCHOOL
from gesprekshulp.store.keys import kinds
from gesprekshulp.store.passphrases import GUESSED, SHORTEST, easily_guessed

_ASK = "Je wachtwoordzin, of een herstelcode (leeg = terug): "
_REVOCABLE = {
    RECOVERY: "je herstelcode",
    SCHOOL: "de code van de school",
    KEYRING: "de sleutelring van deze computer",
}
_NO_KEYRING = (
    "Op deze computer antwoordt geen sleutelring. Je zaken blijven open gaan met je wachtwoordzin."
)


def run_keys(desk: Desk, backups: Backups, console: Console) -> None:
    """Tell what opens the store, and let the user change it, until they go back."""
    acts = (_change, _own_code, _school_code, _renew, _keyring, _revoke)
    console.say("", *described(kinds(backups.folder)))
    while True:
        picked = console.choose(
            "Sleutels",
            [
                "horen wat je zaken opent",
                "een andere wachtwoordzin kiezen",
                "een herstelcode op papier maken, voor jezelf",
                "een code maken die je school bewaart",
                "een nieuwe sleutel voor je zaken, als iemand je oude zin kende",
                "deze computer je zaken laten openen, met de sleutelring",
                "een code of de sleutelring intrekken",
            ],
            menu=True,
        )
        if picked is None:
            return
        try:
            if picked == 0:
                console.say("", *described(kinds(backups.folder)))
            else:
                acts[picked - 1](desk, backups, console)
        except StoreError as error:
            console.say(str(error))


def _opened(desk: Desk, backups: Backups, console: Console) -> tuple[str, KeyChanges | None]:
    """Ask what opens the store, and look whether it does; None to go back. Raises StoreError."""
    typed = console.ask_secret(_ASK) or ""
    if not typed:
        return "", None
    console.say("Even kijken of dat past.")
    return typed, KeyChanges(backups.folder, typed, desk.today(), desk.clock)


def _tell(backups: Backups, console: Console, remarks: Sequence[str]) -> None:
    """Say which place could not hear of it; with a next copy it does."""
    backups.want()
    console.say(*remarks)


def _change(desk: Desk, backups: Backups, console: Console) -> None:
    _, changes = _opened(desk, backups, console)
    new = _chosen(console) if changes else ""
    if changes is None or not new:
        return
    remarks = changes.passphrase(new)
    console.say("Vanaf nu opent je nieuwe wachtwoordzin je zaken. De oude opent niets meer.")
    if others := other_openers(kinds(backups.folder)):
        console.say(f"{others} Intrekken kan hier ook.")
    _tell(backups, console, remarks)
    title = f"{offer(changes.opened.kind)}."
    if console.choose(title, ["vernieuw de sleutel"], stop="laat zo") == 0:
        _renew_with(desk, backups, console, new)


def _chosen(console: Console) -> str:
    """Ask a new passphrase twice; "" to go back."""
    console.say("Vier losse woorden zijn sterk en goed te onthouden. Wat je typt, is niet te zien.")
    while new := console.ask_secret("De nieuwe wachtwoordzin (leeg = terug): "):
        if len(new) < SHORTEST:
            console.say(f"Die is te kort: neem minstens {SHORTEST} tekens.")
        elif console.ask_secret("Nog een keer: ") != new:
            console.say("De twee zinnen zijn niet gelijk. Typ ze nog een keer.")
        else:
            console.say(*([GUESSED] if easily_guessed(new) else []))
            return new
    return ""


def _own_code(desk: Desk, backups: Backups, console: Console) -> None:
    _code(desk, backups, console, RECOVERY)


def _school_code(desk: Desk, backups: Backups, console: Console) -> None:
    _code(desk, backups, console, SCHOOL)


def _code(desk: Desk, backups: Backups, console: Console, kind: str) -> None:
    console.say("Een vorige code van deze soort opent daarna niets meer.")
    while (given := console.ask("Naar welk bestand? (leeg = hier lezen, 0 = terug): ")) is not None:
        if given == "0":
            return
        target = Path(os.path.expanduser(given)) if given else None
        why = refused(target) if target is not None else ""
        if not why:
            break
        console.say(f"{why} Kies een andere naam.")
    else:
        return
    _, changes = _opened(desk, backups, console)
    if changes is None:
        return
    shown, remarks = changes.hand_out(kind, target, lambda lines: console.say(*lines))
    if shown:
        console.say("Schrijf haar nu op: je hoort haar één keer. Sluit daarna dit venster, want je")
        console.say("terminal onthoudt wat er stond.")
    else:
        console.say(f"De code staat in {target}. Druk haar af en gooi het bestand weg.")
    _tell(backups, console, remarks)


def _renew(desk: Desk, backups: Backups, console: Console) -> None:
    secret, changes = _opened(desk, backups, console)
    if changes is not None:
        _renew_with(desk, backups, console, secret)


def _renew_with(desk: Desk, backups: Backups, console: Console, secret: str) -> None:
    console.say(
        "Dan opent een oude kopie van het sleutelbestand niets meer. Je zin blijft dezelfde."
    )
    gone = falling_away(kinds(backups.folder))
    if gone and not sure(console, f"Dit opent daarna niets meer: {', '.join(gone)}."):
        return
    console.say("Even vernieuwen, ook de kopieën.")
    console.say(*renew_key(backups.folder, secret, desk.today(), backups))


def _keyring(desk: Desk, backups: Backups, console: Console) -> None:
    _, changes = _opened(desk, backups, console)
    if changes is not None:
        done, remarks = changes.use_keyring()
        console.say(
            "Voortaan opent de sleutelring je zaken bij het starten." if done else _NO_KEYRING
        )
        _tell(backups, console, remarks)


def _revoke(desk: Desk, backups: Backups, console: Console) -> None:
    there = [kind for kind, _ in kinds(backups.folder) if kind in _REVOCABLE]
    if not there:
        console.say("Er is geen code en geen sleutelring om in te trekken.")
        return
    picked = console.choose("Wat trek je in?", [_REVOCABLE[kind] for kind in there])
    _, changes = _opened(desk, backups, console) if picked is not None else ("", None)
    if picked is not None and changes is not None:
        _, remarks = changes.take_back(there[picked])
        console.say("Ingetrokken. Het opent je zaken niet meer.")
        _tell(backups, console, remarks)
