"""Whether a reply gives back something of what the parent said or felt.

Affirming is more than a sentence with "u" in it: it needs words of the parent, a feeling, an
acknowledgement or the form of a summary; a reproach or a contradiction is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gesprekshulp.assistant.recognise.acknowledging import acknowledges
from gesprekshulp.assistant.recognise.phrases import checks, reproaches, takes_back
from gesprekshulp.assistant.recognise.questions import asked, told

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_NUMBERS = dict(
    zip(
        map(str, range(1, 13)),
        re.findall(r"\w+", "een twee drie vier vijf zes zeven acht negen tien elf twaalf"),
        strict=True,
    )
)
_LEAST = 2
_ROOT = 5
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "aan alle alles als altijd ander andere anders bent bij bijna daar daarom daarvan dan deze "
        "dingen doen doet door echt eens eerst eigenlijk elke even gaan gaat geen gewoon goed graag "
        "haar hebben hebt heeft heel hele helemaal hier hoor iedereen iemand iets jullie kan kind "
        "kinderen komt kunnen kunt maar maken maakt meer mensen mevrouw meneer mijn misschien moet "
        "moeten mogen naar natuurlijk niemand niet niets niks nooit nodig omdat onze over school soms "
        "staat straks terug toch toen veel vindt voor vooral want wanneer waar waarom waren weer weet "
        "welke werd werk wilt willen wordt worden zegt zelf zeker zeggen zien ziet zijn zoals zonder "
        "zouden moeder vader vorige keer week dagen",
    )
)
_FEELS = (
    r"bang|boos|kwaad|woedend|razend|verdriet\w*|verdrietig|zorgen|bezorgd|schrok|schrikt|geschrokken|"
    r"schrik\w*|zwaar|moe|moeilijk|lastig|eenzaam|machteloos|onzeker|angst\w*|pijn\w*|teleurgesteld|"
    r"teleurstelling|gekwetst|geraakt|raakt|raakte|raak|trots|blij|opgelucht|hoog zit|zit u hoog|zo hoog|heftig|(?:wat|is|heel|erg|echt) naar|rot|klote|"
    r"vervelend|akelig|vreselijk|verschrikkelijk|spannend|zenuwachtig|onrustig|wanhopig|radeloos|"
    r"zeer|zat|van streek|overstuur|in de rouw|doodmoe|kapot|tranen|trillen|huilt|"
    r"frustrerend|gefrustreerd|frustratie|boosheid|schaamte|schaamt|schuldig|overdonder\w*|overvall\w*|"
    r"stil van|hard aan|hard binnen|knaagt|wringt|uitgeput|uitput\w*|wantrouw\w*|niet gehoord|"
    r"niet serieus|in de steek|er alleen voor|veel tegelijk|niet niks|dwars|dwarszit|hart|steekt|gestoken"
)
_FEELING = re.compile(rf"(?<!\w)(?:{_FEELS})(?!\w)", re.I)
_ACKNOWLEDGES = re.compile(
    r"(?<!\w)(?:begrijpelijk\w*|logisch\w*|terecht|snap\w?|begrijp\w?|begrepen|inkomen|gelijk|"
    r"sorry|spijt\w*|excuus|excuses|bedankt|dankjewel|dank (?:u|je|uw)|"
    r"(?:fijn|goed|knap|mooi|dapper|moedig|waardevol) dat (?:u|je|jullie)|"
    r"(?:mijn|onze|ons) (?:fout|schuld)|fout van (?:mij|ons)|lag (?:niet )?aan (?:ons|mij|u)|"
    r"(?:had|hadden) (?:ik|wij|we|school|niet|anders|eerder|beter)\b.*|(?:ik|wij|we|dit|dat|het) "
    r"(?:had|hadden)\b.*|dat klopt|klopt dat|het klopt|dat is (?:waar|zo)|goede vraag|eerlijke vraag|"
    r"wist(?:en)? (?:ik|wij|we|wij hier)? ?niet|(?:ik|we|wij) (?:wist|wisten|zag|zagen|hoorde|hoorden) "
    r"(?:dat|het|dit|er|haar|hem|u)? ?(?:nog )?niet|voor het eerst|ik hoor (?:u|je|dat|hoe|het|de|die|uw)|"
    r"ik zie (?:dat u|hoe|het aan|u)|ik merk (?:dat u|hoe|aan u)|ik voel (?:dat|hoe|de|uw)|"
    r"(?:had|hadden|hoort|is) (?:daar |er |dat |hier )?niet (?:mogen|moeten|oké|oke|eerlijk|netjes)|"
    r"niet (?:hoe het hoort|eerlijk tegenover|netjes van)|te weinig|onhandig|verkeerd|ligt (?:dus )?aan (?:ons|mij)|"
    r"heeft u een punt|neem me niet kwalijk|geloof (?:u|wat u)|(?:zware|heftige|moeilijke|nare) \w+|"
    r"een (?:groot |flink |heel )?(?:verlies|klap)|dat voelt|voelt als|voelt alsof|voor niets gewacht|"
    r"niet voor niets|kent (?:hem|haar|uw|\w+) (?:het )?best\w*|beter dan (?:ik|wij|u|wie)|"
    r"wat een \w+|geen wonder|natuurlijk (?:bent|wilt|schrikt|maakt|vindt) u|hoort (?:zo|ook|niet) "
    r"|mag u (?:best|gerust|zijn|vinden)|telt (?:hier|mee)|serieus)(?!\w)",
    re.I,
)
_OF_OTHER = re.compile(
    r"^(?:(?:en|nou|ja|nee|eh|dus|oke|oké|hm|tja|kijk|luister|weet u|hoor eens|eerlijk gezegd)[, ]+)*(?:dan (?:spreken|haal|bel|moet|zou|kunt|gaan|doen)|wij|we|ik|school|de school|ons|onze|het team|"
    r"juf|meester|meneer|mevrouw|de (?:juf|leerkracht|mentor|mail|brief|toets|collega'?s?|nieuwsbrief))\b",
    re.I,
)
_AGAINST = re.compile(
    r"(?<!\w)(?:klopt (?:dus )?(?:echt |gewoon )?niet|niet waar|onzin|welnee|valt (?:best |wel |reuze )?mee|"
    r"niet zo erg|herken (?:ik|wij|we) niet|overdre\w+|hoeft u niet|moet u|u moet|u hoeft|kunt u niet|"
    r"natuurlijk|maar|alle (?:ouders|moeders|vaders|kinderen)|elke (?:ouder|moeder|vader)|de meeste|een stuk|"
    r"gescheeld|zal (?:bij |best |vast |wel )+|nou ja|alleen maar|toch|gewoon|nou eenmaal|nu eenmaal|altijd wel|zelf ook|had u|u had|"
    r"echt wel|wel degelijk|heus wel|wel iets|haha+|hihi|lol|meewerk\w*|tegenwerk\w*|ruzie|gelijk (?:hebben|krijgen))(?!\w)",
    re.I,
)
_CALLS = re.compile(
    r"(?<!\w)(?:u|jullie|je|jij)\s+(?:bent|zijn|ben)\s+(?:\w+\s+){0,3}?een\s+(?!goed|lieve|liefdevol|sterk|betrokken|"
    r"trots|bezorgd|moeder|vader|ouder|fijn|warm|vrouw|man|mens|team|gezin)\w+",
    re.I,
)
_SECOND = re.compile(
    r"^(?:(?:en|nou|ja|eh|dus|oke|oké|hm|dan)[, ]+)*(?:(?:u|jullie|je)\s+(?!moet|mag|kunt|krijgt|beslist|"
    r"hoeft|had|hadden|zou|bent|zijn|gaat)\w+|thuis\b|bij u\b|(?:dus )?(?:hij|zij|ze) \w+|"
    r"dat \w+ (?:u|hij|ze|zij)\b)",
    re.I,
)
_ECHOES = re.compile(r"^(\w+),")
_NAME = re.compile(r"(?<=[a-zë,] )[A-Z][a-zëïé]+")
_OURS = re.compile(r"(?<!\w)(?:ik|wij|we|mij|mijn|ons|onze|school)(?!\w)", re.I)
_RULES = re.compile(
    r"(?<!\w)(?:(?:mag|mogen|kunt|kan) (?:u|ouders|je)|(?:u|ouders|je) (?:mag|mogen|kunt|beslist)|recht op|bezwaar|toestemming|"
    r"wettelijk|verplicht|samenwerkingsverband|beslissen|beslist|stelt school vast)(?!\w)",
    re.I,
)
_WANTS_TO_KNOW = re.compile(
    r"(?<!\w)(?:wil|wou|wilde|moet|mag) (?:ik )?(?:\w+ ){0,3}(?:weten|vragen|horen)(?!\w)", re.I
)
_WISHES = re.compile(
    r"^(?:(?:en|nou|ja|eh|dus|oke|oké|hm)[, ]+)*(?:u|jullie)\s+(?:wilt|wil|willen|vraagt|vragen|zegt|"
    r"hoopt|zoekt|mist|vreest|verwachtte|bedoelt)\b",
    re.I,
)


def affirms(reply: str, parent: str = "") -> bool:
    """Whether a reply affirms: acknowledges, names a feeling, sums up or gives back."""
    if reproaches(reply) or takes_back(reply) or _CALLS.search(reply):
        return False
    if checks(asked(reply)) or acknowledges(reply):
        return True
    return any(
        _ACKNOWLEDGES.search(one) or _names_feeling(one) for one in told(reply)
    ) or gives_back(reply, (parent,))


def tells(reply: str) -> bool:
    """Whether a reply says something that is no question, no reproach and takes nothing back."""
    return (
        bool(told(reply))
        and not _CALLS.search(reply)
        and not (reproaches(reply) or takes_back(reply))
    )


def gives_back(reply: str, lines: Iterable[str]) -> bool:
    """Whether some sentence says again, in these or other words, what one of the lines said.

    Answering a question in its own words gives nothing back: of what a line asks only counts
    what is said about the parent or the child.
    """
    if reproaches(reply) or takes_back(reply):
        return False
    lines = tuple(lines)
    heard = {root for line in lines for root in roots(line)}
    stated = {root for line in lines for root in _stated(line)}
    names = {name for line in lines for name in _NAME.findall(line)}
    for sentence in told(reply):
        said = sentence.strip()
        if _AGAINST.search(said) or _OF_OTHER.match(said):
            continue
        about = _SECOND.match(said) or said.split(maxsplit=1)[0] in names
        mine = roots(said)
        if about and any(_known(root, heard) for root in mine):
            return True
        if _WISHES.match(said):
            return True
        if _OURS.search(said) or _RULES.search(said):
            continue
        echo = _ECHOES.match(said)
        if echo and any(_known(root, stated) for root in roots(echo[1])):
            return True
        if sum(_known(root, stated) for root in mine) >= _LEAST:
            return True
    return False


def _stated(line: str) -> set[str]:
    """Return the roots of what a line says, not of what it asks."""
    return {root for one in told(line) if not _WANTS_TO_KNOW.search(one) for root in roots(one)}


def _names_feeling(sentence: str) -> bool:
    """Whether a sentence names a feeling that may be the parent's, and does not call names."""
    return bool(_FEELING.search(sentence)) and not (
        _AGAINST.search(sentence)
        or re.match(r"(?:u|jullie|je) bent (?:een|echt|te|veel)\b", sentence, re.I)
    )


def roots(text: str) -> set[str]:
    """Return the words of a text that carry it, cut so that endings do not matter."""
    found = (_NUMBERS.get(word, word) for word in _WORD.findall(text.casefold()))
    words = {word for word in found if word not in _EMPTY}
    return {
        (word[2:] if word.startswith("ge") and len(word) > _ROOT else word)[:_ROOT]
        for word in words
    }


def _known(root: str, heard: set[str]) -> bool:
    if root in heard:
        return True
    return len(root) >= _ROOT - 1 and any(
        len(one) >= _ROOT - 1 and (one.startswith(root) or root.startswith(one)) for one in heard
    )
