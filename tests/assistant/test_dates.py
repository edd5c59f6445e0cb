"""Dagen in een zin: vinden wat er staat, en nooit een dag die voorbij is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.dates import dutch_date, dutch_time, find_date, local

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("we bellen vanmiddag nog", 11, 23),
        ("morgen om 9 uur", 11, 24),
        ("overmorgen", 11, 25),
        ("juf belt di", 11, 24),
        ("maandag", 11, 30),
        ("dinsdagmiddag om 15.00", 11, 24),
        ("gesprek volgende week", 11, 30),
        ("volgende week wo", 12, 2),
        ("woensdag volgende week", 12, 2),
        ("donderdag over twee weken", 12, 10),
        ("uiterlijk eind vd week", 11, 27),
        ("over 10 dagen", 12, 3),
        ("binnen drie weken", 12, 14),
        ("eind volgende week", 12, 4),
        ("half december", 12, 15),
        ("eind december", 12, 31),
        ("wk 51", 12, 14),
        ("vrijdag week 51", 12, 18),
        ("tot de kerstvakantie", 12, 18),
        ("8 dec.", 12, 8),
        ("vrijdag 4/12", 12, 4),
        ("do 3-12-2026 14u", 12, 3),
        ("2026-12-09", 12, 9),
        ("donderdga", 11, 26),
        ("over twee wekn", 12, 7),
        ("3 decembr", 12, 3),
        ("ma belt op ma", 11, 30),
        ("gisteren besproken, dinsdag bellen", 11, 24),
        ("maandag 9 november besproken, dinsdag bellen", 11, 24),
        ("vlgd wk dinsdag", 12, 1),
        ("van 30 nov t/m 4 dec", 11, 30),
        ("3, 10 en 17 december", 12, 3),
        ("4dec", 12, 4),
        ("8.12.2026", 12, 8),
        ("lokaal 7, 3 dec", 12, 3),
        ("15.30 - 4 dec", 12, 4),
        ("eind week 50", 12, 11),
        ("vrijdag 11", 12, 11),
        ("vrijdag 3 uur", 11, 27),
        ("op de 12e", 12, 12),
        ("gesprek vr met ouders", 11, 27),
        ("vrijdag voor de kerstvakantie", 12, 18),
        ("woensdag voor de kerstvakantie", 12, 16),
        ("eind van het jaar", 12, 31),
        ("voor Sinterklaas", 12, 5),
        ("voor de kerst klaar", 12, 25),
        ("afspraak tweede kerstdag", 12, 26),
        ("elke dinsdag, vanaf 1 dec", 12, 1),
    ],
)
def test_een_dag_die_er_staat(text: str, month: int, day: int) -> None:
    assert find_date(text, MONDAY) == date(2026, month, day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 januari", date(2027, 1, 6)),
        ("half maart", date(2027, 3, 15)),
        ("eind februari", date(2027, 2, 28)),
        ("week 3", date(2027, 1, 18)),
        ("na de kerstvakantie", date(2027, 1, 4)),
        ("over een half jaar", date(2027, 5, 23)),
        ("begin maart", date(2027, 3, 1)),
        ("tlv t/m 9 juli", date(2027, 7, 9)),
        ("tot eind juli", date(2027, 7, 31)),
        ("maandag na de kerstvakantie", date(2027, 1, 4)),
        ("na Pasen", date(2027, 3, 30)),
        ("op tweede paasdag", date(2027, 3, 29)),
        ("goede vrijdag", date(2027, 3, 26)),
        ("hemelvaart", date(2027, 5, 6)),
        ("met pinksteren", date(2027, 5, 16)),
        ("koningsdag", date(2027, 4, 27)),
        ("op nieuwjaarsdag", date(2027, 1, 1)),
    ],
)
def test_in_het_volgende_jaar(text: str, expected: date) -> None:
    assert find_date(text, MONDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31 februari",
        "31-11",
        "2 november",
        "afgelopen dinsdag",
        "dinsdag jl.",
        "vorige week vrijdag",
        "elke dinsdag",
        "wekelijks op dinsdag",
        "om de 2 weken",
        "binnenkort",
        "in het nieuwe jaar",
        "hij maakt dat hij mag",
        "zo gaat dat",
        "ma belt",
        "groep 3/4",
        "1-2 keer per week",
        "van 9-10 uur",
        "week 54",
        "in maart",
        "deze maand",
        "sinds vrijdag ziek",
        "was dinsdag ziek",
        "2x per week op ma en do",
        "hij is bang voor Sinterklaas",
        "na carnaval",
        "2 weken na de kerstvakantie",
        "de week voor de kerstvakantie",
        "in de kerstvakantie",
        "volgens maart weken",
        "juf belt vr logopedie",
        "begin september",
        "over een week of 6",
        "",
    ],
)
def test_geen_dag_te_vinden(text: str) -> None:
    assert find_date(text, MONDAY) is None


def test_aan_het_eind_van_de_maand_schuift_een_maand_niet_door() -> None:
    assert find_date("over een maand", date(2027, 1, 31)) == date(2027, 2, 28)


def test_een_datum_voluit_en_een_tijd_in_nederland() -> None:
    assert dutch_date(date(2026, 12, 1)) == "dinsdag 1 december 2026"
    assert dutch_date(date(2026, 12, 1), weekday=False) == "1 december 2026"
    summer = datetime(2026, 7, 1, 12, 5, tzinfo=UTC)
    assert dutch_time(summer) == "14.05 uur"
    assert local(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)).date() == date(2027, 1, 1)
    assert local(datetime(2026, 12, 1, 12, 0, tzinfo=UTC)).hour == 13


PARTS = st.lists(
    st.sampled_from(
        [
            "volgende",
            "week",
            "deze",
            "over",
            "binnen",
            "een",
            "2",
            "31",
            "99",
            "februari",
            "mrt",
            "dinsdag",
            "vr",
            "ma",
            "zo",
            "12/12",
            "29-2",
            "-",
            "2026-02-30",
            "elke",
            "eind",
            "half",
            "begin",
            "van",
            "de",
            "maand",
            "jaar",
            "week53",
            "kerstvakantie",
            "meivakantie",
            "pasen",
            "koningsdag",
            "vrijdag",
            "31e",
            "op de",
            "voor",
            "na",
            "a.s.",
            "wk",
            "60",
            "999",
            "maanden",
            "weken",
            "morgen",
            "december",
            "1/1/99",
        ]
    ),
    max_size=8,
).map(" ".join)


@given(st.one_of(st.text(), PARTS), st.dates())
def test_nooit_een_fout_en_nooit_een_dag_die_voorbij_is(text: str, today: date) -> None:
    found = find_date(text, today)
    assert found is None or found >= today
