"""What three users stumbled over: a beginning teacher, a hurried ib'er and a principal."""

from __future__ import annotations

import pytest
from story import Place, played

from gesprekshulp.casework.people import add_person
from gesprekshulp.dossier.types import Leerling, School
from gesprekshulp.tui.dialogs.checklist import Checklist
from gesprekshulp.tui.dialogs.choose import Choice
from gesprekshulp.tui.rehearsal.drawing import total


async def test_a_talk_begun_before_there_were_people_asks_who_is_there(place: Place) -> None:
    pupil = Leerling(first_name="Daan", pronouns="hij")
    case = place.desk.new_case(pupil, School(name="De Linde", sector="po"))
    async with played(place, case) as user:
        await user.press("g", "escape")
        mother = add_person(case, "Anouk de Wit", "ouder-met-gezag", "moeder")
        await user.press("g")
        user.sees("Wie zitten er aan tafel?", "moeder")

        await user.press("1", "enter")
        await user.types("m: thuis slaapt hij goed", "enter")

        assert user.place == "gesprek"
        assert user.notes[-1].shared_with == (mother.id,)
        await user.press("escape", "g")
        assert user.place == "gesprek"  # asked once


async def test_esc_at_that_question_begins_nothing_and_records_nobody(place: Place) -> None:
    case = place.desk.new_case(Leerling(first_name="Daan", pronouns="hij"), School())
    async with played(place, case) as user:
        await user.press("g", "escape")
        add_person(case, "Anouk de Wit", "ouder-met-gezag", "moeder")
        await user.press("g", "escape")

        assert user.place == "zaak"
        assert not next(iter(case.dossier.meetings.values())).presence


async def test_the_screen_and_the_advice_say_the_same_of_who_may_read(place: Place) -> None:
    case = place.case()
    async with played(place, case, there="", at="gesprek") as user:
        await user.press("enter")  # nobody ticked: once more means it
        await user.types("v: dat teken ik niet", "enter")
        await user.menu("q")

        user.sees("Alleen vader mag dit lezen", "Mag lezen: alleen vader")
        user.sees_nothing_of("nog niemand")


async def test_a_list_to_tick_says_with_which_key(place: Place) -> None:
    async with played(place) as user:
        answers: list[tuple[str, ...] | None] = []
        choices = [Choice("a", "het ene plan"), Choice("b", "het andere plan")]
        user.app.push_screen(Checklist("Welke?", choices, {"a", "b"}), answers.append)
        await user.pilot.pause()
        assert "spatie aan of uit" in user.keys

        await user.press("space", "down", "2", "space", "enter")
        assert answers == [("b",)]


@pytest.mark.parametrize("width", [80, 81])
async def test_a_long_note_hangs_under_its_own_words_when_the_bar_comes(
    place: Place, width: int
) -> None:
    async with played(place, place.case(), size=(width, 24), at="gesprek") as user:
        for number in range(4):
            await user.types("a " * 20 + "bc " * 20 + str(number), "enter")
            lines = [line.partition("▏")[2] for line in user.text.splitlines()]
            ragged = [line for line in lines if line[1:2] not in ("", " ", "1", "N", "P", "▔", "▸")]
            assert not ragged, user.text


async def test_mama_and_papa_are_the_mother_and_the_father(place: Place) -> None:
    case = place.desk.new_case(Leerling(first_name="Noa", pronouns="zij"), School(sector="po"))
    mother = add_person(case, "Fatima Visser", "ouder-met-gezag", "mama").id
    father = add_person(case, "Rob Visser", "ouder-met-gezag", "papa").id
    async with played(place, case, at="gesprek") as user:
        for typed in ("m: a", "ma: b", "moeder: c", "p: d", "v: e", "papa: f"):
            await user.types(f"{typed} dat wil ik eerst lezen", "enter")

        await user.types("> moeder belt de huisarts", "enter")

    assert [note.speaker for note in user.notes] == [mother] * 3 + [father] * 3 + [""]
    assert [note.who for note in user.notes] == ["mama"] * 3 + ["papa"] * 3 + ["mama"]


async def test_with_two_mothers_nobody_is_taken_for_the_other(place: Place) -> None:
    case = place.desk.new_case(Leerling(first_name="Noa", pronouns="zij"), School(sector="po"))
    mama = add_person(case, "Fatima Visser", "ouder-met-gezag", "mama").id
    mam = add_person(case, "Els Bos", "ouder-met-gezag", "mam").id
    async with played(place, case, at="gesprek") as user:
        for typed in ("m: a", "mama: b", "mam: c"):
            await user.types(f"{typed} dat wil ik eerst lezen", "enter")

    assert [note.speaker for note in user.notes] == ["", mama, mam]


async def test_who_is_not_in_the_case_stays_in_sight_before_the_words(place: Place) -> None:
    async with played(place, place.case(), at="gesprek") as user:
        await user.types("IB: we kijken naar de rekentoets", "enter")
        user.sees("IB: we kijken naar de rekentoets")


async def test_in_a_narrow_window_what_goes_on_hangs_under_its_own_words(place: Place) -> None:
    """A list that scrolls is one cell narrower, and no line of it may stand out to the left."""
    case = place.case()
    async with played(place, case, size=(60, 20), at="gesprek", there="12") as user:
        await user.chooses("a")
        left = [line.partition("▏")[0] for line in user.text.splitlines()]
        ways = left[next(n for n, line in enumerate(left) if "Wat gebeurt er?" in line) + 1 : -5]
        assert ways
        assert all(line[1:3].strip() == line[1:2].strip() for line in ways), user.text

        await user.press("escape", "v")
        gaps = [line.partition("▏")[0] for line in user.text.splitlines()[2:9]]
        assert all(line[1:2] in " !·" and line[2:3] == " " for line in gaps if line.strip())


async def test_a_form_tells_what_was_typed_before_from_what_is_kept(place: Place) -> None:
    """A slip in a form that was left with Esc stood there later as if it were kept."""
    async with played(place, place.case()) as user:
        await user.press("enter", "end", "x", "escape")
        await user.press("enter")
        user.sees("Semx", "Nog niet bewaard. Wel bewaard: “Sem”.")

        await user.press("end", "backspace")
        user.sees_nothing_of("Nog niet bewaard")

        await user.press("y", "f2", "enter")
        user.sees("Semy")
        user.sees_nothing_of("Nog niet bewaard")


async def test_a_new_form_that_was_left_halfway_is_not_told_apart(place: Place) -> None:
    async with played(place) as user:
        await user.press("n", *"Daan", "escape", "n")
        user.sees("Daan")
        user.sees_nothing_of("Nog niet bewaard")


async def test_nazorg_of_a_talk_that_was_left_and_not_ended_says_so(place: Place) -> None:
    """Letters said "er is nog niet gepraat", hours after the talk."""
    async with played(place, place.case(), size=(120, 40), at="gesprek") as user:
        await user.types("m: thuis slaapt hij goed", "enter")
        await user.press("escape", "z")
        user.sees("Het gesprek loopt nog. Was het klaar? Kies in het gesprek spatie, q.")

        await user.press("escape", "g")
        await user.menu("q")
        assert user.place == "nazorg"
        user.sees_nothing_of("loopt nog")


def test_a_score_of_before_says_what_it_counts() -> None:
    """ "5 van 24": of what?"""
    assert total({"rust": 2, "kind": 3}) == "5 van 8 ■"
