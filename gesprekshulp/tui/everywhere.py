"""What can be done on every screen: help, why, menu, settings, the lock, and what is refused.

Screens are imported when they are opened. What the app holds and how it ends stands in `app`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from gesprekshulp.settings.schema import THEME
from gesprekshulp.tui.actions import keys_of
from gesprekshulp.tui.navigation import make_screen
from gesprekshulp.tui.themes import DARK
from gesprekshulp.tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from textual.screen import Screen

    from gesprekshulp.tui.app import GesprekshulpApp
    from gesprekshulp.tui.locking import Lock


class Everywhere(TypedAhead):
    """An app with the actions of everywhere, as the action table names them."""

    lock: Lock | None = None

    @property
    def _program(self) -> GesprekshulpApp:
        """Itself, for what asks for the whole app."""
        return cast("GesprekshulpApp", self)

    def open(self, name: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        """Put the screen called `name` (see `navigation`) on top; `then` gets its result."""
        self.push_screen(make_screen(name, *arguments), then)

    def action_open_part(self, part: str) -> None:
        """Open a part of the program (see `parts`) from the screen on top."""
        from importlib import import_module

        import_module(f"gesprekshulp.tui.{part}").open_part(self)

    def action_go_back(self) -> None:
        """Esc: what the screen on top makes of it."""
        back = getattr(self.screen, "action_back", None)
        if back is not None:
            back()

    def action_help(self) -> None:
        """F1: the page of the manual for this screen, with all keys."""
        if not isinstance(self.screen, _help_class()):
            topic = getattr(self.screen, "help_topic", "")
            place = getattr(self.screen, "place", "")
            self.open("help", topic, place)

    def action_why(self) -> None:
        """Say on which sources rests what the screen on top shows now."""
        from gesprekshulp.tui.screens.waarom import show_why

        show_why(self._program)

    def action_menu(self) -> None:
        """Offer everything that can be done here in one list, for one hand."""
        from gesprekshulp.tui.dialogs.menu import open_menu

        open_menu(self._program)

    def action_command_palette(self) -> None:
        """Offer every action by a few letters of its name."""
        from gesprekshulp.tui.palette import Palette

        # There can be one only, also when the help lies on top of it.
        if not any(isinstance(one, Palette) for one in self.screens_there()):
            self.push_screen(Palette())

    def action_lock(self) -> None:
        """Close the store and hide everything until the passphrase is typed again."""
        if self.lock is not None:
            self.lock.shut()
        else:
            self.notify("Er staat nog niets open om te vergrendelen.")

    def action_toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        self.keep_setting(THEME, "licht" if self.theme == DARK else "donker")

    def action_tour(self) -> None:
        """Lead the user around the example."""
        from gesprekshulp.tui.screens.rondleiding import start_tour

        start_tour(self._program)

    def action_settings(self) -> None:
        """Show the settings."""
        if getattr(self.screen, "place", "") != "instellingen":
            self.open("instellingen")

    def action_help_quit(self) -> None:
        """Ctrl+c: say how to stop, since stopping by accident would be worse."""
        self.notify(
            f"Stoppen doe je met {keys_of('stoppen')}. Kopiëren: selecteer eerst met de muis."
        )

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing: a picture would put on disk, readable, what stands on the screen."""

    def action_suspend_process(self) -> None:
        """Nothing: a stopped program keeps the store open while the screen looks closed."""


def _help_class() -> type[Screen[Any]]:
    from gesprekshulp.tui.screens.help import HelpScreen

    return HelpScreen
