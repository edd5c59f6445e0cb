"""In Nazorg a note that explains or labels is pointed at, quietly; while the talk runs it never is."""

from __future__ import annotations

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.walks import begin
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.nazorg import run_aftercare


class Spoken(Console):
    """A console that answers "later" and keeps what was said."""

    def __init__(self) -> None:
        super().__init__(lambda _: None, lambda _: None)
        self.heard: list[str] = []

    def say(self, *lines: str) -> None:
        self.heard += lines

    def ask(self, question: str) -> str | None:
        return None


def kinds(after: Aftercare) -> list[str]:
    return [r.kind for note in after.notes() for r in after.remarks(note.id)]


def test_the_lint_speaks_of_notes_and_asks_no_more_work(case: OpenCase) -> None:
    meeting = begin(case, ["moeder", "vader"])
    meeting.keep("Vader was onwillig.")
    meeting.keep("Sem luistert nooit naar de juf.")
    meeting.keep("Moeder zei dat Sem thuis wel slaapt.")
    meeting.end()
    after = Aftercare(case, meeting.id)
    before = after.todos()
    assert kinds(after) == ["etiket", "altijd-nooit"]
    assert after.todos() == before, "een opmerking is geen taak"
    after.close()


def test_a_note_of_the_user_alone_and_a_quote_are_left_in_peace(case: OpenCase) -> None:
    meeting = begin(case, ["moeder"])
    own = meeting.keep("* Moeder is een lastige ouder.")
    quote = meeting.keep("Moeder is een lastige ouder.")
    meeting.end()
    after = Aftercare(case, meeting.id)
    after.set_layer(quote.id, "citaat")
    assert after.remarks(own.id) == ()
    assert after.remarks(quote.id) == ()


def test_line_by_line_it_stands_under_the_note(case: OpenCase) -> None:
    meeting = begin(case, ["moeder", "vader"])
    meeting.keep("! Vader was onwillig.")
    meeting.end()
    console = Spoken()
    run_aftercare(Aftercare(case, meeting.id), console)
    assert any("etiket op een mens" in line for line in console.heard)
