"""Asking whether something may be done, with all that will happen told just above the question."""

from __future__ import annotations

import sys
from argparse import Namespace

from gesprekshulp.cli.output import Misuse, say

FOR_GOOD = "Dit kun je niet terugdraaien."


def sure(chosen: Namespace, *what: str) -> bool:
    """Tell what cannot be undone, a line each, and ask; as `may`."""
    return may(chosen, *what, FOR_GOOD)


def may(chosen: Namespace, *what: str) -> bool:
    """Tell what is about to be done, a line each, and whether the user typed yes or gave `--ja`.

    The end of the input is no. Raises Misuse without terminal and `--ja`.
    """
    if not chosen.ja and not sys.stdin.isatty():
        raise Misuse("Er is geen terminal om te vragen of je het zeker weet. Geef --ja mee.")
    for line in what:
        say(line)
    if chosen.ja or _typed().strip().casefold() == "ja":
        return True
    say("Er is niets veranderd.")
    return False


def _typed() -> str:
    try:
        return input("Typ ja om door te gaan: ")
    except EOFError:
        say()
        return ""
    except UnicodeDecodeError:
        return ""
