"""Een getypte regel: het voorvoegsel is bedoeld, de rest is een gok en zegt dat."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.lines import Line, read_line

TODAY = date(2026, 11, 23)
PEOPLE = {"m": "p1", "moeder": "p1", "v": "p2", "vader": "p2", "juf marloes": "p5", "l": "leerling"}


def read(text: str) -> Line:
    return read_line(text, PEOPLE, TODAY)


@pytest.mark.parametrize(
    ("sign", "kind"),
    [
        ("!", "bezwaar"),
        (">", "afspraak"),
        ("?", "vraag"),
        ("=", "besluit"),
        ("+", "akkoord"),
    ],
)
def test_een_teken_ervoor_beslist(sign: str, kind: str) -> None:
    line = read(f"{sign} we doen rekenen")
    assert (line.kind, line.kind_guessed, line.text) == (kind, False, "we doen rekenen")
    assert read(f"{sign}we doen rekenen").kind == kind


@pytest.mark.parametrize(
    "text", ["! m: ik wil het niet", "m: ! ik wil het niet", "!m:ik wil het niet"]
)
def test_tekens_en_sprekers_mogen_in_elke_volgorde(text: str) -> None:
    line = read(text)
    assert (line.kind, line.speaker, line.who, line.layer) == ("bezwaar", "p1", "moeder", "citaat")
    assert line.text == "ik wil het niet"


def test_een_ster_maakt_een_eigen_werkaantekening() -> None:
    line = read("* ! even nagaan wat zij bedoelt")
    assert line.own
    assert line.kind == "bezwaar"
    assert not read("**let op**").own


def test_een_naam_van_hier_is_ook_een_voorvoegsel() -> None:
    line = read("juf Marloes: hij leest graag")
    assert (line.speaker, line.who, line.text) == ("p5", "juf Marloes", "hij leest graag")


def test_zonder_die_persoon_in_de_zaak_blijft_de_letter_begrepen() -> None:
    line = read_line("s: wij bellen", {}, TODAY)
    assert (line.speaker, line.who) == ("", "school")


@pytest.mark.parametrize(
    ("text", "kind", "who", "kept"),
    [
        ("afspraak: IB mailt", "afspraak", "IB", "IB mailt"),
        ("actie - IB mailt", "afspraak", "IB", "IB mailt"),
        ("bezw vader: te snel", "bezwaar", "vader", "te snel"),
        ("Vraag moeder: kan dat", "vraag", "moeder", "kan dat"),
        ("akkoord mdr: rekengroep", "akkoord", "moeder", "rekengroep"),
    ],
)
def test_een_woord_ervoor_telt_als_voorvoegsel(text: str, kind: str, who: str, kept: str) -> None:
    line = read(text)
    assert (line.kind, line.kind_guessed, line.who, line.text) == (kind, False, who, kept)


@pytest.mark.parametrize(
    "text",
    [
        "vraag is: wat nu",
        "om 15:30 bellen",
        "http://school.nl",
        "let op: stil",
        "+31 6 12345678",
        "- punt",
        "",
        "?",
        "m:",
        "! ",
        "Amsterdam: veel verhuizingen",
    ],
)
def test_wat_geen_voorvoegsel_is_blijft_staan(text: str) -> None:
    assert read(text).text == text
    assert read(text).prefix == ""


def test_aanhalingstekens_maken_een_citaat() -> None:
    assert read('vader zei "ik teken niet"').layer == "citaat"
    assert read("foto's van Sem").layer == "waarneming"


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("mdr wil geen onderzoek", "bezwaar", "moeder"),
        ("juf Marloes belt de logopedist dinsdag", "afspraak", "juf Marloes"),
        ("ouders zijn akkoord met het rekengroepje", "akkoord", "ouders"),
        ("vader vraagt of de tolk ook komt", "vraag", "vader"),
        ("mag opa mee?", "vraag", ""),
        ("we hebben besloten te stoppen met de pictokaart", "besluit", ""),
        ("Sem slaapt slecht", "informatie", ""),
        ("mw de boer vertelt dat het thuis rustig is", "informatie", "mw. De Boer"),
        (
            "moeder en juf Marloes kijken samen naar het schrift",
            "afspraak",
            "moeder en juf Marloes",
        ),
        ("dinsdag belt IB met vader", "afspraak", "IB"),
        ("met vader besproken dat ib'er mailt", "afspraak", "IB"),
    ],
)
def test_zonder_voorvoegsel_is_het_een_gok(text: str, kind: str, who: str) -> None:
    line = read(text)
    assert (line.kind, line.who) == (kind, who)
    assert line.kind_guessed
    assert line.text == text
    assert line.who_guessed == bool(who)


def test_de_dag_in_een_afspraak_wordt_gevonden() -> None:
    line = read("> juf belt logopedist 1 dec")
    assert line.when == date(2026, 12, 1)
    assert line.when_guessed


SIGNS = st.text(st.sampled_from("!>?=+* m:vls'\"abcdij3-–\n[/]{}"), max_size=40)


@given(st.one_of(st.text(), SIGNS))
def test_er_gaat_geen_teken_verloren(text: str) -> None:
    line = read(text)
    assert line.raw == text
    assert line.prefix + line.text == text
    assert line.when is None or line.when >= TODAY
