"""The chronology: everything in order within the school, for a parent only what is theirs."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from letter_cases import CASES, ON, rich
from msgspec.structs import replace
from test_letters import CONTENT, NOTES, READERS

from gesprekshulp.assistant.counterpoints import MOST, counterpoints
from gesprekshulp.assistant.weak_spots import weak_spots
from gesprekshulp.documents.chronology import MissingLine, chronology, chronology_request
from gesprekshulp.documents.letters.request import Reader
from gesprekshulp.documents.plain import as_text
from gesprekshulp.dossier.notes import readable_by
from gesprekshulp.dossier.types import Dossier, Note

INTERN = Reader("intern")
MOEDER, VADER, OPA = READERS[:3]


def told(dossier: Dossier, reader: Reader = INTERN, on: date = ON) -> str:
    request = chronology_request(dossier, CONTENT, reader, on, "Karin")
    return as_text(chronology(request, (MissingLine("Er is niet geëvalueerd.", "Doe het.", "W1"),)))


def test_within_the_school_all_but_own_notes_in_order() -> None:
    text = told(rich())

    said = ("Uitgenodigd", "LEEUW", "aangeboden", "TIJGER", "Gemaakt: samenvatting")
    places = [text.index(word) for word in said]
    assert places == sorted(places)
    assert "KROKODIL" not in text
    assert "Er is niet geëvalueerd. Doe het. (W1)" in text
    assert "kenmerk abababababab" in text


def test_a_parent_reads_what_is_theirs_and_nothing_of_what_is_missing() -> None:
    text = told(rich(), MOEDER)

    for word in ("thuis is hij rustig", "niet buiten de klas", "Uitgenodigd: moeder", "telefoon"):
        assert word in text
    for word in (
        "KROKODIL",
        "OLIFANT",
        "TIJGER",
        "LEEUW",
        "eerst zien",
        "ontbreekt",
        "geëvalueerd",
    ):
        assert word not in text


def test_a_parent_without_gezag_reads_no_consent_of_others() -> None:
    text = told(rich(), OPA)
    assert "bezwaar" not in text.casefold()
    assert "gezag bij beide" not in text


@given(NOTES)
@settings(max_examples=150, deadline=None)
def test_no_line_goes_to_who_may_not_read_it(one: Note) -> None:
    dossier = replace(rich(), notes={"n": one})
    for reader in (MOEDER, VADER, OPA):
        if not readable_by(one, (reader.id,)):
            assert "ZEEHOND" not in told(dossier, reader)
    if one.reader == "eigen":
        assert "ZEEHOND" not in told(dossier)


def test_what_came_later_is_not_in_it() -> None:
    text = told(rich(), on=date(2026, 11, 6))
    assert "LEEUW" in text
    assert "OOGO: begonnen" not in text


def test_what_is_not_on_paper_is_named_plainly() -> None:
    text = told(rich())
    assert "“Twee keer per week samen lezen”" not in text.split("Wat ontbreekt")[1]
    spoken = replace(rich(), consents={})
    assert "van moeder staat er geen antwoord" in told(spoken)


class TestCounterpoints:
    """The other side, before a letter leaves."""

    def test_at_most_five_each_with_what_is_missing_and_what_can_still_be_done(self) -> None:
        for make in CASES.values():
            points = counterpoints(CONTENT, make(), ON)
            assert len(points) <= MOST
            for point in points:
                assert point.said.startswith("“")
                assert point.missing
                assert point.remedy
                assert "Wat nog kan:" in str(point)

    def test_the_guard_goes_first(self) -> None:
        codes = [bool(point.code) for point in counterpoints(CONTENT, rich(), ON, most=50)]
        assert codes == sorted(codes, reverse=True)

    def test_the_same_remark_comes_once(self) -> None:
        said = [
            point.said for point in counterpoints(CONTENT, rich(), ON, most=50) if not point.code
        ]
        assert len(said) == len(set(said))

    def test_own_notes_are_never_held_against_anyone(self) -> None:
        own = {k: replace(n, reader="eigen", text="KROKODIL") for k, n in rich().notes.items()}
        spots = weak_spots(replace(rich(), notes=own), ON)
        assert all("KROKODIL" not in spot.text for spot in spots)

    def test_an_objection_without_answer_is_the_first(self) -> None:
        open_ = {"n2": replace(rich().notes["n2"], stand="open", next_step="")}
        spots = weak_spots(replace(rich(), notes=open_), ON)
        assert "nooit een antwoord" in spots[0].said
