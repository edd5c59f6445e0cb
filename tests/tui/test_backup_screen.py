"""Copies come by themselves between the user's acts, and one is put back on the screen."""

from __future__ import annotations

import ast
import gc
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from own_store import PASS, in_talk, unlocked
from screen_help import flowing, screen_text

from gesprekshulp.casework.keeping import set_term
from gesprekshulp.dossier.events import Wiped
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.pages import read_pages
from gesprekshulp.store.restore import asides
from gesprekshulp.store.sqlite import DATABASE_FILE, open_store
from gesprekshulp.store.wal import PAGE
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.screens.nazorg import NazorgScreen
from gesprekshulp.tui.screens.uitgeven import go_out
from gesprekshulp.tui.upkeep import Upkeep


async def settle(app: GesprekshulpApp, pilot: Any) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_copy_comes_by_itself_but_not_in_a_talk(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        upkeep = Upkeep(app, app.desk.backups)
        await in_talk(pilot)
        assert app.desk.backups.wanted
        upkeep.look()
        await settle(app, pilot)
        assert backups_in(own_store / BACKUP_FOLDER) == []
        app.screen.action_break_off()
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        while app.screen.place != "overzicht":
            await pilot.press("escape")
            await pilot.pause()
        upkeep.look()
        await settle(app, pilot)
        assert len(backups_in(own_store / BACKUP_FOLDER)) == 1
        upkeep.look()
        await settle(app, pilot)
        assert len(backups_in(own_store / BACKUP_FOLDER)) == 1


async def test_make_look_and_put_back(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "n")
        await settle(app, pilot)
        assert "hier" in screen_text(app)
        app.desk.store.create_case("z-later", "L.A.")
        await pilot.press("enter")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "terugzetten?" in shown
        assert "1 zaak" in shown
        await pilot.press("j")
        await settle(app, pilot)
    async with unlocked(own_store) as (app, pilot):
        assert app.screen.place == "overzicht"
        assert "L.A." not in screen_text(app)


async def test_a_second_place_is_chosen_and_a_wrong_one_refused(
    own_store: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "p")
        await pilot.pause()
        await pilot.press(*str(stick), "enter")
        await settle(app, pilot)
        assert app.desk.backups.second_place() is None
        stick.mkdir()
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*str(stick), "enter")
        await settle(app, pilot)
        assert "ook op" in screen_text(app)
    assert len(list(stick.rglob("*.db"))) == 1


@pytest.mark.parametrize("gone", [True, False])
async def test_a_store_that_does_not_open_leads_to_its_copies(own_store: Path, gone: bool) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "n")
        await settle(app, pilot)
    if gone:
        (own_store / DATABASE_FILE).unlink()
    else:
        (own_store / DATABASE_FILE).write_bytes(b"kapot" * 3000)
    async with unlocked(own_store) as (app, pilot):
        await settle(app, pilot)
        assert app.screen.place == "reservekopie"
        assert not app.screen.check_action("make_copy", ())
        await pilot.press("enter")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
    async with unlocked(own_store) as (app, pilot):
        assert app.screen.place == "overzicht"
        assert len(app.desk.glances()) == 1


async def test_a_damaged_store_is_put_together_on_the_screen(own_store: Path) -> None:
    """Also without any copy: what still fits comes out of the store itself."""
    before = events_in(own_store)
    raw = bytearray((own_store / DATABASE_FILE).read_bytes())
    raw[:PAGE] = bytes(PAGE)
    (own_store / DATABASE_FILE).write_bytes(raw)
    async with unlocked(own_store) as (app, pilot):
        await settle(app, pilot)
        assert app.screen.place == "reservekopie"
        assert "Druk op s" in screen_text(app)
        await pilot.press("s")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "Samenvoegen wat nog klopt?" in shown
        assert f"{before} gebeurtenissen zijn nog heel" in shown
        await pilot.press("enter")  # the focus is on no
        await settle(app, pilot)
        assert asides(own_store) == []
        await pilot.press("s")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
    assert len(asides(own_store)) == 1
    assert events_in(own_store) == before
    async with unlocked(own_store) as (app, pilot):
        assert app.screen.place == "overzicht"
        assert "S.V." in screen_text(app)
        await pilot.press("b", "s")
        await settle(app, pilot)
        assert app.screen.place == "reservekopie"  # it is whole: only a sentence


def events_in(folder: Path) -> int:
    store = open_store(folder, PASS)
    try:
        return sum(len(store.load(one.case)) for one in store.glances())
    finally:
        store.close()


async def test_leaving_the_screen_at_once_leaves_no_work_that_was_never_done(
    own_store: Path,
) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b")
        await settle(app, pilot)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            app.screen.action_join()
            app.screen.action_make_copy()  # takes the place of the look, before that began
            app.pop_screen()
            await settle(app, pilot)
            gc.collect()
        assert [str(one.message) for one in told if "never awaited" in str(one.message)] == []


def test_no_work_is_made_before_it_may_begin() -> None:
    """Every screen starts its work by `start_work`, which makes the coroutine when it runs."""
    import gesprekshulp.tui

    found = []
    for path in Path(gesprekshulp.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                threaded = any(one.arg == "thread" for one in node.keywords)
                if node.func.attr == "run_worker" and not threaded:
                    found.append(path.name)
    assert found == ["working.py"]


async def test_a_note_is_wiped_for_good_where_it_is_looked_at(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await in_talk(pilot)
        await pilot.press(*"pimpelmees", "enter", *"gewoon", "enter")
        await settle(app, pilot)
        app.screen.action_break_off()
        await settle(app, pilot)
        await pilot.press("enter")
        await settle(app, pilot)
        while app.screen.place != "overzicht":
            await pilot.press("escape")
            await pilot.pause()
        assert app.desk.backups.run() == []
        case = app.desk.open_case(app.desk.glances()[0].case)
        meeting = next(one for one in case.dossier.meetings.values() if one.stand != "gepland")
        await app.push_screen(NazorgScreen(case, meeting.id))
        await settle(app, pilot)
        listed = app.screen.query_one("#notities")
        at = next(n for n, one in enumerate(app.screen._notes) if one.text == "pimpelmees")
        listed.highlighted = at
        await settle(app, pilot)
        await pilot.press("x")
        await settle(app, pilot)
        shown = flowing(app)
        assert "voorgoed wissen?" in shown
        assert "“pimpelmees”" in shown
        assert "niet terugdraaien" in shown
        assert "elke reservekopie" in shown
        await pilot.press("enter")  # the focus is on no
        await settle(app, pilot)
        assert "pimpelmees" in screen_text(app)
        await pilot.press("x", "j")
        await settle(app, pilot)
        assert "pimpelmees" not in screen_text(app)
        assert "gewoon" in screen_text(app)
        await pilot.press("minus")  # undo brings no words back
        await settle(app, pilot)
        assert "pimpelmees" not in screen_text(app)
        key = app.desk.backups.key
    for path in (own_store / DATABASE_FILE, *copied(own_store)):
        pages = read_pages(path, key)
        assert pages.sound
        assert not any(b"pimpelmees" in page for page in pages.content.values())


def copied(folder: Path) -> list[Path]:
    found = [one.path for one in backups_in(folder / BACKUP_FOLDER)]
    assert found
    return found


async def test_anything_that_was_kept_can_be_wiped_from_the_timeline(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        case = app.desk.open_case(app.desk.glances()[0].case)
        before = len(app.desk.store.load(case.id))
        await pilot.press("enter", "t", "x")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "Wat wil je voorgoed wissen?" in shown
        assert "contact: Moeder vertelt dat Sem" in shown
        assert "feit leerling gehoord: gehoord" in shown
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Dit voorgoed wissen?" in screen_text(app)
        await pilot.press("j")
        await settle(app, pilot)
        assert app.screen.place == "tijdlijn"
        events = app.desk.store.load(case.id)
        assert len(events) == before
        assert sum(isinstance(one.payload, Wiped) for one in events) == 1
        assert app.desk.store.verify(case.id).first_fault is None


async def test_what_was_typed_and_not_recorded_can_be_wiped_from_the_timeline(
    own_store: Path,
) -> None:
    async with unlocked(own_store) as (app, pilot):
        case = app.desk.open_case(app.desk.glances()[0].case)
        store = app.desk.store
        store.save_half_line(case.id, "brief:bevestiging-telefoon:gezegd", "pimpelmees [/x]")
        app.drafts.keep(DraftKey("persoon", case.id, store), {"naam": "pimpelmees"})
        app.drafts.flush()
        app.desk.backups.run()
        key = app.desk.backups.key
        await pilot.press("enter", "t", "x")
        await settle(app, pilot)
        await pilot.press("end")
        await settle(app, pilot)
        assert "ingevuld in brief" in screen_text(app)
        assert "“pimpelmees [/x]”" in screen_text(app)
        assert "half getypt: “pimpelmees”" in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        shown = flowing(app)
        assert "alles wat half getypt of ingevuld is" in shown
        assert "niets van staan" in shown
        await pilot.press("j")
        await settle(app, pilot)
        assert store.half_lines(case.id) == {}
        assert app.drafts.recall(DraftKey("persoon", case.id, store)) == {}
        assert store.verify(case.id).first_fault is None
    for path in (own_store / DATABASE_FILE, *copied(own_store)):
        assert not any(b"pimpelmees" in page for page in read_pages(path, key).content.values())


async def test_removing_a_case_on_the_screen_asks_and_says_what_is_left(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("delete", "1")
        await settle(app, pilot)
        assert "voorgoed weghalen?" in screen_text(app)
        await pilot.press("enter")  # the focus is on no
        await settle(app, pilot)
        assert len(app.desk.glances()) == 1
        await pilot.press("delete", "1")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
        assert app.desk.glances() == []
        assert "Nog geen zaken" in screen_text(app)


async def test_what_went_aside_is_in_the_list_and_is_put_back(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("b", "n")
        await settle(app, pilot)
        app.desk.store.create_case("z-vandaag", "L.A.")
        await pilot.press("enter")
        await settle(app, pilot)
        await pilot.press("j")
        await settle(app, pilot)
    async with unlocked(own_store) as (app, pilot):
        assert [one.title for one in app.desk.glances()] == ["S.V."]
        await pilot.press("b")
        await settle(app, pilot)
        assert "opzij" in screen_text(app)
        await pilot.press("end", "enter")
        await settle(app, pilot)
        shown = screen_text(app)
        assert "De opslag die opzij ging" in shown
        assert "2 zaken" in shown
        await pilot.press("j")
        await settle(app, pilot)
    async with unlocked(own_store) as (app, pilot):
        assert {one.title for one in app.desk.glances()} == {"S.V.", "L.A."}
    assert len(asides(own_store)) == 2


async def test_what_lies_aside_and_would_be_lost_is_told_before_the_yes(own_store: Path) -> None:
    aside = own_store / BACKUP_FOLDER / "opzij-20261101T100000"
    aside.mkdir(parents=True)
    (aside / DATABASE_FILE).write_bytes(b"stuk" * 5000)
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("delete", "1")
        await settle(app, pilot)
        assert_warned(screen_text(app))
        await pilot.press("escape")
        await settle(app, pilot)
        case = app.desk.open_case(app.desk.glances()[0].case)
        go_out(app.screen, case, "overzetten")
        await settle(app, pilot)
        await pilot.press(*"ParnasSys", "tab", *"1-12-2030", "f2")
        await settle(app, pilot)
        assert_warned(screen_text(app))
    assert (aside / DATABASE_FILE).exists()


def assert_warned(shown: str) -> None:
    told = " ".join(shown.replace("│", " ").split())
    assert "er ligt een opslag opzij" in told
    assert "herstel --red" in told
    assert "Haal weg" in told, "de knoppen staan er nog bij op 80 bij 24"


async def test_what_was_removed_is_listed_without_saying_of_whom(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        await pilot.press("h")
        await settle(app, pilot)
        assert "nog nooit" in screen_text(app)
        await pilot.press("escape", "delete")
        await settle(app, pilot)
        assert "Waarom gaat S.V. weg?" in screen_text(app)
        await pilot.press("2")
        await settle(app, pilot)
        assert "Reden: De leerling ging naar het speciaal onderwijs." in flowing(app)
        await pilot.press("j")
        await settle(app, pilot)
        if app.screen.place == "lezen":
            await pilot.press("escape")
        await pilot.press("h")
        await settle(app, pilot)
        shown = flowing(app)
        assert "24 november 2026: een zaak met" in shown
        assert "Reden: De leerling ging naar het speciaal onderwijs." in shown
        assert "S.V." not in shown


async def test_the_reason_of_a_term_is_the_reason_of_removing_and_is_not_asked_again(
    own_store: Path,
) -> None:
    async with unlocked(own_store) as (app, pilot):
        set_term(app.desk, app.desk.glances()[0].case, "overgezet", date(2026, 12, 31))
        await pilot.press("t")
        await settle(app, pilot)
        assert "Reden: Alles staat in het leerlingdossier." in flowing(app)
        await pilot.press("escape", "delete")
        await settle(app, pilot)
        assert "voorgoed weghalen?" in screen_text(app)
        assert "Reden: Alles staat in het leerlingdossier." in flowing(app)
        await pilot.press("j")
        await settle(app, pilot)
        await pilot.press("h")
        await settle(app, pilot)
        assert "Reden: Alles staat in het leerlingdossier." in flowing(app)


async def test_two_cases_of_the_same_name_are_told_apart_before_one_goes(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        app.desk.store.create_case("z-tweede", "S.V.")
        app.screen.show_cases()
        await pilot.pause()
        await pilot.press("delete")
        await settle(app, pilot)
        assert f"S.V. ({app.screen_stack[-2]._pointed()})" in flowing(app)


async def test_a_term_that_is_over_shows_in_the_list(own_store: Path) -> None:
    async with unlocked(own_store) as (app, pilot):
        assert "bewaartermijn" not in screen_text(app)
        await pilot.press("t")
        await settle(app, pilot)
        assert "Hoe lang blijft deze zaak?" in screen_text(app)
        await pilot.press("escape")
        await settle(app, pilot)
        set_term(app.desk, app.desk.glances()[0].case, "vertrokken", date(2024, 7, 31))
        app.screen.show_cases()
        await pilot.pause()
        assert "bewaartermijn voorbij" in screen_text(app)
