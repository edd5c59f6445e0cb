"""A case to a colleague, or from one, line by line."""

from __future__ import annotations

from pathlib import Path

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.handing_over import (
    hand_over,
    shrink,
    shrinking_told,
    take_over,
    try_shrinking,
)
from gesprekshulp.casework.papers import file_stem
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.plat.answers import ask_date
from gesprekshulp.plat.console import Console
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.sealed_file import SUFFIX
from gesprekshulp.text import quoted


def hand_over_case(case: OpenCase, console: Console) -> None:
    """Write the case for a colleague, sealed, and tell the passphrase once."""
    name = f"{file_stem(case, 'overdracht')}{SUFFIX}"
    while (answer := console.ask(f"Naar welk bestand? (leeg = {name}, 0 = terug): ")) is not None:
        if answer == "0":
            return
        try:
            made = hand_over(case, Path(answer or name).expanduser())
        except (WriteError, StoreError) as error:
            console.say(str(error))
            continue
        console.say(
            f"Het staat in {made.path.absolute()}.",
            f"Wachtwoordzin: {made.passphrase}",
            "Schrijf hem nu over; hij staat nergens anders. Bel hem door en mail hem niet mee.",
            f"Eigen werkaantekeningen bleven hier: {made.left_out}.",
        )
        return


def leave_a_pointer(case: OpenCase, console: Console) -> None:
    """Let only a pointer be left of a case that stands in the pupil's file; asked twice."""
    console.say(
        "",
        "Staat alles in het leerlingdossier? Dan blijft hier alleen een verwijzing over.",
        "Neem eerst alles over: “een deel van het OPP als gewone tekst lezen” geeft de delen.",
    )
    where = console.ask("Waar staat het? Bijvoorbeeld ParnasSys, map OPP (leeg = terug): ")
    if not where:
        return
    prompt = "Tot welke dag mag de verwijzing hier staan? (leeg = terug): "
    remove_on = ask_date(console, prompt, case.today())
    if remove_on is None:
        return
    try:
        try_shrinking(case, where, remove_on)
    except StoreError as error:
        console.say(str(error))
        return
    console.say(*shrinking_told(case))
    if (console.ask("Alles hier weghalen? Typ weg om het te doen: ") or "").casefold() != "weg":
        console.say("Er is niets weggehaald.")
        return
    try:
        pointer, removed = shrink(case, where, remove_on)
    except StoreError as error:
        console.say(str(error))
        return
    console.say(
        f"Er staat nu alleen nog een verwijzing, met kenmerk {pointer.id}.", *removed.remarks
    )


def take_over_case(desk: Desk, console: Console) -> None:
    """Take over a case that a colleague handed over, and read the page that came along."""
    path = console.ask("Waar staat het bestand? (leeg = terug): ")
    secret = console.ask("Wachtwoordzin van de overdracht: ") if path else None
    if not path or not secret:
        return
    try:
        taken = take_over(desk, Path(path).expanduser(), secret)
    except StoreError as error:
        console.say(str(error))
    except OSError:
        console.say(f"{quoted(path)} is niet te lezen. Kijk of het er staat.")
    else:
        console.say(f"Overgenomen van {taken.by}.", "", taken.page)
