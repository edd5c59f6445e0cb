"""What opens the store, line by line: another passphrase, codes on paper, another key."""

from __future__ import annotations

from pathlib import Path

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keys import (
    code_sheet,
    described,
    falling_away,
    take_back,
    use_keyring,
    write_sheet,
)
from gesprekshulp.casework.renewing import OFFER, renew_key
from gesprekshulp.plat.answers import sure
from gesprekshulp.plat.console import Console
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEYRING, RECOVERY, SCHOOL
from gesprekshulp.store.keys import change_passphrase, kinds, new_code, open_key
from gesprekshulp.store.passphrases import SHORTEST

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


def _secret(backups: Backups, console: Console) -> str:
    """Ask what opens the store, and look whether it does; "" to go back. Raises StoreError."""
    typed = console.ask_secret(_ASK) or ""
    if typed:
        console.say("Even kijken of dat past.")
        open_key(backups.folder, typed)
    return typed


def _change(desk: Desk, backups: Backups, console: Console) -> None:
    secret = _secret(backups, console)
    new = _chosen(console) if secret else ""
    if not new:
        return
    change_passphrase(backups.folder, secret, new, today=desk.today())
    backups.want()  # so that the second place hears of it too
    console.say("Vanaf nu opent je nieuwe wachtwoordzin je zaken. De oude opent niets meer.")
    if console.choose(f"{OFFER}.", ["vernieuw de sleutel"], stop="laat zo") == 0:
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
        target = Path(given).expanduser() if given else None
        if target is None or not target.exists():
            break
        console.say(f"“{target}” bestaat al. Kies een andere naam.")
    else:
        return
    secret = _secret(backups, console)
    if not secret:
        return
    sheet = code_sheet(kind, new_code(backups.folder, secret, kind, desk.today()), desk.today())
    backups.want()
    if target is not None:
        try:
            write_sheet(target, sheet)
        except OSError:
            console.say(f"“{target}” is niet te schrijven. Daarom staat de code hier.")
        else:
            console.say(f"De code staat in {target}. Druk het af en gooi het bestand weg.")
            return
    console.say("", *sheet.splitlines(), "")
    console.say("Schrijf haar nu op: je hoort haar één keer. Sluit daarna dit venster, want je")
    console.say("terminal onthoudt wat er stond.")


def _renew(desk: Desk, backups: Backups, console: Console) -> None:
    if secret := _secret(backups, console):
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
    if secret := _secret(backups, console):
        done = use_keyring(backups.folder, secret, desk.today())
        console.say(
            "Voortaan opent de sleutelring je zaken bij het starten." if done else _NO_KEYRING
        )


def _revoke(_: Desk, backups: Backups, console: Console) -> None:
    there = [kind for kind, _ in kinds(backups.folder) if kind in _REVOCABLE]
    if not there:
        console.say("Er is geen code en geen sleutelring om in te trekken.")
        return
    picked = console.choose("Wat trek je in?", [_REVOCABLE[kind] for kind in there])
    secret = _secret(backups, console) if picked is not None else ""
    if picked is not None and secret:
        take_back(backups.folder, secret, there[picked])
        backups.want()
        console.say("Ingetrokken. Het opent je zaken niet meer.")
