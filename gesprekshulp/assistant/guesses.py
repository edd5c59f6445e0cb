"""Guesses at a note without a prefix: what kind it is and who acts in it.

Rules on words, in a fixed order; what no rule knows is `informatie` by nobody. Signs and
prefixes stand in `lines`, which marks everything from here as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gesprekshulp.assistant.persons import Person, find_persons, joined
from gesprekshulp.dossier.types import NoteKind

_ASKS = (
    r"\b(?:vraagt|vragen|vroeg|vroegen|vrg)\b(?!\s+(?:om\s+)?(?:een\s+)?(?:tlv|offerte|aan\b))"
    r"(?=.*\b(?:of|wat|wanneer|hoe|waarom|wie|welke|waar|hoeveel|waarvoor|naar|zich)\b)"
    r"|\b(?:wil|willen|wilde|zou)\b.*\bweten\b|\bvraagt? zich af\b|\bis benieuwd\b"
)
_OPENS = r"^\s*(?:wie|wat|waar|waarom|wanneer|hoe|hoeveel|welke|kan|kunnen|mag|mogen)\b[^.]*$"
_OBJECTS = (
    r"\bniet (?:\w+ )?(?:mee )?(?:akkoord|eens)\b|\boneens\b|\b(?:maakt?|heeft|hebben) bezwaar"
    r"|\b(?:tekent|tekenen|ondertekent|ondertekenen)\b.*\bniet\b|\bstem(?:t|men) niet in\b"
    r"|\bgeen (?:toestemming|akkoord|sprake van|instemming|behoefte|zin in)\b|\bziet?(?:en)?\b.*\bniet zitten\b"
    r"|\bweigert?(?:en)?\b|\b(?:is|zijn|erg|fel|echt) (?:er )?(?:op )?tegen\b|\btegen (?!.*\b(?:zegt|verteld)\b)"
    r"|\bwil(?:len|t)?\b.*\b(?:geen|niet|nooit|niks|niets)\b(?!.*\bweten\b)"
    r"|\bvind(?:t|en)?\b.*\b(?:te (?:veel|snel|vroeg|zwaar|ver|lang|kort|weinig|laat)|niet (?:goed|nodig|eerlijk|kloppen)"
    r"|onzin|onterecht|oneerlijk|niks|niets|onnodig)\b"
    r"|\bliever (?:geen|niet)\b|\bhoeft (?:van \w+ )?niet\b|\baccepte\w+\b.*\bniet\b"
    r"|\bprotesteert?(?:en)?\b|\bherken(?:t|nen)\b.*\bniet\b|\bklopt niet\b"
)
_DECIDES = (
    r"\b(?:besloten|besluit(?:en)?|beslist|beslissen|vastgesteld|vastgelegd|bepaald)\b(?!\s+nog)"
    r"|\b(?:stelt|stellen)\b.*\bvast\b|\bgaat (?:niet )?door\b"
    r"|\b(?:uitstroom\w*|opp|handelingsdeel|arrangement|onderzoek)\b.*\bwordt\b|\bwordt definitief\b"
    r"|\b(?:wordt|worden)\b.*\b(?:verlengd|stopgezet|gestopt|aangevraagd|ingezet|toegekend|afgesloten"
    r"|voortgezet|uitgesteld|opgestart|aangepast|geplaatst|bijgesteld|verlaagd|verhoogd|beëindigd)\b"
    r"|\bblij(?:ft|ven)\b.*\b(?:groep|klas|school|hetzelfde|staan|zo)\b|\bdoubleert\b|\bgaat over naar\b"
    r"|\bafgesproken is dat\b|\bdefinitief\b"
    r"|\b(?:kiest|kiezen|gekozen) voor\b|\b(?:stopt|stoppen) (?:per|met ingang|vanaf)\b|\bm\.?i\.?v\.?\b"
)
_AGREES = (
    r"\b(?:akkoord|akk)\b|\bstem(?:t|men|de)\b.*\bin\b|\bmee eens\b|\b(?:is|zijn) het eens\b"
    r"|\bgee(?:ft|ven)\b.*\btoestemming\b|\btoestemming gegeven\b|\bvind(?:t|en)?\b.*\b(?:goed|prima|ok|oké|fijn)\b"
    r"|\bziet?(?:en)?\b.*\bzitten\b|\b(?:heeft|hebben|is) (?:het )?(?:onder)?getekend\b"
    r"|\bkan (?:hier|daar|zich)\w* (?:mee|in vinden)\b|\bkunnen zich\b.*\bvinden\b|\bmag van\b|\bstaat?(?:n)? (?:er )?achter\b"
)
_ACTS = (
    r"\b(?:belt|bellen|mailt|mailen|stuurt|sturen|regelt|regelen|plant|plannen|zorgt|zorgen"
    r"|maakt|maken|neemt|nemen|bespreekt|bespreken|overlegt|overleggen|vraagt|vragen|levert|leveren"
    r"|nodigt|uitnodigen|geeft|geven|komt|komen|gaat|gaan|zal|zullen|probeert|proberen|oefent|oefenen"
    r"|start|starten|begint|beginnen|evalueert|evalueren|meldt|aanmelden|schrijft|schrijven|koppelt"
    r"|zoekt|zoeken|kijkt|kijken|houdt|houden|bereidt|deelt|delen|haalt|halen|brengt|brengen|leest"
    r"|lezen|werkt|checkt|checken|observeert|observeren|doet|doen|informeert|informeren|laat weten"
    r"|terugkoppelen|spreekt|spreken|print|printen|invullen|vult|opsturen|doorsturen|aanvragen)\b"
)
_MEETS = (
    r"\b(?:vervolg\w*|evaluatie\w*|evalueren|volgende? (?:gesprek|afspraak|overleg)|nieuw(?:e)? (?:gesprek|afspraak)"
    r"|terugkom\w*|oogo|mdo|overleg|gesprek|bellen|afspraak)\b"
)
_TELLS = (
    r"\b(?:zegt|zeggen|zei|vertelt|vertellen|vertelde|geeft aan|geven aan|gaf aan|meldt|melden|meldde"
    r"|noemt|noemen|noemde|laat weten|laten weten|merkt|ziet|zien|vindt|vinden|denkt|herkent|bevestigt|legt uit|benoemt"
    r"|bericht|geeft door)\b"
)
_PASSIVE = r"\b(?:wordt|worden|werd|werden)\b"
_CALLED = (
    r"\s+(?:te\s+)?(?:bellen|terugbellen|mailen|appen|informeren|uitnodigen|spreken|benaderen)\b"
)


@lru_cache(maxsize=32)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _has(source: str, text: str) -> bool:
    return _pattern(source).search(text) is not None


def guess_kind(text: str, dated: bool) -> NoteKind:
    """Return the likeliest kind of a note without a prefix. `dated`: it names a coming day."""
    asks = text.rstrip(" \"'”’").endswith("?") or _has(_ASKS, text) or _has(_OPENS, text)
    kinds: tuple[tuple[NoteKind, bool], ...] = (
        ("vraag", asks),
        ("bezwaar", _has(_OBJECTS, text)),
        ("besluit", _has(_DECIDES, text)),
        ("akkoord", _has(_AGREES, text)),
        ("afspraak", _is_agreement(text, dated)),
    )
    return next((kind for kind, holds in kinds if holds), "informatie")


def _is_agreement(text: str, dated: bool) -> bool:
    """Whether someone is going to do something, or a next moment is named."""
    if _has(_TELLS, text):
        return False
    acts = _has(_ACTS, text)
    return (acts and bool(find_persons(text))) or (dated and (acts or _has(_MEETS, text)))


def guess_who(text: str, kind: NoteKind, names: Iterable[str] = ()) -> str:
    """Return who acts, asks, tells, objects or agrees, in short form; "" when not clear."""
    if kind in ("afspraak", "besluit", "akkoord") and _has(_PASSIVE, text):
        return ""
    if kind == "vraag" and not _has(_ASKS, text):
        return ""
    if kind == "informatie" and not _has(_TELLS, text):
        return ""
    longer = [name for name in names if len(name) > 2]
    persons = find_persons(text, longer)
    acting = [p for n, p in enumerate(persons) if not p.governed and not _called(text, p)]
    if not acting:
        return ""
    first = persons.index(acting[0])
    return joined(persons[first:], text)


def _called(text: str, person: Person) -> bool:
    """Whether the person is the one to be called: "moeder bellen"."""
    return _pattern(_CALLED).match(text, person.end) is not None
