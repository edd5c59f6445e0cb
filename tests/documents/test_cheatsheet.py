"""The cheat sheet: one page, the whole way through the talk, sentences that can be said."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.example import example_desk
from gesprekshulp.casework.walks import begin
from gesprekshulp.documents import pdf, plain
from gesprekshulp.documents.cheatsheet import build_cheatsheet
from gesprekshulp.documents.model import Document
from gesprekshulp.dossier.events import OnderdeelVastgelegd

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def sem(tmp_path: Path) -> Iterator[OpenCase]:
    desk = example_desk(tmp_path, lambda: NOW)
    yield desk.open_case("S.V.")
    desk.store.close()


def sheet(case: OpenCase) -> Document:
    meeting = case.current_meeting()
    here = meeting.id if meeting else ""
    return build_cheatsheet(
        case.dossier, here, case.desk.content, case.facts(here), case.names(here), case.today()
    )


def text_of(document: Document) -> str:
    return plain.render(document).decode("utf-8-sig")


def pages(document: Document) -> int:
    return len(PdfReader(io.BytesIO(pdf.render(document)[0])).pages)


def test_it_is_one_page(sem: OpenCase) -> None:
    assert pages(sheet(sem)) == 1


def test_it_is_one_page_with_everything_still_open(sem: OpenCase) -> None:
    meeting = begin(sem, ["moeder", "vader"])
    for number in range(8):
        meeting.keep_as_objection(
            f"v: {number} " + "dit is een lang bezwaar dat maar doorgaat " * 6
        )
    meeting.end()
    Aftercare(sem, meeting.id).close()
    document = sheet(sem)
    assert "Nog open van eerder" in text_of(document)
    assert pages(document) == 1


def test_it_goes_on_to_the_end_of_the_talk_along_the_usual_way(sem: OpenCase) -> None:
    text = text_of(sheet(sem))
    titles = re.findall(r"^- (.+?): ", text.partition("De stappen")[2], re.M)
    wanted = ["Ouders vertellen eerst", "Samenvatten met ouders", "Afspraken met wie en wanneer"]
    places = [titles.index(one) for one in (*wanted, "Afsluiten")]
    assert places == sorted(places)
    assert "Praten met een tolk" not in titles, "een zijweg"


def test_no_sentence_is_cut_and_none_is_about_an_item_that_is_not_there(sem: OpenCase) -> None:
    for item in sem.dossier.items.values():
        sem.record(OnderdeelVastgelegd(item=item.id, text=item.text, dropped=True))
    text = text_of(sheet(sem))
    assert "…" not in text
    assert "dit onderdeel" not in text.casefold()
    steps = text.partition("De stappen")[2].partition("Wat onze school biedt")[0]
    for line in steps.splitlines():
        assert not line.startswith("- ") or line.rstrip()[-1] in ".?!"
