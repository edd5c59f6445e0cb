"""Telling a case through the actions a user takes, on a real encrypted store with a fixed clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pypdf import PdfReader

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.papers import summary_of
from gesprekshulp.casework.walks import begin
from gesprekshulp.documents.markdown import render
from gesprekshulp.documents.summary import Built
from gesprekshulp.dossier.events import PartnerVastgelegd
from gesprekshulp.dossier.types import Gesprekspartner, Leerling, School
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.interface import Store
from gesprekshulp.store.sqlite import throwaway_store

OCTOBER = datetime(2026, 10, 6, 12, 0, tzinfo=UTC)
SCHOOL = School(name="De Linde", sector="po", denomination="openbaar", contact="Karin, IB")


class World:
    """A desk whose clock goes on a second with every look at it."""

    def __init__(self, folder: Path, content: Content, at: datetime = OCTOBER) -> None:
        self.folder = folder
        self.at = at
        self.store: Store = throwaway_store(folder)
        self._ids = count(1)
        self.desk = self._desk(content)

    def _desk(self, content: Content) -> Desk:
        return Desk(self.store, content, self.now, lambda kind: f"{kind}{next(self._ids)}")

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def later(self, days: int) -> None:
        self.at += timedelta(days=days)

    def with_content(self, content: Content) -> Desk:
        """The same store under a program with other content."""
        self.desk = self._desk(content)
        return self.desk

    def case(self, born: date | None = date(2017, 3, 4), sector: Any = "po") -> OpenCase:
        school = School(
            name=SCHOOL.name,
            sector=sector,
            denomination=SCHOOL.denomination,
            contact=SCHOOL.contact,
        )
        pupil = Leerling(first_name="Sem", last_name="Vos", pronouns="hij", birth_date=born)
        return self.desk.new_case(pupil, school)

    def family(self, case: OpenCase) -> OpenCase:
        """A mother and a father with gezag, and a teacher."""
        person(case, "moeder")
        person(case, "vader")
        person(case, "juf", role="medewerker")
        return case

    def reopened(self, case: OpenCase) -> OpenCase:
        """What a program finds that starts again on this store."""
        return OpenCase(self.desk, case.id)


def person(case: OpenCase, who: str, role: Any = "ouder-met-gezag", **more: Any) -> Gesprekspartner:
    consents = role in ("ouder-met-gezag", "voogd")
    partner = Gesprekspartner(
        **{
            "id": who,
            "name": f"{who.capitalize()} Vos",
            "role": role,
            "short": who,
            "consents": consents,
            **more,
        }
    )
    case.record(PartnerVastgelegd(partner=partner))
    return partner


def table(case: OpenCase, *there: str) -> Meeting:
    """Begin a meeting with these people at the table."""
    return begin(case, there or ("moeder", "vader", "juf"))


def finish(meeting: Meeting) -> Aftercare:
    """End the talk and close it at once."""
    meeting.end()
    care = Aftercare(meeting.case, meeting.id)
    care.close()
    return care


def paper(case: OpenCase, meeting: str, *readers: str) -> str:
    """The summary as its readers get it, as text."""
    return text_of(summary_of(case, meeting, readers))


def text_of(built: Built) -> str:
    # The Markdown renderer guards its signs; here only the words count.
    return render(built.document).decode().replace("\\", "")


def every_word(case: OpenCase) -> str:
    """Everything the store keeps of the case as events, as one text."""
    return "\n".join(repr(event) for event in case.desk.store.load(case.id))


def words_in(file: Path) -> str:
    """Return every word in a paper, packed ones too."""
    if file.suffix == ".docx":
        with ZipFile(file) as packed:
            return " ".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    if file.suffix == ".pdf":
        reader = PdfReader(file)
        text = " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        return " ".join(text.split())
    return " ".join(file.read_text(encoding="utf-8").split())
