"""A case from a stranger who has the passphrase: what no store of ours writes is refused whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from store_help import CASE, MEETING, note, texts

from gesprekshulp.store.carrying import CarriedCase
from gesprekshulp.store.interface import DamagedStore
from gesprekshulp.store.sqlite import SqliteStore, throwaway_store

Change = Callable[[CarriedCase], CarriedCase]
FAR = 1 << 33  # in the numbers of another case


def drafts(carried: CarriedCase, **changed: object) -> CarriedCase:
    first, *rest = carried.drafts
    return replace(carried, drafts=(replace(first, **changed), *rest))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: drafts(one, ordinal=FAR + 1),
        lambda one: drafts(one, ordinal=-1),
        lambda one: drafts(one, ordinal=1),
        lambda one: drafts(one, action=1 << 63),
        lambda one: drafts(one, bucket="g-9"),
        lambda one: replace(one, next_ordinal=FAR),
        lambda one: replace(one, next_action=1 << 63),
        lambda one: replace(one, changed_at="gisteren"),
        lambda one: replace(one, changed_at="2026-11-28T12:00:00"),
        lambda one: replace(one, case="z-\x1b[2J"),
        lambda one: replace(one, case=""),
        lambda one: replace(one, drafts=(*one.drafts, *one.drafts)),
    ],
)
def test_numbers_times_and_names_that_cannot_be_are_refused(
    store: SqliteStore, tmp_path: Path, change: Change
) -> None:
    store.append(CASE, [note("vast")])
    store.seal(CASE, MEETING)
    store.append(CASE, [note("concept"), note("nog een")])
    carried = store.carry_out(CASE)
    (tmp_path / "ander").mkdir()
    other = throwaway_store(tmp_path / "ander", durable=False)
    other.create_case("z-eigen", "E.G.")
    with pytest.raises(DamagedStore, match="Er is niets overgenomen"):
        other.carry_in(change(carried))
    assert [one.case for one in other.glances()] == ["z-eigen"]
    other.carry_in(replace(carried, title="S.V.\x1b[2J\u202e"))
    assert {one.title for one in other.glances()} == {"S.V.", "E.G."}
    assert texts(other.load(CASE)) == ["vast", "concept", "nog een"]
    assert other.load("z-eigen") == []
    other.close()
