"""Doing again in another store, or a copy, what was wiped or removed in this one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from gesprekshulp.store.errors import UnknownCase
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.waiting import Waiting

Act = Callable[[SqliteStore], object]


def wiping(waiting: Sequence[Waiting]) -> Act:
    """Return what erases these in a store; it raises UnknownCase where none of them is."""

    def act(store: SqliteStore) -> None:
        changed = False
        for case in dict.fromkeys(one.case for one in waiting):
            changed = _erase(store, [one for one in waiting if one.case == case]) or changed
        if not changed:
            raise UnknownCase("")

    return act


def _erase(store: SqliteStore, waiting: Sequence[Waiting]) -> bool:
    """Erase what waits for one case; return whether any of it was there."""
    case = waiting[0].case
    removed = any(one.what is None for one in waiting)
    if removed and case:
        with contextlib.suppress(UnknownCase):
            store.remove_case(case)
            return True
        return store.drop_left_over()
    left_over = removed and store.drop_left_over()
    beside = [store.wipe_beside(case, one.what) for one in waiting if isinstance(one.what, str)]
    ordinals: list[int] = []
    with contextlib.suppress(UnknownCase):  # a copy from before this case
        ordinals = store.still_says(waiting)
    if ordinals:
        store.wipe(case, *ordinals)
    return bool(ordinals) or any(beside) or left_over
