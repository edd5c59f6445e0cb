"""The shell from the user's side: keys that always fit, a way back, help, light and dark."""

from __future__ import annotations

import ast
import threading
from pathlib import Path

import pytest
from screen_help import NASTY, bottom_line, screen_text
from textual.color import Color

import gesprekshulp.tui
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.store.interface import Glance
from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.actions import ACTIONS, actions_at
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.screens.help import keys_page
from gesprekshulp.tui.themes import THEMES
from gesprekshulp.tui.typed_ahead import MOST_OPEN
from gesprekshulp.tui.widgets.keybar import MOST, Key, fitting


async def test_the_empty_list_says_which_keys_begin(shell: GesprekshulpApp) -> None:
    async with shell.run_test(size=(80, 24)) as pilot:
        assert "Nog geen zaken" in screen_text(shell)
        assert bottom_line(shell).endswith("F1 alle toetsen")
        await pilot.press("escape")
        await pilot.pause()
        assert "Stoppen met gesprekshulp?" in screen_text(shell)
        await pilot.press("n")
        await pilot.pause()
        assert "Nog geen zaken" in screen_text(shell)


async def test_every_size_from_tiny_to_wide_shows_whole_keys(shell: GesprekshulpApp) -> None:
    shell.desk._glances = [Glance(case="z-1", title=NASTY, stage=NASTY, next_step=NASTY)]  # type: ignore[union-attr]
    async with shell.run_test(size=(80, 24)) as pilot:
        for size in ((40, 12), (20, 5), (1, 1), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "[/x]" in screen_text(shell)
        assert "\x1b" not in screen_text(shell)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "F1" in bottom_line(shell)


async def test_help_the_menu_and_the_palette_speak_dutch(shell: GesprekshulpApp) -> None:
    async with shell.run_test(size=(80, 40), notifications=True) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert "Alle toetsen" in screen_text(shell)
        await pilot.press("escape", "space")
        await pilot.pause()
        assert "Licht of donker" in screen_text(shell)
        await pilot.press("n")
        await pilot.pause()
        assert "wie is de leerling?" in screen_text(shell)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        assert "Wat wil je doen?" in screen_text(shell)
        await pilot.press(*"zzzz")
        await pilot.pause(0.8)
        assert "Niets gevonden" in screen_text(shell)
        await pilot.press("escape", "ctrl+c")
        await pilot.pause()
        assert "ctrl+q" in screen_text(shell)
        assert shell.is_running


async def test_the_theme_changes_and_is_remembered(shell: GesprekshulpApp) -> None:
    async with shell.run_test() as pilot:
        before = shell.theme
        await shell.run_action("app.toggle_theme")
        await pilot.pause()
        assert shell.theme != before
        assert Settings(shell.settings.path.parent)["thema"] == "licht"


async def test_foreign_text_in_a_message_is_literal(shell: GesprekshulpApp) -> None:
    async with shell.run_test(size=(80, 24), notifications=True) as pilot:
        shell.notify(NASTY, title=NASTY)
        await pilot.pause()
        assert "[b]vet[/b]" in screen_text(shell)


async def test_the_mouse_works_on_the_key_bar(shell: GesprekshulpApp) -> None:
    async with shell.run_test(size=(80, 24)) as pilot:
        at = bottom_line(shell).index("F1")
        await pilot.click("KeyBar", offset=(at + 1, 0))
        await pilot.pause()
        assert "Alle toetsen" in screen_text(shell)


@pytest.mark.parametrize("width", [1, 2, 10, 16, 40, 80, 200])
@pytest.mark.parametrize("place", sorted({place for action in TABLE for place in action.where}))
def test_the_keys_never_take_more_than_the_width(place: str, width: int) -> None:
    keys = [
        Key(action, action.keys[0], action.label) for action in actions_at(place) if action.footer
    ]
    shown = fitting(keys, width)
    assert len(shown) <= MOST
    assert shown[-1].action.id == "help"
    taken = sum(key.width for key in shown) + 3 * (len(shown) - 1)
    assert taken <= max(width, 2)


def test_no_key_is_eaten_by_a_browser_or_a_multiplexer() -> None:
    eaten = {"f5", *(f"ctrl+{letter}" for letter in "wtnsbo")}
    assert not [action.id for action in TABLE if eaten & set(action.keys)]


def test_in_the_meeting_a_chord_is_never_the_only_way() -> None:
    assert ACTIONS["menu"].keys == ("space",)
    in_menu = set(actions_at("gesprek"))
    assert in_menu >= {action for action in TABLE if "gesprek" in action.where}


def test_every_action_has_an_id_of_its_own_and_stands_in_the_help() -> None:
    assert len(ACTIONS) == len(TABLE)
    for place in ("overzicht", "zaak", "gesprek"):
        for action in actions_at(place):
            assert action.help in keys_page(place)


@pytest.mark.parametrize(
    "theme", [one for one in THEMES if not one.ansi], ids=lambda theme: theme.name
)
def test_text_stands_out_in_full_colour_and_in_sixteen(theme) -> None:  # type: ignore[no-untyped-def]
    from rich.color import ColorSystem

    pointed_at = theme.variables["block-cursor-background"]
    grounds = (theme.background, theme.surface, theme.panel, pointed_at)
    muted = Color.parse(theme.variables["text-muted"])
    for ground in grounds:
        assert _contrast(muted, Color.parse(ground)) >= 4.5, ground
    for name in ("foreground", "primary", "secondary", "accent", "success", "warning", "error"):
        for ground in grounds:
            text, under = Color.parse(getattr(theme, name)), Color.parse(ground)
            assert _contrast(text, under) >= 4.5, (name, ground)
            plain = [c.rich_color.downgrade(ColorSystem.STANDARD).number for c in (text, under)]
            assert plain[0] != plain[1], (name, ground)


def _contrast(one: Color, other: Color) -> float:
    def luminance(color: Color) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in color.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_no_widget_gets_a_plain_string_with_foreign_text() -> None:
    """A `str` is read as markup; only literals without brackets may go in as they are."""
    drawing = {"Static", "Label", "Button", "Option", "update", "Checkbox", "RadioButton", "Tab"}
    faults = []
    for path in Path(gesprekshulp.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            plain = isinstance(first, ast.JoinedStr | ast.Attribute | ast.Subscript | ast.BinOp)
            if name in drawing and plain:
                faults.append(f"{path.name}:{node.lineno}")
    assert not faults


async def test_the_list_of_all_actions_is_asked_again_from_the_help_on_top_of_it(
    shell: GesprekshulpApp,
) -> None:
    async with shell.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", "f1", "ctrl+p")
        await pilot.pause()
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert len(shell.screen_stack) == 1


async def test_help_that_is_read_while_something_is_made_is_not_covered(
    shell: GesprekshulpApp,
) -> None:
    """What was waited for comes once the help is closed, not over it."""
    made, shown = threading.Event(), []

    async with shell.run_test(size=(80, 24)) as pilot:

        def show(example: str) -> None:
            shell.pop_screen()
            shown.append(example)

        def make() -> str:
            made.wait(10)
            return "klaar"

        shell.open("wachten", "Het voorbeeld wordt klaargezet…", make, show)
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        made.set()
        for _ in range(20):
            await pilot.pause(0.01)
        assert shell.screen.place == "help"  # type: ignore[attr-defined]
        assert shown == []
        await pilot.press("escape")
        for _ in range(200):
            await pilot.pause(0.01)
            if shown:
                break
        assert shown == ["klaar"]
        assert shell.screen.place == "overzicht"  # type: ignore[attr-defined]


async def test_so_many_screens_can_be_open_that_there_is_a_way_back(shell: GesprekshulpApp) -> None:
    """Opened and opened again, without ever going back: it says so, and nothing breaks."""
    async with shell.run_test(size=(80, 24), notifications=True) as pilot:
        for _ in range(30):
            shell.open("help", "begin", "overzicht")
            await pilot.pause()
        assert len(shell.screen_stack) == MOST_OPEN
        assert "te veel open" in screen_text(shell)
        for _ in range(MOST_OPEN - 1):
            await pilot.press("escape")
            await pilot.pause()
        assert shell.screen.place == "overzicht"  # type: ignore[attr-defined]
