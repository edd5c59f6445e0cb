"""Half lines and the personal layer: of a case that is gone nothing comes back, nowhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from store_help import CASE, CHEAP, NOW, note
from test_store_keeping import everything

from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.keeping import remove_case
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.errors import UnknownCase
from gesprekshulp.store.sqlite import SqliteStore, create_store, open_store
from gesprekshulp.tui.drafts import DraftKey, Drafts

PASS = "vier woorden op rij"
SECRET, OTHER = "Pimpelmees", "Boomklever"


@pytest.fixture
def filled(folder: Path, tmp_path: Path) -> Path:
    """Two cases, and copies here and on a stick."""
    store = create_store(folder, PASS, cost=CHEAP)
    for case, text in ((CASE, "gewoon"), ("z-2", OTHER)):
        store.create_case(case, "S.V.")
        store.append(case, [note(text)])
    (tmp_path / "stick").mkdir()
    Backups(store, folder, lambda: NOW).choose_second_place(str(tmp_path / "stick"))
    store.close()
    return folder


def removed_in_another_window(folder: Path) -> None:
    store = open_store(folder, PASS)
    desk = Desk(store, Content(), lambda: NOW, backups=Backups(store, folder, lambda: NOW))
    remove_case(desk, CASE)
    store.close()


def nowhere(folder: Path, tmp_path: Path, word: str = SECRET) -> None:
    store = open_store(folder, PASS)
    key = store.key
    store.close()
    for where, pages in everything(folder, key, tmp_path).items():
        assert word.encode() not in pages, where
        assert OTHER.encode() in pages, where


def test_what_is_typed_in_a_removed_case_is_refused_and_stands_nowhere(
    filled: Path, tmp_path: Path
) -> None:
    here = open_store(filled, PASS)
    here.save_half_line(CASE, "regel", SECRET)
    removed_in_another_window(filled)
    with pytest.raises(UnknownCase, match="is er niet: kies een zaak"):
        here.save_half_line(CASE, "regel", SECRET)
    with pytest.raises(UnknownCase, match="is er niet: kies een zaak"):
        here.save_personal(CASE, "g-1", "soort:n-1", SECRET)
    here.save_half_line(CASE, "regel", "")
    here.save_personal(CASE, "g-1", "soort:n-1", "")
    here.save_half_line("", "van mij", "eigen")
    here.save_personal("", "", "gebruiker", "Karin")
    assert Backups(here, filled, lambda: NOW + timedelta(days=1)).run() == []
    assert here.half_line("", "van mij") == "eigen"
    here.close()
    nowhere(filled, tmp_path)


def test_a_form_of_a_removed_case_takes_nothing_away_from_another(filled: Path) -> None:
    here, drafts = open_store(filled, PASS), Drafts()
    gone, there = DraftKey("persoon", CASE, here), DraftKey("persoon", "z-2", here)
    drafts.keep(gone, {"naam": SECRET})
    drafts.keep(there, {"naam": "Anna"})
    removed_in_another_window(filled)
    drafts.flush()
    assert drafts.recall(gone) == {}
    here.close()
    again = open_store(filled, PASS)
    assert Drafts().recall(DraftKey("persoon", "z-2", again)) == {"naam": "Anna"}
    again.close()


def test_what_an_earlier_version_left_behind_goes_with_the_next_start(
    filled: Path, tmp_path: Path
) -> None:
    store = open_store(filled, PASS)
    store.save_half_line(CASE, "regel", "")
    store.save_personal("", "", "gebruiker", "Karin")
    left_behind(store)
    assert Backups(store, filled, lambda: NOW).run() == []
    store.close()
    again = open_store(filled, PASS)
    backups = Backups(again, filled, lambda: NOW)
    assert backups.wanted, "ook al is er vandaag al een kopie"
    assert backups.run() == []
    assert again.personal("", "").get("gebruiker") == "Karin"
    again.close()
    nowhere(filled, tmp_path)


def left_behind(store: SqliteStore) -> None:
    """Rows as a window of an earlier version wrote them after another had removed the case."""
    with store._db.writing() as con:
        con.execute("insert into half_lines values ('z-weg', 'regel', ?)", (SECRET,))
        con.execute("insert into personal values ('z-weg', 'g-1', 'soort', ?)", (SECRET,))


@pytest.mark.parametrize("also_left_over", [False, True])
@pytest.mark.parametrize("emptied", [False, True])
def test_what_was_typed_for_a_new_case_goes_from_the_copies_once_it_is_answered(
    filled: Path, tmp_path: Path, also_left_over: bool, emptied: bool
) -> None:
    """A form of no case goes with no case: a child's name in it would stay in copies for a year."""
    store = open_store(filled, PASS)
    key = DraftKey("nieuwe-zaak", "", store)
    drafts = Drafts()
    drafts.keep(key, {"first_name": SECRET})
    drafts.flush()
    kept = DraftKey("onze-school", "", store)
    drafts.keep(kept, {"name": "Boomgaard"})
    drafts.flush()
    Backups(store, filled, lambda: NOW + timedelta(days=1)).run()
    key_now = store.key
    found = everything(filled, key_now, tmp_path)
    assert sum(SECRET.encode() in pages for pages in found.values()) >= 3, "hier, kopie en stick"
    if emptied:
        drafts.keep(key, {"first_name": ""})
    else:
        drafts.forget(key)
    drafts.flush()
    if also_left_over:
        with store._db.writing() as con:
            con.execute("insert into half_lines values ('z-weg', 'regel', 'x')")
        store.drop_left_over(in_copies=True)
    assert Backups(store, filled, lambda: NOW + timedelta(days=2)).run() == []
    assert store.half_line("", kept.field), "wat nog half is, blijft"
    store.close()
    nowhere(filled, tmp_path)
