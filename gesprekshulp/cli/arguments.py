"""Kinds of arguments that several verbs share, each refusing with a Dutch sentence."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from gesprekshulp.text import clean, quoted, shorten

_TOLD_BACK = 60  # characters of an argument that a refusal repeats
_MOST = 2000
_LONG = re.compile(rf"'[^']{{{_TOLD_BACK},}}'|\"[^\"]{{{_TOLD_BACK},}}\"|\S{{{_TOLD_BACK},}}")


class DutchParser(argparse.ArgumentParser):
    """Takes options only as they are written: a shortened one could hide a typing slip."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **given})

    def error(self, message: str) -> NoReturn:
        """Refuse with a sentence of which no argument makes more than a few harmless words."""
        told = _LONG.sub(lambda found: shorten(found[0], _TOLD_BACK), clean(message))
        super().error(shorten(told, _MOST))


if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[DutchParser]


def a_date(text: str) -> date:
    """Read `2026-12-01` or `1-12-2026`; raises ArgumentTypeError with a Dutch sentence."""
    parts = text.strip().replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(parts[0]) != 4:
            numbers.reverse()
        return date(*numbers)
    except (ValueError, TypeError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} is geen bestaande datum; schrijf bijvoorbeeld 2026-12-01"
        ) from None


def a_descriptor(text: str) -> int:
    """Read the number of an open file; the value is not repeated, it may be the passphrase."""
    if text.isascii() and text.isdigit() and len(text) < 6:
        return int(text)
    raise argparse.ArgumentTypeError(
        "hier hoort het nummer van een open bestand, nooit de wachtwoordzin zelf"
    )


def a_count(text: str) -> int:
    """Read a whole number from 1, at most nine digits; raises ArgumentTypeError in Dutch."""
    # Digits such as "²" are no number to int(), and very long ones are refused by it.
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text)):
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} is geen getal vanaf 1 van hooguit negen cijfers"
        )
    return int(text)


def a_number_or_word(text: str) -> int | str:
    """Read a number as `a_count` does, or a word: something that begins with a letter."""
    return text if text[:1].isalpha() else a_count(text)


def a_seed(text: str) -> int:
    """Read the number of a rehearsal, at most nine digits: a written one is found again by it."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise argparse.ArgumentTypeError(f"{quoted(text)} is geen getal van hooguit negen cijfers")
    return int(text)


def a_choice_of_facts(text: str) -> dict[str, str]:
    """Read `sector=vo,leeftijd=16-17`; raises ArgumentTypeError with a Dutch sentence."""
    facts = {}
    for part in filter(None, text.split(",")):
        fact, given, value = part.partition("=")
        if not given:
            raise argparse.ArgumentTypeError(f"{quoted(part)} is geen feit; schrijf feit=waarde")
        facts[fact.strip()] = value.strip()
    return facts


def store_options(parser: argparse.ArgumentParser, again: bool = False) -> None:
    """Add the options that say where the store is and how it opens."""
    # A verb repeats the options of the program; its own default must not undo those.
    unless_given = {"default": argparse.SUPPRESS} if again else {"default": None}
    parser.add_argument(
        "--map",
        dest="folder",
        metavar="MAP",
        help="de map van je opslag; anders die van GESPREKSHULP_MAP, of de gewone plek",
        **unless_given,
    )
    parser.add_argument(
        "--wachtwoordzin-fd",
        dest="passphrase_fd",
        type=a_descriptor,
        metavar="NUMMER",
        help="lees de wachtwoordzin van dit open bestandsnummer",
        **unless_given,
    )


def a_field(text: str) -> tuple[str, str]:
    """Return name and value of `naam=waarde`, the type of an argument."""
    name, given, value = text.partition("=")
    if not given or not name.strip():
        raise argparse.ArgumentTypeError(f"{quoted(text)} is geen veld; schrijf naam=waarde")
    return name.strip(), value
