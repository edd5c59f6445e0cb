"""Dagen naast een vakantie: van de regio van de school, en voluit in beeld."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from case_story import World, table
from msgspec.structs import replace

from gesprekshulp.dossier.events import SchoolVastgelegd
from gesprekshulp.dossier.types import School
from gesprekshulp.knowledge.types import Content, SchoolHoliday
from gesprekshulp.tui.screens.gesprek_rows import note_rows
from gesprekshulp.tui.subjects_school import school_from, school_values

SPRING = {
    "noord": (date(2027, 2, 20), date(2027, 2, 28)),
    "zuid": (date(2027, 2, 13), date(2027, 2, 21)),
}
LINE = "> evalueren na de voorjaarsvakantie"


@pytest.fixture
def world(tmp_path: Path, content: Content) -> Iterator[World]:
    holidays = {
        region: SchoolHoliday(
            id=region,
            title="voorjaarsvakantie",
            kind="voorjaar",
            region=("noord", "midden") if region == "noord" else ("zuid",),
            first=first,
            last=last,
            sources=(),
        )
        for region, (first, last) in SPRING.items()
    }
    made = World(tmp_path, replace(content, holidays=holidays))
    yield made
    made.store.close()


def test_the_region_of_the_case_decides_else_that_of_our_school(world: World) -> None:
    case = world.family(world.case())
    meeting = table(case)
    assert meeting.read(LINE).when is None, "zonder regio zijn de scholen het niet eens"
    world.desk.remember_school(School(region="zuid"))
    assert meeting.read(LINE).when == date(2027, 2, 22)
    case.record(SchoolVastgelegd(school=replace(case.dossier.school, region="noord")))
    assert meeting.read(LINE).when == date(2027, 3, 1)


def test_without_a_table_the_known_christmas_still_counts(world: World) -> None:
    case = world.family(world.case())
    world.desk.content = replace(world.desk.content, holidays={})
    assert table(case).read("> bellen voor de kerstvakantie").when == date(2026, 12, 18)


def test_the_whole_day_stands_beside_the_note_but_not_beside_a_hidden_one(world: World) -> None:
    meeting = table(world.family(world.case()))
    meeting.keep("> juf belt di 13 okt")
    meeting.keep("* > zelf bellen 14 okt")
    rows, _ = note_rows(meeting, open_view=True)
    assert [row.due for row in rows] == ["dinsdag 13 oktober 2026", ""]
    rows, _ = note_rows(meeting, open_view=False)
    assert rows[1].due == "woensdag 14 oktober 2026"


def test_the_form_asks_the_region_and_an_older_answer_keeps_it() -> None:
    known = School(name="De Linde", region="zuid")
    values = school_values(known)
    assert values["region"] == "zuid"
    assert school_from(values | {"region": ""}, known).region == ""
    del values["region"]
    assert school_from(values, known).region == "zuid"
