"""The recovery code as people write it: letters in groups, each group with its own check.

Seven groups of five letters, four of them random: 126 bits, so no stretching is needed.
Letters that look like a figure or like each other (I, O, U) are left out; there are 23,
a prime, so that one check letter notices every wrong letter, every swap of neighbours
and every group in the wrong place. What the code opens stands in `keys`.
"""

from __future__ import annotations

import itertools
import secrets
import unicodedata
from collections.abc import Iterator, Sequence

LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
GROUPS, SIZE = 7, 5

_BASE = len(LETTERS)
_VALUE = {letter: value for value, letter in enumerate(LETTERS)}
_WEIGHTS = (1, 2, 3, 4, 5)  # differ from each other, so that a swap shows
_STEP = 7  # per group, so that groups in another order show
_MOST_MENDED = 3  # groups; with more of them wrong it is another code
_FEWEST_RIGHT = 3  # groups; with fewer a passphrase could pass for a code


def new_code() -> str:
    """Return a fresh random code, as it is written: "ABCDE FGHJK ..."."""
    groups = []
    for number in range(GROUPS):
        free = [secrets.randbelow(_BASE) for _ in range(SIZE - 1)]
        rest = -_sum(free, number) * pow(_WEIGHTS[-1], -1, _BASE)
        groups.append("".join(LETTERS[value] for value in (*free, rest % _BASE)))
    return " ".join(groups)


def looks_like_code(text: str) -> bool:
    """Whether this was meant as a recovery code; a passphrase passes once in 10,000 times."""
    groups = _groups(text)
    return sum(map(_fits, groups, itertools.count())) >= _FEWEST_RIGHT


def wrong_groups(text: str) -> list[int]:
    """Return the numbers, from 1, of the groups with a typing slip."""
    return [number for number, group in enumerate(_groups(text), 1) if not _fits(group, number - 1)]


def readings(text: str) -> Iterator[str]:
    """Yield every code that `text` may stand for, each group with at most one slip mended.

    A slip is one wrong, missing or extra letter, or two neighbours that changed places.
    """
    groups = _groups(text)
    if len(groups) != GROUPS or not looks_like_code(text):
        return
    wrong = sum(not _fits(group, number) for number, group in enumerate(groups))
    if wrong <= _MOST_MENDED:
        for reading in itertools.product(*map(_mended, groups, range(GROUPS))):
            yield " ".join(reading)


def _groups(text: str) -> list[str]:
    """Split as it was typed when that gives the right number of groups, else by fives."""
    plain = unicodedata.normalize("NFKC", text).upper()
    typed = "".join(one if one.isalnum() else " " for one in plain).split()
    if len(typed) == GROUPS:
        return typed
    whole = "".join(typed)
    if len(whole) != GROUPS * SIZE:
        return []
    return [whole[start : start + SIZE] for start in range(0, len(whole), SIZE)]


def _fits(group: str, number: int) -> bool:
    return (
        len(group) == SIZE
        and all(letter in _VALUE for letter in group)
        and _sum([_VALUE[letter] for letter in group], number) == 0
    )


def _sum(values: Sequence[int], number: int) -> int:
    weighed = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=False))
    return (weighed + _STEP * number) % _BASE


def _mended(group: str, number: int) -> list[str]:
    if _fits(group, number):
        return [group]
    tried: set[str] = set()
    if len(group) == SIZE:
        for at in range(SIZE):
            tried |= {group[:at] + letter + group[at + 1 :] for letter in LETTERS}
        for at in range(SIZE - 1):
            tried.add(group[:at] + group[at + 1] + group[at] + group[at + 2 :])
    elif len(group) == SIZE - 1:
        for at in range(SIZE):
            tried |= {group[:at] + letter + group[at:] for letter in LETTERS}
    elif len(group) == SIZE + 1:
        tried = {group[:at] + group[at + 1 :] for at in range(SIZE + 1)}
    return sorted(one for one in tried if _fits(one, number))
