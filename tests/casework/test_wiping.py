"""What is wiped for good: everything with text of the same note or contact, and told apart."""

from __future__ import annotations

from typing import Any

from case_story import begin

from gesprekshulp.casework.aftercare import Aftercare, add_contact
from gesprekshulp.casework.keeping import about_the_same, wipe_events, wipeable
from gesprekshulp.casework.naming import describe


def test_a_contact_and_a_note_go_with_every_later_change_of_them(world: Any) -> None:
    case = world.case()
    add_contact(case, "telefoon", case.today(), "moeder noemt een broertje", ("moeder",))
    begin(case, ["moeder"])
    from gesprekshulp.casework.meeting import Meeting

    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    note = meeting.keep("broertje heeft adhd")
    meeting.end()
    Aftercare(case, meeting.id).change(note.id, text="broertje heeft iets")
    events = world.store.load(case.id)
    told = {one.ordinal: describe(one) for one in wipeable(events)}
    assert sum("broertje" in one for one in told.values()) == 3
    for one in events:
        if "broertje" in told.get(one.ordinal, ""):
            same = about_the_same(events, one)
            assert one.ordinal in same
            assert len(same) == (1 if "contact" in told[one.ordinal] else 2)
    wipe_events(world.desk, case.id, [at for at, one in told.items() if "broertje" in one])
    left = world.store.load(case.id)
    assert len(left) == len(events)
    assert not any("broertje" in describe(one) for one in left)
    assert sum(describe(one).startswith("gewist: ") for one in left) == 3
    case.reload()
    assert case.dossier.notes == {}
    assert case.dossier.contacts == {}
