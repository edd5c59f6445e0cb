"""A concern about safety leaves no trace in the case: no step, no note, no half-typed line."""

from __future__ import annotations

import pytest
from case_story import every_word, table

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.store.interface import OffRecord

SCENE = "veiligheidszorg"


def test_nothing_of_the_scene_is_kept_and_the_talk_goes_on_where_it_was(case: OpenCase) -> None:
    meeting = table(case)
    before = meeting.view()
    meeting.enter(SCENE)
    assert meeting.off_record
    with pytest.raises(OffRecord, match="regel staat er nog"):
        meeting.keep("KROKODIL zag ik op zijn arm")
    meeting.save_half_line("KROKODIL half")
    assert meeting.half_line() == ""
    meeting.choose("a")
    for _ in range(12):
        if not meeting.off_record:
            break
        meeting.leave()
    assert meeting.view().step == before.step
    assert meeting.view().tree == before.tree
    assert SCENE not in every_word(case)
    assert "KROKODIL" not in every_word(case)
    meeting.keep("het gesprek gaat gewoon verder")


def test_one_step_back_leaves_the_scene(case: OpenCase) -> None:
    meeting = table(case)
    before = meeting.view().step
    meeting.enter(SCENE)
    assert meeting.back().step == before
    assert not meeting.off_record
