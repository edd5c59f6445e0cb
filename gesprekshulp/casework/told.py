"""What need not be told twice: changes of content under a walk that was already begun."""

from __future__ import annotations

import contextlib

from gesprekshulp.assistant.replay import Change
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.store.interface import StoreError

_TOLD = "inhoud-gemeld"


def told_once(case: OpenCase, meeting: str, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return changes not yet told for this version of the content, and remember them as told.

    Kept in the personal layer: what was read is no part of the case.
    """
    store, version = case.desk.store, case.desk.content.version
    if not changes or store.personal(case.id, meeting).get(_TOLD, "") == version:
        return ()
    with contextlib.suppress(StoreError):  # then it is told again, and the talk goes on
        store.save_personal(case.id, meeting, _TOLD, version)
    return changes
