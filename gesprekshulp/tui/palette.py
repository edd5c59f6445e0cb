"""The command palette in Dutch: every action of this screen, by a few letters.

Imported when it is first opened.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.align import Align
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets.option_list import Option

from gesprekshulp.tui.actions import Action, actions_at, command_of, dialog_bindings, key_word
from gesprekshulp.tui.leaving import LeftOnce
from gesprekshulp.tui.text import samen
from gesprekshulp.tui.widgets.flowing import MEASURE
from gesprekshulp.tui.widgets.keybar import KeyBar


class ActionProvider(Provider):
    """Finds actions of the screen the palette was opened from."""

    def _actions(self) -> list[Action]:
        place = getattr(self.screen, "place", "")
        return [
            action
            for action in actions_at(place)
            if action.id != "palet" and self.screen.check_action(action.run, ())
        ]

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for action in self._actions():
            yield DiscoveryHit(
                _shown(action), partial(self._run, action), text=action.label, help=action.help
            )

    async def search(self, query: str) -> Hits:
        """Offer what fits the letters typed, in label or help."""
        matcher = self.matcher(query)
        for action in self._actions():
            score = max(matcher.match(action.label), 0.8 * matcher.match(action.help))
            if score > 0:
                yield Hit(
                    score,
                    _shown(action),
                    partial(self._run, action),
                    text=action.label,
                    help=action.help,
                )

    async def _run(self, action: Action) -> None:
        await self.app.run_action(command_of(action))


def _shown(action: Action) -> Content:
    keys = " of ".join(key_word(key) for key in action.keys)
    return samen(action.label.capitalize(), (f"   {keys}" if keys else "", "$text-muted"))


class Palette(LeftOnce, CommandPalette):
    """Textual's palette, speaking Dutch; why works here too, as on every screen."""

    # Textual draws a picture there that many terminals show as a box, and dims what explains.
    DEFAULT_CSS = f"""
    Palette SearchIcon {{ display: none; }}
    Palette > Vertical {{ max-width: {MEASURE + 4}; }}
    Palette > .command-palette--help-text {{ color: $text-muted; text-style: not bold; }}
    Palette CommandInput:ansi > .input--placeholder {{ color: $text-muted; text-style: none; }}
    Palette CommandInput:ansi > .input--cursor {{
        background: $input-cursor-background; color: $input-cursor-foreground;
    }}
    """

    place: ClassVar[str] = "palet"
    help_topic: ClassVar[str] = "vensters"
    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings("palet")

    def __init__(self) -> None:
        super().__init__([ActionProvider], placeholder="Wat wil je doen?", id="--command-palette")

    def compose(self) -> ComposeResult:
        """Put the keys below it: those of the screen it lies on do not work here."""
        yield from super().compose()
        yield KeyBar()

    def action_choose(self) -> None:
        """Do what is pointed at."""
        self._select_or_command(None)

    def action_back(self) -> None:
        """Leave without doing anything."""
        self._action_escape()

    def _action_command_list(self, action: str) -> None:
        # Textual turns a page of a list that is not laid out yet, and stops on it.
        if self.query_one(CommandList).virtual_size.height:
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def say_so() -> None:
            if search_value:
                self.query_one(CommandList).add_option(
                    Option(Align.center(Text("Niets gevonden")), disabled=True, id=self._NO_MATCHES)
                )
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)
