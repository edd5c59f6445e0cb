"""Plaatsnamen in zinnen: namen, voornaamwoorden, aanspreken; wat iemand typt blijft staan."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.wording import (
    NEUTRAL,
    PLACEHOLDERS,
    Names,
    names_of,
    placeholders_in,
    render,
)
from gesprekshulp.dossier.types import (
    Dossier,
    Gesprek,
    Gesprekspartner,
    Instemming,
    Leerling,
    PlanItem,
    Presence,
    School,
)
from gesprekshulp.text import clean_line

ON = date(2026, 11, 23)
MOEDER = Gesprekspartner(
    id="p1", name="Elif Yılmaz", role="ouder-met-gezag", consents=True, salutation="mevrouw Yılmaz"
)
VADER = Gesprekspartner(
    id="p2", name="Jan de Boer", role="ouder-met-gezag", consents=True, salutation="meneer De Boer"
)


def case(**more: object) -> Dossier:
    base: dict[str, object] = {
        "leerling": Leerling(first_name="Sem", pronouns="hij", birth_date=date(2017, 3, 1)),
        "partners": {"p1": MOEDER, "p2": VADER},
    }
    return Dossier(**{**base, **more})  # type: ignore[arg-type]


def test_beide_ouders_worden_met_naam_aangesproken() -> None:
    names = names_of(case(), "", ON, "Marloes")
    assert render("Welkom, {aanhef}.", names) == "Welkom, mevrouw Yılmaz en meneer De Boer."
    assert render("{Aanhef}, wat vindt {ouders}?", names) == (
        "Mevrouw Yılmaz en meneer De Boer, wat vindt u beiden?"
    )


def test_is_een_ouder_er_niet_dan_gaat_het_over_wie_er_wel_is() -> None:
    meeting = Gesprek(
        id="g1",
        title="OOGO",
        presence=(
            Presence(partner="p1", role="ouder-met-gezag"),
            Presence(partner="p2", role="ouder-met-gezag", how="afwezig"),
        ),
    )
    names = names_of(case(meetings={"g1": meeting}), "g1", ON, "")
    assert render("{Aanhef}, {ouders} bent er.", names) == "Mevrouw Yılmaz, u bent er."


@pytest.mark.parametrize(
    ("pronouns", "said"),
    [
        ("hij", "Hij leest. Dat helpt hem bij zijn werk."),
        ("zij", "Zij leest. Dat helpt haar bij haar werk."),
        ("die", "Die leest. Dat helpt hen bij hun werk."),
    ],
)
def test_voornaamwoorden_in_elke_vorm(pronouns: str, said: str) -> None:
    names = Names(pronouns=pronouns)  # type: ignore[arg-type]
    assert render("{Hij} leest. Dat helpt {hem} bij {zijn} werk.", names) == said
    assert render("{hij} leest. Dat helpt {hem} bij {zijn} werk.", names) == said


def test_een_leerling_van_achttien_is_zelf_de_partner() -> None:
    pupil = Gesprekspartner(id="p3", name="Noor", role="leerling", consents=True)
    noor = Leerling(first_name="Noor", pronouns="zij", birth_date=date(2008, 1, 1))
    names = names_of(Dossier(leerling=noor, partners={"p3": pupil}), "", ON, "")
    assert names.adult
    assert render("Welkom, {aanhef}. Wat wil {ouders}?", names) == "Welkom, Noor. Wat wil je?"


def test_zonder_gegevens_blijft_elke_zin_goed() -> None:
    text = (
        "{leerling} zit op {school}. {Zijn} plan: {onderdeel}. Vragen? Bel {ik}, "
        "{samenwerkingsverband} of {steunpunt}. Tot {vervolgdatum}."
    )
    assert render(text, NEUTRAL) == (
        "Uw kind zit op onze school. Hun plan: dit onderdeel. Vragen? Bel uw contactpersoon, "
        "het samenwerkingsverband of het ouder- en jeugdsteunpunt. "
        "Tot een datum die we samen kiezen."
    )
    assert render("Welkom, {aanhef}. Wat wilt {ouders}?", NEUTRAL) == "Welkom, ouders. Wat wilt u?"


def test_namen_van_organisaties_staan_goed_in_de_zin() -> None:
    school = School(name="De Regenboog", partnership="Utrecht PO", support_point="030 123 45 67")
    names = names_of(case(school=school), "", ON, "Marloes")
    assert render("{school}; {samenwerkingsverband}; {steunpunt}; {ik}", names) == (
        "De Regenboog; samenwerkingsverband Utrecht PO; "
        "het ouder- en jeugdsteunpunt (030 123 45 67); Marloes"
    )


def test_het_onderdeel_is_het_eerste_dat_nog_niet_gevraagd_is() -> None:
    items = {"a": PlanItem(id="a", text="rekengroepje"), "b": PlanItem(id="b", text="lezen")}
    given_once = Instemming(partner="p1", item="a", item_version=1, stand="akkoord")
    half = case(items=items, consents={"p1/a": (given_once,)})
    assert names_of(half, "", ON, "").onderdeel == "rekengroepje", "de ander is nog niet gevraagd"
    other = Instemming(partner="p2", item="a", item_version=1, stand="bezwaar")
    dossier = case(items=items, consents={"p1/a": (given_once,), "p2/a": (other,)})
    assert names_of(dossier, "", ON, "").onderdeel == "lezen"
    assert names_of(dossier, "", ON, "", item="a").onderdeel == "rekengroepje"


def test_de_vervolgdatum_is_het_eerste_geplande_gesprek_in_nederlandse_tijd() -> None:
    planned = Gesprek(id="g2", title="OOGO", planned_for=datetime(2026, 12, 2, 14, 0, tzinfo=UTC))
    over = Gesprek(id="g0", title="OOGO", planned_for=datetime(2026, 10, 2, 14, 0, tzinfo=UTC))
    names = names_of(case(meetings={"g2": planned, "g0": over}), "", ON, "")
    assert names.vervolgdatum == "woensdag 2 december 2026 om 15.00 uur"


@pytest.mark.parametrize("hostile", ["{hij}", "[/x]", "{leerling}", "\\1", "{0}", "%s", "[bold]"])
def test_wat_iemand_invult_wordt_nooit_gelezen(hostile: str) -> None:
    names = Names(leerling=hostile, school=hostile, onderdeel=hostile)
    assert render("A {leerling} B {school} C {onderdeel}", names) == (
        f"A {hostile} B {hostile} C {hostile}"
    )


def test_een_naam_met_regels_blijft_op_een_regel() -> None:
    assert render("Dag {leerling}!", Names(leerling="Se\nm\x1b[2J")) == "Dag Se m!"


def test_een_onbekende_plek_blijft_staan_en_is_te_vinden() -> None:
    assert render("Hallo {iets} en {HIJ}", NEUTRAL) == "Hallo {iets} en {HIJ}"
    assert placeholders_in("{leerling} {iets} {}") == ["leerling", "iets"]


@given(st.text(), st.text(), st.sampled_from(sorted(PLACEHOLDERS)))
def test_render_valt_nooit_om(text: str, value: str, name: str) -> None:
    names = Names(leerling=value, school=value, partners=(value,), onderdeel=value, ik=value)
    render(text + "{" + name + "}" + text, names)
    kept = clean_line(value) or "uw kind"
    assert render("x {leerling}", names) == f"x {kept}"
    assert "\n" not in render("x {" + name + "}", names)
