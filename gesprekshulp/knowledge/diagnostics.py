"""The register of findings: every code with its severity and its short sentence.

Each code has a page in content/handleiding/meldingen with an explanation and a failing
example; a test holds the two together. What finds the faults stands in `reader`, `shape`
and the checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from gesprekshulp.knowledge.marks import Path, Position
from gesprekshulp.knowledge.types import Finding
from gesprekshulp.text import clean_line

Severity = Literal["fout", "waarschuwing"]


class Problem(msgspec.Struct, frozen=True):
    """A fault at a path, before it is known where in which file that is."""

    path: Path
    code: str
    text: str
    hint: str = ""
    at_key: bool = False


_FAULTS: Mapping[str, str] = {
    # Reading the file
    "GH101": "de YAML klopt niet",
    "GH102": "sleutel staat er dubbel",
    "GH103": "anker (&) gebruikt",
    "GH104": "verwijzing (*) gebruikt",
    "GH105": "YAML-tag (!) gebruikt",
    "GH106": "samenvoegsleutel (<<) gebruikt",
    "GH107": "te diep genest",
    "GH108": "bestand te groot",
    "GH109": "bestand is geen UTF-8",
    "GH110": "onzichtbaar teken",
    "GH111": "meer dan één document in een bestand",
    "GH112": "sleutel is geen tekst",
    "GH113": "bestand is leeg",
    "GH114": "bestand of map niet te lezen",
    "GH115": "map zonder inhoud",
    # The shape of items
    "GH201": "onbekende sleutel",
    "GH202": "verkeerde vorm",
    "GH203": "waarde die hier niet kan",
    "GH204": "verplicht veld ontbreekt",
    "GH205": "id ontbreekt",
    "GH206": "id staat er dubbel",
    "GH207": "id is niet de bestandsnaam",
    "GH208": "veld is leeg",
    "GH209": "geen datum",
    "GH210": "id heeft een verkeerde vorm",
    "GH211": "voorwaarde heeft een verkeerde vorm",
    "GH212": "onbekend verbindingswoord in voorwaarde",
    # References
    "GH301": "doel bestaat niet",
    "GH302": "zijpad bestaat niet",
    "GH303": "vervolgboom bestaat niet",
    "GH304": "onbekend feit",
    "GH305": "onbekende waarde van een feit",
    "GH306": "afgeleid feit wordt gezet",
    "GH307": "onbekende invulplek",
    "GH308": "onbekende bron",
    "GH309": "onbekende tip",
    "GH310": "onbekende soort weerstand",
    "GH311": "bestand ontbreekt waarnaar verwezen wordt",
    "GH312": "onbekend voorstel",
    "GH313": "belofte heeft een verkeerde vorm",
    "GH314": "onbekend label",
    "GH315": "onbekende termijn",
    "GH316": "wachtregel of termijn heeft een verkeerde vorm",
    "GH317": "onbekende regel",
    # Scenes to rehearse
    "GH351": "verwijzing in een oefening die niet bestaat",
    "GH352": "reactie die nooit kan komen",
    "GH353": "oefening waarin de ouder soms niets te zeggen heeft",
    "GH354": "weetje dat niemand kan vragen",
    # Trees
    "GH401": "stap is onbereikbaar",
    "GH402": "stap loopt dood",
    "GH403": "kring zonder uitgang",
    "GH404": "keuze die nooit gekozen kan worden",
    "GH405": "zin die nooit getoond kan worden",
    "GH406": "regel of recht dat nooit geldt",
    "GH407": "keuze leidt nergens heen",
    "GH408": "terug zonder zijpad",
    # Law and sources
    "GH501": "recht of regel zonder bron",
    "GH502": "zekerder dan de bron",
    "GH503": "einddatum vóór begindatum",
    # A school's own folder
    "GH701": "bronnen of beloften vervangen zonder toestemming",
    # Letters
    "GH801": "blok met niets, of met meer dan één ding",
    "GH802": "onbekend gegeven van de zaak",
    "GH803": "verwijzing binnen een brief die niet bestaat",
    "GH804": "brief die iets over zichzelf niet zegt",
    "GH805": "rust_op of veld heeft een verkeerde vorm",
    "GH806": "gedeeld veld met verschillende woorden",
    # Promises, proven in assistant/proofs
    "GH901": "belofte wordt niet gehouden",
}
_WARNINGS: Mapping[str, str] = {
    "GH221": "bestand wordt niet gelezen",
    "GH421": "weg terug zonder lus: ja",
    "GH422": "lus: ja bij een keuze die niet teruggaat",
    "GH423": "stap met een einde én keuzes",
    "GH521": "bron langer dan twaalf maanden niet nagekeken",
    "GH522": "bron geldt niet op deze datum",
    "GH523": "tip komt in geen stap voor",
    "GH524": "juridische taal buiten recht",
    "GH525": "tabel met schoolvakanties loopt af",
    "GH621": "minder dan drie manieren om het te zeggen",
    "GH622": "geen zin in eenvoudig Nederlands",
    "GH623": "zin te lang om te zeggen",
    "GH624": "woord dat ouders niet horen",
    "GH625": "uitroepteken",
    "GH626": "vakwoord dat niet wordt uitgelegd",
    "GH627": "moeilijk te lezen",
    "GH628": "valkuil in een zin die we voorstellen",
    "GH629": "de herkenner hoort een valkuil in een zin die we voorstellen",
    "GH630": "nagekeken zin bestaat niet meer of geeft geen melding",
    "GH631": "te weinig uitspraken van een soort",
    "GH632": "twee regels die bijna gelijk zijn",
    "GH633": "soort of zet is niet compleet",
    "GH634": "te weinig voorbeelden van een zet of valkuil",
    "GH638": "begrip zonder zin om hardop te zeggen",
    "GH639": "te weinig woordvelden",
    "GH641": "soort waar geen oefening over gaat",
    "GH642": "te weinig oefeningen",
    "GH643": "keuze die door haar lengte opvalt",
    "GH644": "onderwerp met te weinig keuzes",
    "GH645": "doel dat nooit gehaald wordt",
    "GH646": "ouder op wie goed praten te weinig uitwerkt",
    "GH647": "één vaste manier die wint",
    "GH648": "keuze die op elk doel de beste is",
    "GH651": "te weinig zinnen met een label bij het nakijken",
    "GH652": "niets naast een ander label",
    "GH721": "ons bestand is veranderd sinds het werd overgenomen",
    "GH722": "eigen bestand vervangt dat van ons zonder vastgelegde versie",
    "GH723": "overschrijft.yaml noemt een bestand dat niets vervangt",
    "GH724": "bronnen of beloften vervangen met toestemming",
    "GH821": "veld dat nergens in de brief staat",
    "GH921": "geen stap doet wat de belofte bindt",
    "GH922": "voorstel waarover geen belofte gaat",
}

SEVERITIES: Mapping[str, Severity] = {
    **dict.fromkeys(_FAULTS, "fout"),
    **dict.fromkeys(_WARNINGS, "waarschuwing"),
}
"""Code -> severity, of every finding there is."""

TITLES: Mapping[str, str] = {**_FAULTS, **_WARNINGS}
"""Code -> what it is about, in a few Dutch words."""


def finding(code: str, file: str, where: Position, text: str, hint: str = "") -> Finding:
    """Return the finding with this code, at line and column of a file.

    Text and hint come on one line, without control characters: they quote foreign text.
    """
    line, column = where
    return Finding(file, line, column, code, SEVERITIES[code], clean_line(text), clean_line(hint))
