"""What is seen: in few colours and none, where the focus is, how wide, how dates read.

Contrast is computed over what was drawn, as a terminal with the colours of xterm shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from story import Place, Story, played
from textual.widgets import OptionList

from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.localtime import short_day, short_moment
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.tui.themes import CONTRAST, DARK, LIGHT, NONE, SIXTEEN, THEMES, theme_for
from gesprekshulp.tui.widgets.choicefield import ChoiceField
from gesprekshulp.tui.widgets.flowing import MEASURE
from gesprekshulp.tui.widgets.knop import Knop
from gesprekshulp.tui.widgets.line import LineInput
from gesprekshulp.tui.widgets.notearea import NoteArea

_NORMAL = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
]
_BRIGHT = [
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
]
GROUNDS = {
    "donker": TerminalTheme((0, 0, 0), (229, 229, 229), _NORMAL, _BRIGHT),
    "licht": TerminalTheme((255, 255, 255), (0, 0, 0), _NORMAL, _BRIGHT),
}
READABLE, SEEN = 4.5, 3.0
Cell = tuple[str, Style]


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    def luminance(color: tuple[int, int, int]) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in color)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _shown(
    style: Style, on: TerminalTheme, few: bool
) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The two colours that the eye gets: of the letter and of its ground."""

    def seen(color: Color | None, ground: bool) -> tuple[int, int, int]:
        color = color or Color.default()
        if few:
            color = color.downgrade(ColorSystem.STANDARD)
        return tuple(color.get_truecolor(on, foreground=not ground))  # type: ignore[return-value]

    letter, ground = seen(style.color, False), seen(style.bgcolor, True)
    return (ground, letter) if style.reverse else (letter, ground)


def _cells(story: Story, widget: Any = None) -> list[Cell]:
    """What was drawn, cell by cell: of one widget, or of the whole screen."""
    area = (widget or story.app.screen).region
    found: list[Cell] = []
    strips = story.app.screen._compositor.render_strips()
    for row in strips[area.y : area.bottom]:
        cells = [(sign, segment.style or Style()) for segment in row for sign in segment.text]
        found += cells[area.x : area.right]
    return found


def _unreadable(story: Story, on: TerminalTheme, few: bool) -> dict[str, float]:
    """The words that do not stand out, each with its contrast."""
    faults: dict[str, float] = {}
    for segment in (one for row in story.app.screen._compositor.render_strips() for one in row):
        if not any(sign.isalnum() for sign in segment.text):
            continue
        contrast = _contrast(*_shown(segment.style or Style(), on, few))
        if contrast < READABLE or (segment.style and segment.style.dim):
            faults[segment.text.strip()] = round(contrast, 2)
    return faults


def _themed(place: Place, theme: str) -> Place:
    Settings(place.folder).set("thema", theme)
    return place


def _in_sight(story: Story, widget: Any) -> bool:
    """Whether nothing of it is scrolled away."""
    placed = story.app.screen.find_widget(widget)
    return placed.visible_region == placed.region


FEW = (
    ("16-kleuren", "donker"),
    ("16-kleuren", "licht"),
    ("geen-kleur", "donker"),
    ("geen-kleur", "licht"),
    ("donker", "donker"),
    ("licht", "licht"),
    ("contrast", "donker"),
)
in_few_colours = pytest.mark.parametrize(("theme", "ground"), FEW)
SCREENS = {
    "overzicht": ("escape",),
    "zaak": (),
    "formulier": ("n", "1", "f2"),
    "voorbereiden": ("v",),
    "gesprek": ("g",),
    "palet": ("ctrl+p",),
    "help": ("f1",),
    "instellingen": ("f8",),
    "brieven": ("m",),
    "nazorg": ("z",),
}


@in_few_colours
async def test_every_word_can_be_read_in_sixteen_colours(
    place: Place, theme: str, ground: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    case = place.example()
    begin(case, ["moeder"])
    async with played(_themed(place, theme), case, (120, 40)) as story:
        for name, keys in SCREENS.items():
            await story.press(*keys)
            await story.pilot.pause(0.2)
            # What lies below a box is faded in a theme of our own, and meant to be.
            if not (story.app.screen.is_modal and theme in ("donker", "licht", "contrast")):
                assert not _unreadable(story, GROUNDS[ground], few=True), name
            while story.place not in ("zaak", "overzicht"):
                await story.press("escape")
            if story.place == "overzicht":
                await story.press("enter")


@in_few_colours
async def test_fields_and_buttons_can_be_told_from_what_lies_around_them(
    place: Place, theme: str, ground: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field that is not seen is not filled in: it has a line under it where colours fail."""
    monkeypatch.setenv("TERM", "xterm")
    async with played(_themed(place, theme), place.example(), (120, 40)) as story:
        seen = set[type]()
        for form in (("v", "enter"), ("escape", "escape", "n", "1")):
            await story.press(*form)
            await story.pilot.pause()
            for kind in (LineInput, NoteArea, ChoiceField, Knop):
                for field in story.app.screen.query(kind):
                    if not field.has_focus and _in_sight(story, field):
                        seen.add(kind)
                        cells = _cells(story, field)[1:-1]
                        assert all(style.underline for _, style in cells), field
        assert len(seen) == 4


@in_few_colours
async def test_the_field_with_the_focus_can_be_told_from_the_others(
    place: Place, theme: str, ground: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`5` writes "bezwaar" for whoever has the focus: who that is must be seen."""
    monkeypatch.setenv("TERM", "xterm")
    async with played(_themed(place, theme), place.example(), (120, 40)) as story:
        await story.press("v", "enter")
        left = len(story.app.screen.query(".waarde")) + 1
        for _ in range(left):
            field: Any = story.app.screen.focused
            await story.press("tab")
            await story.pilot.pause()
            before = _cells(story, field)
            await story.press("shift+tab")
            await story.pilot.pause()
            marks = [
                _mark(now, GROUNDS[ground])
                for was, now in zip(before, _cells(story, field), strict=True)
                if was != now
            ]
            assert max(marks, default=0) >= SEEN, field
            await story.press("tab")


def _mark(cell: Cell, on: TerminalTheme) -> float:
    """How strongly a cell stands out: by its ground, or by the sign in it."""
    sign, style = cell
    letter, ground = _shown(style, on, few=True)
    around = tuple(on.background_color)
    by_ground = _contrast(ground, around)  # type: ignore[arg-type]
    return max(by_ground, _contrast(letter, ground) if sign == "▌" else 0)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("theme", ["16-kleuren", "geen-kleur"])
async def test_the_cursor_is_seen_in_a_line_and_in_a_field_of_lines(
    place: Place, theme: str, ground: str
) -> None:
    around: Any = tuple(GROUNDS[ground].background_color)
    async with played(_themed(place, theme), place.example(), (120, 40)) as story:
        await story.press("v", "enter", "tab")
        for kind in (LineInput, NoteArea):
            while not isinstance(story.app.screen.focused, kind):
                await story.press("tab")
            await story.pilot.pause()
            cells = _cells(story, story.app.screen.focused)
            grounds = [_shown(style, GROUNDS[ground], few=True)[1] for _, style in cells]
            assert len([one for one in grounds if _contrast(one, around) >= 2]) == 1, kind


def test_the_terminal_chooses_the_theme_until_the_user_does() -> None:
    assert theme_for("auto", {}, "standard") == SIXTEEN
    assert theme_for("auto", {"NO_COLOR": "1"}, "standard") == NONE
    assert theme_for("auto", {}, "256") == DARK
    assert theme_for("auto", {"COLORFGBG": "0;15"}, "truecolor") == LIGHT
    assert theme_for("contrast", {"NO_COLOR": "1"}, "standard") == CONTRAST
    assert theme_for("licht", {}, "standard") == LIGHT


@pytest.mark.parametrize("theme", [one for one in THEMES if not one.ansi], ids=lambda one: one.name)
def test_the_line_between_two_parts_is_seen(theme: Any) -> None:
    line = Color.parse(theme.variables["lijn"]).get_truecolor()
    for ground in (theme.background, theme.surface, theme.panel):
        assert _contrast(tuple(line), tuple(Color.parse(ground).get_truecolor())) >= SEEN, ground


async def test_a_long_answer_shows_its_cursor_as_soon_as_the_field_is_reached(place: Place) -> None:
    async with played(place, place.example(), (120, 40)) as story:
        await story.press("v", "enter", "tab", "tab", "tab")
        field: Any = story.app.screen.focused
        await story.pilot.pause()
        assert len(field.value) > field.size.width
        story.sees(field.value[-20:])
        assert story.app.cursor_position.x < field.region.right


async def test_a_long_answer_of_several_lines_is_whole_at_once(place: Place) -> None:
    async with played(place, place.example(), (120, 40)) as story:
        await story.press("v", "enter")
        await story.pilot.pause()
        for field in story.app.screen.query(NoteArea):
            assert field.text.split() == "".join(s for s, _ in _cells(story, field)).split()


async def test_the_palette_tells_its_own_keys(place: Place) -> None:
    case = place.example()
    begin(case, ["moeder"])
    async with played(place, case, (120, 40)) as story:
        for at in ((), ("g",)):
            await story.press(*at, "ctrl+p")
            await story.pilot.pause(0.2)
            assert "enter kies" in story.keys
            assert "esc terug" in story.keys
            await story.press("f1")
            assert story.place == "help"
            await story.press("escape", "escape")
        assert story.place == "gesprek"


async def test_while_choosing_enter_takes_the_answer_pointed_at(place: Place) -> None:
    async with played(place, place.case(), (120, 40)) as story:
        await story.press("o", "end", "enter", "1", "tab")
        await story.pilot.pause()
        assert "enter kies" in story.keys
        listed = story.app.screen.query_one("#keuzes", OptionList)
        first = " ".join(str(listed.get_option_at_index(0).prompt).split()).removeprefix("1 ")
        await story.press("enter")
        await story.pilot.pause()
        story.sees(f"jij: {first}")


async def test_after_an_answer_of_five_minutes_the_key_says_go_on(place: Place) -> None:
    async with played(place, place.case(), (120, 40)) as story:
        await story.press("o", "d")
        assert "enter zeg" in story.keys
        await story.types("hoe ziet u dat thuis?", "enter")
        assert "enter verder" in story.keys
        story.sees("Enter gaat verder.")


async def test_what_is_wrong_has_a_sign_and_not_only_a_colour(place: Place) -> None:
    async with played(place, place.case(), (120, 40)) as story:
        await story.press("n", "1", "f2")
        story.sees("✗ Vul een naam in.")
        await story.press("escape")
        story.app.notify("Dit gaat niet.", severity="error")
        await story.pilot.pause(0.2)
        story.sees("✗ Dit gaat niet.")


def _wide_lines(story: Story) -> Iterator[str]:
    for line in story.text.splitlines()[1:-2]:
        yield from (
            part for part in re.split(r"\s{2,}|[│▏▔▁]+", line.strip()) if len(part) > MEASURE
        )


@pytest.mark.parametrize(
    "keys", [("f1",), ("f8",), ("ctrl+p",), ("o", "end", "enter", "1", "tab"), ("t",), ("m",)]
)
async def test_no_line_is_wider_than_the_eye_can_follow(
    place: Place, keys: tuple[str, ...]
) -> None:
    async with played(place, place.case(), (120, 40)) as story:
        await story.press(*keys)
        await story.pilot.pause(0.2)
        assert not list(_wide_lines(story))


async def test_the_timeline_has_one_column_and_an_empty_row_above(place: Place) -> None:
    case = place.example()
    begin(case, ["moeder"])
    async with played(place, case, (120, 40)) as story:
        await story.press("t")
        await story.pilot.pause()
        lines = story.text.splitlines()
        assert not lines[1].strip()
        starts = {
            len(line) - len(line[18:].lstrip())
            for line in lines[2:-2]
            if line[1:13].strip()[:1].isdigit()
        }
        assert len(starts) == 1, starts


async def test_a_long_line_of_a_list_goes_on_below_its_own_words(place: Place) -> None:
    case = place.example()
    async with played(place, case, (80, 24)) as story:
        await story.press("t", "x")
        await story.pilot.pause()
        inside = [line.split("│")[1] for line in story.text.splitlines() if line.count("│") == 2]
        starts = [len(line) - len(line.lstrip()) for line in inside if line.strip()]
        assert set(starts) == {2, 4}, inside  # a new line, or one that goes on


def test_one_way_to_write_a_day_and_a_moment() -> None:
    assert short_moment(datetime(2026, 10, 6, 12, 0, tzinfo=UTC)) == "6-10-2026 14:00"
    assert short_day(datetime(2026, 12, 1, tzinfo=UTC).date()) == "1-12-2026"
