"""Playing a story on the real screens: a real encrypted store, a clock that can be turned on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from screen_help import MemoryEntrance, bottom_line, screen_text
from textual import events
from textual.pilot import Pilot

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import build_example, load_example
from gesprekshulp.dossier.events import OnderdeelVastgelegd, PartnerVastgelegd
from gesprekshulp.dossier.types import Gesprekspartner, Leerling, Note, School
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store.sqlite import throwaway_store
from gesprekshulp.tui.app import GesprekshulpApp

SIZES = ((80, 24), (120, 40))
OCTOBER = datetime(2026, 10, 6, 12, 0, tzinfo=UTC)


class Place:
    """A desk on a throw-away store, whose clock goes on a second with every look at it."""

    def __init__(self, folder: Path, content: Content) -> None:
        self.folder = folder
        self.at = OCTOBER
        self.store = throwaway_store(folder)
        ids = count(1)
        self.desk = Desk(self.store, content, self.now, lambda kind: f"{kind}{next(ids)}")
        self.desk.set_user("Karin de Wit")

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def later(self, days: int) -> None:
        self.at += timedelta(days=days)

    def example(self) -> OpenCase:
        return build_example(self.desk, load_example(content_dir()))

    def case(self, born: date = date(2017, 3, 4), *people: Gesprekspartner) -> OpenCase:
        """Sem with one item in the plan, and these people (default: a mother and a father)."""
        pupil = Leerling(first_name="Sem", last_name="Vos", pronouns="hij", birth_date=born)
        case = self.desk.new_case(pupil, School(name="De Linde", sector="vo"))
        for one in people or (person("moeder"), person("vader")):
            case.record(PartnerVastgelegd(partner=one))
        case.record(OnderdeelVastgelegd(item="d1", text="Rekenen in een groepje"))
        case.plan_meeting()
        case.refresh_glance()
        return case


def person(who: str, role: Any = "ouder-met-gezag", **more: Any) -> Gesprekspartner:
    decides = role in ("ouder-met-gezag", "voogd")
    return Gesprekspartner(
        id=who, name=f"{who.capitalize()} Vos", role=role, short=who, consents=decides, **more
    )


class Story:
    """What a user does and sees."""

    def __init__(self, app: GesprekshulpApp, pilot: Pilot[Any], case: OpenCase | None) -> None:
        self.app = app
        self.pilot = pilot
        self.case = case

    async def press(self, *keys: str) -> None:
        """Press keys one by one; a screen that a key opens is there before the next one."""
        for key in keys:
            await self.pilot.press(key)

    async def types(self, text: str, *then: str) -> None:
        """Put text in the field with the focus, the last letter by hand, then press keys."""
        await self.pastes(text[:-1])
        await self.press("space" if text[-1] == " " else text[-1], *then)

    async def pastes(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def chooses(self, letter: str) -> None:
        """Take a way on: the letter and Enter."""
        await self.press(letter, "enter")

    async def menu(self, letter: str) -> None:
        """Choose from the menu, with one hand."""
        await self.press("space", letter)

    @property
    def place(self) -> str:
        return str(getattr(self.app.screen, "place", ""))

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def keys(self) -> str:
        return bottom_line(self.app)

    @property
    def words(self) -> str:
        """The text on screen column by column as one line, so that line breaks do not count."""
        left, right = [], []
        for line in self.text.replace("│", " ").splitlines():
            first, _, second = line.partition("▏")
            left.append(first)
            right.append(second)
        return " ".join(" ".join([*left, *right]).split())

    def sees(self, *wanted: str) -> None:
        words = self.words
        for one in wanted:
            assert one in words, f"{one!r} staat er niet:\n{self.text}"

    def sees_nothing_of(self, *unwanted: str) -> None:
        words = self.words
        for one in unwanted:
            assert one not in words, f"{one!r} staat er:\n{self.text}"

    @property
    def notes(self) -> list[Note]:
        assert self.case is not None
        return list(self.case.dossier.notes.values())


@asynccontextmanager
async def played(
    place: Place,
    case: OpenCase | None = None,
    size: tuple[int, int] = (80, 24),
    at: str = "",
    there: str = "12",
) -> AsyncIterator[Story]:
    """Start the program on this desk; with `at` a screen of the case is open ("gesprek").

    `there`: the lines ticked of who is at the table.
    """
    app = GesprekshulpApp(MemoryEntrance(place.folder), desk=place.desk)  # type: ignore[arg-type]
    async with app.run_test(size=size, notifications=True) as pilot:
        story = Story(app, pilot, case)
        await pilot.pause()
        if case is not None:
            app.open("zaak", case)
            await pilot.pause()
        if at == "gesprek":
            await story.press("g", *there, "enter")
        elif at:
            await story.press({"voorbereiden": "v", "nazorg": "z"}[at])
        yield story
