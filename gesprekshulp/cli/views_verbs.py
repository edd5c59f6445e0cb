"""The verb `zienswijze`: read, take over and answer what parents say of the school's text."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_date, store_options
from gesprekshulp.cli.output import Misuse, say
from gesprekshulp.dossier.words import VIEW_HOW, VIEW_OUTCOMES

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.casework.views import Target
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS = 0, 1


def add_views(verbs: Verbs) -> None:
    """Add `zienswijze`."""
    verb = verbs.add_parser(
        "zienswijze",
        help="leg vast wat ouders zelf over de tekst van de school zeggen, en antwoord",
        description="Zonder opties zie je wat er is vastgelegd, met het antwoord. Met --van en --woorden "
        "neem je een zienswijze over. Met --antwoord leg je vast wat de school ermee doet. Met --naar schrijf "
        "je het stuk dat bij het OPP hoort. Uitkomst 1: er is er een zonder antwoord.",
    )
    verb.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    verb.add_argument("--van", metavar="NAAM", help="van wie de woorden zijn")
    verb.add_argument(
        "--woorden", metavar="TEKST", help="de woorden zelf; een streepje leest standaardinvoer"
    )
    verb.add_argument(
        "--over",
        metavar="WAT",
        default="opp",
        help="waarover het gaat (gewoonlijk opp); een vraagteken toont wat er kan",
    )
    verb.add_argument(
        "--plek", metavar="ZIN", default="", help="welke zin of plek, in je eigen woorden"
    )
    verb.add_argument(
        "--hoe", choices=tuple(VIEW_HOW), default="gezegd", metavar="HOE", help=", ".join(VIEW_HOW)
    )
    verb.add_argument("--datum", type=a_date, metavar="D", help="de dag waarop het binnenkwam")
    verb.add_argument(
        "--delen",
        metavar="NAAM",
        action="append",
        default=[],
        help="wie van de familie dit ook mag lezen; mag vaker",
    )
    verb.add_argument(
        "--antwoord",
        nargs=3,
        metavar=("KENMERK", "KEUZE", "TEKST"),
        help="wat de school ermee doet: overgenomen, deels of niet, met wat er verandert of waarom niet",
    )
    verb.add_argument(
        "--naar",
        metavar="BESTAND",
        help="schrijf het stuk bij het OPP: .docx, .pdf, .html, .md of .txt",
    )
    verb.add_argument(
        "--lezer",
        metavar="NAAM",
        action="append",
        default=[],
        help="voor wie het stuk is; mag vaker",
    )
    verb.add_argument(
        "--overschrijf", action="store_true", help="vervang het bestand als het er al staat"
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="zienswijze")


def zienswijze(chosen: Namespace) -> int:
    """Take over, answer, write, or tell what there is."""
    from gesprekshulp.casework.views import make_views
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        if chosen.over == "?":
            for one in _targets(case):
                say(f"{_mark(one):24}  {one.title}")
            return GOOD
        changed = _take(case, chosen)
        changed = _answer(case, chosen) or changed
        if chosen.naar:
            paper = make_views(case, Path(chosen.naar), chosen.lezer, chosen.overschrijf)
            say(f"Het staat in {paper.path}.")
            for remark in paper.remarks:
                say(remark)
        elif not changed:
            _tell(case)
        if changed:
            case.leave()
        return GOOD if all(one.answered for one in case.dossier.views.values()) else FINDINGS


def _tell(case: OpenCase) -> None:
    from gesprekshulp.casework.views import told

    if not case.dossier.views:
        say("Er is nog geen zienswijze vastgelegd.")
    for name, one in case.dossier.views.items():
        say(f"{name}  {told(case, one)}")


def _take(case: OpenCase, chosen: Namespace) -> bool:
    from gesprekshulp.casework.papers import find_readers
    from gesprekshulp.casework.views import add_view

    if not chosen.van and not chosen.woorden:
        return False
    if not chosen.van or not chosen.woorden:
        raise Misuse("Geef allebei: --van NAAM en --woorden TEKST.")
    words = sys.stdin.read() if chosen.woorden == "-" else chosen.woorden
    from gesprekshulp.text import clean

    view = add_view(
        case,
        find_readers(case, [chosen.van])[0],
        clean(words).strip("\n"),
        chosen.datum or case.today(),
        chosen.hoe,
        _target(case, chosen.over),
        chosen.plek,
        find_readers(case, chosen.delen),
    )
    say(f"Bewaard, met kenmerk {view.id}.")
    return True


def _answer(case: OpenCase, chosen: Namespace) -> bool:
    from gesprekshulp.casework.views import answer_view

    if not chosen.antwoord:
        return False
    view, outcome, text = chosen.antwoord
    if outcome not in VIEW_OUTCOMES:
        raise Misuse(f"“{outcome}” kan niet. Kies uit: {', '.join(VIEW_OUTCOMES)}.")
    answer_view(case, view, outcome, text)
    say("Het antwoord is bewaard.")
    return True


def _targets(case: OpenCase) -> list[Target]:
    from gesprekshulp.casework.views import targets

    return targets(case)


def _mark(target: Target) -> str:
    return f"{target.about}:{target.ref}" if target.ref else target.about


def _target(case: OpenCase, wanted: str) -> Target:
    found = {_mark(one): one for one in _targets(case)}
    if wanted not in found:
        raise Misuse(f"“{wanted}” is er niet. Wat er kan, zie je met --over '?'.")
    return found[wanted]


VIEWS_VERBS: Mapping[str, Callable[[Namespace], int]] = {"zienswijze": zienswijze}
