"""A bundle line by line: for whom, each line about another, reading and writing."""

from __future__ import annotations

from pathlib import Path

from gesprekshulp.casework import bundles
from gesprekshulp.casework.bundles import Choice
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.papers import file_stem
from gesprekshulp.documents.bundle.judging import Judged, Requester
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.plat.console import Console, read_aloud
from gesprekshulp.store.interface import StoreError

_CHOICES: tuple[Choice, ...] = ("in", "uit", "ingekort")


def run_bundle(case: OpenCase, console: Console) -> None:
    """Choose who asks; then look at lines, read or write."""
    people = bundles.requesters(case)
    who = console.choose("Wie vraagt het dossier?", [bundles.whom(case, one) for one in people])
    if who is None:
        return
    requester = people[who]
    console.say("", *bundles.cautions(case, requester))
    while True:
        lines = bundles.to_look_at(case, requester)
        left = sum(one.open for one in lines)
        picked = console.choose(
            f"Bundel voor {bundles.whom(case, requester)}",
            [
                f"bekijk de regels over anderen ({left} van {len(lines)} nog te doen)",
                "lees de bundel",
                "schrijf de bundel op slot (PDF met wachtwoordzin)",
                "schrijf de bundel open",
            ],
        )
        if picked is None:
            return
        if picked == 0:
            _look(case, requester, lines, console)
        elif picked == 1:
            console.say("")
            console.read_out(read_aloud(as_text(bundles.bundle_paper(case, requester))))
        else:
            _write(case, requester, console, locked=picked == 2)


def _look(case: OpenCase, requester: Requester, lines: list[Judged], console: Console) -> None:
    for one in [one for one in lines if one.open] or lines:
        ground = case.desk.content.grounds.get(one.ground)
        console.say("", f"{one.line.when} {one.line.text}".strip())
        if ground is not None:
            console.say(f"  {ground.title}. {ground.text} {ground.uncertain}".rstrip())
        picked = console.choose(
            "Wat doe je ermee?", ["gaat erin", "blijft eruit", "korter"], stop="later"
        )
        if picked is None:
            return
        short = ""
        if _CHOICES[picked] == "ingekort":
            short = console.ask("Wat komt er te staan? (leeg = later): ") or ""
            if not short:
                return
        reason = console.ask("Waarom? Dit komt niet in de bundel (leeg = later): ")
        if not reason:
            return
        bundles.decide(case, requester, one.line.id, _CHOICES[picked], reason, short)
    console.say("Alles is bekeken.")


def _write(case: OpenCase, requester: Requester, console: Console, locked: bool) -> None:
    name = f"{file_stem(case, 'bundel')}{'.pdf' if locked else '.docx'}"
    while (answer := console.ask(f"Naar welk bestand? (leeg = {name}, 0 = terug): ")) is not None:
        if answer == "0":
            return
        try:
            made = bundles.make_bundle(case, requester, Path(answer or name).expanduser(), locked)
        except WriteError as error:
            console.say(str(error))
            continue
        except StoreError as error:
            console.say(str(error))
            return
        console.say(f"Het staat in {made.path.absolute()}.")
        if made.passphrase:
            console.say(
                f"Wachtwoordzin: {made.passphrase}",
                "Schrijf hem nu over; hij staat nergens anders. Bel hem door en mail hem niet mee.",
            )
        console.say(*made.remarks)
        return
