"""The verb `bundel`: what one requester gets of a case, line by line, and written locked."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import store_options
from gesprekshulp.cli.output import Misuse, complain, say

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.cli.arguments import Verbs
    from gesprekshulp.documents.bundle.judging import Judged, Requester

GOOD, FINDINGS = 0, 1


def add_bundle(verbs: Verbs) -> None:
    """Add `bundel`."""
    verb = verbs.add_parser(
        "bundel",
        help="stel samen wat iemand uit het dossier krijgt, met wat eruit blijft en waarom",
        description="Zonder --naar zie je per regel of hij erin gaat, eruit blijft, of dat jij moet "
        "kijken, en waarom. Met --in, --uit of --kort kies je. Met --naar wordt de bundel geschreven: een PDF op slot, "
        "met een wachtwoordzin die je één keer ziet. Uitkomst 1: er wacht nog een regel op je keuze; "
        "dan wordt er niets geschreven.",
    )
    verb.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    verb.add_argument(
        "--voor",
        required=True,
        metavar="NAAM",
        help="wie het vraagt: een naam, leerling, nieuwe-school of commissie",
    )
    verb.add_argument(
        "--in",
        dest="take",
        nargs=2,
        action="append",
        default=[],
        metavar=("REGEL", "WAAROM"),
        help="deze regel gaat erin; mag vaker",
    )
    verb.add_argument(
        "--uit",
        dest="leave",
        nargs=2,
        action="append",
        default=[],
        metavar=("REGEL", "WAAROM"),
        help="deze regel blijft eruit; mag vaker",
    )
    verb.add_argument(
        "--kort",
        dest="shorten",
        nargs=3,
        action="append",
        default=[],
        metavar=("REGEL", "TEKST", "WAAROM"),
        help="in plaats van de regel komt deze tekst; mag vaker",
    )
    verb.add_argument(
        "--naar",
        metavar="BESTAND",
        help="het bestand: .pdf, of met --open ook .docx, .html, .md of .txt",
    )
    verb.add_argument(
        "--open",
        action="store_true",
        help="schrijf zonder slot: wie het bestand heeft, kan het lezen",
    )
    verb.add_argument(
        "--overschrijf", action="store_true", help="vervang het bestand als het er al staat"
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="bundel")


def bundel(chosen: Namespace) -> int:
    """Decide, write, or tell line by line."""
    from gesprekshulp.casework import bundles
    from gesprekshulp.cli.verbs import opened

    if chosen.open and not chosen.naar:
        raise Misuse("Geef bij --open ook --naar BESTAND.")
    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        requester = bundles.find_requester(case, chosen.voor)
        decided = _decide(case, requester, chosen)
        waiting = sum(one.open for one in bundles.judged(case, requester))
        if chosen.naar and waiting:
            complain(f"Er is niets geschreven. {bundles.still_waiting(waiting)}")
        elif chosen.naar:
            made = bundles.make_bundle(
                case, requester, Path(chosen.naar), not chosen.open, chosen.overschrijf
            )
            say(f"De bundel staat in {made.path}.")
            if made.passphrase:
                say(f"Wachtwoordzin: {made.passphrase}")
                say(
                    "Schrijf hem nu over; hij staat nergens anders. Bel hem door en mail hem niet mee."
                )
            for remark in (*made.remarks, *bundles.cautions(case, requester)):
                say(remark)
        else:
            _tell(case, requester)
        if decided or chosen.naar:
            case.leave()
        return FINDINGS if waiting else GOOD


def _decide(case: OpenCase, requester: Requester, chosen: Namespace) -> bool:
    from gesprekshulp.casework.bundles import decide

    for line, reason in chosen.take:
        decide(case, requester, line, "in", reason)
    for line, reason in chosen.leave:
        decide(case, requester, line, "uit", reason)
    for line, short, reason in chosen.shorten:
        decide(case, requester, line, "ingekort", reason, short)
    return bool(chosen.take or chosen.leave or chosen.shorten)


def _tell(case: OpenCase, requester: Requester) -> None:
    from gesprekshulp.casework.bundles import cautions, judged, whom

    say(f"Voor: {whom(case, requester)}")
    for one in judged(case, requester):
        say(f"{_word(one):8}  {one.line.id}")
        say(f"          {one.line.when}{': ' if one.line.when else ''}{one.line.text}")
        if one.verdict != "in":
            ground = case.desk.content.grounds.get(one.ground)
            say(f"          ({ground.title if ground else one.ground})")
    say("")
    for caution in cautions(case, requester):
        say(caution)


def _word(one: Judged) -> str:
    if one.verdict != "kijk":
        return one.verdict
    return (
        {"in": "in*", "uit": "uit*", "ingekort": "kort*"}[one.choice.choice]
        if one.choice
        else "KIJK"
    )


BUNDLE_VERBS: Mapping[str, Callable[[Namespace], int]] = {"bundel": bundel}
