"""The arguments of every verb, with Dutch help. What a verb does stands in `verbs`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import DutchParser, a_date, store_options
from gesprekshulp.cli.backup_verbs import add_backups
from gesprekshulp.cli.bundle_verbs import add_bundle
from gesprekshulp.cli.content_parser import add_content
from gesprekshulp.cli.dossier_verbs import add_dossier
from gesprekshulp.cli.house_verbs import add_house
from gesprekshulp.cli.key_verbs import add_keys
from gesprekshulp.cli.paper_verbs import add_papers
from gesprekshulp.cli.report_verb import add_report
from gesprekshulp.cli.settings_verbs import add_settings
from gesprekshulp.cli.source_verbs import add_source
from gesprekshulp.cli.views_verbs import add_views
from gesprekshulp.parts import parts_in

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs

_DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg en stop",
    "expected one argument": "hier hoort één waarde achter",
    "expected at least one argument": "hier hoort minstens één waarde achter",
    "the following arguments are required: %s": "dit ontbreekt nog: %s",
    "unrecognized arguments: %s": "dit ken ik niet: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r bestaat niet (kies uit %(choices)s)"
    ),
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\nUitleg: %(prog)s --help\n",
    "invalid %(type)s value: %(value)r": "%(value)r past hier niet (verwacht: %(type)s)",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan meer betekenen: %(matches)s"
    ),
    "ignored explicit argument %r": "hier hoort geen waarde achter: %r",
}


def _in_dutch(text: str) -> str:
    return _DUTCH.get(text, text)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; `verb` on its result names the function to call."""
    # argparse takes all its words through this module-level function.
    setattr(argparse, "_", _in_dutch)  # noqa: B010
    parser = DutchParser(
        prog="gesprekshulp",
        description="Hulp bij het gesprek met ouders over het OPP: voorbereiden, gesprek voeren, "
        "vastleggen en de samenvatting maken. Zonder opdracht start het programma.",
        epilog="Alles blijft op deze computer, versleuteld. Er gaat nooit iets over het netwerk.",
    )
    from gesprekshulp import __version__

    parser.add_argument(
        "--version",
        action="version",
        version=f"gesprekshulp {__version__}",
        help="toon het versienummer en stop",
    )
    parser.add_argument(
        "--plat", action="store_true", help="regel voor regel, zonder volledig scherm"
    )
    store_options(parser)
    parser.set_defaults(verb="start")
    verbs = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    _example(verbs)
    _cases(verbs)
    for part in parts_in("cli"):
        part.add(verbs)
    add_report(verbs)
    add_papers(verbs)
    add_house(verbs)
    add_views(verbs)
    add_bundle(verbs)
    add_source(verbs)
    add_settings(verbs)
    _recognise(verbs)
    add_keys(verbs)
    add_backups(verbs)
    add_dossier(verbs)
    add_content(verbs)
    return parser


def _example(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "voorbeeld",
        help="open een verzonnen zaak om te proberen",
        description="Opent een verzonnen zaak in een tijdelijke opslag; er wordt geen "
        "wachtwoordzin gevraagd. Zonder terminal wordt het gesprek als tekst afgespeeld, echt "
        "vastgelegd in die opslag, en wordt de samenvatting geschreven.",
    )
    verb.add_argument(
        "--plat", action="store_true", help="regel voor regel, zonder volledig scherm"
    )
    verb.add_argument(
        "--speel", action="store_true", help="speel het gesprek af als tekst, ook in een terminal"
    )
    verb.add_argument(
        "--naar",
        metavar="BESTAND",
        help="waar de samenvatting komt (.docx, .pdf, .html, .md of .txt); anders in een tijdelijke map",
    )
    verb.set_defaults(verb="voorbeeld")


def _cases(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "zaken",
        help="toon de zaken in je opslag",
        description="Toont elke zaak met haar kenmerk, zonder namen van kinderen.",
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="zaken")


def _recognise(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "herken",
        help="herken weerstand, zetten of een notitie in regels van standaardinvoer",
        description="Leest regels tekst of JSON van standaardinvoer en geeft per regel één antwoord "
        "als JSON, met de woorden die de doorslag gaven. Er wordt niets bewaard.",
    )
    verb.add_argument(
        "wat",
        choices=["weerstand", "zet", "notitie"],
        metavar="WAT",
        help="weerstand, zet of notitie",
    )
    verb.add_argument(
        "--jsonl",
        action="store_true",
        help="elke regel is JSON: {“tekst”: “…”, “ouder”: “wat de ouder net zei”}",
    )
    verb.add_argument("--datum", type=a_date, metavar="D", help="reken met deze datum (jjjj-mm-dd)")
    verb.add_argument(
        "--bank",
        metavar="BESTAND",
        help="leer van deze regels in plaats van de onze: JSONL met “tekst” en “labels”",
    )
    verb.set_defaults(verb="herken")
