"""A case to a colleague, or from one, line by line."""

from __future__ import annotations

from pathlib import Path

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.handing_over import hand_over, take_over
from gesprekshulp.casework.papers import file_stem
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.plat.console import Console
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.sealed_file import SUFFIX


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
        console.say(f"“{path}” is niet te lezen. Kijk of het er staat.")
    else:
        console.say(f"Overgenomen van {taken.by}.", "", taken.page)
