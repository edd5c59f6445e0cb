"""`dossier controleer` and `dossier invoer`: what a case lacks, and a case taken in from a form."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesprekshulp.cli.arguments import a_date, store_options
from gesprekshulp.cli.output import Misuse, complain, say

if TYPE_CHECKING:
    from gesprekshulp.assistant.form.types import Form
    from gesprekshulp.assistant.guard import GuardReport
    from gesprekshulp.cli.arguments import Verbs
    from gesprekshulp.knowledge.types import Content

GOOD, FINDINGS, FAILURE = 0, 1, 2


def add_guard(parts: Verbs) -> None:
    """Add what stands under `dossier` about the guard and the case form."""
    check = parts.add_parser(
        "controleer",
        help="noem wat er in een zaak ontbreekt of moet gebeuren, met een vaste code",
        description="Noemt per punt wat ontbreekt, waarom, op welke bron dat rust en wat je nu kunt "
        "doen. Uitkomst 0: geen gat gevonden in wat is vastgelegd; 1: wel; 2: het kon niet.",
    )
    check.add_argument("zaak", metavar="ZAAK", help="kenmerk of voorletters van de zaak")
    _date_and_json(check)
    store_options(check, again=True)
    check.set_defaults(verb="dossier controleer")
    take = parts.add_parser(
        "invoer",
        help="maak een zaak van een zaakformulier (JSON), of kijk het alleen na",
        description="Leest een zaakformulier. Fouten worden in één keer genoemd, met de plek. "
        "Met --controleer wordt geen zaak gemaakt en zegt de wacht wat er ontbreekt.",
    )
    take.add_argument("bestand", metavar="BESTAND", help="het formulier, een JSON-bestand")
    take.add_argument(
        "--controleer", action="store_true", help="maak geen zaak; zeg alleen wat er ontbreekt"
    )
    _date_and_json(take)
    store_options(take, again=True)
    take.set_defaults(verb="dossier invoer")


def _date_and_json(parser: Any) -> None:
    parser.add_argument(
        "--datum", type=a_date, metavar="D", help="zoals het op deze dag was (jjjj-mm-dd)"
    )
    parser.add_argument("--json", action="store_true", help="als JSON, met vaste namen")


def controleer(chosen: Namespace) -> int:
    """Say what a case lacks on a day."""
    from gesprekshulp.casework.guard import guard_of
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        report = guard_of(desk.open_case(chosen.zaak), chosen.datum)
        _tell(report, desk.content, chosen.json)
    return GOOD if report.clean else FINDINGS


def invoer(chosen: Namespace) -> int:
    """Make a case of a form, or only say what the guard finds in it."""
    from gesprekshulp.assistant.form.reading import read_form

    form, faults = read_form(_bytes_of(Path(chosen.bestand)))
    if form is None:
        if chosen.json:
            _print({"fouten": [_fault(one) for one in faults]})
        else:
            for one in faults:
                say(f"{chosen.bestand}, {one}")
            count = "1 fout" if len(faults) == 1 else f"{len(faults)} fouten"
            say(f"{count}. Er is niets bewaard.")
        return FAILURE
    if chosen.controleer:
        return _check(form, chosen)
    from gesprekshulp.casework.guard import guard_of, take_in
    from gesprekshulp.cli.verbs import opened

    with opened(chosen, may_create=True) as desk:
        case = take_in(desk, form)
        report = guard_of(case, chosen.datum or form.op)
        _tell(report, desk.content, chosen.json, zaak=case.id)
    return GOOD if report.clean else FINDINGS


def _check(form: Form, chosen: Namespace) -> int:
    from gesprekshulp.casework.guard import guard_of_form
    from gesprekshulp.cli.source_verbs import content_of
    from gesprekshulp.cli.verbs import today

    content = content_of(chosen)
    report = guard_of_form(content, form, chosen.datum, today())
    beside = _beside_judgment(form, report)
    _tell(report, content, chosen.json, **({"oordeel": beside} if beside else {}))
    if beside and not chosen.json:
        said = {
            "gevonden": "ontbrak, en gevonden",
            "gemist": "ontbrak, niet gevonden",
            "te_veel": "in orde, toch gevonden",
        }
        for key, words in said.items():
            if beside[key]:
                say(f"Volgens de uitspraak {words}: {', '.join(beside[key])}.")
    return GOOD if report.clean else FINDINGS


def _beside_judgment(form: Form, report: GuardReport) -> dict[str, list[str]]:
    """Return the codes of a ruling beside those of the guard; {} when the form has none."""
    if form.uitspraak is None:
        return {}
    found = {one.code for one in report.findings}
    return {
        "gevonden": [one for one in form.uitspraak.ontbrak if one in found],
        "gemist": [one for one in form.uitspraak.ontbrak if one not in found],
        "te_veel": [one for one in form.uitspraak.in_orde if one in found],
    }


def _bytes_of(path: Path) -> bytes:
    """Read the form; raises Misuse for what is no readable file, OSError from the system."""
    from gesprekshulp.assistant.form.places import MAX_BYTES

    if path.exists() and not path.is_file():
        raise Misuse(f"“{path}” is geen bestand. Geef een zaakformulier, een JSON-bestand.")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _tell(report: GuardReport, content: Content, as_json: bool, **more: Any) -> None:
    from gesprekshulp.assistant.guard.telling import as_data, told

    if as_json:
        _print({**more, **as_data(report)})
        return
    if "zaak" in more:
        complain(f"De zaak is gemaakt, met kenmerk {more['zaak']}.")
    for line in told(report, content):
        say(line)


def _fault(one: Any) -> dict[str, Any]:
    return {
        "regel": one.line,
        "kolom": one.column,
        "plek": one.pointer,
        "tekst": one.text,
        "hulp": one.hint or None,
    }


def _print(data: dict[str, Any]) -> None:
    import json

    say(json.dumps(data, ensure_ascii=False, indent=1))


GUARD_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "dossier controleer": controleer,
    "dossier invoer": invoer,
}
