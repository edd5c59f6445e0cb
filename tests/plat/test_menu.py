"""From the list of cases to a summary, line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from talking import NOW, Talker

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.people import add_person
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.types import Leerling, School
from gesprekshulp.plat.entries import ENTRIES
from gesprekshulp.plat.menu import run_menu
from gesprekshulp.plat.nazorg import run_aftercare
from gesprekshulp.plat.playback import play_example
from gesprekshulp.plat.prepare import run_preparation

_OVERGEZET = 7 + len(ENTRIES)
"""The last line of the menu of a case."""


def test_a_whole_meeting_from_the_list_of_cases_to_the_summary(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    talker = Talker(
        [
            "1",  # de zaak
            "2",  # begin een gesprek
            "1 3",  # moeder en juf zijn er
            "m: thuis is hij rustig",
            "! wil geen onderzoek",
            "a",
            "/klaar",
            "1",  # klopt zo
            "5",  # blijft open
            "Volgende keer praten we hierover.",
            "ja",  # sluiten
            "4",  # samenvatting
            str(target),
            "5",  # hier lezen
            *[""] * 3,  # verder
            "0",
            "0",
        ]
    )
    assert run_menu(desk, talker.console) == 0
    assert talker.left == []
    text = target.read_text(encoding="utf-8").replace("\\", "")
    assert "thuis is hij rustig" in text
    assert "Volgende keer praten we hierover." in text
    assert "Niet bij dit gesprek: vader." in text
    assert "Tot ziens" in talker.heard[-1]
    assert "Stand: open, gaat mee naar het volgende gesprek." in talker.all


def test_the_end_of_the_input_anywhere_keeps_what_was_done(desk: Desk) -> None:
    lines = ["1", "2", "", "v: dit blijft", "/instem", "1", "1", "3", "1 februari", "zo"]
    for stop in range(len(lines) + 1):
        assert run_menu(desk, Talker(lines[:stop]).console) == 0
    notes = [n.text for n in desk.open_case("S.V.").dossier.notes.values()]
    assert "dit blijft" in notes


def test_a_new_case_asks_little_and_never_puts_a_name_in_a_title(desk: Desk) -> None:
    talker = Talker(
        [
            "2",
            "Lena",
            "Bos",
            "2",
            "3-4-2017",
            "De Linde",
            "1",
            "Anke Bos",
            "1",
            "Piet Bos",
            "2",
            "",
            "0",
            "0",
        ]
    )
    run_menu(desk, talker.console)
    case = desk.open_case("L.B.")
    assert case.dossier.leerling.birth_date == date(2017, 4, 3)
    assert [p.short for p in case.dossier.partners.values()] == ["moeder", "vader"]
    assert "Lena" not in repr(desk.glances())


def test_nonsense_in_a_menu_is_answered_not_punished(desk: Desk) -> None:
    talker = Talker(["99", "boe", "²", "-1", "9" * 5000, "1", "[/x]", "0", "0"])
    assert run_menu(desk, talker.console) == 0
    assert "“99” is geen keuze. Typ een nummer van 0 tot en met 6." in talker.all
    assert talker.left == []


def test_what_is_missing_can_be_filled_in_or_left_with_a_reason(case: OpenCase) -> None:
    case.set_fact("gezag-nagegaan", "nee")
    gaps = case.missing("voor")
    place = next(n for n, gap in enumerate(gaps, 1) if "gezag" in gap.text.casefold())
    talker = Talker([str(place), "1", "0"])
    run_preparation(case, talker.console)
    assert "Bewaard." in talker.all
    assert len(case.missing("voor")) < len(gaps)


def test_a_contact_gets_the_day_it_was_on(desk: Desk) -> None:
    talker = Talker(["1", "6", "Moeder belt over buikpijn", "1", "gisteren", "0", "0"])
    run_menu(desk, talker.console)
    contacts = list(desk.open_case("S.V.").dossier.contacts.values())
    assert contacts[-1].on == date(2026, 11, 23)
    assert contacts[-1].how == "telefoon"


def test_a_summary_that_exists_is_not_overwritten_and_asked_again(
    meeting: Meeting, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    taken = tmp_path / "brief.md"
    taken.write_text("van mij", encoding="utf-8")
    meeting.end()
    talker = Talker(["1", "4", "brief.md", "brief.xyz", "ander.md", "0", "0"])
    run_menu(desk, talker.console)
    assert taken.read_text(encoding="utf-8") == "van mij"
    assert "bestaat al" in talker.all
    assert "geen bekend formaat" in talker.all
    assert (tmp_path / "ander.md").exists()


class TestNazorg:
    """Note by note."""

    def test_input_that_ends_halfway_changes_nothing(self, meeting: Meeting) -> None:
        meeting.keep("! wil geen onderzoek")
        meeting.keep("> juf belt")
        meeting.end()
        care = Aftercare(meeting.case, meeting.id)
        before = meeting.case.dossier
        run_aftercare(care, Talker(["4"]).console)  # er is op geantwoord, maar wat?
        run_aftercare(care, Talker(["5", ""]).console)
        assert meeting.case.dossier == before, "geen antwoord is geen oplossing"

    def test_an_agreement_is_completed(self, meeting: Meeting) -> None:
        meeting.keep("> juf belt")
        meeting.end()
        talker = Talker(["3", "juf belt de logopedist", "juf", "ooit", "1 december", "mail", "nee"])
        run_aftercare(Aftercare(meeting.case, meeting.id), talker.console)
        note = next(iter(meeting.case.dossier.notes.values()))
        assert (note.text, note.who, note.how_known) == ("juf belt de logopedist", "juf", "mail")
        assert note.when == date(2026, 12, 1)
        assert talker.left == []
        assert meeting.gesprek.stand == "nazorg", "nee is nee"

    def test_an_objection_stays_one_when_something_is_agreed_on_it(self, meeting: Meeting) -> None:
        meeting.keep("! wil geen onderzoek")
        meeting.end()
        answers = ["3", "juf belt de logopedist", "", "juf", "1 december", "mail"]
        talker = Talker([*answers, "5", "Volgende keer verder.", "nee"])
        run_aftercare(Aftercare(meeting.case, meeting.id), talker.console)
        objection, agreed = meeting.case.dossier.notes.values()
        assert "een afspraak erbij maken" in talker.all
        assert (objection.kind, objection.text) == ("bezwaar", "wil geen onderzoek")
        assert objection.next_step == "Volgende keer verder."
        assert (agreed.kind, agreed.who, agreed.how_known) == ("afspraak", "juf", "mail")
        assert talker.left == []

    def test_what_an_agreement_lacks_is_said_in_a_sentence(self, meeting: Meeting) -> None:
        meeting.keep("> wij bellen")
        meeting.end()
        talker = Talker(["0"])
        run_aftercare(Aftercare(meeting.case, meeting.id), talker.console)
        assert "Nog niet ingevuld: wie, wanneer, en hoe we het weten. Maak" in talker.all

    def test_own_notes_and_dropping(self, meeting: Meeting) -> None:
        meeting.keep("m: thuis is hij rustig")
        meeting.keep("v: hij leest graag")
        meeting.end()
        talker = Talker(["6", "7", "j"])
        run_aftercare(Aftercare(meeting.case, meeting.id), talker.console)
        assert [n.reader for n in meeting.case.dossier.notes.values()] == ["eigen"]
        assert meeting.gesprek.stand == "gesloten"


def test_the_example_is_played_recorded_and_written(tmp_path: Path) -> None:
    said: list[str] = []
    store, target = tmp_path / "opslag", tmp_path / "samenvatting.md"
    store.mkdir()
    assert play_example(store, lambda: NOW, said.append, target) == 0
    story = "\n".join(said)
    for part in ("Wat ontbreekt nog?", "Het gesprek begint.", "Nazorg", "Alles is nagelopen."):
        assert part in story
    assert "{" not in story
    text = target.read_text(encoding="utf-8")
    assert "bang-voor-verwijzing" not in text
    assert "13.1" in text or "13.2" in text, "een gesprek duurt langer dan een tel"
    assert str(target) in story


@pytest.mark.parametrize("name", ["sem"])
def test_every_example_in_content_plays_to_its_end(tmp_path: Path, name: str) -> None:
    from gesprekshulp.casework.example import load_example
    from gesprekshulp.knowledge.loading import content_dir

    names = {path.stem for path in (content_dir() / "voorbeeld").glob("*.yaml")}
    assert name in names
    assert load_example(content_dir(), name).gesprek


def test_the_plan_a_fact_and_an_invitation_can_be_filled_in(desk: Desk) -> None:
    lines = [
        "1",
        *("8", "2", "1 september", "vmbo-t, de theoretische leerweg", "", "", "korte opdrachten"),
        *("9", "1", "Elke week bellen"),
        *("9", "2", "Rekenen met juf"),
        *("9", "3", "-"),
        *("10", "1", "1", "gesprek met moeder"),
        *("11", "2", "gebeld", ""),
        *("11", "1", "", "niet bereikbaar"),
        *("0", "0"),
    ]
    talker = Talker(lines)
    assert run_menu(desk, talker.console) == 0
    assert talker.left == []
    dossier = desk.open_case("S.V.").dossier
    assert (dossier.opp.status, dossier.opp.hindering) == ("concept", "korte opdrachten")
    assert dossier.opp.uitstroombestemming == "vmbo-t, de theoretische leerweg"
    assert dossier.opp.grounds, "wat leeg bleef, staat er nog"
    texts = [item.text for item in dossier.items.values() if not item.dropped]
    assert texts[0] == "Rekenen met juf"
    assert texts[-1] == "Elke week bellen"
    assert len(texts) == 3
    assert any(entry.ground == "gesprek met moeder" for entry in dossier.facts.values())
    called, not_asked = dossier.invitations[-2:]
    assert (called.partner, called.how) == ("vader", "gebeld")
    assert (not_asked.partner, not_asked.reason_not) == ("moeder", "niet bereikbaar")


def test_what_stands_in_the_pupils_file_leaves_only_a_pointer(desk: Desk) -> None:
    refused = [str(_OVERGEZET), "ParnasSys", "1 september 2027", "nee"]
    done = [str(_OVERGEZET), "ParnasSys", "1 september 2027", "weg"]
    talker = Talker(["1", *refused, *done, "1", "0"])
    assert run_menu(desk, talker.console) == 0
    assert talker.left == []
    assert "Er is niets weggehaald." in talker.all
    assert "Deze zaak staat nu in ParnasSys." in talker.all
    (left,) = desk.glances()
    assert not desk.open_case(left.case).dossier.notes


def test_a_talk_begun_with_nobody_in_the_case_asks_who_is_there(
    desk: Desk,
) -> None:
    case = desk.new_case(Leerling(first_name="Daan", pronouns="hij"), School())
    begin(case, ())
    mother = add_person(case, "Anouk de Wit", "ouder-met-gezag", "moeder")
    talker = Talker(["1", "2", "1", "m: thuis slaapt hij goed"])

    run_menu(desk, talker.console)

    assert "Wie zitten er aan tafel?" in talker.all
    [note] = desk.open_case(case.id).dossier.notes.values()
    assert note.shared_with == (mother.id,)
