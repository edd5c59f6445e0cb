"""The words by which a note shows its kind, as patterns on mended text (see `mending`).

Tables only; which one counts stands in `guesses`. In a row " ~ " is whatever stands
between, within the clause: "wil ~ niet" is also "wil hem echt niet".
"""

from __future__ import annotations

from collections.abc import Mapping

from gesprekshulp.dossier.types import NoteKind


def any_of(*rows: str) -> str:
    """Return one pattern for all rows, each as whole words."""
    between = r"\b[^,;:.]*?(?<!\w)"
    # One look at where a word begins for all rows together: a fifth of the time.
    return rf"(?<!\w)(?:{'|'.join(row.replace(' ~ ', between) for row in rows)})(?!\w)"


_QUESTION_WORD = (
    r"(?:of|wat|wanneer|hoe|waarom|wie|wiens|welke?|waar|hoeveel|waarvoor|waarmee|waarop|waarover"
    r"|waaraan|waarin|hoelang|hoezo)"
)
_ASK = r"(?:vraagt|vragen|vraag|vroeg|vroegen)"
_WANT = r"(?:wil|willen|wilde|wilden|wou|wouden|zou|zouden)"
FIND = r"(?:vindt|vinden|vind|vond|vonden)"
SEE = r"(?:ziet|zien|zie|zag|zagen)"
HAVE = r"(?:heeft|hebben|heb|had|hadden)"
BE = r"(?:is|zijn|ben|was|waren)"

ASKS = any_of(
    rf"{_ASK} ~ {_QUESTION_WORD}",
    rf"{_ASK} (?:me|mij|zich|ons) (?:ook )?af",
    rf"{_ASK} (?:\w+ ){{0,3}}?(?:naar|om|aandacht|zich|meer|uitleg|advies|extra|duidelijkheid"
    r"|informatie|hulp|tolk|bedenktijd|tijd)",
    r"(?:vraag|vraagt|vragen)(?: \w+){0,3}:.*",
    r"vra(?:ag|gen) van",
    r"voor of",  # "mdr vr of": the short "vr" is vraagt here
    rf"{_WANT} (?:(?!niks|niets|niet|geen)\S+ ){{0,6}}(?:weten|horen|begrijpen)",
    r"wil(?:len)? (?:\w+ )?(?:uitleg|informatie|info|opheldering|antwoord|duidelijkheid)",
    r"(?:benieuwd|nieuwsgierig) (?:naar|of|hoe|wat|wie|wanneer|waarom)",
    rf"{BE} (?:erg |heel |wel )?benieuwd",
    r"(?:informeert|informeren|informeerde|informeerden) ~ (?:of|naar|nr|hoe|wanneer|wat)",
    rf"(?:weet|weten|snapt|snappen|snap|snapte|begrijpt|begrijpen|begrijp|begreep|begrepen) ~ niet ~ {_QUESTION_WORD}",
    rf"{HAVE} ~ (?:vraag|vragen)",
    r"stel(?:t|len) (?:de |een |veel )?vra(?:ag|gen)",
    r"(?:onduidelijk|onbekend|niet duidelijk|niet bekend|vraag is) ~ (?:of|wie|wat|wanneer|hoe|waar|welke)",
    r"twijfel(?:t|en)? of",
    r"(?:kan|mag) (?:dat|het|dit)(?=$|[?!.])",
    rf"(?:geen idee|niet zeker|peilt|polst|wil nagaan|vraagteken bij) ~ {_QUESTION_WORD}",
    r"(?:hoort|horen) graag",
    rf"gevraagd (?:is |\w+ )?{_QUESTION_WORD}",
    rf"{HAVE} ~ gevraagd(?! om)",
    rf"(?:belt|mailt|appt|belde|mailde|appte) {_QUESTION_WORD}",
    r"vraagt bevestiging",
    r"(?:vraagt|vragen|vroeg|vroegen)(?=\s*[:,\"“])",
)
WILL_ASK = any_of(r"(?:zal|zullen|gaat|gaan|ga) (?:\w+ ){0,4}?(?:na)?vragen")
ASKS_FOR = any_of(
    rf"{_ASK} (?!.*\bof\b).*(?<!\w)(?:aan(?! tafel)|na|op|uit|bij|advies)",
)
"""To ask for something on another's behalf: "vraagt verlof aan" is a task."""

_PERIOD = r"(?! (?:jaar|schooljaar|week|maand|keer|periode|moment|blok))"
_LINK = r"^\W*(?:(?:en|maar|dus|verder|ook|of) )?"
_NAME = r"(?-i:[A-Z])[a-zà-ÿ]+"
OPENS = "|".join(
    _LINK + row
    for row in (
        r"(?:(?:tot|vanaf|met|door|voor|bij|op|in|naar|sinds|van) )?"
        r"(?:wie|wat|waar|waarom|wanneer|hoe|hoeveel|welke?|hoelang|waarvoor|hoezo|wiens|waarheen)\b",
        r"of (?:hij|zij|ze|het|er|de|dit|dat|we|wij|oma|opa|vader|moeder|ouders)\b",
        r"(?:kan|kunnen|mag|mogen|moet|moeten|is|zijn|heeft|hebben|wordt|worden|gaat|gaan|komt|komen|krijgt"
        r"|krijgen|krijg|doet|doen|weet|weten|wil|willen|zit|zitten|blijft|blijven|zal|zullen|zou|zouden|heb|ben"
        rf"|hoort|staat) (?:hij|zij|ze|we|wij|ik|u|jullie|je|iemand|iedereen|(?:dit|dat|deze|die){_PERIOD})\b",
        r"(?:kan|kunnen|mag|mogen|moet|moeten|is|zijn|wordt|worden|gaat|komt|komen|lukt|geldt|telt|klopt|past|zou"
        r"|zal|helpt|zit|zitten|loopt|staat|bestaat|begint|blijft) (?:het|er)\b",
        r"(?:kan|kunnen|mag|mogen|moet|moeten|geldt|lukt|telt|zou|zal|klopt|gaat|komt|begint|krijgt|krijgen|hebben"
        r"|heeft|weet|betaalt|wil|doet|belt|hoort|zit) (?:de|onze|moeder|vader|ouders|school|oma|opa|juf|meester|IB|SWV)\b",
        rf"(?:kan|kunnen|mag|mogen|moet|moeten|gaat|komt|zou|zal|wil) (?:een|{_NAME}|\w+ (?:ook|al|wel|nog))\b",
        r"(?:is|zijn|heeft|hebben|wordt|worden|komt|gaat|krijgt|staat) (?:de|het|die|een) \w+ (?:\w+ )?(?:al|ook|nog|wel)\b",
        r"(?:is|zijn|heeft|hebben|wordt|worden) (?:(?:de|het) )?(?!nu|vaak|thuis|ook|soms|daar|niet|er)\w+ al\b",
        r"(?:kan|mag|moet) (?!zich|goed|slecht|niet|geen|al|nog|zelf|wel|ook|best|alleen|van|heel|vaak|snel"
        r"|soms|veel|weinig|nauwelijks|moeilijk|lastig|met|uit|op|in|worden|thuis|na|naar|eerst)[a-z]+(?<!en) \w+",
        r"nog (?:vragen|nieuws|kans op|een vraag)\b",
    )
)
"""A line that opens as a question, though the mark was not typed."""
VERB_FIRST = rf"{_LINK}(?:kan|kunnen|mag|mogen|moet|moeten|is|zijn|heeft|hebben|wordt|worden|gaat|gaan|komt|komen|krijgt|krijgen|zal|zullen|zou|zouden|wil|willen|weet|doet|belt|zit) (?:de |het |onze )?"
"""A question when a person follows: "komt de logopedist ook"."""
MAY_BE = r"^\W*(?:wat\b.*\bbetreft\b|(?:mag|moet|kan|is|wil|heeft) (?:van|zich|gedaan|besproken|nog)|(?:hoe|wat) (?:eerder|fijn|jammer|vervelend))\b"

NOT_AGREED = any_of(
    r"niet (?:\w+ )?(?:mee )?(?:akkoord|eens|oké)",
    r"(?:akkoord|eens) niet",
    "oneens",
    r"geen (?:akkoord|toestemming|instemming)",
    r"stem(?:t|men) (?:\w+ )?niet in",
)
_TOO = r"te (?!be|ver\w{4}|doen|gaan|zien)(?:\w+)"
_TOO_MUCH = r"te (?:veel|snel|vroeg|vlug|zwaar|ver|lang|kort|weinig|laat|druk|hoog|laag|duur|moeilijk|belastend|vaag|ingewikkeld)"
_BAD = (
    r"(?:niet|niks|niets|geen|weinig|nergens|onzin|onterecht|oneerlijk|onnodig|onvoldoende|overdreven"
    r"|belachelijk|overbodig|zonde|jammer|onveilig|onacceptabel|onbegrijpelijk|vervelend|raar|gek"
    r"|onhaalbaar|zinloos|kort door de bocht|ondermaats|stigmatiserend|onhandig|onduidelijk|slechte?"
    r"|schandalig|onprettig|verkeerd|onverantwoord|ongepast|respectloos|straf|zielig|kinderachtig"
    r"|onrealistisch|ongewenst|onjuist|vreemd|bezwaarlijk|voorbarig|betuttelend|kwalijk|ongelukkig)"
)
OBJECTS = "|".join(
    (
        NOT_AGREED,
        any_of(
            r"(?:maakt|maken|maak|heeft|hebben|heb|tekent|tekenen|uit|uiten) (?!geen)(?:\w+ ){0,2}?bezwa(?:ar|ren)",
            r"bezwa(?:ar|ren) (?:tegen|gemaakt|over|van)",
            r"(?:teken|tekent|tekenen|ondertekent|ondertekenen)\b[^,]*\b(?:niet|pas als|pas na)",
            r"geen (?:sprake van|behoefte|zin in|vertrouwen|optie|goed idee|goed plan|goede optie|oplossing"
            r"|heil|voorstander|meerwaarde|nut|reden|toegevoegde waarde)",
            rf"{SEE} ~ (?:niet|niks|niets|geen|weinig|nooit) ~ (?:zitten|in)",
            rf"{SEE} ~ (?:heil|niet als|geen ruimte|geen noodzaak|geen aanleiding|af van)",
            rf"{SEE} (?:\w+ ){{0,5}}als (?:straf|bedreiging|afwijzing)",
            r"weiger(?:t|en|de|den)?",
            r"tegen(?! (?:de muur|hem|haar|zijn|elkaar|half|het einde|eind|begin|kerst|pasen|\d))",
            r"tegenstanders?",
            r"kant(?:en)? zich",
            # Wanting something not, or undone.
            rf"{_WANT} ~ (?:geen|niet|nooit|niks|niets|nergens)(?! ~ kwijt)(?! alleen)",
            r"(?:geen|niet|nooit) ~ wil(?:len)?(?! ~ weten)",
            rf"{_WANT} ~ (?:stopt|stoppen met|ophoudt|ophouden|van tafel|eraf|eruit|weg|terugdraaien|geschrapt|uitstel)",
            r"wil(?:len)? er(?: \w+)? ?van ?af",
            r"wil(?:len)? (?:toch |zelf )?eerst",
            rf"(?:{_WANT}|{SEE}|{HAVE}|houdt|houden) ~ liever",
            r"liever (?:geen|niet|nooit)",
            r"wens(?:t|en) ~ (?:geen|niet)",
            r"hoef(?:t|ft|ven|en)? ~ niet",
            r"mag(?: \w+)? niet van",
            r"van \w+ mag\b[^,]*\bniet",
            # Judging it wrong.
            rf"{FIND} ~ (?:{_BAD}|{_TOO})",
            rf"(?:{BE}|duurt|komt|gaat|start|starten) (?!.*\b(?:vaak|altijd|regelmatig|soms|steeds|weer) te)(?:[^,;:.]*?\b)?{_TOO_MUCH}",
            r"(?:niet eerlijk|oneerlijk|onterecht|niet waarmaken|niet bieden|niet haalbaar|niet de bedoeling|niet verantwoord|niet nodig)",
            r"(?:herken|herkent|herkennen|erkent|erkennen) ~ (?:niet|geen|niks|niets|totaal|nauwelijks)",
            r"klop(?:t|pen) ~ niet",
            "niet kloppen",
            r"accept\w+ ~ (?:niet|geen)",
            r"vertrouw(?:t|en) ~ niet",
            r"geloo(?:ft|ven) ~ niet in",
            r"houd(?:t|en) ~ niet van (?:dat|dit|die|het|de|zo)",
            r"voel(?:t|en) (?:er )?(?:niets|niks|weinig) voor",
            r"niet op te wachten",
            r"sta(?:at|an|)\b[^,]*\bniet achter",
            r"stel(?:t|len) (?:het |dit )?niet op prijs",
            r"(?:snapt|snappen|begrijpt|begrijpen) ~ (?:niks|niets|niet)",
            r"(?:bedenkingen|twijfels|reserves|vraagtekens) (?:bij|over)",
            r"twijfel(?:t|en)? (?:\w+ )?aan",
            r"niet overtuigd",
            r"klaar mee",
            rf"{SEE} ~ (?:somber|geen heil)",
            r"eis(?:t|en)",
            r"wil(?:len)? ~ (?:blijft|houden)",
            # Doing something against it.
            r"protest(?:eert|eren)?",
            r"(?:kan|kunnen) (?:zich|me|mij|ons) (?:\w+ )?niet",
            r"kan (?:\w+ )?niet (?:mee )?instemmen",
            r"(?:gaat|gaan|ga|werkt|werken|doet|doen) ~ niet (?:mee|in mee|akkoord|aan mee)",
            r"niet (?:meewerken|meedoen|accepteren|instemmen|tekenen|toestaan)",
            r"wij[sz](?:t|en) ~ (?:af|van de hand)",
            r"keur(?:t|en) ~ af",
            r"sla(?:at|an) ~ af",
            r"(?:trekt|trekken) ~ (?:toestemming|handtekening|akkoord|instemming) ~ (?:in|terug)",
            r"(?:betwist|betwisten|bestrijdt|bestrijden|verwerpt|verwerpen|blokkeert|blokkeren|verbiedt|verbieden|dreigt|dreigen)",
            r"(?:laat|laten) (?:\w+ ){0,5}niet (?:testen|onderzoeken|toe)",
            r"(?:zegt|zeggen|schudt) (?:\w+ )?nee",
            "nee zegt",
            r"moe(?:t|ten) ~ niets hebben",
            "maar dan niet",
            # Feeling about it.
            r"(?:boos|kwaad|woedend|verbolgen|teleurgesteld|fel|mordicus|faliekant|ontstemd|verontwaardigd) (?:over|met|van|dat|op|om)",
            r"(?:ontevreden|onvrede|niet gediend|niet blij|niet tevreden|niet gelukkig|ongelukkig met)",
            r"(?<!hij )(?<!ze )(?:heeft|hebben|heb) (?:er )?(?:\w+ )?moeite (?:mee|met)",
            r"kla(?:agt|gen) over",
            r"sto(?:ort|ren) zich",
            r"zet(?:ten)? vraagtekens",
            r"(?:baal|baalt|balen) (?:\w+ )?(?:van|dat)",
            r"voelt zich (?:overvallen|gepasseerd|buitenspel)",
        ),
        # "oma vindt het zielig": an opinion that is not a good one.
        rf"\b{FIND} (?:het|dit|dat) (?:maar |wel |heel |erg |echt |ook |allemaal |een beetje )*"
        r"(?!dat\b|goed|prima|oké|fijn|top|best|mooi|helder|logisch|passend|verstandig|leuk|knap|spannend"
        r"|moeilijk|lastig|bijzonder|positief|nuttig|belangrijk|zinvol|super|perfect|akkoord|heerlijk"
        r"|interessant|rustig|gezellig|duidelijk|nodig|wenselijk|heel|uitstekend|acceptabel|samen|voorstel"
        r"|plan|idee|voldoende|genoeg)[a-z]{4,}(?=$|[,.;])",
    )
)
NO_OBJECTION = any_of(
    r"geen (?:enkel )?(?:bezwa(?:ar|ren)|problee?m(?:en)?|moeite mee)",
    r"niet (?:langer |meer )?tegen",
    r"niets? (?:op )?tegen",
    r"geen (?:op|aan)merkingen",
)
OF_THE_CHILD = (
    r"\bdat (?:hij|zijn|zusje|broertje|broer|zus|de|zoon|dochter|[A-Z][a-zà-ÿ]+)\b"
    r"|^\W*(?:hij|ze|zij|zoon|dochter|zusje|broertje)\b(?! (?:wil|willen)\b)"
)
"""What a child does not want or cannot is told: "vertelt dat hij niet wil"."""

OPINION_OF_CHILD = r"\b(?:vindt|vinden) dat (?:hij|ze|zij|[A-Z][a-zà-ÿ]+)\b|^\W*(?:hij|ze|zij)\b"
"""A view of the child, no consent: "vindt dat hij goed meedoet"."""

_DONE = (
    r"(?:verlengd|stopgezet|gestopt|toegekend|toegewezen|afgesloten|afgewezen"
    r"|afgegeven|voortgezet|uitgesteld|aangepast|geplaatst|bijgesteld|verlaagd|verhoogd"
    r"|beëindigd|beeindigd|ingetrokken|geschrapt|gesloten|gekozen|opgeschaald|afgeschaald|teruggedraaid"
    r"|ingekort|opgeheven|overgeplaatst|vervallen|geschorst|verworpen|gehonoreerd|verleend|ingesteld"
    r"|afgeblazen|losgelaten|geweigerd|opgeschort|geaccepteerd|toegelaten"
    r"|doorgeschoven)"
)
_LEVEL = r"(?:sbo|so|vso|pro|vmbo\S*|havo|vwo|praktijk\w*|speciaal|cluster|schakelklas)"
DECIDES = any_of(
    r"(?:besloten|besluit(?:en|ten)?|beslist|beslissen|besliste|vastgesteld|vastgelegd|bepaald|bepaalt|bepalen|bekrachtigd)(?! (?:nog|moet))",
    r"stel(?:t|len)\b.*\b(?:vast|uit)",
    r"gaa[nt] (?:\w+ ){0,3}?(?:niet )?door(?! (?:met|op|tot))",
    r"definitie(?:f|ve)",
    "staat vast",
    r"(?:uitstroom\w*|opp|handelingsdeel|arrangement|onderzoek|tlv|advies|niveau)\b[^,]*\bwordt(?! (?:besproken|gemaild|gestuurd|gebeld|gepland|ingepland|gemaakt|geschreven|opgestuurd))",
    r"wordt (?:het )?(?:definitief|geen|toch|dus)",
    rf"wordt\b[^,]*\b{_LEVEL}",
    r"het wordt",
    r"word(?:t|en) (?:\w+ ){0,4}?niet",
    r"worden geen",
    rf"(?:wordt|worden|{BE}|{HAVE})\b[^,]*\b{_DONE}",
    # Of what has been done so one only hears: it is news.
    r"(?:wordt|worden)\b[^,]*\b(?:aangevraagd|opgestart|overgeslagen|gestart|afgebouwd)",
    r"(?:wordt|worden|is|zijn)\b[^,]*\b(?:ingezet|uitgebreid|gewijzigd|bevestigd)",
    r"(?<!gym )(?<!gymles )(?<!les )(?<!zwemmen )(?<!school )vervalt",
    r"(?:tikt|tikken|hamert|hameren) ~ af",
    r"(?:voert|voeren) ~ in",
    r"(?:schaft|schaffen) ~ af",
    r"(?:zet|zetten) ~ (?:door|voort)",
    r"(?:legt|leggen) ~ vast",
    r"(?:wijst|wijzen) ~ aan",
    r"(?:heft|heffen) ~ op",
    r"(?:breidt|breiden) ~ uit",
    r"(?:bouwt|bouwen) ~ af",
    r"(?:slaat|slaan|doet|doen) ~ groep \d(?: \w+)? over",
    r"(?:stapt|stappen|gaat|gaan) over op",
    r"mag (?:\w+ )?(?:blijven|overstappen|doorstromen)",
    r"krijgt ~ (?:arrangement|vrijstelling|ontheffing|tlv)",
    r"(?:zijn|is) (?:er ?uit|aangenomen|toegelaten|vrijgesteld|akkoord bevonden)",
    r"(?:annuleert|annuleren|beslecht|gunt)",
    r"kap(?:t|pen)? (?:er )?me(?:t|e)",
    r"(?:rt|begeleiding|arrangement|hulp|traject|ondersteuning|logopedie) stopt",
    r"gaa[nt] niet verder",
    r"(?:doen|houden) (?:we|wij) (?:dus )?geen",
    r"(?:we|wij) doen geen",
    r"(?:wordt|worden)\b[^,]*\b(?:ingevoerd|doorgevoerd|uitgevoerd|vervangen|afgeschaft|opgenomen|beperkt"
    r"|omgezet|samengevoegd|gesplitst|gehandhaafd|teruggebracht|weggelaten)",
    r"(?:toegekend|toegewezen|afgegeven|ingetrokken|stopgezet|afgewezen|verlengd|be[eë]indigd|afgeblazen|opgeschort|geschrapt)",
    r"blij(?:ft|ven)\b[^,]*\b(?:groep|klas|school|hetzelfde|staan|zo|gehandhaafd|van kracht|zitten|ongewijzigd|doubleren)",
    r"blij(?:ft|ven) ~ bij(?! (?:oma|opa|vader|moeder))",
    "doubleert",
    r"(?:gaat|mag) over naar",
    r"over naar groep",
    rf"gaa[nt]\b[^,]*\bnaar (?:het )?{_LEVEL}",
    r"gaa[nt] (?:per|met ingang van|definitief)\b[^,]*\bnaar",
    r"gaa[nt]\b[^,]*\bterug naar",
    r"gaa[nt] voor(?! (?:elkaar|hem|haar|half|oma|opa))",
    "gaat over tot",
    "afgesproken is dat",
    r"(?:kiest|kiezen|koos|kozen|gekozen|opteert|opteren)",
    r"keuze\b[^,]*\b(?:gevallen|gemaakt)",
    r"(?:stop|stopt|stoppen) (?:per|met|vanaf|na|definitief)",
    r"(?:zet|zetten)\b[^,]*\bstop",
    r"scha(?:len|alt)\b[^,]*\b(?:op|af)",
    r"hak(?:t|ken) (?:de |een )?knoop",
    r"knoop\b[^,]*\bdoorgehakt",
    r"(?:kent|kennen|wijst|wijzen) ~ toe",
    r"(?:geeft|geven) ~ (?:tlv|beschikking|ontheffing|vrijstelling) ~ af",
    r"(?:verlengt|verlengen|schorst|schorsen|plaatst|plaatsen|beëindigt|beëindigen|verleent|verlenen|handhaaft|handhaven|schrapt|schrappen|bekrachtigt|honoreert|kent toe)",
    r"(?:laat|laten) ~ (?:over|doubleren|vallen|doorstromen|los)",
    r"(?:sluit|sluiten) (?:de |het )?(?:casus|dossier|zaak)",
    r"(?:casus|dossier|zaak)\b[^,]*\b(?:gesloten|dicht|afgesloten)",
    r"(?:schorsing|verwijdering)",
    r"plaatsing (?:op|sbo|so|per|bij|in)",
    r"(?:draait|draaien|trekt|trekken) ~ (?:terug|in)",
    r"geen (?:doublure|verlenging|opschaling|tlv|schorsing|nieuwe)",
    r"er (?:komt|komen) geen",
    r"geldt (?:tot|vanaf|per|nog tot)",
    r"blij(?:ft|ven) ~ (?:gelijk|ongewijzigd|zoals|hier|gewoon)",
    r"stel(?:t|len) ~ (?:verplicht|beschikbaar)",
    rf"start (?:op |in )?(?:het )?{_LEVEL}",
    rf"advies (?:is|blijft|wordt) ~ {_LEVEL}",
    rf"advies (?:is|blijft|wordt) {_LEVEL}",
    r"haalt ~ van school",
    r"wordt \d+\w*",
    r"heeft ~ (?:ingedeeld|aangewezen|gezet|overgeplaatst)",
    r"naar (?:de |een )?andere (?:groep|klas|school)",
    r"(?:plaatsing|plek|vervoer|tlv|aanvraag) ~ is rond",
    r"houd(?:t|en) (?:het |we |wij )?(?:bij|aan|vast)",
    r"nemen (?:de |een )?plek",
)
FIRM = any_of(r"(?:besloten|besluit(?:en)?|beslist|vastgesteld|bepaald|definitief|gekozen|knoop)")
FROM_WHEN = any_of(r"(?:per|met ingang van|ingaande?|ingang) (?:\d|week|begin|maandag|komend)\w*")
"""A thing that starts on a day, with nobody who does it, has been decided."""
REFUSES = any_of(
    r"wij[sz](?:t|en)\b[^,]*\baf", r"weiger(?:t|en|de)", r"keur(?:t|en)\b[^,]*\baf", "afgewezen"
)
OFFICIAL = any_of(
    r"(?:gemeente|SWV|\w*commissie|bestuur|directeur|directie|CvB|CvI|MT|OT|inspectie|zorgverzekeraar|rector|teamleider|raad)"
)
"""Whose refusal decides; a parent's refusal is an objection."""

_GOOD = (
    r"(?:goede?|prima|oké|fijn|top|uitstekend|best|mooi|helder|logisch|passend|verstandig"
    r"|acceptabel|akkoord|perfect|super|voldoende|duidelijk)"
)
AGREES = any_of(
    r"(?:akkoord|instemming|ingestemd|instemt|instemmend)",
    r"stem(?:t|men|de|den)?\b[^,]*\bin",
    r"(?<!wel )(?<!nog )(?<!weer )(?<!even )(?<!wil )(?<!zou )eens(?! (?:per|in de|kijken|praten|proberen|een))",
    r"(?:geeft|geven|gegeven|gaf|gaven|geef) ~ (?:toestemming|groen licht|fiat|oké)",
    r"(?:toestemming|instemming)\b[^,]*\b(?:gegeven|binnen|ontvangen|verleend|is er)",
    r"toestemming (?:van|voor)",
    rf"{FIND} ~ {_GOOD}",
    rf"{SEE} ~ zitten",
    rf"(?:{HAVE}|{BE}|wordt) ~ (?:ondertekend|getekend|goedgekeurd|geaccordeerd)",
    r"(?:teken|tekent|tekenen|ondertekent|ondertekenen)",
    r"(?:kan|kunnen)\b[^,]*\b(?:mee leven|ermee leven|leven met|vinden in|in vinden|in meegaan|mee uit de voeten|in mee|zich vinden|achter staan|mee instemmen)",
    r"kan(?: \w+)? (?:hier|daar|er) ?mee",
    "mag van",
    "het mag",
    r"sta(?:at|an|) (?:er )?(?:\w+ )?(?:er)?achter",
    r"keur(?:t|en|de)\b[^,]*\bgoed",
    "goedgekeurd",
    r"getekend(?= (?:op|vandaag|gisteren|\d))",
    r"handtekeningen",
    r"(?:gaat|gaan|ga) (?:\w+ ){0,3}?mee (?:met(?! hem)|in)",
    r"(?:hierin|daarin|erin) mee",
    r"gaa[nt] in ~ mee",
    r"(?:ja gezegd|geen punt|blij mee|is om(?=$|[,.;]))",
    r"(?:onderschrijft|onderschrijven|ondersteunt|ondersteunen|steunt|steunen|accepteert|accepteren|aanvaardt|aanvaarden|omarmt|omarmen|verwelkomt|accordeert|juicht|fiatteert)",
    r"zeg(?:t|gen)? (?:\w+ )?(?:er )?ja",
    r"knik(?:t|ken|te|ten)",
    r"(?:blij|tevreden|content) (?:met|over)",
    r"(?:enthousiast|positief)(?: over)?",
    r"voorstander",
    rf"{BE} (?:er )?(?:helemaal |erg )?voor(?=$|[,.;])",
    r"wil(?:len)?\b[^,]*\b(?:best|graag|wel)\b[^,]*\b(?:mee\w*|proberen|helpen|aan)",
    r"(?:werkt|werken|doet|doen) (?:graag |er )?mee",
    r"wil(?:len)? (?:(?:het|dit) (?:wel |graag )?proberen|meewerken|meedoen)",
    r"sta(?:at|an) (?:er )?(?:hier )?(?:voor )?(?:open|positief)",
    r"(?:heeft|hebben) (?:er )?(?:vrede mee|vertrouwen in|zin in)",
    r"(?:oké|groen licht|fiat|gaaf plan)",
    r"prima(?= (?:met|als|dat|zo|idee|plan|om)(?!\w)|$)(?<!gaat prima)(?<!eet prima)(?<!gehoor prima)",
    r"(?:het|dat|dit) is prima",
    r"(?:het|dat|dit) is (?:wat \w+ betreft )?goed(?=$|[,.;])",
    r"dat het (?:goed|prima|oké) is",
    r"doen we(?: zo)?$",
    r"handtekening(?:en)? (?:staat|staan|gezet|binnen|ontvangen|van)",
    r"zet(?:ten)? (?:een |de |zijn |haar |hun )?handtekening",
    r"neemt (?:het )?(?:voorstel|aanbod) aan",
    "mag doorgaan",
    r"(?:gaat|gaan) (?:overstag|ervoor)",
    r"wat \w+ betreft",
    r"voor \w+(?: \w+)? (?:is het|is dit|mag het) (?:goed|prima|oké)",
    r"geeft ~ zegen",
    rf"{FIND} ~ terecht",
)
AGREES += r"|^\W*is goed(?=$|[,.;])"


HEADS: Mapping[NoteKind, str] = {
    "bezwaar": (
        r"bezwa\w*|bezw\w{0,3}|oneens|nee(?! (?:heeft|zegt))|niet (?:mee )?eens|niet akkoord|tegen|kritiek"
        r"|klacht|weerstand|protest|geen akkoord|geen toestemming|weigering|moeite (?:met|mee)|nadeel|minpunt"
    ),
    "akkoord": (
        r"akk\w*|eens|oké|ja|getekend|(?:schriftelijke |mondelinge )?toestemming|instemming|prima"
        r"|groen licht|fiat|goedkeuring|goedgekeurd|pos(?:itieve|\.)? reactie|positief|top|mee eens"
        r"|handtekening|plan oké|opp oké|opp akkoord"
    ),
    "besluit": (
        r"beslu\w*|besloten|beslissing|beslist|definitief|def|vast|vastgesteld|uitslag"
        r"|uitkomst|conclusie|keuze|knoop|staat vast|gekozen voor|oordeel|beschikking|eindoordeel|eindconclusie"
        r"|toekenning|afwijzing|vaststelling|verlenging|stemming|gekozen|beslecht|afgetikt|finaal|bindend"
    ),
    "vraag": r"vraag\w*|vragen|vrag\w{0,3}|vraagpunt|onduidelijk|niet duidelijk|uitzoeken|navraag",
    "afspraak": (
        r"afspr\w*|acties?|actiep\w*|vervolg|vervolgstap|todo|to do|volgende keer|vlgnde x"
        r"|volgende x|volgende gesprek|volgende afspraak|taak|afgesproken|toezegging|plan"
    ),
    "informatie": (
        r"info|informatie|ter info|thuis|thuissituatie|gezin|achtergrond|situatie|gezondheid|medisch"
        r"|voorgeschiedenis|bijzonderheden|bijzonderheid|allergie|context|cito|toetsen|nieuws|sociaal|hobby"
    ),
}
"""Kind -> words that say it at the head of a line, when a mark or a person follows."""
