"""The words by which a note shows whose asking, telling, view or doing it is.

Tables only, on mended text like those in `cues`; how they are used stands in `who`.
"""

from __future__ import annotations

CLAUSE = (
    r"\b(?:dat|of|omdat|want|als|zodat|voordat|terwijl|waarom|toen|zodra|doordat|hoewel|tenzij|indien"
    r"|mits|nadat|zolang|totdat|voor (?=(?:er|hij|ze|zij|we|het|dit|dat)\b))\b"
)
"""From here on another clause speaks: who acts there is not who says it."""

ASKED = r"(?:vraagt|vragen|vraag|vroeg|vroegen)"
SAID = (
    r"(?:zegt|zeggen|zei|zeiden|aldus|riep|roept|verzucht|verzuchtte|zucht|zuchtte|moppert|mopperde|bromt"
    r"|bromde|meldt|meldde|meldden|schrijft|schreef|schreven|antwoordt|antwoordde|reageert|reageerde"
    r"|denkt|dacht|vertelt|vertelde|vertelden|vindt|vinden|vond|vonden|meent|meende|grapte|stelt|stelde"
    r"|merkt|merkte|noemt|noemde|aldus ook|opperde|oppert)"
)
"""Followed by a person: who said what stands before it ("waarom nu pas, zegt vader")."""

NOT_TIME = r"(?<!te )(?<!heel )(?<!erg )(?<!zo )"
"""Before "vroeg": then it is not the verb."""

OVERHEARD = r"\b(?:hoor|hoorde|hoorden|zag|zagen)\s+(?:de\s+|het\s+)?$"
OVERHEARD_DOING = r"\s+(?:\w+\s+){0,2}?(?:vragen|zeggen|vertellen|mopperen|roepen|knikken)\b"
"""Around a person: "ik hoorde moeder vragen" is moeder who asks."""

HOLDS_AFTER: dict[str, str] = {
    "voor": (
        r"\s+(?:(?:zelf|ook|echt) )?(?:is|was|hoeft|hoeven|mag|mogen|gaat|gaan|kan|kunnen|moet|moeten|voelt"
        r"|komt|zou|blijft|telt|ligt|goed|oké|akkoord|prima|te|geen|niet|onbespreekbaar|onacceptabel)\b"
    ),
    "van": r"\s+(?:(?:zelf|ook) )?(?:mag|mogen|hoeft|hoeven|moet|moeten)\b",
    "bij": (
        r"\s+(?:leeft|leven|speelt|bestaat|overheerst|(?:\w+ ){0,2}?(?:verkeerd|slecht|goed|gevoelig|lastig|moeilijk|weerstand|verzet|vragen"
        r"|onbegrip|irritatie|boosheid|twijfel\w*))\b"
    ),
    "aan": r"\s+ligt\b",
}
"""Preposition before a person -> what follows when it is that person's view."""
_VIEW = (
    r"(?:bezwa\w*|akkoord\w*|instemming|toestemming|ja|nee|weerstand|verzet|twijfels?|zorgen?|punt|kritiek"
    r"|steun|klacht|protest|voorkeur|wens|duim\w*|omhoog|groen licht|vraag|vragen|vraagje|handtekening"
    r"|zegen|fiat|goedkeuring|begrip|onvrede|irritatie|enthousiasme|reactie|opmerking|zorg|licht)"
)
HOLDS_BEFORE: dict[str, str] = {
    "voor": r"\b(?:is|was|mag|hoeft)\s+voor\s+$",
    "van": rf"\b(?:mag|mogen|hoeft|hoeven|moet|moeten|{_VIEW})\s+(?:\w+\s+)?van\s+$",
    "bij": (
        r"\b(?:valt|vallen|viel|vielen|ligt|liggen|lag|stuit|stuiten|leeft|leven|roept|wekt|schiet|schoot"
        rf"|speelt|bestaat|komt|{_VIEW})\s+(?:\w+\s+){{0,2}}?bij\s+$"
    ),
    "door": (
        r"(?:^\W*|\b(?:ingestemd|getekend|gegeven|goedgekeurd|gemaakt|afgewezen|geweigerd|verleend|gezet"
        r"|akkoord|toestemming|goedkeuring|instemming|handtekening)\s+)door\s+$"
    ),
    "aan": r"\bals het\s+aan\s+$",
}
"""Preposition before a person -> what stands before it when it is that person's view."""

CONCERNS = (r"\bwat\s+$", r"\s+(?:\w+\s+)?betreft\b")
"""Around a person: "wat vader betreft"."""

DECIDED_BY = (
    r"\b(?:besluit|beslissing|keuze|uitspraak|oordeel|wens|besloten|bepaald|beslist|genomen|gemaakt)"
    r"\s+(?:van|door)\s+$"
)

ALREADY = (
    r"\b(?:al (?:jaren|jrn|jaar|sinds|maanden|weken|lang|een (?:tijd|jaar|poos)|eerder)|altijd|meestal"
    r"|vroeger|vorige? (?:week|wk|maand|jaar)|sinds|telt|hanteert|hanteren|beschikt|beschikken|bestaat"
    r"|financiert|volgt een (?:opleiding|cursus|studie|\w*training)|(?:leest|sport|tekent|zingt) graag)\b"
)
"""What goes on already is no task."""

STANCE = (
    r"\b(?:blij|boos|mopper\w*|schrik\w*|schrok\w*|knik\w*|teken(?:t|de|den|en)|getekend|handtekening|liever"
    r"|weiger\w*|vrede|balen?|baalt|moppert|twijfelt|twijfelde|schudt|schudde|rolde|zucht\w*|verzucht\w*"
    r"|(?:geloof|gelooft|geloven|vertrouwt|vertrouwen)\b.*\bniet|mag van|van \w+ mag|ook voor|tegen(?= ?(?:$|[,.>;(]))|(?:is|zijn|blijft) tegen|duim"
    r"|zitten gebeuren|protest\w*|steekt|verkeerd|slik(?:t|ken|te)|opgelucht|huiverig|sceptisch|terughoudend"
    r"|wil|willen|wilde|wilden|wou|hoef\w*|achten|acht (?:de|het|dit|dat)|verzoek\w*|bedenkingen|betwist\w*|eis\w*|fel|wrevel|(?:meer|geen|weinig|alle|veel) vertrouwen"
    r"|(?:kan|kunnen)\b.*\b(?:leven|vinden|instemmen)|toegezegd|belooft|aarzel\w*|wantrouw\w*|instemm\w*|toestemming|ingestemd|enthousiast|teleurgesteld"
    r"|kie[sz]\w+|kozen|hakt|hakken|verbaasd|overvallen)\b"
)
"""A person who stands somewhere; whatever the kind, it is that person's."""

PUPIL_ASKS = (
    r"(?:\s+(?:zelf|ook|nog))*\s+(?:vraagt|vroeg|vraag|wil(?:de)? (?:\w+ ){0,2}?weten|wou (?:\w+ ){0,2}?weten"
    r"|(?:is )?benieuwd|snapt (?:\w+ )?niet|begrijpt (?:\w+ )?niet)\b"
)
PUPIL_AGREES = (
    r"(?:\s+(?:zelf|ook|nu))*\s+(?:vindt|vond|zegt|zei|zegt|akkoord|eens|oké|knikt|knikte|tekent|tekende"
    r"|stemt|stemde|ziet|zag|staat|gaat|(?:is|heeft|kan|wil) (?:\w+ ){0,4}?(?:akkoord|eens|oké|voor|blij|goed"
    r"|getekend|vinden|graag|wel|mee))\b"
)
PUPIL_SAYS = r"\s+(?:zelf\s+)?(?:zei|zegt|vertelde|vertelt)\s*:"
PUPIL_SPEAKS = r"\s*[:>]\s*(?=.*\b(?:ik|me|mij|mijn|m'n)\b)"
_NO_PUPIL = (
    "hij zij ze het dit dat de een iedereen iedreen niemand men wie wat er kind klas iemand deze die alles "
    "alle plan voorstel ik we wij u je jullie en of ook nog niet wel graag zelf dan nu dus maar vraag voor "
    "hoe waar waarom wanneer allemaal allen beiden beide kinderen opp tlv advies ja nee nou zo daar hier "
    "akkoord goed fijn mooi eens prima oké top info volgens van met bij over groep"
)
NO_PUPIL = frozenset(_NO_PUPIL.split())
"""Words that are no pupil's name at the head of a line."""

ORGANISATIONS = frozenset(
    [
        "school",
        "team",
        "gemeente",
        "inspectie",
        "opvang",
        "kinderopvang",
        "ouders",
        "bestuur",
        "collega's",
        "BSO",
    ]
)
"""What these do is as often a fact as a task."""
WORKS = (
    r"\s+(?!(?:niet|met|dit|dat|het|wat|uit|echt|best|pas|kort|vast|bekend|een|geen|eigen|alleen|tegen"
    r"|morgen|tussen|boven|even|al|ontving|kreeg)\b)(?:[a-zë]{2,}t|[a-zë]{2,}en|samen|staat|gaat|doet)\b"
)
"""After someone at work: a verb of now."""

SURE_AFTER = (
    r"\s+(?:(?:zelf|ook|echt) )?(?:hoeft|hoeven|mag|mogen|(?:\w+ )?verkeerd|goed"
    r"|oké|akkoord|prima|te (?:veel|snel|vroeg|ver|zwaar)"
    r"|geen probleem|onbespreekbaar|onacceptabel)\b"
)
"""After "voor vader", "van moeder" or "bij ouders": it is their view in any kind of note."""

SURE_BEFORE = r"\b(?:(?:mag|mogen|hoeft|hoeven) van|(?:valt|viel|stuit|stuitte) bij|(?:omhoog|duim|bezwaar|akkoord|licht|fiat) van)\s+(?:de\s+)?$"

FACT = (
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|hadden|werkt|werken|werkte|woont|wonen|woonde|zit|zitten|zat"
    r"|kent|kennen|kende|spreekt|spreken|sprak|spraken|belde|belden|mailde|kwam|kwamen|ging|gingen|deed"
    r"|deden|gaf|gaven|kan|kunnen|kon|konden|heet|staat op|volgde|kreeg|kregen|krijgt|mag|moet|slaapt"
    r"|wordt|werd|blijft|lijkt|ligt|loopt|sinds|elke|iedere|dagelijks|wekelijks|vaak|soms|altijd|meestal|regelmatig|al)\b"
)
"""About someone at work: no task and no decision."""

FEELING = r"\b(?:boos|kwaad|fel|emotioneel|stil|verdrietig|blij|woedend|geïrriteerd|onrustig|enthousiast)\b"
"""After "werd": no passive."""

NOBODY = r"^\W*(?:iedereen|iedreen|men|iemand|niemand|allen|alle \w+)\b"
THE_CHILD = r"^\W*(?:hij|ze|zij|ie|kind|het kind)\b"

BESIDE = r"\s+(?:ook\s+|er\s?ook\s+)?(?:erbij|er bij|aanwezig|aan tafel|ook)\s*(?:$|[,.;)])"
"""After a person who only comes along: "MDO half februari, leerplicht erbij"."""
AMOUNT = r"\b(?:dagen|dgn|dag|uur|uren|weken|wk|ochtenden|middagen|geen|elke|halve|hele dag|nieuwe|oude|andere)\s+$"
"""Before "school": then it is no one."""
