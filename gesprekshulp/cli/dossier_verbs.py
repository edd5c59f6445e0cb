"""What `dossier ...` does with one case: does it fit, what does it lack, how long it stays."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import store_options
from gesprekshulp.cli.guard_verbs import GUARD_VERBS, add_guard
from gesprekshulp.cli.handing_verbs import HANDING_VERBS, add_handing
from gesprekshulp.cli.keeping_verbs import KEEPING_VERBS, add_keeping
from gesprekshulp.cli.output import say

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS = 0, 1


def verifieer(chosen: Namespace) -> int:
    """Check the chain of a case; name the first event that does not fit."""
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.find_case(chosen.zaak)
        report = desk.store.verify(case)
    wiped = f", waarvan {report.wiped} gewist" if report.wiped else ""
    if report.first_fault is None:
        say(f"Zaak {case}: alle {report.checked} vaste gebeurtenissen passen{wiped}.")
        say("Concepten van een lopend gesprek tellen pas mee als het gesloten is.")
        return GOOD
    say(f"Zaak {case}: gebeurtenis {report.first_fault} past niet: {report.reason}.")
    say(
        f"De {report.checked} ervoor passen{wiped}. Haal terug wat klopt: gesprekshulp herstel --samen"
    )
    return FINDINGS


def add_dossier(verbs: Verbs) -> None:
    """Add the arguments of `dossier` and what stands below it."""
    verb = verbs.add_parser(
        "dossier",
        help="kijk of een zaak klopt en wat er ontbreekt, neem er een over, of haal haar weg",
        description="Opdrachten over één zaak.",
    )
    below = verb.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    one = below.add_parser(
        "verifieer",
        help="kijk of niemand iets in een zaak heeft veranderd",
        description="Rekent de keten van gebeurtenissen na en noemt de eerste die niet past.",
    )
    one.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    store_options(one, again=True)
    one.set_defaults(verb="dossier verifieer")
    add_guard(below)
    add_keeping(below)
    add_handing(below)


DOSSIER_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "dossier verifieer": verifieer,
    **GUARD_VERBS,
    **KEEPING_VERBS,
    **HANDING_VERBS,
}
