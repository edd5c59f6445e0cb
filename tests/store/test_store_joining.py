"""A damaged store and its copies put together: nothing that fits is lost, nothing is invented."""

from __future__ import annotations

import random
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_help import CASE, CHEAP, MEETING, NOW, PAGE, note, texts, unlocked

from gesprekshulp.store.backups import backups_in, check_backup, make_backup
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.pieces import pieces_of
from gesprekshulp.store.rebuild import OWN, look, rebuild
from gesprekshulp.store.restore import asides
from gesprekshulp.store.sqlite import DATABASE_FILE, SqliteStore, create_store, open_store

OTHER = "z-2"
CASES = {1: CASE, 2: OTHER}


class Told(NamedTuple):
    """A store with a history, closed, and the words that were in it at each copy and at the end."""

    folder: Path
    key: bytes
    now: dict[str, list[str]]
    ever: set[str]


def copies_of(folder: Path) -> list[tuple[str, Path]]:
    return [(f"kopie {one.number}", one.path) for one in backups_in(folder / BACKUP_FOLDER)]


def put_together(folder: Path, key: bytes) -> dict[str, list[str]]:
    """Rebuild, and return the words per case of what then opens."""
    rebuild(folder, look(folder, copies_of(folder), (key,)), (key,), NOW)
    return words_in(folder, key)


def words_in(folder: Path, key: bytes) -> dict[str, list[str]]:
    store = open_store(folder, key=key)
    try:
        for one in store.glances():
            assert store.verify(one.case).first_fault is None
        return {one.case: short(texts(store.load(one.case))) for one in store.glances()}
    finally:
        store.close()


def history(folder: Path, seed: int) -> Told:
    """Two cases, notes, seals, undone lines and copies, in an order that `seed` gives."""
    chance = random.Random(seed)
    store = create_store(folder, "zin", cost=CHEAP)
    key = store.key
    now: dict[str, list[str]] = {}
    ever: set[str] = set()
    for case, title in ((CASE, "S.V."), (OTHER, "L.A.")):
        store.create_case(case, title)
        now[case] = []
    copies = 0
    for number in range(chance.randrange(25, 90)):
        case = chance.choice([CASE, CASE, OTHER])
        meeting = chance.choice(["g-1", "g-2"])
        words = f"{case} regel {number}"
        long = " woord" * chance.choice([2, 20, 20, 1500])
        store.append(case, [note(words + long, meeting, minute=number)])
        ever.add(words)
        step = chance.random()
        if step < 0.1:
            store.undo(case, meeting)  # the next line of this bucket erases it for good
        else:
            now[case].append(words)
        if 0.1 <= step < 0.2:
            store.seal(case, meeting)
        if 0.2 <= step < 0.26:
            copies += 1
            make_backup(store, folder / BACKUP_FOLDER, NOW + timedelta(hours=copies))
    store.close()
    return Told(folder, key, now, ever)


def damage(path: Path, chance: random.Random) -> None:
    """Flip bytes, overwrite pages, or cut the file."""
    raw = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 1, 2, 6])):
        how = chance.random()
        if how < 0.5:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        elif how < 0.8:
            at = chance.randrange(0, len(raw), PAGE)
            size = chance.choice([512, PAGE, 3 * PAGE])
            raw[at : at + size] = chance.randbytes(len(raw[at : at + size]))
        else:
            del raw[chance.randrange(PAGE, len(raw)) :]
            if len(raw) <= PAGE:
                break
    path.write_bytes(raw)


def verifying(path: Path, key: bytes) -> set[tuple[int, int]]:
    """Case and ordinal of every event that verifies in this file by itself, with its words."""
    found = pieces_of(path, key, OWN)
    sealed = {
        (case, link.ordinal)
        for case, links in found.links.items()
        for link in links.values()
        if link.content is not None
    }
    return sealed | {
        (at >> 32, at % (1 << 32)) for at, one in found.drafts.items() if not one.undone
    }


_made: dict[int, Told] = {}
_place = tempfile.TemporaryDirectory()


def history_of(seed: int) -> Told:
    """Made once, as it costs; nobody changes it."""
    if seed not in _made:
        _made[seed] = history(Path(_place.name) / str(seed), seed)
    return _made[seed]


def short(words: list[str]) -> list[str]:
    """The first words: the rest only makes a line long."""
    return [one.split(" woord")[0] for one in words]


@settings(max_examples=60)
@given(which=st.integers(0, 11), seed=st.integers(0, 1 << 30), hit_copies=st.booleans())
def test_whatever_is_damaged_all_that_verifies_comes_back_and_nothing_else(
    which: int, seed: int, hit_copies: bool
) -> None:
    told, chance = history_of(which), random.Random(seed)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "opslag"
        shutil.copytree(told.folder, folder)
        before = {one: set(words) for one, words in told.now.items()}
        damage(folder / DATABASE_FILE, chance)
        own = verifying(folder / DATABASE_FILE, told.key)
        for _, path in copies_of(folder):
            if hit_copies and chance.random() < 0.5:
                damage(path, chance)
            elif chance.random() < 0.2:
                path.unlink()
        copied = set().union(*(verifying(path, told.key) for _, path in copies_of(folder)))
        try:
            found = put_together(folder, told.key)
        except StoreError:
            assert not own | copied  # nothing at all can be read
            return
        store = open_store(folder, key=told.key)
        have = {
            (place, event.ordinal)
            for place in (1, 2)
            for case in (CASES[place], f"z-gered-{place}")  # its name may be lost
            if case in found
            for event in store.load(case)
        }
        store.close()
        assert own <= have
        # In a copy may stand what was taken back since: only what still was there counts.
        for case, words in found.items():
            assert case in {*before, "z-gered-1", "z-gered-2"}
            assert set(words) <= told.ever | {one for one in words if one.startswith("Wiped(")}
            real = [one for one in words if not one.startswith("Wiped(")]
            assert len(real) == len(set(real))
        for _, path in copies_of(folder):
            for case_id, ordinal in verifying(path, told.key):
                text = _text_of(path, told.key, case_id, ordinal)
                if text in before[CASES[case_id]]:
                    assert any(text in words for words in found.values())
        assert check_backup(folder / DATABASE_FILE, told.key).fault == ""
        assert asides(folder)


def _text_of(path: Path, key: bytes, case_id: int, ordinal: int) -> str:
    from gesprekshulp.store.rows import read_event

    found = pieces_of(path, key, OWN)
    rows = [*found.links.get(case_id, {}).values()]
    rows = [one for one in rows if one.ordinal == ordinal and one.content is not None]
    one = rows[0] if rows else found.drafts[(case_id << 32) + ordinal]
    return short(texts([read_event(one.envelope, one.content)]))[0]


def test_a_lost_page_is_filled_from_a_copy_and_undone_lines_stay_away(
    store: SqliteStore, folder: Path, key: bytes
) -> None:
    """What a copy has, and was taken back after it, is not brought back by the copy."""
    store.create_case(OTHER, "L.A.")
    for number in range(40):
        store.append(CASE, [note(f"regel {number}" + " woord" * 20)])
    store.append(OTHER, [note("toch niet", "g-9")])
    make_backup(store, folder / BACKUP_FOLDER, NOW)
    store.undo(OTHER, "g-9")
    store.append(OTHER, [note("wel", "g-9")])
    store.seal(CASE, MEETING)
    store.append(CASE, [note("na de kopie")])
    store.close()
    raw = bytearray((folder / DATABASE_FILE).read_bytes())
    page = page_with(folder, key, b"regel 20 ")
    raw[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / DATABASE_FILE).write_bytes(raw)
    found = look(folder, copies_of(folder), (key,))
    assert not found.whole
    assert found.joined.missing == []
    assert found.joined.relinked == []
    assert found.joined.from_where["kopie 1"] > 0
    (where, number) = found.joined.from_where.most_common(1)[0]
    assert (where, number > 20) == (OWN, True)
    assert put_together(folder, key) == {
        CASE: [*(f"regel {number}" for number in range(40)), "na de kopie"],
        OTHER: ["wel"],
    }


def test_what_is_nowhere_is_counted_with_its_moments_and_the_rest_verifies(
    store: SqliteStore, folder: Path, key: bytes
) -> None:
    for number in range(40):
        store.append(CASE, [note(f"regel {number}" + " woord" * 20, minute=number)])
    store.seal(CASE, MEETING)
    store.close()
    page = page_with(folder, key, b"regel 20 ")
    raw = bytearray((folder / DATABASE_FILE).read_bytes())
    raw[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / DATABASE_FILE).write_bytes(raw)
    joined = look(folder, [], (key,)).joined
    (missing,) = joined.missing
    assert missing.exact
    assert missing.how_many == 40 - len(joined.cases[1].links)
    assert missing.after is not None
    assert missing.before is not None
    assert NOW < missing.after < NOW + timedelta(minutes=20) < missing.before
    assert joined.relinked == [CASE]
    left = put_together(folder, key)[CASE]
    assert len(left) == 40 - missing.how_many
    assert "regel 0" in left
    assert "regel 39" in left


def test_what_was_wiped_or_removed_does_not_come_back_from_a_copy(
    store: SqliteStore, folder: Path, key: bytes
) -> None:
    """Also not from a copy that lay out of reach when it was wiped."""
    store.create_case(OTHER, "L.A.")
    for number in range(30):
        store.append(CASE, [note(f"regel {number}" + " woord" * 20)])
    store.append(OTHER, [note("moet weg")])
    store.seal(CASE, MEETING)
    make_backup(store, folder / BACKUP_FOLDER, NOW)
    store.wipe(CASE, 3)
    store.remove_case(OTHER)
    store.close()
    page = page_with(folder, key, b"regel 20 ")
    raw = bytearray((folder / DATABASE_FILE).read_bytes())
    raw[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / DATABASE_FILE).write_bytes(raw)
    found = put_together(folder, key)
    assert list(found) == [CASE]
    assert len(found[CASE]) == 30
    assert found[CASE][2].startswith("Wiped(")


def test_a_changed_row_gives_way_to_the_copy(store: SqliteStore, folder: Path, key: bytes) -> None:
    for words in ("een", "twee", "drie"):
        store.append(CASE, [note(words)])
    store.seal(CASE, MEETING)
    make_backup(store, folder / BACKUP_FOLDER, NOW)
    store.close()
    con = unlocked(folder, key)
    con.execute(
        "update events set content = cast(replace(cast(content as text), 'twee', 'nooit') as blob)"
        " where number = 2"
    )
    con.execute("delete from events where number = 3")
    con.close()
    assert put_together(folder, key) == {CASE: ["een", "twee", "drie"]}


def test_what_stands_only_in_the_log_comes_along(
    store: SqliteStore, folder: Path, key: bytes, tmp_path: Path
) -> None:
    """A power cut, and then a page of the file itself that cannot be read."""
    for number in range(30):
        store.append(CASE, [note(f"regel {number}" + " woord" * 20)])
    store.seal(CASE, MEETING)
    make_backup(store, tmp_path / "opslag na" / BACKUP_FOLDER, NOW)
    store.append(CASE, [note("na de kopie")])
    left = tmp_path / "opslag na"
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal"):
        shutil.copy(folder / name, left / name)
    raw = bytearray((left / DATABASE_FILE).read_bytes())
    raw[PAGE : 2 * PAGE] = bytes(PAGE)
    (left / DATABASE_FILE).write_bytes(raw)
    assert put_together(left, key) == {
        CASE: [*(f"regel {number}" for number in range(30)), "na de kopie"]
    }


def test_a_store_that_is_gone_comes_from_its_copies(
    store: SqliteStore, folder: Path, key: bytes
) -> None:
    store.append(CASE, [note("in de eerste")])
    make_backup(store, folder / BACKUP_FOLDER, NOW)
    store.append(CASE, [note("in de tweede")])
    make_backup(store, folder / BACKUP_FOLDER, NOW + timedelta(hours=1))
    store.save_half_line(CASE, "regel", "na de kopie")
    store.close()
    (folder / DATABASE_FILE).unlink()
    newest = backups_in(folder / BACKUP_FOLDER)[0].path
    newest.write_bytes(newest.read_bytes()[: PAGE * 5])
    assert put_together(folder, key)[CASE][0] == "in de eerste"


def test_a_whole_store_is_left_alone_and_nothing_readable_replaces_nothing(
    store: SqliteStore, folder: Path, key: bytes
) -> None:
    store.append(CASE, [note("heel")])
    make_backup(store, folder / BACKUP_FOLDER, NOW)
    store.append(CASE, [note("ook heel")])
    store.close()
    assert look(folder, copies_of(folder), (key,)).whole
    (folder / DATABASE_FILE).write_bytes(b"kapot" * 3000)
    with pytest.raises(StoreError, match="er is niets"):
        rebuild(folder, look(folder, [], (key,)), (key,), NOW)
    assert (folder / DATABASE_FILE).read_bytes() == b"kapot" * 3000
    assert asides(folder) == []


def test_a_case_of_which_only_events_are_left_is_found_by_them(
    store: SqliteStore, folder: Path, key: bytes
) -> None:
    from datetime import date

    from gesprekshulp.dossier.events import NewEvent, ZaakGeopend

    opened = ZaakGeopend(case=CASE, title="S.V.", on=date(2026, 11, 24))
    store.append(
        CASE, [NewEvent(happened_at=NOW, entered_at=NOW, entered_by="Karin", payload=opened)]
    )
    store.append(CASE, [note("erna", "")])
    store.seal(CASE, "")
    store.close()
    raw = bytearray((folder / DATABASE_FILE).read_bytes())
    for one in range(1, 4):  # the first page, the cases and their index
        raw[(one - 1) * PAGE : one * PAGE] = bytes(PAGE)
    raw[:16] = (folder / DATABASE_FILE).read_bytes()[:16]
    (folder / DATABASE_FILE).write_bytes(raw)
    rebuild(folder, look(folder, [], (key,)), (key,), NOW)
    again = open_store(folder, key=key)
    assert [(one.case, one.title) for one in again.glances()] == [(CASE, "S.V.")]
    assert again.verify(CASE).first_fault is None
    assert len(again.load(CASE)) == 2
    again.close()


def page_with(folder: Path, key: bytes, words: bytes) -> int:
    """The number of the first page with these words."""
    from gesprekshulp.store.pages import read_pages

    pages = read_pages(folder / DATABASE_FILE, key).content
    return next((at for at, page in pages.items() if words in page), 0)
