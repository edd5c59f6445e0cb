"""The verb `huisstijl`: the school's own Word document for all papers, shown, set or taken away."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.output import Misuse, say

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs

GOOD = 0


def add_house(verbs: Verbs) -> None:
    """Add the verb with its arguments."""
    verb = verbs.add_parser(
        "huisstijl",
        help="gebruik het Word-bestand van je school voor brieven en verslagen",
        description="Bewaart een .docx of .dotx van je school als huisstijl. Elk Word-bestand dat het "
        "programma maakt, krijgt dan die kop- en voettekst, marges en stijlen. De tekst uit het "
        "bestand komt nergens in. Zonder BESTAND hoor je welke huisstijl er is.",
    )
    verb.add_argument("bestand", nargs="?", metavar="BESTAND", help="een .docx of .dotx")
    verb.add_argument("--weg", action="store_true", help="haal de huisstijl weg")
    verb.set_defaults(verb="huisstijl")


def huisstijl(chosen: Namespace) -> int:
    """Show, set or take away the house style."""
    from gesprekshulp.casework.house import (
        HouseStyleError,
        drop_house_style,
        find_house_style,
        keep_house_style,
    )
    from gesprekshulp.store.locations import own_content_dir

    own = own_content_dir()
    if chosen.weg and chosen.bestand:
        raise Misuse("Kies een BESTAND of --weg, niet allebei.")
    if chosen.weg:
        say("De huisstijl is weg." if drop_house_style(own) else "Er was geen huisstijl.")
        return GOOD
    if not chosen.bestand:
        found = find_house_style(own)
        say(
            f"De huisstijl is {found}."
            if found
            else "Er is nog geen huisstijl. Geef een .docx of .dotx van je school."
        )
        return GOOD
    try:
        place, style = keep_house_style(Path(chosen.bestand).expanduser(), own)
    except HouseStyleError as error:
        raise Misuse(str(error)) from error
    say(f"Bewaard als {place}. Word-bestanden krijgen nu deze huisstijl.")
    for remark in style.remarks:
        say(remark)
    return GOOD


HOUSE_VERBS: Mapping[str, Callable[[Namespace], int]] = {"huisstijl": huisstijl}
