"""What is wiped for good: everything with text of the same note or contact, and told apart."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from case_story import OCTOBER, begin, finish, table

from gesprekshulp.casework import bundles
from gesprekshulp.casework.aftercare import Aftercare, add_contact
from gesprekshulp.casework.before_leaving import write_for_lawyer
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.chronology import make_calendar, make_chronology
from gesprekshulp.casework.handing_over import hand_over
from gesprekshulp.casework.keeping import about_the_same, remove_case, wipe_events, wipeable
from gesprekshulp.casework.letters import find_letter, letter_of, make_letter
from gesprekshulp.casework.naming import describe
from gesprekshulp.casework.papers import make_cheatsheet, make_summary
from gesprekshulp.casework.views import add_view, make_views, targets
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.store.interface import StoreError


def test_a_contact_and_a_note_go_with_every_later_change_of_them(world: Any) -> None:
    case = world.case()
    add_contact(case, "telefoon", case.today(), "moeder noemt een broertje", ("moeder",))
    begin(case, ["moeder"])
    from gesprekshulp.casework.meeting import Meeting

    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    note = meeting.keep("broertje heeft adhd")
    meeting.end()
    Aftercare(case, meeting.id).change(note.id, text="broertje heeft iets")
    events = world.store.load(case.id)
    told = {one.ordinal: describe(one) for one in wipeable(events)}
    assert sum("broertje" in one for one in told.values()) == 3
    for one in events:
        if "broertje" in told.get(one.ordinal, ""):
            same = about_the_same(events, one)
            assert one.ordinal in same
            assert len(same) == (1 if "contact" in told[one.ordinal] else 2)
    wipe_events(world.desk, case.id, [at for at, one in told.items() if "broertje" in one])
    left = world.store.load(case.id)
    assert len(left) == len(events)
    assert not any("broertje" in describe(one) for one in left)
    assert sum(describe(one).startswith("gewist: ") for one in left) == 3
    case.reload()
    assert case.dossier.notes == {}
    assert case.dossier.contacts == {}


def made_of(case: OpenCase, folder: Path) -> None:
    """Every file that can be made of a case."""
    meeting = table(case)
    meeting.keep("m: wij willen hulp")
    finish(meeting)
    case.plan_meeting(planned_for=OCTOBER + timedelta(days=30))
    letter = find_letter(case, "uitnodiging-leerling")
    make_summary(case, meeting.id, folder / "verslag.md")
    make_chronology(case, folder / "chronologie.md")
    make_cheatsheet(case, meeting.id, folder / "spiekbrief.md")
    make_calendar(case, folder / "agenda.ics", names=True)
    make_letter(case, letter, folder / "brief.md")
    write_for_lawyer(case, letter_of(case, letter), folder / "jurist.md")
    about = targets(case)[0]
    add_view(case, "moeder", "ik vind dit niet goed", case.today(), "brief", about)
    make_views(case, folder / "zienswijze.md")
    mother = bundles.find_requester(case, "moeder")
    for row in bundles.to_look_at(case, mother):
        bundles.decide(case, mother, row.line.id, "erin", "gaat over haar kind")
    bundles.make_bundle(case, mother, folder / "bundel.md", locked=False)
    hand_over(case, folder / "z.gesprek")


def test_removing_a_case_names_every_file_that_was_made_of_it(
    world: Any, case: OpenCase, tmp_path: Path
) -> None:
    folder = tmp_path / "uitgegeven"
    folder.mkdir()
    made_of(case, folder)
    names = sorted(one.name for one in folder.iterdir())
    assert len(names) == 9
    told = remove_case(world.desk, case.id).remarks[-1]
    assert [one for one in names if one not in told] == []
    assert world.store.removals()[-1].documents == len(names)


def test_what_the_school_made_to_work_with_is_no_paper_to_a_parent(
    case: OpenCase, tmp_path: Path
) -> None:
    make_cheatsheet(case, "", tmp_path / "spiekbrief.md")
    make_calendar(case, tmp_path / "agenda.ics")
    mother = bundles.find_requester(case, "moeder")
    told = as_text(bundles.bundle_paper(case, mother)).casefold()
    assert "spiekbrief" not in told
    assert "agenda" not in told
    assert [one for one in targets(case) if one.about == "document"] == []


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("agenda.ics", make_calendar),
        ("spiekbrief.md", lambda case, path: make_cheatsheet(case, "", path)),
        ("z.gesprek", hand_over),
    ],
)
def test_a_file_that_cannot_be_put_on_the_list_does_not_stay(
    case: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, make: Any
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("De schijf is vol.")

    case.leave()
    monkeypatch.setattr(OpenCase, "record", full)
    with pytest.raises(StoreError, match="vol"):
        make(case, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_hand_over_that_cannot_be_written_is_on_no_list(case: OpenCase, tmp_path: Path) -> None:
    path = tmp_path / "z.gesprek"
    path.write_text("van iets anders")
    before = case.dossier.documents
    with pytest.raises(WriteError, match="bestaat al"):
        hand_over(case, path)
    assert path.read_text() == "van iets anders"
    assert case.dossier.documents == before
    assert hand_over(case, path, overwrite=True).passphrase
    assert [one.file_name for one in case.dossier.documents] == ["z.gesprek"]


def test_a_hand_over_that_was_made_tells_its_passphrase_whatever_comes_after(
    world: Any, case: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave, calls = OpenCase.leave, []

    def once(self: OpenCase) -> None:
        calls.append(self)
        if len(calls) > 1:
            raise StoreError("De schijf is vol.")
        leave(self)

    monkeypatch.setattr(OpenCase, "leave", once)
    made = hand_over(case, tmp_path / "z.gesprek")
    assert made.passphrase
    assert made.path.exists()
    assert "z.gesprek" in remove_case(world.desk, case.id).remarks[-1]
