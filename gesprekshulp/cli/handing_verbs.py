"""What `dossier overdragen`, `overnemen` and `overgezet` do: a case goes to a colleague, or away."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_date, a_descriptor, store_options
from gesprekshulp.cli.asking import may
from gesprekshulp.cli.output import ask_passphrase, complain, say

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS = 0, 1


def overdragen(chosen: Namespace) -> int:
    """Write a case for a colleague, sealed."""
    from gesprekshulp.casework.handing_over import hand_over
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        made = hand_over(desk.open_case(chosen.zaak), Path(chosen.naar), chosen.overschrijf)
    say(f"De overdracht staat in {made.path}.")
    say(f"Wachtwoordzin: {made.passphrase}")
    say("Schrijf hem nu over; hij staat nergens anders. Bel hem door en mail hem niet mee.")
    if made.left_out:
        say(f"Eigen werkaantekeningen gingen niet mee: {made.left_out}.")
    say(f"Je collega typt: gesprekshulp dossier overnemen {made.path.name}")
    return GOOD


def overnemen(chosen: Namespace) -> int:
    """Take a case over that a colleague handed over, and show the page that came along."""
    from gesprekshulp.casework.handing_over import take_over
    from gesprekshulp.cli.verbs import opened

    with opened(chosen, may_create=True) as desk:
        secret = ask_passphrase(chosen.zin_fd, "Wachtwoordzin van de overdracht: ")
        taken = take_over(desk, Path(chosen.bestand), secret)
        report = desk.store.verify(taken.case.id)
    say(f"Zaak {taken.case.id} ({taken.case.title}) is overgenomen van {taken.by}.")
    say(f"Alle {report.checked} vaste gebeurtenissen passen.")
    say("")
    say(taken.page)
    return GOOD


def overgezet(chosen: Namespace) -> int:
    """Leave only a pointer of a case that went to the pupil's file."""
    from gesprekshulp.assistant.dates import dutch_date
    from gesprekshulp.casework.handing_over import shrink, shrinking_told, try_shrinking
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        try_shrinking(case, chosen.waar, chosen.weg_na)
        until = dutch_date(chosen.weg_na, weekday=False)
        what = f"Zaak {case.id} ({case.title}) is overgezet naar {chosen.waar}."
        left = f"De verwijzing daarheen mag weg na {until}."
        if not may(chosen, what, *shrinking_told(case), left):
            return GOOD
        pointer, removed = shrink(case, chosen.waar, chosen.weg_na)
        say(f"Er staat nu alleen nog een verwijzing, met kenmerk {pointer.id}.")
        for remark in removed.remarks:
            complain(remark)
    return GOOD if removed.everywhere else FINDINGS


def add_handing(below: Verbs) -> None:
    """Add the arguments below `dossier`."""
    one = below.add_parser(
        "overdragen",
        help="geef een zaak aan een collega, in een bestand op slot",
        description="De hele zaak met haar keten en een bladzijde: waar staan we. Eigen werkaantekeningen "
        "gaan niet mee. De wachtwoordzin zie je één keer.",
    )
    one.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    one.add_argument("--naar", required=True, metavar="BESTAND", help="het bestand: .gesprek")
    one.add_argument(
        "--overschrijf", action="store_true", help="vervang het bestand als het er al staat"
    )
    store_options(one, again=True)
    one.set_defaults(verb="dossier overdragen")
    one = below.add_parser(
        "overnemen",
        help="neem een zaak over die een collega je gaf",
        description="De zaak komt in je eigen opslag, en de keten wordt nagerekend. Je leest ook de bladzijde "
        "die erbij hoort.",
    )
    one.add_argument("bestand", metavar="BESTAND", help="het bestand van je collega: .gesprek")
    one.add_argument(
        "--zin-fd",
        dest="zin_fd",
        type=a_descriptor,
        metavar="NUMMER",
        help="lees de wachtwoordzin van de overdracht van dit open bestandsnummer",
    )
    store_options(one, again=True)
    one.set_defaults(verb="dossier overnemen")
    one = below.add_parser(
        "overgezet",
        help="alles staat in het leerlingdossier: laat hier alleen staan waar",
        description="De zaak gaat weg uit je opslag en uit elke reservekopie. Er blijft een verwijzing: waar het "
        "dossier staat, sinds wanneer, door wie, en tot welke dag die verwijzing blijft.",
    )
    one.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    one.add_argument("--waar", required=True, metavar="PLEK", help="waar het leerlingdossier staat")
    one.add_argument(
        "--weg-na",
        dest="weg_na",
        required=True,
        type=a_date,
        metavar="D",
        help="de dag waarna ook de verwijzing weg mag (jjjj-mm-dd)",
    )
    one.add_argument("--ja", action="store_true", help="vraag niet of je het zeker weet")
    store_options(one, again=True)
    one.set_defaults(verb="dossier overgezet")


HANDING_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "dossier overdragen": overdragen,
    "dossier overnemen": overnemen,
    "dossier overgezet": overgezet,
}
