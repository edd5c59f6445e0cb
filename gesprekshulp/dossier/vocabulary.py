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
        "overleg-voor-vaststellen": ("geen", "een", "meer"),
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
        # What the guard looks at; some of it also follows from what was recorded.
        "gesprekken-bekend": ("alle", "niet-alle"),
        "gesprekken-geteld": ("geen", "een", "meer"),
        "overeenstemming-opp": ("ja", "nee"),
        "inbreng-verwerkt": ("ja", "bijlage", "deels", "nee"),
        "vaststelmoment-verteld": ("ja", "nee"),
        "zienswijze-bijgevoegd": ("ja", "nee"),
        "ander-document": ("ja", "nee"),
        "opp-op-tijd": ("ja", "nee"),
        "opp-actueel": ("ja", "nee"),
        "opp-uitstroom-beschreven": ("ja", "nee"),
        "opp-onderbouwd": ("ja", "nee"),
        "opp-begeleiding-beschreven": ("ja", "nee"),
        "opp-leerrendement": ("ja", "nee", "niet-nodig"),
        "opp-inbreng-leerling": ("ja", "nee"),
        "behoefte-bekend": ("bij-inschrijving", "later"),
        "definitief-geplaatst": ("ja", "nee"),
        "evaluaties-bekend": ("alle", "niet-alle"),
        "evaluatie-met-ouders": ("ja", "niet-gekomen", "nee"),
        "evaluatie-met-leerling": ("ja", "wil-niet", "nee"),
        "onderzoek-uitgelegd": ("ja", "nee"),
        "onderzoek-leerling-gevraagd": ("ja", "nee"),
        "onderzoek-zonder-toestemming": ("ja", "nee"),
        "alternatief-geboden": ("ja", "nee"),
        "behoefte-onderzocht": ("ja", "geprobeerd", "nee"),
        "gegevens-gegeven": ("ja", "nee"),
        "ondersteuning-aangetoond": ("ja", "nee"),
        "aanpassing-gevraagd": ("nee", "gedaan", "uitgelegd", "niet-gedaan"),
        "advies-gebruikt": ("ja", "uitgelegd", "nee"),
        "swv-ouders-ingelicht": ("ja", "nee"),
        "kan-niet-meer": ("ja", "nee"),
        "tlv-enige-reden": ("ja", "nee"),
        "feitelijk-verwijderd": ("ja", "nee"),
        "tijdelijke-plek": ("ja", "nee"),
        "terugkeer-open": ("ja", "nee"),
        "verwijderen-voor-plek": ("ja", "nee"),
        "veiligheid": ("niet-genoemd", "genoemd", "aangetoond"),
        "voorval-uitgezocht": ("ja", "nee"),
        "belang-leerling-gewogen": ("ja", "nee"),
        "lichter-middel-onderzocht": ("ja", "nee"),
        "gedrag-ouders-reden": ("nee", "gewogen", "niet-gewogen"),
        "ouders-gewaarschuwd": ("ja", "nee"),
        "andere-school-passend": ("ja", "nee"),
        "bezwaar-plek-gewogen": ("ja", "nee"),
        "onderwijs-thuis": ("voldoende", "onvoldoende", "geen"),
        "voornemen-gemotiveerd": ("ja", "nee"),
        "besluit-schriftelijk": ("ja", "nee"),
        "besluit-gemotiveerd": ("ja", "nee"),
        "bezwaar-vermeld": ("ja", "nee"),
        "commissie-vermeld": ("ja", "nee"),
        "bezwaar-gemaakt": ("ja", "nee"),
        "bezwaar-gehoord": ("ja", "afgezien", "nee"),
        "bezwaar-beslist": ("ja", "nee"),
        "schorsing": ("ja", "nee"),
        "schorsing-lengte": ("een-dag", "hooguit-week", "langer", "tot-besluit"),
        "schorsing-schriftelijk": ("ja", "nee"),
        "schorsing-ouders-gehoord": ("ja", "nee"),
        "schorsing-leerling-gehoord": ("ja", "nee"),
        "schorsing-bezwaar-vermeld": ("ja", "nee"),
        "schorsing-gemeld": ("ja", "nee"),
        "aangemeld": ("ja", "nee"),
        "aanmelding-geweigerd": ("ja", "nee"),
        "toelating": ("toegelaten", "geweigerd"),
        "toelating-verlengd": ("ja", "nee"),
        "vol": ("ja", "nee"),
        "inzage-gevraagd": ("ja", "nee"),
        "inzage-verlengd": ("ja", "nee"),
        "inzage-gegeven": ("ja", "nee"),
    }
)

OF_MEETING = frozenset({"allen-aanwezig", "stemming", "opname", "teruggezegd"})


def of_meeting(fact: str, meeting: str) -> bool:
    """Return whether `fact`, recorded in `meeting`, holds for that meeting only."""
    return bool(meeting) and fact in OF_MEETING


def history_key(fact: str, meeting: str) -> str:
    """Return the key of a fact in `Dossier.fact_history`."""
    return f"{meeting}/{fact}" if of_meeting(fact, meeting) else fact
