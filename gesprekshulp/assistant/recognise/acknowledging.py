"""Ways of acknowledging that need no word of the parent: a sigh that stays, putting oneself in
the parent's place, agreeing, owning, and telling again how it was for the parent.

A sentence that turns back, makes small or calls to order acknowledges nothing.
"""

from __future__ import annotations

import re

from gesprekshulp.assistant.recognise.blaming import blames
from gesprekshulp.assistant.recognise.questions import told

_YOU = r"(?:u|je|jij|jullie)"
_SO = (
    r"(?:(?:best|wel|echt|heel|erg|toch|ook|zo|nogal|behoorlijk|flink|gewoon|nog|nu|dan|vast|natuurlijk|"
    r"zeker|even|ontzettend|super|veel|helemaal|meteen|daar|er|hier|al|dus)\s+)*"
)
_HARD = (
    r"(?:naar|rot|kut|klote|heftig|zwaar|pittig|sneu|zielig|akelig|vreselijk|verschrikkelijk|afschuwelijk|"
    r"ellendig|pijnlijk|verdrietig|moeilijk|lastig|vervelend|erg|hard|zuur|bitter|balen|triest|schrijnend|"
    r"frustrerend|onverteerbaar|slopend|uitputtend|ingrijpend|ernstig|waardeloos|droevig)"
)
_OPENS = r"^\W*(?:(?:en|dus|ja|nou|nee|eh|ehm|oke|oké|goh|hm+|kijk|echt|mevrouw|meneer)[, ]+)*"

_SIGH = re.compile(
    r"^\W*(?:(?:nou|ja|o|oh|goh|eh)[, ]+)*(?:t?s?jonge(?:\s?jonge)?|jonge\s?jonge|jeetje(?: mina)?|jemig|jee|tjee|poeh?|"
    r"pfoe+|pf+|oef|oei|ach|och|aa+h|amai|allemachtig|lieve help|hemel\w*|gossie|goeie genade|sodeju|wauw|man+ man+|"
    r"mens|zo hé|zo he|potverdorie|verdorie|och heden|godsamme)(?:[,. !…]+|$)(?:(?:zeg|nou|gossie|man|ja)[,. !…]*)*",
    re.I,
)
_STRONG = re.compile(
    r"jonge|je(?:etje|mig)|tjee|po[eh]|pfoe|oe[fi]|aah|amai|allemachtig|lieve|zo h", re.I
)
"""Sighs that nobody heaves to wave something away."""
_LONGEST_SIGH = 7
_OWN = re.compile(
    r"(?<!\w)(?:wij|we|ik|school|wat bent|wat doet|u bent|u moet|dat weer|moet dat nou|redt zich|zo erg is)(?!\w)",
    re.I,
)
_ABOUT_IT = re.compile(
    r"(?<!\w)(?:dat|zo|zo'n|wat|uw|die|dan|ook nog|geen|op|drie|twee|\d+|hele?|elke|nachten|jaren|weken|maanden|het)(?!\w)",
    re.I,
)
_STANDS = re.compile(
    rf"{_OPENS}(?:wat |dat is |da's |dat lijkt me |dat klinkt )?{_SO}{_HARD}(?:,? (?:zeg|hoor|joh|man))?\W*$"
    rf"|{_OPENS}(?:wat|hoe) {_HARD} (?:voor|dat|om|is dat|moet)\b"
    r"|(?<!\w)gecondoleerd(?!\w)|(?<!\w)(?:mijn|onze) deelneming(?!\w)|(?<!\w)leef (?:erg |zeer |ontzettend )?met u mee(?!\w)",
    re.I,
)
_HITS = re.compile(
    r"(?<!\w)(?:hakt er\s?(?:\w+ )?in|komt (?!u |je |jullie )(?:\w+ ){0,2}(?:binnen|aan)(?=\s*(?:$|[.!,]))|hou(?:dt|d)? \w+ (?:uit (?:uw|je) slaap|wakker)|"
    r"(?:heeft|hield) \w+ (?:uit (?:uw|je) slaap|wakker)|koude kleren|vreet aan|knaagt|doet (?!me |mij )(?:\w+ )?(?:wat|iets|veel) met|"
    r"(?<!ik )(?:ligt|lag|lig|liggen|lagen) (?!ik )\w*(?: \w+){0,3} wakker|(?:nogal|ook|me) wat(?=\s*(?:$|[.!,]))|niet niks|geen kleinigheid|"
    r"slaat in als|liegt er niet om|(?:doet|deed) (?!me |mij )(?:\w+ )?(?:zeer|pijn)|snijdt door|door merg en been|gaat door \w+ heen|"
    r"grond (?:\w+ )*weg\w*|moed (?:\w+ )*schoenen|in (?:uw|je) maag|laat (?!me |mij )\w+ niet (?:zomaar |zo )?los|niet vol te houden|hou je niet vol|"
    r"om (?:gek|moedeloos|verdrietig|wanhopig|ziek) van te worden|om van te huilen|zou(?:den)? voor minder|gun je niemand|"
    r"(?:je|uw|een|mijn) kind(?: \w+)? niet (?:graag )?(?:meemaken|aandoen|zien)|wil (?:geen \w+|je) (?:\w+ )?(?:horen|meemaken)|"
    r"niet makkelijk(?: \w+)?(?=\s*(?:$|[.!,]))|te verduren|voor (?:uw|je) kiezen|op (?:uw|je) bord(?:je)?|heel wat (?:mee|achter|te)|"
    r"een hele (?:weg|klus|opgave|toestand|schrik|tijd)|niet op te wachten|slaat (?:\w+ )?nergens op|te gek voor woorden|schandalig|onacceptabel|"
    r"(?:dat|zo) (?:kan|mag|hoort|deugt|deugde|klopte|kon) (?:echt |gewoon |zo |toch |helemaal )*niet(?: \w+)?(?=\s*(?:$|[.!,]))|"
    r"(?:had|hadden) (?:\w+ ){0,2}(?:nooit|niet) (?:\w+ ){0,4}(?:gemogen|gemoeten|mogen|moeten|horen|gehoeven)|"
    r"(?:dag|week|tijd|avond|nacht|toestand|werk|klus|weg|schrik) moet (?:dat|het)(?: \w+)* (?:zijn|geweest))(?!\w)",
    re.I,
)
_IN_YOUR_PLACE = re.compile(
    r"(?<!\w)(?:zou(?: ik)? (?:ook|precies|net zo)|(?:ik )?zou (?:daar |dat |er |hier )?ook|zou ik(?: \w+){0,2} (?:boos|kwaad|bang|gek|verdrietig|niet|geen)|(?:dan|dat) had ik ook|"
    r"ook (?:niet|geen) \w+(?: \w+)? (?:gepikt|geslapen)|in uw (?:plaats|schoenen)|als ik u was|(?:mij|me)(?: \w+){0,3} (?:voorstellen|indenken)|"
    r"als het (?:om |over )?mijn (?:eigen )?(?:kind|zoon|dochter)\b)(?!\w)",
    re.I,
)
_AGREES = re.compile(
    r"(?<!\w)(?:(?:\w+ )?mee eens|niet hoe (?:u|je|het|dat) \w+|geloof ik (?:graag|meteen|direct|zo|best|u)|(?:heb|hebt|heeft) (?:u|je) (?:\w+ ){0,2}(?:een )?(?:punt|gelijk)|"
    r"(?:u|je) (?:heb|hebt|heeft) (?:\w+ ){0,3}(?:punt|gelijk)|goed punt|terechte? \w+|geef ik (?:u|je) gelijk|(?:u|je) zegt het (?:\w+ ){0,3}(?:juist|goed|raak|precies|zoals het is)|"
    r"dat zegt u (?:goed|raak)|niet (?:zo )?gek(?=\s*(?:$|[.!,]| dat u))|vind je het gek|geen wonder|snap ik (?:heel )?(?:goed|best)|snap (?:heel |best )?goed dat|"
    r"(?:neem|nemen) (?:ik |wij |we )?(?:het|dat|dit|u|die|ik)(?: \w+){0,2} (?:serieus|ernstig)|neem ik ter harte|ter harte|trek ik (?:mij|me)(?: \w+)? aan|gaat (?:mij|me) aan het hart|"
    r"(?:word|ben) ik(?: \w+)? stil van|geen woorden voor|ik schrik (?:hier|er|daar)van|(?:schrik|raakt) (?:ik|mij|me)(?: \w+)?|"
    r"petje af|chapeau|respect (?:voor|hoor|dat)|(?:knap|moedig|dapper|sterk|goed|fijn) (?:van u|van je|dat (?:u|je|jij|jullie)|hoe (?:u|je))|hoe (?:u|je) (?:dat|het) volhoudt|dank(?: u| je)?(?: wel)? dat (?:u|je))(?!\w)",
    re.I,
)
_OWNS = re.compile(
    r"(?<!\w)(?:steken (?:\w+ ){0,2}laten vallen|(?:heb|hebben) (?:(?:ik|wij|we|het|dat|dit|dus|gewoon|er) )+(?:\w+ )?laten liggen|is (?:\w+ )?blijven liggen|(?:dat|het) betreur(?: ik|en wij|en we)?|betreur ik|(?:heb|hebben) (?:ik|wij|we) (?:\w+ ){0,2}(?:nagelaten|verzuimd|verkeerd|fout|laten|"
    r"niet (?:gedaan|netjes|goed))|(?:dat|het) is (?:ook |inderdaad |gewoon )*niet gebeurd|niet omheen (?:te )?draaien|niet (?:mooier|anders) (?:van )?maken|"
    r"(?:de )?fout in(?:gegaan)?|de mist in|niet (?:altijd )?zorgvuldig|tekort\s?geschoten|(?:ons|mij|me) aanrekenen|achteraf (?:\w+ ){0,5}niet (?:goed|handig|netjes|fijn)|"
    r"niks van terecht ?gekomen|op (?:ons|mijn) bord(?:je)?)(?!\w)",
    re.I,
)
_TOOK = (
    r"(?:kreeg|krijgt|hoorde|hoort|wist|werd|wordt|mocht|moest|moet|schrok|bent|was|heeft|hebt|had|hebben|zijn|"
    r"waren|raakte|verloor|verliest|voelt|voelde|krijg|word|hoor|moesten|kregen|hoorden)"
)
_DID = (
    r"(?:lag|ligt|zat|zit|stond|staat|wachtte|wacht|zag|ziet|hoopte|hoopt|bleef|blijft|sliep|slaapt|liep|loopt|droeg|"
    r"draagt|hield|houdt|vertelde|vertelt|vroeg|vraagt|zocht|zoekt|miste|mist|keek|kijkt|dacht|merkte|merkt|belt|"
    r"belde|mailde|lagen|zaten|stonden|wachtten|sta|lig|loop|wachten|bellen|zoeken)"
)
_TELLS_AGAIN = re.compile(
    r"^\W*(?:(?:ja|nou|eh|oke|oké|hm+|tja|goh)[, ]+)*(?!daar \w+ (?:\w+ )?dan ook)(?:en|dus|dan(?! (?:bel|bent|krijg|hoor|heb|heeft|vertel|vraag|kijk|zoek|mag|moet))|toen|daar|nu|al die \w+|elke \w+|steeds|weer|intussen|ondertussen|iedere \w+|zo)\s+"
    rf"(?:(?:dan|nu|toen|dus|intussen|ondertussen|ook|nog|weer|al|daar|elke \w+|iedere \w+)\s+)*"
    rf"(?:(?:{_YOU}|hij|ze|zij)\s+(?:{_TOOK}|{_DID})|(?:{_TOOK}|{_DID})\s+(?:{_YOU}|hij|ze|zij))\b(?!\s+(?:dus|toch|eens)\b)"
    rf"|{_OPENS}en (?:u|je|jij) maar (?!klagen|zeuren|zeiken|mopperen|roepen|eisen|schelden|schreeuwen)[a-z]{{2,}}en\b"
    r"|^\W*en (?:u|jij|je) (?:\w+ ){0,2}(?:ernaast|erbij|daarmee|ermee|maar naast)\b"
    rf"|(?<!\w)(?:u|je|jij|jullie) (?:zit|zat|stond|staat|bent|was|hebt|heeft) (?:\w+ ){{0,5}}(?:afgescheept|in (?:uw|je) (?:eentje|uppie)|alleen voor|wakker|kastje naar de muur|"
    r"tegenover|uitgelegd|gewacht|gebeld|gezocht|geknokt|gevochten|gestreden)\b"
    r"|^(?!.*(?:bij mij|bij ons|in de klas|hier)\b).*,\s+(?:hoor|merk|zie|begrijp) ik(?=\s*(?:[.!?,]|$))",
    re.I,
)
_NOT_YOURS = re.compile(
    r"(?<!\w)(?:niet|nooit|geen|niks|niets)(?!\w)",
    re.I,
)
_AGENT = re.compile(
    rf"(?<!\w)(?:{_DID}|las|leest|deed|doet|kwam|komt|reageerde|reageert)(?!\w)", re.I
)
_SMALL = re.compile(
    r"(?<!\w)(?:(?<!en u )(?<!en je )(?<!en jij )maar(?! (?:naast|één|een keer))|echter|desalniettemin|desondanks|niettemin|hoewel|daarentegen|nu eenmaal|nou eenmaal|"
    r"overdre\w+|overdrijf\w*|aanstel\w*|drama|om niks|om niets|rustig|kalm\w*|hetzelfde liedje|klagen|zeuren|klaag\w*|zeur\w*|"
    r"lastig bent|bent u lastig|(?:doet|doe) (?:u )?(?:moeilijk|lastig)|iedereen|heeft iedereen|meevallen|valt (?:\w+ )?mee|niet zo erg|vindt dat (?:wij|we|school|ik)|"
    r"alles fout|en u niets|dat weer|komt wel|went wel|over(?:gaan)?heen groei\w*|jammer dan|pech|eigen schuld|zelf ook|wel eens|anders zelf|"
    r"moet u (?:ook )?(?:maar|eens|niet)|hoeft (?:u|je) niet|welnee|onzin|haha+|natuurlijk ook)(?!\w)|\?\s*$",
    re.I,
)
_ACCUSES = re.compile(
    r"^\W*(?:u|je|jij|jullie) (?!bent|heeft|hebt|had|zit|zat|stond|staat)\w+", re.I
)
_EXPLAINS = re.compile(r"(?<!\w)(?:want|omdat|doordat|vanwege|wegens|tenzij|zodra)(?!\w)", re.I)
_BLAMED = re.compile(
    r"(?<!\w)(?:u|jullie) (?:had|hadden) (?:\w+ ){1,8}(?:moeten|mogen|kunnen)(?!\w)", re.I
)


def waves_away(text: str) -> bool:
    """Whether something in a text turns back, makes small or calls to order."""
    said = told(text)
    return blames(text) or any(_SMALL.search(one) or _BLAMED.search(one) for one in said)


def acknowledges(text: str) -> str:
    """Return how a text acknowledges by its form ("erkennen", "gevoel-benoemen", "samenvatten")."""
    if waves_away(text):
        return ""
    for sentence in told(text):
        said = sentence.strip()
        if (
            _STANDS.search(said)
            or (_HITS.search(said) and not _ACCUSES.search(said))
            or _sighs(said)
        ):
            return "gevoel-benoemen"
        if (
            _IN_YOUR_PLACE.search(said) or _AGREES.search(said) or _OWNS.search(said)
        ) and not _EXPLAINS.search(said):
            return "erkennen"
        if _TELLS_AGAIN.search(said) and not (_NOT_YOURS.search(said) and _AGENT.search(said)):
            return "samenvatten"
    return ""


def _sighs(sentence: str) -> bool:
    """Whether a sentence opens with a sigh and stays with what it is about."""
    sigh = _SIGH.match(sentence)
    if not sigh:
        return False
    rest = sentence[sigh.end() :]
    if _OWN.search(rest):
        return False
    short = len(rest.split()) <= (_LONGEST_SIGH if _STRONG.search(sigh[0]) else 1)
    return short or bool(_ABOUT_IT.search(rest))
