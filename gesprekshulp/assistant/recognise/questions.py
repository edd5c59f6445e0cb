"""Questions in typed text, also where the question mark was left out in haste."""

from __future__ import annotations

import re

_LONGEST_GREETING = 10
_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…\n]*\s*")
_WHO = (
    r"(?:u|ik|je|jij|jullie|hij|zij|ze|het|dat|dit|die|er|we|wij|uw|de|mijn|zijn|haar|ie|dan|nou|"
    r"een|(?-i:[A-Z])[a-zë]+)"
)
_DOES = (
    r"(?:is|was|zijn|waren|heeft|hebt|heb|had|hebben|hadden|wordt|word|werd|doet|doe|deed|gaat|ging|"
    r"kan|kunt|kun|kon|kunnen|zou|zouden|zal|mag|mogen|moet|moeten|wil|wilt|wilde|helpt|hielp|helpen|"
    r"maakt|maakte|lukt|lukte|werkt|vindt|vond|vind|denkt|ziet|zag|zie|zegt|zei|merkt|merkte|speelt|"
    r"gebeurt|gebeurde|ligt|staat|komt|kwam|weet|wist|voelt|voelde|geeft|gaf|houdt|hoort|hoorde|"
    r"ga|zit|zat|blijft|bleef|loopt|liep|valt|viel|krijgt|kreeg|leert|eet|slaapt|kent|durft|"
    r"betekent|raakt|raakte|gelooft|verwacht|hoopt|bedoelt|bedoelde|wenst|past|scheelt|ontbreekt)"
)
_OPEN = re.compile(
    r"(?:(?:en|maar|dus|oke|oké|ok|ja|nou|hm|eh|sorry)[, ]+)*"
    rf"(?:(?:wat|hoe|waar|wie(?!\s+zijn)|waarom|waaraan|waardoor|waarin|waarmee|waarvan|waarover)\s+{_DOES}\b"
    r"|(?:wat|hoe|waar|waarom|waaraan|waardoor|waarmee|waarover)"
    rf"\s+(?!{_WHO}\s)[a-zë]+(?:t|de|te|dt|en)\s+{_WHO}\b"
    rf"|(?:hoe\s+(?:lang|laat|vaak|erg|veel|groot|oud)|hoeveel|sinds\s+wanneer|vanaf\s+wanneer|"
    rf"wanneer|wat\s+voor\s+\w+|welke?\s+\w+|welke?)\s+{_DOES}\b"
    r"|kun(?:t|nen)?\s+(?:u|je|jullie)\s+(?:(?:mij|me|ons|dan|daar|er|iets|wat|meer|over|dat|nog|eens|ook|misschien|even|eerst)\s+)*"
    r"(?:vertellen|uitleggen|beschrijven|zeggen|meenemen|schetsen|omschrijven|toelichten)"
    r"|(?:kunt|kun|wilt|wil|zou|zoudt|heeft|hebt|heb)\s+(?:u|je|jij)\s+(?:(?:mij|me|ons|eens|daar|er|misschien|even|daarvan)\s+)*"
    r"(?:een|nog een|wat|ook)?\s*(?:voorbeeld\w*|meer\s+(?:over|vertellen|zeggen))"
    r"|(?:vertelt?|vertel)\s+(?:u\s+)?(?:me\s+|mij\s+)?(?:eens|daar|er|hoe|wat)\b)",
    re.I,
)
_WHY_LAST = re.compile(
    r"(?<!\w)(?:waarom|waardoor|hoe dat komt|hoe dat kwam|wat er gebeurde)\s*\?$", re.I
)
"""A closed question that asks for the reason all the same: "Heeft hij gezegd waarom?"."""
_CLOSED = re.compile(
    r"(?:(?:en|maar|dus|oke|oké|ok|ja|nou)[, ]+)*"
    r"(?:(?:wilt|kunt|kunnen|kun|mag|mogen|zal|zullen|zou|zouden|heeft|hebt|bent|denkt|vindt|ziet|"
    r"herkent|merkt|weet|hoort|voelt|durft|kent|begrijpt)\s+(?:u|je|jullie|ik|we|wij|hij|zij|ze)\b"
    r"|zal\s+(?:de|het|juf|meester|onze|zijn|haar|(?-i:[A-Z])\w+)\s+\w+"
    r"|(?!dat\s|wat\s|omdat\s|doordat\s|zodat\s|voordat\s|nadat\s|want\s|niet\s|met\s|tot\s)[a-z]+t\s+(?:hij|ze|zij|het)\s+(?!mij\b|me\b)\w+"
    r"|(?:klopt|begrijp\s+ik)\s+(?:het|dat|u|goed|dit)\b|heb\s+ik\s+(?:het|dat|u)\b"
    r"|(?:is|was)\s+(?:er|het|dat)\s+(?:iets|iemand|anders|zo\s+dat|wel\s+eens)\b)",
    re.I,
)
# "Wilt u dat niet, dan ..." sets a condition; "Wat moet dat zwaar zijn" exclaims.
_THEN = re.compile(
    r",\s+dan\s|^weet u,|^(?:en )?wie zijn kind"
    r"|^(?:en )?wat (?:is|was|moet|zal|moeten) (?:dat|het|dit|die)\b.*\b(?:zijn|geweest|hebben|veel|zwaar|naar|heftig|erg)\b",
    re.I,
)
_GREETING = re.compile(
    r"^(?:(?-i:[A-Z])\w+,\s*)?(?:(?:goede(?:morgen|middag|navond|ndag)|goeie\w*|hallo|hoi|welkom)\b|(?:(?:wat )?(?:fijn|leuk|goed) dat (?:u|je|jullie) "
    r"(?:er|hier|gekomen|kon|konden|tijd|mee)))",
    re.I,
)


def asked(text: str) -> str:
    """Return a text with a question mark behind each sentence that asks and bears none."""
    return "".join(_with_mark(one) for one in _SENTENCE.findall(text)) or text


def _with_mark(sentence: str) -> str:
    said = sentence.strip()
    if not said or said[-1] in "?!":
        return sentence
    start = said.lstrip("\"'“‘(- ")
    if (_OPEN.match(start) or _CLOSED.match(start)) and not _THEN.search(start):
        end = len(sentence.rstrip(" \n.…"))
        return f"{sentence[:end]}?{' ' if sentence[-1].isspace() else ''}"
    # "Vier weken dus, wat merkte u daarvan" asks behind its comma.
    before, comma, last = said.rpartition(",")
    last = last.strip()
    asks = _OPEN.match(last) or re.match(
        r"(?:klopt|heb|zeg|hoor|zie|begrijp|vat) (?:dat|het|ik)\b", last, re.I
    )
    if comma and before and asks and not _THEN.search(last):
        end = len(sentence.rstrip(" \n.…"))
        return f"{sentence[:end]}?{' ' if sentence[-1].isspace() else ''}"
    return sentence


def told(text: str) -> list[str]:
    """Return what is said without asking or greeting, and what stands before a question."""
    found = []
    for sentence in _SENTENCE.findall(asked(text)):
        said = sentence.strip()
        if said.endswith("?"):
            said, _, last = said.rpartition(",")
            if not _OPEN.match(last.strip()) or _OPEN.match(said) or _CLOSED.match(said):
                continue
        if len(said) > 1 and not greets(said):
            found.append(said)
    return found


def asks_openly(text: str) -> bool:
    """Whether some sentence is a question that opens with wat, hoe, waar or the like."""
    for sentence in _SENTENCE.findall(asked(text)):
        said = sentence.strip()
        parts = (said, said.rpartition(",")[2].strip(), said.rpartition(":")[2].strip())
        opens = any(_OPEN.match(part) for part in parts) or _WHY_LAST.search(said)
        if said.endswith("?") and opens:
            return True
    return False


def greets(sentence: str) -> bool:
    """Whether a sentence only greets or welcomes."""
    return bool(_GREETING.match(sentence)) and len(sentence.split()) <= _LONGEST_GREETING
