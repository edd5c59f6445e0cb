"""What the school itself offers: filled in once, there where it is needed."""

from __future__ import annotations

from story import Place, played

from gesprekshulp.casework.walks import begin_walk
from gesprekshulp.dossier.types import Leerling, School
from gesprekshulp.knowledge.types import Content


async def test_she_fills_it_in_once_and_the_step_about_extra_support_shows_it(place: Place) -> None:
    async with played(place) as story:
        await story.press("s")
        story.sees("Onze school", "Basisondersteuning", "Wie beslist")
        await story.types("hulp bij lezen en rekenen")
        await story.press("tab")
        await story.types("een orthopedagoog")
        await story.press("tab")
        await story.types("de directeur")
        await story.press("f2")
    assert place.desk.last_school().basic_support == "hulp bij lezen en rekenen"
    case = place.desk.new_case(Leerling(first_name="Sem", last_name="Vos"))
    walk = begin_walk(case, "voorbereiding")
    async with played(place, case) as story:
        story.app.open("gesprek", walk)
        await story.pilot.pause()
        minds = " ".join(walk.view().mind)
        assert "hulp bij lezen en rekenen" in minds
        assert "de directeur" in minds
        story.sees("Let op: Basisondersteuning bij jullie: hulp bij lezen en rekenen.")


def test_nothing_filled_in_says_where_to(place: Place) -> None:
    case = place.desk.new_case(Leerling(first_name="Sem"))
    shown = begin_walk(case, "voorbereiding").view()
    assert "nog niet ingevuld; kies op het overzicht “onze school”" in shown.mind[0]


def test_the_setting_reaches_open_cases_but_not_one_of_another_school(place: Place) -> None:
    ours = place.desk.new_case(Leerling(first_name="Sem"), School(name="De Linde"))
    other = place.desk.new_case(Leerling(first_name="Bo"), School(name="De Eik"))
    place.desk.remember_school(
        School(name="De Linde", decides="de directeur", partnership="Rijn", support_point="030 1")
    )

    assert ours.names().beslisser == "de directeur"
    assert ours.names().samenwerkingsverband == "Rijn"
    assert other.names().beslisser == ""


def test_it_is_kept_in_the_store_and_read_again(place: Place, content: Content) -> None:
    from gesprekshulp.casework.desk import Desk

    place.desk.remember_school(School(name="De Linde", basic_support="leesgroepje"))

    again = Desk(place.store, content, place.now)
    assert again.last_school().basic_support == "leesgroepje"


def test_the_form_of_a_case_does_not_wipe_what_the_school_offers(place: Place) -> None:
    from gesprekshulp.tui import subjects

    place.desk.remember_school(School(name="De Linde", sector="po", decides="de directeur"))
    case = place.desk.new_case(Leerling(first_name="Sem"), School(name="De Linde", sector="po"))
    subject = subjects.school(case)
    subject.record({**subject.values, "contact": "Karin"})

    assert case.dossier.school.contact == "Karin"
    assert place.desk.last_school().contact == "Karin"
    assert place.desk.last_school().decides == "de directeur"


def test_the_cheat_sheet_says_what_the_school_offers_and_what_to_fill_in(place: Place) -> None:
    from gesprekshulp.casework.papers import make_cheatsheet

    place.desk.remember_school(School(name="De Linde", basic_support="leesgroepje"))
    case = place.desk.new_case(Leerling(first_name="Sem"))
    paper = make_cheatsheet(case, "", place.folder / "spiekbrief.md")

    text = paper.path.read_text(encoding="utf-8")
    assert "Basisondersteuning: leesgroepje" in text
    assert "Nog invullen bij “onze school”: extra ondersteuning, wie beslist" in text


async def test_what_is_wrong_with_own_content_is_said_at_the_start(
    place: Place, content: Content
) -> None:
    from gesprekshulp.knowledge.types import Finding

    where = ("inhoud/gesprek/oogo.yaml", 1, 1, "GH721", "waarschuwing")
    place.desk.findings = [Finding(*where, "Ons bestand is veranderd.")]  # type: ignore[arg-type]
    async with played(place, size=(120, 40)) as story:
        story.sees("inhoud/gesprek/oogo.yaml:1:1: GH721")
