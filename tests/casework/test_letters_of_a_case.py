"""Making letters of a case: nothing is asked twice, nothing overwritten, and it is recorded."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from case_story import World, finish, person, table

from gesprekshulp.casework.aftercare import add_contact
from gesprekshulp.casework.before_leaving import before_leaving, write_for_lawyer
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.chronology import chronology_reader, make_calendar, make_chronology
from gesprekshulp.casework.grounds import grounds_of_letter
from gesprekshulp.casework.letter_fields import field_values, keep_fields
from gesprekshulp.casework.letters import (
    choose_readers,
    fields_told,
    find_letter,
    letter_of,
    letters_now,
    make_letter,
    request_for,
)
from gesprekshulp.casework.sending import record_sent
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.store.interface import StoreError

NEXT = datetime(2026, 10, 20, 13, 0, tzinfo=UTC)


def text_of(case: OpenCase, name: str, *readers: str) -> str:
    letter = find_letter(case, name)
    return as_text(letter_of(case, letter, choose_readers(case, letter, readers)).document)


def test_a_new_case_is_asked_to_invite(case: OpenCase) -> None:
    now = {one.letter.id: one.why for one in letters_now(case) if one.why}
    assert "uitnodiging-eerste" in now


def test_planning_the_talk_closes_the_gap(case: OpenCase) -> None:
    before = letter_of(case, find_letter(case, "uitnodiging-eerste")).gaps
    case.plan_meeting(planned_for=NEXT, place="kamer 3")
    after = letter_of(case, find_letter(case, "uitnodiging-eerste")).gaps

    assert {gap.what for gap in before} > {gap.what for gap in after}
    assert "dinsdag 20 oktober 2026 om 15.00 uur" in text_of(case, "uitnodiging-eerste")


def test_what_was_filled_in_is_kept_with_the_case_and_shared_ones_for_all(world: World) -> None:
    case = world.family(world.case())
    letters = [one for one in case.desk.content.letters.values() if one.fields]
    shared = next((one, field) for one in letters for field in one.fields if field.shared == "ja")
    others = [
        one
        for one in letters
        if one.id != shared[0].id and any(f.id == shared[1].id for f in one.fields)
    ]
    keep_fields(case, shared[0], {shared[1].id: "De Brug [/x]"})
    case.leave()

    again = world.reopened(case)
    for letter in (shared[0], *others):
        assert field_values(again, letter)[shared[1].id] == "De Brug [/x]"
    own = next(f for f in shared[0].fields if f.shared == "nee")
    keep_fields(again, shared[0], {own.id: "alleen hier"})
    assert field_values(again, shared[0])[own.id] == "alleen hier"
    keep_fields(again, shared[0], {own.id: ""})
    assert own.id not in field_values(again, shared[0])


def test_an_unknown_field_or_letter_or_reader_is_told_in_one_sentence(case: OpenCase) -> None:
    letter = find_letter(case, "uitnodiging-eerste")
    for act in (
        lambda: keep_fields(case, letter, {"onzin": "x"}),
        lambda: find_letter(case, "onzin"),
        lambda: find_letter(case, "uitnodiging"),
        lambda: choose_readers(case, letter, ["juf"]),
        lambda: choose_readers(case, letter, [""]),
    ):
        with pytest.raises(StoreError) as told:
            act()
        assert "\n" not in str(told.value)


def test_each_parent_gets_an_own_letter(case: OpenCase) -> None:
    mother, father = (text_of(case, "uitnodiging-eerste", who) for who in ("moeder", "vader"))
    assert "Moeder Vos" in mother
    assert "Vader Vos" not in mother
    assert "Vader Vos" in father


def test_writing_is_recorded_with_readers_and_hash_and_nothing_is_overwritten(
    case: OpenCase, tmp_path: Path
) -> None:
    letter = find_letter(case, "uitnodiging-eerste")
    path = tmp_path / "brief.txt"
    paper = make_letter(case, letter, path, choose_readers(case, letter, ["vader"]))

    made = case.dossier.documents[-1]
    assert (made.kind, made.readers, made.file_name) == (letter.id, ("vader",), "brief.txt")
    assert made.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert any("CONCEPT" in remark for remark in paper.remarks)
    before = path.read_bytes()
    with pytest.raises(WriteError):
        make_letter(case, letter, path)
    assert path.read_bytes() == before
    assert len(case.dossier.documents) == 1


def test_what_is_seen_before_it_leaves_is_kept_nowhere(case: OpenCase) -> None:
    letter = find_letter(case, "na-geen-overeenstemming")
    kept = repr(case.desk.store.load(case.id))
    seen = dict(before_leaving(case, letter, letter_of(case, letter)).sections())

    assert any(title.startswith("Tegenspraak") for title in seen)
    assert len(next(v for k, v in seen.items() if k.startswith("Tegenspraak"))) <= 5
    assert repr(case.desk.store.load(case.id)) == kept


class TestOtherSide:
    """Tegenspraak is about this letter, its readers and this case."""

    def points(self, case: OpenCase, name: str, *readers: str) -> list[str]:
        letter = find_letter(case, name)
        chosen = choose_readers(case, letter, readers)
        built = letter_of(case, letter, chosen)
        return [str(one) for one in before_leaving(case, letter, built, readers=chosen).counter]

    def test_each_letter_has_its_own(self, case: OpenCase) -> None:
        names = ("na-geen-overeenstemming", "wat-kan-de-school", "uitnodiging-eerste", "excuus")
        first = {name: tuple(self.points(case, name)[:2]) for name in names}
        assert len(set(first.values())) == len(names)
        assert "nooit echt hulp gegeven" in " ".join(self.points(case, "wat-kan-de-school"))

    def test_what_is_filled_in_is_no_longer_held_against_it(self, case: OpenCase) -> None:
        letter = find_letter(case, "excuus")
        said = "Sorry zeggen is makkelijk"
        assert any(said in one for one in self.points(case, "excuus"))
        keep_fields(case, letter, {"herstel": "Ik bel u vrijdag."})
        assert not any(said in one for one in self.points(case, "excuus"))

    def test_what_was_done_in_the_case_takes_its_point_away(self, case: OpenCase) -> None:
        said = "viel zomaar in de bus"
        assert any(said in one for one in self.points(case, "uitnodiging-eerste", "moeder"))
        add_contact(case, "telefoon", case.today(), "moeder weet ervan", ("moeder",))
        assert not any(said in one for one in self.points(case, "uitnodiging-eerste", "moeder"))

    def test_of_another_parent_nothing(self, case: OpenCase) -> None:
        meeting = table(case)
        meeting.add_item("Drie keer per week rekenen")
        for who, other in (("moeder", "vader"), ("vader", "moeder")):
            said = " ".join(self.points(case, "bevestiging-deels", who))
            assert f"van {other}" not in said
        finish(meeting)


def test_the_page_for_a_lawyer_is_apart_and_what_it_says_is_not_in_the_letter(
    case: OpenCase, tmp_path: Path
) -> None:
    letter = find_letter(case, "na-geen-overeenstemming")
    built = letter_of(case, letter)
    path = write_for_lawyer(case, built, tmp_path / "jurist.txt")

    told = path.read_text(encoding="utf-8-sig")
    assert "niet voor ouders" in told
    assert "zekerheid" in told
    assert "zekerheid" not in as_text(built.document)
    assert grounds_of_letter(letter, built.law)


def test_a_report_stays_as_its_meeting_left_it(case: OpenCase) -> None:
    meeting = table(case)
    meeting.keep_as_objection("m: niet buiten de klas")
    finish(meeting)
    before = text_of(case, "verslag-met-zienswijze", "moeder")
    later = table(case)
    later.keep("m: toch wel buiten de klas")

    assert text_of(case, "verslag-met-zienswijze", "moeder") == before


def test_a_letter_about_the_talk_knows_the_one_held_last(case: OpenCase) -> None:
    assert request_for(case, find_letter(case, "excuus")).meeting == ""
    meeting = table(case)
    finish(meeting)
    assert request_for(case, find_letter(case, "excuus")).meeting == meeting.id


def test_a_day_that_the_case_knows_is_not_asked_again(case: OpenCase) -> None:
    letter = find_letter(case, "antwoord-inzage")
    (moeder,) = choose_readers(case, letter, ["moeder"])
    case.set_fact("inzage-gevraagd", "ja", happened_on=date(2026, 9, 28))
    assert "28 september 2026" in fields_told(case, letter, [moeder])["gevraagd-op"]
    assert "Op 28 september 2026 vroeg u om het dossier" in text_of(case, letter.id, "moeder")
    keep_fields(case, letter, {"gevraagd-op": "2026-09-29"})
    assert "29 september 2026 vroeg u" in text_of(case, letter.id, "moeder"), (
        "wat je typt, gaat voor"
    )


def test_a_second_use_asks_the_day_anew_and_keeps_the_other_words(
    world: World, tmp_path: Path
) -> None:
    case = world.family(world.case())
    world.desk.set_user("Karin de Wit")
    letter = find_letter(case, "bevestiging-telefoon")
    words = {one.id: "Sem slaapt slecht." for one in letter.fields if one.form != "datum"}
    keep_fields(case, letter, {**words, "gebeld-op": "2026-10-06"})
    assert letter_of(case, letter).final
    make_letter(case, letter, tmp_path / "een.txt")
    assert field_values(case, letter)["gebeld-op"], "vandaag nog een keer maken mag"

    world.later(7)
    assert field_values(case, letter) == words
    assert not letter_of(case, letter).final
    assert "Vorige keer was het 6-10-2026." in fields_told(case, letter)["gebeld-op"]
    keep_fields(case, letter, {"gebeld-op": "2026-10-13"})
    assert letter_of(case, letter).final


def test_a_draft_with_gaps_is_no_use_of_it(world: World, tmp_path: Path) -> None:
    case = world.family(world.case())
    letter = find_letter(case, "bevestiging-telefoon")
    keep_fields(case, letter, {"gebeld-op": "2026-10-06"})
    make_letter(case, letter, tmp_path / "concept.txt")
    world.later(7)
    assert field_values(case, letter)["gebeld-op"] == "2026-10-06"


class TestSending:
    """That a letter left is what the user says, and then counts for the guard."""

    def test_writing_alone_invites_nobody(self, case: OpenCase, tmp_path: Path) -> None:
        letter = find_letter(case, "uitnodiging-eerste")
        make_letter(case, letter, tmp_path / "brief.txt")
        assert not case.dossier.invitations

    def test_an_invitation_that_left_is_one_for_the_guard(self, case: OpenCase) -> None:
        letter = find_letter(case, "uitnodiging-eerste")
        assert derive_facts(case.dossier, case.today())["allen-uitgenodigd"] != "ja"
        told = [
            record_sent(case, letter, choose_readers(case, letter, [who]), case.today())
            for who in ("moeder", "vader")
        ]
        assert "uitgenodigd: moeder" in told[0]
        assert {one.partner for one in case.dossier.invitations} == {"moeder", "vader"}
        assert derive_facts(case.dossier, case.today())["allen-uitgenodigd"] == "ja"
        assert not case.dossier.contacts

    def test_a_first_letter_to_the_pupil_is_the_offer_to_be_heard(self, case: OpenCase) -> None:
        letter = find_letter(case, "uitnodiging-leerling")
        record_sent(case, letter, choose_readers(case, letter, ()), case.today())
        assert case.dossier.child_view.offered_on == case.today()
        assert not case.dossier.invitations
        assert not case.dossier.contacts

    def test_any_other_letter_is_a_contact_with_its_readers(self, case: OpenCase) -> None:
        letter = find_letter(case, "excuus")
        record_sent(case, letter, choose_readers(case, letter, ["moeder"]), case.today())
        (contact,) = case.dossier.contacts.values()
        assert contact.partners == ("moeder",)
        assert "verstuurd" in contact.text

    def test_a_day_to_come_is_refused_and_nothing_is_recorded(self, case: OpenCase) -> None:
        letter = find_letter(case, "uitnodiging-eerste")
        with pytest.raises(StoreError, match="nog niet geweest"):
            record_sent(case, letter, (), case.today() + timedelta(days=1))
        assert not case.dossier.invitations


class TestChronology:
    """The chronology and the calendar on disk."""

    def test_is_recorded_and_for_one_reader(self, case: OpenCase, tmp_path: Path) -> None:
        person(case, "opa", role="ouder-zonder-gezag")
        make_chronology(case, tmp_path / "alles.txt")
        make_chronology(case, tmp_path / "opa.txt", "opa")

        assert [made.readers for made in case.dossier.documents] == [(), ("opa",)]
        assert "Wat ontbreekt" in (tmp_path / "alles.txt").read_text(encoding="utf-8-sig")
        assert "Wat ontbreekt" not in (tmp_path / "opa.txt").read_text(encoding="utf-8-sig")
        assert chronology_reader(case, "opa", case.today()).kind == "ouder-zonder-gezag"
        with pytest.raises(StoreError):
            chronology_reader(case, "buurvrouw", case.today())

    def test_the_calendar_counts_and_takes_only_its_own_suffix(
        self, case: OpenCase, tmp_path: Path
    ) -> None:
        case.plan_meeting(planned_for=NEXT)
        assert make_calendar(case, tmp_path / "a.ics") == 1
        with pytest.raises(WriteError):
            make_calendar(case, tmp_path / "a.ics")
        with pytest.raises(WriteError):
            make_calendar(case, tmp_path / "a.docx")
