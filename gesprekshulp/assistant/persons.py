"""Finding persons in a typed note, in their short form ("juf Marloes", "moeder", "IB").

Only who is named and where; what that person does stands in `who`. The short forms
are those of evaluatie/README.md; the tables stand in `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import msgspec

from gesprekshulp.assistant.roles import (
    ABBREVIATIONS,
    COMPOUND,
    FAMILY_TITLES,
    NO_COMPOUND,
    OF_SEVERAL_WORDS,
    ONLY_CAPITALS,
    PRONOUNS,
    ROLES,
    TITLES,
)
from gesprekshulp.text import in_a_row

_PARTICLES = frozenset(
    ["de", "van", "der", "den", "ten", "ter", "el", "al", "ben", "te", "'t", "la", "von", "d'"]
)
_JOIN = re.compile(r"\s*(?:\ben\b|\+|&|/|\bsamen met\b|\ben ook\b)\s*$", re.I)
_COMMA = re.compile(r"\s*,\s*")
_ARTICLE = re.compile(r"\b(?:de|het)\b", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’-]*", re.UNICODE)
_BEFORE_OTHERS = (
    "met aan van voor naar bij over tegen namens via tussen zonder op door richting langs uit in "
    "tot achter binnen naast vanuit volgens vanaf per om tijdens mbv via m nr olv"
)
_PREPOSITIONS = frozenset(_BEFORE_OTHERS.split())
# Words that may follow "juf" or "mw" without being a name.
_NO_NAMES = (
    "belt bellen mailt stuurt vraagt zegt vertelt wil gaat maakt regelt zorgt komt neemt "
    "geeft ziet vindt heeft is was zou zal kan mag moet doet en of om in op met aan bij voor "
    "van naar die dat hem haar het een niet geen ook nog wel dan als er al ons zijn plant "
    "bespreekt overlegt oefent helpt schrijft kijkt leest denkt hoort weet wilde gaf zei "
    "vroeg ma di wo do vr za zo morgen vandaag elke iedere week maandag dinsdag woensdag "
    "donderdag vrijdag akkoord bang boos tegen wacht start probeert houdt laat legt zet haalt "
    "brengt spreekt nodigt koppelt informeert deelt meldt besluit stemt werkt zoekt checkt "
    "gebeld groep klas gr school gemeente wijkteam swv ib ggd team bso zelf samen over tot uit "
    "bovenbouw onderbouw middenbouw kleuters groepen oké ok oke eens blij benieuwd volgende "
    "ruilt print ruimt knikt tekent twijfelt begint stopt reageert meent merkt geen wordt "
    "weigert herkent staat blijft kiest verlengt snapt levert zit verwacht uiterlijk binnen "
    "overmorgen vanmiddag daarna dus want maar oneens liever nooit helemaal erg heel zeer "
    "mee weer even nu toch straks terug thuis hier daar waar wie hoe wanneer waarom alleen "
)
_COMMON = frozenset(_NO_NAMES.split())
_ARTICLES = frozenset(
    [
        "de",
        "het",
        "een",
        "onze",
        "haar",
        "zijn",
        "hun",
        "beide",
        "beiden",
        "ons",
        "mijn",
        "die",
        "deze",
        "dit",
        "d",
        "t",
        "'t",
        "allebei",
    ]
)
# "andere school", "eigen juf": still governed by the preposition before it.
_ADJECTIVES = frozenset(
    [
        "andere",
        "ander",
        "nieuwe",
        "eigen",
        "oude",
        "huidige",
        "vorige",
        "middelbare",
        "dezelfde",
        "hele",
        "gewone",
        "volgende",
        "vaste",
        "externe",
        "biologische",
        "beste",
        "betrokken",
    ]
)


class Person(msgspec.Struct, frozen=True):
    """A person named in a text: short form, place in the text, and the word before it."""

    name: str
    start: int
    end: int
    governed: str = ""  # the preposition before it: "met moeder" is not who acts


def short_form(text: str) -> str:
    """Return the short form of a bare name or role: "mdr" -> "moeder"; else with a capital."""
    bare = text.strip().rstrip(".")
    found = find_persons(bare)
    if found and found[0].start == 0 and found[0].end >= len(bare):
        return found[0].name
    return bare if bare != bare.lower() else " ".join(map(_cap, bare.split()))


def find_persons(text: str, names: Iterable[str] = (), pronouns: bool = False) -> list[Person]:
    """Return the persons named in `text`, in order. `names`: first or short names known here.

    `pronouns`: "ik" and "wij" count as persons too.
    """
    known = {name.lower(): short_form(name) for name in names if name}
    longest_first = sorted(known, key=len, reverse=True)
    found: list[Person] = []
    position = 0
    while match := _WORD.search(text, position):
        end, name = _person_at(text, match, known, longest_first)
        if not name and pronouns:
            name = PRONOUNS.get(match[0].lower(), "")
        if name:
            found.append(Person(name, match.start(), end, _governed(text[: match.start()])))
            position = max(end, match.end())
        else:
            position = match.end()
    return found


def together(persons: list[Person], text: str) -> list[Person]:
    """Return the first person with those joined to it by "en", "+", or a row with commas."""
    joint = [persons[0]]
    row: list[Person] = []  # after a comma: only counts when an "en" closes the row
    for before, after in pairwise(persons):
        between = _ARTICLE.sub(" ", text[before.end : after.start])
        if _JOIN.fullmatch(between):
            joint += [*row, after]
            row = []
        elif _COMMA.fullmatch(between):
            row.append(after)
        else:
            break
    return joint


def joined(persons: list[Person], text: str) -> str:
    """Return the first person, with those joined by "en" or "+": "moeder en juf Marloes"."""
    return in_a_row(list(dict.fromkeys(person.name for person in together(persons, text))))


def _person_at(
    text: str, match: re.Match[str], known: dict[str, str], longest_first: list[str]
) -> tuple[int, str]:
    word = match[0].lower()
    if word in TITLES:
        return _titled(text, match, TITLES[word])
    for name in longest_first:
        if _stands_here(text, match.start(), name):
            return match.start() + len(name), known[name]
    for role in _several_words(word[:2]):
        if _stands_here(text, match.start(), role):
            return match.start() + len(role), ROLES[role]
    if word in FAMILY_TITLES:
        return _relative(text, match)
    if word in ROLES:
        return match.end(), "" if _something_else(text, match) else ROLES[word]
    if word not in NO_COMPOUND and COMPOUND.fullmatch(word):
        return match.end(), word
    return match.end(), ""


def _stands_here(text: str, start: int, name: str) -> bool:
    stop = start + len(name)
    return text[start:stop].lower() == name and not (
        text[stop : stop + 1].isalnum() or text[stop : stop + 1] == "_"
    )


@lru_cache(maxsize=512)
def _several_words(begin: str) -> tuple[str, ...]:
    return tuple(role for role in OF_SEVERAL_WORDS if role.startswith(begin))


_DAY_BEFORE = re.compile(
    r"\b(?:op|tot|vanaf|uiterlijk|week|elke|iedere|volgende|di|wo|do|vr|za|zo)(?:\s+en)?\s+$", re.I
)
_DAY_AFTER = re.compile(
    r"\.?\s*(?:\d|a\.?s|ochtend|middag|en (?:di|wo|do|vr|za)\b|over (?:een|\w+) week|\+ ?(?:di|wo|do|vr)\b)",
    re.I,
)


def _something_else(text: str, match: re.Match[str]) -> bool:
    """Whether a short word is no person here: "ma 30 nov" is a day, "vt" and "ab" no capitals."""
    word = match[0]
    if word.lower() == "ma":
        before = _DAY_BEFORE.search(text[: match.start()])
        return bool(before or _DAY_AFTER.match(text, match.end()))
    small = word.lower()
    return small in ABBREVIATIONS and small in ONLY_CAPITALS and word != word.upper()


_NEXT_WORD = re.compile(r"\.?\s+([^\W\d_'][\w'’-]*|'t|d')")
_FIRST_NAME = re.compile(r"\s+([^\W\d_a-z][\w'’-]+)")


def _relative(text: str, match: re.Match[str]) -> tuple[int, str]:
    """Read "tante Fatima": only a name with a capital, for "oma belt" is far more common."""
    following = _FIRST_NAME.match(text, match.end())
    role = match[0].lower()
    if following is None or following[1].lower() in _COMMON or following[1].isupper():
        return match.end(), role
    return following.end(), f"{role} {following[1]}"


def _titled(text: str, match: re.Match[str], title: str) -> tuple[int, str]:
    """Read the name after "juf" or "mw.": particles, then one word that can be a name."""
    end = match.end()
    parts: list[str] = []
    while following := _NEXT_WORD.match(text, end):
        word = following[1]
        particle = word.lower() in _PARTICLES and word.lower() != "ben"
        if not particle and (word.lower() in ROLES or (word == word.lower() and word in _COMMON)):
            break
        parts.append(word)
        end = following.end()
        if not particle:
            break
    if not parts or parts[-1].lower() in _PARTICLES:
        # Without a name: "juf" and "meester" stand alone; "heer" is also a word.
        return match.end(), title.rstrip(".") if title in ("juf", "meester", "meneer") else ""
    return end, " ".join([title, *map(_cap, parts)])


def _cap(word: str) -> str:
    return word[:1].upper() + word[1:]


def _governed(before: str) -> str:
    words = before.lower().split()[-4:]
    while words and (words[-1] in _ARTICLES or words[-1] in _ADJECTIVES):
        words.pop()
    return words[-1] if words and words[-1] in _PREPOSITIONS else ""
