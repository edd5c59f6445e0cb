"""What parents say of the school's text stays theirs, and the school's text stays the school's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from case_story import World, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.chronology import chronology_of, chronology_reader
from gesprekshulp.casework.letters import find_letter, letter_of
from gesprekshulp.casework.papers import summary_of
from gesprekshulp.casework.views import add_view, answer_view, make_views, targets, views_paper
from gesprekshulp.casework.walks import begin
from gesprekshulp.documents.model import Document
from gesprekshulp.documents.plain import as_text
from gesprekshulp.dossier.events import OnderdeelVastgelegd
from gesprekshulp.dossier.notes import events_with_text_of
from gesprekshulp.store.interface import StoreError

THEIRS = "Sem leest thuis wél. Elke avond, uit zichzelf."
OURS = "Sem leest niet uit zichzelf."


def closed_talk(case: OpenCase) -> str:
    """A talk with one note of the school; returns the id of the note."""
    meeting = begin(case, ["moeder", "vader", "juf"])
    meeting.keep(f"s: {OURS}")
    note = next(reversed(case.dossier.notes))
    meeting.end()
    Aftercare(case, meeting.id).close()
    return note


def about(case: OpenCase, kind: str, ref: str = "") -> object:
    return next(one for one in targets(case) if one.about == kind and ref in ("", one.ref))


def said(case: OpenCase, kind: str, ref: str = "", who: str = "moeder", **more: object) -> str:
    view = add_view(case, who, THEIRS, case.today(), "e-mail", about(case, kind, ref), **more)  # type: ignore[arg-type]
    return view.id


def text_of(document: Document) -> str:
    return as_text(document)


def test_both_texts_stand_side_by_side_whatever_is_corrected_after(case: OpenCase) -> None:
    note = closed_talk(case)
    said(case, "notitie", note)
    Aftercare(case, case.dossier.notes[note].meeting).change(
        note, "ouders lazen mee", text="Sem leest op school niet uit zichzelf."
    )
    text = text_of(views_paper(case))
    assert OURS in text
    assert "Sem leest op school niet uit zichzelf." in text
    assert THEIRS in text
    assert "nog niet op geantwoord" in text


def test_the_school_answers_and_both_answers_stay(case: OpenCase, world: World) -> None:
    item = case.add_item("lezen met een maatje")
    view = said(case, "onderdeel", item)
    answer_view(case, view, "niet", "Wij zagen op school iets anders.")
    world.later(7)
    answer_view(case, view, "overgenomen", "Er staat nu: Sem leest thuis elke avond.")
    text = text_of(views_paper(case))
    assert "Niet overgenomen. Wij zagen op school iets anders." in text
    assert "Overgenomen. Er staat nu: Sem leest thuis elke avond." in text
    assert case.facts()["inbreng-verwerkt"] == "ja"
    assert case.facts()["zienswijze-bijgevoegd"] == "ja"


def test_it_stands_in_summary_report_letter_and_chronology_of_who_wrote_it(case: OpenCase) -> None:
    note = closed_talk(case)
    said(case, "notitie", note)
    meeting = case.dossier.notes[note].meeting
    papers = [
        summary_of(case, meeting, ("moeder",)).document,
        letter_of(case, find_letter(case, "zienswijze-ontvangst")).document,
        chronology_of(case, chronology_reader(case, "moeder", case.today())),
        chronology_of(case, chronology_reader(case, "", case.today())),
    ]
    assert all(THEIRS in text_of(one) for one in papers)


def test_another_parent_reads_it_only_when_it_is_shared(case: OpenCase) -> None:
    note = closed_talk(case)
    meeting = case.dossier.notes[note].meeting
    said(case, "notitie", note)

    def of_father() -> list[str]:
        reader = chronology_reader(case, "vader", case.today())
        return [
            text_of(summary_of(case, meeting, ("vader",)).document),
            text_of(views_paper(case, ["vader"])),
            text_of(chronology_of(case, reader)),
        ]

    assert not any(THEIRS in text for text in of_father())
    said(case, "opp", shared_with=("vader",))
    assert all(THEIRS in text for text in of_father())


def test_words_of_nobody_or_of_tomorrow_are_refused(case: OpenCase) -> None:
    opp = targets(case)[0]
    with pytest.raises(StoreError, match="geen woorden"):
        add_view(case, "moeder", "  ", case.today(), "brief", opp)
    with pytest.raises(StoreError, match="moet nog komen"):
        add_view(case, "moeder", "x", case.today() + timedelta(days=1), "brief", opp)
    with pytest.raises(StoreError, match="waarom"):
        answer_view(case, said(case, "opp"), "niet", " ")


def test_the_paper_is_written_once_and_recorded(case: OpenCase, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nog geen zienswijze"):
        make_views(case, tmp_path / "z.txt")
    said(case, "opp")
    make_views(case, tmp_path / "z.txt")
    assert THEIRS in (tmp_path / "z.txt").read_text(encoding="utf-8-sig")
    assert case.dossier.documents[-1].kind == "zienswijze"


def test_wiping_the_schools_note_leaves_the_words_of_the_parents(case: OpenCase) -> None:
    note = closed_talk(case)
    said(case, "notitie", note)
    case.leave()
    events = case.desk.store.load(case.id)
    for ordinal in events_with_text_of(events, note):
        case.desk.store.wipe(case.id, ordinal)
    case.reload()
    text = text_of(views_paper(case))
    assert THEIRS in text
    assert OURS not in text
    assert case.desk.store.verify(case.id).first_fault is None


STEPS = st.lists(
    st.sampled_from(["tekst", "onderdeel", "zienswijze", "antwoord", "sluit"]), max_size=12
)


@given(steps=STEPS)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_order_of_corrections_loses_either_text(steps: list[str], world: World) -> None:
    case = world.case()
    person(case, "moeder")
    item = case.add_item("tekst 0 van de school")
    ours = ["tekst 0 van de school"]
    theirs: list[str] = []
    answers: list[str] = []
    beside: list[str] = []
    for number, step in enumerate(steps, 1):
        if step == "tekst":
            ours.append(f"tekst {number} van de school")
            case.record(OnderdeelVastgelegd(item=item, text=ours[-1]))
        elif step == "onderdeel":
            case.add_item(f"iets anders {number}")
        elif step == "zienswijze":
            theirs.append(f"woorden {number} van moeder")
            beside.append(ours[-1])
            target = about(case, "onderdeel", item)
            add_view(case, "moeder", theirs[-1], case.today(), "brief", target)  # type: ignore[arg-type]
        elif step == "antwoord" and theirs:
            answers.append(f"antwoord {number}")
            answer_view(case, next(reversed(case.dossier.views)), "deels", answers[-1])
        elif step == "sluit":
            case.leave()
    text = text_of(views_paper(world.reopened(case)))
    for wanted in (*theirs, *answers, *beside, *(ours[-1:] if theirs else [])):
        assert wanted in text
