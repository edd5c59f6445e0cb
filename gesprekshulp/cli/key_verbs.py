"""What `sleutel ...` does: what opens the store, codes on paper, another passphrase."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import store_options
from gesprekshulp.cli.output import Misuse, ask_passphrase, choose_passphrase, complain, say
from gesprekshulp.cli.place import store_folder

if TYPE_CHECKING:
    from gesprekshulp.casework.key_changes import KeyChanges
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS = 0, 1

_OPENER = "Wachtwoordzin (of een herstelcode): "


def sleutel(chosen: Namespace) -> int:
    """List what opens the store. Nothing of it is secret, so no passphrase is asked."""
    from gesprekshulp.casework.keys import described
    from gesprekshulp.store.keys import kinds

    for line in described(kinds(store_folder(chosen))):
        say(line)
    return GOOD


def wachtwoordzin(chosen: Namespace) -> int:
    """Let another passphrase open the store; the old one, or a code, opens it a last time."""
    from gesprekshulp.casework.key_changes import offer, other_openers
    from gesprekshulp.store.keys import judge_passphrase, kinds

    # A wrong one is told before a new one is asked.
    changes = _changes(chosen, ask_passphrase(chosen.passphrase_fd, _OPENER))
    new = choose_passphrase(chosen.passphrase_fd)
    judge_passphrase(new)
    remarks = changes.passphrase(new)
    say("Vanaf nu opent je nieuwe wachtwoordzin je zaken. De oude opent niets meer.")
    if others := other_openers(kinds(store_folder(chosen))):
        say(f"{others} Intrekken kan met: gesprekshulp sleutel intrekken")
    say(f"{offer(changes.opened.kind)}: gesprekshulp sleutel vernieuw")
    _warn(remarks)
    return GOOD


def vernieuw(chosen: Namespace) -> int:
    """Give the store another key, so that an old key file opens nothing, and take copies along."""
    from gesprekshulp.casework.keys import falling_away
    from gesprekshulp.casework.renewing import renew_key
    from gesprekshulp.cli.asking import sure
    from gesprekshulp.cli.verbs import today
    from gesprekshulp.store.keys import kinds, open_key

    folder = store_folder(chosen)
    secret = ask_passphrase(chosen.passphrase_fd)
    open_key(folder, secret)  # a wrong one is told before anything is asked
    gone = falling_away(kinds(folder))
    if gone and not sure(chosen, f"Dit opent daarna niets meer: {', '.join(gone)}."):
        return GOOD
    complain("Even vernieuwen. Je zaken en elke kopie worden opnieuw versleuteld.")
    for line in renew_key(folder, secret, today()):
        say(line)
    return GOOD


def herstelcode(chosen: Namespace) -> int:
    """Make the user's own recovery code and show it once."""
    return _code(chosen, "herstelcode")


def schoolcode(chosen: Namespace) -> int:
    """Make the code for the school, for when the user is away, and show it once."""
    return _code(chosen, "schoolcode")


def intrekken(chosen: Namespace) -> int:
    """Let a code, or the keyring, no longer open the store."""
    done, remarks = _changes(chosen, ask_passphrase(chosen.passphrase_fd)).take_back(chosen.welke)
    if not done:
        say(f"Er was geen {chosen.welke}. Er is niets veranderd.")
    else:
        say(f"De {chosen.welke} opent je zaken niet meer.")
    _warn(remarks)
    return GOOD if done else FINDINGS


def sleutelring(chosen: Namespace) -> int:
    """Let the keyring of this computer open the store."""
    done, remarks = _changes(chosen, ask_passphrase(chosen.passphrase_fd)).use_keyring()
    if not done:
        raise Misuse(
            "Op deze computer antwoordt geen sleutelring. Je zaken blijven open gaan met je"
            " wachtwoordzin. Zie gesprekshulp sleutel --help."
        )
    say("Op deze computer gaan je zaken nu open zonder wachtwoordzin, zolang jij bent aangemeld.")
    say(
        "Na vergrendelen vraag ik hem wel. Terugdraaien: gesprekshulp sleutel intrekken sleutelring"
    )
    _warn(remarks)
    return GOOD


def _code(chosen: Namespace, kind: str) -> int:
    from gesprekshulp.casework.key_changes import refused

    store_folder(chosen)  # where no store is, is told before anything else
    if chosen.naar is not None and not chosen.naar.strip():
        raise Misuse(
            "Het bestand heeft geen naam. Typ er een achter --naar, zoals code.txt. "
            "Er is niets veranderd."
        )
    target = None if chosen.naar is None else Path(chosen.naar)
    if target is not None and (why := refused(target)):
        raise Misuse(f"{why} Kies met --naar een andere naam. Er is niets veranderd.")
    changes = _changes(chosen, ask_passphrase(chosen.passphrase_fd))
    shown, remarks = changes.hand_out(kind, target, _show)
    if shown:
        complain("Dit zie je één keer. Een vorige code van deze soort opent nu niets meer.")
        complain("Schreef je haar op? Sluit dan dit venster: je terminal onthoudt wat er stond.")
    else:
        say(f"De code staat in {target}. Druk haar af en gooi het bestand weg.")
    _warn(remarks)
    return GOOD


def _show(lines: Sequence[str]) -> None:
    """Print a code, and be sure that it came out: the one of before goes next."""
    for line in lines:
        say(line)
    sys.stdout.flush()


def _changes(chosen: Namespace, secret: str) -> KeyChanges:
    """Return what changes the keys; raises StoreError when this does not open the store."""
    from gesprekshulp.casework.key_changes import KeyChanges
    from gesprekshulp.cli.verbs import clock, today

    return KeyChanges(store_folder(chosen), secret, today(), clock)


def _warn(remarks: Sequence[str]) -> None:
    for remark in remarks:
        complain(remark)


def add_keys(verbs: Verbs) -> None:
    """Add the arguments of `sleutel` and what stands below it."""
    verb = verbs.add_parser(
        "sleutel",
        help="kijk wat je zaken opent, verander je wachtwoordzin, maak een herstelcode",
        description="Zonder meer: noemt wat je zaken opent. Er staat niets geheims in.",
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="sleutel")
    below = verb.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    one = below.add_parser(
        "wachtwoordzin",
        help="kies een andere wachtwoordzin",
        description="Vraagt je oude wachtwoordzin, of een herstelcode als je hem kwijt bent, en "
        "dan twee keer de nieuwe. Met --wachtwoordzin-fd staan ze op twee regels onder elkaar.",
    )
    store_options(one, again=True)
    one.set_defaults(verb="sleutel wachtwoordzin")
    one = below.add_parser(
        "vernieuw",
        help="geef je zaken een nieuwe sleutel, als iemand je oude wachtwoordzin kende",
        description="Versleutelt je zaken en elke kopie opnieuw, onder dezelfde wachtwoordzin. Een oude "
        "kopie van het sleutelbestand opent daarna niets meer. Codes op papier en de sleutelring "
        "vallen weg; je hoort welke je opnieuw moet maken. Sluit eerst alle vensters.",
    )
    one.add_argument("--ja", action="store_true", help="vraag niet of je het zeker weet")
    store_options(one, again=True)
    one.set_defaults(verb="sleutel vernieuw")
    for name, whose in (("herstelcode", "jezelf"), ("schoolcode", "je directeur")):
        one = below.add_parser(
            name,
            help=f"maak een code op papier voor {whose}",
            description=f"Maakt een code die je zaken opent, voor {whose}. Je ziet haar één keer. "
            "Een vorige code van deze soort opent daarna niets meer.",
        )
        one.add_argument(
            "--naar", metavar="BESTAND", help="zet haar in dit tekstbestand om af te drukken"
        )
        store_options(one, again=True)
        one.set_defaults(verb=f"sleutel {name}")
    one = below.add_parser(
        "intrekken",
        help="laat een code of de sleutelring niets meer openen",
        description="Daarna opent die code, of de sleutelring van deze computer, je zaken niet meer.",
    )
    one.add_argument(
        "welke",
        choices=["herstelcode", "schoolcode", "sleutelring"],
        metavar="WELKE",
        help="herstelcode, schoolcode of sleutelring",
    )
    store_options(one, again=True)
    one.set_defaults(verb="sleutel intrekken")
    one = below.add_parser(
        "sleutelring",
        help="laat de sleutelring van deze computer je zaken openen",
        description="Dan hoef je bij het starten niets te typen zolang jij op deze computer bent "
        "aangemeld. Nodig: het pakket “gesprekshulp[sleutelring]” en een sleutelring van het systeem.",
    )
    store_options(one, again=True)
    one.set_defaults(verb="sleutel sleutelring")


KEY_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "sleutel": sleutel,
    "sleutel wachtwoordzin": wachtwoordzin,
    "sleutel vernieuw": vernieuw,
    "sleutel herstelcode": herstelcode,
    "sleutel schoolcode": schoolcode,
    "sleutel intrekken": intrekken,
    "sleutel sleutelring": sleutelring,
}
