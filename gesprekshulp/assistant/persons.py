"""Finding persons in a typed note, in their short form ("juf Marloes", "moeder", "IB").

Only who is named and where; what that person does stands in `lines`. The short forms are
those of evaluatie/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import msgspec

_ROLES: dict[str, str] = {
    **dict.fromkeys(["moeder", "mdr", "moe", "mama", "mam", "moeders", "ma"], "moeder"),
    **dict.fromkeys(["vader", "vdr", "papa", "pap", "vaders", "pa"], "vader"),
    **dict.fromkeys(["ouders", "oudrs", "ouders/verzorgers"], "ouders"),
    **dict.fromkeys(["leerling", "lln", "ll"], "leerling"),
    **dict.fromkeys(["leerkracht", "lkr", "lk", "leerkr"], "leerkracht"),
    **dict.fromkeys(["ib", "ib'er", "ib’er", "iber", "intern begeleider"], "IB"),
    **dict.fromkeys(["swv", "samenwerkingsverband"], "SWV"),
    **dict.fromkeys(["smw", "schoolmaatschappelijk werk", "smw'er"], "SMW"),
    **dict.fromkeys(["ab'er", "ambulant begeleider"], "ambulant begeleider"),
    **dict.fromkeys(["dir", "directie"], "directie"),
    **dict.fromkeys(["directeur"], "directeur"),
    **dict.fromkeys(["zoco", "zorgcoördinator", "zorgcoordinator"], "zorgcoördinator"),
    **dict.fromkeys(["psych", "psycholoog"], "psycholoog"),
    **dict.fromkeys(["logo", "logopediste"], "logopedist"),
    **dict.fromkeys(["fysio", "fysiotherapeut"], "fysiotherapeut"),
    **dict.fromkeys(["lpa", "leerplichtambtenaar"], "leerplichtambtenaar"),
}
_ABBREVIATIONS = ("GGD", "GGZ", "CJG", "BSO", "RT", "OA", "CvI", "JGZ", "POH", "VT", "AB")
_PLAIN_ROLES = (
    "school mentor logopedist tolk opa oma tante oom stiefvader stiefmoeder pleegmoeder "
    "pleegvader pleegouders voogd gezinsvoogd gedragsdeskundige orthopedagoog jeugdarts huisarts "
    "leerplicht wijkteam buurtteam onderwijsassistent ergotherapeut teamleider schoolleider "
    "gymleraar conciërge duo-collega collega's team schoolarts jeugdhulp kinderarts "
    "gezinscoach ouderconsulent advocaat broer zus grootouders verzorger verzorgers bestuur"
)
_ROLES.update({name: name for name in _PLAIN_ROLES.split()})
_ROLES.update({name.lower(): name for name in _ABBREVIATIONS})

_TITLES = {
    **{"juf": "juf", "juffrouw": "juf", "meester": "meester", "mees": "meester", "mstr": "meester"},
    **{"mw": "mw.", "mevr": "mw.", "mevrouw": "mw.", "mvr": "mw.", "mv": "mw."},
    **{"dhr": "dhr.", "meneer": "meneer", "mnr": "meneer", "mijnheer": "meneer"},
}
_PARTICLES = frozenset(
    ["de", "van", "der", "den", "ten", "ter", "el", "al", "ben", "te", "'t", "la"]
)
_JOIN = re.compile(r"\s*(?:\ben\b|\+|&|/)\s*$", re.I)
_WORD = re.compile(r"[^\W\d_][\w'’-]*", re.UNICODE)
_BEFORE_OTHERS = "met aan van voor naar bij over tegen namens via tussen zonder op"
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
    "gebeld "
)
_COMMON = frozenset(_NO_NAMES.split())
_ARTICLES = frozenset(["de", "het", "een", "onze", "haar", "zijn", "hun", "beide", "beiden"])


class Person(msgspec.Struct, frozen=True):
    """A person named in a text: short form, place in the text, and the word before it."""

    name: str
    start: int
    end: int
    governed: bool  # by a preposition: "met moeder", so not who acts


def short_form(text: str) -> str:
    """Return the short form of a bare name or role: "mdr" -> "moeder"; else with a capital."""
    bare = text.strip().rstrip(".")
    found = find_persons(bare)
    if found and found[0].start == 0 and found[0].end >= len(bare):
        return found[0].name
    return bare if bare != bare.lower() else " ".join(map(_cap, bare.split()))


def find_persons(text: str, names: Iterable[str] = ()) -> list[Person]:
    """Return the persons named in `text`, in order. `names`: first or short names known here."""
    known = {name.lower(): short_form(name) for name in names if name}
    found: list[Person] = []
    position = 0
    while match := _WORD.search(text, position):
        end, name = _person_at(text, match, known)
        if name:
            found.append(Person(name, match.start(), end, _governed(text[: match.start()])))
            position = max(end, match.end())
        else:
            position = match.end()
    return found


def joined(persons: list[Person], text: str) -> str:
    """Return the first person, with those joined by "en" or "+": "moeder en juf Marloes"."""
    names = [persons[0].name]
    for before, after in pairwise(persons):
        between = re.sub(r"\b(?:de|het)\b", " ", text[before.end : after.start], flags=re.I)
        if not _JOIN.fullmatch(between):
            break
        names.append(after.name)
    return " en ".join(names)


def _person_at(text: str, match: re.Match[str], known: dict[str, str]) -> tuple[int, str]:
    word = match[0].lower()
    if word in _TITLES:
        return _titled(text, match, _TITLES[word])
    for name in sorted(known, key=len, reverse=True):
        if text[match.start() : match.start() + len(name)].lower() == name and not re.match(
            r"\w", text[match.start() + len(name) :]
        ):
            return match.start() + len(name), known[name]
    for role in _roles_of_words():
        stop = match.start() + len(role)
        if text[match.start() : stop].lower() == role and not re.match(r"\w", text[stop:]):
            return stop, _ROLES[role]
    if word in _ROLES and not _something_else(text, match):
        return match.end(), _ROLES[word]
    return match.end(), ""


def _something_else(text: str, match: re.Match[str]) -> bool:
    """Whether a short word is no person here: "ma 30 nov" is a day, "vt" and "ab" no capitals."""
    word = match[0]
    if word.lower() == "ma":
        day_before = re.search(
            r"\b(?:op|tot|vanaf|uiterlijk|week)\s+$", text[: match.start()], re.I
        )
        return bool(day_before or re.match(r"\.?\s*(?:\d|a\.?s)", text[match.end() :], re.I))
    return len(word) == 2 and word.upper() in _ABBREVIATIONS and word != word.upper()


@lru_cache(maxsize=1)
def _roles_of_words() -> tuple[str, ...]:
    return tuple(role for role in _ROLES if " " in role or "/" in role)


def _titled(text: str, match: re.Match[str], title: str) -> tuple[int, str]:
    """Read the name after "juf" or "mw.": particles, then one word that can be a name."""
    end = match.end()
    parts: list[str] = []
    while True:
        following = re.compile(r"\.?\s+([^\W\d_'][\w'’-]*|'t)").match(text, end)
        if following is None:
            break
        word = following[1]
        particle = word.lower() in _PARTICLES
        if not particle and word == word.lower() and word in _COMMON:
            break
        parts.append(word)
        end = following.end()
        if not particle:
            break
    if not parts or parts[-1].lower() in _PARTICLES:
        return match.end(), title.rstrip(".") if title in ("juf", "meester") else ""
    return end, " ".join([title, *map(_cap, parts)])


def _cap(word: str) -> str:
    return word[:1].upper() + word[1:]


def _governed(before: str) -> bool:
    words = before.lower().split()
    while words and words[-1] in _ARTICLES:
        words.pop()
    return bool(words) and words[-1] in _PREPOSITIONS
