"""What rules of Dutch can see in a sentence, and the sentence they can make of it.

A sentence that is too long, a passive that hides who acts, and a "maar" after an
acknowledgement. Pure; each function returns what it found and, where it can, a rewrite.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gesprekshulp.assistant.phrases import begun_with_a_capital
from gesprekshulp.knowledge.paperwords import BEFORE_A_NOUN, NO_PARTICIPLE, WENT
from gesprekshulp.knowledge.sentences import word_count
from gesprekshulp.knowledge.wordlists import MOST_WORDS


class Fault(NamedTuple):
    """The words that show a fault, and a sentence that mends it ("" when rules make none)."""

    words: str
    rewrite: str = ""


_SUBJECTS = (
    "u|we|wij|ik|je|jij|jullie|hij|zij|ze|het|de|een|dit|dat|deze|er|school|juf|meester|moeder|"
    "vader|daarna|dan|daar|samen|ook|uw|mevrouw|meneer"
)
# After a subject a verb must come; these words show that none does ("en de hond op schoot").
_NO_VERB = (
    r"(?:dan|er|in|op|met|zonder|voor|van|bij|uit|naar|om|aan|ook|niet|wat|die|dat|keer|al)\b"
)
_WITH_VERB = (
    rf"(?=(?:(?:de|het|een|deze|uw)\s+\w+\s+(?!{_NO_VERB})\w*(?:t|en|is|was|had|zal|kan|mag|kon|wil|ging|kwam)\b"
    rf"|(?!(?:de|het|een|deze|uw)\b)(?:{_SUBJECTS})\s+(?!{_NO_VERB})\w+))"
)
# In a clause that hangs from another the verb comes last: it cannot stand alone.
_HANGING = re.compile(
    r"\b(?:dat|die|omdat|doordat|zodat|terwijl|als|wanneer|of|hoe|wat|wie|waar\w*|nadat|voordat|"
    r"hoewel|toen|zodra|zolang)\b|^(?:Nog|Eén|Neem|Doe)\b",
    re.I,
)
_CUTS = (
    (re.compile(r"\s*;\s+"), ""),
    (re.compile(rf",?\s+en\s+{_WITH_VERB}", re.I), ""),
    (re.compile(r",\s+want\s+", re.I), "Want "),
    (re.compile(r",\s+dus\s+", re.I), "Dus "),
    (re.compile(r",\s+daarom\s+", re.I), "Daarom "),
    (re.compile(rf",\s+maar\s+{_WITH_VERB}", re.I), ""),
)
_JOINTS = re.compile(
    r"\b(?:omdat|doordat|zodat|waardoor|waarbij|waarin|waarmee|terwijl|hoewel|nadat|voordat|die|"
    r"dat|om|en|of|als|met|naast|zonder)\b",
    re.I,
)


def too_long(sentence: str) -> Fault | None:
    """Return the sentence cut in pieces when it has more words than can be said at once."""
    if word_count(sentence) <= MOST_WORDS:
        return None
    cut = _cut(sentence)
    return Fault(_middle(sentence), cut if cut != sentence else "")


def _cut(sentence: str) -> str:
    for joint, begins in _CUTS:
        place = joint.search(sentence, 8)
        if place is None or len(sentence) - place.end() < 8:
            continue
        if word_count(sentence[: place.start()]) < 4:
            continue
        if not place[0].strip().startswith(";") and _HANGING.search(sentence[: place.start()]):
            continue
        first = sentence[: place.start()].rstrip(" ,") + "."
        rest = begins + sentence[place.end() :]
        second = begun_with_a_capital(rest)
        if word_count(second) > MOST_WORDS:
            second = _cut(second)
        return f"{first} {second}"
    return sentence


def _middle(sentence: str) -> str:
    """Return the joint nearest to the middle: there it can be cut by hand."""
    joints = [j for j in _JOINTS.finditer(sentence) if 8 < j.start() < len(sentence) - 12]
    if not joints:
        return ""
    return min(joints, key=lambda j: abs(j.start() - len(sentence) / 2))[0]


_PREFIXES = (
    "aan|af|achter|bij|bijeen|door|goed|in|klaar|los|mee|na|neer|om|onder|op|open|over|rond|"
    "samen|tegen|terug|toe|uit|vast|voor|voort|weg|weer|stop"
)
_PARTICIPLE = (
    rf"(?:(?:{_PREFIXES})?ge[a-zë]{{2,}}(?:d|t|en)|"
    rf"(?:{_PREFIXES})?(?:be|ver|ont|her)[a-z]{{3,}}(?:d|t|en))"
)
# A modal verb between the two, or "te" before the second, makes an infinitive of it.
_OTHER = (
    r"(?!(?:kan|kunnen|kunt|wil|willen|wilt|moet|moeten|mag|mogen|zal|zullen|laten|hoeft|te)\b)"
)
_GAP = rf"(?:{_OTHER}[^\s,;:.]+\s+){{0,9}}?"
_ORDINARY = re.compile(
    rf"\b(?P<aux>wordt|worden|werd|werden|is|zijn|was|waren)\s+(?P<mid>{_GAP})(?P<part>{_PARTICIPLE})\b",
    re.I,
)
_TURNED = re.compile(
    rf"\b(?P<part>{_PARTICIPLE})\s+(?:(?:te|moet|moeten|kan|kunnen|zal|zullen|mag|mogen)\s+)?(?P<aux>wordt|worden|werd|werden|is|zijn|was|waren)\b",
    re.I,
)
_ACTOR = re.compile(
    r"\bdoor\s+(?!(?:middel|de\s+week|het\s+jaar|de\s+dag|dat)\b)"
    r"(?:de|het|een|uw|onze|ons|mij|u|school|juf|meester|mevrouw|meneer|haar|zijn|hem|wie|ouders|"
    r"(?-i:[A-Z]))",
    re.I,
)
_SEPARABLE = re.compile(rf"^(?:{_PREFIXES})(?=ge)")
# "vermoeiend", "belastend": no participle of the past, but for these.
_GOES_ON = re.compile(
    r"^(?:be|ver|ont|her)(?!(?:leend|diend|kend|rekend|tekend|noemend)$)[a-z]+end$|^er?kend$"
)
_NOTHING = re.compile(r"\b(?:niets|niet|geen besluit|nooit|nergens)\b", re.I)
_OTHER_SUBJECT = re.compile(r"\b(?:wij|we|ik|hij|die|dat|wat|wie)\b", re.I)
_SELF = re.compile(r"\b(?:ik|wij|we|hij|zij|ze|je|jullie)\s+(?:is|zijn|was|waren)\b", re.I)
_SELF_TURNED = re.compile(r"\b(?:is|zijn|was|waren)\s+(?:ik|wij|we|hij|zij|ze|je|jullie)\b", re.I)
_THING_FIRST = re.compile(
    r"^(?P<what>(?:De|Het|Een|Uw|Dit|Deze|Die|Onze|Ons|Alle|Twee|Drie)\s+(?:[\w’'-]+\s+){0,4})"
    r"(?P<aux>is|zijn|was|waren)\s+(?P<rest>.*)$"
)
_THERE_FIRST = re.compile(r"^Er\s+(?P<aux>is|zijn|was|waren)\s+(?P<rest>.*)$")


def hides_who_acts(sentence: str) -> Fault | None:
    """Return the passive in which nobody acts ("er is besloten"), with someone put in."""
    if _ACTOR.search(sentence):
        return None
    place = _passive(sentence)
    if place is None:
        return None
    return Fault(place[0], _with_actor(sentence, place))


def _passive(sentence: str) -> re.Match[str] | None:
    for pattern in (_ORDINARY, _TURNED):
        for place in pattern.finditer(sentence):
            if _is_passive(sentence, place):
                return place
    return None


def _is_passive(sentence: str, place: re.Match[str]) -> bool:
    part = place["part"].casefold()
    bare = _SEPARABLE.sub("", part)
    if part in NO_PARTICIPLE or _GOES_ON.match(part):
        return False
    went = part in WENT or bare in WENT
    # What was not decided, nobody decided.
    if _NOTHING.search(place[0]):
        return False
    aux = place["aux"].casefold()
    before = sentence[: place.start("part")].split()
    last = before[-1].strip(",.;:").casefold() if before else ""
    # "is een gesprek", "over gedachten": a noun that looks like a participle. "zijn" of
    # the passive itself may stand right before it, as in "er zijn gemaakt".
    if last in BEFORE_A_NOUN and last != aux:
        return False
    if aux in ("is", "zijn", "was", "waren"):
        around = sentence[max(0, place.start() - 12) : place.end()]
        inside = place.groupdict().get("mid") or ""
        return not went and not any(
            (_SELF.search(around), _SELF_TURNED.search(around), _OTHER_SUBJECT.search(inside))
        )
    return True


_MORE_CLAUSES = re.compile(
    r"[,;:“”‘’'\"]|\b(?:dat|die|omdat|doordat|zodat|terwijl|als|wanneer|of|hoe|wat|wie|waar\w*|nadat|"
    r"voordat|hoewel|toen|zodra|zolang|en|maar|want|mij|ik|wij|we|moet|moeten|mag|mogen|kan|kunnen|zal|zullen|te)\b",
    re.I,
)


def _with_actor(sentence: str, place: re.Match[str]) -> str:
    # What was decided may follow in a clause of its own ("besloten dat …"); nothing else may.
    after = sentence[place.end("part") :].strip(" .")
    if _MORE_CLAUSES.search(sentence[: place.end("part")]):
        return ""
    if after and not after.startswith(("dat ", "om ", "op ", "in ", "met ", "voor ", "naar ")):
        return ""
    aux = place["aux"].casefold()
    if aux in ("is", "zijn", "was", "waren"):
        have = "hebben" if aux in ("is", "zijn") else "hadden"
        there = _THERE_FIRST.match(sentence)
        if there:
            return f"Wij {have} {there['rest']}"
        thing = _THING_FIRST.match(sentence)
        if thing and place["part"] in thing["rest"]:
            what = thing["what"].strip()
            return f"Wij {have} {what[0].lower()}{what[1:]} {thing['rest']}"
        return ""
    if place.re is _TURNED or place.start("part") == 0:
        return ""
    at = place.start("part")
    return f"{sentence[:at]}door ons {sentence[at:]}"


_BUT = re.compile(
    r",?\s+(?P<but>maar|echter|alleen|toch|desondanks|niettemin|desalniettemin)\s+(?P<rest>\S.*)$",
    re.I,
)
_BUT_FIRST = re.compile(
    r"^(?P<but>Maar|Echter|Toch|Desondanks|Niettemin|Desalniettemin|Helaas|Alleen),?\s+(?P<rest>\S.*)$"
)
_TURNED_ROUND = re.compile(
    r"^(?P<verb>\w+)\s+(?P<who>wij|we|ik|u|hij|zij|ze|(?:de|onze)\s+\w+)\s+(?P<rest>.*)$"
)


def but_inside(sentence: str, acknowledged: int) -> Fault | None:
    """Return a "maar" that follows the acknowledgement ending at `acknowledged`."""
    place = _BUT.search(sentence, acknowledged)
    if place is None:
        return None
    # "niet alleen", "toch fijn" and "alleen op dinsdag" take nothing back.
    comma = sentence[place.start() : place.start("but")].startswith(",")
    if place["but"].casefold() in ("alleen", "toch") and not comma:
        return None
    # "maar u mag …" gives something: it takes nothing back.
    if _GIVES.match(place["rest"]):
        return None
    rest = _straight(place["rest"]) if _can_begin(place) else ""
    if not rest:
        return Fault(place["but"])
    first = sentence[: place.start()].rstrip(" ,")
    return Fault(place["but"], f"{first}. {begun_with_a_capital(rest)}")


def but_first(sentence: str) -> Fault | None:
    """Return the "maar" or "toch" with which a sentence begins, or the "echter" inside it."""
    inside = re.search(r"\s(echter|niettemin|desondanks)\b,?", sentence)
    if inside:
        return Fault(inside[1], sentence[: inside.start()] + sentence[inside.end() :])
    place = _BUT_FIRST.match(sentence)
    if place is None or (place["but"] == "Alleen" and not _TURNED_ROUND.match(place["rest"])):
        return None
    rest = _straight(place["rest"]) if _can_begin(place) else ""
    return Fault(place["but"], begun_with_a_capital(rest))


_BEGINS = re.compile(
    rf"(?:(?!(?:wat|dan|dat|dit|er)\b)(?:{_SUBJECTS})\b|(?:dat|dit)\s+(?:is|was|kan|kon|gaat|wil|moet|mag|heeft|had|staat|doen|zijn)\b|"
    r"(?:er|dan)\s+(?:is|zijn|was|waren|komt|komen|kan|kunnen|staat|gaat|moet)\b|onze|ons|die|alle|(?-i:[A-Z]))",
    re.I,
)
_INVERTS = ("alleen", "toch", "echter", "desondanks", "niettemin", "desalniettemin", "helaas")


def _can_begin(place: re.Match[str]) -> bool:
    """Return whether what follows "maar" is a sentence of its own, once it is put straight."""
    turned = _TURNED_ROUND.match(place["rest"])
    if turned and turned["verb"].casefold() in _FINITE:
        return True
    # After these the verb comes first: what cannot be turned back is no sentence.
    after_comma = place["but"].casefold() in _INVERTS and "Toch" not in place["but"]
    return bool(_BEGINS.match(place["rest"])) and not (after_comma and turned)


def _straight(rest: str) -> str:
    """Return a clause with its subject in front again: "kiezen wij voor" -> "wij kiezen voor"."""
    turned = _TURNED_ROUND.match(rest)
    if turned is None or turned["verb"].casefold() not in _FINITE:
        return rest
    # "… en heb ik …": the second verb is turned round as well.
    if re.search(rf"\ben\s+\w+\s+{re.escape(turned['who'])}\b", turned["rest"]):
        return ""
    return f"{turned['who']} {turned['verb']} {turned['rest']}"


_GIVES = re.compile(r"(?:u|dat|je)\s+(?:mag|kunt|kan|hoeft)\b|(?:mag|kunt|kan|hoeft)\s+u\b", re.I)
_FINITE = frozenset(
    [
        "is",
        "zijn",
        "was",
        "waren",
        "ben",
        "bent",
        "hebben",
        "heb",
        "heeft",
        "had",
        "hadden",
        "kan",
        "kunnen",
        "kon",
        "konden",
        "wil",
        "willen",
        "wilde",
        "moet",
        "moeten",
        "moest",
        "moesten",
        "mag",
        "mogen",
        "mocht",
        "zal",
        "zullen",
        "zou",
        "zouden",
        "zien",
        "zie",
        "ziet",
        "zag",
        "zagen",
        "kiezen",
        "kies",
        "kiest",
        "gaan",
        "ga",
        "gaat",
        "ging",
        "gingen",
        "blijven",
        "blijf",
        "blijft",
        "bleef",
        "vinden",
        "vind",
        "vindt",
        "vond",
        "vonden",
        "horen",
        "hoor",
        "hoort",
        "denken",
        "denk",
        "denkt",
        "doen",
        "doe",
        "doet",
        "deed",
        "deden",
        "geven",
        "geef",
        "geeft",
        "houden",
        "houd",
        "houdt",
        "merken",
        "merk",
        "merkt",
        "weten",
        "weet",
        "wist",
        "krijgen",
        "krijg",
        "krijgt",
        "kreeg",
        "staan",
        "staat",
        "maken",
        "maak",
        "maakt",
        "vragen",
        "vraag",
        "vraagt",
        "lopen",
        "loop",
        "loopt",
        "komen",
        "kom",
        "komt",
        "kwam",
        "werken",
        "werkt",
        "zit",
        "zitten",
        "ligt",
        "lukt",
        "lukte",
        "past",
        "hopen",
        "hoop",
        "starten",
        "start",
        "stellen",
        "stelt",
        "nemen",
        "neem",
        "neemt",
        "zetten",
        "zet",
        "schrijven",
        "schrijft",
    ]
)
