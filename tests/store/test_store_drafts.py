"""Keeping lines, taking them back without limit, and sealing them: nothing else happens."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from store_help import CASE, MEETING, fact, note, texts

from gesprekshulp.dossier.events import NewEvent
from gesprekshulp.store.errors import UnknownCase
from gesprekshulp.store.interface import Glance, Store, StoreError
from gesprekshulp.store.sqlite import open_store, throwaway_store


def test_a_line_kept_reads_back_as_it_was(store: Store, folder: Path) -> None:
    kept = store.append(CASE, [note("Şule zei: “dat klopt niet” \U0001f642"), fact("po")])
    assert [event.ordinal for event in kept] == [1, 2]
    assert {event.action for event in kept} == {1}
    assert store.load(CASE) == kept
    store.close()
    again = open_store(folder, "vier woorden op rij")
    assert again.load(CASE) == kept
    again.close()


def test_undo_and_redo_go_all_the_way_and_back(store: Store) -> None:
    for number in range(20):
        store.append(CASE, [note(f"regel {number}"), note(f"en nog {number}")])
    whole = store.load(CASE)
    for number in reversed(range(20)):
        assert texts(store.undo(CASE, MEETING)) == [f"regel {number}", f"en nog {number}"]
    assert store.undo(CASE, MEETING) == []
    assert store.load(CASE) == []
    for number in range(20):
        assert texts(store.redo(CASE, MEETING)) == [f"regel {number}", f"en nog {number}"]
    assert store.redo(CASE, MEETING) == []
    assert store.load(CASE) == whole


def test_a_new_line_after_undo_ends_redo_in_its_own_meeting_only(store: Store) -> None:
    for meeting in ("g-1", "g-2"):
        store.append(CASE, [note(f"in {meeting}", meeting)])
        store.undo(CASE, meeting)
    store.append(CASE, [note("toch iets anders", "g-1")])
    assert store.redo(CASE, "g-1") == []
    assert texts(store.redo(CASE, "g-2")) == ["in g-2"]


def test_a_sealed_meeting_keeps_order_and_number_and_cannot_be_undone(store: Store) -> None:
    store.append(CASE, [note("een")])
    store.append(CASE, [fact("po")])
    store.append(CASE, [note("twee")])
    store.append(CASE, [note("weg")])
    store.undo(CASE, MEETING)
    sealed = store.seal(CASE, MEETING)
    assert texts(sealed) == ["een", "twee"]
    assert [(e.number, e.ordinal, e.state) for e in sealed] == [(1, 1, "vast"), (2, 3, "vast")]
    assert texts(store.load(CASE)) == ["een", "po", "twee"]
    assert store.undo(CASE, MEETING) == []
    assert store.redo(CASE, MEETING) == []
    assert store.seal(CASE, MEETING) == []
    assert store.append(CASE, [note("later")])[0].ordinal == 5  # that of "weg" stays unused


def test_a_half_typed_line_is_there_until_forgotten(store: Store, folder: Path) -> None:
    store.save_half_line(CASE, "regel", "thuis doet ie")
    store.save_half_line(CASE, "regel", "thuis doet ie da no")
    store.save_half_line(CASE, "ander", "iets")
    store.close()
    again = open_store(folder, "vier woorden op rij")
    assert again.half_line(CASE, "regel") == "thuis doet ie da no"
    again.save_half_line(CASE, "regel", "")
    assert again.half_line(CASE, "regel") == ""
    assert again.half_line(CASE, "ander") == "iets"
    again.close()


def test_the_personal_layer_is_apart_and_goes_when_told(store: Store) -> None:
    store.save_personal(CASE, MEETING, "kaart", "als hij boos wordt, dan wacht ik")
    store.save_personal(CASE, "g-2", "kaart", "rustig")
    store.save_personal("", "", "gebruiker", "Karin")
    assert store.load(CASE) == []
    store.forget_personal(CASE, MEETING)
    assert store.personal(CASE, MEETING) == {}
    assert store.personal(CASE, "g-2") == {"kaart": "rustig"}
    store.save_personal("", "", "gebruiker", "")
    assert "gebruiker" not in store.personal("", "")


def test_overzicht_shows_the_case_changed_last_first(store: Store) -> None:
    store.create_case("z-2", "M.B.")
    store.set_glance(Glance(case="z-2", title="M.B.", stage="voorbereiden", open_objections=2))
    store.append("z-2", [note("vroeg", minute=1)])
    store.append(CASE, [note("laat", minute=5)])
    assert [(one.case, one.open_objections) for one in store.glances()] == [(CASE, 0), ("z-2", 2)]
    store.append("z-2", [note("het laatst", minute=9)])
    store.seal("z-2", MEETING)
    assert [one.case for one in store.glances()] == ["z-2", CASE]


def test_a_case_that_is_not_there_is_named(store: Store) -> None:
    for attempt in (
        lambda: store.load("z-9"),
        lambda: store.append("z-9", [note("x")]),
        lambda: store.undo("z-9", ""),
        lambda: store.seal("z-9", ""),
        lambda: store.wipe("z-9", 1),
        lambda: store.verify("z-9"),
        lambda: store.set_glance(Glance(case="z-9", title="x")),
    ):
        with pytest.raises(UnknownCase, match="z-9"):
            attempt()
    with pytest.raises(StoreError, match="bestaat al"):
        store.create_case(CASE, "S.V.")


def test_a_fault_in_one_event_keeps_none_of_them(store: Store) -> None:
    store.append(CASE, [note("goed")])
    store.append(CASE, [note("ook goed")])
    store.undo(CASE, MEETING)
    naive = datetime(2026, 11, 24)  # noqa: DTZ001
    broken = NewEvent(
        happened_at=naive, entered_at=naive, entered_by="K", payload=note("x").payload
    )
    with pytest.raises(ValueError, match="tijdzone"):
        store.append(CASE, [note("half"), broken])
    assert texts(store.load(CASE)) == ["goed"]
    assert texts(store.redo(CASE, MEETING)) == ["ook goed"]


def test_a_character_that_cannot_be_kept_is_told_and_harms_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="teken"):
        store.save_half_line(CASE, "regel", "half \ud800")
    with pytest.raises(StoreError, match="teken"):
        store.append(CASE, [note("half \ud800")])
    store.append(CASE, [note("heel")])
    assert texts(store.load(CASE)) == ["heel"]


class KeepingLines(RuleBasedStateMachine):
    """The store against lists: sealed lines, and per meeting what is done and undone."""

    meetings = st.sampled_from(["", "g-1", "g-2"])
    made = 0

    def __init__(self) -> None:
        super().__init__()
        KeepingLines.made += 1
        self.case = f"z-{KeepingLines.made}"
        _shared().create_case(self.case, "X.")
        self.count = 0
        self.done: dict[str, list[list[str]]] = {}
        self.undone: dict[str, list[list[str]]] = {}
        self.order: list[str] = []
        self.sealed: list[str] = []
        self.wiped: set[str] = set()

    @rule(meeting=meetings, lines=st.integers(1, 3))
    def keep(self, meeting: str, lines: int) -> None:
        words = [f"regel {self.count + one}" for one in range(lines)]
        self.count += lines
        _shared().append(self.case, [note(word, meeting) for word in words])
        self.done.setdefault(meeting, []).append(words)
        self.undone[meeting] = []
        self.order += words

    @rule(meeting=meetings)
    def undo(self, meeting: str) -> None:
        events = _shared().undo(self.case, meeting)
        if self.done.get(meeting):
            self.undone.setdefault(meeting, []).append(self.done[meeting].pop())
            assert self.shown(self.undone[meeting][-1]) == texts(events)
        else:
            assert events == []

    @rule(meeting=meetings)
    def redo(self, meeting: str) -> None:
        events = _shared().redo(self.case, meeting)
        if self.undone.get(meeting):
            self.done[meeting].append(self.undone[meeting].pop())
            assert self.shown(self.done[meeting][-1]) == texts(events)
        else:
            assert events == []

    @rule(meeting=meetings)
    def seal(self, meeting: str) -> None:
        words = [word for action in self.done.pop(meeting, []) for word in action]
        self.undone.pop(meeting, None)
        assert texts(_shared().seal(self.case, meeting)) == self.shown(words)
        self.sealed += words

    @rule(which=st.integers(0, 40))
    def wipe(self, which: int) -> None:
        events = _shared().load(self.case)
        if events:
            chosen = events[which % len(events)]
            self.wiped.add(self.active()[which % len(events)])
            _shared().wipe(self.case, chosen.ordinal)

    def shown(self, words: list[str]) -> list[str]:
        return ["Wiped(kind='notitie-gemaakt')" if w in self.wiped else w for w in words]

    def active(self) -> list[str]:
        drafts = {word for acts in self.done.values() for act in acts for word in act}
        return [word for word in self.order if word in drafts or word in set(self.sealed)]

    @invariant()
    def agrees(self) -> None:
        events = _shared().load(self.case)
        assert texts(events) == self.shown(self.active())
        ordinals = [event.ordinal for event in events]
        assert ordinals == sorted(set(ordinals))
        report = _shared().verify(self.case)
        assert (report.checked, report.first_fault) == (len(self.sealed), None)
        assert report.wiped == len(self.wiped & set(self.sealed))


_opened: list[Store] = []


def _shared() -> Store:
    if not _opened:
        _opened.append(throwaway_store(Path(tempfile.mkdtemp())))
    return _opened[0]


@pytest.fixture(autouse=True, scope="module")
def _close_shared() -> object:
    import shutil

    yield
    for one in _opened:
        one.close()
        shutil.rmtree(one._db.path.parent)  # type: ignore[attr-defined]
    _opened.clear()


TestKeepingLines = KeepingLines.TestCase
TestKeepingLines.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
