"""The words by which a note shows that someone acts, tells, or simply is, as patterns.

Tables only, on mended text like those in `cues`.
"""

from __future__ import annotations

from gesprekshulp.assistant.cues import BE, FIND, HAVE, SEE, any_of

ACTS = any_of(
    r"(?:bel|belt|bellen|mail|mailt|mailen|app|appt|appen|stuur|stuurt|sturen|regel|regelt|regelen)",
    r"(?:plan|plant|plannen|zorg|zorgt|zorgen|maak|maakt|maken|neem|neemt|nemen|levert|leveren)",
    r"(?:bespreek|bespreekt|bespreken|overleg|overlegt|overleggen|vraag|vraagt|vragen|nodigt|nodigen)",
    r"(?:geef|geeft|geven|kom|komt|komen|ga|gaat|gaan|zal|zullen|probeert|proberen|oefent|oefenen)",
    r"(?:start|starten|begint|beginnen|evalueert|evalueren|meldt|aanmelden|schrijf|schrijft|schrijven)",
    r"(?:koppelt|koppelen|zoek|zoekt|zoeken|kijk|kijkt|kijken|hou|houdt|houden|bereidt|bereiden)",
    r"(?:deel|deelt|delen|haal|haalt|halen|breng|brengt|brengen|lees|leest|lezen|check|checkt|checken)",
    r"(?:observeert|observeren|doe|doet|doen|informeert|informeren|loop|loopt|lopen|ruilt|ruilen)",
    r"(?:rijdt|rijden|spreek|spreekt|spreken|print|printen|vul|vult|vullen|schuift|schuiven)",
    r"(?:zet|zetten|onderzoekt|onderzoeken|reageert|reageren|leg|legt|leggen|biedt|bieden|helpt)",
    r"(?:helpen|volgt|volgen|bezoekt|bezoeken|test|testen|toetst|toetsen|verzamelt|verzamelen)",
    r"(?:bestelt|bestellen|koopt|kopen|past|passen|pak|pakt|pakken|verwerkt|verwerken|werkt|werken)",
    r"(?:traint|trainen|begeleidt|begeleiden|sluit|sluiten|stelt|stellen|vervangt|vervangen)",
    r"(?:verwijst|verwijzen|draagt|dragen|beantwoordt|kopieert|scant|uploadt|noteert|noteren)",
    r"(?:rapporteert|ontvangt|ontvangen|krijgt|krijgen|wacht|wachten|blijft|tekent|logt|installeert)",
    r"(?:schakelt|schaft|reserveert|reserveren|verzorgt|coacht|instrueert|vergelijkt|bewaakt)",
    r"(?:monitort|controleert|controleren|organiseert|ruimt|ruimen|bouwt|zorgt|rondt|wisselt|wisselen)",
)
_INFINITIVES = (
    r"(?:bellen|mailen|sturen|regelen|plannen|maken|bespreken|overleggen|vragen|leveren|nodigen|geven"
    r"|evalueren|melden|schrijven|koppelen|invullen|zoeken|houden|nemen|passen|stellen|observeren"
    r"|printen|checken|kijken|spreken|halen|zetten|werken|lopen|verwerken|schakelen|reserveren"
    r"|controleren|kopiëren|voeren|bestellen|opnemen|informeren|delen|toetsen|testen|lezen|leggen"
    r"|vullen|brengen|bereiden|afnemen|organiseren|uitnodigen|opstellen|oefenen)"
)
INFINITIVE_ONLY = (
    r"^(?!.*\b(?:is|zijn|heeft|hebben|was|wordt|worden|zegt|vertelt|hij|ze|kan|kunnen|niet|geen)\b)"
    rf".*\b(?:op|na|door|aan|in|uit|af|mee|terug|bij|klaar|over|rond|toe|vast|voor|samen)?{_INFINITIVES}(?=$|[ ,.;])"
)
"""A line with only an infinitive is a task: "verslag opsturen voor vrijdag"."""
MEETS = any_of(
    r"(?:vervolg\w*|\w*evaluatie\w*|evalueren|oogo|mdo|\w*overleg|\w*gesprek\w*|\w*afspraak|\w*bespreking)",
    r"(?:volgende?|nieuwe?) (?:gesprek|afspraak|overleg|keer|bijeenkomst|datum|moment)",
    r"(?:terugkom\w*|huisbezoek|intake|kennismaking|rondleiding|observatie|bijeenkomst|start|startdatum)",
    r"(?:proefdag|wendag|wenochtend|meeloop\w*|\w+moment|terugkoppeling|weer bij elkaar|zitting|onderzoek)",
    r"(?:toetsafname|afname|oudercontact|check-?in|bellen|aanmelding)",
)
PLANNED = any_of(
    r"(?:staat|staan|is|zijn)\b[^,]*\b(?:gepland|ingepland|afgesproken)",
    r"(?:wordt|worden)\b[^,]*\b(?:gepland|ingepland|afgesproken|opgestuurd|gemaild"
    r"|gebeld|verstuurd|nagebeld|teruggebeld|teruggekoppeld|besproken|geëvalueerd|uitgenodigd|nagevraagd"
    r"|uitgezocht|doorgestuurd|opgehaald|klaargezet|ingevuld|voorbereid|afgenomen|geregeld)",
    "afgesproken",
    r"volgt (?:nog|z\.?s\.?m|per mail|week|in)",
)
PROMISES = any_of(
    r"(?:toegezegd|belooft|beloofd|beloven|zegt toe|zeggen toe)",
    r"(?:neemt|nemen|neem) (?:dit |het |dat )?op zich",
    r"(?:denkt|denken) (?:\w+ )?(?:na|mee)",
    r"(?:laat|laten) het\b[^,]*\bweten",
    r"komt? (?:erop|hierop|er) (?:op )?terug",
    r"ziet (?:hem|haar|ons) (?:op|in|weer)",
)
MAY_COME = any_of(r"m(?:ag|ogen)\b[^,]*\b(?:mee\w*|kijken|komen|langs)")
REPORTS = any_of(
    r"(?:zegt|zeggen|zei|vertelt|vertellen|vertelde|verteld|meldt|melden|gemeld|merkt|merken|gemerkt)",
    r"(?:ziet|zien|gezien|noemt|noemen|signaleert|schrijft|aangegeven|benoemt|volgens)",
    r"(?:geeft|geven|gaf) aan",
    r"(?:laat|laten|liet)\b[^,]*\bweten",
    r"legt uit",
)
"""Telling what another does; an opinion ("vindt dat") is no report."""
TELLS = any_of(
    r"(?:zeg|zegt|zeggen|zei|zeiden|vertelt|vertellen|vertelde|vertelden|verteld|meldde|meldden|gemeld)",
    r"(?:aangegeven|doorgegeven|noemt|noemen|noemde|merkt|merken|merkte|merk|gemerkt|gezien|gehoord)",
    rf"(?:{SEE}(?! (?:hem|haar|elkaar|ons|m)\b)|{FIND}|denkt|denken|dacht|herkent|herkennen|bevestigt|bevestigen|benoemt|benoemen)",
    r"(?:bericht|berichten|signaleert|signaleren|schetst|beschrijft|beschrijven|verwacht|verwachten)",
    r"(?:hoopt|hopen|hoort|hoorde|ervaart|ervaren|rapporteert|schat|constateert|constateren)",
    r"(?:ontdekt|opgevallen|geïnformeerd|schreef|meent|toegelicht|uitgelegd|roemt|prijst|volgens)",
    r"(?:schrijft|mailt|appt|leest|observeert|belt|weet|belde|mailde|appte|las|snapt|begrijpt) (?:\w+ )?dat",
    r"(?:belt|belde|mailt|mailde|appt|appte)(?=\s*:)",
    r"(?:maakt|maken|maak) (?:zich|me) zorgen",
    r"mel(?:dt|den)(?!.*\baan\b)",
    r"(?:geeft|geven|gaf|gaven|geef) ~ (?:aan|door)(?= (?:dat|te|hoe|wat|er|zich|moe|het)|$|[,:;])",
    r"(?:geeft|geven|gaf|gaven|geef) aan",
    r"(?:laat|laten|liet) ~ weten",
    r"(?:legt|leggen|legde) ~ uit",
    r"(?:licht|lichten) ~ toe",
    r"(?:deelt|delen|deelde) ~ mee",
)
STATES = any_of(
    rf"(?:{BE}|{HAVE}|kan|kunnen|werkt|werken|woont|wonen|zit|zitten|ligt|liggen|lijkt|blijkt|weet)",
    r"(?:kent|slaapt|eet|kwam|kwamen|ging|gingen|heet|scoort|kampt|hoopt|vermoedt|gebruikt|draagt)",
    r"(?:studeert|reist|verwacht|leeft|leven|drinkt|rookt|lijdt|houdt van)",
    r"spre(?:ekt|ken) (?:thuis|geen|alleen|goed|slecht|weinig|amper|nauwelijks|vooral)",
)
"""What an adult is, has or does for a living is a fact, not a task."""
GETS = any_of(r"(?:krijg|krijgt|krijgen|mag|mogen|ontvangt|ontvangen|hoeft|hoeven|moet|moeten)")
"""Who gets or may something decided nothing."""
HABIT = any_of(r"(?:meestal|vaak|soms|regelmatig|sinds kort|al jaren)")
PASSIVE = any_of(r"(?:wordt|worden|werd|werden)")
PASSIVE_OR_DONE = any_of(r"(?:wordt|worden|werd|werden|is|zijn)")
CALLED = (
    r"\s+(?:te\s+|nog\s+|even\s+|terug\s?)*(?:bellen|terugbellen|nabellen|mailen|appen|informeren"
    r"|uitnodigen|spreken|benaderen|inlichten|bevragen|inschakelen|betrekken|uit te nodigen)\b"
    r"(?=\s*(?:$|[,.;]|(?:over|op|di|wo|do|vr|ma|za|\d+|\w+dag|morgen|volgende|voor|vanwege|met|en|om"
    r"|week|uiterlijk|zsm|van)\b))"
)
"""After someone who is to be called: "moeder bellen"."""
GENERIC_VERB = (
    r"\s+(?!(?:niet|met|dit|dat|het|wat|uit|echt|best|pas|voelt|hoort|lijkt|staat|wilt|heet|nooit"
    r"|achter|laat|kort|vast|bekend|moet|mist|haat|rust|ligt|zit|zwanger|een|geen|hebben|zijn|kunnen"
    r"|moeten|mogen|willen|samen|eigen|alleen|binnen|buiten|tegen|morgen)\b)"
    r"(?:[a-z]{3,}t|[a-z]{3,}en)\b"
)
"""After a person: what looks like a verb."""
