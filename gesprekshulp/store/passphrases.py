"""What a passphrase that someone chooses must be. Light, for the first screen reads it at once."""

from __future__ import annotations

from itertools import pairwise

SHORTEST = 8
"""Characters it has at least."""

GUESSED = "Let op: deze wachtwoordzin raadt iemand zo. Vier losse woorden zijn veel sterker."
"""What to tell of one that `easily_guessed` knows; it is taken all the same."""

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_FIRST_TRIED = ("wachtwoord", "password", "welkom", "geheim", "gesprekshulp", "school", "admin")
_STEPS = frozenset(
    pair for row in (*_ROWS, *(one[::-1] for one in _ROWS)) for pair in pairwise(row)
)
_LEFT = 6  # characters that must be left when what anybody tries first is taken away
_NUMBERS = 16  # a day, a telephone number: shorter than this, digits are soon all tried


def easily_guessed(passphrase: str) -> bool:
    """Whether whoever finds the laptop would try this first: a run of keys, a day, `welkom1`."""
    rest = "".join(passphrase.casefold().split())
    if len(set(rest)) < 5:
        return True
    if not any(map(str.isalpha, rest)):
        return len(rest) < _NUMBERS or _kept(rest) < _LEFT
    for word in _FIRST_TRIED:
        rest = rest.replace(word, "")
    return _kept(rest) < _LEFT


def _kept(text: str) -> int:
    """Return how many characters do not follow from the one before, by the alphabet or a keyboard."""
    return sum(a != b and (a, b) not in _STEPS for a, b in pairwise(f" {text}"))
