"""Putting hasty typing right before the rules read it: telegram style and typing errors.

Only for guessing: what was typed is kept as it was. A word is mended when it is one slip
(a letter dropped, doubled or swapped inside) away from a word the rules ask for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

_SHORT = {
    **dict.fromkeys(["nt", "ni", "nie", "neit"], "niet"),
    **dict.fromkeys(["gn", "gin"], "geen"),
    **dict.fromkeys(["wl", "wilt", "wlt"], "wil"),
    **dict.fromkeys(["vn", "v"], "van"),
    **{"vd": "van de", "vh": "van het", "vr": "voor", "hvl": "hoeveel", "wnr": "wanneer"},
    **{"wrm": "waarom", "hft": "heeft", "hbn": "hebben", "hbbn": "hebben", "heft": "heeft"},
    **{"kn": "kan", "zgt": "zegt", "gft": "geeft", "vndt": "vindt", "vind": "vindt", "blt": "belt"},
    **{"mlt": "mailt", "vrg": "vraagt", "vrgt": "vraagt", "vrt": "vraagt", "grg": "graag"},
    **{"afspr": "afspraak", "gespr": "gesprek", "bespr": "bespreken", "vlgs": "volgens"},
    **{"toest": "toestemming", "ondz": "onderzoek", "ozk": "onderzoek", "onderz": "onderzoek"},
    **{"akk": "akkoord", "akkrd": "akkoord", "akoord": "akkoord", "akkoort": "akkoord"},
    **{
        "accoord": "akkoord",
        "ac": "akkoord",
        "bezw": "bezwaar",
        "bzw": "bezwaar",
        "besl": "besluit",
    },
    **{"oke": "oké", "okee": "oké", "okay": "oké", "okeej": "oké", "okey": "oké", "ok": "oké"},
    **{"miv": "met ingang van", "wrdt": "wordt", "wrd": "wordt", "ff": "even"},
    **{"mbt": "over", "tav": "over", "ivm": "vanwege", "nav": "na", "ipv": "in plaats van"},
    **{"ih": "in het", "id": "in de", "od": "op de", "gzien": "gezien"},
    **{"iig": "in elk geval", "mss": "misschien", "wss": "waarschijnlijk"},
    **{"lpt": "loopt", "gt": "gaat", "komtn": "komt", "mogn": "mogen"},
    **{
        "stuurd": "stuurt",
        "regeld": "regelt",
        "meld": "meldt",
        "vraagd": "vraagt",
        "word": "wordt",
    },
    **{"beld": "belt", "maild": "mailt", "houd": "houdt", "schl": "school", "vrgn": "vragen"},
    **dict.fromkeys(["moedre", "mdoer", "moedr", "meoder"], "moeder"),
    **dict.fromkeys(["vadre", "vdaer", "vadr", "vaderr"], "vader"),
    **{"wetn": "weten", "zijnt": "zijn", "zn": "zijn", "dr": "er", "vlgd": "volgende"},
}
_PHRASES = (
    (re.compile(r"\bm\.i\.v\.?", re.I), "met ingang van"),
    (re.compile(r"\bi\.v\.m\.?|\bivm\.", re.I), "vanwege"),
    (re.compile(r"\bn\.a\.v\.?", re.I), "na"),
    (re.compile(r"\bm\.b\.t\.?|\bt\.a\.v\.?", re.I), "over"),
    (re.compile(r"\bakk\.", re.I), "akkoord"),
)
# A title with a point stands before a name: "dr. Ali".
_KEPT = re.compile(r"\bdr\.? (?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")

_ASKED_FOR = (
    "moeder vader ouders leerkracht meester logopedist logopediste orthopedagoog psycholoog "
    "directeur directie mentor stiefmoeder stiefvader pleegmoeder pleegvader pleegouders oppas "
    "huisarts jeugdarts ambulant begeleider onderwijsassistent gemeente commissie bestuur school "
    "akkoord toestemming instemming instemmen stemmen stemt tekenen tekent getekend goedgekeurd "
    "goedkeuren prima eens oneens bezwaar weigert weigeren tegen protesteert protesteren "
    "accepteert herkent herkennen afgewezen onvoldoende liever willen wilde wilden vinden vindt "
    "niet nooit geen besluit besluiten besloten beslist bepaald vastgesteld vastgelegd "
    "definitief gekozen kiest verlengd verlengt toegekend afgegeven ingetrokken gestopt "
    "stopgezet stoppen plaatsing schorsing vraagt vragen weten benieuwd hoeveel waarom wanneer "
    "welke informeert hebben heeft wordt worden vertelt vertellen verteld zeggen meldt melden "
    "gemeld geeft geven aangeven bericht laten merkt gemerkt gezien benoemt noemt denkt bellen "
    "mailt mailen stuurt sturen regelt regelen plannen plant zorgt zorgen maakt maken neemt "
    "nemen bespreekt bespreken overlegt overleggen levert leveren komen starten begint beginnen "
    "evalueren evalueert evaluatie aanmelden schrijft schrijven zoeken zoekt kijken kijkt houden "
    "houdt brengen brengt haalt halen oefent oefenen observeert observatie overleg gesprek "
    "afspraak vervolg uitnodigen nodigt koppelt invullen opsturen vult plaatst gepland doorgeven "
    "terugkoppelen aanvragen vragenlijst voorstel verslag onderzoek tevreden ontevreden volgens "
    "graag werken meewerken achter betreft vroegen"
)
_VOCABULARY = frozenset(_ASKED_FOR.split())
# Words of their own, one slip away from the vocabulary.
_OWN_WORDS = (
    "kist plat stat halt wekt willens vaar ouder oudere kamen moder steunt reken telt tekst zoet "
    "beet beelden zin gien gemeten goed verlegt vindt plaats plaatsten wordt meent regent "
    "bellende begin besluiten gezin maken merk nemer nieuwe eens enes achte wachten vragend "
    "vaders moeders geven gegeven leven leveren leren laten late haken hale komt koen zorgend "
    "horen houten binnen zegen"
)
_NO_TYPO = frozenset(_OWN_WORDS.split())


def mended(text: str) -> str:
    """Return `text` as the rules read it: abbreviations written out, slips put right."""
    for pattern, written in _PHRASES:
        text = pattern.sub(written, text)
    text = _KEPT.sub("dokter ", text)
    return _WORD.sub(_mended_match, text)


def _mended_match(match: re.Match[str]) -> str:
    word = match[0]
    # A capital inside a line is a name ("Joost"); capitals are an abbreviation.
    if word[0].isupper() and match.start() > 0 and not word.isupper():
        return word
    better = _better(word.lower())
    return word if better == word.lower() else better


@lru_cache(maxsize=4096)
def _better(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 4 or word in _VOCABULARY or word in _NO_TYPO:
        return word
    for known in _by_ends().get(word[0] + word[-1], ()):
        if _one_slip(word, known):
            return known
    return word


@lru_cache(maxsize=1)
def _by_ends() -> dict[str, tuple[str, ...]]:
    """Return the vocabulary by first and last letter: a slip there makes another form."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(_VOCABULARY):
        if len(word) > 4:
            found[word[0] + word[-1]].append(word)
    return {ends: tuple(words) for ends, words in found.items()}


def _one_slip(word: str, known: str) -> bool:
    if len(word) == len(known):
        wrong = [n for n, (a, b) in enumerate(zip(word, known, strict=True)) if a != b]
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and word[wrong[0]] == known[wrong[1]]
            and word[wrong[1]] == known[wrong[0]]
        )
    longer, shorter = (known, word) if len(known) > len(word) else (word, known)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(1, len(longer) - 1))
