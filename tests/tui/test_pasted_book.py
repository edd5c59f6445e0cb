"""A note as long as a book: lists show how it begins and how much more there is, all of it is kept."""

from __future__ import annotations

import pytest
from story import Place, played
from textual.widgets import Static

from gesprekshulp.casework.walks import begin
from gesprekshulp.tui.screens.nazorg_rows import details, note_line
from gesprekshulp.tui.text import MOST_DRAWN, aanhef, hangend
from gesprekshulp.tui.widgets.notespanel import NotesPanel

BOOK = "woord " * 20_000
PAGE = 2 * MOST_DRAWN
"""Characters that may be drawn of a note, with what stands around it."""


@pytest.mark.parametrize("text", ["kort", "x" * MOST_DRAWN, "een twee " * 100])
def test_what_people_write_stands_whole(text: str) -> None:
    assert aanhef(text) == text.strip()
    assert hangend(text, 40, 2).replace("\n  ", "").replace(" ", "") == text.replace(" ", "")


def test_what_is_not_drawn_is_counted() -> None:
    assert aanhef("y" * (MOST_DRAWN + 12_345)).endswith("y… [nog 12.345 tekens]")


async def test_a_pasted_book_is_kept_whole_and_drawn_as_its_beginning(place: Place) -> None:
    case = place.case()
    meeting = begin(case, ["moeder"])
    meeting.keep(f"begin {BOOK}eind")
    (note,) = case.dossier.notes.values()
    assert note.text == f"begin {BOOK}eind"
    drawn = details(case, note, [])
    assert sum(len(str(part)) for part in drawn) < PAGE
    assert len(note_line(note, False, 76).plain) < PAGE


async def test_the_talk_goes_on_below_a_pasted_book(place: Place) -> None:
    async with played(place, place.case(), at="gesprek") as story:
        await story.pastes(BOOK)
        await story.press("enter")
        await story.pilot.pause()
        assert [len(note.text) for note in story.notes] == [len(BOOK.strip())]
        drawn = story.app.screen.query_one(NotesPanel).query_one("#notities", Static)
        words = " ".join(str(drawn.content).split())
        assert words.endswith("tekens]")
        assert len(str(drawn.content)) < PAGE
