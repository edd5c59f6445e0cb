"""A case on screen: made, filled in, undone, and nothing a user types can harm it."""

from __future__ import annotations

from typing import Any

import pytest
from screen_help import NASTY, NOW, EventStore, MemoryEntrance, bottom_line, screen_text

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.dossier.types import Leerling
from gesprekshulp.knowledge.types import Content, Fact, FactValue
from gesprekshulp.store.interface import StoreError
from gesprekshulp.text import clean_line
from gesprekshulp.tui import subjects, subjects_plan
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.dialogs.fields import judge

FACT = Fact(id="gezag-nagegaan", title="Gezag nagegaan", values=(FactValue(id="ja", title="ja"),))


@pytest.fixture
def desk() -> Desk:
    store: Any = EventStore()
    return Desk(store, Content(facts={FACT.id: FACT}), lambda: NOW)


@pytest.fixture
def case(desk: Desk) -> OpenCase:
    return desk.new_case(Leerling(first_name="Sem", last_name="Vos", pronouns="hij"))


async def test_a_new_case_is_made_filled_in_and_undone(
    entrance: MemoryEntrance, desk: Desk
) -> None:
    app = GesprekshulpApp(entrance, desk=desk)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Sem", "tab", *"Vos", "f2")
        await pilot.pause()
        assert "Kies hij, zij of die." in screen_text(app)
        await pilot.press("right", "f2")
        await pilot.pause()
        shown = screen_text(app)
        assert "S.V." in shown.splitlines()[0]
        assert "Sem" not in shown.splitlines()[0]
        assert "Sem Vos" in shown
        await pilot.press("n", "1")
        await pilot.pause()
        await pilot.press(*"Ayla Vos", "tab", "right", "f2")
        await pilot.pause()
        assert "Ayla Vos" in screen_text(app)
        assert "beslist mee" in screen_text(app)
        await pilot.press("minus")
        await pilot.pause()
        assert "Ayla Vos" not in screen_text(app)
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert "Ayla Vos" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "S.V." in screen_text(app)


async def test_every_size_and_the_timeline(entrance: MemoryEntrance, case: OpenCase) -> None:
    subjects_plan.contact(case).record(
        {"text": NASTY, "on": "2026-11-20", "how": "telefoon", "partner": "", "reader": "dossier"}
    )
    app = GesprekshulpApp(entrance, desk=case.desk)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        for size in ((40, 12), (20, 5), (1, 1), (200, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "Zaak geopend." in screen_text(app)  # beside the lines, where there is room
        await pilot.resize_terminal(40, 12)
        await pilot.press("t")
        await pilot.pause()
        assert "20-11-2026" in screen_text(app)
        assert "[/x]" in screen_text(app)
        assert "F1" in bottom_line(app)


async def test_a_full_disk_is_told_and_the_typing_is_kept(
    entrance: MemoryEntrance, case: OpenCase
) -> None:
    store: Any = case.desk.store

    def refuse(*_: object) -> None:
        raise StoreError("De schijf is vol. Maak ruimte en bewaar opnieuw.")

    app = GesprekshulpApp(entrance, desk=case.desk)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("enter", "n", "1")
        await pilot.pause()
        await pilot.press(*"Ayla", "tab", "right")
        store.append = refuse
        await pilot.press("f2")
        await pilot.pause()
        assert "De schijf is vol" in screen_text(app)
        await pilot.press("g")  # planning a meeting is refused as well
        await pilot.pause()
        del store.append
        await pilot.press("n", "1")
        await pilot.pause()
        assert "Ayla" in screen_text(app)


def test_every_subject_keeps_what_is_typed_in_every_field(case: OpenCase) -> None:
    """Nasty text goes in as it is, cleaned, and comes out again in the same field."""
    text = clean_line(NASTY)
    made = subjects.person(case)
    typed = {field.name: _typed(field.kind, field.choices, text) for field in made.fields}
    made.record(judge(made.fields, typed, NOW.date()).values)
    person = next(iter(case.dossier.partners))
    forms = [
        (subjects.pupil, ()),
        (subjects.school, ()),
        (subjects.person, (person,)),
        (subjects_plan.opp, ()),
        (subjects_plan.child_view, ()),
        (subjects_plan.fact, (FACT.id,)),
    ]
    for make, arguments in forms:
        subject = make(case, *arguments)  # type: ignore[operator]
        typed = {field.name: _typed(field.kind, field.choices, text) for field in subject.fields}
        if "version" in typed:
            typed["version"] = "2"
        judged = judge(subject.fields, typed, NOW.date())
        assert not judged.faults
        subject.record(judged.values)
        again = make(case, *arguments)  # type: ignore[operator]
        back = judge(again.fields, again.values, NOW.date()).values
        if "needs" in judged.values:
            judged.values["needs"] = back["needs"]  # kept as a list, so commas may move
        assert back == judged.values, make


def test_a_time_and_a_number_are_explained_when_wrong(case: OpenCase) -> None:
    meeting = subjects_plan.meeting(case)
    wrong = {"title": "OOGO", "on": "1-12-2026", "at": "half vier", "place": ""}
    assert "15:30" in judge(meeting.fields, wrong, NOW.date()).faults["at"]
    meeting.record(judge(meeting.fields, {**wrong, "at": "15.30"}, NOW.date()).values)
    kept = next(iter(case.dossier.meetings.values()))
    assert subjects_plan.meeting(case, kept.id).values["at"] == "15:30"


def _typed(kind: str, choices: Any, text: str) -> str:
    if kind == "datum":
        return "1-12-2026"
    if kind == "ja-nee":
        return "ja"
    return next(value for value, _ in choices if value) if kind == "keuze" else text
