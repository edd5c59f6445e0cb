"""Our own letters, held against the check that every letter of a school goes through."""

from __future__ import annotations

from gesprekshulp.assistant.papercheck import Remark
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.letters import letter_of, letters_now
from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.documents.papercheck import check_document
from gesprekshulp.knowledge.loading import content_dir, load_for_checking
from gesprekshulp.knowledge.speech import PAPER_LABELS


def test_no_letter_of_ours_is_told_to_hurt_and_hardly_any_is_asked_about(case: OpenCase) -> None:
    content = case.desk.content
    reviewed = load_for_checking(content_dir()).content.reviewed.values()
    may_stand = {(one.pitfall, one.text) for one in reviewed}
    told: list[Remark] = []
    for offered in letters_now(case):
        document = letter_of(case, offered.letter).document
        remarks = check_document(document, content, the_herkenner())
        told += [one for one in remarks if one.kind in PAPER_LABELS]
    sure = {(one.kind, one.sentence) for one in told if one.sure}
    asked = {one.sentence for one in told if not one.sure}
    assert not sure - may_stand
    assert len(asked) <= len(content.letters) // 4, asked
