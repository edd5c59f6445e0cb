"""What the app does because the user set it: its theme, the keys, the look without colour.

Which settings there are stands in `settings.schema`, which keys will do in `keymap`, the
colours in `themes`. The app itself is `app`.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import cast

from rich.console import Console
from textual.app import App
from textual.constants import COLOR_SYSTEM
from textual.filter import ANSIToTruecolor, DimFilter, LineFilter
from textual.reactive import Initialize, Reactive
from textual.theme import Theme

from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import BLANK_KEY, THEME
from gesprekshulp.tui.actions import use_keys
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.themes import CONTRAST, FEW, NONE, SIXTEEN, THEMES, theme_for


class SetApp(App[int]):
    """An app that looks and listens as the user set it."""

    theme: Reactive[str] = Reactive(Initialize(lambda app: cast("SetApp", app)._theme_set()))

    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance  # before the rest: the theme is a setting
        super().__init__()
        self._colour_or_none()
        self._keys_told = self._lay_keys()

    def tell_faults(self) -> None:
        """Say which settings could not be used."""
        told = [*self.settings.problems, *self._keys_told]
        if told:
            more = f" En nog {len(told) - 1}." if len(told) > 1 else ""
            self.notify(f"{told[0]}{more}", severity="warning", timeout=12)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our themes and no others.

        Overridden rather than registered: a theme set after the style sheet was made has
        the whole sheet read again, and that is paid before the first paint.
        """
        return {theme.name: theme for theme in THEMES}

    @property
    def settings(self) -> Settings:
        """What the user set."""
        return self.entrance.settings

    def _theme_set(self) -> str:
        return theme_for(self.settings[THEME], os.environ, self._colours)

    @cached_property
    def _colours(self) -> str | None:
        # As Textual asks it, whose own console is made only after the theme was asked for.
        system = Console(
            color_system=COLOR_SYSTEM,  # type: ignore[arg-type]
            force_terminal=True,
            legacy_windows=False,
        )
        return system.color_system

    def watch_theme(self) -> None:
        """Take every colour away where the theme says so."""
        self._colour_or_none()

    def _colour_or_none(self) -> None:
        # With NO_COLOR Textual takes away the colours, and with them the line pointed at.
        kept = ANSIToTruecolor | DimFilter
        others: list[LineFilter] = [one for one in self._filters if isinstance(one, kept)]
        if self.theme in (NONE, SIXTEEN):
            from gesprekshulp.tui.colourless import Colourless, TerminalColours

            others.append(Colourless() if self.theme == NONE else TerminalColours())
        elif self._colours == FEW or self.theme == CONTRAST:
            from gesprekshulp.tui.colourless import FewColours

            others.append(FewColours(self.current_theme.variables["veld"]))
        self._filters[:] = others

    def use_settings(self) -> None:
        """Do what the settings say, after one changed."""
        self.theme = self._theme_set()
        self._lay_keys()
        self.refresh_bindings()

    def _lay_keys(self) -> tuple[str, ...]:
        """Lay the user's own keys over ours; return a sentence about each that will not do."""
        wanted = dict(self.settings.keys)
        if self.settings.is_set(BLANK_KEY):
            wanted.setdefault("scherm-leeg", self.settings[BLANK_KEY])
        keys: dict[str, tuple[str, ...]] = {}
        problems: tuple[str, ...] = ()
        if wanted:
            from gesprekshulp.tui.keymap import judge_keys

            keys, problems = judge_keys(wanted)
        self._keymap = self._normalize_keymap(use_keys(keys))
        return problems

    def keep_setting(self, key: str, value: str) -> None:
        """Keep a setting and do what it says; when it cannot be kept, say so. Raises SettingError."""
        try:
            self.settings.set(key, value)
        except OSError:
            self.notify(
                f"De instelling geldt nu, maar is niet te bewaren in {self.settings.path.parent}.",
                severity="error",
            )
        self.use_settings()
