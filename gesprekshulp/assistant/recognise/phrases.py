"""Set phrases that show a move or pitfall by themselves, whatever the model makes of the rest.

Only what was right nine times in ten or more on labelled replies stands in `shown` (see
tests/assistant/test_phrases.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesprekshulp.assistant.recognise.acknowledging import acknowledges
from gesprekshulp.assistant.recognise.blaming import blames
from gesprekshulp.assistant.recognise.questions import asked

_VERY = (
    r"(?:(?:u|zich|er|hier|wel|zeker|vast|echt|nu|heel|erg|zo|ook|behoorlijk|natuurlijk|al|lang|best|"
    r"even|daar|ervan|van|dat|bent|denk ik|hoor ik|merk ik|zie ik|geworden|nog)\s+)*"
)
_FEELS = re.compile(
    r"(?<!\w)(?:u|jullie)\s+(?:bent|was|zijn|waren|voelt|voelde|voelen|klinkt|lijkt|zult|maakt|maakte|"
    rf"maken|zit|zat|staat)\s+{_VERY}(?:bang|boos|kwaad|woedend|verdrietig|zorgen|bezorgd|geschrokken|moe|"
    r"doodmoe|eenzaam|machteloos|onzeker|teleurgesteld|gekwetst|geraakt|trots|opgelucht|alleen|overvallen|"
    r"overdonderd|uitgeput|wanhopig|radeloos|gespannen|zenuwachtig|ongerust|niet gehoord|niet serieus|"
    r"overstuur|van streek|klaar mee|zat|mee)\b"
    r"|(?<!\w)(?:u|jullie)\s+(?:schrok|schrikt|schrokken|schaamt|baalt)\b"
    r"|(?<!\w)(?:dat|dit|het)\s+(?:raakt|raakte|doet|deed|zit|maakt|grijpt)\s+(?:u|jullie)\s+"
    r"(?:\w+\s+){0,2}?(?:pijn|zeer|hoog|dwars|bang|boos|verdrietig|onzeker|aan|diep)\b"
    r"|(?<!\w)(?:dat|dit|het)\s+raakt(?:e)?\s+u\b",
    re.I,
)
_CHECK = (
    r"(?:klopt (?:het|dat|dit)(?: zo| een beetje| ongeveer)?(?=\s*(?:\?|$)|\s+(?:dat|als)\b)"
    r"|(?:heb|begrijp|hoor|zeg|vat|snap|versta) ik (?:het|dat|u|je|jullie|dit)(?: zo| nu| zo een beetje)? "
    r"(?:goed|juist|zo|begrepen|gehoord|samen)\b"
    r"|is dat (?:het|zo)\b(?=\s*\?)|als ik (?:het|u|je|jullie) (?:zo )?(?:goed|juist) "
    r"(?:begrijp|hoor|snap|versta|samenvat|heb)"
    r"|(?:dus |dan )?(?:u|je) zegt(?: dus|:| eigenlijk)\b|dus (?:u|je) (?:zegt|bedoelt|vraagt)\b"
    r"|ik vat (?:het |even )?(?:even )?samen\b|samengevat[:,]|ik hoor (?:u|je) zeggen\b"
    r"|wat ik (?:van u |u )?(?:hoor|hoor zeggen|begrijp) is\b)"
)
_SUMMARY = re.compile(rf"(?<!\w){_CHECK}", re.I)

_KNOWS = (
    r"(?:ik |we |wij )?(?:begrijp|begrijpen|snap|snappen|hoor|horen|zie|zien|voel|geloof)"
    r" (?:het|dat|u|uw|jullie|best|heel|goed|wel|hoe|die|je|wat)\b[^.?!]*"
    r"|(?:dat |het |dit )?(?:is |klinkt |lijkt me |vind ik )?(?:heel |erg |echt |best |natuurlijk |"
    r"natuurlijk heel |volkomen )?(?:begrijpelijk|logisch|vervelend|naar|jammer|lastig|moeilijk|heftig|"
    r"verdrietig|sneu|rot|fijn|mooi|leuk|knap|waar|goed om te horen|zwaar|rottig|pijnlijk)\b[^.?!]*"
    r"|(?:u hebt|u heeft|je hebt) (?:helemaal |groot )?gelijk\b[^.?!]*"
    r"|(?:daar |dat )?(?:hebt|heeft) u (?:helemaal |zeker )?gelijk\b[^.?!]*"
    r"|(?:dat|dit) (?:begrijp|snap|hoor|zie|weet|geloof) (?:ik|we|wij)\b[^.?!]*"
    r"|(?:klopt|natuurlijk|goed punt|prima|akkoord|oké|oke|okee|ok|jawel|allicht|zeker)(?=,)"
    r"|dat (?:klopt|mag u (?:vinden|zeggen)|is (?:waar|zo|een goed punt))\b[^.?!]*"
    r"|dat (?:kan|zal|mag) (?:best |wel |zo )+(?:zijn|wezen|zo zijn)[^.?!]*"
    r"|(?:wat|hoe) (?:naar|vervelend|jammer|lastig|moeilijk|verdrietig|rot|fijn|mooi)[^.?!]*"
    r"|(?:uw|die|dat) [a-zë]+ (?:begrijp|snap) ik\b[^.?!]*"
    r"|(?:sorry|(?:het )?spijt (?:me|mij|ons)|excuses|vervelend|jammer)(?: voor u)? (?:dat|als) (?:u|je|jullie)\b[^.?!]*"
    r"|dank (?:u|je)[^.?!]*|bedankt[^.?!]*|fijn dat[^.?!]*|goed dat[^.?!]*"
)
_TURNS = (
    r"(?:[,;.]?\s+maar|[,;.]\s+(?:toch|alleen|hoewel|echter|desondanks|niettemin))\s+"
    r"(?!(?:eerst|even|wilt|wil|mag|kunt|kun|wat|hoe|zal|misschien\s+wilt)\b)"
)
_YES_BUT = re.compile(
    rf"(?:^|[.?!]\s+)(?:(?:ja|nou|oke|oké|ok|tja|ach|op zich|zeker|sorry|eh|uiteraard|natuurlijk)"
    rf"[,. ]+)*(?:{_KNOWS}){_TURNS}\w+",
    re.I,
)
_JA_MAAR = re.compile(
    r"(?:^|[.?!]\s+)(?:ja|jawel|tja|jaja)\s*,?\s+maar\b(?!\s+(?:ook|wel|alleen op)\b)", re.I
)

_CONJUNCTION = (
    r"(?:(?:^|[,;.!?…])\s*maar|(?<!\bmoet)(?<!\blaat)(?<!\bhad)(?<!\bzou)(?<!\book)(?<!\bzo)(?<!\becht)(?<!\bis)(?<!\bwas)"
    r"(?<!\balleen)(?<!\btoch)(?<!\bhem)(?<!\bhaar)(?<!\bzijn)\s+maar"
    r"(?=\s+(?:ik|wij|we|u|je|jij|hij|ze|zij|het|dat|dit|er|de|die|in|zonder|toch|niet|zo|op|bij|school|iedereen|juf|nu|dan|"
    r"wel|ook|daar|als|vanuit|aan|(?-i:[A-Z])\w+)\b))"
)
"""A "maar" between two sentences; not that of "laat maar weten" or "en u maar wachten"."""
_TURN = re.compile(
    rf"(?:{_CONJUNCTION}|[,;.!]\s+(?:alleen|toch|zij het dat|anderzijds|nou ja|aan de andere kant|(?:dat|dit) neemt niet weg"
    r"|al moet ik|al (?=(?:had|hadden|is|was|staat|blijft) (?:wij|we|school|dat|het|er)\b)"
    r"|tegelijk(?:ertijd)?(?= (?:is|zijn|vraag|vragen|moet|moeten|heb|hebben|kan|kunnen|staat|wil|willen|geldt|zie|zien|was|waren)\b))"
    r"|[,;.!]?\s+(?:echter|desalniettemin|desondanks|niettemin|hoewel)),?\s+"
    r"(?!(?:eerst|even|maar|wilt|wil|mag|kunt|kun|wat|hoe|zal|laat|misschien|ik (?:wil|ga|zou|hoor|zie|snap|begrijp)|"
    r"(?:dat|het|dit) (?:is|was|had) (?:\w+ )?(?:kut|klote|rot|naar|geen excuus|niet goed|onze|mijn))\b)",
    re.I,
)
_SAYS_SO = re.compile(
    r"(?<!\w)(?:(?:ik|we|wij) (?:begrijp|begrijpen|snap|snappen|hoor|horen|betreur|betreuren|vind het)|(?:begrijp|snap|hoor|betreur) (?:ik|wij|we)"
    r"|snap het|inkomen|sorry|spijt|spijtig|excuses|(?:dat |^|[.?!] )klopt|jammer|gelijk in|heeft u gelijk|hebt u gelijk|een punt|kan wel zijn|kan best zijn"
    r"|(?:is|da's|heel|wat|echt|best|super|erg|natuurlijk|^) ?(?:erg|naar|vervelend|rot|lastig|heftig|verdrietig|jammer|moeilijk)"
    r"|begrijpelijk|logisch|gecondoleerd|deelneming)(?!\w)",
    re.I,
)
_LIMITS = re.compile(
    r"(?<!\w)(?:uitschelden|uitgescholden|uitmaken|schelden|schreeuw\w*|toon|stoppen|stop|zo (?:niet|praten)|wil ik niet|neem ik niet|accepteer|"
    r"voer ik geen|praat ik niet|komt u niet aan|leggen we)(?!\w)",
    re.I,
)
_AFTER = 3

_FEW = r"(?:\s+[^\W\d_]+){0,8}?"
_GETS = r"(?!horen|krijgen|weten|zijn|zien|verwachten|worden|hebben|mogen|zitten|denken|praten|beslissen|mee[a-z]+)"
_BLAMES = re.compile(
    r"(?<!\w)(?:"
    rf"(?<!ik )(?<!wij )(?<!we )(?<!school )(?:had|hadden|moet)\s+(?:u|jullie){_FEW}\s+(?:moeten|kunnen)\s+{_GETS}[^\W\d_]+\b"
    rf"|(?:u|jullie)\s+(?:had|hadden){_FEW}\s+(?:moeten|kunnen)\s+{_GETS}[^\W\d_]+\b"
    rf"|(?<!ik )(?<!wij )(?<!we )(?<!school )(?:had|hadden)\s+(?:u|jullie){_FEW}\s+(?!gehoord|verwacht|geweten)ge[^\W\d_]+\s+(?:moeten|kunnen)\b"
    rf"|als\s+(?:u|jullie){_FEW}\s+(?:(?:had|hadden|was|waren)\s+[^\W\d_]+"
    r"|[^\W\d_]+\s+(?:had|hadden|was|waren))(?:,|$|[.]|\s+(?:dan|was|had|zaten|hoefde))"
    r"|(?:het|dat|dit)\s+(?:ligt|komt|lag|kwam)\s+(?:(?:ook|gewoon|toch|natuurlijk|eerder|vooral|echt|"
    r"denk ik|misschien|wel|deels)\s+)*(?:aan\s+(?:u|uzelf|uw|jullie|thuis|de opvoeding|de ouders)|"
    r"door\s+(?:u|uw|jullie|de opvoeding|thuis))\b"
    r"|(?:dat|het|dit)\s+is\s+(?:(?:ook|gewoon|toch|echt|wel|deels|natuurlijk)\s+)*(?:uw|jullie)\s+"
    r"(?:eigen\s+)?(?:schuld|fout)\b"
    r"|(?:u|jullie)\s+(?:bent|zijn)\s+(?:(?:ook|gewoon|echt|zelf|wel|eigenlijk)\s+)*"
    r"(?:een\s+(?:slechte|luie|rare|domme|waardeloze|onverantwoordelijke|zeur|klager|drammer|lastpak|moeilijke)|"
    r"(?:veel )?te (?:slap|streng|soft|lief|laat|gevoelig|beschermend|makkelijk|emotioneel)|"
    r"de schuld|schuldig|het probleem)\b"
    r"|(?:u|jullie|je)\s+(?:moet|moeten)\s+(?:niet|eens\s+ophouden|ophouden)\s+(?:zo|steeds|altijd|met)\b"
    r"|(?:u|je)\s+(?:zeurt|klaagt|zanikt|dramt)\b|jullie\s+(?:zeuren|klagen)\b|stelt?\s+u\s+niet\s+(?:zo\s+)?aan\b"
    r"|doet?\s+(?:u\s+)?niet\s+zo\s+(?:moeilijk|overdreven|raar|gek|hysterisch)"
    r"|(?:u|jullie)\s+(?:verwent|verpest|verwennen|verpesten|overdrijft|overdrijven)\b"
    r"|(?:u|jullie)\s+(?:(?:dus|gewoon|heel|erg|echt|zo|ook)\s+)*(?:slecht|niet goed|onvoldoende|te weinig|nauwelijks)\s+"
    r"(?:voor|op|naar)\s+(?:uw|jullie|je|hem|haar|dit|dat|(?-i:[A-Z])\w+)\s*(?:\w+\s+){0,2}?"
    r"(?:zorgt|zorgen|let|letten|past|passen|omkijkt|luistert)"
    r"|(?:u|jullie)\s+(?:kwam|kwamen|komt|bent|was)\s+(?:(?:ook|gewoon|steeds|weer|nooit|drie keer|twee keer)\s+)*"
    r"(?:niet|nooit)\s+(?:komen )?(?:opdagen|opgedaagd)"
    r"|(?:u|jullie)\s+(?:werkt|werken)\s+(?:(?:ook|gewoon|nooit)\s+)*(?:niet|nooit|nergens)\s+(?:aan\s+)?mee"
    r")",
    re.I,
)
_BUT = re.compile(
    rf"{_CONJUNCTION}|(?:^|[,;.!?…])\s*(?:alleen|toch)(?!\w)|(?<!niet )(?<!er )(?:alleen|toch)(?=\s+(?:ik|wij|we|het|hij|ze|zij|dit|zo|er)(?!\w))"
    r"|(?<!\w)(?:hoewel|echter|desondanks|desalniettemin|niettemin)(?!\w)",
    re.I,
)
_NOT_BLAME = re.compile(
    r"(?<!\w)(?:niet (?:uw|jullie) (?:schuld|fout)|ligt niet aan|niet aan u|lag niet aan|van ons|"
    r"door ons|mijn fout|onze fout|spijt|sorry|excuus|excuses|gelijk|denkt u|u denkt|vindt u|bang)(?!\w)",
    re.I,
)


_THANKS = re.compile(
    r"(?<!\w)(?:dank (?:u|je)(?: wel)?|dankjewel|bedankt|fijn|goed|mooi|dapper|moedig|knap|waardevol) "
    r"(?:dat (?:u|je|jullie) (?:dit|dat|het|me|mij|ons|zo|eerlijk|open)\b|voor (?:uw|je|de|het) "
    r"(?:eerlijkheid|vertrouwen|openheid|uitleg|verhaal))",
    re.I,
)
_ANY_TURN = re.compile(
    rf"{_CONJUNCTION}|(?<!\w)(?:alleen|toch|hoewel|echter|al|want|dus|juist|nee|niettemin|desondanks|"
    r"desalniettemin|tegelijk|tegelijkertijd)(?!\w)",
    re.I,
)
_SYMPATHY = re.compile(
    r"(?<!\w)(?:(?:wat|dat is|is|hoe|ontzettend|heel|echt|erg|best|vreselijk)\s+)*"
    r"(?:klote|kut|rot|naar|balen|vervelend|zwaar|heftig|moeilijk|lastig|verdrietig|pittig|sneu|akelig|"
    r"vreselijk|pijnlijk|verschrikkelijk|ellendig)\s+(?:is dat |dat |moet dat zijn |geweest )?voor\s+"
    r"(?:u|jullie|je|hem|haar|uw)\b"
    r"|(?<!\w)(?:dat|het|dit)\s+(?:moet|zal|lijkt me|was vast|is vast|klinkt)\s+(?:(?:voor\s+\w+|me|ook|wel|echt|heel|"
    r"erg|best|vast|ontzettend)\s+)*(?:klote|rot|naar|vervelend|zwaar|heftig|moeilijk|lastig|verdrietig|pittig|sneu|"
    r"akelig|vreselijk|pijnlijk|verschrikkelijk|eenzaam|spannend|frustrerend)\b"
    r"|(?<!\w)(?:dat|dit) is\s+(?:(?:wel|echt|ook|best|heel|erg|toch|zo|gewoon)\s+)*(?:heftig|zwaar|verdrietig|naar|"
    r"rot|pittig|sneu|akelig|vreselijk|verschrikkelijk|klote|balen)(?: zeg)?(?=\s*(?:[.!,]|$))"
    r"|(?<!\w)(?:rot|naar|vervelend|heftig|verdrietig|sneu|akelig|vreselijk|pijnlijk|verschrikkelijk|erg)\s+om\s+te\s+horen"
    r"|^(?:pff+|oei|ach|jeetje|jee|tjonge|och|o)?[,. ]*(?:wat|dat is(?: echt| wel)?) "
    r"(?:naar|rot|klote|balen|heftig|zwaar|verdrietig|sneu|vervelend|akelig|vreselijk|verschrikkelijk)(?: zeg)?\s*[.!]",
    re.I,
)
_LABELS_A_CHILD = re.compile(
    r"(?<!\w)(?:is|was|blijft|zijn)\s+(?:(?:gewoon|echt|nu eenmaal|nou eenmaal|altijd|best|ook|wel|zelf|een|te|veel|"
    r"heel|natuurlijk|eigenlijk|nogal|erg)\s+)*(?:lui|liever lui dan moe|dom|niet (?:zo (?:slim|snugger)|de slimste)|"
    r"onhandelbaar|brutaal|verwend|een (?:lastig|moeilijk|vervelend|verwend|dom|lui|raar) "
    r"(?:kind|joch|ventje|mannetje|meisje|wicht)|een aansteller|een etter\w*|een pestkop|een ettertje)(?!\w)",
    re.I,
)


_VOUCHES = re.compile(
    r"(?<!\w)(?:(?:daar|er) (?:kunt|kun|mag) (?:u|je) (?:\w+ ){0,3}(?:van )?op (?:aan|vertrouwen|rekenen)|(?:daar|er) (?:\w+ ){0,3}honderd procent (?:\w+ )?op|"
    r"honderd procent van op aan|(?:sta|staan) (?:ik|wij|we) (?:\w+ )?(?:voor in|garant)|gebeurt (?:hem|haar) niks meer|"
    r"ik zweer (?:het|u|je))(?!\w)",
    re.I,
)


LABELS = ("ja-maar", "samenvatten", "verwijt", "gevoel-benoemen", "generaliseren", "beloven")
"""The labels that a set phrase can show."""


def shown(text: str) -> Iterator[str]:
    """Yield each label that a set phrase in the text shows."""
    if takes_back(text):
        yield "ja-maar"
    if checks(asked(text)):
        yield "samenvatten"
    if reproaches(text):
        yield "verwijt"
    if names_feeling(text):
        yield "gevoel-benoemen"
    if _LABELS_A_CHILD.search(text):
        yield "generaliseren"
    if _VOUCHES.search(text):
        yield "beloven"


def takes_back(text: str) -> bool:
    """Whether an acknowledgement is taken back by a "maar" and a position of one's own."""
    return bool(_YES_BUT.search(text) or _JA_MAAR.search(text)) or turned_at(text) is not None


def turned_at(text: str) -> int | None:
    """Return where an acknowledgement is followed by a turn and a statement, None where not.

    A question, a limit or another acknowledgement behind the turn takes nothing back.
    """
    for turn in _TURN.finditer(text):
        before, after = text[: turn.start()], text[turn.end() :]
        after = re.split(r"(?<=[.?!])\s", after, maxsplit=1)[0]
        given = acknowledges(before) or _SAYS_SO.search(before)
        stated = "?" not in before and "?" not in after and not _LIMITS.search(after)
        if given and stated and len(after.split()) >= _AFTER:
            return turn.start()
    return None


def acknowledges_first(text: str) -> bool:
    """Whether a "maar" takes back an acknowledgement that stands before it."""
    return bool(_YES_BUT.search(text)) or turned_at(text) is not None


def turn_in(text: str) -> re.Match[str] | None:
    """Return where a text turns ("maar", "toch is het"), None where it goes straight on."""
    return _BUT.search(text)


def may_turn(text: str) -> bool:
    """Whether a text holds a word that can take something back; "laat maar weten" does not."""
    return "maar" not in text.casefold().split() or bool(_ANY_TURN.search(text))


def sympathises(text: str) -> bool:
    """Whether a text says how hard it is for the parent or the child, and lets that stand."""
    return bool(_SYMPATHY.search(text)) and not turn_in(text)


def thanks(text: str) -> bool:
    """Whether a text thanks the parent for saying it, and lets that stand."""
    return bool(_THANKS.search(text)) and not turn_in(text)


def names_feeling(text: str) -> bool:
    """Whether a text names in so many words what the parent feels, and lets that stand."""
    return bool(_FEELS.search(text)) and not (takes_back(text) or reproaches(text))


def checks(text: str) -> bool:
    """Whether a text sums up in so many words, or asks whether that is right."""
    return bool(_SUMMARY.search(text))


def reproaches(text: str) -> bool:
    """Whether a text says in so many words that the parent did wrong."""
    found = _BLAMES.search(text) or blames(text)
    return bool(found) and not _NOT_BLAME.search(text)


_DIFFICULT = re.compile(
    r"\b[A-Z]{2,}s?\b|\b\d[A-Z]\b|(?<![^\W\d_])[a-zà-ÿ]{9,}|\b[A-Z]-\w+"
    r"|\b(?:opp|tlv|swv|ib|hgpd|hgw|vso|sbo|sbao|pto|asd|ass|adhd|lvs|zml|arr|oogo|mdo|cluster|pro|so|"
    r"cyclus|setting|cito|toets|leerlijn|scan)\b"
)


_STEERS = re.compile(
    r"(?<!\w)(?:toch|niet|nie|geen|ook|hè|hé|he|nietwaar|wel|zou|zouden|kan het|kan dat|vindt|vind|denkt|denk|"
    r"nooit|liever|eigenlijk|wordt|eerlijk|eens|beter|echt|of|gelooft|afgesproken|zeker|soms|bedoelt|natuurlijk)(?!\w)",
    re.I,
)
_STEERS_A_CHECK = re.compile(r"(?<!\w)(?:toch|niet ook|ook niet|hè|eigenlijk)(?!\w)", re.I)


def steers(text: str) -> bool:
    """Whether a question can steer: it has a word for it, and does not just check what was heard."""
    pattern = _STEERS_A_CHECK if checks(asked(text)) else _STEERS
    return bool(pattern.search(text))


def hard_word(text: str) -> bool:
    """Whether a text holds a word that can be jargon: an abbreviation, or a long one."""
    return bool(_DIFFICULT.search(text))
