"""The parts to paste in the form of a school: every usual heading, only what was recorded."""

from __future__ import annotations

from datetime import date

from gesprekshulp.documents.opp_form import HEADINGS, OPEN, opp_parts
from gesprekshulp.dossier.types import (
    ChildView,
    Dossier,
    FactEntry,
    Gesprekspartner,
    Instemming,
    Leerling,
    Opp,
    PlanItem,
)
from gesprekshulp.dossier.views import ViewAnswer, Zienswijze
from gesprekshulp.knowledge.loading import load_content

CONTENT = load_content()[0]
TODAY = date(2026, 11, 28)


def parts(dossier: Dossier) -> dict[str, str]:
    found = opp_parts(dossier, CONTENT, TODAY)
    assert tuple(part.title for part in found) == HEADINGS
    return {part.title: part.text for part in found}


def test_an_empty_case_fills_nothing_in() -> None:
    assert set(parts(Dossier()).values()) == {OPEN}


def test_a_full_case_under_its_headings() -> None:
    mother = Gesprekspartner(
        id="m", name="Aylin Vos", role="ouder-met-gezag", short="moeder", consents=True
    )
    consent = Instemming(
        partner="m", item="d1", item_version=1, stand="bezwaar", words="te zwaar", given_on=TODAY
    )
    answer = ViewAnswer(outcome="niet", text="Op school zien wij dat niet.", on=TODAY)
    view = Zienswijze(
        id="w1", who="m", words="Thuis leest hij wél [/x].", received_on=TODAY, answers=(answer,)
    )
    said = parts(
        Dossier(
            leerling=Leerling(first_name="Sem", last_name="Vos", birth_date=date(2017, 3, 4)),
            partners={"m": mother},
            opp=Opp(
                version=2,
                status="concept",
                uitstroombestemming="vmbo-tl",
                grounds="toetsen",
                helping="humor",
                hindering="drukte",
                dated=TODAY,
            ),
            items={"d1": PlanItem(id="d1", text="lezen met een maatje")},
            consents={"m/d1": (consent,)},
            child_view=ChildView(offered_on=TODAY, words="geheim", withheld=True),
            fact_history={"evaluatie-schooljaar": (FactEntry(value="gedaan", on=TODAY),)},
            views={"w1": view},
        )
    )
    assert OPEN not in said.values()
    assert "Geboren: 4 maart 2017" in said["Begingegevens"]
    assert said["Bevorderende factoren"] == "humor"
    assert said["Belemmerende factoren"] == "drukte"
    assert said["Uitstroombestemming"] == "vmbo-tl"
    assert said["Onderbouwing"] == "toetsen"
    assert "moeder: bezwaar" in said["Handelingsdeel"]
    assert "geheim" not in said["Hoorrecht: de stem van de leerling"]
    assert "28 november 2026" in said["Evaluatie"]
    assert "Thuis leest hij wél [/x]." in said["Zienswijze"]
    assert "Op school zien wij dat niet." in said["Zienswijze"]
