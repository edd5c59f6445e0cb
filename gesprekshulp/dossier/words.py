"""The Dutch words for every closed list of a case, as a user and a document show them.

Only words; the lists themselves stand in `types`. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType


def _table(**words: str) -> Mapping[str, str]:
    return MappingProxyType({key.replace("_", "-"): word for key, word in words.items()})


SECTORS = _table(
    po="primair onderwijs",
    vo="voortgezet onderwijs",
    so="speciaal onderwijs",
    vso="voortgezet speciaal onderwijs",
)

SCHOOL_TYPES = _table(
    gewoon="gewone school",
    sbo="speciaal basisonderwijs",
    praktijkonderwijs="praktijkonderwijs",
    speciaal="speciaal of voortgezet speciaal onderwijs",
)

DENOMINATIONS = _table(openbaar="openbare school", bijzonder="bijzondere school")

REGIONS = _table(noord="Noord", midden="Midden", zuid="Zuid")

PRONOUNS = _table(hij="hij, hem, zijn", zij="zij, haar, haar", die="die, hen, hun")

ROLES = _table(
    ouder_met_gezag="ouder met gezag",
    ouder_zonder_gezag="ouder zonder gezag",
    verzorger="verzorger",
    pleegouder="pleegouder",
    voogd="voogd",
    gezinsvoogd="gezinsvoogd",
    stiefouder="stiefouder",
    gemachtigde="gemachtigde",
    tolk="tolk",
    deskundige="deskundige",
    leerling="leerling",
    medewerker="medewerker van de school",
)

CONSENT_STANDS = _table(
    nog_niet_gevraagd="nog niet gevraagd",
    akkoord="akkoord",
    deels="akkoord met een deel",
    tot_datum="akkoord tot een datum",
    voorbehoud="akkoord onder voorbehoud",
    bezwaar="bezwaar",
    geen_antwoord="geen antwoord",
    ingetrokken="ingetrokken",
    opnieuw_vragen="opnieuw vragen",
)

# For a narrow column: at most nine characters.
CONSENT_SHORT = _table(
    nog_niet_gevraagd="-",
    akkoord="akkoord",
    deels="deels",
    tot_datum="proef",
    voorbehoud="mits",
    bezwaar="bezwaar",
    geen_antwoord="wacht",
    ingetrokken="ingetrokken",
    opnieuw_vragen="opnieuw",
)

SAID_ON = {"bezwaar": "gezegd", "vraag": "gevraagd", "afspraak": "afgesproken"}
"""How an open note came about, before "op" and a day."""

CONSENT_WAYS = {
    "": "",
    "gezegd": "gezegd in het gesprek",
    "e-mail": "per e-mail",
    "ondertekend": "met een handtekening",
    "brief": "per brief",
}

OPP_STATUS = _table(
    geen="er is nog geen OPP",
    concept="concept",
    vastgesteld="vastgesteld",
    bijstelling="voorstel tot bijstellen",
    beeindigd="beëindigd",
)

NOTE_KINDS = _table(
    afspraak="afspraak",
    bezwaar="bezwaar",
    besluit="besluit",
    vraag="vraag",
    informatie="informatie",
    akkoord="akkoord",
)

NOTE_LAYERS = _table(
    waarneming="gezien of gehoord",
    citaat="letterlijk gezegd",
    uitleg="eigen uitleg",
)

NOTE_READERS = _table(
    eigen="eigen werkaantekening",
    dossier="voor het dossier",
    delen="te delen",
)

NOTE_STANDS = {
    "": "",
    "open": "open",
    "opgelost": "opgelost",
    "doorgeschoven": "open, gaat mee naar het volgende gesprek",
}

MEETING_STANDS = _table(
    gepland="gepland",
    loopt="loopt",
    onderbroken="onderbroken",
    nazorg="in nazorg",
    gesloten="gesloten",
)

PRESENCE = {
    "in de kamer": "in de kamer",
    "telefoon": "aan de telefoon",
    "online": "online",
    "afwezig": "afwezig",
}

CORRECTIONS = _table(
    gewijzigd="later verbeterd",
    vervallen="later doorgehaald",
    toegevoegd="later toegevoegd",
)

VIEW_ABOUT = _table(
    opp="het hele plan",
    uitstroom="het eindniveau",
    onderdeel="een onderdeel van het plan",
    notitie="een zin uit het verslag",
    gesprek="een gesprek",
    document="een brief of verslag",
    anders="iets anders",
)

VIEW_HOW = {
    "gezegd": "gezegd",
    "e-mail": "per e-mail",
    "brief": "per brief",
    "papier": "op papier gegeven",
    "telefoon": "aan de telefoon",
}

VIEW_OUTCOMES = _table(
    overgenomen="overgenomen",
    deels="deels overgenomen",
    niet="niet overgenomen",
)


MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def written_day(day: date) -> str:
    """Return "1 december 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def not_filled_in(what: Sequence[str]) -> str:
    """Return "nog niet ingevuld: wie, wanneer, en hoe we het weten"; `what` in order, not empty."""
    *first, last = what
    if not first:
        said = last
    else:
        comma = "," if len(what) > 2 or " " in last else ""
        said = f"{', '.join(first)}{comma} en {last}"
    return f"nog niet ingevuld: {said}"
