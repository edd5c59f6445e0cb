"""What people around a pupil are called in notes: roles, abbreviations and titles.

Tables only; finding them in a text stands in `persons`. The short forms are those of
evaluatie/README.md: functions and organisations that are abbreviations in capitals.
"""

from __future__ import annotations

import re

ROLES: dict[str, str] = {
    **dict.fromkeys(
        ["moeder", "mdr", "moe", "mama", "mam", "mams", "moeders", "ma", "moedr", "mamma"], "moeder"
    ),
    **dict.fromkeys(
        ["vader", "vdr", "papa", "pap", "paps", "vaders", "pa", "vadr", "pappa"], "vader"
    ),
    **dict.fromkeys(["ouders", "oudrs", "ouders/verzorgers", "ouderpaar", "oud."], "ouders"),
    **dict.fromkeys(["stiefmdr", "stiefmoe"], "stiefmoeder"),
    **dict.fromkeys(["stiefvdr", "stiefpa"], "stiefvader"),
    **dict.fromkeys(["pleegmdr", "pleegmoe"], "pleegmoeder"),
    **dict.fromkeys(["pleegvdr", "pleegpa"], "pleegvader"),
    **dict.fromkeys(["pleegoudrs"], "pleegouders"),
    **dict.fromkeys(["leerling", "lln", "ll"], "leerling"),
    **dict.fromkeys(["leerkracht", "lkr", "lk", "leerkr", "lrkr", "lrkracht"], "leerkracht"),
    **dict.fromkeys(["leerkrachten", "lkrn", "lkr's"], "leerkrachten"),
    **dict.fromkeys(["ib", "ib'er", "ib’er", "iber", "ib-er", "i.b.", "i.b.'er"], "IB"),
    "intern begeleider": "intern begeleider",
    **dict.fromkeys(["swv", "samenwerkingsverband"], "SWV"),
    **dict.fromkeys(["smw", "schoolmaatschappelijk werk", "smw'er", "smw’er", "smw-er"], "SMW"),
    "schoolmaatschappelijk werker": "schoolmaatschappelijk werker",
    "maatschappelijk werker": "maatschappelijk werker",
    "maatschappelijk werk": "maatschappelijk werk",
    **dict.fromkeys(
        ["ab'er", "ab’er", "ab-er", "ambulant begeleider", "amb begeleider", "amb. begeleider"],
        "ambulant begeleider",
    ),
    **dict.fromkeys(["dir", "directeur", "direkteur"], "directeur"),
    **dict.fromkeys(
        ["zoco", "zorgco", "zoco'er", "zorgcoördinator", "zorgcoordinator"], "zorgcoördinator"
    ),
    **dict.fromkeys(["psych", "psycholoog"], "psycholoog"),
    **dict.fromkeys(["ortho", "orthoped", "orthopedagoog"], "orthopedagoog"),
    **dict.fromkeys(["logo", "logopedist"], "logopedist"),
    **dict.fromkeys(["fysio", "fysiotherapeut"], "fysiotherapeut"),
    **dict.fromkeys(["ergo", "ergotherapeut"], "ergotherapeut"),
    **dict.fromkeys(["lpa", "leerplichtambtenaar"], "leerplichtambtenaar"),
    **dict.fromkeys(["veilig thuis"], "Veilig Thuis"),
    **dict.fromkeys(["bureau jeugdzorg"], "bureau jeugdzorg"),
    **dict.fromkeys(["onderwijsass", "onderwijsassistente"], "onderwijsassistent"),
    **dict.fromkeys(["commissie van begeleiding"], "commissie van begeleiding"),
    **dict.fromkeys(["ouder- en jeugdsteunpunt"], "ouder- en jeugdsteunpunt"),
    **dict.fromkeys(["rt'er", "rt’er", "rt-er"], "RT"),
    **dict.fromkeys(["bso-leidster", "bso-juf"], "BSO-leidster"),
    "pedagogisch medewerker": "pedagogisch medewerker",
    "pedagogisch medewerkster": "pedagogisch medewerkster",
    "persoonlijk begeleider": "persoonlijk begeleider",
    "remedial teacher": "remedial teacher",
    "sociaal team": "sociaal team",
    "raad van bestuur": "raad van bestuur",
    "praktijkondersteuner": "praktijkondersteuner",
}
"""Word or words in lower case -> short form."""

_ABBREVIATIONS = (
    "GGD GGZ CJG BSO RT OA CvI JGZ POH VT AB MT MR CvB OT OMT ZAT OPR RvB KDC GI OKC PL CvA CTO "
    "AMW JGT CLB IVH MIB VTO JZ ZT OB BJZ CCE OZA GMR SOT KIT RvK LPA AC BT"
)
ABBREVIATIONS: dict[str, str] = {name.lower(): name.upper() for name in _ABBREVIATIONS.split()}
"""Functions and organisations in lower case -> in capitals."""

ONLY_CAPITALS = frozenset(
    [
        "vt",
        "ab",
        "oa",
        "ot",
        "pl",
        "jz",
        "zt",
        "ob",
        "ac",
        "bt",
        "mib",
        "kit",
        "gi",
        "mr",
        "zat",
        "opr",
        "sot",
    ]
)
"""Abbreviations that are another word in small letters."""

_PLAIN = (
    "school mentor tolk opa oma tante oom oppas buurvrouw buurman stiefvader stiefmoeder "
    "pleegmoeder pleegvader pleegouders stiefouders voogd gezinsvoogd gedragsdeskundige jeugdarts "
    "huisarts leerplicht wijkteam buurtteam onderwijsassistent teamleider schoolleider gymleraar "
    "vakleerkracht conciërge conciërges duo-collega collega collega's team schoolarts jeugdhulp "
    "kinderarts gezinscoach ouderconsulent advocaat broer zus grootouders verzorger verzorgers "
    "bestuur directie logopediste psychologe orthopedagoge rector conrector stagiair stagiaire "
    "gemeente commissie inspectie pleegzorg jeugdzorg jeugdteam thuisbegeleider onderzoeker "
    "intern vertrouwenspersoon kinderpsycholoog docent docente docenten leraar lerares invaller "
    "invalster decaan administratie secretariaat taxibedrijf vervoerder begeleider begeleidster "
    "consulent consulente coach trainer therapeut behandelaar psychiater jeugdwerker "
    "bewindvoerder peetoom peettante overgrootmoeder neef nicht opvang kinderopvang peuterspeelzaal "
    "zorgaanbieder zorgteam ondersteuningsteam klassenassistent groepsleerkracht oppasmoeder "
    "bovenbouwcoördinator onderbouwcoördinator rekencoördinator taalcoördinator trajectbegeleider "
    "ouder biologische adviesteam revalidatiearts verpleegkundige brugfunctionaris remedial "
    "buurman audioloog neuroloog kinderfysio wijkagent adjunct casemanager casusregisseur procesregisseur "
    "gedragswetenschapper pedagoog diëtist optometrist overblijfkracht onderwijsondersteuner ondersteuner "
    "tutor partner leesouder duopartner kraamhulp zorgboer schoonmoeder schoonvader "
    "praktijkschool adviescommissie stiefzus stiefbroer halfbroer kerngroep crisisteam"
)
_NO_ROLES = frozenset(["intern", "biologische", "remedial", "praktijkschool"])
ROLES.update({name: name for name in _PLAIN.split() if name not in _NO_ROLES})
ROLES.update(ABBREVIATIONS)

OF_SEVERAL_WORDS = tuple(
    sorted((role for role in ROLES if not role.replace("'", "").isalpha()), key=len, reverse=True)
)
"""Roles that are more than one plain word, longest first."""

# Compounds are made freely in Dutch: what ends so is a person or a service.
COMPOUND = re.compile(
    r"[^\W\d_][\w-]{2,}(?:begeleid(?:er|ster)|medewerk(?:er|ster)|coach|co[oö]rdinator|therapeute?"
    r"|psycholoog|pedagoog|pedagoge|consulente?|(?<!h)arts|leider|leidster|leraar|docente?"
    r"|assistente?|adviseur|specialist|ambtenaar|behandelaar|verpleegkundige|deskundige|moeder"
    r"|vader|ouders|verzorgers?|commissie|team|functionaris|werker|werkster|wacht|bestuur"
    r"|inspecteur|inspectie|voogd|tolk|mentor|juf|meester|chauffeur|bureau|aanbieder|dienst"
    r"|raad|kundige|contactpersoon|persoon|psychiater|logopediste?|trainer|directeur|collega)",
    re.IGNORECASE,
)
NO_COMPOUND = frozenset(
    [
        "straat",
        "inlichtingendienst",
        "wachtkamer",
        "maatwerker",
        "kerkdienst",
        "diensten",
        "overuren",
        "verraad",
        "beraad",
        "thuissituatie",
        "nachtdienst",
        "avonddienst",
        "dagdienst",
        "ploegendienst",
        "busdienst",
        "handwerker",
        "vrachtwagenchauffeur",
        "buschauffeur",
        "taxichauffeur",
        "voorraad",
        "huiswerkbureau",
        "bejaarden",
        "voorouders",
        "groepsleider",
        "klusjesman",
    ]
)

TITLES = {
    **dict.fromkeys(["juf", "juffrouw", "jf", "juff"], "juf"),
    **dict.fromkeys(["meester", "mees", "mstr", "mster", "meestr"], "meester"),
    **dict.fromkeys(["mw", "mevr", "mevrouw", "mvr", "mv", "mevrouww", "mevrw", "mvrw"], "mw."),
    **dict.fromkeys(["dhr", "dhr.", "heer"], "dhr."),
    **dict.fromkeys(["meneer", "mnr", "mijnheer", "menr"], "meneer"),
    **dict.fromkeys(["dr", "dokter"], "dr."),
    **dict.fromkeys(["drs"], "drs."),
}
"""Title as typed -> as written out."""

FAMILY_TITLES = frozenset(["oom", "tante", "oma", "opa"])
"""Roles that take a first name of their own: "tante Fatima"."""

PRONOUNS = {"ik": "ik", "wij": "wij", "we": "wij", "wie": ""}

PARENTS = frozenset(
    [
        "moeder",
        "vader",
        "ouders",
        "stiefmoeder",
        "stiefvader",
        "pleegmoeder",
        "pleegvader",
        "pleegouders",
        "opa",
        "oma",
        "tante",
        "oom",
        "voogd",
        "verzorger",
        "verzorgers",
        "grootouders",
        "oppas",
        "zus",
        "broer",
        "ouder",
        "stiefouders",
    ]
)
"""Who asks for themselves: "moeder vraagt uitleg" is a question, of others a task."""
