"""Which row is which case, and the line of each that a list shows."""

from __future__ import annotations

from datetime import datetime

import msgspec

from gesprekshulp.store.drafts import last_draft
from gesprekshulp.store.errors import unknown_case
from gesprekshulp.store.interface import Glance
from gesprekshulp.store.schema import span_of
from gesprekshulp.store.whole_file import Connection


def case_id_in(con: Connection, case: str) -> int:
    """Return the row of a case; raises StoreError when there is none."""
    row = con.execute("select id from cases where name = ?", (case,)).fetchone()
    if row is None:
        raise unknown_case(case)
    return int(row[0])


def glances_of(con: Connection) -> list[Glance]:
    """Return one line per case in the database behind `con`, most recently changed first."""
    rows = con.execute(
        "select id, name, title, glance, changed_at from cases order by id desc"
    ).fetchall()
    last = {row[0]: last_draft(con, span_of(row[0])) for row in rows}
    found = [
        (max(changed_at, last[case_id].entered_at), case, title, kept)
        for case_id, case, title, kept, changed_at in rows
    ]
    found.sort(key=lambda one: one[0], reverse=True)
    return [_glance(*one) for one in found]


def _glance(changed_at: str, case: str, title: str, kept: bytes | None) -> Glance:
    changed = datetime.fromisoformat(changed_at) if changed_at else None
    try:
        found = msgspec.json.decode(kept, type=Glance) if kept else Glance(case=case, title=title)
    except msgspec.DecodeError:
        # A line of the overview can be made again; it must not keep the case closed.
        found = Glance(case=case, title=title)
    return found if found.updated_at else msgspec.structs.replace(found, updated_at=changed)
