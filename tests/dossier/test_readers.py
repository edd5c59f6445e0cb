"""Who may read what: notes, contacts, and a secret address by no detour."""

from __future__ import annotations

from datetime import UTC, datetime

from dossier_story import Story
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.dossier.addresses import (
    may_show_address,
    mentions_secret_address,
    visible_addresses,
)
from gesprekshulp.dossier.notes import in_file, readable_by, readable_notes
from gesprekshulp.dossier.types import Note

AT = datetime(2026, 10, 1, tzinfo=UTC)
WHO = st.sets(st.sampled_from(["moeder", "vader", "oma"]))


def test_a_note_goes_only_to_readers_who_were_all_named() -> None:
    story = Story().opened().both_parents().plan("g1")
    story.note("n1", "g1", "voor beiden", shared_with=("moeder", "vader"))
    story.note("n2", "g1", "alleen moeder", shared_with=("moeder",))
    story.note("n3", "g1", "voor het dossier", reader="dossier", shared_with=("moeder",))
    story.note("n4", "g1", "eigen", reader="eigen", shared_with=("moeder", "vader"))
    shown, left_out = readable_notes(story.dossier, "g1", ["moeder", "vader"])
    assert [note.id for note in shown] == ["n1"]
    assert left_out == 3
    assert [note.id for note in readable_notes(story.dossier, "g1", ["moeder"])[0]] == ["n1", "n2"]
    assert readable_notes(story.dossier, "g1", [])[0] == []
    assert [note.id for note in story.dossier.notes.values() if in_file(note)] == ["n1", "n2", "n3"]


@given(WHO, WHO, st.sampled_from(["eigen", "dossier", "delen"]))
def test_one_reader_more_never_shows_more(named: set[str], readers: set[str], reader: str) -> None:
    note = Note(id="n", meeting="g", text="", at=AT, reader=reader, shared_with=tuple(named))  # type: ignore[arg-type]
    if readable_by(note, readers):
        assert reader == "delen"
        assert readers
        assert readers <= named


def safe_house() -> Story:
    story = Story().opened()
    story.person("moeder", address="Lindelaan 4, 1234 AB Weesp", address_secret=True)
    story.person("vader", address="Kade 9, 9712 CC Groningen")
    return story.person("oma", role="verzorger", address="lindelaan 4,  1234AB  Weesp")


def test_a_secret_address_is_for_that_person_alone() -> None:
    dossier = safe_house().dossier
    assert may_show_address(dossier, "moeder", ["moeder"])
    assert not may_show_address(dossier, "moeder", ["moeder", "vader"])
    assert not may_show_address(dossier, "moeder", [])
    assert visible_addresses(dossier, ["vader"]) == {"vader": "Kade 9, 9712 CC Groningen"}


def test_nor_does_it_show_as_the_address_of_a_housemate() -> None:
    dossier = safe_house().dossier
    assert not may_show_address(dossier, "oma", ["vader"])
    assert may_show_address(dossier, "oma", ["oma"])
    assert not may_show_address(dossier, "moeder", ["oma"])
    assert may_show_address(dossier, "oma", ["moeder"])


def test_nor_inside_a_text() -> None:
    dossier = safe_house().dossier
    assert mentions_secret_address(dossier, "Ophalen bij Lindelaan 4.", ["vader"])
    assert not mentions_secret_address(dossier, "Ophalen bij Lindelaan 4.", ["moeder"])
    assert not mentions_secret_address(dossier, "Ophalen bij Kade 9.", ["vader"])
    assert not may_show_address(dossier, "onbekende", ["vader"])
