"""Who asks for the file gets what is theirs, locked; a colleague gets the case; no second file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_story import World, person
from pypdf import PdfReader

from gesprekshulp.casework import bundles, keeping
from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.handing_over import hand_over, pointer_lines, shrink, take_over
from gesprekshulp.casework.keeping import documents_of
from gesprekshulp.casework.views import add_view, targets
from gesprekshulp.casework.walks import begin
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.interface import StoreError, WrongPassphrase

ABOUT_FATHER = "vader kwam niet opdagen"


@pytest.fixture
def colleague(tmp_path: Path, content: Content) -> Iterator[World]:
    folder = tmp_path / "collega"
    folder.mkdir()
    made = World(folder, content)
    yield made
    made.store.close()


def talked(case: OpenCase) -> str:
    """A closed talk with a line of the school, one about father and one for the user alone."""
    meeting = begin(case, ["moeder", "juf"])
    for line in ("Sem rekent beter dan in maart", ABOUT_FATHER, "* ik vond het zwaar"):
        meeting.keep(line)
    meeting.end()
    after = Aftercare(case, meeting.id)
    for note in after.notes():
        if note.reader == "delen":
            after.set_reader(note.id, "dossier")
    after.close()
    return meeting.id


def test_a_line_about_another_waits_until_a_person_decides(case: OpenCase, tmp_path: Path) -> None:
    talked(case)
    mother = bundles.find_requester(case, "moeder")
    path = tmp_path / "b.pdf"
    with pytest.raises(StoreError, match="wacht"):
        bundles.make_bundle(case, mother, path)
    assert not path.exists()
    waiting = bundles.to_look_at(case, mother)
    assert any(ABOUT_FATHER in one.line.text for one in waiting)
    for one in waiting:
        bundles.decide(case, mother, one.line.id, "ingekort", "naam weg", "Er is meer besproken.")
    made = bundles.make_bundle(case, mother, path)
    reader = PdfReader(path)
    assert reader.decrypt(made.passphrase)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Sem rekent beter dan in maart" in text
    assert "Er is meer besproken. (ingekort)" in text
    assert ABOUT_FATHER not in text
    assert "zwaar" not in text
    assert "naam weg" not in text, "de reden is voor de school"
    assert case.dossier.documents[-1].kind == "bundel"
    assert made.passphrase not in str(case.dossier)


def test_the_reason_is_kept_and_asked(case: OpenCase) -> None:
    talked(case)
    mother = bundles.find_requester(case, "moeder")
    line = bundles.to_look_at(case, mother)[0].line.id
    with pytest.raises(StoreError, match="waarom"):
        bundles.decide(case, mother, line, "uit", " ")
    with pytest.raises(StoreError, match="in plaats van"):
        bundles.decide(case, mother, line, "ingekort", "kort", " ")
    bundles.decide(case, mother, line, "uit", "gaat over vader")
    kept = case.reload().bundle_choices[f"{mother.key}/{line}"]
    assert (kept.choice, kept.reason) == ("uit", "gaat over vader")
    assert bundles.find_requester(case, "leerling").key != mother.key


def test_what_is_out_by_its_ground_cannot_be_chosen_in(case: OpenCase) -> None:
    talked(case)
    mother = bundles.find_requester(case, "moeder")
    own = next(one for one in bundles.judged(case, mother) if one.verdict == "uit")
    with pytest.raises(StoreError, match="niets te kiezen"):
        bundles.decide(case, mother, own.line.id, "in", "toch")


def test_open_only_when_asked_and_then_it_is_told(case: OpenCase, tmp_path: Path) -> None:
    mother = bundles.find_requester(case, "moeder")
    with pytest.raises(WriteError, match="op slot"):
        bundles.make_bundle(case, mother, tmp_path / "b.docx")
    made = bundles.make_bundle(case, mother, tmp_path / "b.txt", locked=False)
    assert not made.passphrase
    assert "niet versleuteld" in made.remarks[0]
    with pytest.raises(WriteError, match="niet aangeraakt"):
        bundles.make_bundle(case, mother, tmp_path / "b.txt", locked=False)


def test_for_whom(case: OpenCase) -> None:
    person(case, "oma", role="deskundige")
    person(case, "bram", role="ouder-zonder-gezag")
    assert bundles.find_requester(case, "bram").kind == "ouder-zonder-gezag"
    assert bundles.find_requester(case, "Leerling").kind == "leerling"
    assert bundles.find_requester(case, "nieuwe-school") == bundles.SCHOOL
    with pytest.raises(StoreError, match="kan geen bundel"):
        bundles.find_requester(case, "oma")


def test_the_zienswijze_goes_in_for_who_wrote_it(case: OpenCase) -> None:
    add_view(case, "moeder", "Hij leest thuis wél.", case.today(), "brief", targets(case)[0])
    mother, father = (bundles.find_requester(case, who) for who in ("moeder", "vader"))
    assert "Hij leest thuis wél." in as_text(bundles.bundle_paper(case, mother))
    assert "Hij leest thuis wél." not in as_text(bundles.bundle_paper(case, father))


def test_a_colleague_takes_over_and_the_chain_still_fits(
    case: OpenCase, tmp_path: Path, colleague: World
) -> None:
    talked(case)
    path = tmp_path / "z.gesprek"
    made = hand_over(case, path)
    assert made.left_out
    assert b'"Sem"' not in path.read_bytes()  # as it is stored: three letters come up by chance
    with pytest.raises(WrongPassphrase):
        take_over(colleague.desk, path, "iets anders")
    taken = take_over(colleague.desk, path, made.passphrase)
    report = colleague.store.verify(case.id)
    assert report.first_fault is None
    # Here it also stands that a file was made, so that removing the case names it.
    assert report.checked == case.desk.store.verify(case.id).checked - 1
    assert path.name in documents_of(case.desk.store.load(case.id))
    texts = [note.text for note in taken.case.dossier.notes.values()]
    assert ABOUT_FATHER in texts
    assert not any("zwaar" in text for text in texts), "eigen werkaantekeningen blijven thuis"
    assert "WAAR STAAN WE" in taken.page
    taken.case.add_item("lezen met een maatje")
    taken.case.leave()
    assert colleague.store.verify(case.id).first_fault is None
    with pytest.raises(StoreError, match="staat al"):
        take_over(colleague.desk, path, made.passphrase)


def test_a_talk_that_is_not_closed_goes_along_too(
    case: OpenCase, tmp_path: Path, colleague: World
) -> None:
    meeting = begin(case, ["moeder"])
    meeting.keep("half gesprek")
    made = hand_over(case, tmp_path / "z.gesprek")
    taken = take_over(colleague.desk, tmp_path / "z.gesprek", made.passphrase)
    assert [note.text for note in taken.case.dossier.notes.values()] == ["half gesprek"]
    assert taken.case.undo(meeting.id)


@pytest.mark.parametrize("at", [0, 30, 200, -1])
def test_a_changed_file_is_refused_whole(
    case: OpenCase, tmp_path: Path, colleague: World, at: int
) -> None:
    path = tmp_path / "z.gesprek"
    made = hand_over(case, path)
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreError):
        take_over(colleague.desk, path, made.passphrase)
    assert not colleague.desk.glances()


def test_overgezet_leaves_a_pointer_and_nothing_else(case: OpenCase, world: World) -> None:
    talked(case)
    weg = case.today() + timedelta(days=30)
    with pytest.raises(StoreError, match="nog komt"):
        shrink(case, "ParnasSys", case.today())
    pointer, _ = shrink(case, "ParnasSys, map OPP", weg)
    (glance,) = world.desk.glances()
    assert glance.case == pointer.id
    assert glance.stage == "overgezet"
    assert "ParnasSys" in glance.next_step
    assert any("ParnasSys, map OPP" in line for line in pointer_lines(pointer))
    assert pointer.dossier.leerling.first_name == ""
    assert not pointer.dossier.notes
    assert keeping.terms(world.desk)[pointer.id] == weg
    with pytest.raises(StoreError, match="ParnasSys"):
        pointer.add_item("toch nog iets")
    with pytest.raises(StoreError):
        world.desk.open_case(case.id)


def test_a_talk_that_runs_keeps_the_case(case: OpenCase) -> None:
    begin(case, ["moeder"])
    with pytest.raises(StoreError, match="niet is afgesloten"):
        shrink(case, "ParnasSys", date(2030, 1, 1))
