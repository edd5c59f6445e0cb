"""The verbs that make papers of a case: `brief`, `chronologie`, `agenda`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_date, a_field, store_options
from gesprekshulp.cli.output import Misuse, say
from gesprekshulp.cli.report_verb import verslag

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.cli.arguments import DutchParser, Verbs
    from gesprekshulp.knowledge.letters import Letter

GOOD, FINDINGS, FAILURE = 0, 1, 2


def add_papers(verbs: Verbs) -> None:
    """Add the verbs."""
    verb = verbs.add_parser(
        "brief",
        help="toon welke brieven passen, lees er een, of schrijf hem",
        description="Zonder BRIEF zie je welke brieven nu passen en waarom. Met BRIEF lees je hem hier, "
        "met wat er nog mist. Met --naar wordt hij geschreven en vastgelegd. Uitkomst 1: er mist nog iets, "
        "en er staat CONCEPT op.",
    )
    verb.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    verb.add_argument("brief", nargs="?", default="", metavar="BRIEF", help="kenmerk van de brief")
    _where(verb, required=False)
    _for_whom(verb)
    verb.add_argument(
        "--veld",
        metavar="NAAM=WAARDE",
        type=a_field,
        action="append",
        default=[],
        help="vul een veld van de brief in; mag vaker. Bij --naar wordt het bij de zaak bewaard",
    )
    verb.add_argument(
        "--verstuurd",
        type=a_date,
        metavar="D",
        help="leg vast dat de brief op deze dag wegging (jjjj-mm-dd)",
    )
    verb.add_argument(
        "--jurist",
        metavar="BESTAND",
        help="schrijf apart op wat een jurist moet nakijken; niet voor ouders",
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="brief")
    _add_chronology(verbs)
    _add_calendar(verbs)


def _add_chronology(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "chronologie",
        help="schrijf op volgorde wat er gebeurde, met bewijs en wat ontbreekt",
        description="Schrijft wat er is gezegd, afgesproken, verstuurd en geprobeerd, met de bewijsstukken "
        "en wat ontbreekt. Zonder --lezer is het voor binnen de school; met --lezer staat er alleen in wat die "
        "lezer mag zien.",
    )
    verb.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    _where(verb, required=True)
    _for_whom(verb)
    store_options(verb, again=True)
    verb.set_defaults(verb="chronologie")


def _add_calendar(verbs: Verbs) -> None:
    verb = verbs.add_parser(
        "agenda",
        help="schrijf geplande gesprekken en afspraken als agendabestand (.ics)",
        description="Schrijft wat er gepland is als agendabestand. Er staan geen namen in, tenzij je --met-namen "
        "geeft.",
    )
    verb.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    _where(verb, required=True, formats=".ics")
    verb.add_argument(
        "--met-namen", action="store_true", help="namen en afspraken mogen erin staan"
    )
    verb.add_argument("--datum", type=a_date, metavar="D", help="vanaf deze dag (jjjj-mm-dd)")
    store_options(verb, again=True)
    verb.set_defaults(verb="agenda")


def _where(
    verb: DutchParser, required: bool, formats: str = ".docx, .pdf, .html, .md of .txt"
) -> None:
    verb.add_argument(
        "--naar", required=required, metavar="BESTAND", help=f"het bestand: {formats}"
    )
    verb.add_argument(
        "--overschrijf", action="store_true", help="vervang het bestand als het er al staat"
    )


def _for_whom(verb: DutchParser) -> None:
    verb.add_argument(
        "--lezer",
        metavar="NAAM",
        action="append",
        default=[],
        help="voor wie, bijvoorbeeld: --lezer moeder; mag vaker",
    )
    verb.add_argument(
        "--datum", type=a_date, metavar="D", help="de datum van het papier (jjjj-mm-dd)"
    )


def brief(chosen: Namespace) -> int:
    """List the letters of a case, show one, or write it."""
    from gesprekshulp.casework.letters import find_letter
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        if not chosen.brief:
            return _list_letters(case, chosen)
        return _one_letter(case, find_letter(case, chosen.brief), chosen)


def _list_letters(case: OpenCase, chosen: Namespace) -> int:
    from gesprekshulp.casework.letters import letters_now

    if chosen.naar or chosen.veld or chosen.lezer or chosen.jurist or chosen.verstuurd:
        raise Misuse(
            "Zeg ook welke brief: gesprekshulp brief ZAAK BRIEF. Zonder die opties zie je de lijst."
        )
    for one in letters_now(case, chosen.datum):
        said = f": {one.why}" if one.why else ""
        say(
            f"{'past nu' if one.why else '       '}  {one.letter.id:28}  {one.letter.short_name}{said}"
        )
    return GOOD


def _one_letter(case: OpenCase, letter: Letter, chosen: Namespace) -> int:
    from gesprekshulp.casework.before_leaving import before_leaving, write_for_lawyer
    from gesprekshulp.casework.letter_fields import keep_fields, known_fields
    from gesprekshulp.casework.letters import choose_readers, letter_of, make_letter
    from gesprekshulp.casework.sending import can_be_sent, record_sent
    from gesprekshulp.documents.plain import as_text

    fields = known_fields(letter, dict(chosen.veld))
    readers = choose_readers(case, letter, chosen.lezer, chosen.datum)
    built = letter_of(case, letter, readers, fields, chosen.datum)
    if chosen.naar:
        paper = make_letter(
            case, letter, Path(chosen.naar), readers, fields, chosen.datum, chosen.overschrijf
        )
        keep_fields(case, letter, fields)
        say(f"De brief staat in {paper.path}.")
        for remark in paper.remarks:
            say(remark)
    elif not chosen.verstuurd:
        say(as_text(built.document))
    if chosen.verstuurd:
        say(record_sent(case, letter, readers, chosen.verstuurd))
    elif chosen.naar and built.final and can_be_sent(letter):
        say("Verstuurd? Leg de dag vast met --verstuurd.")
    if chosen.jurist:
        path = write_for_lawyer(case, built, Path(chosen.jurist), chosen.overschrijf)
        say(f"Voor de jurist staat het in {path}.")
    for title, lines in before_leaving(case, letter, built, chosen.datum, readers).sections():
        say("")
        say(title)
        for line in lines:
            say(f"- {line}")
    return FINDINGS if built.gaps else GOOD


def chronologie(chosen: Namespace) -> int:
    """Write the chronology."""
    from gesprekshulp.casework.chronology import make_chronology
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        if len(chosen.lezer) > 1:
            raise Misuse("Een chronologie is voor één lezer. Geef --lezer één keer.")
        wanted = chosen.lezer[0] if chosen.lezer else ""
        paper = make_chronology(case, Path(chosen.naar), wanted, chosen.datum, chosen.overschrijf)
        say(f"De chronologie staat in {paper.path}.")
        for remark in paper.remarks:
            say(remark)
    return GOOD


def agenda(chosen: Namespace) -> int:
    """Write the calendar file."""
    from gesprekshulp.casework.chronology import make_calendar
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        case = desk.open_case(chosen.zaak)
        count = make_calendar(
            case, Path(chosen.naar), chosen.met_namen, chosen.datum, chosen.overschrijf
        )
        told = "1 afspraak" if count == 1 else f"{count} afspraken"
        say(f"De agenda staat in {chosen.naar}: {told}.")
    return GOOD


PAPER_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "brief": brief,
    "chronologie": chronologie,
    "agenda": agenda,
    "verslag": verslag,
}
