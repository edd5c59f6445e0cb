"""Words in front of a note that say its kind: "afspraak:", "to do >", "bezw vader:".

Every school has its own, with any punctuation. A label that only names a kind is taken
off the text; a word that also says something ("thuis -", "getekend:") stays and only
points at the kind. Reading the whole front of a line stands in `lines`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import msgspec

from gesprekshulp.assistant.persons import find_persons, joined, together
from gesprekshulp.dossier.types import NoteKind

LETTERS = {"m": "moeder", "v": "vader", "l": "leerling", "s": "school"}
"""Letters in front of a line -> who speaks."""

_LABELS: Mapping[NoteKind, str] = {
    "afspraak": (
        "afspraken|afspraak|afspr|afsp|nieuwe afspraak|afgesproken|afgespr|actiepunten"
        "|actiepunt|actiepnt|actiept|actielijst|acties|actie|aktiepunt|aktie|act|ap|todo|to do|to-do"
        "|to doen|te doen|nog te doen|nog doen|nog regelen|regelen|te regelen|taken|taak|vervolgstappen"
        "|vervolgstap|vervolgafspraak|vervolgafspr|vervolgactie|vervolg|volgende stap|volgende afspraak"
        "|vlgnde stap|next|next step|toezegging|toegezegd|belofte|planning|opvolging"
        "|opvolgen|wie doet wat|agenda|ingepland|gepland|volgende keer|volgende x|vlgnde keer|vlgnde x|vlg keer|afspraakje|a\\.p|ap'tje|wie doet|klus"
    ),
    "bezwaar": (
        "bezwaren|bezwaar|bezwr|bezw|bzw|weerstand|weerst|oneens|niet eens|niet mee eens|nt eens"
        "|niet akkoord|niet akk|nt akk|tegenwerping|tegenargument|tegenstand|kritiekpunt|kritiek"
        "|klacht|minpunten|minpunt|knelpunten|knelpunt|pijnpunt|struikelblok|protest|moeite met"
        "|geen akkoord|geen akk|geen instemming|bezwaarpunt|tegenargumenten|tegenspraak|contra|veto|weigering|verzet|afkeuring"
    ),
    "besluit": (
        "besluiten|besluit|beslt|besl|bsl|beslissing|beslispunt|besloten|beslist|eindbesluit"
        "|vastgesteld|vastgelegd|uitkomst|conclusie|concl|uitslag|knoop doorgehakt|knoop|bepaald"
        "|keuze|uitspraak|beschikking|slotsom|genomen besluit|staat vast|besluitpunt|bslt|eindconclusie|eindoordeel|gekozen|afgetikt|afgehamerd"
        "|vaststelling|besluitvorming|beslispunten|oordeel|beslt|bsluit|definitief besluit|besluit nr|vastst|bes|finale beslissing|hamerstuk|keuze ouders"
    ),
    "vraag": (
        "vragen|vraagje|vraagpunten|vraagpunt|vraag|vrag|vrg|vr|v\\.|q|openstaande vraag|open vraag"
        "|openstaand|openstaande|nog te vragen|nog vragen|uitzoeken|uit te zoeken|nog uitzoeken"
        "|navragen|nagaan|na te vragen|wil weten|vraagteken|nog onduidelijk|open punt|nog open"
        "|te beantwoorden|qn|question|vervolgvraag|bijvraag|rondvraag|navraag|te vragen|openstaand punt"
        "|kwestie|vraagt|vraagtekens|vraagstuk|uitzoekpunt|wil graag weten|weetvraag|hoofdvraag|onbeantwoord|na te gaan|te onderzoeken|uitleg gevraagd"
    ),
    "informatie": (
        "ter informatie|informatie|ter info|info|inf|ter kennisname|ter kennisgeving|tkn|tk|t\\.k"
        "|t\\.i|ti|nb|n\\.b|ps|fyi|mededelingen|mededeling|meded|med|weetje|stand van zaken"
        "|stand v zaken|stand v\\.z|svz|i|notitie|update|opmerking|opm|gehoord|terzijde|bericht"
        "|ter inf|feit|feitje|wetenswaardig|aantekening|aant|kennisgeving|bijz|bijzonderheden"
        "|bijzonderheid"
    ),
    "akkoord": (
        "akkoord|akkoort|accoord|akk|instemming|instm|instemm|fiat|groen licht|mee eens|eens"
        "|goedkeuring|goedgekeurd|positieve reactie|pos reactie|pos\\. reactie|gezien en akkoord"
        "|opp ok|opp akk|opp akkoord|voor akkoord|pluspunt|akkoordverklaring|mondeling akkoord|schriftelijk akkoord|instemt|accorderen|akkrd"
    ),
}
# Only with a separator, or with a person and a separator: they are common words too.
_WEAK = frozenset(
    [
        "eens",
        "v.",
        "q",
        "i",
        "ti",
        "med",
        "act",
        "regelen",
        "opvolgen",
        "vervolg",
        "gepland",
        "ingepland",
        "agenda",
        "planning",
        "uitslag",
        "bepaald",
        "keuze",
        "knoop",
        "update",
        "bericht",
        "gehoord",
        "openstaand",
        "openstaande",
        "next",
        "plan",
        "vast",
        "vr",
    ]
)
# Short labels that stand before the line itself without any mark: "TODO swv stuurt".
_BARE = frozenset(
    [
        "todo",
        "to",
        "do",
        "to-do",
        "ap",
        "actiepunt",
        "actiept",
        "act",
        "besl",
        "bsl",
        "nb",
        "fyi",
        "info",
        "inf",
        "t.i",
        "ti",
        "tk",
        "bezw",
        "akk",
        "svz",
        "afspr",
        "n.b",
        "ter",
        "info",
        "actie",
    ]
) | {"to do", "ter info"}

_KIND_OF: dict[str, NoteKind] = {
    label.replace("\\", ""): kind for kind, labels in _LABELS.items() for label in labels.split("|")
}
_LABEL = re.compile(
    r"(?P<bullet>[\s\-–—•·*!>?=+#.(\[]*)(?P<label>"
    + "|".join(sorted((re.escape(w) for w in _KIND_OF), key=len, reverse=True))
    + r")(?![\w’'])(?P<point>(?:\s?\d{1,2}(?=[:)]|\.\s))?[.!?)\]]*)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[:;>/|»→=]+|[-–—]+>|[,!)\]]+|\s[-–—]+(?=\s))[\s:>\-–—!/]*(?=\S)")
_FIRM = re.compile(r"\s*(?:[:;>|»→=]+|[-–—]+>|\s[-–—]+(?=\s)|/(?=\s))[\s:>\-–—!/]*(?=\S)")
_OF = re.compile(r"\s*(?:\(\s*)?(?:(?:van|vanuit|volgens|namens|door|v|vlgs|mbt)\.?\s+)?", re.I)
_AFTER_NAME = re.compile(r"(?:\s*(?:\(\w{1,12}\)|\b(?:allebei|beiden|samen|zelf)\b|\)))?", re.I)
_NO_ARTICLE = re.compile(r"(?:(?:de|het|beide|onze)\s+)?", re.I)
_LONGEST_NAME = 60


class Named(msgspec.Struct, frozen=True):
    """Who stands at a place in a line: until where, as typed, and in short form."""

    end: int
    typed: str
    who: str


class Label(msgspec.Struct, frozen=True):
    """A label in front of a line: until where it is taken off, its kind, and who was named."""

    end: int
    kind: NoteKind
    named: Named | None = None


def read_label(text: str, start: int, names: Collection[str]) -> Label | None:
    """Return the label that stands at `start`, when it is clearly only a label."""
    match = _LABEL.match(text, start)
    if match is None:
        return None
    label = " ".join(match["label"].lower().split())
    kind, after = _KIND_OF[label], match.end()
    separator = _FIRM if label in _WEAK else _SEPARATOR
    if found := _end_of(separator, text, after, match["point"]):
        return Label(found, kind)
    named = name_at(text, _OF.match(text, after).end(), names)  # type: ignore[union-attr]
    if named is not None and (found := _end_of(_SEPARATOR, text, named.end, "")):
        return Label(found, kind, named)
    bare = label in _BARE and (
        named is not None
        or match["point"]
        or match["label"].isupper()
        or _LABEL.match(text, after) is not None  # "nb afspraak: ..."
    )
    if bare and (found := _end_of(re.compile(r"\s+(?=\S)"), text, after, "")):
        return Label(found, kind)
    return None


def name_at(text: str, start: int, names: Collection[str]) -> Named | None:
    """Return the person or persons named from `start` on, and nothing else before the end."""
    begin = _NO_ARTICLE.match(text, start).end()  # type: ignore[union-attr]
    part = text[begin : begin + _LONGEST_NAME]
    letter = re.match(r"[^\W\d_](?=\s*[:>\-–—])", part)
    if letter and letter[0].lower() in LETTERS:
        return Named(begin + 1, letter[0], LETTERS[letter[0].lower()])
    persons = find_persons(part, names, pronouns=True)
    if not persons or persons[0].start != 0:
        return None
    last = together(persons, part)[-1]
    typed = part[: last.end]
    end = _AFTER_NAME.match(text, begin + last.end).end()  # type: ignore[union-attr]
    return Named(end, typed.strip(), joined(persons, part))


def _end_of(separator: re.Pattern[str], text: str, start: int, point: str) -> int:
    """Return where the line goes on after a separator; 0 when there is none."""
    match = separator.match(text, start)
    if match:
        return match.end()
    # "bezwaar! ma wil", "?? wie": the mark already stood at the word itself.
    rest = re.compile(r"\s+(?=\S)").match(text, start)
    return rest.end() if rest and any(mark in point for mark in "!?)]") else 0
