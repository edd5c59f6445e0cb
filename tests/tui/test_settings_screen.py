"""Instellingen: what a user sets is seen at once, kept, and told when it will not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_help import MemoryDesk, MemoryEntrance, bottom_line, screen_text
from story import Place, played
from textual.pilot import Pilot

from gesprekshulp.settings.keeping import FILE_NAME, Settings
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.screens.help import keys_page


def kept(folder: Path, *lines: str) -> None:
    (folder / FILE_NAME).write_text("\n".join(lines), encoding="utf-8")


def app_in(folder: Path) -> GesprekshulpApp:
    return GesprekshulpApp(MemoryEntrance(folder), desk=MemoryDesk())  # type: ignore[arg-type]


async def at_setting(pilot: Pilot[int], title: str) -> None:
    """Open the settings and point at one."""
    await pilot.press("f8")
    await pilot.pause()
    listed = pilot.app.screen.query_one("#regels")
    for _ in range(90):
        row = pilot.app.screen._rows[listed.highlighted or 0]  # type: ignore[attr-defined]
        if str(row.shown).startswith(title):
            return
        await pilot.press("down")
    raise AssertionError(title)


async def test_another_theme_is_seen_at_once_and_stands_in_the_file(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_setting(pilot, "Kleuren")
        assert "Automatisch kiest licht of donker" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("4")
        await pilot.pause()
        assert "hoog contrast" in screen_text(app)
        assert app.theme == "gesprekshulp-contrast"
        await pilot.press("delete")
        await pilot.pause()
        assert app.theme == "gesprekshulp-donker"
    assert "thema" not in (tmp_path / FILE_NAME).read_text(encoding="utf-8")


async def test_the_next_start_begins_in_the_theme_that_was_set(tmp_path: Path) -> None:
    kept(tmp_path, "thema: licht")
    app = app_in(tmp_path)
    async with app.run_test():
        assert app.theme == "gesprekshulp-licht"


async def test_no_colour_means_no_colour_and_still_shows_where_you_are(tmp_path: Path) -> None:
    kept(tmp_path, "thema: geen-kleur")
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        segments = [
            segment for strip in app.screen._compositor.render_strips() for segment in strip
        ]
        styles = [segment.style for segment in segments if segment.style]
        assert all(style.color is None or style.color.is_default for style in styles)
        assert all(style.bgcolor is None or style.bgcolor.is_default for style in styles)
        assert any(style.reverse for style in styles), "de aangewezen regel"


async def test_an_own_key_works_and_is_shown_everywhere(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_setting(pilot, "Nieuwe zaak")
        await pilot.press("enter")
        await pilot.pause()
        assert "Welke toets voor “nieuwe zaak”?" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "x nieuwe zaak" in bottom_line(app)
        assert "`x` **nieuwe zaak**" in keys_page("overzicht")
        await pilot.press("n")
        await pilot.pause()
        assert "wie is de leerling?" not in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert "wie is de leerling?" in screen_text(app)
    assert Settings(tmp_path).keys == {"zaak-nieuw": "x"}


@pytest.mark.parametrize(
    ("key", "told"),
    [("ctrl+t", "browser of terminal zelf"), ("v", "al de toets voor “voorbeeld”")],
)
async def test_a_key_that_will_not_do_is_told_and_changes_nothing(
    tmp_path: Path, key: str, told: str
) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await at_setting(pilot, "Nieuwe zaak")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert told in " ".join(screen_text(app).split())
    assert Settings(tmp_path).keys == {}


async def test_faults_in_the_file_are_told_and_the_rest_holds(tmp_path: Path) -> None:
    kept(tmp_path, "thema: paars", "toets.zaak-nieuw: F5", "toets.voorbeeld: y", "stap: uitleg")
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "instellingen.txt, regel 1" in text
        assert "En nog 1." in text
        assert "y voorbeeld" in bottom_line(app)
        assert "n nieuwe zaak" in bottom_line(app)
        assert app.theme == "gesprekshulp-donker"


async def test_a_folder_that_cannot_be_written_still_changes_the_screen(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.keep_setting("thema", "licht")
        await pilot.pause()
        assert app.theme == "gesprekshulp-licht"
        assert "niet te bewaren" in " ".join(screen_text(app).split())


async def test_a_talk_begins_as_the_user_set_it(place: Place) -> None:
    kept(place.folder, "hints: aan", "stap: uitleg", "lege-toets: f9")
    async with played(place, place.example(), at="gesprek") as story:
        story.sees("hints aan")
        await story.press("f9")
        assert "hints" not in story.text


async def test_nothing_that_textual_says_is_english(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for action in ("app.screenshot", "app.command_palette", "app.suspend_process"):
            await app.run_action(action)
            await pilot.pause()
            assert not {"Search", "Quit", "Screenshot", "Keys"} & set(screen_text(app).split())
    assert list(tmp_path.glob("*.svg")) == []


async def test_a_field_without_colour_is_a_line_and_its_cursor_stands_out(tmp_path: Path) -> None:
    kept(tmp_path, "thema: geen-kleur")
    app = app_in(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        segments = [s for strip in app.screen._compositor.render_strips() for s in strip]
        blank = [s.style for s in segments if s.style and not s.text.strip()]
        assert any(style.underline and not style.reverse for style in blank)
        assert any(style.reverse for style in blank)
