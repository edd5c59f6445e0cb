"""The facts this program computes or keeps by name: ids, domains and scope.

The words a user reads stand in content/feiten.yaml; a test holds the two together. A
school's own facts, not listed here, are kept with the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN = "onbekend"

# Computed from the case: no option and no hand sets these.
DERIVED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sector": ("po", "vo", "so", "vso"),
        "schoolsoort": ("gewoon", "sbo", "praktijkonderwijs", "speciaal"),
        "richting": ("openbaar", "bijzonder"),
        "leeftijd": ("onder-12", "12-15", "16-17", "18-plus"),
        "gesprekspartner": ("ouders", "voogd", "leerling-zelf"),
        "gezag": ("een", "twee", "voogd", "niet-meer"),
        "allen-uitgenodigd": ("ja", "deels", "nee", "reden-vastgelegd"),
        "allen-aanwezig": ("ja", "deels", "nee"),
        "tolk-nodig": ("ja", "nee"),
        "opp-stand": ("geen", "concept", "vastgesteld", "bijstelling", "beeindigd"),
        "overleggen-gevoerd": ("geen", "een", "meer"),
        "handelingsdeel": ("niet-gevraagd", "akkoord", "deels", "proef", "bezwaar", "wacht"),
        "onderdelen-te-gaan": ("ja", "nee"),
        "andere-ouder-stil": ("ja", "nee"),
    }
)

# Recorded by hand or by an option. The pupil's two also follow from what was recorded
# of hearing the pupil.
RECORDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "extra-ondersteuning": ("ja", "nee"),
        "gezag-nagegaan": ("ja", "nee"),
        "leerling-gehoord": ("nee", "aangeboden", "gehoord", "wil-niet"),
        "leerling-teruggekoppeld": ("ja", "nee"),
        "uitstroom": ("niet-besproken", "eens", "oneens", "bedenktijd"),
        "onderzoek": ("niet-nodig", "gevraagd", "toestemming", "geweigerd", "alternatief"),
        "stemming": ("rustig", "boos", "dreigend"),
        "andere-school-besproken": ("nee", "vraag-gesteld", "in-overweging"),
        "opname": ("nee", "afgesproken"),
        "teruggezegd": ("ja", "deels", "nee"),
        "tweede-gesprek": ("gepland", "aangeboden", "gevoerd", "nee"),
        "derde-ingeschakeld": ("nee", "aangeboden", "ja"),
        "ondersteuning-geboden": ("nee", "geboden", "bijgesteld"),
        "advies-ingewonnen": ("nee", "gevraagd", "ontvangen"),
        "swv-besluit": ("niet-gevraagd", "loopt", "genomen"),
        "andere-school-bereid": ("niet-gezocht", "gezocht", "ja"),
        "evaluatie-schooljaar": ("nee", "gepland", "gedaan"),
        "leerplichtig": ("ja", "nee"),
        "oorzaak-verkend": ("ja", "nee"),
        "uitleg-schriftelijk": ("ja", "nee"),
        "swv-betrokken": ("ja", "nee"),
        "eigen-school-uitgeput": ("ja", "nee"),
        "zoeken-overlegd": ("ja", "aangeboden", "nee"),
        "voornemen-gemeld": ("ja", "nee"),
        "ouders-gehoord": ("ja", "afgezien", "nee"),
        "leerling-gehoord-voornemen": ("ja", "wil-niet", "nee"),
        "leraar-gehoord": ("ja", "nee"),
        "inspectie-overleg": ("ja", "nee"),
        "leerplicht-ingelicht": ("ja", "nee"),
        "besluit-genomen": ("nee", "afgezien", "ja"),
        "procedure": ("nee", "ja"),
        "aanwezigheid": ("volledig", "minder-uren", "thuis"),
        "toezegging": ("open", "nagekomen", "niet-nagekomen"),
        "herhaald-uitgenodigd": ("nee", "ja"),
    }
)

OF_MEETING = frozenset({"allen-aanwezig", "stemming", "opname", "teruggezegd"})


def of_meeting(fact: str, meeting: str) -> bool:
    """Return whether `fact`, recorded in `meeting`, holds for that meeting only."""
    return bool(meeting) and fact in OF_MEETING


def history_key(fact: str, meeting: str) -> str:
    """Return the key of a fact in `Dossier.fact_history`."""
    return f"{meeting}/{fact}" if of_meeting(fact, meeting) else fact
