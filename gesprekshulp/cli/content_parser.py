"""The arguments of the verbs under `content`. What they do stands in `content_verbs`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_choice_of_facts, a_count, a_date, store_options

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs


def add_content(verbs: Verbs) -> None:
    """Add `content` and everything under it."""
    verb = verbs.add_parser(
        "content",
        help="kijk de inhoud na (bomen, zinnen, bronnen)",
        description="Alles wat het programma weet, staat in leesbare bestanden. "
        "Hier kijk je ze na, speel je ze door en vergelijk je ze.",
    )
    parts = verb.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    _check(parts)
    _prove(parts)
    _play(parts)
    _walk(parts)
    _draw(parts)
    _watch(parts)
    _compare(parts)
    _take_over(parts)
    _new(parts)
    _learn(parts)
    _confusion(parts)
    _evaluate(parts)


def _check(parts: Verbs) -> None:
    check = parts.add_parser(
        "controleer",
        help="noem alle fouten en waarschuwingen, met bestand en regel",
        description="Noemt alle fouten en waarschuwingen in één keer. "
        "Uitkomst 0: niets gevonden; 1: iets gevonden; 2: het kon niet.",
    )
    _folder_and_date(check)
    check.set_defaults(verb="content controleer")


def _prove(parts: Verbs) -> None:
    prove = parts.add_parser(
        "bewijs",
        help="zoek na of elke belofte wordt gehouden, en toon anders de kortste weg erheen",
        description="Zoekt alle wegen door de gesprekken na. Per belofte: gehouden of niet, hoeveel "
        "er is bekeken, en zo niet het kortste tegenvoorbeeld. Uitkomst 0: alles gehouden; 1: niet.",
    )
    _folder_and_date(prove)
    prove.set_defaults(verb="content bewijs")


def _play(parts: Verbs) -> None:
    play = parts.add_parser(
        "speel",
        help="loop alle bomen vaak en willekeurig, en noem wat nooit aan bod kwam",
        description="Loopt de bomen met een vaste toevalsreeks en kiest steeds wat het minst is "
        "gekozen. Uitkomst 0: alles kwam aan bod en elk gesprek eindigde; 1: niet.",
    )
    play.add_argument(
        "--keer", type=a_count, default=2000, metavar="N", help="hoeveel gesprekken (2000)"
    )
    play.add_argument(
        "--zaad", type=a_count, default=1, metavar="Z", help="begin van de toevalsreeks (1)"
    )
    _place_and_facts(play)
    _folder_and_date(play)
    play.set_defaults(verb="content speel")


def _walk(parts: Verbs) -> None:
    walk = parts.add_parser(
        "loop",
        help="loop zelf een boom door, vanaf elke stap en met gegeven feiten",
        description="Toont stap voor stap wat iemand in een gesprek ziet. Er wordt niets bewaard.",
    )
    _place_and_facts(walk)
    _folder_and_date(walk)
    walk.set_defaults(verb="content loop")


def _draw(parts: Verbs) -> None:
    draw = parts.add_parser(
        "boom",
        help="teken een boom als tekst of als Mermaid",
        description="Tekent een boom: de stappen, de keuzes en waar die heen gaan.",
    )
    draw.add_argument("boom", nargs="?", metavar="BOOM", help="welke boom; anders een lijst")
    draw.add_argument("--mermaid", action="store_true", help="als stroomschema in Mermaid")
    draw.add_argument("--in", dest="map", metavar="MAP", help="de map; anders de eigen inhoud")
    draw.set_defaults(verb="content boom")


def _watch(parts: Verbs) -> None:
    watch = parts.add_parser(
        "kijk",
        help="kijk de inhoud na telkens als je een bestand bewaart",
        description="Blijft kijken en controleert opnieuw zodra een bestand verandert. "
        "Stop met ctrl+c.",
    )
    _folder_and_date(watch)
    watch.set_defaults(verb="content kijk")


def _compare(parts: Verbs) -> None:
    compare = parts.add_parser(
        "vergelijk",
        help="noem wat er veranderde tussen twee mappen met inhoud",
        description="Noemt welke stappen, regels en bronnen veranderden. Met --zaken ook welke "
        "lopende zaken dat raakt. Uitkomst 0: gelijk; 1: er is verschil.",
    )
    compare.add_argument("oud", metavar="OUD", help="de map met de oude inhoud")
    compare.add_argument("nieuw", metavar="NIEUW", help="de map met de nieuwe inhoud")
    compare.add_argument(
        "--zaken", action="store_true", help="noem ook welke lopende zaken het raakt"
    )
    store_options(compare, again=True)
    compare.set_defaults(verb="content vergelijk")


def _take_over(parts: Verbs) -> None:
    take = parts.add_parser(
        "overneem",
        help="kopieer een bestand naar je eigen map, om het daar te veranderen",
        description="Kopieert een bestand van ons naar de eigen map van je school en legt vast wat "
        "het vervangt. Verandert ons bestand later, dan krijg je een melding.",
    )
    take.add_argument("bestand", metavar="BESTAND", help="bijvoorbeeld gesprek/oogo.yaml")
    take.add_argument(
        "--gezien",
        action="store_true",
        help="laat je bestand staan; leg vast dat je zag wat er bij ons veranderde",
    )
    take.add_argument(
        "--toestemming", metavar="NAAM", help="wie het goed vindt; nodig voor bronnen en beloften"
    )
    take.add_argument("--naar", metavar="MAP", help="de eigen map; anders inhoud in de datamap")
    take.set_defaults(verb="content overneem")


def _new(parts: Verbs) -> None:
    new = parts.add_parser(
        "nieuw",
        help="maak een opzet met uitleg voor een soort opmerking, een boom, een ouder of een brief",
        description="Maakt een bestand dat al klopt, met uitleg bij elk veld, in de eigen map van je "
        "school. Zolang er “concept: ja” in staat, doet het niet mee in gesprekken.",
    )
    new.add_argument(
        "soort",
        choices=["weerstand", "boom", "ouder", "brief"],
        metavar="SOORT",
        help="weerstand, boom, ouder of brief",
    )
    new.add_argument("naam", metavar="ID", help="de naam van het bestand, zoals reis-te-zwaar")
    new.add_argument("--map", metavar="MAP", help="de map; anders de eigen map van je school")
    new.set_defaults(verb="content nieuw")


def _learn(parts: Verbs) -> None:
    learn = parts.add_parser(
        "leer",
        help="leer opnieuw herkennen van de uitspraken en antwoorden",
        description="Leert van stemmen, antwoorden, zetten, woordvelden en afkortingen, en schrijft wat "
        "geleerd is in de map geleerd. Dat duurt enkele minuten. Het nakijken van brieven leert apart, van "
        "nakijkzinnen, in een minuut. Heeft je school eigen stemmen, dan "
        "komt het resultaat in de eigen map.",
    )
    learn.add_argument("map", nargs="?", metavar="MAP", help="de map; anders de eigen inhoud")
    learn.add_argument(
        "--kijk", action="store_true", help="kijk alleen of het geleerde bij de inhoud hoort"
    )
    learn.add_argument(
        "--alleen",
        choices=["herkennen", "nakijken"],
        metavar="WAT",
        help="leer alleen herkennen (wat er gezegd wordt) of nakijken (wat op papier staat)",
    )
    learn.set_defaults(verb="content leer")


def _confusion(parts: Verbs) -> None:
    confusion = parts.add_parser(
        "verwarring",
        help="noem welke soorten verward worden, door welke woorden, en waar voorbeelden ontbreken",
        description="Houdt steeds een deel van de stemmen apart, leert van de rest en kijkt wat daarmee "
        "misgaat. Zo zie je waar een uitspraak extra het meeste helpt.",
    )
    confusion.add_argument("map", nargs="?", metavar="MAP", help="de map; anders onze inhoud")
    confusion.add_argument(
        "--meeste", type=a_count, default=20, metavar="N", help="hoeveel paren (20)"
    )
    confusion.add_argument(
        "--stemmen", action="store_true", help="noem elke stem, niet alleen de minst gedekte"
    )
    confusion.set_defaults(verb="content verwarring")


def _evaluate(parts: Verbs) -> None:
    evaluate = parts.add_parser(
        "evalueer",
        help="meet het herkennen op gelabelde regels, met een plaatje in de terminal",
        description="Meet op de bestanden weerstand*.jsonl, zetten*.jsonl en notities*.jsonl in MAP: per "
        "soort, verwarring, hoe eerlijk de zekerheid is, en hoe stevig bij tikfouten. In Markdown.",
    )
    evaluate.add_argument("map", metavar="MAP", help="de map met gelabelde regels")
    evaluate.add_argument("--datum", type=a_date, metavar="D", help="vandaag, voor notities")
    evaluate.add_argument("--naar", metavar="BESTAND", help="schrijf het verslag in dit bestand")
    evaluate.set_defaults(verb="content evalueer")


def _folder_and_date(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("map", nargs="?", metavar="MAP", help="de map; anders de eigen inhoud")
    verb.add_argument("--datum", type=a_date, metavar="D", help="reken met deze datum (jjjj-mm-dd)")


def _place_and_facts(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--vanaf", metavar="BOOM/STAP", help="begin hier, bijvoorbeeld oogo/samenvatten"
    )
    verb.add_argument(
        "--feiten",
        type=a_choice_of_facts,
        default={},
        metavar="FEITEN",
        help="wat er bekend is, bijvoorbeeld sector=vo,leeftijd=16-17",
    )
