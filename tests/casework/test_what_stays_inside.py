"""What never leaves: own notes, kinds of weerstand, undone lines, another reader's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_story import World, every_word, finish, paper, person, table, text_of, words_in

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.bundles import bundle_paper, requesters
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.chronology import make_calendar, make_chronology
from gesprekshulp.casework.letters import letter_of
from gesprekshulp.casework.papers import make_cheatsheet, make_summary, summary_of
from gesprekshulp.documents import markdown
from gesprekshulp.documents.writing import FORMATS
from gesprekshulp.dossier.events import GesprekBegonnen, LeerlingGehoord
from gesprekshulp.dossier.types import ChildView, Presence
from gesprekshulp.store.interface import StoreError

OWN, KIND, GONE, HERS = "KROKODIL", "bang-voor-verwijzing", "VLINDER", "PELIKAAN"


def _bytes_of(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())


def every_paper(case: OpenCase, meeting: str, folder: Path) -> dict[str, str]:
    """Make every paper there is, the summary and the cheat sheet in every format; name -> words."""
    for suffix in FORMATS:
        make_summary(case, meeting, folder / f"samenvatting{suffix}")
        make_cheatsheet(case, meeting, folder / f"spiekbrief-na{suffix}")
        make_chronology(case, folder / f"chronologie{suffix}")
    make_calendar(case, folder / "agenda.ics")
    found = {file.name: words_in(file) for file in sorted(folder.iterdir()) if file.is_file()}
    documents = {
        one.id: letter_of(case, one).document for one in case.desk.content.letters.values()
    }
    documents |= {f"bundel {one.kind}": bundle_paper(case, one) for one in requesters(case)}
    return found | {
        name: markdown.render(one).decode().replace("\\", "") for name, one in documents.items()
    }


def test_an_own_note_and_a_kind_of_weerstand_stand_in_no_document(
    case: OpenCase, tmp_path: Path
) -> None:
    meeting = table(case)
    meeting.keep(f"* {OWN} eerst zelf rustig worden")
    meeting.keep_as_objection("v: dus jullie willen van hem af", KIND)
    made = meeting.keep("v: hij moet dus weg")
    meeting.make_objection(made.id, KIND)
    assert KIND not in every_word(case), "de soort is een werkhulp, geen gebeurtenis"
    kept = case.desk.store.personal(case.id, meeting.id)
    assert list(kept.values()) == [KIND, KIND]
    papers = tmp_path / "papieren"
    papers.mkdir()
    make_cheatsheet(case, meeting.id, papers / "spiekbrief.html")
    finish(meeting)

    built = summary_of(case, meeting.id)
    assert built.left_out == 1
    assert "eigen aantekening" in built.reasons[0]
    titles = {KIND, case.desk.content.kinds[KIND].title}
    made_in = every_paper(case, meeting.id, papers)
    assert len(made_in) > 25
    for name, text in made_in.items():
        assert not [word for word in titles if word in text], name
        assert OWN not in text, name
    assert case.desk.store.personal(case.id, meeting.id) == {}, "weg bij het sluiten"
    assert KIND not in every_word(case)


def test_an_own_note_made_an_objection_stays_ones_own(case: OpenCase) -> None:
    meeting = table(case)
    note = meeting.keep(f"* {OWN} vader lijkt bang")
    meeting.make_objection(note.id)
    finish(meeting)
    assert case.dossier.notes[note.id].reader == "eigen"
    assert OWN not in paper(case, meeting.id)


def test_what_mother_alone_may_read_is_not_in_fathers_summary_and_is_counted(
    case: OpenCase,
) -> None:
    meeting = table(case)
    shared = meeting.keep("v: hij rekent graag")
    hers = meeting.keep(f"m: {HERS} is ons nieuwe adres")
    filed = meeting.keep("s: voor in het dossier")
    meeting.end()
    care = Aftercare(case, meeting.id)
    care.set_reader(hers.id, "delen", ("moeder",))
    care.set_reader(filed.id, "dossier")
    care.close()
    assert shared.shared_with == ("moeder", "vader")

    father = summary_of(case, meeting.id, ("vader",))
    both = summary_of(case, meeting.id, ("moeder", "vader"))
    mother = summary_of(case, meeting.id, ("moeder",))
    assert HERS not in text_of(father)
    assert HERS not in text_of(both)
    assert HERS in text_of(mother)
    assert (father.left_out, both.left_out, mother.left_out) == (2, 2, 1)
    assert "niet met alle lezers gedeeld" in father.reasons[0]
    assert "Wie een notitie mag lezen, kies je in de nazorg." in father.reasons[0]


def test_what_the_pupil_wants_to_keep_from_parents_stays_out_and_is_told(case: OpenCase) -> None:
    view = ChildView(words=f"{GONE} thuis is er ruzie", withheld=True)
    case.record(LeerlingGehoord(view=view))
    meeting = table(case)
    finish(meeting)
    built = summary_of(case, meeting.id)
    assert GONE not in paper(case, meeting.id)
    assert any("dat wil de leerling niet" in reason for reason in built.reasons)


def test_a_parent_who_came_later_reads_only_what_was_said_then(case: OpenCase) -> None:
    meeting = table(case, "moeder", "juf")
    before = meeting.keep("m: dit zeg ik nu hij er niet is")
    meeting.set_presence(Presence(partner="vader", role="ouder-met-gezag", since="14:20"))
    after = meeting.keep("v: ik ben er ook")
    assert before.shared_with == ("moeder",)
    assert after.shared_with == ("moeder", "vader")


def test_a_secret_address_is_in_no_paper(world: World, tmp_path: Path) -> None:
    case = world.case()
    person(case, "moeder", address="Egelstraat 7", address_secret=True)
    person(case, "vader")
    meeting = table(case, "moeder", "vader")
    finish(meeting)
    assert "Egelstraat" not in paper(case, meeting.id, "vader")
    made = make_cheatsheet(case, meeting.id, tmp_path / "spiekbrief.md")
    assert "Egelstraat" not in made.path.read_text(encoding="utf-8")


def test_everything_in_a_meeting_can_be_undone_and_put_back(case: OpenCase) -> None:
    item = case.add_item("Rustige plek")
    meeting = table(case)
    start = case.dossier
    place = meeting.walk.place
    meeting.choose("a")
    note = meeting.keep("m: een regel")
    meeting.make_objection(note.id)
    meeting.consent("moeder", item, "akkoord")
    meeting.change_item(item, "Rustige plek bij het raam")
    meeting.enter("boosheid")
    meeting.leave()
    meeting.break_off("bel")
    meeting.resume()
    meeting.set_presence(Presence(partner="vader", role="ouder-met-gezag", how="afwezig"))
    end = case.dossier

    undone = 0
    while meeting.undo():
        undone += 1
    assert undone == 8, "de onderbreking telt niet als handeling"
    assert case.dossier == start
    assert meeting.walk.place == place, "het begin van het gesprek blijft"
    assert not meeting.undo()
    redone = 0
    while meeting.redo():
        redone += 1
    assert redone == undone
    assert case.dossier == end
    assert not meeting.redo()


@pytest.mark.parametrize("bucket", ["", "in het gesprek"])
def test_undone_twice_in_a_hurry_the_talk_is_still_there(case: OpenCase, bucket: str) -> None:
    """In Zaak the plan of a running talk comes last; in Nazorg its beginning comes first."""
    item = case.add_item("Rustige plek")
    meeting = table(case)
    title = meeting.gesprek.title
    case.add_item("Koptelefoon")
    where = meeting.id if bucket else ""
    while case.undo(where):
        pass
    while meeting.undo():
        pass
    assert meeting.gesprek.started_at is not None
    assert meeting.gesprek.title == title != ""
    assert item in case.dossier.items, "wat voor de planning kwam, hoort bij het gesprek"
    assert meeting.keep("m: we zitten nog").text == "we zitten nog"
    while case.redo(where):
        pass
    assert len(case.dossier.items) == 2, "wat terugging, kan opnieuw"


def test_a_talk_that_has_not_begun_can_be_unplanned_and_planned_again(case: OpenCase) -> None:
    case.plan_meeting("Derde gesprek")
    before = case.dossier
    case.plan_meeting("Vierde gesprek")
    assert case.undo()
    assert case.dossier == before
    assert case.redo()
    assert [g.title for g in case.dossier.meetings.values()][-1] == "Vierde gesprek"


def test_what_was_undone_leaves_no_trace_after_closing(world: World, case: OpenCase) -> None:
    meeting = table(case)
    meeting.keep("m: dit blijft")
    meeting.keep(f"v: {GONE} had ik niet moeten zeggen")
    meeting.undo()
    meeting.keep(f"v: {GONE} nog eens, en ook weg")
    dropped = list(case.dossier.notes)[-1]
    meeting.end()
    care = Aftercare(case, meeting.id)
    care.drop(dropped)
    case.undo(meeting.id)  # toch niet weghalen
    care.set_kind(dropped, "vraag")
    care.change(dropped, text="alleen dit")
    care.close()
    assert not case.undo(meeting.id)
    assert not case.redo(meeting.id)
    text = paper(case, meeting.id)
    assert GONE not in text
    assert "gewijzigd op" not in text, "een concept wijzigen is geen verbetering"
    assert case.dossier.corrections == {}
    assert "had ik niet moeten zeggen" not in every_word(case)
    assert GONE.encode() not in _bytes_of(world.folder)


def test_nothing_of_the_case_is_readable_on_disk(world: World, case: OpenCase) -> None:
    meeting = table(case)
    meeting.keep(f"m: {HERS}")
    meeting.save_half_line(f"v: {GONE}")
    raw = _bytes_of(world.folder)
    # In quotes as it is stored: three letters alone turn up by chance in what is encrypted.
    for word in (HERS, GONE, '"Vos"', "moeder", '"oogo"'):
        assert word.encode() not in raw


def test_a_line_that_the_store_refuses_is_not_said_to_be_kept(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = table(case)
    meeting.save_half_line("m: deze regel")
    store = case.desk.store

    def full(*_: object) -> list[object]:
        raise StoreError("De schijf is vol: maak ruimte en doe het dan opnieuw.")

    with monkeypatch.context() as patched:
        patched.setattr(store, "append", full)
        with pytest.raises(StoreError, match="schijf is vol"):
            meeting.keep("m: deze regel")
    assert not case.dossier.notes
    assert meeting.half_line() == "m: deze regel", "wat getypt was, is er nog"
    meeting.keep("m: deze regel")
    assert [n.text for n in case.dossier.notes.values()] == ["deze regel"]
    assert meeting.half_line() == ""


def test_a_line_that_is_on_disk_does_not_fail_on_what_comes_after(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the user types it again and it stands there twice."""
    meeting = table(case)

    def refuse(*_: object) -> None:
        raise StoreError("De opslag is in gebruik.")

    with monkeypatch.context() as patched:
        patched.setattr(case.desk.store, "save_half_line", refuse)
        patched.setattr(case.desk.store, "save_personal", refuse)
        note = meeting.keep_as_objection("v: dit staat er", KIND)
    assert case.dossier.notes[note.id].text == "dit staat er"


def test_closing_that_was_cut_short_is_finished_on_opening(world: World, case: OpenCase) -> None:
    from gesprekshulp.dossier.events import GesprekGesloten

    meeting = table(case)
    meeting.keep("m: een regel")
    meeting.end()
    # The event is on disk; the program died before the drafts were fixed.
    case.record(GesprekGesloten(meeting=meeting.id, at=world.now()), meeting=meeting.id)
    again = world.reopened(case)
    assert not again.undo(meeting.id)
    begun = [e for e in world.store.load(case.id) if isinstance(e.payload, GesprekBegonnen)]
    assert [e.state for e in begun] == ["vast"]
