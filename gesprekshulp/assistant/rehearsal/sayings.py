"""Marks in typed words that no detector names: jokes, abuse, owning up, keeping a promise.

Also which words must stand in a sentence before anything may be asked about it: a question
of the coach about a pitfall that no word points to is nonsense.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from unicodedata import category

from gesprekshulp.assistant.recognise.phrases import turn_in
from gesprekshulp.assistant.recognise.questions import asked, told
from gesprekshulp.assistant.rehearsal.rules import mentions
from gesprekshulp.knowledge.sentences import sentences

_JOKE = re.compile(
    r"(?<!\w)(?:ha(?:ha)+|hihi|hehe|lol|lmao|grapje|geintje|rofl|xd|mop|moppen|"
    r"ken je die|hoe noem je een|wat is het verschil tussen een|wat is groen|klop klop|zegt de een tegen|waarom steekt een|komt een \w+ bij de|staan? twee \w+ op)(?!\w)|[:;]-?[)D]",
    re.I,
)
_ABUSE = (
    *("rot op", "rotmens", "kutwijf", "klootzak", "trut", "idioot", "idioten", "achterlijk*"),
    *("kutkind", "rotkind", "klotekind", "donder op", "flikker op", "flikker toch op", "oprotten"),
    *("jullie zijn gek", "u bent gek", "je bent gek", "bent een slechte ouder", "debiel*"),
    *(
        "kunt u niet lezen",
        "kun je niet lezen",
        "bent u doof",
        "bent u dom",
        "bent u gek",
        "doe niet zo dom",
    ),
    *(
        "is een aap",
        "is een ezel",
        "is een varken",
        "is een monster",
        "is een etter*",
        "is een rotjong",
    ),
    *("bent een slechte moeder", "bent een slechte vader", "slechte ouders", "rotwijf", "lul"),
    *("hou je bek", "houd je bek", "houd je mond", "hou je mond", "hou uw mond", "kop dicht"),
    *("mafkees", "stom mens", "stomme trut", "sukkel*", "u bent dom", "je bent dom", "eikel"),
    *(
        "bent gestoord",
        "zeikerd*",
        "zeikwijf",
        "zeurpiet",
        "zeikstraal",
        "zo dom als",
        "kutmoeder",
        "kutvader",
        "loser",
        "tering*",
        "kanker*",
    ),
)
_SORRY = (
    *("sorry", "spijt", "spijt me", "excuses", "excuus", "onze fout", "mijn fout", "fout van ons"),
    *("fout van mij", "had ik", "hadden we", "hadden wij", "ik had", "we hadden", "wij hadden"),
    *("hebben wij niet", "hebben we niet", "heb ik niet", "misgegaan", "ging mis", "had anders"),
    *("niet gemoeten", "niet zo gemoeten", "wel gemoeten", "eerder gemoeten", "mogen gebeuren"),
    *("tekortgeschoten", "laten liggen", "was niet goed van", "wij fout", "we fout", "ik fout"),
)
_PLAINLY = (
    *("sorry", "spijt me", "excuses", "excuus", "onze fout", "mijn fout", "fout van ons"),
    *("fout van mij", "had ik moeten", "hadden we moeten", "hadden wij moeten", "ik had u moeten"),
    *("had anders gemoeten", "had niet gemoeten", "had niet zo gemoeten", "had niet gemogen"),
    *(
        "had niet mogen gebeuren",
        "had nooit mogen gebeuren",
        "had beter gemoeten",
        "had wel gemoeten",
    ),
    *("had eerder gemoeten", "had niet moeten gebeuren"),
)
_KEPT = re.compile(
    r"(?<!\w)(?:zoals (?:ik |we |wij )?(?:net |al |eerder |u )*(?:zei|zeiden|beloofd|beloofde|afgesproken|"
    r"gezegd|toegezegd|toezei)|(?:heb|is|staat|stond) (?:ik )?(?:het |dat |u |er |nu |al |net |dit |"
    r"inmiddels |ondertussen |meteen |gelijk )*(?:opgeschreven|genoteerd|in mijn agenda|op papier|op mijn briefje|"
    r"in het rooster|gebeld|gedaan|geregeld|uitgezocht|nagevraagd)|ik heb (?:het|dat|hem|haar|u|de|die|uw|er)"
    r"(?: \w+){0,4} (?:opgeschreven|genoteerd|gebeld|geregeld|uitgezocht|nagevraagd|ingepland|gemaild)|"
    r"wat ik (?:net |eerder |u )*(?:zei|beloofde|toezei|afsprak)|onze afspraak staat|die afspraak staat|"
    r"ik kom mijn (?:afspraak|belofte|woord) na|ik hou(?:d)? (?:me|mij) (?:eraan|aan))(?!\w)",
    re.I,
)

CUES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<!\w)(?:{words})", re.I)
    for name, words in {
        "ja-maar": r"(?:maar|alleen|toch|hoewel|echter|al|want|dus|juist|nee|niet)(?!\w)",
        "verwijt": r"(?:u|uw|jullie|je|thuis|ouders?|moeder|vader|opvoed\w*|zelf|jouw|mama)(?!\w)",
        "dreigen": r"(?:anders|dan|als|zonder|gevolg\w*|melden|melding|leerplicht|uitschrijven|moet\w*|zolang|tenzij)(?!\w)",
        "bagatelliseren": r"(?:wel|mee|zo erg|gewoon|even|over|ach|kop op|niks|normaal|druk|klein\w*|beetje|fase\w*"
        r"|hoort|vanzelf|morgen|maar|nu eenmaal|nou eenmaal|allemaal|leuk\w*|vrolijk\w*|heus|reuze|tja|joh|iedereen)",
        "generaliseren": r"(?:altijd|nooit|alle|iedere\w*|elk\w*|meeste|veel|soort|vaak|zulke|types?|ouders|kinderen|jongens|"
        r"meisjes|pubers|vaders|moeders|mensen|overal|niemand|nu eenmaal|nou eenmaal|steeds|gewoon)(?!\w)",
        "onjuist-kader": r"(?:moet\w*|mag|mogen|wet\w*|recht\w*|teken\w*|handtekening|beslis\w*|bepaal\w*|bepalen|verplicht\w*|"
        r"akkoord|zeggen|niet nodig|inzage|gezag|hoeven|hoeft|regel\w*|toestemming|geldt)",
        "verdedigen": r"(?:wij|we|ons|onze|ik|school|juf\w*|meester|meneer|mevrouw|mentor|leerkracht\w*|docent\w*|team|"
        r"collega\w*|protocol|regels?|tijd|druk\w*|afspraak|afspraken|brief|mail|kinderen|klas|groep|hier)(?!\w)",
        "jargon": r"\w{9,}|[a-z]{2,4}(?!\w)",
        "suggestieve-vraag": r"(?:toch|niet|ook|hè|he|kan het|kan dat|vindt u|denkt u|zou het)(?!\w)",
        "te-snel-oplossen": r"(?:moet\w*|kunt|kun|zou|gewoon|dan|we|ik|geef|laat|probeer\w*|zet|doe|ga|stuur|neem|maak|"
        r"oefen\w*|misschien|beter|vaker|eens)(?!\w)",
        "beloven": r"(?:zeker|beloof\w*|garand\w*|goed|altijd|nooit|vast|gaat|komt|zal|zorg\w*|verzeker\w*|reken|gewoon|meer)(?!\w)",
    }.items()
}
"""Pitfall -> a word that must stand in a sentence before it may be doubted."""


_OFFERS = re.compile(
    r"(?<!\w)(?:zal|zullen|wilt|wil|kom|bel|mag|kan|kunnen|neemt|doen)\s[^.?!]*\sof\s(?:liever|wilt|wil|zal|"
    r"zullen|de|het|bij|eerst|mag|doen|met|in|op|thuis|een|u|ik|we|juist|toch)\b[^.?!]*\?",
    re.I,
)
_EXCUSES = re.compile(
    r"(?<!\w)(?:dat|het|dit)?\s*(?:kwam|komt|lag|ligt)\s+(?:ook |wel |vooral |gewoon )*(?:door|omdat|aan (?:het|de)\b)"
    r"|(?<!\w)(?:want|omdat|doordat|vanwege|wegens)(?!\w)|(?<!\w)door (?:het|de|alle) "
    r"(?:drukte|tekort|lerarentekort|ziek\w*|griep|vakantie|wissel\w*|verbouwing|corona|invallers?)"
    r"|(?<!\w)(?:leg|vertel) (?:ik )?(?:even )?uit (?:hoe|waarom)"
    r"|(?<!\w)(?:sorry|excuses|jammer|vervelend|spijt me)(?: hoor| zeg)?[, ]+(?:er (?:waren|was|zijn)|het was|"
    r"(?:we|wij) (?:zaten|hadden|stonden)|ik (?:had|stond|zat) (?:ook|nog|er|geen|alleen))(?! \w+ moeten)(?!\w)"
    r"|(?<!\w)was (?:ook |toen |net |heel |erg )*(?:ziek|nieuw|druk|zwanger|vrij|afwezig)(?!\w)",
    re.I,
)


_OURS = re.compile(
    r"(?<!\w)(?:was|waren|is|zijn|zat|hadden|had) (?:ook |toen |net |heel |erg |het |lang |een tijd |zelf )*"
    r"(?:ziek|nieuw|druk|zwanger|met verlof|afwezig|onderbezet|kwijt)(?!\w)"
    r"|(?<!\w)(?:kwam|komt|lag|ligt) (?:ook |wel |vooral |gewoon )*(?:door|omdat)(?!\w)"
    r"|(?<!\w)(?:konden (?:wij|we)|(?:wij|we) konden|kon school|kan school) (?:dit |dat |het |er )*(?:ook |toch |echt )*niet(?!\w)"
    r"|(?<!\w)(?:wij|we|school|de juf|de meester|de mentor|het team|juf \w+|meester \w+)(?!\w)[^.?!]*"
    r"(?<!\w)(?:omdat|want|doordat|vanwege|wegens|door (?:de|het))(?!\w)"
    r"|(?<!\w)door (?:het|de|alle) (?:drukte|tekort|lerarentekort|griep|wissel\w*|verbouwing|invallers?)",
    re.I,
)


def explains(text: str) -> bool:
    """Whether a text tells why it went so at school; less sure than a set phrase."""
    return bool(_OURS.search(text))


def excuses(text: str) -> bool:
    """Whether a text gives the reason of the school: owning up ends at its full stop."""
    return bool(_EXCUSES.search(text))


def jokes(text: str) -> bool:
    """Whether a text makes a joke of it, in words or with a little picture."""
    return bool(_JOKE.search(text)) or any(category(sign) == "So" for sign in text)


def abuses(text: str) -> bool:
    """Whether a text calls names or sends the parent away, in words or with a gesture."""
    return mentions(text, _ABUSE) or any(sign in text for sign in _GESTURES)


def is_sorry(text: str) -> bool:
    """Whether a text holds words of owning up."""
    return _sorry_in(text, (*_SORRY, *_PLAINLY)) or bool(_SHOULD_HAVE.search(text))


_HALF_SORRY = re.compile(
    r"(?<!\w)(?:spijt|sorry|excuses|jammer|vervelend)(?!\w)[^.?!]*(?<!\w)(?:dat|als|indien|mocht) (?:u|jullie|je)(?!\w)"
    r"[^.?!]*(?<!\w)(?:ervaart|ervaren|ervaarde?|voelt|voelen|vindt|vinden|opvat\w*|opneemt|ziet|zien|beleeft|beleven)"
    r"(?!\w)",
    re.I,
)
"""Sorry for how the other takes it, which owns up to nothing."""


def _sorry_in(text: str, words: Iterable[str]) -> bool:
    found = tuple(words)
    return any(mentions(one, found) and not _HALF_SORRY.search(one) for one in sentences(text))


_WENT_WRONG = re.compile(
    r"(?<!\w)(?:niet|geen|niets|niks|nooit|niemand|fout|fouten|mis|misgegaan|misging|te laat|te vroeg|zonder|liggen|"
    r"gemist|vergeten|vergaten|overgeslagen|sloegen|had|hadden|sorry|spijt|excuses|stopten|achterliet\w*)(?!\w)",
    re.I,
)
_THEY_SAY = re.compile(
    r"^\W*(?:en |dus |nou |ja )*(?:u|jullie|je) (?:zegt|zeggen|vindt|denkt|zei)(?!\w)", re.I
)


def admits(text: str, words: Iterable[str]) -> bool:
    """Whether a sentence says that what these words are about went wrong, as one's own words."""
    known = tuple(words)
    return any(
        mentions(one, known) and _WENT_WRONG.search(one) and not _THEY_SAY.search(one)
        for one in told(text)
    )


_GESTURES = "🖕🤬💩"
_SHOULD_HAVE = re.compile(
    r"(?<!\w)(?:ik|wij|we|school)(?!\w)[^.?!,]*(?<!\w)(?:had|hadden)(?!\w)[^.?!,]*(?<!\w)(?:moeten|horen)(?!\w)"
    r"|(?<!\w)(?:had|hadden) (?:ik|wij|we|school)(?!\w)[^.?!,]*(?<!\w)(?:moeten|horen)(?!\w)"
    r"|(?<!\w)(?:zijn (?:wij|we)|ben ik|we zijn|wij zijn|ik ben|school is) (?:het |dat |u |er |gewoon |helemaal )*"
    r"vergeten(?!\w)",
    re.I,
)
"""What the school says it should have done, or forgot."""

_FOR_WORDS = re.compile(
    r"(?<!\w)(?:flauw|niet (?:netjes|aardig|leuk|grappig|gepast|zo bedoeld|zo handig)|grap\w*|"
    r"(?:moeten|mogen) (?:zeggen|maken)|wat ik (?:net )?zei|die opmerking|mijn toon|verkeerd gezegd)(?!\w)",
    re.I,
)
_SCHOOL_SHOULD = re.compile(
    r"(?<!\w)(?:wij|we|school) (?:had|hadden)(?!\w)|(?<!\w)(?:had|hadden) (?:wij|we|school)(?!\w)"
    r"|(?<!\w)van ons(?!\w)",
    re.I,
)
_BARE = 3
_BEFORE_BUT = 1


def for_what_was_said(text: str) -> bool:
    """Whether sorry is about one's own words just now, or about nothing that is named.

    "Wij hadden dat moeten doen, niet netjes van ons" is about what the school left undone.
    """
    if _SCHOOL_SHOULD.search(text):
        return False
    return bool(_FOR_WORDS.search(text)) or len(text.split()) < _BARE


def says_sorry(text: str) -> bool:
    """Whether a text plainly owns up or says sorry, and nothing takes that back."""
    plainly = _sorry_in(text, _PLAINLY) or _SHOULD_HAVE.search(text)
    return bool(plainly) and not turn_in(text)


def turns_back(text: str) -> bool:
    """Whether a "maar" stands behind something; without one nobody can be asked about it."""
    found = turn_in(text)
    return bool(found and len(text[: found.start()].split()) >= _BEFORE_BUT)


_BOUND = re.compile(
    r"(?<!\w)(?:niet|geen|stop\w*|pauze|grens|schreeuw\w*|scheld\w*|uitpraten|toon|rustig\w*|dreig\w*|"
    r"persoonlijk|respect\w*|genoeg|onderbre\w+|elkaar|even stil|vijf minuten|5 min\w*)(?!\w)",
    re.I,
)
_WE_DO = re.compile(
    r"(?<!\w)(?:ik|we|wij|samen|zullen|zal|afspra\w+|afspreken|spreken|spreek|bel|kom|mail|stuur)(?!\w)",
    re.I,
)


_CHOICE = re.compile(
    r"\?|(?<!\w)(?:of|kies\w*|kiez\w*|keus|keuze\w*|liever|welk\w*|wat u|wanneer u|waar u|hoe u|mag|kunt|kun|kan|zegt u|zeg|beslis\w*|"
    r"bepaal\w*|bepalen|wilt|wil|aan u|vrij|hoeft|beide|allebei|alles)(?!\w)",
    re.I,
)


_GIVES_NOTHING = re.compile(
    r"^\W*(?:nee\W+|nou\W+|maar )*(?:dat|dit|het) (?:klopt|is) (?:echt |helemaal |gewoon |zo )*niet(?: waar| zo)?\W*$"
    r"|(?<!\w)(?:ben ik|zijn we|zijn wij|ik ben|we zijn|wij zijn) (?:het )?(?:er |daar )?(?:het )?(?:echt |helemaal )?niet mee eens(?!\w)"
    r"|(?<!\w)u bent (?:echt |heus |vast )?niet de (?:enige|eerste)(?!\w)"
    r"|(?<!\w)(?:dat|dit|het) is (?:(?:gewoon|toch|echt|juist|nu eenmaal|volgens ons) )*(?:het )?beste(?= voor |[.,! ]*$)"
    r"|(?<!\w)(?:ik|we|wij) will?en? (?:\w+ ){0,2}het beste(?!\w)",
    re.I,
)


_ASKS_LEAVE = re.compile(r"\W*(?:mag|mogen|kan|zal|zullen) (?:ik|we|wij)(?!\w)", re.I)


def says_what_it_is(move: str, text: str) -> bool:
    """Whether a move has the words of one: a hurry is no limit, a no acknowledges nothing.

    Who asks "Mag ik iets vragen?" explains no rule.
    """
    if move in ("erkennen", "gevoel-benoemen"):
        said = told(text)
        return not said or not all(_GIVES_NOTHING.search(s) or _HALF_SORRY.search(s) for s in said)
    if move == "kader-uitleggen":
        return not _ASKS_LEAVE.match(text) or bool(told(text))
    if move == "keuze-bieden":
        return bool(_CHOICE.search(text))
    if move == "grens-stellen":
        return any(_BOUND.search(one) for one in told(text))
    return move != "afspraak-maken" or bool(_WE_DO.search(text))


_COMMITS = re.compile(
    r"(?<!\w)(?:(?:bel|mail|app) (?:u|jullie)|(?:bel|app|mail|stuur|schrijf|spreek|zie|kom) (?:ik|we|wij)|(?:ik|we|wij) (?:bel|app|mail|stuur|kom|"
    r"kijk|vraag|bellen|mailen|komen))(?!\w)[^.?!]*(?<!\w)(?:maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|"
    r"vanmiddag|vanavond|vandaag|volgende week|over een week|na \w+ uur|na \d+(?:en)?|om \w+ uur|om \d+|ma|di|wo|do|vr|\d+u)(?!\w)"
    r"|(?<!\w)(?:maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|vanmiddag|volgende week)(?!\w)[^.?!]*"
    r"(?<!\w)(?:bel|app|mail|stuur|spreek|kom) (?:ik|we|wij)(?!\w)",
    re.I,
)


def commits(text: str) -> bool:
    """Whether a text says what one will do oneself, and when."""
    return bool(_COMMITS.search(text)) and not turn_in(text)


_WELL = (
    r"(?:goed|knap|slim|handig|lief|behulpzaam|sterk|creatief|grappig|zorgzaam|snel|netjes|trots)"
)
_PRAISES = re.compile(
    r"(?<!\w)(?:hij|zij|ze|(?-i:[A-Z])[a-zë]+) (?:gaat|ging|is) (?:\w+ ){0,3}?(?:vooruit|vooruitgegaan|gegroeid)(?!\w)"
    r"|(?<!\w)(?:hij|zij|ze|(?-i:[A-Z])[a-zë]+) kan (?:(?!niet|geen)\w+ ){1,5}al(?=\s*(?:[.,!]|$))"
    rf"|(?<!\w)(?:hij|zij|ze) (?:is|was|kan|doet|deed) (?:(?:heel|erg|zo|echt|super|best|ook|het|dat) )*{_WELL}"
    r"(?: (?:in|met|voor)(?!\w)|(?=\s*(?:[.!]|$)))"
    r"|(?<!\w)trots op (?:hem|haar)(?!\w)",
    re.I,
)


def praises(text: str) -> bool:
    """Whether a text plainly says something good of the child, and lets that stand."""
    return bool(_PRAISES.search(text)) and not (turn_in(text) or "?" in asked(text))


def offers(text: str) -> bool:
    """Whether a text asks to choose: "Zal ik dit doen, of liever dat?"."""
    return bool(_OFFERS.search(asked(text)))


def keeps_word(text: str) -> bool:
    """Whether a text names again, or shows done, what was promised before."""
    return bool(_KEPT.search(text))


def may_ask(pitfall: str, text: str) -> bool:
    """Whether the words of a text leave room for asking about a pitfall."""
    cue = CUES.get(pitfall)
    return cue is None or bool(cue.search(text))
