"""Who does what in a clause: a person described, a parent who falls short, a condition with a loss.

Grammar only: which words say what goes wrong stands in content/nakijken.yaml. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesprekshulp.assistant.phrases import Sentence
from gesprekshulp.knowledge.paperwords import NOBODY

_PARENT = r"(?:u|ouders|(?:de|beide) ouders|moeder|vader|(?:het|uw) gezin|gezin)"
_SCHOOL = r"(?:wij|we|ik|school|de school|juf|meester|de juf|de meester|de directeur|het team|de leerkracht)"
_CLAUSE = re.compile(
    r"[,;:–]\s*|\s+(?=(?:terwijl|omdat|doordat|waardoor|zodat|want|maar|nadat|voordat|als|wanneer)\s)",
    re.I,
)
# What may stand between a subject and its verb is nothing: "u leest", "leest u", "dat u".
_PARENT_ACTS = re.compile(
    rf"\b(?:{_PARENT}\s+[a-zë]{{2,}}|[a-zë]{{2,}}t?\s+{_PARENT}\b|door\s+{_PARENT}\b|"
    rf"(?:bij|van|aan|in)\s+(?:u|(?:de |het |uw )?(?:ouders|gezin|moeder|vader|thuis)|haar thuis|hem thuis)\b|"
    rf"uw|thuis|thuissituatie|uwerzijds)\b",
    re.I,
)
_SCHOOL_ACTS = re.compile(
    rf"(?<!voor )(?<!aan )(?<!van )(?<!bij )(?<!met )\b(?:{_SCHOOL}\s+(?:\w+)|\w+\s+(?:wij|we|ik|school))\b|\b(?:ons|onze)\s+(?:fout|schuld|kant)\b",
    re.I,
)
# A choice, a wish, a right, a worry and what was said are the parent's own.
_MILD = re.compile(
    r"\b(?:mag|mogen|kunt|kan|kon|kunnen|hoeft|hoeven|wilt|wil|wilde|vindt|vond|zegt|zei|vertelt|vertelde|"
    r"schrijft|schreef|vraagt|vroeg|noemt|noemde|denkt|dacht|weet|wist|hoort|krijgt|kreeg|gaf aan|geeft aan|"
    r"voelt|voelde|merkt|merkte|ziet|zag|gelooft|hoopt|leest|volgens|spijt|excuses|sorry|eens|verplicht|"
    r"recht|graag|misschien|begrijpelijk|samen|zodra|nodig|gezag|zeker|ziek|bang|moe|blij|liever|beter|beste)\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|mocht|mochten|zolang|tenzij|anders|zo niet|zonder|"
    r"alleen met|pas (?:als|na|met|wanneer)|bij (?:voortdurend|aanhoudend|herhaald|verder|blijvend|verdere|een \w+|gebrek\w*|onvoldoende|geen|uitblijv\w+|weigering)e?|wie|"
    r"na \d+ [a-z]+|iedere verdere|elke verdere|hoe meer|het is aan u of)\b",
    re.I,
)
_VERB_FIRST = re.compile(
    rf"^(?:[A-Z][a-z]+(?:t|n))\s+(?:{_PARENT}|wij|we|het|een|er|de|dit|die|[A-Z][a-z]+)\b[^?]*,\s*(?:dan\b|\w+)",
)
_SOFT = re.compile(
    r"\b(?:u kunt|kunt u|u mag|mag u|mogen|hoeft|hoeven|samen|vragen wij|bellen wij|praten wij|zoeken wij|wij zoeken|"
    r"andere dag|ander moment|nieuwe datum|verandert|gewoon door|blijft alles|geen gevolgen|bezwaar|spijt|excuses|"
    r"ziek|vakantie|verlof|u vertelde|u zei|u schreef|u vraagt|u wilt|wilt u|liever|rust|helpt|helpen wij|"
    r"zegt u|zeg het|geen haast|in de wet|mee eens|het eens|moe|boos|verdrietig|druk)\b",
    re.I,
)


def clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield (where it begins, clause) for each clause of a sentence."""
    at = 0
    for joint in _CLAUSE.finditer(sentence):
        if sentence[at : joint.start()].strip():
            yield at, sentence[at : joint.start()]
        at = joint.end()
    yield at, sentence[at:]


def said_of_the_reader(sentence: str, at: int) -> bool:
    """Return whether the word at `at` stands in a clause in which the parent acts, or fails to."""
    if "?" in sentence or _VERB_FIRST.search(sentence):
        return False
    for begin, clause in clauses(sentence):
        if begin <= at < begin + len(clause):
            return bool(
                _PARENT_ACTS.search(clause)
                and not _CONDITION.search(clause)
                and not _MILD.search(clause)
                and not _SCHOOL_ACTS.search(clause)
            )
    return False


def under_a_condition(sentence: str) -> bool:
    """Return whether the sentence says what follows if something is not done."""
    if "?" in sentence or _SOFT.search(sentence):
        return False
    return bool(_CONDITION.search(sentence) or _VERB_FIRST.search(sentence))


_RELATIVES = (
    "moeder|vader|ouders?|mevrouw|meneer|mama|papa|stiefvader|stiefmoeder|oma|opa|voogd|"
    "pleegouders?|pleegmoeder|pleegvader|leerling|kind|jongen|meisje|zoon|dochter|broer|zus|"
    "partner|tante|oom|gezin|man|vrouw"
)
_PERSON = rf"(?:\b(?:{_RELATIVES}|mw\.|dhr\.|hij|zij|ze)|(?<!\w)(?-i:[A-Z][a-zà-ÿ]{{2,}}))"
_VERB = (
    r"(?:is|was|zijn|waren|blijft|bleef|bleven|doet|deed|deden|doen|reageert|reageerde|reageerden|"
    r"gedraagt|gedroeg|gedragen zich|gedroegen zich|stelt|stellen|stelde|stelden|komt|kwam|komen|kwamen|wordt|werd|werden)"
)
_SUBJECT = re.compile(rf"(?P<who>{_PERSON})(?:\s+[\w’'-]+){{0,5}}?\s*$", re.I)
_PREDICATE = re.compile(
    rf"(?P<who>{_PERSON})(?:\s+[\w’'-]+){{0,5}}?\s+{_VERB}\b(?:\s+[\w’',-]+){{0,5}}?\s*$", re.I
)
_INVERTED = re.compile(rf"{_VERB}\s+(?P<who>{_PERSON})(?:\s+[\w’'-]+){{0,4}}?\s*$", re.I)
# A capital at the beginning of a sentence makes no name of these.
_ATTRIBUTE = re.compile(rf"\s+(?:{_RELATIVES})\b", re.I)


def said_of_a_person(sentence: Sentence, heard: re.Match[str]) -> bool:
    """Return whether the words found are said of somebody, not of a task or a day."""
    text = sentence.own
    if _ATTRIBUTE.match(text, heard.end()):
        return True
    before = text[: heard.start()]
    # Words of more than one hold the verb themselves ("was … boos").
    patterns = (_SUBJECT,) if " " in heard[0] else (_PREDICATE, _INVERTED)
    for pattern in patterns:
        placed = pattern.search(before)
        if placed and placed["who"].casefold() not in NOBODY:
            return True
    return False
