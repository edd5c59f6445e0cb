"""The verb `verslag`: the summary of a meeting, or one of the other reports of it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_date, a_field, store_options
from gesprekshulp.cli.output import Misuse, say

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.cli.arguments import Verbs
    from gesprekshulp.knowledge.letters import Letter

GOOD, FINDINGS = 0, 1

_SUMMARY = "samenvatting"
_OTHERS = {"zienswijze": "verslag-met-zienswijze", "intern": "verslag-intern"}


def add_report(verbs: Verbs) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "verslag",
        help="schrijf de samenvatting van een gesprek",
        description="Schrijft de samenvatting van een gesprek. Er staat alleen in wat haar lezers "
        "mogen zien; hoeveel er is weggelaten, hoor je hier.",
    )
    verb.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    verb.add_argument(
        "--naar",
        required=True,
        metavar="BESTAND",
        help="het bestand: .docx, .pdf, .html, .md of .txt",
    )
    verb.add_argument(
        "--soort",
        choices=(_SUMMARY, *_OTHERS),
        default=_SUMMARY,
        help="samenvatting, zienswijze (verslag waar ouders bij schrijven) of intern",
    )
    verb.add_argument(
        "--gesprek",
        metavar="NUMMER",
        help="welk gesprek (1 is het eerste); anders het laatste dat klaar is",
    )
    verb.add_argument(
        "--voor",
        "--lezer",
        metavar="NAAM",
        nargs="+",
        default=[],
        help="voor wie, bijvoorbeeld: --voor moeder vader; anders wie er van de familie bij was",
    )
    verb.add_argument(
        "--veld",
        metavar="NAAM=WAARDE",
        type=a_field,
        action="append",
        default=[],
        help="vul een veld van het verslag in; mag vaker, en blijft bij de zaak staan",
    )
    verb.add_argument(
        "--datum", type=a_date, metavar="D", help="de datum van het papier (jjjj-mm-dd)"
    )
    verb.add_argument(
        "--overschrijf", action="store_true", help="vervang het bestand als het er al staat"
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="verslag")


def verslag(chosen: Namespace) -> int:
    """Write the report of a meeting and say what was left out or is missing."""
    from gesprekshulp.casework.letters import find_letter
    from gesprekshulp.cli.verbs import opened

    if chosen.soort == _SUMMARY and chosen.veld:
        raise Misuse(
            "De samenvatting heeft geen velden om in te vullen. Zet er --soort zienswijze bij, "
            "of --soort intern."
        )
    if chosen.soort != _SUMMARY and chosen.gesprek is not None:
        raise Misuse("Met --gesprek kies je alleen van welk gesprek de samenvatting is.")
    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        if chosen.soort == _SUMMARY:
            return _summary(case, chosen)
        return _other(case, find_letter(case, _OTHERS[chosen.soort]), chosen)


def _summary(case: OpenCase, chosen: Namespace) -> int:
    from gesprekshulp.casework.papers import find_readers, make_summary

    last = case.meeting_to_report()
    held = [g.id for g in case.held_meetings()]
    meeting = _wanted_meeting(held, chosen.gesprek, last.id if last else "")
    readers = find_readers(case, chosen.voor)
    paper = make_summary(
        case, meeting, Path(chosen.naar), readers, chosen.overschrijf, chosen.datum
    )
    say(f"De samenvatting staat in {paper.path}.")
    for remark in paper.remarks:
        say(remark)
    return GOOD


def _other(case: OpenCase, letter: Letter, chosen: Namespace) -> int:
    from gesprekshulp.casework.letter_fields import keep_fields, known_fields
    from gesprekshulp.casework.letters import choose_readers, letter_of, make_letter

    if not case.held_meetings():
        raise Misuse(_NOT_HELD)
    fields = known_fields(letter, dict(chosen.veld))
    readers = choose_readers(case, letter, chosen.voor, chosen.datum)
    gaps = letter_of(case, letter, readers, fields, chosen.datum).gaps
    paper = make_letter(
        case, letter, Path(chosen.naar), readers, fields, chosen.datum, chosen.overschrijf
    )
    keep_fields(case, letter, fields)
    say(f"Het verslag staat in {paper.path}.")
    for remark in paper.remarks:
        say(remark)
    for gap in gaps:
        say(f"- {gap.what} ({gap.how})" if gap.how else f"- {gap.what}")
    return FINDINGS if gaps else GOOD


_NOT_HELD = "In deze zaak is nog geen gesprek gevoerd."


def _wanted_meeting(meetings: list[str], number: str | None, last: str) -> str:
    if not meetings:
        raise Misuse(_NOT_HELD)
    if number is None:
        return last
    if number in meetings:
        return number
    if number.isdecimal() and len(number) < 6 and 1 <= int(number) <= len(meetings):
        return meetings[int(number) - 1]
    known = (
        "Er is alleen gesprek 1." if len(meetings) == 1 else f"Kies 1 tot en met {len(meetings)}."
    )
    raise Misuse(f"Gesprek {number} is er niet. {known}")
