"""What the program itself wrote is not doubted by its own check for parents' eyes.

A user who is told that a sentence of the program may read as a reproach cannot change it.
"""

from __future__ import annotations

from letter_cases import built, empty, rich

from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.documents.papercheck import check_document
from gesprekshulp.knowledge.letters import FAMILY_READERS
from gesprekshulp.knowledge.loading import load_content

ASKED_WITH_REASON = {
    "voornemen-verwijdering",  # that a child may have to go is a threat, however it is put
    "tolkversie",  # the list of words itself, with what they mean beside them
    "klacht-wegwijzer",  # the name of the swv; the page explains it where it fits a line
}


def test_our_own_sentences_to_parents_are_not_asked_about() -> None:
    content = load_content()[0]
    doubted = {
        (letter.id, remark.sentence)
        for letter in content.letters.values()
        if set(letter.readers) & FAMILY_READERS and letter.address_form != "geen"
        if letter.id not in ASKED_WITH_REASON
        for dossier in (rich(), empty())
        for remark in check_document(
            built(content, letter, dossier).document, content, the_herkenner()
        )
    }
    assert not doubted
