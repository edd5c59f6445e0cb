"""Een kleine verzonnen inhoud waarmee de tests van de assistent lopen."""

from __future__ import annotations

from datetime import date
from functools import cache

from gesprekshulp.knowledge.types import (
    Avoid,
    Claim,
    Content,
    Ending,
    Is,
    Option,
    Rule,
    Source,
    Step,
    Tree,
    Wording,
)

TODAY = date(2026, 11, 23)


@cache
def content() -> Content:
    return Content(
        sources={
            "wpo": _source("wpo", "hoog"),
            "lijn": _source("lijn", "laag"),
            "oud": _source("oud", "hoog", until=date(2026, 7, 31)),
        },
        trees={tree.id: tree for tree in (_oogo(), _boosheid(), _pauze(), _nazorg())},
        rules={rule.id: rule for rule in _rules()},
    )


def _source(name: str, certainty: str, until: date | None = None) -> Source:
    return Source(
        id=name,
        title=name,
        kind="wet",
        text="tekst",
        certainty=certainty,  # type: ignore[arg-type]
        checked_on=date(2026, 10, 1),
        valid_until=until,
    )


def _oogo() -> Tree:
    opening = Step(
        id="opening",
        title="Opening",
        purpose="Rust en richting",
        wordings=(
            Wording("welkom", "Welkom, {aanhef}. Vandaag gaat over {leerling}."),
            Wording("simpel", "Wij praten over {leerling}.", tags=("eenvoudig",)),
            Wording("jij", "Fijn dat je er bent.", tags=("leerling",)),
            Wording("bel", "Hoort {ouders} mij goed?", tags=("telefoon",)),
            Wording(
                "eerlijk",
                "Er ligt geen besluit.",
                condition=Is("sector", ("vo",)),
                only_if_true="Er ligt echt geen besluit over {leerling}.",
            ),
        ),
        mind=("Nog niets oplossen voor {leerling}.",),
        avoid=(Avoid("Rustig maar.", "Dat helpt niet.", "Wat heb ik gemist?"),),
        claims=(
            Claim("U beslist mee.", ("wpo",)),
            Claim("Een lijn van de commissie.", ("wpo", "lijn"), uncertain="Nog niet getoetst."),
            Claim("Verlopen recht.", ("oud",)),
            Claim("Alleen in het vo.", ("wpo",), sectors=("vo",)),
        ),
        options=(
            Option(
                "ouders-eerst", "{leerling} bespreken", to="ouders", sets={"stemming": "rustig"}
            ),
            Option("alleen-vo", "mentor eerst", to="oogo/plan", condition=Is("sector", ("vo",))),
            Option("kapot", "bestaat niet", to="verdwenen"),
        ),
    )
    ouders = Step(
        id="ouders",
        title="Beeld van ouders",
        purpose="Ouders vertellen",
        options=(
            Option("verder", "verder", to="plan"),
            Option("boos", "ouders zijn boos", side="boosheid", to="plan"),
        ),
    )
    plan = Step(
        id="plan",
        title="Het plan",
        purpose="Per onderdeel",
        options=(
            Option("klaar", "klaar", to="slot"),
            Option("nog-een", "nog een onderdeel", to="plan", loop="ja"),
            Option("opnieuw", "nog eens van voren", to="oogo", loop="ja"),
        ),
    )
    slot = Step(
        id="slot",
        title="Slot",
        purpose="Afronden",
        ending=Ending("Besproken met {leerling}", "Maak de samenvatting.", leads_to="nazorg"),
    )
    return Tree("oogo", "OOGO", "Overleg", "hoofdlijn", "opening", (opening, ouders, plan, slot))


def _boosheid() -> Tree:
    rust = Step(
        id="rust",
        title="Rust",
        purpose="Luisteren",
        options=(
            Option("weer-rustig", "weer rustig", to="terug"),
            Option("even-pauze", "even pauze", side="pauze"),
            Option("pauze-en-terug", "pauze en dan terug", side="pauze", to="terug"),
        ),
    )
    return Tree("boosheid", "Boosheid", "Rust", "zijpad", "rust", (rust,), when="Als het botst")


def _pauze() -> Tree:
    even = Step(
        id="even",
        title="Even pauze",
        purpose="Pauze",
        options=(Option("terug", "terug", to="terug"),),
    )
    return Tree("pauze", "Pauze", "Pauze", "zijpad", "even", (even,), sectors=("po",))


def _nazorg() -> Tree:
    lezen = Step(id="lezen", title="Nalezen", purpose="Lezen", ending=Ending("Klaar", "Sluit af."))
    return Tree("nazorg", "Nazorg", "Na", "hoofdlijn", "lezen", (lezen,), phase="erna")


def _rules() -> list[Rule]:
    niet_gehoord = Is("leerling-gehoord", ("nee", "onbekend"))
    return [
        Rule("tip", "Tip", niet_gehoord, "Iets mist.", "Omdat.", "Doe iets.", "advies"),
        Rule(
            "hoorrecht",
            "Leerling horen",
            niet_gehoord,
            "De leerling is nog niet gehoord.",
            "De leerling heeft hoorrecht.",
            "Bied een gesprek aan.",
            "wet",
            sources=("wpo", "lijn"),
        ),
        Rule(
            "oud",
            "Oud",
            niet_gehoord,
            "Oud.",
            "Oud.",
            "Oud.",
            "wet",
            valid_until=date(2025, 7, 31),
        ),
        Rule("vo", "Vo", niet_gehoord, "Vo.", "Vo.", "Vo.", "wet", sectors=("vo", "vso")),
        Rule("na", "Na", niet_gehoord, "Na.", "Na.", "Na.", "wet", moments=("na",)),
    ]
