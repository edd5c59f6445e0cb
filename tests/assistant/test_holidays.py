"""Schoolvakanties en feestdagen: alleen wat in de tabel staat, en per regio."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest

from gesprekshulp.assistant.dates import find_date
from gesprekshulp.assistant.holidays import Region, easter
from gesprekshulp.assistant.lines import read_line
from gesprekshulp.knowledge.types import SchoolHoliday

MONDAY = date(2026, 11, 23)
ALL: tuple[Literal["noord", "midden", "zuid"], ...] = ("noord", "midden", "zuid")


def holiday(
    kind: Literal["herfst", "kerst", "voorjaar", "mei", "zomer"],
    first: date,
    days: int,
    region: tuple[Literal["noord", "midden", "zuid"], ...] = ALL,
) -> SchoolHoliday:
    return SchoolHoliday(
        id=f"{kind}-{first}-{region[0]}",
        title=f"{kind}vakantie",
        kind=kind,
        region=region,
        first=first,
        last=first + timedelta(days=days - 1),
        sources=(),
    )


TABLE = (
    holiday("kerst", date(2026, 12, 19), 16),
    holiday("voorjaar", date(2027, 2, 20), 9, ("noord", "midden")),
    holiday("voorjaar", date(2027, 2, 13), 9, ("zuid",)),
    holiday("zomer", date(2027, 7, 10), 44, ("noord",)),
    holiday("zomer", date(2027, 7, 17), 44, ("midden",)),
)


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("voor de voorjaarsvakantie", "noord", date(2027, 2, 19)),
        ("voor de voorjaarsvakantie", "zuid", date(2027, 2, 12)),
        ("na de voorjaarvakantie", "midden", date(2027, 3, 1)),
        ("na de krokusvakantie", "zuid", date(2027, 2, 22)),
        ("na de grote vakantie", "noord", date(2027, 8, 23)),
        ("dinsdag na de voorjaarsvakantie", "zuid", date(2027, 2, 23)),
        # Zonder regio telt alleen een dag waarover alle regio's het eens zijn.
        ("voor de voorjaarsvakantie", "", None),
        ("na de kerstvakantie", "", date(2027, 1, 4)),
        # Niet in de tabel: nooit verzonnen, ook niet voor één regio.
        ("na de zomervakantie", "zuid", None),
        ("na de zomervakantie", "", None),
        ("na de meivakantie", "noord", None),
        ("zaterdag voor de kerstvakantie", "", None),
    ],
)
def test_een_vakantie_komt_uit_de_tabel(text: str, region: Region, expected: date | None) -> None:
    assert find_date(text, MONDAY, TABLE, region) == expected


def test_na_het_eind_van_de_tabel_is_er_geen_dag() -> None:
    assert find_date("na de kerstvakantie", date(2027, 1, 4), TABLE) == date(2027, 1, 4)
    assert find_date("na de kerstvakantie", date(2027, 1, 5), TABLE) is None


def test_de_vakanties_gaan_mee_in_een_regel() -> None:
    text = "> evalueren na de voorjaarsvakantie"
    assert read_line(text, {}, MONDAY, TABLE, "zuid").when == date(2027, 2, 22)
    assert read_line(text, {}, MONDAY).when is None


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]
)
def test_eerste_paasdag(day: date) -> None:
    assert easter(day.year) == day


def test_koningsdag_valt_nooit_op_zondag() -> None:
    assert find_date("koningsdag", date(2031, 1, 1)) == date(2031, 4, 26)
